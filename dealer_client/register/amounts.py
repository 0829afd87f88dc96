"""Money as people read it."""

from __future__ import annotations


def euro(cents: int) -> str:
    """`€ 3.000,00`, as Dutch law and customers write it; the same in both languages of a Dutch shop."""
    whole, rest = divmod(abs(cents), 100)
    return f"€ {'-' if cents < 0 else ''}" + f"{whole:,}.{rest:02d}".translate(str.maketrans(",.", ".,"))
