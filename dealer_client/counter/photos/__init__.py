"""Photos of goods by the camera of the till."""
