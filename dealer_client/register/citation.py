"""How documents on paper name the law: the `[[citation]]` tables of a rule pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from .wording import Text

if TYPE_CHECKING:
    from .rule_pack import Validity


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


def citations(tables: Iterable[Mapping[str, Any]], validities: Iterable[Validity]) -> tuple[Citation, ...]:
    """The citations that the tables of a pack hold. Raises KeyError, TypeError or ValueError for what is none."""
    return tuple(_citation(values, validity) for values, validity in zip(tables, validities, strict=True))


def citations_on(known: Iterable[Citation], day: date) -> Mapping[Cited, Text]:
    """The words that hold on that day; of two for the same the first one counts."""
    words: dict[Cited, Text] = {}
    for citation in known:
        if citation.validity.holds_on(day):
            words.setdefault(citation.cited, citation.text)
    return MappingProxyType(words)


_KEYS = frozenset({"of", "nl", "en", "source", "verified", "valid_from", "valid_to"})


def _citation(values: Mapping[str, Any], validity: Validity) -> Citation:
    cited = values["of"]
    if cited not in tuple(Cited):
        raise ValueError(f"no document cites a law for {cited}")
    if unknown := set(values) - _KEYS:
        raise ValueError(f"the citation for {cited} knows no {', '.join(sorted(unknown))}")
    return Citation(
        cited=Cited(cited),
        text=Text(nl=_text(values, "nl"), en=_text(values, "en")),
        source=_text(values, "source"),
        verified=values["verified"] is True,
        validity=validity,
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    text = values[name]
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{name} of a citation must be text")
    return text
