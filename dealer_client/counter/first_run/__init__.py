"""The first run: from a machine without a counter to one that is ready to work."""
