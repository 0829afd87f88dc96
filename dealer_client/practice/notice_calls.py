"""The calls by which a dealer tells something that is no entry: that he trades, and what he refused to take."""

from __future__ import annotations

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import Caller
from .messages import read_message
from .notices import REFUSED_OFFER, TRADE, keep_notice
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


async def _keep(
    register: PracticeRegister, caller: Caller, kind: str, message: wire.TradeNotice | wire.RefusedOffer
) -> Response:
    def work() -> wire.NoticeAnswer:
        with register.database.writing() as connection:
            return keep_notice(connection, caller, kind, message)

    return answer(await run_in_threadpool(work))
