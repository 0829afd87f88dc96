"""The frame of every short document: whose it is, when it was made, whether it is a copy; and how one is set.

A document is a template of `resources/documents` and the plain data it lays out. Each module that has documents works
out that data from an entry (`EntryOnPaper`) or a value of its own; `Sheet` puts the frame around it and sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

from dealer_client.register.canonical import JsonObject
from dealer_client.register.citation import Cited
from dealer_client.register.correction import PresentEntry
from dealer_client.register.entry import Entry
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.shop import Shop
from dealer_client.register.wording import Language, Text

from . import figures
from .field_wording import COPY_MARK, KVK, PAGE_OF, PRACTICE_MARK, PRACTICE_NOTE
from .legible import code_points_only, legible
from .logo import Logo
from .pen import Pen
from .typesetting import NotTypeset, typeset

_MADE = Text(nl="Gemaakt op {at}", en="Made on {at}")
_LOGO_FILE = "logo.svg"
_LOGO = Text(nl="Beeldmerk van {dealer}", en="Logo of {dealer}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryOnPaper:
    """An entry in its present state: its body, and the personal parts that are still there, by name."""

    number: EntryNumber
    content: JsonObject = field(repr=False)
    parts: Mapping[str, JsonObject] = field(repr=False)

    @classmethod
    def of(cls, entry: Entry) -> EntryOnPaper:
        """The entry as it was recorded."""
        return cls(number=entry.number, content=entry.content, parts={part.name: part.data for part in entry.personal})

    @classmethod
    def present(cls, present: PresentEntry) -> EntryOnPaper:
        """The entry with every correction applied."""
        return cls(number=present.number, content=present.content, parts=present.parts)

    @property
    def happened_on(self) -> str:
        """The day the entry is about, ISO 8601."""
        return str(self.content.get("acquired_on") or self.content.get("happened_on") or "")

    @property
    def items(self) -> list[JsonObject]:
        """What came in or went out, as the body lists it; none for an entry of another kind."""
        return list(self.content.get("items", ()))

    @property
    def total_cents(self) -> int:
        """What the items cost together."""
        return sum(item.get("price_cents") or 0 for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a document says inside its frame: the values for the template, and its pictures (SVG) by name.

    `title` and `subtitle` are in the language of the sheet and fit for paper.
    """

    title: str
    subtitle: str
    data: JsonObject
    pictures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The frame. `made_at` is UTC; `copy` marks what was handed out before; `categories` names the kinds of goods.

    `citations` are how the law is named by the rule pack in force; what is not among them is not named.
    """

    shop: Shop
    language: Language
    made_at: datetime
    categories: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    copy: bool = False
    logo: Logo | None = None
    citations: Mapping[Cited, Text] = field(default_factory=lambda: MappingProxyType({}))

    def pen(self, *, plain: bool = False) -> Pen:
        """A pen in the language of this sheet; `plain` writes rare scripts as code points."""
        names = {key: names.in_language(self.language) for key, names in self.categories.items()}
        show = code_points_only if plain else legible
        return Pen(self.language, home=self.shop.address.country, categories=names, show=show)

    def law(self, cited: Cited) -> str:
        """How the law is named in this country, in the language of this sheet; empty where none is."""
        words = self.citations.get(cited)
        return words.in_language(self.language) if words else ""

    def law_in_brackets(self, cited: Cited) -> str:
        """The same, to follow a word: with a space before it."""
        law = self.law(cited)
        return f" ({law})" if law else ""

    def moment(self, at: datetime | str) -> str:
        """A UTC moment on the shop's clock."""
        return figures.moment(at if isinstance(at, str) else utc_text(at), self.shop.zone)


def set_sheet(template: str, sheet: Sheet, write: Callable[[Pen], Body]) -> bytes:
    """The PDF of the document that `write` writes with a pen. Raises NotTypeset."""
    try:
        return _set(template, sheet, sheet.pen(), write)
    except NotTypeset:
        # A rare mix of scripts that the fonts can only show apart must not cost the dealer his document.
        return _set(template, sheet, sheet.pen(plain=True), write)


def _set(template: str, sheet: Sheet, pen: Pen, write: Callable[[Pen], Body]) -> bytes:
    body, made_at = write(pen), sheet.made_at.astimezone(UTC)
    pictures = dict(body.pictures)
    if sheet.logo is not None:
        pictures[_LOGO_FILE] = sheet.logo.svg()
    shop = sheet.shop
    frame: JsonObject = {
        "language": sheet.language,
        "title": body.title,
        "subtitle": body.subtitle,
        "shop": shop_lines(shop, pen),
        "practice": {"mark": pen.say(PRACTICE_MARK), "note": pen.say(PRACTICE_NOTE)} if shop.practice else None,
        "copy": pen.say(COPY_MARK) if sheet.copy else "",
        "made": [made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second],
        "foot": pen.say(_MADE, at=sheet.moment(made_at)),
        "page_of": pen.say(PAGE_OF),
        "logo": {"name": _LOGO_FILE, "alt": pen.say(_LOGO, dealer=pen.show(shop.dealer))} if sheet.logo else None,
    }
    return typeset(template, {**frame, **body.data}, made_at=made_at, attached=pictures)


def shop_lines(shop: Shop, pen: Pen) -> list[str]:
    """The dealer, the address and the number in the trade register, a line each."""
    lines = [pen.show(shop.dealer), *pen.address_lines(shop_address(shop))]
    return [*lines, pen.say(KVK, kvk=pen.show(shop.kvk))] if shop.kvk else lines


def shop_address(shop: Shop) -> JsonObject:
    """The shop's address as entries write one."""
    address = shop.address
    return {
        "street": address.street,
        "number": address.number,
        "addition": address.addition,
        "postcode": address.postcode,
        "city": address.city,
        "country": address.country,
    }
