"""What all calls of the `/v1` protocol share: the router, who calls, and how a message is answered."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dealer_client.central import wire

from .credentials import Caller, caller_with_token
from .practice_register import PracticeRegister
from .problems import unauthorised

MOST_CURSOR = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_bearer = HTTPBearer(auto_error=False, description="A token from POST /v1/token.")
_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def protocol_router() -> APIRouter:
    """A router for calls of the protocol."""
    return APIRouter(
        prefix="/v1",
        generate_unique_id_function=lambda route: route.name,
        responses={
            "4XX": {"description": "What is wrong with the call", **_PROBLEM},
            "5XX": {"description": "The register cannot answer now", **_PROBLEM},
        },
    )


def takes(message: type[wire.Request]) -> dict[str, Any]:
    """The request body for the OpenAPI document: the calls read it themselves, after they know who calls."""
    schema = {"$ref": f"#/components/schemas/{message.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _register(request: Request) -> PracticeRegister:
    register: PracticeRegister = request.app.state.register
    return register


Register = Annotated[PracticeRegister, Depends(_register)]


async def known_caller(
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


KnownCaller = Annotated[Caller, Depends(known_caller)]


def answer(message: BaseModel) -> Response:
    """A message as it is answered."""
    return Response(message.model_dump_json(), media_type="application/json", headers={"cache-control": "no-store"})
