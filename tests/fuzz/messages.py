"""The messages of the central register as they come over the line, and the file that `intake` reads."""

from __future__ import annotations

import json
from collections.abc import Callable

from pydantic import BaseModel, ValidationError

from dealer_client.central import wire
from dealer_client.cli.intake_format import IntakeWrong, parse_intake
from tests.cli.acquisitions import acquisition
from tests.register.test_rule_pack import PACK

from .campaign import Parser

_HEX32, _HEX64, _NOON = "0a" * 32, "0b" * 64, "2026-11-24T12:00:00.000000Z"
_RECEIPT = {
    "dealer_id": "d",
    "book": "b",
    "series": "A",
    "counter_key": _HEX32,
    "size": 3,
    "root": _HEX32,
    "received_at": _NOON,
    "register_key": _HEX32,
    "signature": _HEX64,
}
_RESULT = {"number": 1, "leaf_hash": _HEX32, "status": "accepted", "reasons": []}
_MATCH = {
    "type": "match",
    "cursor": 1,
    "match_id": "m",
    "series": "A",
    "number": 1,
    "line": 1,
    "kind": "imei",
    "value": "490154203237518",
    "level": "exact",
    "reference": "PL0100",
    "goods": "telefoon",
    "reported_on": "2026-11-20",
    "contact": "0900-8844",
    "matched_at": _NOON,
}
_PACK = {"type": "rule-pack", "cursor": 2, "text": PACK, "signature": _HEX64}
_CHECK = {"kind": "imei", "value": "1", "level": "near"}
_HEAD = {"book": "b", "series": "A", "size": 1, "root": _HEX32, "signed_at": _NOON, "signature": _HEX64}
_ENTRY = {"number": 1, "leaf_hash": _HEX32, "body": "{}", "personal": [{"name": "s", "salt": _HEX32, "data": {"a": 1}}]}
_PROBLEM = {"title": "Fork", "status": 409, "code": "fork", "expected_number": 3}
_MESSAGES: tuple[tuple[type[BaseModel], object], ...] = (
    (wire.UploadRequest, {"entries": [_ENTRY], "head": _HEAD}),
    (wire.UploadAnswer, {"results": [_RESULT], "receipt": _RECEIPT}),
    (wire.FeedAnswer, {"events": [_MATCH, _PACK, {"type": "x"}], "cursor": 3, "more": False}),
    (wire.CheckAnswer, {"checked_at": _NOON, "results": [_CHECK]}),
    (wire.Problem, _PROBLEM),
)


def _reader(message: type[BaseModel]) -> Callable[[str], object]:
    def read(text: str) -> object:
        found = message.model_validate_json(text.encode("utf-8", "surrogatepass"))
        if isinstance(found, wire.UploadAnswer):
            return found.receipt.holds(_HEX32)
        return found.head.head_bytes() if isinstance(found, wire.UploadRequest) else found

    return read


PARSERS = [
    *(
        Parser(
            name=message.__name__,
            parse=_reader(message),
            errors=(ValidationError,),
            good=[json.dumps(good)],
            most=wire.MAX_ENTRY_BYTES,
        )
        for message, good in _MESSAGES
    ),
    Parser(
        name="intake",
        parse=parse_intake,
        errors=(IntakeWrong,),
        good=[json.dumps(acquisition(), ensure_ascii=False), json.dumps(acquisition(seller={"mrz": "D1NLD"}))],
        most=wire.MAX_ENTRY_BYTES,
    ),
]
