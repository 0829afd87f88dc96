"""One entry in words: what, from whom, how long to keep it, and who vouches for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dealer_client.counter.language import say, say_count
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_grams, say_moment
from dealer_client.documents import figures
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.identity.read_by_scanner import READ, READ_THEN_CHANGED
from dealer_client.register.correction import PresentEntry
from dealer_client.register.draft import ACQUISITIONS, DISPOSALS
from dealer_client.register.entry_details import EntryDetails
from dealer_client.register.item_life import ItemState
from dealer_client.register.listing import UploadState
from dealer_client.register.wording import Text

from . import wording
from .disposal_part import disposal_part, joined, say_address
from .field_names import field_name
from .history_sheet import history_page, void_state
from .without_goods_part import without_goods_part

Json = Mapping[str, Any]
_HOW_READ = {READ: wording.BY_SCANNER, READ_THEN_CHANGED: wording.BY_SCANNER_THEN_CHANGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """An entry as it was read for the screen, with what its words need beside it. `line` is the item chosen.

    `present` is the entry as it stands now; `names` tells who has which staff id.
    """

    details: EntryDetails = field(repr=False)
    present: PresentEntry = field(repr=False)
    line: int
    today: date
    zone: str
    names: Mapping[str, str]
    enrolled: bool
    state: ItemState | None = None
    """Of the chosen item today; None for goods that went out."""


def entry_page(shown: ShownEntry, category_name: Callable[[str], str]) -> str:
    """The whole sheet, in the language on the screen."""
    details, content = shown.details, shown.present.content
    staff = content["staff"]
    recorded = wording.RECORDED_AT.filled(
        kind=wording.KINDS[details.entry.kind],
        at=say_moment(details.entry.recorded_at, shown.zone),
        staff=shown.names.get(staff, staff),
    )
    items = content.get("items", ())
    chosen = [item for item in items if item["line"] == shown.line]
    others = [item for item in items if item["line"] != shown.line]
    parts = [sheet.title(str(details.entry.number), say(recorded))]
    parts += [void_state(shown.present, shown.zone, shown.names), _refusal(details), _messages(shown)]
    for item in chosen:
        parts.append(sheet.heading(_item_name(shown, item, category_name)))
        if "hold" in item and not shown.present.is_void:
            parts.append(_police_hold() if shown.state is ItemState.POLICE_HOLD else _hold(item["hold"], shown))
        parts.append(_item(item, category_name))
    parts.append(history_page(shown.present, shown.zone, shown.names, category_name))
    if details.entry.kind in ACQUISITIONS:
        parts += [_seller(shown.present), _deal(shown.present)]
    elif details.entry.kind in DISPOSALS:
        parts += [disposal_part(shown.present)]
    else:
        parts += [without_goods_part(shown.present, shown.zone)]
    parts.append(_standing(shown))
    if others:
        parts += [sheet.heading(say(wording.OTHER_ITEMS))]
    for item in others:
        number = shown.details.entry.number.item(item["line"])
        parts.append(sheet.plain(f"{number}  {_in_a_line(item, category_name)}"))
    return "".join(parts)


def _item_name(shown: ShownEntry, item: Json, category_name: Callable[[str], str]) -> str:
    named = " ".join(item[key] for key in ("brand", "model") if item.get(key))
    what = ", ".join(part for part in (category_name(item.get("category", "")), named) if part)
    return f"{shown.details.entry.number.item(item['line'])}  {what}"


def _item(item: Json, category_name: Callable[[str], str]) -> str:
    rows = [
        (say(wording.KIND_OF_ITEM), category_name(item.get("category", ""))),
        (say(wording.BRAND), " ".join(item[key] for key in ("brand", "model") if item.get(key))),
        (say(wording.DESCRIPTION), item.get("description", "")),
        (say(wording.COLOUR), item.get("colour", "")),
        (say(wording.FEATURES), item.get("features", "")),
        (say(wording.CONDITION), item.get("condition", "")),
        (say(wording.STONES), item.get("stones", "")),
    ]
    rows += _identifiers(item)
    rows += [
        (say(wording.FINENESS), item.get("fineness", "")),
        (say(wording.WEIGHT), say_grams(item["weight_mg"]) if "weight_mg" in item else ""),
        (say(wording.PRICE), say_euro(item["price_cents"]) if "price_cents" in item else ""),
    ]
    if "item" in item:
        rows.insert(0, (say(wording.ITEM_OF), item["item"]))
    return sheet.facts(rows)


def _in_a_line(item: Json, category_name: Callable[[str], str]) -> str:
    """An item beside the chosen one: an entry of a hundred must be laid out within a frame."""
    named = " ".join(item[key] for key in ("brand", "model") if item.get(key))
    said = [category_name(item.get("category", "")), named]
    said += [item.get(name, "") for name in ("description", "colour", "features", "condition", "stones")]
    said += [f"{label} {value}" for label, value in _identifiers(item)]
    said += [say_euro(item["price_cents"])] if "price_cents" in item else []
    said += [f"{say(wording.HOLD).lower()} {figures.day(item['hold']['until'])}"] if "hold" in item else []
    return ", ".join(part for part in said if part)


def _identifiers(item: Json) -> list[tuple[str, str]]:
    rows = []
    for identifier in item.get("identifiers", ()):
        name = IDENTIFIER_NAMES.get(identifier["kind"])
        label = say(name) if name is not None else identifier["kind"]
        rows.append((label, format_for_display(identifier["kind"], identifier["value"])))
    return rows


def _police_hold() -> str:
    """Outlasts the hold of the law: nobody may read that the item is free."""
    return sheet.state("shield-alert", "blocked", say(wording.POLICE_HOLD), say(wording.POLICE_HOLD_MORE))


def _hold(hold: Json, shown: ShownEntry) -> str:
    day, free = figures.day(hold["until"]), figures.day(hold["free_on"])
    source = hold.get("source", "")
    if shown.state is ItemState.GONE:
        # Nothing is free that is not here.
        more = wording.FREE_MORE.filled(day=day, source=source)
        return sheet.state("arrow-right", "muted", say(wording.GONE), say(more).strip())
    if date.fromisoformat(hold["until"]) >= shown.today:
        more = wording.ON_HOLD_MORE.filled(free=free, source=source)
        return sheet.state("lock", "attention", say(wording.ON_HOLD.filled(day=day)), say(more).strip())
    more = wording.FREE_MORE.filled(day=day, source=source)
    return sheet.state("lock-open", "ok", say(wording.FREE.filled(free=free)), say(more).strip())


def _refusal(details: EntryDetails) -> str:
    if details.upload is not UploadState.REJECTED:
        return ""
    reasons = [say(reason) for reason in details.rejections]
    more = "\n".join([*reasons, say(wording.REFUSED_MORE)])
    return sheet.state("cloud-alert", "blocked", say(wording.REFUSED), more)


def _messages(shown: ShownEntry) -> str:
    said = []
    for match in shown.details.matches:
        name = IDENTIFIER_NAMES.get(match.kind)
        value = format_for_display(match.kind, match.value)
        what = f"{say(name)} {value}" if name is not None else value
        number = match.entry.item(match.line)
        more = wording.MESSAGE_MORE.filled(what=what)
        said.append(sheet.state("bell", "attention", say(wording.MESSAGE.filled(number=number)), say(more)))
    return "".join(said)


def _seller(present: PresentEntry) -> str:
    seller = present.parts.get("seller")
    if seller is None:
        return sheet.heading(say(wording.SELLER)) + sheet.plain(say(wording.ERASED), muted=True)
    document, firm = seller.get("document", {}), seller.get("firm", {})
    named = wording.DOCUMENTS.get(document.get("kind", ""))
    issued = f"({document['issuing_state']})" if document.get("issuing_state") else ""
    papers = [say(named) if named is not None else document.get("kind", ""), document.get("number", ""), issued]
    checked = _HOW_READ.get(document.get("checked", ""), wording.BY_CLERK)
    rows = [
        (say(wording.NAME), joined(seller, "given_names", "prefix", "surname")),
        (say(wording.FIRM), firm.get("name", "")),
        (say(wording.KVK), firm.get("kvk", "")),
        (say(wording.VAT_NUMBER), firm.get("vat", "")),
        (say(wording.BORN), _day(seller.get("date_of_birth"))),
        (say(wording.NATIONALITY), seller.get("nationality", "")),
        (say(wording.ADDRESS), say_address(seller.get("address", {}))),
        (say(wording.DOCUMENT), " ".join(part for part in papers if part)),
        (
            say(wording.ISSUED),
            " ".join(part for part in (_day(document.get("issued_on")), document.get("issued_by", "")) if part),
        ),
        (say(wording.EXPIRES), _day(document.get("expires"))),
        (say(wording.CHECKED), say(checked) if document else ""),
    ]
    return sheet.heading(say(wording.SELLER)) + sheet.facts(rows)


def _deal(present: PresentEntry) -> str:
    content, payment = present.content, present.parts.get("payment", {})
    method = content.get("payment", {}).get("method", "")
    said = wording.PAYMENTS.get(method, Text(nl=method, en=method))
    paid = wording.PAID_HOW.filled(total=say_euro(content["total_cents"]), method=said)
    rows = [
        (say(wording.ACQUIRED), _day(content["acquired_on"])),
        (say(wording.PAID), say(paid).strip()),
        (say(wording.IBAN), payment.get("iban", "")),
        *_of_its_kind(content),
    ]
    reasons = present.parts.get("reasons", {})
    rows += [(say(wording.REASON), reason) for reason in reasons.values()]
    return sheet.heading(say(wording.DEAL)) + sheet.facts(rows)


def _of_its_kind(content: Json) -> list[tuple[str, str]]:
    """What only a deal of that kind says: what was given in exchange, the terms, the last day, where it was found."""
    exchange, found = content.get("exchange", {}), content.get("found", {})
    return [
        (say(field_name("exchange.description")), exchange.get("description", "")),
        (
            say(field_name("exchange.value_cents")),
            say_euro(exchange["value_cents"]) if "value_cents" in exchange else "",
        ),
        (say(field_name("terms")), content.get("terms", "")),
        (say(field_name("redeem_by")), _day(content.get("redeem_by"))),
        (say(field_name("found.where")), found.get("where", "")),
        (say(field_name("found.on")), _day(found.get("on"))),
    ]


def _standing(shown: ShownEntry) -> str:
    """Book and central register: in the book under the signed head, sent, signed for."""
    details, proof = shown.details, shown.details.proof
    said = [sheet.heading(say(wording.WHERE_IT_STANDS))]
    if proof.in_book:
        more = wording.IN_BOOK_MORE.filled(n=say_count(details.entry.number.number), size=say_count(proof.book_size))
        said.append(sheet.state("shield-check", "ok", say(wording.IN_BOOK), say(more)))
    else:
        said.append(sheet.state("octagon-x", "blocked", say(wording.NOT_IN_BOOK), say(wording.NOT_IN_BOOK_MORE)))
    if details.confirmed and proof.confirmed_at is not None:
        more = wording.CONFIRMED_MORE.filled(
            at=say_moment(proof.confirmed_at, shown.zone), size=say_count(proof.confirmed_size)
        )
        said.append(sheet.state("cloud-check", "ok", say(wording.CONFIRMED), say(more)))
    elif details.upload is UploadState.ACCEPTED:
        said.append(sheet.state("cloud-check", "ok", say(wording.SENT), say(wording.NOT_CONFIRMED_YET)))
    elif details.upload is UploadState.WAITING:
        more = wording.WAITING_MORE if shown.enrolled else wording.NOT_ENROLLED_MORE
        said.append(sheet.state("cloud-upload", "muted", say(wording.WAITING), say(more)))
    return "".join(said)


def _day(iso: str | None) -> str:
    return figures.day(iso) if iso else ""
