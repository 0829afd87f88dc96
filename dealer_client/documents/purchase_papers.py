"""What a seller takes home or signs: the purchase statement, the purchase receipt and the pledge ticket."""

from __future__ import annotations

from collections.abc import Iterator

from dealer_client.register.canonical import JsonObject
from dealer_client.register.citation import Cited
from dealer_client.register.draft import EntryKind
from dealer_client.register.wording import Text

from . import figures
from . import purchase_wording as words
from .field_wording import KINDS, PAYMENTS, PERSON_GONE
from .ink import signature_svg
from .pen import Pen
from .sheet import Body, EntryOnPaper, Sheet, set_sheet, shop_lines
from .trade_in import is_trade_in, paid_on_top

_SIGNATURE = "signature.svg"


def purchase_statement(entry: EntryOnPaper, sheet: Sheet) -> bytes:
    """The statement that the VAT margin scheme asks for (inkoopverklaring), with all fields of domain, section 3.

    It bears the seller's signature where one was written on the screen, else a line to sign on. Raises NotTypeset.
    """

    def write(pen: Pen) -> Body:
        seller = entry.parts.get("seller")
        data = {
            "facts": [
                [pen.say(words.BUYER), shop_lines(sheet.shop, pen)],
                [pen.say(words.SELLER), _who(pen, seller)],
                [pen.say(words.DELIVERED_ON), [figures.day(entry.happened_on)]],
                *_conditions(pen, entry.content),
                *_payment(pen, entry),
            ],
            "goods": goods_table(pen, entry, _total(entry)),
            "declares": [pen.say(sentence) for sentence in words.DECLARES],
        }
        places, pictures = _signed(pen, entry, words.SIGN_SELLER)
        places.append(_to_sign(pen, words.SIGN_BUYER, pen.show(sheet.shop.dealer)))
        return Body(
            title=pen.say(words.STATEMENT),
            subtitle=pen.say(
                words.STATEMENT_SUBTITLE, number=entry.number, scheme=sheet.law_in_brackets(Cited.MARGIN_SCHEME)
            ),
            data={**data, "signatures": places},
            pictures=pictures,
        )

    return set_sheet("purchase-statement.typ", sheet, write)


def purchase_receipt(entry: EntryOnPaper, sheet: Sheet) -> bytes:
    """What the seller takes home of any acquisition. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        kind = entry.content["kind"]
        return Body(
            title=pen.say(words.RECEIPT),
            subtitle=pen.say(
                words.RECEIPT_SUBTITLE,
                number=entry.number,
                kind=pen.name(KINDS, kind),
                day=figures.day(entry.happened_on),
            ),
            data={
                "facts": [
                    [pen.say(words.SELLER), _who(pen, entry.parts.get("seller"))],
                    *_conditions(pen, entry.content),
                    *_payment(pen, entry),
                ],
                "goods": goods_table(pen, entry, _total(entry)),
                "notes": [pen.say(words.RECEIPT_NOTE, law=sheet.law_in_brackets(Cited.PURCHASE_REGISTER))],
            },
        )

    return set_sheet("purchase-receipt.typ", sheet, write)


def pledge_ticket(entry: EntryOnPaper, sheet: Sheet) -> bytes:
    """The ticket against which a pledge is redeemed. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        redeem_by = entry.content.get("redeem_by")
        places, pictures = _signed(pen, entry, words.SIGN_PLEDGER)
        return Body(
            title=pen.say(words.PLEDGE),
            subtitle=pen.say(words.PLEDGE_SUBTITLE, number=entry.number, day=figures.day(entry.happened_on)),
            data={
                "facts": [
                    [pen.say(words.PLEDGER), _who(pen, entry.parts.get("seller"))],
                    *([[pen.say(words.REDEEM_BY), [figures.day(redeem_by)]]] if redeem_by else []),
                    *_payment(pen, entry),
                ],
                "goods": goods_table(pen, entry, words.TOTAL_LENT),
                "notes": [pen.say(words.PLEDGE_NOTE)],
                "signatures": places,
            },
            pictures=pictures,
        )

    return set_sheet("pledge-ticket.typ", sheet, write)


def goods_table(pen: Pen, entry: EntryOnPaper, total: Text) -> JsonObject:
    """The goods of an entry in rows: number, quantity, description with its numbers, amount."""
    return {
        "columns": [pen.say(column) for column in words.COLUMNS],
        "rows": [
            [
                [entry.number.item(item["line"])],
                ["1"],
                [pen.goods(item), *(" ".join(identifier) for identifier in pen.identifiers(item))],
                [figures.euro(item["price_cents"])] if item.get("price_cents") is not None else [],
            ]
            for item in entry.items
        ],
        "total": [[pen.say(total), figures.euro(entry.total_cents)]],
    }


def _total(entry: EntryOnPaper) -> Text:
    return words.TOTAL_PAID if entry.content["kind"] == EntryKind.PURCHASE else words.TOTAL_VALUE


def _who(pen: Pen, person: JsonObject | None) -> list[str]:
    return pen.person_lines(person) if person else [pen.say(PERSON_GONE)]


def _payment(pen: Pen, entry: EntryOnPaper) -> Iterator[list[object]]:
    method = entry.content.get("payment", {}).get("method", "")
    if method:
        iban = entry.parts.get("payment", {}).get("iban", "")
        said = pen.name(PAYMENTS, method)
        how = pen.say(words.PAYMENT_TO, method=said, iban=pen.show(iban)) if iban else said
        if not is_trade_in(entry):
            yield [pen.say(words.PAYMENT), [how]]
        elif on_top := paid_on_top(pen, entry, how):
            yield [pen.say(words.PAID_ON_TOP), [on_top]]


def _conditions(pen: Pen, content: JsonObject) -> Iterator[list[object]]:
    """What the deal was on beside money, where it was."""
    exchange = content.get("exchange")
    if isinstance(exchange, dict):
        given = [*pen.shown(exchange, "item", "description")]
        if exchange.get("value_cents"):
            given.append(figures.euro(exchange["value_cents"]))
        yield [pen.say(words.EXCHANGE), [", ".join(given)]]
    if content.get("terms"):
        yield [pen.say(words.TERMS), [pen.show(str(content["terms"]))]]


def _signed(pen: Pen, entry: EntryOnPaper, label: Text) -> tuple[list[JsonObject], dict[str, str]]:
    """The seller's place to sign, with the signature on it where one was written."""
    name = pen.person(entry.parts.get("seller", {}))
    drawing = signature_svg(entry.parts.get("signature"))
    place = _to_sign(pen, label, name)
    if drawing is None:
        return [place], {}
    return [{**place, "picture": _SIGNATURE, "alt": pen.say(words.SIGNATURE_OF, name=name)}], {_SIGNATURE: drawing}


def _to_sign(pen: Pen, label: Text, name: str) -> JsonObject:
    return {"label": pen.say(label), "name": name, "picture": "", "alt": ""}
