"""The JSON that `dealer-client dispose` reads; `resources/dispose.schema.json` is this format as a JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictInt, StrictStr, WithJsonSchema
from pydantic_core import PydanticCustomError

from dealer_client.register.draft import EntryKind

from .intake_format import (
    DISPOSAL_KINDS,
    Date,
    IntakeAddress,
    IntakePayment,
    IntakeSignature,
    StrictPart,
    read_strictly,
)


def _parse_kind(value: object) -> object:
    if isinstance(value, str) and value in DISPOSAL_KINDS:
        return EntryKind(value)
    raise PydanticCustomError("not_a_disposal", "no kind of disposal")


DisposalKind = Annotated[
    EntryKind, BeforeValidator(_parse_kind), WithJsonSchema({"type": "string", "enum": DISPOSAL_KINDS})
]


class DisposeLine(StrictPart):
    """One item that goes out, by its number such as A-000123/2; `price_cents` is what was received for it."""

    item: StrictStr
    price_cents: StrictInt | None = None


class DisposeBuyer(StrictPart):
    """Who receives the goods: the buyer of a sale, or whoever gets them back."""

    name: StrictStr = ""
    address: IntakeAddress = IntakeAddress()


class DisposePolice(StrictPart):
    """To whom goods were handed by law: case number, station, and the officer's name and badge number."""

    case_number: StrictStr = ""
    station: StrictStr = ""
    officer: StrictStr = ""
    badge: StrictStr = ""


class DisposeFile(StrictPart):
    """One disposal. `happened_on` is today where left out; `reasons` gives a reason for the code of a warning.

    `buyer` belongs to a sale or return, `payment` to a sale, `police` to goods handed to the police.
    """

    kind: DisposalKind
    lines: tuple[DisposeLine, ...]
    happened_on: Date | None = None
    buyer: DisposeBuyer = DisposeBuyer()
    police: DisposePolice = DisposePolice()
    payment: IntakePayment = IntakePayment()
    remark: StrictStr = ""
    signature: IntakeSignature | None = None
    reasons: dict[str, StrictStr] = Field(default_factory=dict)


def parse_disposal(text: str) -> DisposeFile:
    """The disposal that a JSON text describes. Raises IntakeWrong, whose message never quotes what was read."""
    return read_strictly(text, DisposeFile)


def dispose_schema() -> dict[str, Any]:
    """The format as a JSON Schema, as it stands in `resources/dispose.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dealer-client dispose",
        **{name: value for name, value in DisposeFile.model_json_schema().items() if name != "title"},
    }
