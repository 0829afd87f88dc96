"""Handing out the short documents of an entry: made in the background, kept as a file, and opened for printing."""
