"""The shop: whose register this is, and which counter of it."""

from __future__ import annotations

from dataclasses import dataclass

from .draft import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """The dealer's branch and this counter.

    `municipality` decides the hold; `zone` is an IANA time zone; `series` the counter's number series; `book` the
    identity of this counter's book; `practice` is true where nothing here is real; `vat` the VAT identification number,
    empty where the dealer has none.
    """

    dealer: str
    address: Address
    kvk: str
    municipality: str
    zone: str
    series: str
    book: str
    practice: bool
    vat: str = ""
