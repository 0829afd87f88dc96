"""What the page of an extract says, worked out from its attached JSON and nothing else.

So the same attachment always gives the same page, and a verifier that has this program can draw the page again and
compare. The result is plain data for `resources/documents/extract.typ`, which only lays it out.
"""

from __future__ import annotations

import base64

from dealer_client.register.canonical import JsonObject, parse_object
from dealer_client.register.entry import Entry
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart

from . import figures
from . import page_wording as words
from .choice import Register
from .entry_numbers import number_runs
from .field_wording import KVK, PAGE_OF, PRACTICE_MARK
from .legible import legible
from .logo import Logo
from .page_rows import Rows
from .pen import Legible, Pen
from .pictures import qr_png
from .qr_statement import qr_text
from .shown import entry_with_content, shown_entries


def page_data(document: JsonObject, digest: str, *, show: Legible = legible) -> JsonObject:
    """The data for the template. `document` is the attached JSON, `digest` the SHA-256 of its bytes in hexadecimal.

    `show` makes text that a person typed fit for paper.
    """
    return _Page(document, digest, show).data()


def attached_logo(document: JsonObject) -> Logo | None:
    """The logo that came along with the entries."""
    logo = document["logo"]
    return None if logo is None else Logo(logo["kind"], base64.b64decode(logo["data"], validate=True))


class _Page:
    def __init__(self, document: JsonObject, digest: str, show: Legible) -> None:
        self._document = document
        self._digest = digest
        self._pen = Pen(
            "en" if document["language"] == "en" else "nl",
            home=document["shop"]["address"]["country"],
            categories=document["categories"],
            show=show,
        )
        self._register = Register(document["register"])
        self._zone: str = document["shop"]["zone"]
        self._head = parse_object(document["head"]["text"].encode())
        receipt = document["receipt"]
        self._receipt = parse_object(receipt["text"].encode()) if receipt else None

    def data(self) -> JsonObject:
        document, pen = self._document, self._pen
        held = self._receipt["size"] if self._receipt else 0
        columns = frozenset(document["columns"])
        writer = Rows(pen, self._register, columns, held, document["staff"], self._zone)
        amendments = [attached_entry(entry) for entry in document["amendments"]]
        entries = shown_entries((attached_entry(entry) for entry in document["entries"]), amendments)
        rows = [row for entry in entries for row in writer.of(entry)]
        numbers = [entry.number.number for entry in entries]
        beside = {amendment.number.number for amendment in amendments}
        made_at = parse_utc(document["made_at"])
        return {
            "language": pen.language,
            "title": pen.say(words.TITLES[self._register]),
            "subtitle": self._subtitle(),
            "notes": self._notes(),
            "practice": {"mark": pen.say(PRACTICE_MARK), "note": pen.say(words.PRACTICE_NOTE)}
            if document["practice"]
            else None,
            "shop": self._shop_lines(),
            "copy": "",
            "logo": {"name": "logo", "alt": pen.show(document["shop"]["dealer"])} if document["logo"] else None,
            "made": [made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second],
            "columns": writer.columns(),
            "rows": rows,
            "empty": pen.say(words.EMPTY[self._register] if not self._choice() else words.NOTHING_CHOSEN),
            "totals": self._totals(),
            "price_column": writer.names.index("price"),
            "closing": self._closing(numbers, beside),
            "footer": self._footer(),
            "page_of": pen.say(PAGE_OF),
            "qr": list(qr_png(qr_text(document, self._head, self._digest))),
            "attachment": pen.say(words.ATTACHMENT),
            "qr_alt": pen.say(words.QR_ALT),
        }

    def _subtitle(self) -> str:
        period, totals, pen = self._document["period"], self._document["totals"], self._pen
        chosen = pen.say(
            words.SUBTITLE,
            first=figures.day(period["from"]),
            last=figures.day(period["to"]),
            entries=figures.counted(totals["entries"], words.ONE_ENTRY, words.ENTRIES),
            items=figures.counted(totals["items"], words.ONE_ITEM, words.ITEMS),
        )
        return " · ".join(filter(None, (chosen, pen.show(self._document["law"]))))

    def _choice(self) -> list[str]:
        """What the entries were chosen by beside the period."""
        choice, pen, series = self._document["choice"], self._pen, self._head["series"]
        said = []
        if choice["seller"]:
            said.append(pen.say(words.CHOSEN_SELLER, words=pen.show(choice["seller"])))
        if choice["text"]:
            said.append(pen.say(words.CHOSEN_TEXT, words=pen.show(choice["text"])))
        if choice["category"]:
            said.append(pen.say(words.CHOSEN_CATEGORY, name=pen.category(choice)))
        if choice["first_number"] is not None:
            said.append(pen.say(words.CHOSEN_FROM, first=EntryNumber(series, choice["first_number"])))
        if choice["last_number"] is not None:
            said.append(pen.say(words.CHOSEN_TO, last=EntryNumber(series, choice["last_number"])))
        return said

    def _notes(self) -> list[str]:
        """What must be known before reading: the choice that was made, and that persons are left out."""
        choice = self._choice()
        notes = [self._pen.say(words.CHOSEN, choice="; ".join(choice))] if choice else []
        return [*notes, self._pen.say(words.REDACTED)] if self._document["redacted"] else notes

    def _shop_lines(self) -> list[str]:
        shop, pen = self._document["shop"], self._pen
        lines = [pen.show(shop["dealer"]), pen.address(shop["address"])]
        return [*lines, pen.say(KVK, kvk=pen.show(shop["kvk"]))] if shop["kvk"] else lines

    def _totals(self) -> list[list[str]]:
        totals, pen = self._document["totals"], self._pen
        paid, received = figures.euro(totals["paid_cents"]), figures.euro(totals["received_cents"])
        if self._register is Register.BOTH:
            return [[pen.say(words.TOTAL_PAID), paid], [pen.say(words.TOTAL_RECEIVED), received]]
        return [[pen.say(words.TOTAL), paid if self._register is Register.PURCHASES else received]]

    def _closing(self, numbers: list[int], beside: set[int]) -> list[str]:
        """What an inspector must know about this choice of entries. `beside` are the numbers of amendments."""
        series, lines = str(self._head["series"]), []
        present = beside.union(numbers)
        missing = [n for n in range(numbers[0], numbers[-1]) if n not in present] if numbers else []
        if missing:
            lines.append(self._pen.say(words.OTHERS, numbers=number_runs(series, missing)))
        confirmed = self._receipt["size"] if self._receipt else 0
        younger = sorted(number for number in present if number > confirmed)
        if younger:
            lines.append(self._pen.say(words.YOUNGER, numbers=number_runs(series, younger)))
        return lines

    def _footer(self) -> JsonObject:
        head, receipt, pen = self._head, self._receipt, self._pen
        signed = pen.say(words.SIGNED, series=head["series"], at=figures.moment(head["signed_at"], self._zone))
        confirmed = pen.say(words.NOT_CONFIRMED)
        if receipt:
            number = EntryNumber(head["series"], receipt["size"])
            confirmed = pen.say(words.CONFIRMED, number=number, at=figures.moment(receipt["received_at"], self._zone))
        return {
            "book": pen.say(words.BOOK, series=head["series"], n=figures.count(head["size"])),
            "root": figures.grouped(head["root"]),
            "signed": signed,
            "confirmed": confirmed,
            "unconfirmed": receipt is None,
            "check": pen.say(words.CHECK),
        }


def attached_entry(attached: JsonObject) -> Entry:
    """An entry as it came in the attachment. Raises KeyError, TypeError or ValueError where it is none."""
    body = attached["body"].encode()
    content = parse_object(body)
    personal = (
        PersonalPart(name=part["name"], data=parse_object(part["data"].encode()), salt=bytes.fromhex(part["salt"]))
        for part in attached["personal"]
    )
    return entry_with_content(EntryNumber(content["series"], content["number"]), body, content, personal)
