"""A report of theft as it is made at the police desk: read from the form, kept, and held against what dealers have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, insert, select
from stdnum import luhn

from dealer_client.central import wire

from . import schema
from .matching import keep_uploads_out, match_stolen_goods
from .moments import now_text
from .stolen_goods import KINDS, goods_from, is_reported, stolen_row
from .text_lines import is_line
from .watchlist import note_changes

FIELDS = ("kind", "value", "goods", "reported_on", "contact")

_MOST_VALUE = 80
_MOST_LINE = 200
_OLDEST = date(1950, 1, 1)
_VIN_LENGTH = 17
_PRACTICE_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class TheftReport:
    """Goods reported stolen. `reported_on` is the day of the report (ISO 8601)."""

    kind: str
    value: str
    goods: str
    reported_on: str
    contact: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field of the form, and what to do."""

    field: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a report is kept, and the dealers whose feed has grown by it."""

    stolen_id: int
    grown_feeds: set[str]


def today() -> date:
    """The day it is in the country where the practice shops stand."""
    return datetime.now(UTC).astimezone(_PRACTICE_ZONE).date()


def read_report(form: Mapping[str, str]) -> TheftReport | list[Wrong]:
    """The report in a form, or what is wrong with it."""
    typed = {name: form.get(name, "").strip() for name in FIELDS}
    wrong = [found for found in _problems(typed) if found is not None]
    return wrong or TheftReport(**typed)


def keep_report(connection: Connection, report: TheftReport) -> Kept:
    """Keeps a report under the next reference and notes what dealers hold of it.

    The same report again (a form sent twice) is the one that is there already.
    """
    keep_uploads_out(connection)
    stolen = schema.stolen
    row = stolen_row(
        kind=report.kind,
        value=report.value,
        goods=report.goods,
        reference=_next_reference(connection),
        reported_on=report.reported_on,
        contact=report.contact,
    )
    same = connection.execute(
        select(stolen.c.stolen_id).where(
            *(stolen.c[name] == row[name] for name in ("kind", "normal", "goods", "reported_on", "contact")),
            is_reported(),
        )
    ).first()
    if same is not None:
        return Kept(same.stolen_id, set())
    kept = connection.execute(insert(stolen).values(row).returning(*stolen.c)).one()
    note_changes(connection, [(kept.kind, kept.normal)], added=True)
    return Kept(kept.stolen_id, match_stolen_goods(connection, goods_from(kept)))


def withdraw_report(connection: Connection, stolen_id: int) -> None:
    """A report counts no longer: the goods were found. Matches there were stay. Withdrawing twice does no harm."""
    keep_uploads_out(connection)
    stolen = schema.stolen
    row = connection.execute(
        select(stolen.c.kind, stolen.c.normal).where(stolen.c.stolen_id == stolen_id, is_reported())
    ).first()
    if row is not None:
        connection.execute(insert(schema.withdrawn).values(stolen_id=stolen_id, withdrawn_at=now_text()))
        note_changes(connection, [(row.kind, row.normal)], added=False)


def _next_reference(connection: Connection) -> str:
    """One more than the highest of this year. The caller has kept other reports out."""
    prefix = f"OEFEN-{today().year}-"
    reference = schema.stolen.c.reference
    highest = connection.execute(select(func.max(reference)).where(reference.like(f"{prefix}______"))).scalar()
    return f"{prefix}{int(highest[len(prefix) :]) + 1 if highest else 1:06d}"


def _problems(typed: Mapping[str, str]) -> list[Wrong | None]:
    return [
        _kind_problem(typed["kind"]),
        _value_problem(typed["kind"], typed["value"]),
        _line_problem("goods", typed["goods"], "de omschrijving", "the description"),
        _day_problem(typed["reported_on"]),
        _line_problem("contact", typed["contact"], "het aanspreekpunt", "the contact"),
    ]


def _kind_problem(kind: str) -> Wrong | None:
    if kind in KINDS:
        return None
    return Wrong("kind", "Kies de soort van het kenmerk uit de lijst.", "Choose the kind of identifier from the list.")


def _value_problem(kind: str, value: str) -> Wrong | None:
    normal = wire.normalise(kind, value)
    if not is_line(value, _MOST_VALUE) or not normal:
        return Wrong(
            "value",
            f"Vul het kenmerk in: letters of cijfers, op één regel, niet meer dan {_MOST_VALUE} tekens.",
            f"Give the identifier: letters or digits, on one line, {_MOST_VALUE} characters at most.",
        )
    if kind == "imei" and not (len(normal) == 15 and normal.isascii() and normal.isdigit() and luhn.is_valid(normal)):
        return Wrong(
            "value",
            "Dit is geen IMEI: een IMEI heeft 15 cijfers en het laatste is een controlecijfer. Lees het nog eens na.",
            "This is no IMEI: an IMEI has 15 digits and the last one is a check digit. Read it again.",
        )
    if kind == "vin" and (len(normal) != _VIN_LENGTH or set(normal) & set("IOQ")):
        return Wrong(
            "value",
            "Dit is geen chassisnummer: dat heeft 17 tekens en geen I, O of Q. Lees het nog eens na.",
            "This is no chassis number: it has 17 characters and no I, O or Q. Read it again.",
        )
    return None


def _line_problem(field: str, text: str, nl: str, en: str) -> Wrong | None:
    if is_line(text, _MOST_LINE):
        return None
    return Wrong(
        field,
        f"Vul {nl} in, op één regel, niet meer dan {_MOST_LINE} tekens.",
        f"Give {en}, on one line, {_MOST_LINE} characters at most.",
    )


def _day_problem(text: str) -> Wrong | None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-01-31") else None
    except ValueError:
        day = None
    if day is not None and _OLDEST <= day <= today():
        return None
    return Wrong(
        "reported_on",
        "Vul de dag van de aangifte in als jjjj-mm-dd. Die dag ligt niet in de toekomst.",
        "Give the day of the report as yyyy-mm-dd. That day is not in the future.",
    )
