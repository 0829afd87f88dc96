"""Reading a request's body: within the size limit, as JSON, strictly by the protocol.

The body is read only after it is known who calls, so a stranger cannot make the server hold megabytes.
"""

from __future__ import annotations

import zlib
from typing import TypeVar

from fastapi import Request
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import ClientDisconnect

from dealer_client.central import wire

from .problems import bad_request, too_large

_Message = TypeVar("_Message", bound=wire.Request)
_MOST_TOLD = 5
_GZIP = zlib.MAX_WBITS | 16


async def read_message(request: Request, message: type[_Message]) -> _Message:
    """The message in the body. Raises ProblemFound: 413 where it is too large; 400, 415 or 422 where it is wrong."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise bad_request("Send application/json.", 415)
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise bad_request("Send the body packed with gzip, or not packed.", 415)
    body = await _bounded_body(request)
    if encoding == "gzip":
        body = _unpacked(body)
    try:
        return message.model_validate_json(body, strict=True)
    except ValidationError as error:
        # Without the input: it may be about a person.
        details = error.errors(include_url=False, include_input=False, include_context=False)
        if details[0]["type"] == "json_invalid":
            raise bad_request(f"The body is not JSON: {details[0]['msg']}", 400) from None
        raise bad_request("; ".join(_words(detail) for detail in details[:_MOST_TOLD])) from None


async def _bounded_body(request: Request) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > wire.MAX_REQUEST_BYTES:
        raise too_large(wire.MAX_REQUEST_BYTES)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > wire.MAX_REQUEST_BYTES:
                raise too_large(wire.MAX_REQUEST_BYTES)
    except ClientDisconnect:
        raise bad_request("The body ended too early.", 400) from None
    return bytes(body)


def _unpacked(body: bytes) -> bytes:
    """The body, never more than the protocol's limit of it: some kilobytes can unpack to gigabytes."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        # One byte more than there is room for tells a body that is too long from one that just fits.
        unpacked = unpacking.decompress(body, wire.MAX_REQUEST_BYTES + 1)
    except zlib.error:
        raise bad_request("The body is not packed with gzip as its header says.", 400) from None
    if len(unpacked) > wire.MAX_REQUEST_BYTES:
        raise too_large(wire.MAX_REQUEST_BYTES)
    if not unpacking.eof or unpacking.unused_data:
        raise bad_request("The packed body ended too early, or something follows it.", 400)
    return unpacked


def _words(detail: ErrorDetails) -> str:
    where = ".".join(str(part)[:60] for part in detail["loc"])
    return f"{where}: {detail['msg']}"
