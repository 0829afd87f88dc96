"""One item in words: how it stands, what it is, and what happened to it since it came in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dealer_client.counter.language import say, say_date
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro, say_grams, say_moment
from dealer_client.counter.register.wording import KINDS
from dealer_client.goods.identifiers import IDENTIFIER_NAMES, format_for_display
from dealer_client.register.item_life import ItemState, StockLine
from dealer_client.register.wording import Text

from . import wording


def item_page(
    line: StockLine,
    zone: str,
    names: Mapping[str, str],
    category_name: Callable[[str], str],
    *,
    only_looks: bool = False,
) -> str:
    """The whole sheet. `names` tells who has which staff id; whoever `only_looks` is not told what to do."""
    named = " ".join(part for part in (line.brand, line.model) if part)
    what = ", ".join(part for part in (category_name(line.category), named) if part)
    acquired = wording.ACQUIRED_HOW.filled(kind=KINDS[line.kind], day=say_date(line.acquired_on), entry=str(line.entry))
    rows = [
        (say(wording.DESCRIPTION), line.description),
        *_identifiers(line),
        (say(wording.FINENESS), line.fineness),
        (say(wording.WEIGHT), say_grams(line.weight_mg) if line.weight_mg is not None else ""),
        (say(wording.ACQUIRED), say(acquired)),
        (say(wording.HOLD_TERM), say_date(line.hold_until)),
        (say(wording.SELLER), line.seller),
        (say(wording.PURCHASE_PRICE), say_euro(line.price_cents)),
    ]
    parts = [sheet.title(line.number, what), *_standing(line, zone, names, only_looks=only_looks), sheet.facts(rows)]
    return "".join(parts)


def _standing(line: StockLine, zone: str, names: Mapping[str, str], *, only_looks: bool) -> list[str]:
    said = []
    if line.state is ItemState.GONE:
        said.append(sheet.state("arrow-right", "muted", say(wording.GONE.filled(entry=line.left_by))))
    elif line.state is ItemState.VOID:
        title = say(wording.VOID.filled(entry=line.voided_by))
        said.append(sheet.state("x", "muted", title, say(wording.VOID_MORE)))
    said += [sheet.state("shield-alert", "blocked", say(wording.HELD), words) for words in _holds(line, zone, names)]
    if line.matched:
        more_to_do = "" if only_looks else say(wording.MATCHED_MORE)
        said.append(sheet.state("bell", "attention", say(wording.MATCHED), more_to_do))
    if line.state in (ItemState.GONE, ItemState.VOID):
        return said
    if line.state is ItemState.IN_HOLD:
        said.append(_hold(line))
    elif line.state is ItemState.FREE:
        title = say(wording.FREE.filled(day=say_date(line.free_on)))
        said.append(sheet.state("lock-open", "ok", title, say(wording.FREE_MORE)))
    if line.reserved:
        more = say(wording.RESERVED_MORE.filled(day=say_date(line.free_on)))
        said.append(sheet.state("user", "ok", say(wording.RESERVED), more if line.state is ItemState.RESERVED else ""))
    return said


def _holds(line: StockLine, zone: str, names: Mapping[str, str]) -> list[str]:
    """Why the police must come first. What the program placed for one case, at recording and after a message, is one
    hold to whoever reads it."""
    said: dict[object, str] = {}
    for hold in line.police_holds:
        at, reference = say_moment(hold.placed_at, zone), hold.reference or "–"
        name = names.get(hold.placed_by, hold.placed_by)
        more = wording.HELD_MORE.filled(at=at, name=name, reference=reference, reason=hold.why)
        if hold.placed_by:
            said[hold] = say(more)
        else:
            said.setdefault(reference, say(wording.HELD_AFTER_MATCH.filled(at=at, reference=reference)))
    return list(said.values())


def _hold(line: StockLine) -> str:
    more = say(wording.IN_HOLD_MORE.filled(free=say_date(line.free_on), source=line.hold_source))
    if line.may_be_altered is False:
        more = f"{more}\n{say(wording.NOT_ALTER)}"
    return sheet.state("lock", "attention", say(wording.IN_HOLD.filled(day=say_date(line.hold_until))), more)


def _identifiers(line: StockLine) -> list[tuple[str, str]]:
    return [
        (
            say(IDENTIFIER_NAMES.get(identifier.kind, Text(nl=identifier.kind, en=identifier.kind))),
            format_for_display(identifier.kind, identifier.value),
        )
        for identifier in line.identifiers
    ]
