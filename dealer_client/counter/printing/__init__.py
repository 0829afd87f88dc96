"""Printing: the pages of a document, the printers of the computer, the preview, and what goes where by itself."""
