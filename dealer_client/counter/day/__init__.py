"""The till at the end of the day: what should be in it, counting, closing, and what the bookkeeper gets."""
