"""Putting the calls together: one application, in which every error leaves as a problem and none takes data with it."""

from __future__ import annotations

import logging
import traceback

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from . import desk_decisions, police_desk
from .all_calls import ROUTERS
from .practice_register import PracticeRegister
from .problems import ProblemFound, bad_request, busy
from .unread_body import FinishReading

_log = logging.getLogger(__name__)
_BUSY_SECONDS = 1
_LEAST_PACKED = 2048

_TITLES = {404: ("not-found", "There is nothing here"), 405: ("method-not-allowed", "This cannot be done here")}


def build_application(register: PracticeRegister) -> FastAPI:
    """The application that serves a register."""
    application = FastAPI(
        title="Central register (practice)",
        version="1",
        description="The /v1 protocol between a dealer's counter and a central register.",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    application.state.register = register
    for router in ROUTERS:
        application.include_router(router)
    application.include_router(police_desk.router)
    application.include_router(desk_decisions.router)
    application.add_exception_handler(ProblemFound, _on_problem)
    application.add_exception_handler(HTTPException, _on_http_exception)
    application.add_exception_handler(RequestValidationError, _on_wrong_parameters)
    application.add_exception_handler(DBAPIError, _on_database_error)
    application.add_exception_handler(NoConnectionFree, _on_no_connection)
    # Nothing secret stands in an answer of that size, so its packed length tells nobody anything.
    application.add_middleware(GZipMiddleware, minimum_size=_LEAST_PACKED, compresslevel=1)
    application.add_middleware(FinishReading)
    application.add_middleware(_LastResort)
    return application


class _LastResort:
    """An error that nobody foresaw: a problem for the caller; in the log where it was, without what it was about."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._application(scope, receive, send_and_note)
        except Exception as error:
            # The error's own words may quote what was sent, so only its kind and the places are written down.
            places = traceback.format_list(traceback.extract_tb(error.__traceback__))
            _log.error("%s\n%s", type(error).__name__, "".join(places))
            if scope["type"] != "http" or begun:
                return
            fault = ProblemFound(500, "fault", "The register made a mistake", "Nothing was changed. Try again later.")
            await fault.response()(scope, receive, send)


async def _on_problem(_request: Request, error: Exception) -> Response:
    if not isinstance(error, ProblemFound):
        raise error
    return error.response()


async def _on_http_exception(_request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code, title = _TITLES.get(error.status_code, ("bad-request", "The request does not follow the protocol"))
    return ProblemFound(error.status_code, code, title, headers=error.headers).response()


async def _on_wrong_parameters(_request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    names = sorted({str(detail["loc"][-1])[:60] for detail in error.errors()})
    return bad_request(f"Not as the protocol has it: {', '.join(names)}.").response()


async def _on_database_error(_request: Request, error: Exception) -> Response:
    if isinstance(error, DataError):
        # A text that a database cannot hold, such as one with a NUL in it.
        return bad_request("The request holds a value that cannot be kept.").response()
    if isinstance(error, OperationalError):
        _log.warning("database: %s", type(error.orig).__name__)
        return busy(_BUSY_SECONDS).response()
    raise error


async def _on_no_connection(_request: Request, _error: Exception) -> Response:
    return busy(_BUSY_SECONDS).response()
