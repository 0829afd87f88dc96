"""What comes out where: for each kind of document the printer it belongs to, and whether it prints by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dealer_client.documents.kinds import LABEL_NAMES, PaperKind
from dealer_client.register.canonical import JsonObject
from dealer_client.store.settings import read_setting, write_setting

from .at_work import AtWork

MOST_COPIES = 20
USUAL_LABEL = "label-62x29"
"""The labels that a label printer of the usual kind takes."""
_SETTING = "print-choices"
_KINDS = frozenset(kind.value for kind in PaperKind)


class Way(StrEnum):
    """How a document is handed out."""

    ASK = "ask"
    PRINTER = "printer"
    RECEIPT = "receipt"


_WAYS = frozenset(way.value for way in Way)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """Where one kind of document goes.

    `printer` is the name of a printer of this computer, empty for the computer's own default; `copies` is 1 to
    `MOST_COPIES`. Both hold for a printer of the computer alone.
    """

    way: Way = Way.ASK
    printer: str = ""
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoices:
    """What was chosen at this counter.

    `automatic`: what is due after an entry prints by itself, as far as it has a printer. `label` is one of
    `LABEL_NAMES`.
    """

    by_kind: Mapping[PaperKind, PrintChoice] = field(default_factory=lambda: MappingProxyType({}))
    automatic: bool = False
    label: str = USUAL_LABEL

    def of(self, kind: PaperKind) -> PrintChoice:
        """The choice for a kind; asked where none was made."""
        return self.by_kind.get(kind, PrintChoice())


class PrintingChoices:
    """Reads and keeps what was chosen. Anyone who works at the counter may choose."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def read(self) -> PrintChoices:
        """What holds now; a value that this version does not know is asked again."""
        with self._at_work.store.reading() as connection:
            value = read_setting(connection, _SETTING)
        return _choices_of(value) if isinstance(value, dict) else PrintChoices()

    def keep(self, choices: PrintChoices) -> None:
        """Keeps them from now on. Raises NotAllowed."""
        self._at_work.refuse_inspector()
        kept: JsonObject = {
            "automatic": choices.automatic,
            "label": choices.label,
            "kinds": {
                kind.value: {"way": choice.way.value, "printer": choice.printer, "copies": choice.copies}
                for kind, choice in choices.by_kind.items()
            },
        }
        with self._at_work.store.writing() as connection:
            write_setting(connection, _SETTING, kept)


def _choices_of(value: JsonObject) -> PrintChoices:
    kinds = value.get("kinds")
    label = value.get("label")
    return PrintChoices(
        by_kind=MappingProxyType(
            {
                PaperKind(name): PrintChoice(
                    way=Way(kept["way"]),
                    printer=str(kept["printer"]),
                    copies=min(max(int(kept["copies"]), 1), MOST_COPIES),
                )
                for name, kept in (kinds.items() if isinstance(kinds, dict) else ())
                if name in _KINDS and kept.get("way") in _WAYS
            }
        ),
        automatic=value.get("automatic") is True,
        label=label if isinstance(label, str) and label in LABEL_NAMES else USUAL_LABEL,
    )
