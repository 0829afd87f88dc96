"""The book in safe custody: where the store meets its keys. Opening, recovering, re-keying, restoring, signing in."""
