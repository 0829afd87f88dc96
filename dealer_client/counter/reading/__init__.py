"""Lists and sheets: what is read at the counter, not typed."""
