"""Purchases that were put aside for a moment, and the way back to them."""
