"""The pages of the police desk as HTML. Everything is in the page or beside it here: nothing is fetched from elsewhere.

The pages work without JavaScript, and their policy lets none run.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import Response

from dealer_client.resources import resource_path

KIND_NAMES = {
    "imei": "IMEI",
    "frame": "Framenummer · frame number",
    "serial": "Serienummer · serial number",
    "vin": "Chassisnummer (VIN) · chassis number",
    "engraving": "Gravure · engraving",
    "coin": "Munt- of certificaatnummer · coin or certificate number",
    "plate": "Kenteken · licence plate",
    "reference": "Referentienummer · reference number",
}

_FOLDER = "police-desk"
_ZONE = ZoneInfo("Europe/Amsterdam")
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # A form's `Origin` would be withheld under `no-referrer`, and the desk asks for it.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def page(name: str, status: int = 200, **values: Any) -> Response:
    """The page made from the template of that name."""
    text = _templates().get_template(f"{name}.html").render(values)
    return Response(text, status_code=status, media_type="text/html", headers=_HEADERS)


def style_sheet() -> Response:
    """The pages' style sheet."""
    text = resource_path(_FOLDER, "desk.css").read_text(encoding="utf-8")
    return Response(text, media_type="text/css", headers=_HEADERS)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resource_path(_FOLDER)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["local_moment"] = _local_moment
    environment.filters["day"] = _day
    environment.filters["kind_name"] = lambda kind: KIND_NAMES.get(kind, kind)
    return environment


def _local_moment(moment: str) -> str:
    """A moment of the protocol as a clock in the Netherlands shows it."""
    return datetime.fromisoformat(moment).astimezone(_ZONE).strftime("%d-%m-%Y %H:%M:%S")


def _day(day: str) -> str:
    """An ISO 8601 date with the day first."""
    return "-".join(reversed(day.split("-")))
