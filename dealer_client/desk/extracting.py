"""The register extract: which entries belong in it, and what proves them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from dealer_client.documents.choice import ExtractChoice
from dealer_client.documents.extract import ExtractRequest, ProvenEntry, make_extract
from dealer_client.documents.logo import Logo
from dealer_client.goods.identifiers import normalise
from dealer_client.register.canonical import Json, JsonObject
from dealer_client.register.citation import citations_on
from dealer_client.register.correction import PresentEntry, present_state
from dealer_client.register.entry import Entry
from dealer_client.register.personal import PERSON_PARTS
from dealer_client.register.tree import EMPTY_ROOT, consistency_proof, inclusion_proof
from dealer_client.register.wording import Language
from dealer_client.store import book
from dealer_client.store.amending_entries import amending_entries, erasure_entries
from dealer_client.store.logo_setting import read_kept_logo
from dealer_client.store.staff import all_staff

from .at_work import AtWork


class Extracting:
    """The extracts of one counter's book."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work

    def make(
        self,
        choice: ExtractChoice,
        language: Language,
        *,
        certify: Callable[[bytes], bytes] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> bytes:
        """The chosen entries with their corrections and all that proves them, as a signed PDF. Takes a while.

        `certify` adds the signature of the dealer's own certificate, see `documents.certificate_signature`. `progress`
        is told how many of the entries have their proof, and of how many; after the last the pages are set, in one go.
        """
        with self._at_work.store.reading() as connection:
            request = self._request(connection, choice, language, progress)
        return make_extract(replace(request, certify=certify))

    def count(self, choice: ExtractChoice) -> int:
        """How many entries the extract would hold."""
        with self._at_work.store.reading() as connection:
            return len(self._chosen(connection, choice)[0])

    def _request(
        self,
        connection: Connection,
        choice: ExtractChoice,
        language: Language,
        progress: Callable[[int, int], None] | None,
    ) -> ExtractRequest:
        at_work, series = self._at_work, self._at_work.shop.series
        head = book.tree_head(connection, series) or at_work.sign_head(0, EMPTY_ROOT)
        read = book.node_reader(connection, series)
        entries, amendments = self._chosen(connection, choice)
        receipt, logo = book.latest_receipt(connection, series), read_kept_logo(connection)

        proven: list[ProvenEntry] = []
        for entry in (found := [*entries, *amendments]):
            proof = tuple(inclusion_proof(entry.number.number - 1, head.size, read))
            proven.append(ProvenEntry(entry=entry, proof=proof))
            if progress is not None:
                progress(len(proven), len(found))
        return ExtractRequest(
            choice=choice,
            shop=at_work.shop,
            entries=proven[: len(entries)],
            amendments=proven[len(entries) :],
            head=head,
            counter_key=at_work.key.public,
            receipt=receipt,
            receipt_consistency=tuple(consistency_proof(receipt["size"], head.size, read)) if receipt else (),
            language=language,
            made_at=datetime.now(UTC),
            category_names={category.key: category.names for category in at_work.categories},
            sign=at_work.key.sign,
            staff={record.staff.id: record.staff.name for record in all_staff(connection)},
            logo=None if logo is None else Logo(*logo),
            citations=citations_on(at_work.rules.citations, at_work.today()),
        )

    def _chosen(self, connection: Connection, choice: ExtractChoice) -> tuple[list[Entry], list[Entry]]:
        """The chosen entries, and what amended them, each in order of number."""
        series = self._at_work.shop.series
        numbers = book.numbers_between(connection, series, choice.first, choice.last)
        first, last = choice.first_number or 1, choice.last_number
        wanted = {number for number in numbers if first <= number and (last is None or number <= last)}
        candidates = [
            entry
            for entry in book.read_entries(connection, series, min(wanted, default=1), max(wanted, default=0))
            if entry.number.number in wanted and entry.kind in choice.register.kinds
        ]
        amending = amending_entries(connection, series, [entry.number.number for entry in candidates])
        if choice.seller or choice.text or choice.category:
            candidates = [
                entry
                for entry in candidates
                if _fits(present_state(entry, amending.get(entry.number.number, ())), choice)
            ]
        here = [entry.number.number for entry in candidates]
        found = {amendment.number: amendment for number in here for amendment in amending.get(number, ())}
        found |= {erasure.number: erasure for erasure in erasure_entries(connection, series, here)}
        return candidates, [found[number] for number in sorted(found)]


def _fits(present: PresentEntry, choice: ExtractChoice) -> bool:
    """Whether an entry as it stands now has the persons, the goods and the category that were asked for."""
    items: list[JsonObject] = list(present.content.get("items", ()))
    if choice.category and not any(item.get("category") == choice.category for item in items):
        return False
    persons = " ".join(_texts([present.parts.get(name) for name in PERSON_PARTS]))
    goods = " ".join([*_texts(items), *_normal_identifiers(items), str(present.number)])
    return _has_words(persons, choice.seller) and _has_words(goods, choice.text)


def _has_words(text: str, words: str) -> bool:
    plain = _plain(text)
    return all(word in plain for word in _plain(words).split())


def _plain(text: str) -> str:
    """Without accents and capitals."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _texts(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)


def _normal_identifiers(items: list[JsonObject]) -> Iterator[str]:
    for item in items:
        for identifier in item.get("identifiers", ()):
            yield normalise(identifier["kind"], identifier["value"])
