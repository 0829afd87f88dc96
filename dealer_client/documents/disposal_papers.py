"""What goes along with goods that leave: the sales receipt, the ownership certificate and the police receipt."""

from __future__ import annotations

from collections.abc import Iterator

from dealer_client.register.canonical import JsonObject
from dealer_client.register.citation import Cited
from dealer_client.register.draft import EntryKind

from . import disposal_wording as words
from . import figures
from .field_wording import PAYMENTS, PERSON_GONE
from .pen import Pen
from .sheet import Body, EntryOnPaper, Sheet, set_sheet, shop_lines

_TO_WRITE_ON = "." * 40


def sales_receipt(entry: EntryOnPaper, sheet: Sheet) -> bytes:
    """What the buyer takes home, with the mention of the VAT margin scheme where the country's law asks for one.

    Raises NotTypeset.
    """

    def write(pen: Pen) -> Body:
        return Body(
            title=pen.say(words.SALE),
            subtitle=pen.say(words.SALE_SUBTITLE, number=entry.number, day=figures.day(entry.happened_on)),
            data={
                "facts": [*_buyer(pen, entry), *_payment(pen, entry)],
                "goods": {
                    "columns": [pen.say(column) for column in words.COLUMNS],
                    "rows": [
                        [_named_numbers(pen, entry, item), _goods(pen, item), _price(item)] for item in entry.items
                    ],
                    "total": [[pen.say(words.TOTAL), figures.euro(entry.total_cents)]],
                },
                **_margin(pen, sheet),
            },
        )

    return set_sheet("sales-receipt.typ", sheet, write)


def ownership_certificate(entry: EntryOnPaper, line: int, sheet: Sheet) -> bytes:
    """Whose an item is after its sale: what is on one line of a sale. Raises NotTypeset, or KeyError for no such
    line."""
    item = _line(entry, line)

    def write(pen: Pen) -> Body:
        day, dealer = figures.day(entry.happened_on), pen.show(sheet.shop.dealer)
        facts = [
            [pen.say(words.ITEM), [pen.goods(item)]],
            [pen.say(words.NUMBERS), [" ".join(pair) for pair in pen.identifiers(item)] or ["–"]],
            [pen.say(words.SELLER), shop_lines(sheet.shop, pen)],
            *_buyer(pen, entry),
            [pen.say(words.SOLD_ON), [day]],
            [pen.say(words.REGISTERED_AS), _named_numbers(pen, entry, item)],
            *([[pen.say(words.PRICE), _price(item)]] if _price(item) else []),
        ]
        return Body(
            title=pen.say(words.CERTIFICATE),
            subtitle=pen.say(words.CERTIFICATE_SUBTITLE, item=pen.show(str(item.get("item", ""))), day=day),
            data={
                "declares": [
                    pen.say(
                        sentence,
                        dealer=dealer,
                        day=day,
                        bought=sheet.law_in_brackets(Cited.PURCHASE_REGISTER),
                        sold=sheet.law_in_brackets(Cited.SALES_REGISTER),
                    )
                    for sentence in words.CERTIFIES
                ],
                "facts": facts,
                "signatures": [_place(pen.say(words.SIGN_DEALER), dealer)],
            },
        )

    return set_sheet("ownership-certificate.typ", sheet, write)


def police_receipt(entry: EntryOnPaper, sheet: Sheet) -> bytes:
    """What was handed over to the police, to whom and in which case. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        day, dealer = figures.day(entry.happened_on), pen.show(sheet.shop.dealer)
        case, officer = entry.content.get("police", {}), entry.parts.get("officer", {})
        badge = [pen.say(words.BADGE, badge=pen.show(officer["badge"]))] if officer.get("badge") else []
        name = " ".join(pen.shown(officer, "name"))
        # Who was never filled in is written by hand; who was, has been left out or erased.
        nobody = pen.say(PERSON_GONE) if "officer" in entry.content.get("commitments", {}) else _TO_WRITE_ON
        facts = [
            [pen.say(words.DEALER), shop_lines(sheet.shop, pen)],
            [pen.say(words.OFFICER), [line for line in (name, *badge) if line] or [nobody]],
            *_filled(pen.say(words.CASE_NUMBER), list(pen.shown(case, "case_number"))),
            *_filled(pen.say(words.STATION), list(pen.shown(case, "station"))),
        ]
        return Body(
            title=pen.say(words.POLICE),
            subtitle=pen.say(words.POLICE_SUBTITLE, number=entry.number, day=day),
            data={
                "facts": facts,
                "declares": [pen.say(sentence, day=day) for sentence in words.POLICE_DECLARES],
                "goods": {
                    "columns": [pen.say(column) for column in words.POLICE_COLUMNS],
                    "rows": [
                        [
                            _named_numbers(pen, entry, item),
                            [pen.goods(item)],
                            [" ".join(pair) for pair in pen.identifiers(item)],
                        ]
                        for item in entry.items
                    ],
                    "total": [],
                },
                "signatures": [
                    _place(pen.say(words.SIGN_OFFICER), name),
                    _place(pen.say(words.SIGN_DEALER), dealer),
                ],
            },
        )

    return set_sheet("police-receipt.typ", sheet, write)


def _margin(pen: Pen, sheet: Sheet) -> JsonObject:
    mention = sheet.law(Cited.MARGIN_MENTION)
    return {"margin": mention, "notes": [pen.say(words.MARGIN_NOTE)] if mention else []}


def _line(entry: EntryOnPaper, line: int) -> JsonObject:
    for item in entry.items:
        if item["line"] == line:
            return item
    raise KeyError(line)


def _named_numbers(pen: Pen, entry: EntryOnPaper, item: JsonObject) -> list[str]:
    """The number under which the item came in, and the line of the disposal, each with what it is the number of."""
    went_out = entry.number.item(item["line"])
    came_in = pen.show(str(item.get("item", "")))
    word = words.NUMBER_OF_HAND_OVER if entry.content["kind"] == EntryKind.POLICE else words.NUMBER_OF_SALE
    out = pen.say(word, number=went_out)
    return [pen.say(words.NUMBER_OF_ITEM, number=came_in), out] if came_in else [out]


def _goods(pen: Pen, item: JsonObject) -> list[str]:
    return [pen.goods(item), *(" ".join(pair) for pair in pen.identifiers(item))]


def _price(item: JsonObject) -> list[str]:
    return [] if item.get("price_cents") is None else [figures.euro(item["price_cents"])]


def _buyer(pen: Pen, entry: EntryOnPaper) -> Iterator[list[object]]:
    """Who received it: for a sale without a name nothing is said."""
    person = entry.parts.get("buyer") or entry.parts.get("receiver")
    if person:
        yield [pen.say(words.BUYER), pen.person_lines(person)]
    elif {"buyer", "receiver"} & set(entry.content.get("commitments", {})):
        yield [pen.say(words.BUYER), [pen.say(PERSON_GONE)]]


def _payment(pen: Pen, entry: EntryOnPaper) -> Iterator[list[object]]:
    method = entry.content.get("payment", {}).get("method", "")
    if method:
        yield [pen.say(words.PAYMENT), [pen.name(PAYMENTS, method)]]


def _filled(label: str, values: list[str]) -> Iterator[list[object]]:
    if values:
        yield [label, values]


def _place(label: str, name: str) -> JsonObject:
    return {"label": label, "name": name, "picture": "", "alt": ""}
