"""Keys: where the secrets of a profile are kept and how they are opened."""
