"""Who is at the counter: signing in, and the lock that comes by itself."""
