"""The JSON that `dealer-client intake` reads, and the sentences for what is wrong with one.

`resources/intake.schema.json` is this format as a JSON Schema; a test holds the two together.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    StrictStr,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from dealer_client.register.draft import ACQUISITIONS, DISPOSALS, EntryKind
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text


class IntakeWrong(DealerError):
    """The text is not an acquisition in this format; `field` names where. Nothing was stored."""

    title = Text(nl="Dit bestand is niet te gebruiken", en="This file cannot be used")


_KINDS = sorted(kind.value for kind in ACQUISITIONS)
DISPOSAL_KINDS = sorted(kind.value for kind in DISPOSALS)


def _parse_date(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and len(value) == len("2026-11-24"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("not_a_date", "a date is written yyyy-mm-dd")


def _parse_kind(value: object) -> object:
    if isinstance(value, str) and value in _KINDS:
        return EntryKind(value)
    raise PydanticCustomError("not_a_kind", "no kind of acquisition")


File = TypeVar("File", bound=BaseModel)
Date = Annotated[date, BeforeValidator(_parse_date)]
AcquisitionKind = Annotated[
    EntryKind, BeforeValidator(_parse_kind), WithJsonSchema({"type": "string", "enum": _KINDS, "default": "purchase"})
]


class StrictPart(BaseModel):
    """A part of a file that has no other fields than these, and never shows what it read."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class IntakeAddress(StrictPart):
    """Where the seller lives; `country` is ISO 3166 alpha-2, that of the shop where left out."""

    street: StrictStr = ""
    number: StrictStr = ""
    addition: StrictStr = ""
    postcode: StrictStr = ""
    city: StrictStr = ""
    country: StrictStr = ""


class IntakeDocument(StrictPart):
    """The document that the seller showed: passport, identity-card, driving-licence or residence-permit.

    `issued_on` and `issued_by` are for where the country's rules ask for them; they may stand beside an `mrz`.
    """

    kind: StrictStr = ""
    number: StrictStr = ""
    issuing_state: StrictStr = ""
    issued_on: Date | None = None
    issued_by: StrictStr = ""
    expires: Date | None = None


class IntakeFirm(StrictPart):
    """The firm that the seller acts for: its name, KvK number and VAT identification number."""

    name: StrictStr = ""
    kvk: StrictStr = ""
    vat: StrictStr = ""


class IntakeSeller(StrictPart):
    """The seller, with `firm` where he acts for one.

    `mrz` stands in place of birth date, nationality and document; names beside it correct its own. A birth date may
    stand beside an `mrz` that holds none, such as that of a driving licence.
    """

    surname: StrictStr = ""
    prefix: StrictStr = ""
    given_names: StrictStr = ""
    date_of_birth: Date | None = None
    nationality: StrictStr = ""
    address: IntakeAddress = IntakeAddress()
    document: IntakeDocument = IntakeDocument()
    firm: IntakeFirm = IntakeFirm()
    mrz: StrictStr = ""


class IntakeIdentifier(StrictPart):
    """A number of the item; `kind` is imei, vin, frame, serial, reference, engraving, plate or coin."""

    kind: StrictStr
    value: StrictStr


class IntakeItem(StrictPart):
    """One item. `price_cents` in euro cents, `weight_mg` in milligrams, `fineness` in per mille, such as "585".

    `photos` are names of picture files, from the folder that the command is run in.
    """

    category: StrictStr = ""
    description: StrictStr = ""
    brand: StrictStr = ""
    model: StrictStr = ""
    colour: StrictStr = ""
    identifiers: tuple[IntakeIdentifier, ...] = ()
    weight_mg: StrictInt | None = None
    fineness: StrictStr = ""
    price_cents: StrictInt | None = None
    features: StrictStr = ""
    condition: StrictStr = ""
    stones: StrictStr = ""
    photos: tuple[StrictStr, ...] = ()


class IntakeExchange(StrictPart):
    """What was given in exchange at a trade-in: what it was, its value in euro cents, its number if it was in stock."""

    description: StrictStr = ""
    value_cents: StrictInt | None = None
    item: StrictStr = ""


class IntakeFound(StrictPart):
    """Where and on which day goods were found."""

    where: StrictStr = ""
    on: Date | None = None


class IntakeSignature(StrictPart):
    """A drawn signature: strokes of points [x, y] on a pad of that size, and the statement that it stands under."""

    strokes: tuple[tuple[Annotated[tuple[StrictInt, ...], Field(min_length=2, max_length=2)], ...], ...]
    width: StrictInt
    height: StrictInt
    statement: StrictStr


class IntakePayment(StrictPart):
    """How it is paid: cash, bank (with `iban`) or card."""

    method: StrictStr = ""
    iban: StrictStr = ""


class IntakeFile(StrictPart):
    """One acquisition. `acquired_on` is today where left out; `reasons` gives a reason for the code of a warning.

    `exchange` belongs to a trade-in, `terms` to a consignment, `redeem_by` to a pledge, `found` to goods that were
    found.
    """

    seller: IntakeSeller
    items: tuple[IntakeItem, ...]
    payment: IntakePayment = IntakePayment()
    acquired_on: Date | None = None
    kind: AcquisitionKind = EntryKind.PURCHASE
    exchange: IntakeExchange = IntakeExchange()
    terms: StrictStr = ""
    redeem_by: Date | None = None
    found: IntakeFound = IntakeFound()
    signature: IntakeSignature | None = None
    reasons: dict[str, StrictStr] = Field(default_factory=dict)


def parse_intake(text: str) -> IntakeFile:
    """The acquisition that a JSON text describes. Raises IntakeWrong, whose message never quotes what was read."""
    intake = read_strictly(text, IntakeFile)
    if intake.seller.mrz and intake.seller.document.number:
        raise given_twice("document")
    return intake


def read_strictly(text: str, kind: type[File]) -> File:
    """The value of that model that a JSON text describes. Raises IntakeWrong, whose message never quotes the text."""
    try:
        values = json.loads(text, object_pairs_hook=_unique_object, parse_constant=_refuse_constant)
    except IntakeWrong:
        raise
    except json.JSONDecodeError as error:
        raise IntakeWrong(
            Text(
                nl="Regel {line}, teken {column}: hier is het geen JSON meer. Er is niets vastgelegd.",
                en="Line {line}, character {column}: this is where it stops being JSON. Nothing was recorded.",
            ).filled(line=error.lineno, column=error.colno)
        ) from None
    except (ValueError, RecursionError):
        raise IntakeWrong(
            Text(
                nl="Dit is geen bruikbare JSON: te diep genest, of een getal dat niet bestaat. Er is niets vastgelegd.",
                en="This JSON cannot be used: nested too deeply, or no real number. Nothing was recorded.",
            )
        ) from None
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise IntakeWrong(_sentence(first), field=_field(first["loc"])) from None


def intake_schema() -> dict[str, Any]:
    """The format as a JSON Schema, as it stands in `resources/intake.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dealer-client intake",
        **{name: value for name, value in IntakeFile.model_json_schema().items() if name != "title"},
    }


def _unique_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise IntakeWrong(
                Text(
                    nl="{name} staat er twee keer in. Laat één ervan staan.",
                    en="{name} stands there twice. Keep one of them.",
                ).filled(name=_shown(name)),
                field=_shown(name),
            )
        found[name] = value
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def given_twice(name: str) -> IntakeWrong:
    """A field of the seller stands beside an `mrz` that holds it too."""
    return IntakeWrong(
        Text(
            nl="{field}: staat ook in seller.mrz. Geef een van beide.",
            en="{field}: is in seller.mrz too. Give one of the two.",
        ).filled(field=f"seller.{name}"),
        field=f"seller.{name}",
    )


def _field(place: tuple[int | str, ...]) -> str:
    """`("items", 0, "price_cents")` as `items[0].price_cents`."""
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{_shown(part)}"
    return text.removeprefix(".")


def _shown(name: str) -> str:
    """A name from the file as it may stand in a message: short, and no control characters."""
    return "".join(character if character.isprintable() else "?" for character in name[:60])


def _sentence(error: Any) -> Text:
    field = _field(error["loc"]) or "JSON"
    return _SENTENCES.get(error["type"], _OTHERWISE).filled(
        field=field, kinds=", ".join(_KINDS), disposals=", ".join(DISPOSAL_KINDS), name=field.rpartition(".")[2]
    )


_OTHERWISE = Text(nl="{field}: deze waarde past hier niet.", en="{field}: this value does not fit here.")
_SENTENCES = {
    "extra_forbidden": Text(
        nl="{field}: {name} is hier onbekend. Haal het weg of kijk de spelling na.",
        en="{field}: {name} is not known here. Remove it or check its spelling.",
    ),
    "missing": Text(nl="{field}: dit ontbreekt.", en="{field}: this is missing."),
    "string_type": Text(
        nl="{field}: hier hoort tekst, tussen aanhalingstekens.", en="{field}: this must be text, in quotation marks."
    ),
    "int_type": Text(
        nl="{field}: hier hoort een heel getal, zonder aanhalingstekens (bedragen in centen, gewicht in milligram).",
        en="{field}: this must be a whole number without quotation marks (money in cents, weight in milligrams).",
    ),
    "int_parsing_size": Text(nl="{field}: dit getal is te groot.", en="{field}: this number is too large."),
    "not_a_date": Text(
        nl="{field}: schrijf de datum als jjjj-mm-dd, zoals 2026-11-24.",
        en="{field}: write the date as yyyy-mm-dd, such as 2026-11-24.",
    ),
    "not_a_disposal": Text(nl="{field}: kies uit {disposals}.", en="{field}: choose from {disposals}."),
    "not_a_kind": Text(nl="{field}: kies uit {kinds}.", en="{field}: choose from {kinds}."),
    "model_type": Text(
        nl="{field}: hier hoort een object: {{ ... }}.", en="{field}: this must be an object: {{ ... }}."
    ),
    "tuple_type": Text(nl="{field}: hier hoort een lijst: [ ... ].", en="{field}: this must be a list: [ ... ]."),
    "too_short": Text(
        nl="{field}: een punt heeft twee getallen: [x, y].", en="{field}: a point has two numbers: [x, y]."
    ),
    "too_long": Text(
        nl="{field}: een punt heeft twee getallen: [x, y].", en="{field}: a point has two numbers: [x, y]."
    ),
    "dict_type": Text(
        nl="{field}: hier hoort een object: {{ ... }}.", en="{field}: this must be an object: {{ ... }}."
    ),
}
