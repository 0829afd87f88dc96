"""What the item is: categories, identifiers and their checks, look-alike folding, precious metal."""
