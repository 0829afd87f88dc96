"""The Qt face of the product: asks the desk, shows the answer."""
