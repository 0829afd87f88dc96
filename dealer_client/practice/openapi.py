"""The `/v1` protocol as an OpenAPI 3.1 document, made from the calls and from `central/wire/`.

It is checked in as `resources/openapi/central-register-v1.json`, for whoever builds a central register or another
client. `python -m dealer_client.practice.openapi` prints it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from dealer_client.central import wire

from .all_calls import ROUTERS

_REFERENCES = "#/components/schemas/{model}"

_DESCRIPTION = f"""\
The protocol between a dealer's counter and a central register of acquisitions and disposals.

**Who calls.** A counter enrols once with a one-time code and gets a credential; with the credential it fetches
short-lived tokens; every other call but `health` carries `Authorization: Bearer <token>`. On 401 with code
`token-expired` it fetches a new one and repeats the call.

**Errors** are `application/problem+json` (RFC 9457); a program goes by `code`, not by the words.

**Trying again.** Every call may be repeated. A batch that was taken in is not taken in twice: its entries are answered
with `already`. On 429 and 503 the caller waits as long as `Retry-After` says.

**Sizes.** A request has at most {wire.MAX_REQUEST_BYTES} bytes and {wire.MAX_BATCH_ENTRIES} entries of at most
{wire.MAX_ENTRY_BYTES} bytes each. A request may come packed with gzip, and then both sizes are within the
limit; an answer is packed where the caller accepts that.

**Personal data** travels in request bodies only, never in an address or a header.

**Versions.** Within `/v1` things are only added: calls, members of answers, types of feed events, and members of
requests that may be left out. A client ignores what it does not know in an answer; a register refuses what it does not
know in a request, so a client sends a new member only to a register that has it. Anything else is `/v2`, which a
register serves beside `/v1` for as long as clients need.
"""


def openapi_document() -> dict[str, Any]:
    """The document, as JSON values."""
    document = get_openapi(
        title="Central register for dealers in used goods",
        version="1",
        openapi_version="3.1.0",
        description=_DESCRIPTION,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        routes=[route for router in ROUTERS for route in router.routes],
    )
    # The calls read their requests and tell their problems themselves, so the framework does not know of these.
    told: list[type[BaseModel]] = [
        wire.EnrolRequest,
        wire.TokenRequest,
        wire.UploadRequest,
        wire.CheckRequest,
        wire.EnrolAgainRequest,
        wire.SealedCopy,
        wire.TradeNotice,
        wire.RefusedOffer,
        wire.CounterNote,
        wire.Problem,
    ]
    _, models = models_json_schema([(model, "validation") for model in told], ref_template=_REFERENCES)
    document["components"]["schemas"] |= models["$defs"]
    document["components"]["schemas"] = dict(sorted(document["components"]["schemas"].items()))
    return document


def openapi_text() -> str:
    """The document as it is checked in."""
    return json.dumps(openapi_document(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(openapi_text())
