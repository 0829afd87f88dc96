"""The watchlist for when there is no line: every change of it in order, and one dealer's page of it as hashes.

What is kept are plain identifiers; each dealer gets them hashed under a key of its own, so that the list of one says
nothing about the list of another.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Sequence

from sqlalchemy import Connection, Row, func, insert, select

from dealer_client.central import wire

from . import schema
from .moments import now_text
from .register_key import RegisterKey
from .stolen_goods import is_reported

_ROWS_A_PAGE = wire.MAX_WATCHLIST_HASHES // 2
_CONTACT = "de politie (oefening), 0900-0000"


def newest_change(connection: Connection) -> int:
    """How far the list goes."""
    return connection.execute(select(func.max(schema.watchlist_change.c.change))).scalar() or 0


def note_changes(connection: Connection, identifiers: Sequence[tuple[str, str]], *, added: bool) -> None:
    """Identifiers (kind, normal form) came on the list or off it. The caller has kept reports and uploads out."""
    if not identifiers:
        return
    first, now = newest_change(connection) + 1, now_text()
    connection.execute(
        insert(schema.watchlist_change),
        [
            {"change": change, "kind": kind, "normal": normal, "added": int(added), "changed_at": now}
            for change, (kind, normal) in enumerate(identifiers, start=first)
        ],
    )


def begin_watchlist(connection: Connection) -> None:
    """Puts on the list what was registered stolen before there was one."""
    if newest_change(connection) == 0:
        stolen = schema.stolen
        rows = connection.execute(
            select(stolen.c.kind, stolen.c.normal).where(is_reported()).order_by(stolen.c.stolen_id)
        ).all()
        note_changes(connection, [(row.kind, row.normal) for row in rows], added=True)


def read_watchlist(
    connection: Connection, register_key: RegisterKey, dealer_id: str, edition: str, after: int
) -> wire.WatchlistAnswer:
    """The next page of a dealer's list after a change. Another edition, or a change that is not there: from the first.

    A page says what holds after it: an identifier that is still reported by somebody is not taken off.
    """
    key = register_key.secret_for(f"watchlist {dealer_id}")
    own_edition = hmac.digest(key, b"edition", "sha256")[:8].hex()
    change, newest = schema.watchlist_change, newest_change(connection)
    begin = after if edition == own_edition and after <= newest else 0
    rows = connection.execute(
        select(change).where(change.c.change > begin).order_by(change.c.change).limit(_ROWS_A_PAGE)
    ).all()
    last = rows[-1].change if rows else begin
    gone = [row for row in rows if not row.added and not _is_reported(connection, row)]
    return wire.WatchlistAnswer(
        edition=own_edition,
        key=key.hex(),
        change=last,
        more=last < newest,
        added=_hashes(key, [row for row in rows if row.added]),
        removed=_hashes(key, gone),
        as_of=_as_of(connection, last) if last < newest else now_text(),
        contact=_CONTACT,
    )


def _is_reported(connection: Connection, row: Row[tuple[object, ...]]) -> bool:
    """Whether anything that is stolen shares a form with an identifier that came off the list."""
    stolen = schema.stolen
    same = select(stolen.c.stolen_id).where(stolen.c.folded == wire.fold_lookalikes(row.normal), is_reported())
    if row.kind in wire.OWN_KIND_ONLY:
        same = same.where(stolen.c.kind == row.kind)
    return connection.execute(same.limit(1)).first() is not None


def _as_of(connection: Connection, last: int) -> str:
    change = schema.watchlist_change
    return str(connection.execute(select(change.c.changed_at).where(change.c.change == last)).scalar() or now_text())


def _hashes(key: bytes, rows: Sequence[Row[tuple[object, ...]]]) -> str:
    # Each once: many numbers have no character that could be confused, and then one form.
    hashes = {
        wire.watchlist_hash(key, row.kind, form): None
        for row in rows
        for form in wire.watchlist_forms(row.kind, row.normal)
    }
    return base64.b64encode(b"".join(hashes)).decode()
