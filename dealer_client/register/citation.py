"""How documents on paper name the law: the `[[citation]]` tables of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from .pack_values import Table, Validity, refuse_unknown, validity_of, words_of
from .wording import Text


class Cited(StrEnum):
    """What a document cites a law for. A country whose pack has no words for it cites none."""

    PURCHASE_REGISTER = "purchase-register"
    """The law by which goods that come in are registered."""
    SALES_REGISTER = "sales-register"
    """The law by which goods that go out are registered."""
    NOTIFICATION = "notification"
    """The law by which a dealer tells the municipality that he trades."""
    MARGIN_SCHEME = "margin-scheme"
    """The name of the VAT scheme for used goods, on what the seller signs for it."""
    MARGIN_MENTION = "margin-mention"
    """What a sales receipt must say, word for word, where goods are sold under that scheme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words for one of them, as they stand in the middle of a sentence."""

    cited: Cited
    text: Text
    source: str
    verified: bool
    validity: Validity


def read_citations(tables: Iterable[Table]) -> tuple[Citation, ...]:
    """The citations that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    return tuple(_citation(table) for table in tables)


def citations_on(known: Iterable[Citation], day: date) -> Mapping[Cited, Text]:
    """The words that hold on that day; of two for the same the first one counts."""
    words: dict[Cited, Text] = {}
    for citation in known:
        if citation.validity.holds_on(day):
            words.setdefault(citation.cited, citation.text)
    return MappingProxyType(words)


def _citation(values: Table) -> Citation:
    cited = values["of"]
    if cited not in tuple(Cited):
        raise ValueError(f"no document cites a law for {cited}")
    refuse_unknown(values, ("of", "nl", "en"), f"the citation for {cited}")
    return Citation(
        cited=Cited(cited),
        text=Text(nl=words_of(values, "nl", "citation"), en=words_of(values, "en", "citation")),
        source=words_of(values, "source", "citation"),
        verified=values["verified"] is True,
        validity=validity_of(values),
    )
