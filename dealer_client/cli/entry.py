"""`dealer-client entry`: one entry as it stands now, with its proof, its history, and the matches of its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dealer_client.documents.field_wording import KINDS, KVK, PAYMENTS, VAT_NUMBER
from dealer_client.documents.figures import moment_or_utc
from dealer_client.goods.identifiers import IDENTIFIER_NAMES
from dealer_client.register.amounts import euro
from dealer_client.register.canonical import JsonObject
from dealer_client.register.correction import Amended, ChangedField
from dealer_client.register.entry_details import EntryDetails
from dealer_client.register.listing import UploadState
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import NumberError, parse_number
from dealer_client.register.wording import Text

from .context import Context
from .exchange import warning_json


def show_entry(context: Context) -> int:
    """Prints the entry; an item's number names its entry too. Raises NumberError or EntryMissing."""
    try:
        number = parse_number(context.arguments.number)[0]
    except NumberError as error:
        raise NumberError(error.message, field="number") from None
    with context.counter() as counter:
        details = counter.desk.entry(number)
        zone = counter.desk.shop.zone
        names = {record.staff.id: record.staff.name for record in counter.desk.people.all()}
    if context.arguments.json:
        context.print_json(_as_json(details))
    else:
        for line in _words(details, context, zone, names):
            print(line)
    return 0


def _as_json(details: EntryDetails) -> dict[str, Any]:
    entry, present, proof = details.entry, details.present, details.proof
    return {
        "number": str(entry.number),
        "kind": entry.kind.value,
        "recorded_at": utc_text(entry.recorded_at),
        "staff": entry.content["staff"],
        "content": present.content,
        "parts": dict(present.parts),
        "erased": sorted(present.erased),
        "voided_by": _amended_json(present.voided_by) if present.voided_by is not None else None,
        "history": [{**change.as_json(), "by": _amended_json(change.amended)} for change in present.changes],
        "proof": {
            "in_book": proof.in_book,
            "leaf_hash": entry.leaf_hash.hex(),
            "book_size": proof.book_size,
            "confirmed": details.confirmed,
            "confirmed_size": proof.confirmed_size,
            "confirmed_at": utc_text(proof.confirmed_at) if proof.confirmed_at is not None else None,
        },
        "upload": details.upload.value,
        "rejections": [{"nl": reason.nl, "en": reason.en} for reason in details.rejections],
        "matches": [warning_json(warning) for warning in details.matches],
    }


def _amended_json(amended: Amended) -> dict[str, Any]:
    return {
        "number": str(amended.number),
        "at": utc_text(amended.at),
        "staff": amended.staff,
        "reason": amended.reason,
    }


def _words(details: EntryDetails, context: Context, zone: str, names: Mapping[str, str]) -> Iterator[str]:
    entry, present, language = details.entry, details.present, context.language

    def say(text: Text, **values: object) -> str:
        return text.filled(**values).in_language(language)

    def by(amended: Amended) -> str:
        who, at = names.get(amended.staff, amended.staff), moment_or_utc(utc_text(amended.at), zone)
        reason = f": {amended.reason}" if amended.reason else ""
        return f"{amended.number}, {at}, {who}{reason}"

    staff = str(entry.content["staff"])
    recorded_at = moment_or_utc(utc_text(entry.recorded_at), zone)
    yield f"{entry.number}  {say(KINDS[entry.kind])}  {recorded_at}  {names.get(staff, staff)}"
    if present.voided_by is not None:
        yield say(_VOID, by=by(present.voided_by))
    for name, about in _ABOUT.items():
        if name in entry.content:
            yield say(about, n=entry.content[name])
    for item in present.content.get("items", ()):
        yield from _item(entry.number.item(item["line"]), item, context)
    for part in ("seller", "buyer", "receiver"):
        if part in present.parts:
            yield f"{say(_PARTIES[part])}: {_person(present.parts[part], context)}"
        elif part in present.erased:
            yield f"{say(_PARTIES[part])}: {say(_ERASED)}"
    if "total_cents" in present.content:
        method = present.content.get("payment", {}).get("method", "")
        how = f" {say(PAYMENTS[method])}" if method in PAYMENTS else ""
        yield f"{say(_TOTAL)}: {euro(present.content['total_cents'], language)}{how}"
    if present.changes:
        yield say(_HISTORY)
    for change in present.changes:
        yield f"  {_changed(change)}  ({by(change.amended)})"
    yield from _standing(details, context, zone)
    for warning in details.matches:
        yield say(
            _MATCH,
            item=warning.entry.item(warning.line),
            value=warning.value,
            reference=warning.reference,
            id=warning.match_id,
        )


def _item(number: str, item: JsonObject, context: Context) -> Iterator[str]:
    names = ("brand", "model", "description", "colour", "features", "condition", "stones", "fineness")
    said = [number, " ".join(str(item[name]) for name in names if item.get(name))]
    said += [euro(item["price_cents"], context.language)] if "price_cents" in item else []
    yield "  ".join(part for part in said if part)
    for identifier in item.get("identifiers", ()):
        name = IDENTIFIER_NAMES.get(identifier["kind"])
        label = name.in_language(context.language) if name is not None else identifier["kind"]
        yield f"  {label} {identifier['value']}"


def _person(person: JsonObject, context: Context) -> str:
    address, document, firm = person.get("address", {}), person.get("document", {}), person.get("firm", {})
    parts = [
        " ".join(str(person[name]) for name in ("given_names", "prefix", "surname", "name") if person.get(name)),
        str(firm.get("name", "")),
        KVK.filled(kvk=firm["kvk"]).in_language(context.language) if firm.get("kvk") else "",
        VAT_NUMBER.filled(vat=firm["vat"]).in_language(context.language) if firm.get("vat") else "",
        " ".join(
            str(address[name]) for name in ("street", "number", "addition", "postcode", "city") if address.get(name)
        ),
        str(document.get("number", "")),
    ]
    return ", ".join(part for part in parts if part)


def _changed(change: ChangedField) -> str:
    old, new = ("-" if value is None else str(value) for value in (change.old, change.new))
    return f"{change.path}: {old} -> {new}"


def _standing(details: EntryDetails, context: Context, zone: str) -> Iterator[str]:
    proof = details.proof
    found = _IN_BOOK.filled(size=proof.book_size) if proof.in_book else _NOT_IN_BOOK
    yield found.in_language(context.language)
    if details.confirmed and proof.confirmed_at is not None:
        at = moment_or_utc(utc_text(proof.confirmed_at), zone)
        yield _CONFIRMED.filled(size=proof.confirmed_size, at=at).in_language(context.language)
    else:
        yield _UPLOADS[details.upload].in_language(context.language)
    for reason in details.rejections:
        yield f"  {reason.in_language(context.language)}"


_VOID = Text(nl="Doorgehaald met {by}", en="Struck out by {by}")
_ABOUT = {
    "corrects": Text(nl="Verbetert {n}", en="Corrects {n}"),
    "voids": Text(nl="Haalt {n} door", en="Strikes out {n}"),
}
_PARTIES = {
    "seller": Text(nl="Aanbieder", en="Seller"),
    "buyer": Text(nl="Koper", en="Buyer"),
    "receiver": Text(nl="Ontvanger", en="Receiver"),
}
_ERASED = Text(nl="gewist na de bewaartijd", en="erased after its retention")
_TOTAL = Text(nl="Totaal", en="Total")
_HISTORY = Text(nl="Verbeteringen:", en="Corrections:")
_IN_BOOK = Text(
    nl="Nagerekend: staat in het ondertekende boek van {size} posten.",
    en="Computed again: stands in the signed book of {size} entries.",
)
_NOT_IN_BOOK = Text(
    nl="Deze post is niet terug te rekenen naar het ondertekende boek. Draai `dealer-client audit`.",
    en="This entry cannot be computed back to the signed book. Run `dealer-client audit`.",
)
_CONFIRMED = Text(
    nl="Het centraal register bevestigde het boek tot en met post {size} op {at}.",
    en="The central register confirmed the book up to entry {size} on {at}.",
)
_UPLOADS = {
    UploadState.WAITING: Text(nl="Wacht op verzending.", en="Waits to be sent."),
    UploadState.ACCEPTED: Text(nl="Verzonden, nog niet bevestigd.", en="Sent, not confirmed yet."),
    UploadState.REJECTED: Text(nl="Geweigerd door het centraal register:", en="Refused by the central register:"),
}
_MATCH = Text(
    nl="Melding {id}: {item}, {value}, {reference}",
    en="Match {id}: {item}, {value}, {reference}",
)
