"""The register as CSV, JSON and XML."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from dealer_client.documents.export_files import XML_NAMESPACE, ExportKind, export_file
from dealer_client.documents.export_rows import COLUMNS
from dealer_client.documents.shown import shown_entries
from dealer_client.register.draft import EntryKind
from dealer_client.resources import resource_path

from .small_book import SHOP, SmallBook, draft, eventful_book, item, person

AT = datetime(2026, 11, 24, 13, 2, tzinfo=UTC)


def exported(kind: ExportKind, book: SmallBook | None = None) -> bytes:
    book = book or eventful_book()
    amending = {EntryKind.CORRECTION, EntryKind.VOID, EntryKind.ERASURE}
    amendments = [entry for entry in book.entries if entry.kind in amending]
    entries = [entry for entry in book.entries if entry.kind not in amending]
    return export_file(kind, SHOP, shown_entries(entries, amendments), book.entries, made_at=AT, language="nl")


def test_a_spreadsheet_reads_dates_money_and_accents_as_a_dutch_one_writes_them():
    data = exported(ExportKind.SPREADSHEET)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[0]["volgnummer"] == "A-000001/1"
    assert rows[0]["datum"] == "03-11-2026"
    assert rows[0]["prijs"] == "123,00"
    assert rows[0]["gewicht in gram"] == "4,200"
    assert rows[0]["naam"] == "W.L. de Bruin"
    assert rows[0]["verbeterd door"] == "A-000006 A-000007"
    assert rows[2]["doorgehaald door"] == "A-000008"
    assert (rows[3]["naam"], rows[3]["persoon"]) == ("", "erased")


def test_plain_csv_has_keys_cents_and_iso_dates():
    data = exported(ExportKind.CSV)
    rows = list(csv.DictReader(io.StringIO(data.decode())))
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[0]["day"], rows[0]["price_cents"], rows[0]["weight_mg"]) == ("2026-11-03", "12300", "4200")
    assert rows[4]["acquired_as"] == "A-000001/2"


@pytest.mark.parametrize("kind", [ExportKind.SPREADSHEET, ExportKind.CSV])
@pytest.mark.parametrize(
    "word", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", " =cmd|' /C calc'!A0", '"=1', "a;b,c\nd"]
)
def test_no_cell_is_a_formula_or_another_cell(kind, word):
    book = SmallBook()
    book.record(draft(item(word, brand=word), seller=person(word, given_names="", prefix="")))
    text = exported(kind, book).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if kind is ExportKind.SPREADSHEET else ","))
    assert len(rows) == 2
    assert len(rows[1]) == len(COLUMNS)
    assert not [cell for cell in rows[1] if cell.startswith(("=", "+", "-", "@", "＝"))]


def test_json_has_what_was_recorded_and_what_it_says_now():
    document = json.loads(exported(ExportKind.JSON))
    assert document["format"] == "dealer-export/1"
    first = document["entries"][0]
    assert first["recorded"]["items"][0]["colour"] == "geelgoud"
    assert first["now"]["content"]["items"][0]["colour"] == "witgoud"
    assert first["personal"]["seller"]["surname"] == "Bruijn"
    assert first["now"]["persons"]["seller"]["surname"] == "Bruin"
    assert [entry["number"] for entry in document["entries"]][-1] == "A-000010"


def test_xml_holds_every_row_and_no_character_that_xml_lacks():
    book = SmallBook()
    book.record(draft(item('<b>&"\x0b\ufffe')))
    root = ElementTree.fromstring(exported(ExportKind.XML, book))
    (row,) = root.findall(f"{{{XML_NAMESPACE}}}row")
    assert row.findtext(f"{{{XML_NAMESPACE}}}description") == '<b>&"\ufffd\ufffd'


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="no xmllint here")
def test_xml_fits_its_schema(tmp_path):
    file = tmp_path / "register.xml"
    file.write_bytes(exported(ExportKind.XML))
    schema = resource_path("documents", "export.xsd")
    done = subprocess.run(["xmllint", "--noout", "--schema", schema, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_schema_names_the_columns_in_their_order():
    schema = ElementTree.parse(resource_path("documents", "export.xsd"))
    names = [element.get("name") for element in schema.iter("{http://www.w3.org/2001/XMLSchema}element")]
    assert [name for name in names if name not in ("register", "row")] == list(COLUMNS)
