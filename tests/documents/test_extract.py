from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace

import pypdf
import pytest

from dealer_client.documents.extract import Column, Register, make_extract
from dealer_client.documents.legible import legible
from dealer_client.documents.logo import read_logo
from dealer_client.documents.redraw import page_is_as_drawn
from dealer_client.documents.verify import verify_extract

from .small_book import COUNTER_KEY, SKETCH, SmallBook, draft, eventful_book, item, person, sketch_book
from .test_papers import SVG

HOSTILE = (
    '#eval("1+1") *vet* _cursief_ $x^2$ `code` <label> @ref \\ "quotes" \'enkel\' // /* */ [haak] {acc}',
    "regel 1\nregel 2\ttab",
    "%%EOF startxref 0 /EmbeddedFile",
    "Жук Ελλάδα Ўзбек",
    "é ñ ş ğ İ Ő Ł",
    "4x5 -> fi ffl",
)


def page_texts(file: bytes) -> list[str]:
    return [
        " ".join(page.extract_text().split()).replace("\u200b", "") for page in pypdf.PdfReader(io.BytesIO(file)).pages
    ]


@pytest.fixture(scope="module")
def many() -> bytes:
    book = SmallBook()
    book.record(*(SKETCH * 20))
    return make_extract(book.request(receipt_size=59))


def test_the_page_has_the_columns_that_the_law_asks_for():
    (text,) = page_texts(make_extract(sketch_book().request(receipt_size=2)))
    for heading in (
        "Volgnummer",
        "Verkregen",
        "Goed",
        "Nummers op het goed",
        "Prijs",
        "naam, adres, document",
        "Bewaren t/m",
    ):
        assert heading in text
    for value in (
        "A-000001/2",
        "11-11-2026",
        "Gazelle",
        "GZ1234567",
        "85,00",
        "Dorpsweg 4",
        "rijbewijs 5123456789",
        "16-11-2026",
    ):
        assert value in text
    assert "Totaal € 408,00" in text.replace("\xa0", " ")


def test_the_entry_that_the_register_does_not_have_yet_is_marked():
    (text,) = page_texts(make_extract(sketch_book().request(receipt_size=2)))
    assert "A-000003/1 niet bevestigd" in text
    assert text.count("niet bevestigd") == 1


def test_it_speaks_english_as_well():
    (text,) = page_texts(make_extract(sketch_book().request(language="en")))
    assert "Extract from the purchase register" in text
    assert "identity card IXY1234F5" in text


def test_every_page_has_its_number_the_state_of_the_book_and_the_headings(many):
    texts = page_texts(many)
    assert len(texts) > 3
    for number, text in enumerate(texts, start=1):
        assert f"Blad {number} van {len(texts)}" in text
        assert "Boek A · 60 posten" in text
        assert "Nummers op het goed" in text


def test_every_page_of_a_practice_extract_says_so():
    book = sketch_book(practice=True)
    book.record(*(SKETCH * 10))
    texts = page_texts(make_extract(book.request()))
    assert len(texts) > 1
    assert all("OEFENEN" in text and "geen geldig register" in text for text in texts)
    assert "OEFENEN" not in page_texts(make_extract(sketch_book().request()))[0]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_clerk_typed_is_shown_and_never_obeyed(value):
    book = SmallBook()
    book.record(draft(item(value), seller=person(value)))
    file = make_extract(book.request())
    assert verify_extract(file, register_key=None).holds
    squeezed = "".join(page_texts(file)[0].split())
    assert "".join(value.split()) in squeezed.replace("\u200b", "")


def test_five_thousand_characters_are_all_there():
    book = SmallBook()
    book.record(draft(item("q" * 5000)))
    texts = page_texts(make_extract(book.request()))
    assert sum(text.count("q") for text in texts) >= 5000


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("中", "[U+4E2D]"),
        ("a\u202eb", "a[U+202E]b"),
        ("م\u0301", "\u2068م[U+0301]\u2069"),
        ("x\u0301\u0302\u0303\u0304", "x\u0301\u0302\u0303[U+0304]"),
        ("محمد", "\u2068محمد\u2069"),
        ("Ç\tdé\n😀", "Ç dé 😀"),
    ],
)
def test_a_character_that_no_font_can_set_is_named(typed, shown):
    assert legible(typed) == shown


def test_the_same_request_gives_the_same_page():
    request = sketch_book().request(receipt_size=2)
    assert make_extract(request) == make_extract(request)
    assert page_is_as_drawn(make_extract(request))


def test_a_page_that_says_something_else_than_its_entries_is_not_as_drawn():
    from .edits import attachment_of, with_attachment

    honest, other = (make_extract(sketch_book().request()) for _ in range(2))
    forged = with_attachment(honest, attachment_of(other), key=COUNTER_KEY)
    assert verify_extract(forged, register_key=None).holds
    assert not page_is_as_drawn(forged)


def test_it_claims_archive_and_accessibility_standards(many):
    reader = pypdf.PdfReader(io.BytesIO(many))
    metadata = reader.metadata
    assert metadata is not None
    assert metadata.title == "Uittreksel inkoopregister"
    assert b"<pdfaid:part>3</pdfaid:part>" in many
    assert b"<pdfuaid:part>1</pdfuaid:part>" in many
    assert list(reader.attachments) == ["entries.json"]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="no qpdf here")
def test_qpdf_finds_nothing_wrong(many, tmp_path):
    file = tmp_path / "extract.pdf"
    file.write_bytes(many)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_corrected_voided_or_erased_is_marked_and_the_totals_follow():
    book = eventful_book()
    (text,) = page_texts(make_extract(book.request(receipt_size=9)))
    assert "verbeterd door A-000006 op 03-11-2026: kleur (was: geelgoud); prijs (was: € 140,00)" in text
    assert "verbeterd door A-000007 op 03-11-2026: omschrijving (was: 128 GB); gegevens van de aanbieder" in text
    assert "W.L. de Bruin" in text
    assert "Bruijn" not in text
    assert "DOORGEHAALD" in text
    assert "doorgehaald door A-000008" in text
    assert "persoon gewist na de bewaartijd (A-000009)" in text
    assert "Totaal € 333,00" in text


def test_sales_have_the_columns_of_the_sales_register():
    (text,) = page_texts(make_extract(eventful_book().request(register=Register.SALES)))
    assert "Uittreksel verkoopregister" in text
    assert "artikel 2:67 APV" in text
    for heading in ("Volgnummer", "Verkocht", "Goed", "Prijs", "Koper: naam, adres"):
        assert heading in text
    assert "J. Pietersen Laan 3, Utrecht" in text
    assert "Totaal € 199,00" in text
    assert "Bewaren" not in text


def test_both_registers_keep_two_totals_and_running_ones():
    (text, *_rest) = page_texts(
        make_extract(eventful_book().request(register=Register.BOTH, columns=(Column.RUNNING, Column.STAFF)))
    )
    assert "Lopend totaal" in text
    assert "€ 273,00" in text
    assert "Totaal inkoop € 333,00" in text
    assert "Totaal verkoop € 199,00" in text


def test_a_choice_and_persons_left_out_are_said_before_the_rows():
    (text,) = page_texts(make_extract(sketch_book().request(redacted=True, text="ring", category="jewellery")))
    assert "Alleen: goederen met ‘ring’; Sieraad." in text
    assert "Personen zijn weggelaten." in text
    assert "Bruijn" not in text
    assert text.count("persoon weggelaten") == 3


def test_the_logo_comes_along_and_the_page_is_drawn_the_same_again():
    request = replace(sketch_book().request(), logo=read_logo(SVG))
    file = make_extract(request)
    assert page_is_as_drawn(file)
    assert file.count(b"/S/Figure") > make_extract(sketch_book().request()).count(b"/S/Figure")
