"""The calls that every counter makes: enrol, token, upload, feed, check. Their messages are in `central/wire/`."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Annotated

from fastapi import Depends, Query, Request
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import CodeNotValid, Enrolled, enrol, issue_token
from .feed import read_feed
from .held_books import tell_of_books
from .messages import read_message
from .moments import now_text
from .protocol import MOST_CURSOR, KnownCaller, Register, answer, known_caller, protocol_router, takes
from .register_key import REGISTER_NAME
from .stolen_goods import find_stolen
from .uploads import TakenIn, check_message, judge_all, take_in

router = protocol_router()


@router.get("/health", response_model=wire.Health, summary="Who answers here")
async def health(register: Register) -> Response:
    return answer(
        wire.Health(status="ok", register_name=REGISTER_NAME, register_key=register.key.public, practice=True)
    )


@router.post(
    "/enrol",
    response_model=wire.EnrolAnswer,
    openapi_extra=takes(wire.EnrolRequest),
    summary="Make a counter known with a one-time code",
)
async def enrol_counter(request: Request, register: Register) -> Response:
    address = request.client.host if request.client else ""
    register.failed_enrolments.refuse_if_many(address)
    message = await read_message(request, wire.EnrolRequest)

    def work() -> Enrolled:
        with register.database.writing() as connection:
            enrolled = enrol(connection, message)
            tell_of_books(connection, enrolled.dealer_id)
            return enrolled

    try:
        enrolled = await run_in_threadpool(work)
    except CodeNotValid:
        register.failed_enrolments.failed(address)
        raise
    return answer(
        wire.EnrolAnswer(
            dealer_id=enrolled.dealer_id,
            dealer_name=enrolled.dealer_name,
            counter_id=enrolled.counter_id,
            credential=enrolled.credential,
            register_name=REGISTER_NAME,
            register_key=register.key.public,
        )
    )


@router.post(
    "/token",
    response_model=wire.TokenAnswer,
    openapi_extra=takes(wire.TokenRequest),
    summary="Fetch a short-lived token",
)
async def fetch_token(request: Request, register: Register) -> Response:
    message = await read_message(request, wire.TokenRequest)

    def work() -> str:
        with register.database.writing() as connection:
            return issue_token(connection, message, register.token_lifetime)

    token = await run_in_threadpool(work)
    seconds = int(register.token_lifetime.total_seconds())
    return answer(wire.TokenAnswer(token=token, expires_in_seconds=seconds))


@router.post(
    "/entries",
    response_model=wire.UploadAnswer,
    openapi_extra=takes(wire.UploadRequest),
    summary="Hand over entries; the same batch may be handed over again",
)
async def upload(request: Request, caller: KnownCaller, register: Register) -> Response:
    message = await read_message(request, wire.UploadRequest)

    def work() -> TakenIn:
        check_message(message, caller)
        judged = judge_all(message, caller)
        with register.database.writing() as connection:
            return take_in(connection, caller, judged, message.head, register.key)

    taken = await run_in_threadpool(work)
    register.bell.ring(taken.grown_feeds)
    return answer(taken.answer)


@router.get("/feed", response_model=wire.FeedAnswer, summary="What happened after the cursor")
async def feed(
    caller: KnownCaller,
    register: Register,
    cursor: Annotated[int, Query(ge=0, le=MOST_CURSOR)] = 0,
    wait: Annotated[int, Query(ge=0, le=wire.MAX_FEED_WAIT_SECONDS, description="Seconds")] = 0,
) -> Response:
    def work() -> wire.FeedAnswer:
        with register.database.reading() as connection:
            return read_feed(connection, caller.dealer_id, cursor)

    with register.bell.heard_by(caller.dealer_id) as heard:
        found = await run_in_threadpool(work)
        if not found.events and wait:
            with suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), wait)
            found = await run_in_threadpool(work)
    return answer(found)


@router.post(
    "/check",
    response_model=wire.CheckAnswer,
    openapi_extra=takes(wire.CheckRequest),
    dependencies=[Depends(known_caller)],
    summary="Are these identifiers registered stolen?",
)
async def check(request: Request, register: Register) -> Response:
    message = await read_message(request, wire.CheckRequest)

    def work() -> list[wire.CheckResult]:
        with register.database.reading() as connection:
            return _check_results(connection, message.identifiers)

    results = await run_in_threadpool(work)
    return answer(wire.CheckAnswer(checked_at=now_text(), results=results))


def _check_results(connection: Connection, identifiers: list[wire.WireIdentifier]) -> list[wire.CheckResult]:
    normal = [wire.normalise(identifier.kind, identifier.value) for identifier in identifiers]
    found = find_stolen(connection, ((i.kind, n) for i, n in zip(identifiers, normal, strict=True)))
    results = []
    for identifier, form in zip(identifiers, normal, strict=True):
        reports = found.get((identifier.kind, form))
        if reports:
            goods = reports[0].goods
            results.append(
                wire.CheckResult(
                    kind=identifier.kind,
                    value=identifier.value,
                    level=reports[0].level,
                    reference=goods.reference,
                    goods=goods.goods,
                    reported_on=goods.reported_on,
                    contact=goods.contact,
                )
            )
        else:
            results.append(wire.CheckResult(kind=identifier.kind, value=identifier.value, level="clear"))
    return results
