"""Amounts, weights and moments as the counter shows them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from dealer_client.documents import figures


def say_euro(cents: int) -> str:
    """`€ 1.234,50`, the same in both languages."""
    return figures.euro(cents)


def say_grams(milligrams: int) -> str:
    """`4,20 g`."""
    return figures.grams(milligrams)


def say_moment(moment: datetime, zone: str) -> str:
    """`24-11-2026 14:02` on the clock of the shop."""
    return f"{moment.astimezone(ZoneInfo(zone)):%d-%m-%Y %H:%M}"


def say_key(key: str) -> str:
    """A public key or hash (hexadecimal) in groups, so that two people can compare it aloud."""
    return figures.grouped(key)
