"""The register on the screen: searching it, and one entry with all that stands around it."""
