"""Who is the same person: the keys by which deals with one seller, or one buyer, are found together.

A document key or a person key that two deals share makes them deals with one person. A buyer in the sales register
shows no document; there name and address are all there is, and count where one of two deals has nothing better.

Keys are made of folded spellings (`spelling.py`). Taking two persons for one costs little: the deal is paid by bank, or
a note is read that is about somebody else. Taking one person for two lets cash pass that the law forbids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from .canonical import JsonObject
from .numbering import EntryNumber
from .spelling import folded_name, folded_number


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonKeys:
    """The keys of one person, each empty where what it is made of is not known.

    `document`: issuing state and number. `person`: surname with prefix, first initial, date of birth. `firm`: the
    number of the firm that he acts for. `address`: the whole name, postcode and house number. Left out of `repr`, as
    they are about a person.
    """

    document: str = field(default="", repr=False)
    person: str = field(default="", repr=False)
    firm: str = field(default="", repr=False)
    address: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.document or self.person or self.firm or self.address)


def keys_of_seller(seller: JsonObject) -> PersonKeys:
    """The keys of a seller as he stands in an entry's personal part.

    Of the given names only the first initial counts: one document has them all, the next one the first.
    """
    document = seller.get("document", {})
    surname = folded_name(f"{seller.get('prefix', '')}{seller.get('surname', '')}")
    initial = folded_name(str(seller.get("given_names", "")))[:1]
    born = str(seller.get("date_of_birth", ""))
    number = folded_number(str(document.get("number", "")))
    return PersonKeys(
        document=f"{folded_name(str(document.get('issuing_state', '')))} {number}" if number else "",
        person=f"{surname} {initial} {born}" if surname and born else "",
        firm=_firm_key(seller.get("firm", {})),
        address=_address_key(
            f"{seller.get('given_names', '')}{seller.get('prefix', '')}{seller.get('surname', '')}",
            seller.get("address", {}),
        ),
    )


def keys_of_buyer(buyer: JsonObject) -> PersonKeys:
    """The keys of a buyer as he stands in an entry's personal part: a name and an address."""
    return PersonKeys(address=_address_key(str(buyer.get("name", "")), buyer.get("address", {})))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A flag on a seller: who set it, when (UTC) and why; and who lifted it, where somebody did. Never deleted."""

    id: int
    set_by: str
    set_at: datetime
    reason: str = field(repr=False)
    lifted_by: str = ""
    lifted_at: datetime | None = None
    lift_reason: str = field(default="", repr=False)

    @property
    def is_lifted(self) -> bool:
        """Whether somebody took the flag away again."""
        return self.lifted_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSeller:
    """A person who brought goods before.

    `seller` is as the newest entry has him now (the JSON of the personal part, see `entry.seller_json`);
    `purchase_count` and `last_on` leave voided entries out; `last_on` is None where all are void. `attention` is the
    flag that stands now, or None.
    """

    keys: PersonKeys
    seller: JsonObject = field(repr=False)
    last_on: date | None
    purchase_count: int
    attention: Attention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDeal:
    """One deal with a known seller. `total_cents` is what he was paid, as the entry stands now."""

    number: EntryNumber
    happened_on: date
    total_cents: int
    is_void: bool


def _firm_key(firm: JsonObject) -> str:
    """The firm is who sells, whoever it sends: known by its number in the trade register or for VAT."""
    kvk, vat = folded_number(str(firm.get("kvk", ""))), folded_number(str(firm.get("vat", "")))
    return f"KVK {kvk}" if kvk else f"VAT {vat}" if vat else ""


def _address_key(name: str, address: JsonObject) -> str:
    folded, postcode, number = (
        folded_name(name),
        folded_number(str(address.get("postcode", ""))),
        folded_number(str(address.get("number", ""))),
    )
    place = postcode or folded_name(f"{address.get('city', '')}{address.get('street', '')}")
    return f"{folded} {place} {number}" if folded and place else ""
