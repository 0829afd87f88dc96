"""What the clerk has typed so far: the same values while typing, when checked and when recorded.

Everything may still be missing. Text is as typed but trimmed; nothing here judges. An empty string means "not
filled in". What is about a person is left out of `repr`, so that no log or traceback can show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class EntryKind(StrEnum):
    """What an entry in the register records (design section 3)."""

    PURCHASE = "purchase"
    TRADE_IN = "trade-in"
    CONSIGNMENT = "consignment"
    PLEDGE = "pledge"
    GIFT = "gift"
    FOUND = "found"
    SALE = "sale"
    MELT = "melt"
    RETURN = "return"
    POLICE = "police"
    DESTROYED = "destroyed"
    CORRECTION = "correction"
    VOID = "void"
    INSPECTION = "inspection"
    ERASURE = "erasure"


ACQUISITIONS = frozenset(
    {
        EntryKind.PURCHASE,
        EntryKind.TRADE_IN,
        EntryKind.CONSIGNMENT,
        EntryKind.PLEDGE,
        EntryKind.GIFT,
        EntryKind.FOUND,
    }
)
"""By these kinds goods come in."""


DISPOSALS = frozenset({EntryKind.SALE, EntryKind.MELT, EntryKind.RETURN, EntryKind.POLICE, EntryKind.DESTROYED})
"""By these kinds goods go out."""


class DocumentKind(StrEnum):
    """Identity documents a seller may show."""

    PASSPORT = "passport"
    IDENTITY_CARD = "identity-card"
    DRIVING_LICENCE = "driving-licence"
    RESIDENCE_PERMIT = "residence-permit"


class PaymentMethod(StrEnum):
    """How the dealer pays. `card` pays back on the seller's bank card at the terminal."""

    CASH = "cash"
    BANK = "bank"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Address:
    """Where someone lives. `country` is ISO 3166 alpha-2."""

    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IdentityDocument:
    """The document the seller showed. `kind` is a `DocumentKind` value; `issuing_state` is ISO 3166 alpha-3.

    `issued_on` and `issued_by` (the authority) are kept where the country's rules ask for them. `checked` says how the
    rest was read: `seen` (typed over by the clerk), `mrz` (by a scanner) or `mrz-changed` (by a scanner, and then
    changed by hand).
    """

    kind: str = ""
    number: str = ""
    issuing_state: str = ""
    issued_on: date | None = None
    issued_by: str = ""
    expires: date | None = None
    checked: str = "seen"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Firm:
    """A firm that goods come from; the seller is then the person who acts for it. `kvk` is its number in the trade
    register: the KvK number of a Dutch one. `vat` is its VAT identification number."""

    name: str = ""
    kvk: str = ""
    vat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Seller:
    """The person an item comes from (aanbieder); `firm` is for whom, where it is not for himself."""

    surname: str = ""
    prefix: str = ""
    given_names: str = ""
    date_of_birth: date | None = None
    nationality: str = ""
    address: Address = field(default_factory=Address)
    document: IdentityDocument = field(default_factory=IdentityDocument)
    firm: Firm = field(default_factory=Firm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number that tells this item from all others; `kind` is one of `goods.identifiers`: imei, vin, frame ..."""

    kind: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftItem:
    """One item. `price_cents` in euro cents, `weight_mg` in milligrams, `fineness` in per mille as written
    ("999.9").

    `features` is what tells it from others of its kind (a scratch, an inscription that is no identifier), `stones`
    what is set in it. `photos` are the SHA-256 digests, in lowercase hexadecimal, of photos kept in the store.
    """

    category: str = ""
    description: str = field(default="", repr=False)
    brand: str = ""
    model: str = ""
    colour: str = ""
    identifiers: tuple[Identifier, ...] = ()
    weight_mg: int | None = None
    fineness: str = ""
    price_cents: int | None = None
    features: str = field(default="", repr=False)
    condition: str = ""
    stones: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What the dealer gave in exchange at a trade-in, and what it was worth in euro cents.

    `item` is its number (`A-000123/2`) where it came from stock; by a sale of its own it leaves.
    """

    description: str = field(default="", repr=False)
    value_cents: int | None = None
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where and on which day goods were found."""

    where: str = field(default="", repr=False)
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """How the deal is paid; `method` is a `PaymentMethod` value, `iban` only for a bank payment."""

    method: str = ""
    iban: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Signature:
    """What someone drew on the screen under a statement, and the words of that statement.

    Each stroke is a run of points (x, y) on a pad of `width` by `height`, from its upper left corner.
    """

    strokes: tuple[tuple[tuple[int, ...], ...], ...] = ()
    width: int = 0
    height: int = 0
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An acquisition in the making. `reasons` maps the code of a warning to the clerk's reason for going on.

    Some of it belongs to one kind: `exchange` to a trade-in, `terms` to a consignment, `redeem_by` (the last day on
    which the goods can be redeemed) to a pledge, `found` to goods that were found. Only that kind records it.

    `typed` is what stands in a field and is no value (yet), such as half a date, by the field's path: kept with a draft
    so that nothing typed is lost, and never recorded.
    """

    kind: EntryKind = EntryKind.PURCHASE
    acquired_on: date | None = None
    seller: Seller = field(default_factory=Seller)
    items: tuple[DraftItem, ...] = ()
    payment: Payment = field(default_factory=Payment)
    exchange: Exchange = field(default_factory=Exchange)
    terms: str = field(default="", repr=False)
    redeem_by: date | None = None
    found: Found = field(default_factory=Found)
    signature: Signature = field(default_factory=Signature)
    reasons: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    typed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def total_cents(self) -> int:
        """What the dealer pays for all items together, in cents; an item without a price counts as nothing."""
        return sum(item.price_cents or 0 for item in self.items)

    @property
    def paid_out_cents(self) -> int:
        """The money that the dealer pays, in cents: what he gave in exchange is no money and settles as much of the
        total as it was worth. Below zero the seller pays the difference."""
        exchanged = self.exchange.value_cents if self.kind is EntryKind.TRADE_IN else 0
        return self.total_cents - (exchanged or 0)
