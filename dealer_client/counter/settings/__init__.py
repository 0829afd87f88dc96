"""Settings of this counter, and whether everything holds and works."""
