"""Who received goods that went out, and what was received for them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dealer_client.counter.language import say
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.amounts import say_euro
from dealer_client.documents import figures
from dealer_client.register.correction import PresentEntry
from dealer_client.register.draft import EntryKind
from dealer_client.register.wording import Text

from . import wording

Json = Mapping[str, Any]
_PARTIES = {EntryKind.SALE: ("buyer", wording.BUYER), EntryKind.RETURN: ("receiver", wording.RECEIVER)}


def disposal_part(present: PresentEntry) -> str:
    """The part of the sheet that only goods that went out have."""
    kind, parts = present.entry.kind, []
    if kind in _PARTIES:
        name, words = _PARTIES[kind]
        parts.append(_party(present.parts.get(name), words))
    if kind is EntryKind.POLICE:
        parts.append(_police(present))
    content, method = present.content, present.content.get("payment", {}).get("method", "")
    how = wording.RECEIVED_BY.get(method, Text(nl=method, en=method))
    received = wording.PAID_HOW.filled(total=say_euro(content.get("total_cents", 0)), method=how)
    rows = [
        (say(wording.HAPPENED), figures.day(content["happened_on"])),
        (say(wording.RECEIVED), say(received).strip() if "total_cents" in content else ""),
        (say(wording.REMARK), present.parts.get("remark", {}).get("text", "")),
    ]
    rows += [(say(wording.REASON), reason) for reason in present.parts.get("reasons", {}).values()]
    return "".join([*parts, sheet.heading(say(wording.DEAL)), sheet.facts(rows)])


def say_address(address: Json) -> str:
    """An address on its lines; the country where it is another than ours."""
    street, city = joined(address, "street", "number", "addition"), joined(address, "postcode", "city")
    country = address.get("country", "")
    return "\n".join(part for part in (street, city, country if country != "NL" else "") if part)


def joined(values: Json, *keys: str) -> str:
    """What is filled in of these, with spaces between."""
    return " ".join(values[key] for key in keys if values.get(key))


def _party(party: Json | None, words: Text) -> str:
    if party is None:
        return sheet.heading(say(words)) + sheet.plain(say(wording.ERASED), muted=True)
    rows = [(say(wording.NAME), party.get("name", "")), (say(wording.ADDRESS), say_address(party.get("address", {})))]
    return sheet.heading(say(words)) + sheet.facts(rows)


def _police(present: PresentEntry) -> str:
    case, officer = present.content.get("police", {}), present.parts.get("officer", {})
    rows = [
        (say(wording.CASE), joined(case, "case_number", "station")),
        (say(wording.OFFICER), joined(officer, "name", "badge")),
    ]
    return sheet.heading(say(wording.POLICE)) + sheet.facts(rows)
