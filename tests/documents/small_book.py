"""A small real book in memory: entries, hash tree, counter key, and a register that signs receipts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dealer_client.documents.extract import EarlierHead, ExtractRequest, ProvenEntry
from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.draft import Address, Draft, DraftItem, Identifier, IdentityDocument, Payment, Seller
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.tree import append, consistency_proof, inclusion_proof, root
from dealer_client.register.wording import Language, Text

SHOP = Shop(
    dealer="Voldongen Goud BV",
    address=Address(street="Oudegracht", number="1", postcode="3511 AA", city="Utrecht", country="NL"),
    kvk="12345678",
    municipality="Utrecht",
    zone="Europe/Amsterdam",
    series="A",
    book="4f1c2a9e0b7d4c3e8a6f5d2b1c0e9f8a",
    practice=False,
)
CATEGORIES = {
    "jewellery": Text(nl="Sieraad", en="Jewellery"),
    "phone": Text(nl="Telefoon", en="Phone"),
    "bicycle": Text(nl="Fiets", en="Bicycle"),
    "watch": Text(nl="Horloge", en="Watch"),
}
COUNTER_KEY = CounterKey(bytes(range(32)))
REGISTER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
REGISTER_KEY_HEX = REGISTER_KEY.public_key().public_bytes_raw().hex()
START = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def person(surname: str = "Bruijn", **other: object) -> Seller:
    values: dict[str, object] = {
        "surname": surname,
        "prefix": "de",
        "given_names": "W.L.",
        "date_of_birth": date(1965, 3, 10),
        "address": Address(street="Kerkstraat", number="12", postcode="3511 AB", city="Utrecht", country="NL"),
        "document": IdentityDocument(
            kind="passport", number="SPECI2014", issuing_state="NLD", expires=date(2030, 3, 9), checked="mrz"
        ),
        **other,
    }
    return Seller(**values)  # type: ignore[arg-type]


def item(description: str = "ring", price_cents: int = 12_300, **other: object) -> DraftItem:
    values: dict[str, object] = {
        "category": "jewellery",
        "description": description,
        "price_cents": price_cents,
        "weight_mg": 4200,
        "fineness": "585",
        **other,
    }
    return DraftItem(**values)  # type: ignore[arg-type]


def draft(*items: DraftItem, seller: Seller | None = None, acquired_on: date = date(2026, 11, 3)) -> Draft:
    return Draft(
        acquired_on=acquired_on,
        seller=seller or person(),
        items=items or (item(),),
        payment=Payment(method="bank", iban="NL91ABNA0417164300"),
    )


SKETCH = (
    draft(
        item("ring", colour="geelgoud", identifiers=(Identifier(kind="engraving", value="M & J 1987"),)),
        DraftItem(
            category="phone",
            description="128 GB",
            brand="Fairphone",
            model="5",
            colour="zwart",
            identifiers=(Identifier(kind="imei", value="490154203237518"),),
            price_cents=14_000,
        ),
    ),
    draft(
        DraftItem(
            category="bicycle",
            description="3 versnellingen",
            brand="Gazelle",
            colour="groen",
            identifiers=(Identifier(kind="frame", value="GZ1234567"),),
            price_cents=8_500,
        ),
        seller=person(
            "Jansen",
            prefix="",
            given_names="P.",
            address=Address(street="Dorpsweg", number="4", postcode="1234 AB", city="Hilversum", country="NL"),
            document=IdentityDocument(kind="driving-licence", number="5123456789", issuing_state="NLD"),
        ),
        acquired_on=date(2026, 11, 11),
    ),
    draft(
        DraftItem(
            category="watch",
            description="staal, automaat",
            brand="Seiko",
            model="5",
            identifiers=(Identifier(kind="reference", value="7S26"), Identifier(kind="serial", value="123456")),
            price_cents=6_000,
        ),
        seller=person(
            "Çelik",
            prefix="",
            given_names="M.",
            address=Address(street="Laan", number="9", postcode="3512 CD", city="Utrecht", country="NL"),
            document=IdentityDocument(kind="identity-card", number="IXY1234F5", issuing_state="NLD"),
        ),
        acquired_on=date(2026, 11, 17),
    ),
)
"""The entries of the sketch in the design."""


class SmallBook:
    """A book that grows by `record`."""

    def __init__(
        self, shop: Shop = SHOP, key: CounterKey = COUNTER_KEY, register: Ed25519PrivateKey = REGISTER_KEY
    ) -> None:
        self.shop = shop
        self.key = key
        self.register = register
        self.entries: list[Entry] = []
        self._nodes: dict[tuple[int, int], bytes] = {}

    def read(self, level: int, index: int) -> bytes:
        return self._nodes[level, index]

    def record(self, *drafts: Draft) -> None:
        for made in drafts:
            assert made.acquired_on is not None
            hold = HoldTerm(
                until=made.acquired_on + timedelta(days=5), free_on=made.acquired_on + timedelta(days=6), source="APV"
            )
            entry = acquisition_entry(
                made,
                EntryNumber(self.shop.series, len(self.entries) + 1),
                recorded_at=START + timedelta(hours=len(self.entries)),
                zone=self.shop.zone,
                staff="s1",
                practice=self.shop.practice,
                hold=hold,
                rules=RulesUsed(pack="nl", version="1", digest="00" * 32),
                findings=(),
                checks={},
            )
            self.add(entry)

    def add(self, entry: Entry) -> None:
        for node in append(len(self.entries), entry.leaf_hash, self.read):
            self._nodes[node.level, node.index] = node.hash
        self.entries.append(entry)

    def head(self) -> TreeHead:
        size = len(self.entries)
        return self.key.sign_head(
            book=self.shop.book,
            series=self.shop.series,
            size=size,
            root=root(size, self.read),
            signed_at=START + timedelta(hours=size),
        )

    def receipt(self, size: int) -> JsonObject:
        """As the central register would send it."""
        said: JsonObject = {
            "dealer_id": "d-1",
            "book": self.shop.book,
            "series": self.shop.series,
            "counter_key": self.key.public.hex(),
            "size": size,
            "root": root(size, self.read).hex(),
            "received_at": utc_text(START + timedelta(days=21)),
            "register_key": self.register.public_key().public_bytes_raw().hex(),
        }
        signature = self.register.sign(canonical_json({"format": "register-receipt/1", **said}))
        return {**said, "signature": signature.hex()}

    def request(
        self,
        *,
        receipt_size: int | None = None,
        language: Language = "nl",
        numbers: Sequence[int] | None = None,
        earlier_sizes: Sequence[int] = (),
    ) -> ExtractRequest:
        """An extract of all entries, or of those numbers; with a receipt where a size for it is given."""
        size = len(self.entries)
        chosen = self.entries if numbers is None else [self.entries[number - 1] for number in numbers]
        return ExtractRequest(
            period_from=date(2026, 11, 1),
            period_to=date(2026, 11, 24),
            shop=self.shop,
            entries=[
                ProvenEntry(entry=e, proof=tuple(inclusion_proof(e.number.number - 1, size, self.read))) for e in chosen
            ],
            head=self.head(),
            counter_key=self.key.public,
            receipt=None if receipt_size is None else self.receipt(receipt_size),
            receipt_consistency=() if receipt_size is None else tuple(consistency_proof(receipt_size, size, self.read)),
            language=language,
            made_at=datetime(2026, 11, 24, 13, 2, tzinfo=UTC),
            category_names=CATEGORIES,
            sign=self.key.sign,
            earlier_heads=tuple(
                EarlierHead(
                    size=earlier,
                    root=root(earlier, self.read),
                    consistency=tuple(consistency_proof(earlier, size, self.read)),
                )
                for earlier in earlier_sizes
            ),
        )


def sketch_book(*, practice: bool = False) -> SmallBook:
    """The book of the design's sketch."""
    book = SmallBook(replace(SHOP, practice=practice))
    book.record(*SKETCH)
    return book
