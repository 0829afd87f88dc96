"""The list of what is stolen, for when there is no line: hashes under a key of the dealer's own."""

from __future__ import annotations

import hmac
from typing import Annotated

from pydantic import Field, StringConstraints

from dealer_client.goods.identifiers import fold_lookalikes, normalise

from .fields import Hex32, Moment
from .messages import Answer

WATCHLIST_HASH_BYTES = 8
OWN_KIND_ONLY = frozenset({"engraving", "reference", "plate"})
"""Kinds that many things bear, or that are no number of a maker: compared only with their own kind."""
SHORTEST_NEAR = 5
"""Below this length folding look-alikes makes too many different numbers equal."""


class WatchlistAnswer(Answer):
    """`GET /v1/watchlist?edition=E&after=N`: the changes of the watchlist after change `after`, oldest first.

    The first `after` is 0: the whole list and what changed later are the same call. `edition` says which list and key
    the changes belong to; where the caller names another one, or none, the answer begins at the first change, and what
    the caller had is void. `key` (hexadecimal, 32 bytes) is this dealer's own, see `watchlist_hash`. `added` and
    `removed` are Base64 of hashes of 8 bytes one after the other; `removed` ones count after `added`. `as_of` is the
    moment up to which the whole list goes, `contact` whom to call about a hit when there is no line.
    """

    edition: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    key: Hex32
    change: Annotated[int, Field(ge=0)]
    more: bool = False
    added: str = ""
    removed: str = ""
    as_of: Moment
    contact: str = ""


def watchlist_hash(key: bytes, kind: str, form: str) -> bytes:
    """The 8 bytes under which an identifier stands in the watchlist.

    The first 8 of HMAC-SHA256 under the dealer's key over `kind 0x00 form`, where `kind` is empty but for the
    kinds that are compared with their own kind only.
    """
    name = kind if kind in OWN_KIND_ONLY else ""
    return hmac.digest(key, f"{name}\x00{form}".encode(), "sha256")[:WATCHLIST_HASH_BYTES]


def watchlist_forms(kind: str, value: str) -> tuple[str, ...]:
    """The forms of an identifier that are compared: normalised, and where it may count with look-alikes folded.

    The list holds all of them for what is stolen; an identifier is possibly stolen if the list holds any of its own.
    """
    normal = normalise(kind, value)
    if not normal:
        return ()
    folded = fold_lookalikes(normal)
    return (normal,) if folded == normal or len(normal) < SHORTEST_NEAR else (normal, folded)
