"""The practice police desk: what the police are told of matches, and reporting goods stolen.

Only for people and programs on this machine (see `this_machine_only`).
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from .desk_pages import KIND_NAMES, page, style_sheet
from .form_body import read_form
from .hits import count_hits, read_hit, read_hits, read_hits_on
from .hold_decisions import decisions_on
from .practice_register import PracticeRegister
from .stolen_goods import KINDS, read_stolen, withdrawn_at
from .theft_report import FIELDS, Kept, TheftReport, Wrong, keep_report, read_report, today
from .this_machine_only import only_own_pages, only_this_machine

_MOST_HITS_TOLD = 1000
_MOST_HITS_SHOWN = 100
_MOST_STOLEN_ID = 2**31 - 1
_USUAL_CONTACT = "Politie Midden-Nederland (oefening), 0900-0000"
_OUT_OF_DATE = Wrong(
    "form",
    "Deze pagina was verouderd. Er is niets gemeld. Kijk het na en meld het opnieuw.",
    "This page was out of date. Nothing was reported. Check it and report it again.",
)

router = APIRouter(prefix="/police", dependencies=[Depends(only_this_machine)], include_in_schema=False)


def _register(request: Request) -> PracticeRegister:
    register: PracticeRegister = request.app.state.register
    return register


Register = Annotated[PracticeRegister, Depends(_register)]


@router.get("/hits.json")
async def hits_as_json(register: Register) -> Response:
    """The newest hits for programs, and how many there are in all."""

    def work() -> dict[str, object]:
        with register.database.reading() as connection:
            told = [asdict(hit) for hit in read_hits(connection, _MOST_HITS_TOLD)]
            return {"practice": True, "total": count_hits(connection), "hits": told}

    return Response(
        json.dumps(await run_in_threadpool(work)),
        media_type="application/json",
        headers={
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
            "cross-origin-resource-policy": "same-origin",
        },
    )


@router.get("/desk.css")
async def desk_style() -> Response:
    return style_sheet()


@router.get("")
async def hit_list(register: Register) -> Response:
    """All hits, newest first; the page renews itself."""

    def work() -> Response:
        with register.database.reading() as connection:
            return page("hits", hits=read_hits(connection, _MOST_HITS_SHOWN), total=count_hits(connection))

    return await run_in_threadpool(work)


@router.get("/hits/{match_id}")
async def hit_detail(match_id: str, register: Register) -> Response:
    """One notification, as the police get it."""

    def work() -> Response:
        with register.database.reading() as connection:
            hit = read_hit(connection, match_id)
            decisions = decisions_on(connection, match_id)
        if hit is None:
            return page("absent", 404)
        return page("hit", hit=hit, decisions=decisions, form_token=register.form_token)

    return await run_in_threadpool(work)


@router.get("/report")
async def report_form(register: Register) -> Response:
    """An empty form to report goods stolen."""
    return _form(register, {"kind": "imei", "reported_on": today().isoformat(), "contact": _USUAL_CONTACT}, [])


@router.post("/report", dependencies=[Depends(only_own_pages)])
async def report_stolen(request: Request, register: Register) -> Response:
    """Keeps a report, and tells every dealer who has the goods."""
    form = await read_form(request)
    if not hmac.compare_digest(form.get("form_token", "").encode(), register.form_token.encode()):
        return _form(register, form, [_OUT_OF_DATE], 403)
    report = read_report(form)
    if not isinstance(report, TheftReport):
        return _form(register, form, report, 422)

    def work() -> Kept:
        with register.database.writing() as connection:
            return keep_report(connection, report)

    kept = await run_in_threadpool(work)
    register.bell.ring(kept.grown_feeds)
    return RedirectResponse(f"/police/reports/{kept.stolen_id}", 303, headers={"cache-control": "no-store"})


@router.get("/reports/{stolen_id}")
async def report_detail(stolen_id: Annotated[int, Path(ge=1, le=_MOST_STOLEN_ID)], register: Register) -> Response:
    """A report that was made, and the hits on it; the page renews itself."""

    def work() -> Response:
        with register.database.reading() as connection:
            goods = read_stolen(connection, stolen_id)
            if goods is None:
                return page("absent", 404)
            return page(
                "reported",
                goods=goods,
                withdrawn_at=withdrawn_at(connection, stolen_id),
                hits=read_hits_on(connection, stolen_id),
                form_token=register.form_token,
            )

    return await run_in_threadpool(work)


def _form(register: PracticeRegister, typed: dict[str, Any], wrong: list[Wrong], status: int = 200) -> Response:
    return page(
        "report",
        status,
        typed={name: typed.get(name, "") for name in FIELDS},
        wrong=wrong,
        wrong_fields={found.field for found in wrong},
        kinds={kind: KIND_NAMES[kind] for kind in KINDS},
        today=today().isoformat(),
        form_token=register.form_token,
    )
