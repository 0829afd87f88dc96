"""The calls of the `/v1` protocol, for dealers' counters. What goes over the wire is in `central/wire.py`."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import Caller, CodeNotValid, Enrolled, caller_with_token, enrol, issue_token
from .feed import read_feed
from .messages import read_message
from .moments import now_text
from .practice_register import PracticeRegister
from .problems import unauthorised
from .register_key import REGISTER_NAME
from .stolen_goods import find_stolen
from .uploads import TakenIn, check_message, judge_all, take_in

_MOST_CURSOR = 2**53 - 1

_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}

router = APIRouter(
    prefix="/v1",
    generate_unique_id_function=lambda route: route.name,
    responses={
        "4XX": {"description": "What is wrong with the call", **_PROBLEM},
        "5XX": {"description": "The register cannot answer now", **_PROBLEM},
    },
)
_bearer = HTTPBearer(auto_error=False, description="A token from POST /v1/token.")


def _takes(message: type[wire.Request]) -> dict[str, Any]:
    """The request body for the OpenAPI document: the calls read it themselves, after they know who calls."""
    schema = {"$ref": f"#/components/schemas/{message.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _register(request: Request) -> PracticeRegister:
    register: PracticeRegister = request.app.state.register
    return register


Register = Annotated[PracticeRegister, Depends(_register)]


async def _caller(
    register: Register, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Caller:
    """Who calls. Raises ProblemFound (401)."""
    if credentials is None:
        raise unauthorised("Send a token: Authorization: Bearer TOKEN.")
    token = credentials.credentials

    def look_up() -> Caller:
        with register.database.reading() as connection:
            return caller_with_token(connection, token)

    return await run_in_threadpool(look_up)


KnownCaller = Annotated[Caller, Depends(_caller)]


@router.get("/health", response_model=wire.Health, summary="Who answers here")
async def health(register: Register) -> Response:
    return _answer(
        wire.Health(status="ok", register_name=REGISTER_NAME, register_key=register.key.public, practice=True)
    )


@router.post(
    "/enrol",
    response_model=wire.EnrolAnswer,
    openapi_extra=_takes(wire.EnrolRequest),
    summary="Make a counter known with a one-time code",
)
async def enrol_counter(request: Request, register: Register) -> Response:
    address = request.client.host if request.client else ""
    register.failed_enrolments.refuse_if_many(address)
    message = await read_message(request, wire.EnrolRequest)

    def work() -> Enrolled:
        with register.database.writing() as connection:
            return enrol(connection, message)

    try:
        enrolled = await run_in_threadpool(work)
    except CodeNotValid:
        register.failed_enrolments.failed(address)
        raise
    return _answer(
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
    openapi_extra=_takes(wire.TokenRequest),
    summary="Fetch a short-lived token",
)
async def fetch_token(request: Request, register: Register) -> Response:
    message = await read_message(request, wire.TokenRequest)

    def work() -> str:
        with register.database.writing() as connection:
            return issue_token(connection, message, register.token_lifetime)

    token = await run_in_threadpool(work)
    seconds = int(register.token_lifetime.total_seconds())
    return _answer(wire.TokenAnswer(token=token, expires_in_seconds=seconds))


@router.post(
    "/entries",
    response_model=wire.UploadAnswer,
    openapi_extra=_takes(wire.UploadRequest),
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
    return _answer(taken.answer)


@router.get("/feed", response_model=wire.FeedAnswer, summary="What happened after the cursor")
async def feed(
    caller: KnownCaller,
    register: Register,
    cursor: Annotated[int, Query(ge=0, le=_MOST_CURSOR)] = 0,
    wait: Annotated[int, Query(ge=0, le=wire.MAX_FEED_WAIT_SECONDS, description="Seconds")] = 0,
) -> Response:
    def work() -> wire.FeedAnswer:
        with register.database.reading() as connection:
            return read_feed(connection, caller.dealer_id, cursor)

    with register.bell.heard_by(caller.dealer_id) as heard:
        answer = await run_in_threadpool(work)
        if not answer.events and wait:
            with suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), wait)
            answer = await run_in_threadpool(work)
    return _answer(answer)


@router.post(
    "/check",
    response_model=wire.CheckAnswer,
    openapi_extra=_takes(wire.CheckRequest),
    dependencies=[Depends(_caller)],
    summary="Are these identifiers registered stolen?",
)
async def check(request: Request, register: Register) -> Response:
    message = await read_message(request, wire.CheckRequest)

    def work() -> list[wire.CheckResult]:
        with register.database.reading() as connection:
            return _check_results(connection, message.identifiers)

    results = await run_in_threadpool(work)
    return _answer(wire.CheckAnswer(checked_at=now_text(), results=results))


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


def _answer(message: BaseModel) -> Response:
    return Response(message.model_dump_json(), media_type="application/json", headers={"cache-control": "no-store"})
