"""A small real book in memory: entries, hash tree, counter key, and a register that signs receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dealer_client.documents.extract import EarlierHead, ExtractChoice, ExtractRequest, ProvenEntry
from dealer_client.documents.shown import amended_numbers
from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.canonical import JsonObject, canonical_json
from dealer_client.register.citation import citations_on
from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    EntryKind,
    Identifier,
    IdentityDocument,
    Payment,
    Seller,
)
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.tree import append, consistency_proof, inclusion_proof, root
from dealer_client.register.wording import Language, Text
from tests.register.drafts import dutch_pack

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
CITATIONS = citations_on(dutch_pack().citations, date(2026, 11, 24))
_AMENDING = frozenset({EntryKind.CORRECTION, EntryKind.VOID, EntryKind.ERASURE})
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

    def record_other(self, kind: str, about: JsonObject, parts: Mapping[str, JsonObject] | None = None) -> EntryNumber:
        """An entry of another kind than an acquisition: `about` is what its body holds beside what all kinds share."""
        number = EntryNumber(self.shop.series, len(self.entries) + 1)
        personal = tuple(PersonalPart(name=name, data=data) for name, data in (parts or {}).items())
        body: JsonObject = {
            "format": "dealer-entry/1",
            "series": number.series,
            "number": number.number,
            "kind": kind,
            "recorded_at": utc_text(START + timedelta(hours=number.number)),
            "zone": self.shop.zone,
            "staff": "s1",
            "rules": {"pack": "nl", "version": "1", "digest": "00" * 32},
            "happened_on": "2026-11-20",
            **about,
            "commitments": {part.name: part.commitment for part in personal},
        }
        if self.shop.practice:
            body["practice"] = True
        self.add(Entry(number=number, body=canonical_json(body), personal=personal))
        return number

    def sell(self, item: str, price_cents: int, buyer: str = "J. Pietersen") -> EntryNumber:
        """A sale of one item."""
        sold = {"line": 1, "item": item, "category": "phone", "brand": "Fairphone", "price_cents": price_cents}
        return self.record_other(
            "sale",
            {"items": [sold], "payment": {"method": "card"}, "total_cents": price_cents},
            {"buyer": {"name": buyer, "address": {"street": "Laan", "number": "3", "city": "Utrecht"}}},
        )

    def correct(self, number: str, *changes: tuple[str, object, object]) -> EntryNumber:
        """A correction; each change is a path, what stood there and what stands there now."""
        said = [dict(zip(("path", "old", "new"), change, strict=True)) for change in changes]
        personal = [change for change in said if str(change["path"]).split(".")[0] in ("seller", "buyer")]
        parts: dict[str, JsonObject] = {"reasons": {"reason": "verschreven"}}
        if personal:
            parts["changes"] = {"changes": personal}
        public = [change for change in said if change not in personal]
        return self.record_other("correction", {"corrects": number, "changes": public, "findings": []}, parts)

    def void(self, number: str) -> EntryNumber:
        """A void of an entry."""
        return self.record_other("void", {"voids": number}, {"reasons": {"reason": "dubbel"}})

    def erase(self, number: str) -> EntryNumber:
        """An erasure of the person of an entry: its personal parts are gone from the book."""
        place = int(number.rpartition("-")[2]) - 1
        self.entries[place] = replace(self.entries[place], personal=())
        return self.record_other("erasure", {"erased": [{"entry": number, "parts": ["seller"], "rule": "RETENTION"}]})

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

    def proven(self, entry: Entry) -> ProvenEntry:
        """An entry with its proof to the newest head."""
        proof = inclusion_proof(entry.number.number - 1, len(self.entries), self.read)
        return ProvenEntry(entry=entry, proof=tuple(proof))

    def request(
        self,
        *,
        receipt_size: int | None = None,
        language: Language = "nl",
        numbers: Sequence[int] | None = None,
        earlier_sizes: Sequence[int] = (),
        **choice: object,
    ) -> ExtractRequest:
        """An extract of all entries of its register, or of those numbers, with what amended them.

        There is a receipt where a size for it is given. `choice` is more of `ExtractChoice`.
        """
        size = len(self.entries)
        values = {"first": date(2026, 11, 1), "last": date(2026, 11, 24), **choice}
        made = ExtractChoice(**values)  # type: ignore[arg-type]
        chosen = [
            entry
            for entry in self.entries
            if (entry.number.number in numbers if numbers is not None else entry.kind in made.register.kinds)
        ]
        about = {entry.number for entry in chosen}
        amendments = [
            entry for entry in self.entries if entry.kind in _AMENDING and about.intersection(amended_numbers(entry))
        ]
        return ExtractRequest(
            choice=made,
            shop=self.shop,
            entries=[self.proven(entry) for entry in chosen],
            amendments=[self.proven(entry) for entry in amendments],
            head=self.head(),
            counter_key=self.key.public,
            receipt=None if receipt_size is None else self.receipt(receipt_size),
            receipt_consistency=() if receipt_size is None else tuple(consistency_proof(receipt_size, size, self.read)),
            language=language,
            made_at=datetime(2026, 11, 24, 13, 2, tzinfo=UTC),
            category_names=CATEGORIES,
            citations=CITATIONS,
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


def eventful_book(*, practice: bool = False) -> SmallBook:
    """A book in which entries were corrected, voided and erased, and goods were sold.

    A-000001 is corrected by A-000006 and A-000007, A-000002 voided by A-000008, A-000003 erased by A-000009; A-000004
    and A-000005 are sales, of which the second is voided by A-000010.
    """
    book = sketch_book(practice=practice)
    book.sell("A-000001/2", 19_900)
    book.sell("A-000003/1", 9_900, "N. Vergissing")
    book.correct("A-000001", ("items[0].colour", "geelgoud", "witgoud"), ("items[1].price_cents", 14_000, 15_000))
    book.correct("A-000001", ("seller.surname", "Bruijn", "Bruin"), ("items[1].description", "128 GB", None))
    book.void("A-000002")
    book.erase("A-000003")
    book.void("A-000005")
    return book
