"""Reads the attached JSON of an extract that anyone may have written: bounded, and nothing in it is taken on trust.

Raises `Unsound` with a sentence for whatever does not have exactly the shape that `attached.py` gives it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from dealer_client.register.canonical import JsonObject
from dealer_client.register.entry import Entry
from dealer_client.register.moments import parse_utc
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.personal import PersonalPart
from dealer_client.register.wording import Text

from .attached import FORMAT
from .choice import Column, Register
from .shown import entry_with_content

MOST_ENTRIES = 200_000
MOST_PROOF = 64
"""A tree with 2**40 leaves has proofs half as long."""
_MOST_VALUES = 16_000_000
_MOST_LOGO = 400_000
_HEXADECIMAL = re.compile(r"[0-9a-f]*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_LARGEST = 2**53 - 1


class Unsound(Exception):
    """The attachment is not what an extract carries; `text` says where."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text that someone signed, and what it says."""

    text: bytes
    signature: bytes
    says: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedEntry:
    """One entry as attached: the leaf's text, the personal parts with their salts, the inclusion proof.

    `entry` is the same as the register knows an entry.
    """

    text: bytes
    body: JsonObject
    personal: tuple[tuple[str, bytes, bytes], ...]
    proof: tuple[bytes, ...]
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedHead:
    """A size and root the book once had, with the consistency proof to the head."""

    size: int
    root: bytes
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedDocument:
    """The attached JSON after reading: right in shape, nothing checked against anything."""

    practice: bool
    register: Register
    period: tuple[date, date]
    numbers: tuple[int | None, int | None]
    redacted: bool
    zone: str
    dealer: str
    counter_key: bytes
    head: Statement
    receipt: Statement | None
    grown_from: tuple[AttachedHead, ...]
    entries: tuple[AttachedEntry, ...]
    amendments: tuple[AttachedEntry, ...]
    totals: Mapping[str, int]


def read_document(data: bytes) -> AttachedDocument:
    """The document that the attachment holds. Raises Unsound."""
    if sum(data.count(mark) for mark in (b",", b"[", b"{")) > _MOST_VALUES:
        _refuse("entries.json")
    value = _object(strict_json(data, "entries.json"), "entries.json")
    if value.get("format") != FORMAT:
        raise Unsound(_UNKNOWN_FORMAT)
    _keys(
        value,
        "entries.json",
        *("format", "made_at", "language", "practice", "register", "law", "period", "choice", "columns"),
        *("redacted", "shop", "logo", "categories", "staff", "totals", "counter_key", "head", "receipt"),
        *("grown_from", "nodes", "entries", "amendments"),
    )
    if not isinstance(value["practice"], bool) or not isinstance(value["redacted"], bool):
        _refuse("practice, redacted")
    if value["language"] not in ("nl", "en") or value["register"] not in tuple(Register):
        _refuse("language, register")
    _moment(value["made_at"], "made_at")
    _looks(value)
    period = _keys(value["period"], "period", "from", "to")
    shop = _keys(value["shop"], "shop", "dealer", "address", "kvk", "municipality", "zone")
    totals = _keys(value["totals"], "totals", "entries", "items", "paid_cents", "received_cents")
    nodes = [_hexadecimal(node, 32, "nodes") for node in _list(value["nodes"], 2 * MOST_PROOF * MOST_ENTRIES, "nodes")]
    return AttachedDocument(
        practice=value["practice"],
        register=Register(value["register"]),
        period=(_date(period["from"], "period.from"), _date(period["to"], "period.to")),
        numbers=_choice(value["choice"]),
        redacted=value["redacted"],
        zone=_text(shop["zone"], "shop.zone"),
        dealer=_text(shop["dealer"], "shop.dealer"),
        counter_key=_hexadecimal(value["counter_key"], 32, "counter_key"),
        head=_statement(value["head"], "head"),
        receipt=None if value["receipt"] is None else _statement(value["receipt"], "receipt"),
        grown_from=tuple(_earlier_head(earlier, nodes) for earlier in _list(value["grown_from"], 1000, "grown_from")),
        entries=tuple(_entry(entry, nodes) for entry in _list(value["entries"], MOST_ENTRIES, "entries")),
        amendments=tuple(_entry(entry, nodes) for entry in _list(value["amendments"], MOST_ENTRIES, "amendments")),
        totals={key: _integer(number, "totals") for key, number in totals.items()},
    )


def strict_json(data: bytes, where: str) -> Any:
    """JSON without double keys, fractions, NaN or numbers too large to be exact. Raises Unsound."""
    try:
        return json.loads(
            data.decode(),
            object_pairs_hook=_without_doubles,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_exact_integer,
        )
    except (ValueError, RecursionError, MemoryError):
        _refuse(where)


def strict_object(text: bytes, where: str) -> JsonObject:
    """The object that a signed or hashed text stands for. Raises Unsound."""
    return _object(strict_json(text, where), where)


def statement_value(statement: Statement, key: str, kind: type[Any]) -> Any:
    """A value of a signed statement, of that type. Raises Unsound."""
    value = statement.says.get(key)
    if type(value) is not kind:
        _refuse(key)
    if key in ("signed_at", "received_at"):
        _moment(value, key)
    return value


def _looks(value: JsonObject) -> None:
    """What only the page needs: the law, the columns, the logo, and names by key."""
    _text(value["law"], "law")
    if not set(map(str, _list(value["columns"], len(Column), "columns"))) <= set(Column):
        _refuse("columns")
    for names in ("categories", "staff"):
        for key, name in _object(value[names], names).items():
            _text(key, names), _text(name, names)
    if value["logo"] is not None:
        logo = _keys(value["logo"], "logo", "kind", "data")
        if logo["kind"] not in ("png", "svg") or len(_text(logo["data"], "logo")) > _MOST_LOGO:
            _refuse("logo")


def _choice(value: Any) -> tuple[int | None, int | None]:
    """The numbers from and up to which entries were chosen."""
    choice = _keys(value, "choice", "seller", "text", "category", "first_number", "last_number")
    for key in ("seller", "text", "category"):
        _text(choice[key], f"choice.{key}")
    first, last = choice["first_number"], choice["last_number"]
    return (
        None if first is None else _integer(first, "choice.first_number"),
        None if last is None else _integer(last, "choice.last_number"),
    )


def _entry(value: Any, nodes: list[bytes]) -> AttachedEntry:
    entry = _keys(value, "entries", "body", "personal", "proof")
    text = _text(entry["body"], "entries.body").encode()
    body = strict_object(text, "entries.body")
    series, number = body.get("series"), body.get("number")
    if not isinstance(series, str) or type(number) is not int:
        _refuse("entries.body")
    parts = [_part(part) for part in _list(entry["personal"], 20, "entries.personal")]
    return AttachedEntry(
        text=text,
        body=body,
        personal=tuple((name, salt, data) for name, salt, data, _says in parts),
        proof=_proof(entry["proof"], nodes),
        entry=entry_with_content(
            EntryNumber(series, number),
            text,
            body,
            (PersonalPart(name=name, data=says, salt=salt) for name, salt, _data, says in parts),
        ),
    )


def _part(value: Any) -> tuple[str, bytes, bytes, JsonObject]:
    part = _keys(value, "personal", "name", "salt", "data")
    data = _text(part["data"], "personal.data").encode()
    says = strict_object(data, "personal.data")
    return _text(part["name"], "personal.name"), _hexadecimal(part["salt"], 32, "personal.salt"), data, says


def _statement(value: Any, where: str) -> Statement:
    statement = _keys(value, where, "text", "signature")
    text = _text(statement["text"], where).encode()
    return Statement(
        text=text,
        signature=_hexadecimal(statement["signature"], 64, where),
        says=strict_object(text, where),
    )


def _earlier_head(value: Any, nodes: list[bytes]) -> AttachedHead:
    head = _keys(value, "grown_from", "size", "root", "proof")
    return AttachedHead(
        size=_integer(head["size"], "grown_from.size"),
        root=_hexadecimal(head["root"], 32, "grown_from.root"),
        proof=_proof(head["proof"], nodes),
    )


def _proof(value: Any, nodes: list[bytes]) -> tuple[bytes, ...]:
    places = [_integer(place, "proof") for place in _list(value, 2 * MOST_PROOF, "proof")]
    if any(place >= len(nodes) for place in places):
        _refuse("proof")
    return tuple(nodes[place] for place in places)


def _object(value: Any, where: str) -> JsonObject:
    if not isinstance(value, dict):
        _refuse(where)
    return value


def _keys(value: Any, where: str, *keys: str) -> JsonObject:
    if not isinstance(value, dict) or value.keys() != set(keys):
        _refuse(where)
    return value


def _list(value: Any, most: int, where: str) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        _refuse(where)
    return value


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        _refuse(where)
    try:
        value.encode()
    except UnicodeEncodeError:
        _refuse(where)
    return value


def _integer(value: Any, where: str) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        _refuse(where)
    return value


def _hexadecimal(value: Any, length: int, where: str) -> bytes:
    if not isinstance(value, str) or len(value) != 2 * length or not _HEXADECIMAL.fullmatch(value):
        _refuse(where)
    return bytes.fromhex(value)


def _date(value: Any, where: str) -> date:
    try:
        return date.fromisoformat(_text(value, where))
    except ValueError:
        _refuse(where)


def _moment(value: Any, where: str) -> None:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        _refuse(where)
    try:
        parse_utc(value)
    except ValueError:
        _refuse(where)


def _without_doubles(pairs: list[tuple[str, Any]]) -> JsonObject:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a key stands twice")
    return value


def _no_number(_text: str) -> NoReturn:
    raise ValueError("not a whole number")


def _exact_integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > _LARGEST:
        raise ValueError("a number too large")
    return int(text)


def _refuse(where: str) -> NoReturn:
    raise Unsound(_MALFORMED.filled(where=where))


_MALFORMED = Text(
    nl="De bijlage met posten is geen geldig uittreksel: {where} klopt niet van vorm.",
    en="The attachment with entries is not a valid extract: {where} is malformed.",
)
_UNKNOWN_FORMAT = Text(
    nl="Dit uittreksel heeft een vorm die dit programma niet kent. Gebruik een nieuwere versie om het te controleren.",
    en="This extract has a format that this program does not know. Use a newer version to verify it.",
)
