"""What the page of an extract says, worked out from its attached JSON and nothing else.

So the same attachment always gives the same page, and a verifier that has this program can draw the page again and
compare. The result is plain data for `resources/documents/extract.typ`, which only lays it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.canonical import JsonObject, parse_object
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.wording import Language, Text

from . import figures
from .entry_numbers import number_runs
from .legible import legible
from .page_wording import CONDITIONS, DOCUMENTS, PAYMENTS, WORDS
from .pictures import qr_svg
from .qr_statement import qr_text

Legible = Callable[[str], str]


def page_data(document: JsonObject, digest: str, *, show: Legible = legible) -> JsonObject:
    """The data for the template. `document` is the attached JSON, `digest` the SHA-256 of its bytes in hexadecimal.

    `show` makes text that a person typed fit for paper.
    """
    return _Page(document, digest, show).data()


class _Page:
    def __init__(self, document: JsonObject, digest: str, show: Legible) -> None:
        self._document = document
        self._digest = digest
        self._show = show
        self._language: Language = "en" if document["language"] == "en" else "nl"
        self._zone: str = document["shop"]["zone"]
        self._head = parse_object(document["head"]["text"].encode())
        receipt = document["receipt"]
        self._receipt = parse_object(receipt["text"].encode()) if receipt else None

    def data(self) -> JsonObject:
        document = self._document
        rows: list[JsonObject] = []
        numbers: list[int] = []
        for entry in document["entries"]:
            body = parse_object(entry["body"].encode())
            seller = next((parse_object(p["data"].encode()) for p in entry["personal"] if p["name"] == "seller"), None)
            rows += self._entry_rows(body, seller)
            numbers.append(body["number"])
        period, totals = document["period"], document["totals"]
        subtitle = self._say(
            "subtitle",
            first=figures.day(period["from"]),
            last=figures.day(period["to"]),
            entries=self._say("one_entry" if totals["entries"] == 1 else "entries", n=figures.count(totals["entries"])),
            items=self._say("one_item" if totals["items"] == 1 else "items", n=figures.count(totals["items"])),
        )
        made_at = parse_utc(document["made_at"])
        return {
            "language": self._language,
            "title": self._say("title"),
            "subtitle": subtitle,
            "practice": {"mark": self._say("practice_mark"), "note": self._say("practice_note")}
            if document["practice"]
            else None,
            "shop": self._shop_lines(),
            "made": [made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second],
            "columns": [self._say(f"column_{name}") for name in _COLUMNS],
            "rows": rows,
            "empty": self._say("no_entries"),
            "total": {"label": self._say("total"), "amount": figures.euro(totals["cents"])},
            "closing": self._closing(numbers),
            "footer": self._footer(),
            "page_of": self._say("page_of"),
            "qr": qr_svg(qr_text(document, self._head, self._digest)),
            "attachment": self._say("attachment"),
            "qr_alt": self._say("qr_alt"),
        }

    def _say(self, key: str, **values: object) -> str:
        return WORDS[key].filled(**values).in_language(self._language)

    def _name(self, names: Text | None, key: str) -> str:
        return names.in_language(self._language) if names else self._show(key)

    def _shop_lines(self) -> list[str]:
        shop = self._document["shop"]
        lines = [self._show(shop["dealer"]), self._address(shop["address"])]
        if shop["kvk"]:
            lines.append(self._say("kvk", kvk=self._show(shop["kvk"])))
        return lines

    def _address(self, address: JsonObject) -> str:
        street = " ".join(self._shown(address, "street", "number", "addition"))
        city = " ".join(self._shown(address, "postcode", "city"))
        country = address.get("country", "")
        abroad = self._show(country) if country not in ("", "NL") else ""
        return ", ".join(part for part in (street, city, abroad) if part)

    def _shown(self, values: JsonObject, *keys: str) -> Iterator[str]:
        return (self._show(values[key]) for key in keys if values.get(key))

    def _entry_rows(self, body: JsonObject, seller: JsonObject | None) -> Iterator[JsonObject]:
        number = EntryNumber(body["series"], body["number"])
        held = self._receipt is not None and number.number <= self._receipt["size"]
        for position, item in enumerate(body.get("items", ())):
            yield {
                "number": number.item(item["line"]),
                "pending": "" if held else self._say("pending"),
                "date": figures.day(body["acquired_on"]),
                "goods": self._goods(item),
                "alert": self._alert(item),
                "identifiers": [self._identifier(identifier) for identifier in item.get("identifiers", ())],
                "price": figures.euro(item["price_cents"]),
                "conditions": self._conditions(body),
                "seller": self._seller(seller) if position == 0 else [self._say("as_before", number=number.item(1))],
                "repeated": position > 0,
                "hold": figures.day(item["hold"]["until"]) if "hold" in item else "",
            }

    def _goods(self, item: JsonObject) -> str:
        key = item.get("category", "")
        parts = [self._show(self._document["categories"].get(key, key))]
        parts += self._shown(item, "brand", "model", "description", "colour")
        if "fineness" in item:
            parts.append(self._say("fineness", mark=self._show(item["fineness"])))
        if "weight_mg" in item:
            parts.append(figures.grams(item["weight_mg"]))
        return ", ".join(part for part in parts if part)

    def _alert(self, item: JsonObject) -> str:
        checks = [identifier.get("check", {}) for identifier in item.get("identifiers", ())]
        known = [check for check in checks if check.get("level") == "exact"]
        return self._say("known_stolen", reference=self._show(known[0].get("reference", ""))).rstrip() if known else ""

    def _identifier(self, identifier: JsonObject) -> list[str]:
        kind, value = identifier["kind"], identifier["value"]
        return [self._name(IDENTIFIER_NAMES.get(kind), kind), self._show(format_for_display(kind, value))]

    def _conditions(self, body: JsonObject) -> str:
        method = body.get("payment", {}).get("method", "")
        if body["kind"] != "purchase":
            return self._name(CONDITIONS.get(body["kind"]), body["kind"])
        return self._name(PAYMENTS.get(method), method) if method else ""

    def _seller(self, seller: JsonObject | None) -> list[str]:
        if seller is None:
            return [self._say("person_left_out")]
        document = seller.get("document", {})
        shown = [
            " ".join(self._shown(seller, "given_names", "prefix", "surname")),
            self._address(seller.get("address", {})),
            " ".join(
                part
                for part in (
                    self._name(DOCUMENTS.get(document.get("kind", "")), document.get("kind", "")),
                    self._show(document.get("number", "")),
                    f"({self._show(document['issuing_state'])})" if document.get("issuing_state") else "",
                )
                if part
            ),
        ]
        return [line for line in shown if line]

    def _closing(self, numbers: list[int]) -> list[str]:
        """What an inspector must know about this choice of entries."""
        series, lines = self._document_series(), []
        present = set(numbers)
        missing = [n for n in range(numbers[0], numbers[-1]) if n not in present] if numbers else []
        if missing:
            lines.append(self._say("other_dates", numbers=number_runs(series, missing)))
        confirmed = self._receipt["size"] if self._receipt else 0
        younger = [number for number in numbers if number > confirmed]
        if younger:
            lines.append(self._say("younger", numbers=number_runs(series, younger)))
        return lines

    def _document_series(self) -> str:
        return str(self._head["series"])

    def _footer(self) -> JsonObject:
        head, receipt = self._head, self._receipt
        signed = self._say("signed", series=head["series"], at=figures.moment(head["signed_at"], self._zone))
        confirmed = (
            self._say(
                "confirmed",
                number=EntryNumber(head["series"], receipt["size"]),
                at=figures.moment(receipt["received_at"], self._zone),
            )
            if receipt
            else self._say("not_confirmed")
        )
        return {
            "book": self._say("book", series=head["series"], n=figures.count(head["size"])),
            "root": figures.grouped(head["root"]),
            "signed": signed,
            "confirmed": confirmed,
            "unconfirmed": receipt is None,
            "check": self._say("check"),
        }


_COLUMNS = ("number", "date", "goods", "identifiers", "price", "seller", "hold")
