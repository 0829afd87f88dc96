from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace

import pypdf
import pytest

from dealer_client.documents.disposal_papers import ownership_certificate, sales_receipt
from dealer_client.documents.logo import LogoRefused, read_logo
from dealer_client.documents.purchase_papers import purchase_receipt, purchase_statement
from dealer_client.documents.recovery_page import recovery_page
from dealer_client.register.citation import Cited
from dealer_client.register.wording import Text
from tests.register.test_made_up_pack import LAW

from .papers import PAPERS, STROKES, a_photo, a_purchase, a_sale, a_sheet
from .small_book import SHOP

HOSTILE = (
    '#eval("1+1") *vet* _cursief_ $x^2$ `code` <label> @ref \\ "quotes" // /* */ [haak] {acc}\nregel 2',
    "Жук Ўзбек محمد Łukasz ş ğ İ é",
    "x" * 5000,
)
LONG = 1000
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3" fill="#1f5fa8"/></svg>'


def text_of(pdf: bytes) -> str:
    """All text of a document on one line, without the marks that keep text in its place."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages).replace("\xa0", " ").replace("\u200b", "")


def pictures_in(pdf: bytes) -> int:
    """How many pictures a screen reader is told of."""
    return pdf.count(b"/S/Figure")


@pytest.mark.parametrize("name", PAPERS)
def test_whatever_a_clerk_types_is_shown_and_never_obeyed(name):
    for words in HOSTILE:
        made = PAPERS[name](words, a_sheet())
        if len(words) < LONG:  # reading dozens of pages back would take seconds
            said = text_of(made)
            assert [word for word in words.split() if word.isascii() and word not in said] == []


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="no qpdf here")
def test_every_document_is_whole_and_says_that_it_is_kept_for_long(name, tmp_path):
    file = tmp_path / "document.pdf"
    file.write_bytes(PAPERS[name]("", a_sheet(language="en")))
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    reader = pypdf.PdfReader(file)
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    metadata = catalogue["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3" in metadata
    assert "<pdfuaid:part>1" in metadata
    fonts = {font for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    for font in fonts:
        (descendant,) = font.get_object()["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("name", PAPERS)
def test_practice_and_a_copy_cannot_be_taken_for_the_real_thing(name):
    sheet = a_sheet(shop=replace(SHOP, practice=True), copy=True)
    said = text_of(PAPERS[name]("", sheet))
    assert "OEFENEN" in said
    assert "geen geldig document" in said
    assert "AFSCHRIFT" in said
    assert "AFSCHRIFT" not in text_of(PAPERS[name]("", a_sheet()))


def test_the_statement_has_all_that_the_margin_scheme_asks_for():
    said = text_of(purchase_statement(a_purchase(), a_sheet()))
    for part in (
        "Inkoopverklaring",
        "Voldongen Goud BV Oudegracht 1 3511 AA Utrecht",
        "W.L. de Bruijn Kerkstraat 12, 3511 AB Utrecht",
        "Dag van levering 03-11-2026",
        "A-000001/1 1 Sieraad, ring, geelgoud, gehalte 585, 4,20 g Gravure M & J 1987 € 123,00",
        "Betaald bedrag € 263,00",
        "geen btw (omzetbelasting) in aftrek is gebracht",
        "Handtekening aanbieder",
    ):
        assert part in said


def test_a_signature_from_the_screen_stands_on_the_statement_and_nothing_stands_there_without():
    signed = replace(a_purchase(), parts={**a_purchase().parts, "signature": STROKES})
    assert pictures_in(purchase_statement(signed, a_sheet())) == 1
    assert pictures_in(purchase_statement(a_purchase(), a_sheet())) == 0


@pytest.mark.parametrize(
    ("worth", "said"),
    [
        (293_00, "Bijbetaald € 30,00 door de aanbieder, contant"),
        (243_00, "Bijbetaald € 20,00 aan de aanbieder, contant"),
    ],
)
def test_a_trade_in_says_what_was_paid_on_top_by_whom_and_how(worth, said):
    entry = a_purchase()
    exchange = {"description": "fiets", "value_cents": worth}
    content = {**entry.content, "kind": "trade-in", "exchange": exchange, "payment": {"method": "cash"}}
    entry = replace(entry, content=content, parts={"seller": entry.parts["seller"]})
    for paper in (purchase_receipt, purchase_statement):
        text = text_of(paper(entry, a_sheet()))
        assert said in text
        assert "In ruil voor fiets" in text
        assert "Betaald bedrag" not in text


def test_an_erased_seller_is_said_to_be_gone():
    said = text_of(purchase_statement(replace(a_purchase(), parts={}), a_sheet()))
    assert "persoon weggelaten of gewist" in said
    assert "Bruijn" not in said


def test_a_sale_says_the_words_of_the_margin_scheme_and_no_vat():
    assert "Bijzondere regeling – gebruikte goederen." in text_of(sales_receipt(a_sale(), a_sheet()))
    assert "Margin scheme – second-hand goods." in text_of(sales_receipt(a_sale(), a_sheet(language="en")))


@pytest.mark.parametrize("name", PAPERS)
def test_no_document_names_a_law_that_the_rule_pack_does_not(name):
    assert LAW.search(text_of(PAPERS[name]("", a_sheet(citations={})))) is None


def test_documents_name_the_law_as_the_rule_pack_does():
    said = {cited: Text(nl=f"Wet van Nergens over {cited}", en="") for cited in Cited}
    found = {
        name: set(re.findall(r"Wet van Nergens over ([a-z-]+)", text_of(make("", a_sheet(citations=said)))))
        for name, make in PAPERS.items()
    }
    assert {name: laws for name, laws in found.items() if laws} == {
        "purchase-statement": {"margin-scheme"},
        "purchase-receipt": {"purchase-register"},
        "sales-receipt": {"margin-mention"},
        "ownership-certificate": {"purchase-register", "sales-register"},
        "notification": {"notification"},
    }


def test_an_address_says_its_country_where_that_is_not_the_shops():
    french = replace(SHOP, address=replace(SHOP.address, city="Paris", country="FR"))
    assert "Utrecht NL" not in text_of(purchase_receipt(a_purchase(), a_sheet()))
    assert "Utrecht NL" in text_of(purchase_receipt(a_purchase(), a_sheet(shop=french))).replace(",", "")
    assert "Paris FR" not in text_of(purchase_receipt(a_purchase(), a_sheet(shop=french)))


def test_a_certificate_is_about_one_item():
    said = text_of(ownership_certificate(a_sale(), 1, a_sheet()))
    assert "A-000001/2" in said
    with pytest.raises(KeyError):
        ownership_certificate(a_sale(), 2, a_sheet())


def test_the_recovery_page_has_every_group_of_the_code_and_a_code_to_scan():
    groups = [f"{place:05d}" for place in range(14)]
    pdf = recovery_page(groups, a_sheet())
    said = text_of(pdf)
    assert all(group in said for group in groups)
    assert pictures_in(pdf) == 1


@pytest.mark.parametrize("data", [SVG, a_photo()], ids=["svg", "jpeg"])
def test_the_dealers_logo_stands_at_the_top(data):
    assert pictures_in(sales_receipt(a_sale(), a_sheet(logo=read_logo(data)))) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        SVG.replace(b"<rect", b"<script>alert(1)</script><rect"),
        SVG.replace(b"<rect", b'<image href="file:///etc/passwd"/><rect'),
        SVG.replace(b"<rect", b'<rect onload="x()"'),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG,
        SVG + b" " * 300_000,
        a_photo()[:200],
    ],
    ids=["nothing", "no picture", "code", "a file", "an event", "an entity", "too large", "cut off"],
)
def test_a_logo_that_does_more_than_being_seen_is_refused(data):
    with pytest.raises(LogoRefused):
        read_logo(data)


def test_goods_of_no_kind_are_told_by_what_they_are_and_by_the_kind_where_that_is_all():
    pen = a_sheet(categories={"other": Text(nl="Anders", en="Other")}).pen()
    assert pen.goods({"category": "other", "brand": "Vaas", "description": "blauw glas"}) == "Vaas, blauw glas"
    assert pen.goods({"category": "other"}) == "Anders"


def test_the_two_numbers_on_a_sales_receipt_say_what_they_are_of():
    assert "goed A-000001/2 verkoop A-000130/1" in text_of(sales_receipt(a_sale(), a_sheet()))
