"""The calls by which a dealer tells something that is no entry: that he trades, and what he refused to take."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import Caller
from .messages import read_message
from .notices import COUNTER_NOTE, REFUSED_OFFER, TRADE, keep_notice
from .practice_register import PracticeRegister
from .protocol import KnownCaller, Register, answer, protocol_router, takes

router = protocol_router()


@router.post(
    "/trade-notice",
    response_model=wire.NoticeAnswer,
    openapi_extra=takes(wire.TradeNotice),
    summary="Tell the municipality that and where the dealer trades",
)
async def trade_notice(request: Request, caller: KnownCaller, register: Register) -> Response:
    return await _keep(register, caller, TRADE, await read_message(request, wire.TradeNotice))


@router.post(
    "/refused-offer",
    response_model=wire.NoticeAnswer,
    openapi_extra=takes(wire.RefusedOffer),
    summary="Tell of goods that were offered and refused, without an entry",
)
async def refused_offer(request: Request, caller: KnownCaller, register: Register) -> Response:
    return await _keep(register, caller, REFUSED_OFFER, await read_message(request, wire.RefusedOffer))


@router.post(
    "/counter-note",
    response_model=wire.NoticeAnswer,
    openapi_extra=takes(wire.CounterNote),
    summary="Tell the dealer's other counters something about an entry",
)
async def counter_note(request: Request, caller: KnownCaller, register: Register) -> Response:
    kept = await _keep(register, caller, COUNTER_NOTE, await read_message(request, wire.CounterNote))
    register.bell.ring([caller.dealer_id])
    return kept


async def _keep(register: PracticeRegister, caller: Caller, kind: str, message: wire.Notice) -> Response:
    def work() -> wire.NoticeAnswer:
        with register.database.writing() as connection:
            return keep_notice(connection, caller, kind, message)

    return answer(await run_in_threadpool(work))
