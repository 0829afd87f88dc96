"""What the central register told about goods in the book, and what to do."""
