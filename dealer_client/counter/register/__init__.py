"""The register as the shop sees it: searching, and one entry with all that stands around it."""
