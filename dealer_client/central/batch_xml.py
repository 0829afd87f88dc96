"""Batches and answers as XML: `resources/batch-files/dealer-batch-1.xsd` and `dealer-answer-1.xsd`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from dealer_client.register.wording import Text

from . import wire
from .batch_answer import AnswerWrong, BatchAnswer, reason_of, result_of

BATCH = "urn:dealer-client:batch:1"
ANSWER = "urn:dealer-client:answer:1"
# What XML 1.0 cannot hold, not even as a reference (2.2).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ITEM_ATTRIBUTES = (("line", "line"), ("item", "item"), ("category", "category"), ("price_cents", "price-cents"))


def write(request: wire.UploadRequest) -> bytes:
    """A batch: what each entry says in elements, and the record itself, by which the signature can be checked."""
    ElementTree.register_namespace("", BATCH)
    head = request.head
    root = Element(
        f"{{{BATCH}}}batch",
        {
            "book": head.book,
            "series": head.series,
            "first": str(request.entries[0].number),
            "last": str(request.entries[-1].number),
            "root": head.root,
            "signed-at": head.signed_at,
            "signature": head.signature,
        },
    )
    for entry in request.entries:
        _entry(root, entry)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def read(text: str) -> BatchAnswer:
    """An answer. Raises AnswerWrong."""
    if "<!DOCTYPE" in text.upper():
        # Its entities could make some bytes into gigabytes; the format has none.
        raise AnswerWrong(_UNREADABLE)
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - without a document type there are no entities
    except (ElementTree.ParseError, ValueError):
        raise AnswerWrong(_UNREADABLE) from None
    if root.tag != f"{{{ANSWER}}}answer":
        raise AnswerWrong(_UNREADABLE)
    results = tuple(
        result_of(
            found.get("number", ""),
            found.get("leaf-hash", ""),
            found.get("status", ""),
            [
                reason_of(reason.get("code", ""), reason.get("field", ""), reason.text or "")
                for reason in found.iterfind(f"{{{ANSWER}}}reason")
            ],
        )
        for found in root.iterfind(f"{{{ANSWER}}}result")
    )
    return BatchAnswer(book=root.get("book", ""), series=root.get("series", ""), results=results)


def _entry(root: Element, entry: wire.WireEntry) -> None:
    content = json.loads(entry.body)
    about = {
        "number": str(entry.number),
        "kind": str(content["kind"]),
        "recorded-at": str(content["recorded_at"]),
        "date": str(content.get("acquired_on") or content["happened_on"]),
        "leaf-hash": entry.leaf_hash,
    }
    if "total_cents" in content:
        about["total-cents"] = str(content["total_cents"])
    element = SubElement(root, f"{{{BATCH}}}entry", about)
    # Corrections and voids have no items; what an inspection or an erasure lists is in the record.
    for item in content.get("items", ()):
        _item(element, item)
    for part in entry.personal:
        person = SubElement(element, f"{{{BATCH}}}part", {"name": part.name, "salt": part.salt})
        for name, value in _flat("", part.data):
            SubElement(person, f"{{{BATCH}}}field", {"name": _fit(name)}).text = _fit(value)
    # JSON can write as an escape what XML cannot hold: the same value, though not the same text.
    record = _NOT_XML.sub(lambda found: json.dumps(found[0])[1:-1], entry.body)
    SubElement(element, f"{{{BATCH}}}record").text = record


def _item(element: Element, item: Mapping[str, Any]) -> None:
    about = {attribute: _fit(str(item[name])) for name, attribute in _ITEM_ATTRIBUTES if name in item}
    if "hold" in item:
        about["hold-until"] = str(item["hold"]["until"])
    goods = SubElement(element, f"{{{BATCH}}}item", about)
    for name in ("description", "brand", "model", "colour"):
        if item.get(name):
            SubElement(goods, f"{{{BATCH}}}{name}").text = _fit(str(item[name]))
    for identifier in item.get("identifiers", ()):
        SubElement(goods, f"{{{BATCH}}}identifier", {"kind": identifier["kind"]}).text = _fit(identifier["value"])


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The texts in a JSON value with the paths to them: `address.city`."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _flat(f"{name}[{at}]", inner)
    else:
        yield name, value if isinstance(value, str) else json.dumps(value)


def _fit(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


_UNREADABLE = Text(nl="Dit is geen antwoordbestand in XML.", en="This is no answer file in XML.")
