"""What the body of each kind of entry must hold, in words for the clerk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dealer_client.central.wire import RejectionReason

from . import reasons
from .field_values import (
    is_cents,
    is_date,
    is_entry_number,
    is_free_text,
    is_identifier,
    is_item_number,
    is_moment,
    is_text,
)

ACQUISITIONS = frozenset({"purchase", "trade-in", "consignment", "pledge", "gift", "found"})
DISPOSALS = frozenset({"sale", "melt", "return", "police", "destroyed"})
_PAID = frozenset({"purchase", "pledge"})
_MOST_LINE = 10_000

Body = dict[str, Any]


def content_reasons(content: Body) -> Iterator[RejectionReason]:
    """Why a body cannot be accepted; nothing where it can."""
    if not is_moment(content.get("recorded_at")):
        yield reasons.field_wrong("recorded_at")
    kind = content.get("kind")
    if not isinstance(kind, str) or kind not in ACQUISITIONS | DISPOSALS | set(_OTHERS):
        yield reasons.kind_unknown()
    elif kind in ACQUISITIONS:
        yield from _acquisition_reasons(kind, content)
    else:
        if not is_date(content.get("happened_on")):
            yield reasons.field_wrong("happened_on")
        yield from _disposal_reasons(kind, content) if kind in DISPOSALS else _OTHERS[kind](content)


def _acquisition_reasons(kind: str, content: Body) -> Iterator[RejectionReason]:
    if not is_date(content.get("acquired_on")):
        yield reasons.field_wrong("acquired_on")
    # A book from before this register, taken over as it was, need not say all that a new entry must.
    taken_over = isinstance(content.get("imported"), dict)
    yield from _payment_reasons(content, needed=kind in _PAID and not taken_over)
    if not _commits_to(content, "seller"):
        yield reasons.no_seller()
    if not taken_over:
        yield from _of_its_kind(kind, content)
    yield from _items_reasons(content, _acquired_item_reasons)


def _of_its_kind(kind: str, content: Body) -> Iterator[RejectionReason]:
    if kind == "trade-in":
        exchange = _object(content, "exchange")
        if not is_free_text(exchange.get("description")):
            yield reasons.field_wrong("exchange.description")
        yield from _price_reasons("exchange.value_cents", exchange.get("value_cents"))
    elif kind == "consignment" and not is_free_text(content.get("terms")):
        yield reasons.field_wrong("terms")
    elif kind == "pledge" and not is_date(content.get("redeem_by")):
        yield reasons.field_wrong("redeem_by")
    elif kind == "found":
        found = _object(content, "found")
        if not is_free_text(found.get("where")):
            yield reasons.field_wrong("found.where")
        if not is_date(found.get("on")):
            yield reasons.field_wrong("found.on")


def _disposal_reasons(kind: str, content: Body) -> Iterator[RejectionReason]:
    if kind == "sale":
        yield from _payment_reasons(content, needed=True)
        if not _commits_to(content, "buyer"):
            yield reasons.no_buyer()
    elif kind == "return" and not _commits_to(content, "receiver"):
        yield reasons.no_receiver()
    elif kind == "police" and not is_text(_object(content, "police").get("case_number")):
        yield reasons.field_wrong("police.case_number")
    yield from _items_reasons(content, _sold_item_reasons if kind == "sale" else _gone_item_reasons)


def _payment_reasons(content: Body, *, needed: bool) -> Iterator[RejectionReason]:
    payment = content.get("payment", {})
    method = payment.get("method", "") if isinstance(payment, dict) else None
    if not is_text(method) and (needed or method != ""):
        yield reasons.field_wrong("payment.method")


def _items_reasons(
    content: Body, of_item: Callable[[str, Body], Iterator[RejectionReason]]
) -> Iterator[RejectionReason]:
    items = content.get("items")
    if not isinstance(items, list) or not items:
        yield reasons.no_items()
        return
    for line, item in enumerate(items, start=1):
        where = f"items[{line - 1}]"
        if not isinstance(item, dict):
            yield reasons.field_wrong(where)
            continue
        if item.get("line") != line or isinstance(item["line"], bool) or line > _MOST_LINE:
            yield reasons.field_wrong(f"{where}.line")
        if not is_text(item.get("category")):
            yield reasons.field_wrong(f"{where}.category")
        yield from of_item(where, item)
        yield from _identifier_reasons(where, item)


def _acquired_item_reasons(where: str, item: Body) -> Iterator[RejectionReason]:
    yield from _price_reasons(f"{where}.price_cents", item.get("price_cents"))


def _gone_item_reasons(where: str, item: Body) -> Iterator[RejectionReason]:
    if not is_item_number(item.get("item")):
        yield reasons.field_wrong(f"{where}.item")
    if "price_cents" in item:
        yield from _price_reasons(f"{where}.price_cents", item["price_cents"])


def _sold_item_reasons(where: str, item: Body) -> Iterator[RejectionReason]:
    yield from _gone_item_reasons(where, {"price_cents": None, **item})


def _price_reasons(where: str, price: object) -> Iterator[RejectionReason]:
    if not is_cents(price):
        yield reasons.field_wrong(where)
    elif isinstance(price, int) and price < 0:
        yield reasons.price_negative(where)


def _identifier_reasons(where: str, item: Body) -> Iterator[RejectionReason]:
    identifiers = item.get("identifiers", [])
    if not isinstance(identifiers, list):
        yield reasons.field_wrong(f"{where}.identifiers")
        return
    for place, identifier in enumerate(identifiers):
        if not is_identifier(identifier):
            yield reasons.field_wrong(f"{where}.identifiers[{place}]")


def _correction_reasons(content: Body) -> Iterator[RejectionReason]:
    if not is_entry_number(content.get("corrects")):
        yield reasons.field_wrong("corrects")
    changes = content.get("changes", [])
    named = isinstance(changes, list) and all(
        isinstance(change, dict) and is_text(change.get("path")) for change in changes
    )
    if not named or not (changes or _commits_to(content, "changes")):
        yield reasons.field_wrong("changes")
    if not _commits_to(content, "reasons"):
        yield reasons.no_reason()


def _void_reasons(content: Body) -> Iterator[RejectionReason]:
    if not is_entry_number(content.get("voids")):
        yield reasons.field_wrong("voids")
    if not _commits_to(content, "reasons"):
        yield reasons.no_reason()


def _inspection_reasons(content: Body) -> Iterator[RejectionReason]:
    looked_at = content.get("looked_at", [])
    if not isinstance(looked_at, list) or not all(
        isinstance(look, dict) and is_text(look.get("what")) and is_moment(look.get("at")) for look in looked_at
    ):
        yield reasons.field_wrong("looked_at")
    if not _commits_to(content, "inspector"):
        yield reasons.no_inspector()


def _erasure_reasons(content: Body) -> Iterator[RejectionReason]:
    erased = content.get("erased", [])
    if not isinstance(erased, list) or not all(
        isinstance(part, dict) and is_entry_number(part.get("entry")) and is_text(part.get("rule")) for part in erased
    ):
        yield reasons.field_wrong("erased")


_OTHERS: Mapping[str, Callable[[Body], Iterator[RejectionReason]]] = {
    "correction": _correction_reasons,
    "void": _void_reasons,
    "inspection": _inspection_reasons,
    "erasure": _erasure_reasons,
}


def _commits_to(content: Body, part: str) -> bool:
    """Whether there is such a personal part; it need not come, as it may have been erased since."""
    commitments = content.get("commitments")
    return isinstance(commitments, dict) and part in commitments


def _object(content: Body, name: str) -> Body:
    value = content.get(name)
    return value if isinstance(value, dict) else {}
