"""Reading a form of the police desk: small, in the one encoding that its pages send."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import Request
from starlette.requests import ClientDisconnect

from .problems import bad_request, too_large

_MOST_BYTES = 16 * 1024
_MOST_FIELDS = 20


async def read_form(request: Request) -> dict[str, str]:
    """The fields of the form. Raises ProblemFound: 413 where it is too large; 400, 415 or 422 where it is no form."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/x-www-form-urlencoded":
        raise bad_request("Send the form of the page.", 415)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MOST_BYTES:
                raise too_large(_MOST_BYTES)
    except ClientDisconnect:
        raise bad_request("The body ended too early.", 400) from None
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise bad_request("The form cannot be read.") from None
    if len(dict(fields)) != len(fields):
        raise bad_request("The form names a field twice.")
    return dict(fields)
