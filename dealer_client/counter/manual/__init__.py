"""The manual, shown at the page that fits the screen."""
