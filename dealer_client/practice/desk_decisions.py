"""Deciding at the police desk: a hold stays or ends, a trade notice is approved or refused, a report is withdrawn."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from .desk_pages import page
from .form_body import read_form
from .hold_decisions import decide
from .notices import REFUSED_OFFER, TRADE, decide_notice, read_notices
from .practice_register import PracticeRegister
from .protocol import Register
from .text_lines import is_line
from .theft_report import withdraw_report
from .this_machine_only import only_own_pages, only_this_machine

_MOST_SHOWN = 100
_MOST_WHO, _MOST_NOTE = 80, 200
_MOST_STOLEN_ID = 2**31 - 1

router = APIRouter(prefix="/police", dependencies=[Depends(only_this_machine)], include_in_schema=False)


@router.post("/hits/{match_id}/decision", dependencies=[Depends(only_own_pages)])
async def decide_hold(match_id: str, request: Request, register: Register) -> Response:
    """The item of a match stays, or is released."""
    form = await read_form(request)
    decision, who, note = (form.get(name, "").strip() for name in ("decision", "who", "note"))
    is_whole = decision in ("confirmed", "released") and is_line(who, _MOST_WHO) and _is_note(note)
    return await _decided(
        register, form, is_whole, f"/police/hits/{match_id}", lambda c: decide(c, match_id, decision, who, note)
    )


@router.post("/reports/{stolen_id}/withdraw", dependencies=[Depends(only_own_pages)])
async def withdraw(
    stolen_id: Annotated[int, Path(ge=1, le=_MOST_STOLEN_ID)], request: Request, register: Register
) -> Response:
    """A report of theft counts no longer: the goods were found."""

    def work(connection: Connection) -> set[str]:
        withdraw_report(connection, stolen_id)
        return set()

    return await _decided(register, await read_form(request), True, f"/police/reports/{stolen_id}", work)


@router.get("/notices")
async def notices(register: Register) -> Response:
    """What dealers told: that they trade, and which goods they refused."""

    def work() -> Response:
        with register.database.reading() as connection:
            return page(
                "notices",
                trades=read_notices(connection, TRADE, _MOST_SHOWN),
                offers=read_notices(connection, REFUSED_OFFER, _MOST_SHOWN),
                form_token=register.form_token,
            )

    return await run_in_threadpool(work)


@router.post("/notices/{dealer_id}/{notice_id}/decision", dependencies=[Depends(only_own_pages)])
async def decide_on_notice(dealer_id: str, notice_id: str, request: Request, register: Register) -> Response:
    """A trade notice is approved or refused."""
    form = await read_form(request)
    status, reason = form.get("status", ""), form.get("reason", "").strip()
    is_whole = _is_note(reason) and (status == "approved" or (status == "refused" and bool(reason)))
    return await _decided(
        register, form, is_whole, "/police/notices", lambda c: decide_notice(c, dealer_id, notice_id, status, reason)
    )


async def _decided(
    register: PracticeRegister,
    form: dict[str, str],
    is_whole: bool,
    back_to: str,
    work: Callable[[Connection], set[str]],
) -> Response:
    """Does what a form asks for, where it came from a page of this start of the desk and is whole."""
    is_own = hmac.compare_digest(form.get("form_token", "").encode(), register.form_token.encode())
    if not is_own or not is_whole:
        return page("undecided", 422 if is_own else 403, back_to=back_to)

    def in_one() -> set[str]:
        with register.database.writing() as connection:
            return work(connection)

    register.bell.ring(await run_in_threadpool(in_one))
    return RedirectResponse(back_to, 303, headers={"cache-control": "no-store"})


def _is_note(text: str) -> bool:
    return not text or is_line(text, _MOST_NOTE)
