"""The kinds of documents and files there are, and which documents are due after an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from dealer_client.register.draft import ACQUISITIONS, EntryKind
from dealer_client.register.wording import Text


class PaperKind(StrEnum):
    """A short document about an entry, or about one item of it."""

    PURCHASE_STATEMENT = "purchase-statement"
    PURCHASE_RECEIPT = "purchase-receipt"
    PLEDGE_TICKET = "pledge-ticket"
    SALES_RECEIPT = "sales-receipt"
    OWNERSHIP_CERTIFICATE = "ownership-certificate"
    POLICE_RECEIPT = "police-receipt"
    ITEM_LABEL = "item-label"


PAPER_NAMES: Mapping[PaperKind, Text] = MappingProxyType(
    {
        PaperKind.PURCHASE_STATEMENT: Text(nl="Inkoopverklaring", en="Purchase statement"),
        PaperKind.PURCHASE_RECEIPT: Text(nl="Bewijs van inkoop", en="Purchase receipt"),
        PaperKind.PLEDGE_TICKET: Text(nl="Pandbewijs", en="Pledge ticket"),
        PaperKind.SALES_RECEIPT: Text(nl="Aankoopbewijs", en="Sales receipt"),
        PaperKind.OWNERSHIP_CERTIFICATE: Text(nl="Eigendomsbewijs", en="Ownership certificate"),
        PaperKind.POLICE_RECEIPT: Text(nl="Bewijs van afgifte aan de politie", en="Police hand-over receipt"),
        PaperKind.ITEM_LABEL: Text(nl="Etiket", en="Label"),
    }
)


class ExportKind(StrEnum):
    """The kinds of files that the register can be exported to."""

    SPREADSHEET = "spreadsheet"
    CSV = "csv"
    JSON = "json"
    XML = "xml"

    @property
    def extension(self) -> str:
        """How the name of such a file ends."""
        return ".csv" if self is ExportKind.SPREADSHEET else f".{self.value}"


LABEL_NAMES = ("a4-24", "a4-21", "a4-65", "label-62x29", "label-57x32", "label-50x25")
"""The sheets of labels there are: so many on A4, or one of width by height in millimetres."""

_ALWAYS: Mapping[EntryKind, PaperKind] = MappingProxyType(
    {
        **dict.fromkeys(ACQUISITIONS, PaperKind.PURCHASE_RECEIPT),
        EntryKind.PLEDGE: PaperKind.PLEDGE_TICKET,
        EntryKind.SALE: PaperKind.SALES_RECEIPT,
        EntryKind.POLICE: PaperKind.POLICE_RECEIPT,
    }
)


def papers_due(kind: EntryKind, asked: Iterable[PaperKind]) -> tuple[PaperKind, ...]:
    """The documents that belong to an entry of that kind, the ones that a rule asks for first.

    `asked` are those of the rules that have something to say about it.
    """
    possible = [paper for paper in asked if paper in papers_of(kind)]
    always = [_ALWAYS[kind]] if kind in _ALWAYS else []
    return tuple(dict.fromkeys([*possible, *always]))


def papers_of(kind: EntryKind) -> tuple[PaperKind, ...]:
    """Every document that can be made of an entry of that kind."""
    if kind is EntryKind.SALE:
        return PaperKind.SALES_RECEIPT, PaperKind.OWNERSHIP_CERTIFICATE
    if kind is EntryKind.POLICE:
        return (PaperKind.POLICE_RECEIPT,)
    if kind in ACQUISITIONS:
        first = (PaperKind.PLEDGE_TICKET,) if kind is EntryKind.PLEDGE else ()
        return *first, PaperKind.PURCHASE_RECEIPT, PaperKind.PURCHASE_STATEMENT, PaperKind.ITEM_LABEL
    return ()
