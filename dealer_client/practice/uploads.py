"""Taking in a batch of entries: one transaction, at the end of which everything is held or nothing is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from dealer_client.central import wire

from . import schema
from .amending import amend
from .book_tree import BookTree
from .credentials import Caller
from .held_books import tell_of_growth
from .held_identifiers import HeldItem, keep_held
from .judging import Judged, judge
from .matching import keep_reports_out, match_held_items
from .moments import now_text
from .problems import ProblemFound, bad_request
from .register_key import RegisterKey


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The answer to an upload, and the dealers whose feed has grown by it."""

    answer: wire.UploadAnswer
    grown_feeds: set[str]


def check_message(request: wire.UploadRequest, caller: Caller) -> None:
    """What must be right before the book is looked at. Raises ProblemFound.

    The caller's own series and book, consecutive numbers, and a head that this counter signed.
    """
    numbers = [entry.number for entry in request.entries]
    head = request.head
    if head.series != caller.series or head.book != caller.book:
        raise bad_request("The head names another series or book than the one this counter enrolled with.")
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise bad_request("The numbers of the entries do not follow each other.")
    if head.size != numbers[-1]:
        raise bad_request("The head is not the one at the last entry.")
    key, signature = bytes.fromhex(caller.counter_key), bytes.fromhex(head.signature)
    if not wire.signature_holds(key, signature, head.head_bytes()):
        raise bad_request("The head is not signed with this counter's key.")


def take_in(
    connection: Connection, caller: Caller, judged: Sequence[Judged], head: wire.WireHead, key: RegisterKey
) -> TakenIn:
    """Holds what is new of a batch and answers for every entry. Raises ProblemFound: number-gap or fork."""
    keep_reports_out(connection)
    size = _locked_size(connection, caller)
    first = judged[0].entry.number
    if first > size + 1:
        raise ProblemFound(
            409,
            "number-gap",
            "Entries are missing",
            f"The register holds this series up to {size}. Send what follows it.",
            expected_number=size + 1,
        )
    held = _held_results(connection, caller, judged, size)
    new = [one for one in judged if one.entry.number > size]
    tree = BookTree(connection, caller.dealer_id, caller.series, size)
    for one in new:
        tree.grow(one.leaf)
    if tree.root(head.size).hex() != head.root:
        raise _fork("The head does not follow from the entries that the register holds of this book.")
    grown_feeds = _keep(connection, caller, new, head, tree) if new else set()
    receipt = key.receipt(
        dealer_id=caller.dealer_id,
        book=caller.book,
        series=caller.series,
        counter_key=caller.counter_key,
        size=tree.size,
        root=tree.root(tree.size),
    )
    results = [*held, *(_result(one, one.status, one.reasons) for one in new)]
    return TakenIn(wire.UploadAnswer(results=results, receipt=receipt), grown_feeds)


def judge_all(request: wire.UploadRequest, caller: Caller) -> list[Judged]:
    """Every entry of a batch, judged."""
    return [judge(entry, caller.series) for entry in request.entries]


def _locked_size(connection: Connection, caller: Caller) -> int:
    counter = schema.counter
    return int(
        connection.execute(
            select(counter.c.size).where(counter.c.counter_id == caller.counter_id).with_for_update()
        ).scalar_one()
    )


def _held_results(
    connection: Connection, caller: Caller, judged: Sequence[Judged], size: int
) -> list[wire.EntryResult]:
    """The answers for entries that the register holds already. Raises ProblemFound where it holds others."""
    numbers = [one.entry.number for one in judged if one.entry.number <= size]
    if not numbers:
        return []
    entry = schema.entry
    rows = connection.execute(
        select(entry.c.number, entry.c.leaf_hash, entry.c.status, entry.c.reasons)
        .where(
            entry.c.dealer_id == caller.dealer_id,
            entry.c.series == caller.series,
            entry.c.number.between(numbers[0], numbers[-1]),
        )
        .order_by(entry.c.number)
    ).all()
    results = []
    for one, row in zip(judged, rows, strict=False):
        if bytes(row.leaf_hash) != one.leaf:
            raise _fork(f"The register holds another entry under number {row.number}.")
        if row.status == "rejected":
            told = [wire.RejectionReason.model_validate(reason) for reason in json.loads(row.reasons)]
            results.append(_result(one, "rejected", told))
        else:
            results.append(_result(one, "already", []))
    return results


def _keep(
    connection: Connection, caller: Caller, new: Sequence[Judged], head: wire.WireHead, tree: BookTree
) -> set[str]:
    place, now = {"dealer_id": caller.dealer_id, "series": caller.series}, now_text()
    connection.execute(
        insert(schema.entry),
        [
            {
                **place,
                "number": one.entry.number,
                "leaf_hash": one.leaf,
                "body": one.entry.body.encode(),
                "status": one.status,
                "reasons": json.dumps([reason.model_dump() for reason in one.reasons]),
                "received_at": now,
            }
            for one in new
        ],
    )
    parts = [
        {
            **place,
            "number": one.entry.number,
            "name": part.name,
            "salt": part.salt,
            "data": part.data,
        }
        for one in new
        for part in one.parts
    ]
    if parts:
        connection.execute(insert(schema.personal_part), parts)
    tree.keep()
    connection.execute(
        insert(schema.tree_head).values(
            **place,
            size=head.size,
            root=bytes.fromhex(head.root),
            signed_at=head.signed_at,
            signature=bytes.fromhex(head.signature),
            received_at=now,
        )
    )
    connection.execute(
        update(schema.counter).where(schema.counter.c.counter_id == caller.counter_id).values(size=tree.size)
    )
    # Before the matches in it: who hears of a match has heard of the entry.
    grown_feeds = tell_of_growth(connection, caller, tree.size)
    return grown_feeds | _keep_identifiers(connection, caller, new)


def _keep_identifiers(connection: Connection, caller: Caller, new: Sequence[Judged]) -> set[str]:
    items = [
        HeldItem(dealer_id=caller.dealer_id, series=caller.series, number=one.entry.number, identifier=identifier)
        for one in new
        for identifier in one.identifiers
    ]
    keep_held(connection, items)
    brought_in, lapsed = amend(connection, caller, new)
    return match_held_items(connection, [item for item in [*items, *brought_in] if item not in lapsed])


def _result(one: Judged, status: str, told: Sequence[wire.RejectionReason]) -> wire.EntryResult:
    return wire.EntryResult.model_validate(
        {
            "number": one.entry.number,
            "leaf_hash": one.entry.leaf_hash,
            "status": status,
            "reasons": list(told),
        }
    )


def _fork(detail: str) -> ProblemFound:
    return ProblemFound(409, "fork", "This is not the book that the register holds", detail)
