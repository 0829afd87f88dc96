"""The exchange with a register that takes files: nothing leaves the outbox before its answer says so, and fits."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dealer_client.central.batch_answer import AnswerWrong
from dealer_client.central.batch_csv import ANSWER_COLUMNS
from dealer_client.central.batch_xml import ANSWER, BATCH
from dealer_client.central.file_exchange import BatchFormat, take_answer, write_batch
from dealer_client.exchange import BookExchange
from dealer_client.register.entry import Entry
from dealer_client.resources import resource_path
from dealer_client.store import outbox
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from tests.store.books import BICYCLE, BOOK, COUNTER_KEY, PHONE, a_draft, record

NASTY = replace(PHONE, description='=1+1;"<&>\x00\x1b regel\ntwee é 🚲')


def answer_xml(*entries: Entry, rejected: tuple[int, ...] = (), book: str = BOOK) -> bytes:
    results = "".join(
        f'<result number="{entry.number.number}" leaf-hash="{entry.leaf_hash.hex()}" '
        + (
            'status="rejected"><reason code="field-wrong" field="items">Klopt &amp; niet.</reason></result>'
            if entry.number.number in rejected
            else 'status="accepted"/>'
        )
        for entry in entries
    )
    return f'<answer xmlns="{ANSWER}" book="{book}" series="A">{results}</answer>'.encode()


def answer_csv(*entries: Entry, rejected: tuple[int, ...] = ()) -> bytes:
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(ANSWER_COLUMNS)
    for entry in entries:
        about = (BOOK, "A", entry.number.number, entry.leaf_hash.hex())
        if entry.number.number in rejected:
            lines.writerow((*about, "rejected", "field-wrong", "items", "Klopt & niet."))
            lines.writerow((*about, "rejected", "second", "", "Nog iets."))
        else:
            lines.writerow((*about, "accepted", "", "", ""))
    return text.getvalue().encode()


def fits_schema(data: bytes, name: str, folder: Path) -> bool:
    file = folder / "file.xml"
    file.write_bytes(data)
    schema = resource_path("batch-files", name)
    return subprocess.run(["xmllint", "--noout", "--schema", schema, file], capture_output=True).returncode == 0


def audit(store: Store) -> tuple[object, ...]:
    with store.reading() as connection:
        return audit_book(connection, "A", COUNTER_KEY.public).problems


def rejected(store: Store) -> dict[int, list[str]]:
    with store.reading() as connection:
        return {
            row.number: [str(reason["message_nl"]) for reason in row.reasons] for row in outbox.rejected(connection)
        }


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint is not installed")
def test_a_batch_and_an_answer_fit_their_schemas(store: Store, exchange: BookExchange, tmp_path: Path):
    entries = record(store, a_draft(NASTY, BICYCLE), a_draft(BICYCLE))
    batch = write_batch(exchange, BatchFormat.XML)

    assert batch is not None
    assert fits_schema(batch.data, "dealer-batch-1.xsd", tmp_path)
    assert fits_schema(answer_xml(*entries, rejected=(2,)), "dealer-answer-1.xsd", tmp_path)
    assert not fits_schema(batch.data.replace(b'number="1"', b'number="0"'), "dealer-batch-1.xsd", tmp_path)


def test_a_batch_as_xml_holds_the_record_from_which_its_hash_can_be_computed(store: Store, exchange: BookExchange):
    entries = record(store, a_draft(PHONE, BICYCLE), a_draft(BICYCLE))
    batch = write_batch(exchange, BatchFormat.XML)

    assert batch is not None
    assert (batch.first, batch.last) == (1, 2)
    root = ElementTree.fromstring(batch.data)
    for element, entry in zip(root, entries, strict=True):
        body = element.findtext(f"{{{BATCH}}}record") or ""
        assert hashlib.sha256(b"\x00" + body.encode()).hexdigest() == element.get("leaf-hash") == entry.leaf_hash.hex()
        assert [item.get("line") for item in element.iterfind(f"{{{BATCH}}}item")] == [
            str(item["line"]) for item in entry.content["items"]
        ]
        fields = {field.get("name"): field.text for field in element.iter(f"{{{BATCH}}}field")}
        assert fields["surname"] == "Bruijn"
        assert fields["address.city"] == "Élburg"


def test_what_xml_cannot_hold_stays_the_same_value_in_the_record(store: Store, exchange: BookExchange):
    entry = record(store, a_draft(NASTY))[0]
    batch = write_batch(exchange, BatchFormat.XML)

    assert batch is not None
    record_text = ElementTree.fromstring(batch.data)[0].findtext(f"{{{BATCH}}}record")
    assert json.loads(record_text or "") == entry.content


def test_a_batch_as_csv_has_a_line_for_each_item(store: Store, exchange: BookExchange):
    record(store, a_draft(NASTY, BICYCLE), a_draft(BICYCLE))
    batch = write_batch(exchange, BatchFormat.CSV)

    assert batch is not None
    rows = list(csv.DictReader(io.StringIO(batch.data.decode(), newline="")))
    assert [(row["number"], row["line"], row["price_cents"]) for row in rows] == [
        ("1", "1", "12500"),
        ("1", "2", "8000"),
        ("2", "1", "8000"),
    ]
    assert rows[0]["description"] == NASTY.description
    assert rows[0]["party"] == "Willeke Liselotte de Bruijn"
    assert rows[1]["identifiers"] == "frame:WTU-123456789"


@pytest.mark.parametrize("batch_format", list(BatchFormat))
def test_nothing_waiting_gives_no_file(exchange: BookExchange, batch_format: BatchFormat):
    assert write_batch(exchange, batch_format) is None


@pytest.mark.parametrize("answer", [answer_xml, answer_csv])
def test_an_answer_settles_what_was_accepted_and_marks_what_was_not(store: Store, exchange: BookExchange, answer):
    entries = record(store, *[a_draft()] * 3)
    write_batch(exchange, BatchFormat.XML)
    assert exchange.waiting_count() == 3

    taken = take_answer(exchange, answer(*entries[:2], rejected=(2,)))

    assert (taken.accepted, taken.rejected) == (1, 1)
    assert (exchange.waiting_count(), exchange.rejected_count()) == (1, 1)
    assert rejected(store)[2][0] == "Klopt & niet."
    assert audit(store) == ()
    # The same file once more does no harm, and a later one may accept what was rejected.
    take_answer(exchange, answer(*entries[:2], rejected=(2,)))
    take_answer(exchange, answer(*entries))
    assert (exchange.waiting_count(), exchange.rejected_count()) == (0, 0)
    assert audit(store) == ()


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]><answer xmlns="urn:dealer-client:answer:1">&b;</answer>'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"<html/>",
        b"number;status",
        b"\xff\xfe",
        BOMB,
        ",".join(ANSWER_COLUMNS).encode(),
        (",".join(ANSWER_COLUMNS) + "\r\nbook-1,A").encode(),
    ],
)
def test_what_is_no_answer_file_changes_nothing(store: Store, exchange: BookExchange, data: bytes):
    record(store, a_draft())

    with pytest.raises(AnswerWrong) as caught:
        take_answer(exchange, data)

    assert caught.value.field == "file"
    assert exchange.waiting_count() == 1


def test_an_answer_about_another_book_or_another_entry_changes_nothing(store: Store, exchange: BookExchange):
    entries = record(store, *[a_draft()] * 2)
    whole = answer_xml(*entries)

    for wrong in (
        answer_xml(*entries, book="another"),
        whole.replace(b'series="A"', b'series="B"'),
        whole.replace(b'number="2"', b'number="3"'),
        whole.replace(entries[1].leaf_hash.hex().encode(), b"0" * 64),
        whole.replace(b'number="2"', b'number="2&#10;"'),
        whole.replace(b'"accepted"', b'"perhaps"'),
        whole.replace(b'"accepted"', b'"rejected"'),
    ):
        with pytest.raises(AnswerWrong):
            take_answer(exchange, wrong)
        assert exchange.waiting_count() == 2
