"""A slip for a receipt printer: what stands on it, line by line, whatever printer and paper it comes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dealer_client.register.citation import Cited
from dealer_client.register.wording import Text

from . import disposal_wording, figures, purchase_wording
from .field_wording import COPY_MARK, KINDS, PAYMENTS, PERSON_GONE, PRACTICE_MARK
from .pen import Pen
from .sheet import EntryOnPaper, Sheet, shop_lines
from .trade_in import is_trade_in, paid_on_top

Align = Literal["left", "center", "right"]

_PRACTICE = Text(nl="{mark}: niet geldig", en="{mark}: not valid")
_TRIAL = Text(nl="Proefbon", en="Test slip")
_TRIAL_NOTE = Text(
    nl="Staat dit recht, met een hele lijn en € 1,00 aan de rand, dan is de printer goed ingesteld.",
    en="If this stands straight, with a whole line and € 1,00 at the edge, the printer is set up well.",
)
_TRIAL_LEFT = Text(nl="Van rand", en="From edge")
_REDEEM_BY = Text(nl="In te lossen t/m {day}", en="Redeem by {day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipText:
    """A text; it is broken where the paper ends."""

    text: str = field(repr=False)
    align: Align = "left"
    bold: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPair:
    """Two texts at the two edges of one line."""

    left: str = field(repr=False)
    right: str = field(repr=False)
    bold: bool = False


@dataclass(frozen=True, slots=True)
class SlipRule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class SlipCode:
    """A QR code."""

    text: str


SlipLine = SlipText | SlipPair | SlipRule | SlipCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A slip; `logo` is a PNG over it, `opens_drawer` where cash is paid or taken in."""

    lines: tuple[SlipLine, ...]
    opens_drawer: bool = False
    logo: bytes | None = field(default=None, repr=False)


def purchase_slip(entry: EntryOnPaper, sheet: Sheet) -> Slip:
    """What a seller takes home, as a slip."""
    pen = sheet.pen()
    lines = [
        *_top(pen, sheet, pen.say(purchase_wording.RECEIPT), entry),
        *_goods(pen, entry),
        *_sums(pen, entry, purchase_wording.TOTAL_PAID),
        *_person(pen, entry, "seller", purchase_wording.SELLER),
        SlipText(text=pen.say(purchase_wording.RECEIPT_NOTE, law=sheet.law_in_brackets(Cited.PURCHASE_REGISTER))),
        SlipCode(str(entry.number)),
    ]
    return _slip(lines, entry, sheet)


def pledge_slip(entry: EntryOnPaper, sheet: Sheet) -> Slip:
    """The ticket against which a pledge is redeemed, as a slip."""
    pen, redeem_by = sheet.pen(), entry.content.get("redeem_by")
    lines = [
        *_top(pen, sheet, pen.say(purchase_wording.PLEDGE), entry),
        *_goods(pen, entry),
        *_sums(pen, entry, purchase_wording.TOTAL_LENT),
        *(
            [SlipText(text=pen.say(_REDEEM_BY, day=figures.day(redeem_by)), bold=True, align="center")]
            if redeem_by
            else []
        ),
        *_person(pen, entry, "seller", purchase_wording.PLEDGER),
        SlipText(text=pen.say(purchase_wording.PLEDGE_NOTE)),
        SlipCode(str(entry.number)),
    ]
    return _slip(lines, entry, sheet)


def sales_slip(entry: EntryOnPaper, sheet: Sheet) -> Slip:
    """What a buyer takes home, with the mention of the VAT margin scheme where the law asks for one, as a slip."""
    pen, mention = sheet.pen(), sheet.law(Cited.MARGIN_MENTION)
    lines = [
        *_top(pen, sheet, pen.say(disposal_wording.SALE), entry),
        *_goods(pen, entry),
        *_sums(pen, entry, disposal_wording.TOTAL),
        *_person(pen, entry, "buyer", disposal_wording.BUYER),
        *([SlipText(text=mention, bold=True), SlipText(text=pen.say(disposal_wording.MARGIN_NOTE))] if mention else []),
        SlipCode(str(entry.number)),
    ]
    return _slip(lines, entry, sheet)


def trial_slip(sheet: Sheet) -> Slip:
    """A slip that says of a printer whether it is set up well."""
    pen = sheet.pen()
    logo = sheet.logo.image if sheet.logo is not None and sheet.logo.kind == "png" else None
    dealer, *_rest = shop_lines(sheet.shop, pen)
    return Slip(
        lines=(
            SlipText(text=dealer, align="center", bold=True),
            SlipText(text=pen.say(_TRIAL), align="center", bold=True, large=True),
            SlipRule(),
            SlipPair(left=pen.say(_TRIAL_LEFT), right="€ 1,00"),
            SlipText(text=pen.say(_TRIAL_NOTE)),
        ),
        logo=logo,
    )


def _slip(lines: list[SlipLine], entry: EntryOnPaper, sheet: Sheet) -> Slip:
    logo = sheet.logo.image if sheet.logo is not None and sheet.logo.kind == "png" else None
    cash = entry.content.get("payment", {}).get("method") == "cash"
    return Slip(lines=tuple(lines), opens_drawer=cash and not sheet.copy, logo=logo)


def _top(pen: Pen, sheet: Sheet, title: str, entry: EntryOnPaper) -> Iterator[SlipLine]:
    dealer, *rest = shop_lines(sheet.shop, pen)
    yield SlipText(text=dealer, align="center", bold=True)
    yield from (SlipText(text=line, align="center") for line in rest)
    if sheet.shop.practice:
        yield SlipText(text=pen.say(_PRACTICE, mark=PRACTICE_MARK), align="center", bold=True, large=True)
    yield SlipText(text=title, align="center", bold=True, large=True)
    if sheet.copy:
        yield SlipText(text=pen.say(COPY_MARK), align="center", bold=True)
    kind = pen.name(KINDS, entry.content["kind"])
    yield SlipPair(left=f"{entry.number} {kind}", right=figures.day(entry.happened_on))
    yield SlipRule()


def _goods(pen: Pen, entry: EntryOnPaper) -> Iterator[SlipLine]:
    for item in entry.items:
        cents = item.get("price_cents")
        yield SlipPair(left=entry.number.item(item["line"]), right="" if cents is None else figures.euro(cents))
        yield SlipText(text=pen.goods(item))
        yield from (SlipText(text=" ".join(pair)) for pair in pen.identifiers(item))
    yield SlipRule()


def _sums(pen: Pen, entry: EntryOnPaper, label: Text) -> Iterator[SlipLine]:
    yield SlipPair(left=pen.say(label), right=figures.euro(entry.total_cents), bold=True)
    method = entry.content.get("payment", {}).get("method", "")
    how = pen.name(PAYMENTS, method) if method else ""
    if how and not is_trade_in(entry):
        yield SlipPair(left=pen.say(purchase_wording.PAYMENT), right=how)
    elif how and (on_top := paid_on_top(pen, entry, how)):
        yield SlipText(text=f"{pen.say(purchase_wording.PAID_ON_TOP)}: {on_top}")
    yield SlipRule()


def _person(pen: Pen, entry: EntryOnPaper, part: str, label: Text) -> Iterator[SlipLine]:
    """Name and address alone: a slip is soon lost, and needs no document number."""
    if part not in entry.content.get("commitments", {}):
        return
    person = entry.parts.get(part)
    yield SlipText(text=f"{pen.say(label)}: {pen.person(person) if person else pen.say(PERSON_GONE)}")
    if person:
        yield from (SlipText(text=line) for line in pen.address_lines(person.get("address") or {}))
    yield SlipRule()
