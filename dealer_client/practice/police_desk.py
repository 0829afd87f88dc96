"""The practice police desk: what the police are told of matches. Only for people and programs on this machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from .hits import count_hits, read_hits
from .practice_register import PracticeRegister
from .this_machine_only import only_this_machine

_MOST_HITS_TOLD = 1000

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
