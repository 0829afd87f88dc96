"""The calls by which a dealer's books come back: to a machine that lost its own, and to its other counters."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import CodeNotValid
from .enrolling_again import enrol_again
from .held_books import keep_sealed_copy, read_book
from .messages import read_message
from .protocol import MOST_CURSOR, KnownCaller, Register, answer, protocol_router, takes

router = protocol_router()


@router.post(
    "/enrol/again",
    response_model=wire.EnrolAgainAnswer,
    openapi_extra=takes(wire.EnrolAgainRequest),
    summary="Come back as a counter whose machine was lost, with a one-time code",
)
async def enrol_counter_again(request: Request, register: Register) -> Response:
    address = request.client.host if request.client else ""
    register.failed_enrolments.refuse_if_many(address)
    message = await read_message(request, wire.EnrolAgainRequest)

    def work() -> wire.EnrolAgainAnswer:
        with register.database.writing() as connection:
            return enrol_again(connection, message, register.key)

    try:
        enrolled = await run_in_threadpool(work)
    except CodeNotValid:
        register.failed_enrolments.failed(address)
        raise
    register.bell.ring([enrolled.dealer_id])
    return answer(enrolled)


@router.get("/book", response_model=wire.BookAnswer, summary="What follows an entry of one of the dealer's own books")
async def book(
    caller: KnownCaller,
    register: Register,
    series: Annotated[str, Query(pattern="^[A-Z]{1,4}$")],
    after: Annotated[int, Query(ge=0, le=MOST_CURSOR)] = 0,
) -> Response:
    def work() -> wire.BookAnswer:
        with register.database.reading() as connection:
            return read_book(connection, register.key, caller.dealer_id, series, after)

    return answer(await run_in_threadpool(work))


@router.post(
    "/sealed-copy",
    response_model=wire.SealedCopyKept,
    openapi_extra=takes(wire.SealedCopy),
    summary="Keep a copy of this counter's keys that only the counter can open",
)
async def sealed_copy(request: Request, caller: KnownCaller, register: Register) -> Response:
    message = await read_message(request, wire.SealedCopy)

    def work() -> str:
        with register.database.writing() as connection:
            return keep_sealed_copy(connection, caller, message)

    return answer(wire.SealedCopyKept(kept_at=await run_in_threadpool(work)))
