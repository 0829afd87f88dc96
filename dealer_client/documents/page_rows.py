"""The rows of an extract: one for each item, in its present state, with what became of it.

A cell is a text, its lines apart by line feeds, or where there is more to it an object: `t` the text, `a` what asks for
attention, `m` what is said beside, `x` whether it is struck through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from dealer_client.register.canonical import Json, JsonObject
from dealer_client.register.correction import ChangedField
from dealer_client.register.field_path import place_of, steps_of

from . import figures
from . import page_wording as words
from .choice import Column, Register
from .field_wording import KINDS, PAYMENTS
from .pen import Pen
from .shown import Person, ShownEntry

_WIDTHS: Mapping[str, str] = {
    "number": "26mm",
    "date": "21mm",
    "goods": "1fr",
    "identifiers": "46mm",
    "price": "27mm",
    "person": "56mm",
    "hold": "22mm",
    "running": "26mm",
    "staff": "24mm",
}
_NARROW: Mapping[str, str] = {
    **_WIDTHS,
    "number": "25mm",
    "identifiers": "38mm",
    "price": "25mm",
    "person": "44mm",
    "running": "24mm",
    "staff": "20mm",
}
_MOST_WIDE = 7
_TO_THE_RIGHT = frozenset({"price", "running"})


class Rows:
    """Writes the rows of one extract. `held` is how many entries of the book the central register has confirmed."""

    def __init__(
        self, pen: Pen, register: Register, columns: frozenset[str], held: int, staff: Mapping[str, str], zone: str
    ) -> None:
        self._pen = pen
        self._register = register
        self._chosen = columns
        self._held = held
        self._staff = staff
        self._zone = zone
        self._running = {True: 0, False: 0}
        self.names = [
            name for name in _WIDTHS if name in ("number", "date", "goods", "price", "person") or name in columns
        ]
        if register is Register.SALES:
            self.names = [name for name in self.names if name != Column.HOLD]

    def columns(self) -> list[JsonObject]:
        """The heads of the columns with their widths; what the law asks for is always there."""
        side = {Register.PURCHASES: "-in", Register.SALES: "-out"}.get(self._register, "")
        widths = _WIDTHS if len(self.names) <= _MOST_WIDE else _NARROW
        return [
            {
                "name": self._pen.say(words.COLUMNS[name + side if name in ("date", "person") else name]),
                "width": widths[name],
                "right": name in _TO_THE_RIGHT,
            }
            for name in self.names
        ]

    def of(self, entry: ShownEntry) -> Iterator[list[Json]]:
        """The rows of an entry, a row for each item."""
        history = self._history(entry)
        conditions = self._conditions(entry)
        for position, item in enumerate(entry.items):
            cents = item.get("price_cents")
            if entry.voided_by is None:
                self._running[entry.comes_in] += cents or 0
            cells: dict[str, Json] = {}
            for name in self.names:
                cells[name] = self._cell(name, entry, item, position)
            cells["goods"] = self._goods(entry, item, history if position == 0 else [])
            cells["price"] = _cell(
                "" if cents is None else figures.euro(cents), beside=conditions, struck=entry.voided_by is not None
            )
            yield [cells[name] for name in self.names]

    def _cell(self, name: str, entry: ShownEntry, item: JsonObject, position: int) -> Json:
        pen = self._pen
        match name:
            case "number":
                pending = "" if entry.number.number <= self._held else pen.say(words.PENDING)
                void = pen.say(words.VOID) if entry.voided_by else ""
                number = entry.number.item(item["line"])
                return _cell(number, attention="\n".join(filter(None, (void, pending))), struck=bool(void))
            case "date":
                return figures.day(str(entry.content.get("acquired_on") or entry.content["happened_on"]))
            case "identifiers":
                return "\n".join(" ".join(pair) for pair in pen.identifiers(item)) or "–"
            case "person":
                return self._person(entry) if position == 0 else _cell("", beside=self._as_before(entry))
            case "hold":
                return figures.day(item["hold"]["until"]) if "hold" in item else ""
            case "running":
                return figures.euro(self._running[entry.comes_in])
            case "staff":
                staff = str(entry.content.get("staff", ""))
                return pen.show(self._staff.get(staff, staff))
        return ""

    def _as_before(self, entry: ShownEntry) -> str:
        return self._pen.say(words.AS_BEFORE, number=entry.number.item(entry.items[0]["line"]))

    def _goods(self, entry: ShownEntry, item: JsonObject, history: list[str]) -> Json:
        pen = self._pen
        said = [pen.goods(item)]
        if Column.IDENTIFIERS not in self._chosen:
            said += [" ".join(pair) for pair in pen.identifiers(item)]
        if item.get("item"):
            said.append(pen.say(words.CAME_IN_AS, item=pen.show(str(item["item"]))))
        attention = [self._alert(item), *history]
        return _cell("\n".join(said), attention="\n".join(filter(None, attention)), struck=entry.voided_by is not None)

    def _alert(self, item: JsonObject) -> str:
        checks = [identifier.get("check", {}) for identifier in item.get("identifiers", ())]
        known = [check for check in checks if check.get("level") == "exact"]
        if not known:
            return ""
        return self._pen.say(words.KNOWN_STOLEN, reference=self._pen.show(known[0].get("reference", ""))).rstrip()

    def _history(self, entry: ShownEntry) -> list[str]:
        """What was corrected and by which entry, oldest first, and whether it is void."""
        pen, said = self._pen, []
        for number, changes in groupby(entry.changes, key=lambda change: change.amended.number):
            found = list(changes)
            fields = list(dict.fromkeys(self._changed(change) for change in found))
            day = figures.day_of(found[0].amended.at, self._zone)
            said.append(pen.say(words.CORRECTED_BY, number=number, day=day, fields="; ".join(fields)))
        said += [pen.say(words.HIDDEN_CHANGE, number=number) for number in entry.hidden_by]
        if entry.voided_by is not None:
            day = figures.day_of(entry.voided_by.at, self._zone)
            said.append(pen.say(words.VOIDED_BY, number=entry.voided_by.number, day=day))
        return said

    def _changed(self, change: ChangedField) -> str:
        """The field that changed and what stood there; of a person only whose details changed."""
        part = place_of(change.path).part
        if part is not None:
            return self._pen.name(words.FIELDS, part)
        name = next((step for step in reversed(steps_of(change.path)) if isinstance(step, str)), change.path)
        field = self._pen.name(words.FIELDS, name)
        old = self._old(name, change.old)
        return self._pen.say(words.WAS, field=field, old=old) if old else self._pen.say(words.WAS_EMPTY, field=field)

    def _old(self, name: str, value: Json) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, int):
            return {"price_cents": figures.euro, "total_cents": figures.euro, "weight_mg": figures.grams}.get(
                name, str
            )(value)
        if name in ("acquired_on", "happened_on"):
            return figures.day(str(value))
        return self._pen.show(str(value)) if isinstance(value, str) else "…"

    def _conditions(self, entry: ShownEntry) -> str:
        pen, method = self._pen, entry.content.get("payment", {}).get("method", "")
        usual = entry.kind.value in ("purchase", "sale") and self._register is not Register.BOTH
        kind = "" if usual else pen.name(KINDS, entry.kind.value)
        if entry.kind.value == "police":
            kind = ", ".join((kind, *pen.shown(entry.content.get("police", {}), "case_number")))
        return ", ".join(part for part in (kind, pen.name(PAYMENTS, method) if method else "") if part)

    def _person(self, entry: ShownEntry) -> Json:
        pen, person = self._pen, entry.person_data
        if person is not None:
            return "\n".join(pen.person_lines(person))
        if entry.person is Person.ERASED:
            return _cell("", beside=pen.say(words.PERSON_ERASED, number=entry.erased_by))
        return _cell("", beside=pen.say(words.PERSON_LEFT_OUT)) if entry.person is Person.LEFT_OUT else "–"


def _cell(text: str, *, attention: str = "", beside: str = "", struck: bool = False) -> Json:
    cell: JsonObject = {"t": text}
    if attention:
        cell["a"] = attention
    if beside:
        cell["m"] = beside
    if struck:
        cell["x"] = True
    return text if len(cell) == 1 else cell
