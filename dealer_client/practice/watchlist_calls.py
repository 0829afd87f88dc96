"""The call for the watchlist, for when there is no line."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .protocol import MOST_CURSOR, KnownCaller, Register, answer, protocol_router
from .watchlist import read_watchlist

router = protocol_router()


@router.get("/watchlist", response_model=wire.WatchlistAnswer, summary="The watchlist, whole or since a change")
async def watchlist(
    caller: KnownCaller,
    register: Register,
    edition: Annotated[str, Query(max_length=64)] = "",
    after: Annotated[int, Query(ge=0, le=MOST_CURSOR)] = 0,
) -> Response:
    def work() -> wire.WatchlistAnswer:
        with register.database.reading() as connection:
            return read_watchlist(connection, register.key, caller.dealer_id, edition, after)

    return answer(await run_in_threadpool(work))
