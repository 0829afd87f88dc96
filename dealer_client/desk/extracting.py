"""The register extract: which entries belong in it, and what proves them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dealer_client.documents.extract import ExtractRequest, ProvenEntry, make_extract
from dealer_client.register.tree import EMPTY_ROOT, consistency_proof, inclusion_proof
from dealer_client.register.wording import Language
from dealer_client.store import book

from .at_work import AtWork


def extract_of_period(at_work: AtWork, first: date, last: date, language: Language) -> bytes:
    """The entries acquired from `first` up to and including `last`, with their proofs, as a PDF. Takes a while."""
    return make_extract(_request(at_work, first, last, language))


def _request(at_work: AtWork, first: date, last: date, language: Language) -> ExtractRequest:
    series = at_work.shop.series
    with at_work.store.reading() as connection:
        head = book.tree_head(connection, series) or at_work.sign_head(0, EMPTY_ROOT)
        read = book.node_reader(connection, series)
        wanted = set(book.numbers_between(connection, series, first, last))
        entries = [
            ProvenEntry(entry=entry, proof=tuple(inclusion_proof(entry.number.number - 1, head.size, read)))
            for entry in book.read_entries(connection, series, min(wanted, default=1), max(wanted, default=0))
            if entry.number.number in wanted
        ]
        receipt = book.latest_receipt(connection, series)
        grown = consistency_proof(receipt["size"], head.size, read) if receipt else []
    return ExtractRequest(
        period_from=first,
        period_to=last,
        shop=at_work.shop,
        entries=entries,
        head=head,
        counter_key=at_work.key.public,
        receipt=receipt,
        receipt_consistency=tuple(grown),
        language=language,
        made_at=datetime.now(UTC),
        category_names={category.key: category.names for category in at_work.categories},
        sign=at_work.key.sign,
    )
