"""The JSON that `dealer-client correct` reads; `resources/correct.schema.json` is this format as a JSON Schema."""

from __future__ import annotations

from typing import Any

from pydantic import Field, StrictStr

from .intake_format import StrictPart


class ChangeInFile(StrictPart):
    """One field: where it stands, as findings name it, and what it says from now on; null for nothing."""

    path: StrictStr
    new: Any


class CorrectionFile(StrictPart):
    """A correction of one entry: its number, the changed fields, and why."""

    number: StrictStr
    changes: tuple[ChangeInFile, ...] = Field(max_length=500)
    reason: StrictStr = ""


def correct_schema() -> dict[str, Any]:
    """The format as a JSON Schema, as it stands in `resources/correct.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dealer-client correct",
        **{name: value for name, value in CorrectionFile.model_json_schema().items() if name != "title"},
    }
