"""Settings of this screen, the check of the whole book, and what this counter is."""
