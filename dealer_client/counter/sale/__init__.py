"""Goods go out: what, to whom, is it all right, and the number it gets in the register."""
