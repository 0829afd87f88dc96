"""What may stand in one line of text for people: nothing that moves the cursor, hides, or turns its direction."""

from __future__ import annotations

import re

NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""A character that has no place in a line."""


def is_line(text: str, most: int) -> bool:
    """Whether it is a line with something in it, of at most so many characters."""
    return bool(text.strip()) and len(text) <= most and not NOT_TEXT.search(text)
