"""Entries as an extract shows them: in their present state, with what amended them and what became of the person.

Worked out from the attached entries alone, so the page, a verdict and another verifier come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dealer_client.register.canonical import JsonObject
from dealer_client.register.correction import CHANGES_PART, Amended, ChangedField, present_state
from dealer_client.register.draft import ACQUISITIONS, EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber, parse_number
from dealer_client.register.personal import PERSON_PARTS, PersonalPart

SHOWN_PARTS = frozenset({*PERSON_PARTS, CHANGES_PART})
"""What the law asks of the register's page. An IBAN, an officer's name or a clerk's reason stays in the book."""


class Person(StrEnum):
    """What an extract shows of the person of an entry."""

    SHOWN = "shown"
    NONE = "none"
    """The entry never had one."""
    LEFT_OUT = "left-out"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEntry:
    """One entry of an extract. `content` and `parts` are its present state; `day` is the one it was recorded under.

    `hidden_by` are corrections of personal data that are not attached.
    """

    number: EntryNumber
    kind: EntryKind
    day: str
    content: JsonObject = field(repr=False)
    parts: Mapping[str, JsonObject] = field(repr=False)
    person: Person
    changes: tuple[ChangedField, ...] = field(repr=False)
    hidden_by: tuple[EntryNumber, ...]
    voided_by: Amended | None
    erased_by: EntryNumber | None

    @property
    def items(self) -> list[JsonObject]:
        return list(self.content.get("items", ()))

    @property
    def comes_in(self) -> bool:
        """Whether goods came in by it; else they went out."""
        return self.kind in ACQUISITIONS

    @property
    def cents(self) -> int:
        """What its items cost together, in cents; nothing where the entry is void."""
        return 0 if self.voided_by else sum(item.get("price_cents", 0) for item in self.items)

    @property
    def person_data(self) -> JsonObject | None:
        """The person, where one is shown."""
        return next((self.parts[name] for name in PERSON_PARTS if name in self.parts), None)


def shown_entries(entries: Iterable[Entry], amendments: Sequence[Entry]) -> list[ShownEntry]:
    """The entries as they stand now. Raises KeyError, TypeError, ValueError or DealerError where one is none."""
    about: dict[EntryNumber, list[Entry]] = {}
    erased: dict[EntryNumber, EntryNumber] = {}
    for amendment in amendments:
        for number in amended_numbers(amendment):
            if amendment.kind is EntryKind.ERASURE:
                erased.setdefault(number, amendment.number)
            else:
                about.setdefault(number, []).append(amendment)
    return [_shown(entry, about.get(entry.number, ()), erased.get(entry.number)) for entry in entries]


def entry_with_content(
    number: EntryNumber, body: bytes, content: JsonObject, personal: Iterable[PersonalPart]
) -> Entry:
    """An entry whose body was parsed already: an extract has thousands, and parsing is most of the work."""
    entry = Entry(number=number, body=body, personal=tuple(personal))
    vars(entry)["content"] = content
    return entry


def amended_numbers(amendment: Entry) -> list[EntryNumber]:
    """The entries that a correction, void or erasure is about. Raises as `shown_entries`."""
    content, kind = amendment.content, amendment.kind
    if kind is EntryKind.ERASURE:
        return [parse_number(erased["entry"])[0] for erased in content["erased"]]
    if kind not in (EntryKind.CORRECTION, EntryKind.VOID):
        raise ValueError("not an amendment")
    return [parse_number(content["voids" if kind is EntryKind.VOID else "corrects"])[0]]


def totals_of(entries: Iterable[ShownEntry]) -> dict[str, int]:
    """How many entries and items that count, and what was paid and received for them in cents."""
    totals = {"entries": 0, "items": 0, "paid_cents": 0, "received_cents": 0}
    for entry in entries:
        totals["entries"] += 1
        if entry.voided_by is None:
            totals["items"] += len(entry.items)
            totals["paid_cents" if entry.comes_in else "received_cents"] += entry.cents
    return totals


def parts_to_attach(entry: Entry) -> list[str]:
    """The names of the personal parts of an entry that an extract carries."""
    return [part.name for part in entry.personal if part.name in SHOWN_PARTS and _is_of_the_page(part.name, part.data)]


def _is_of_the_page(name: str, data: JsonObject) -> bool:
    """A correction of personal data is attached where it is about a person that the page shows."""
    return name != CHANGES_PART or any(
        str(change.get("path", "")).split(".")[0] in PERSON_PARTS for change in data.get("changes", ())
    )


def _shown(entry: Entry, amendments: Sequence[Entry], erased_by: EntryNumber | None) -> ShownEntry:
    content = entry.content
    if amendments:
        present = present_state(entry, amendments)
        now, parts, changes, voided_by = present.content, present.parts, present.changes, present.voided_by
    else:
        now, parts, changes, voided_by = content, {part.name: part.data for part in entry.personal}, (), None
    committed = [name for name in PERSON_PARTS if name in content.get("commitments", {})]
    if any(name in parts for name in PERSON_PARTS):
        person = Person.SHOWN
    elif not committed:
        person = Person.NONE
    else:
        person = Person.LEFT_OUT if erased_by is None else Person.ERASED
    return ShownEntry(
        number=entry.number,
        kind=entry.kind,
        day=str(content["acquired_on"] if entry.kind in ACQUISITIONS else content["happened_on"]),
        content=now,
        parts=parts,
        person=person,
        changes=changes,
        hidden_by=tuple(
            amendment.number
            for amendment in amendments
            if CHANGES_PART in amendment.content.get("commitments", {}) and amendment.part(CHANGES_PART) is None
        ),
        voided_by=voided_by,
        erased_by=erased_by,
    )
