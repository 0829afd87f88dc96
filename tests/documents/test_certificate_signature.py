"""The dealer's own certificate under a document, and what it and the counter's line bind."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from dealer_client.documents.attachment import read_attachment
from dealer_client.documents.certificate_signature import (
    CertificateUnusable,
    read_certificate,
    sign_with_certificate,
)
from dealer_client.documents.extract import make_extract
from dealer_client.documents.redraw import page_is_as_drawn
from dealer_client.documents.signature_line import split_signature, with_signature
from dealer_client.documents.verify import verify_extract

from .certificates import PASSWORD, a_certificate_file, certificate_der, certify
from .edits import attachment_of
from .inspector_script import script_accepts
from .papers import PAPERS, a_sheet
from .small_book import COUNTER_KEY, REGISTER_KEY_HEX, sketch_book
from .test_papers import text_of


def is_valid(pdf: bytes) -> bool:
    """What a PDF reader that trusts this certificate says of the signature."""
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    trusted = ValidationContext(trust_roots=list(load_certs_from_pemder_data(certificate_der())))
    return bool(validate_pdf_signature(signature, trusted).bottom_line)


@pytest.fixture(scope="module")
def extract() -> bytes:
    return make_extract(replace(sketch_book().request(receipt_size=2), certify=certify))


@pytest.mark.parametrize("visible", [True, False])
def test_a_short_document_is_signed_with_and_without_showing_it(visible):
    plain = PAPERS["purchase-statement"]("", a_sheet())
    certificate = read_certificate(a_certificate_file(), PASSWORD)
    signed = sign_with_certificate(plain, certificate, "nl", visible=visible)
    assert signed.startswith(plain)
    assert is_valid(signed)
    assert text_of(signed).count("Inkoopverklaring") == 1
    (page,) = pypdf.PdfReader(io.BytesIO(signed)).pages
    left, bottom, right, top = page["/Annots"][0].get_object()["/Rect"]
    assert (right - left > 0 and top - bottom > 0) is visible


def test_certificate_and_counter_both_hold_on_an_extract(extract):
    assert is_valid(extract)
    verdict = verify_extract(extract, register_key=REGISTER_KEY_HEX)
    assert verdict.holds
    assert any("a certificate" in note.en for note in verdict.notes)
    assert script_accepts(extract, REGISTER_KEY_HEX)
    assert page_is_as_drawn(extract)


def test_the_line_binds_the_signature_of_the_certificate(extract):
    signed = split_signature(extract)
    assert signed is not None
    plain = make_extract(sketch_book().request(receipt_size=2))
    without = split_signature(plain)
    assert without is not None
    start = signed.pdf.rindex(b"/Contents <") + len(b"/Contents <")
    other = signed.pdf[:start] + (b"0" if signed.pdf[start : start + 1] != b"0" else b"1") + signed.pdf[start + 1 :]
    for changed in (other, without.pdf, signed.pdf + b"\n"):
        file = changed + extract[len(signed.pdf) :]
        assert not verify_extract(file, register_key=None).holds
        assert not script_accepts(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.replace(b"/ByteRange [0 ", b"/ByteRange [1 "),
        lambda pdf: pdf.replace(b"/ByteRange", b"/ByteStrange"),
        lambda pdf: pdf + pdf[pdf.index(b"%%EOF\n") + 6 :],
        lambda pdf: pdf + b"1 0 obj\n<<>>\nendobj\n%%EOF\n",
        lambda pdf: pdf.replace(b"\n/Prev ", b"\n/Prev 1"),
    ],
    ids=["another range", "no range", "twice", "a second update", "on another revision"],
)
def test_an_update_that_no_certificate_made_is_refused_even_under_the_counters_key(extract, change):
    signed = split_signature(extract)
    assert signed is not None
    file = with_signature(change(signed.pdf), COUNTER_KEY.public, COUNTER_KEY.sign)
    assert not verify_extract(file, register_key=None).holds
    assert not script_accepts(file)


def test_the_attachment_is_the_one_that_the_certificate_signed(extract):
    assert attachment_of(extract) == read_attachment(extract[: extract.index(b"%%EOF\n") + 6])


@pytest.mark.parametrize(
    ("data", "password", "word"),
    [
        (b"", PASSWORD, "cannot be read"),
        (b"no certificate", PASSWORD, "cannot be read"),
        (a_certificate_file(), "wrong", "cannot be read"),
        (a_certificate_file(-2), PASSWORD, "not valid"),
    ],
    ids=["nothing", "no certificate", "wrong password", "expired"],
)
def test_a_certificate_that_cannot_sign_is_refused_in_words(data, password, word):
    with pytest.raises(CertificateUnusable, match=word):
        read_certificate(data, password)
