"""Extracts and papers on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from dealer_client.documents.ownership_file import ownership_file
from dealer_client.register.wording import Text
from tests.documents.certificates import PASSWORD, a_certificate_file
from tests.documents.papers import a_photo
from tests.documents.small_book import COUNTER_KEY, SHOP, SKETCH, eventful_book, sketch_book
from tests.documents.test_papers import SVG, text_of

from .acquisitions import acquisition, item, written
from .conftest import Run


@pytest.fixture
def two_extracts(tmp_path: Path) -> tuple[Path, Path]:
    from dealer_client.documents.extract import make_extract

    book = sketch_book()
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    first.write_bytes(make_extract(book.request(receipt_size=2)))
    book.record(*SKETCH)
    second.write_bytes(make_extract(book.request(receipt_size=3, earlier_sizes=(3,))))
    (tmp_path / "receipt.json").write_text(json.dumps(book.receipt(2)))
    return first, second


def test_two_extracts_are_held_against_each_other(tmp_path: Path, two_extracts: tuple[Path, Path], run: Run) -> None:
    home = tmp_path / "nobody"
    ran = run("--home", home, "--language", "en", "verify", *two_extracts)
    assert ran.status == 0, ran.err
    assert "one growing book" in ran.out


def test_an_extract_is_held_against_a_receipt(tmp_path: Path, two_extracts: tuple[Path, Path], run: Run) -> None:
    ran = run("--home", tmp_path / "no", "--language", "en", "verify", two_extracts[0], tmp_path / "receipt.json")
    assert (ran.status, "one growing book" in ran.out) == (0, True)


def test_extracts_of_two_books_do_not_hold_together(tmp_path: Path, two_extracts: tuple[Path, Path], run: Run) -> None:
    from dealer_client.documents.extract import make_extract

    other = tmp_path / "other.pdf"
    other.write_bytes(make_extract(eventful_book().request()))
    ran = run("--home", tmp_path / "no", "--language", "en", "verify", two_extracts[0], other)
    assert (ran.status, "contradict" in ran.out) == (3, True)


def test_pages_are_drawn_again_and_compared(tmp_path: Path, two_extracts: tuple[Path, Path], run: Run) -> None:
    ran = run("--home", tmp_path / "no", "--language", "en", "verify", "--pages", two_extracts[0])
    assert (ran.status, "exactly what this program makes" in ran.out) == (0, True)


def test_an_extract_of_a_choice_holds(tmp_path: Path, run: Run) -> None:
    recorded = run("intake", written(tmp_path, acquisition()))
    assert recorded.status == 0, recorded.err
    file = tmp_path / "extract.pdf"
    period = ("--from", "2000-01-01", "--to", "2099-12-31", "-o", file)
    ran = run("extract", *period, "--register", "both", "--without-persons", "--columns", "running", "staff")
    assert ran.status == 0, ran.err
    ran = run("--language", "en", "verify", file)
    assert (ran.status, "The person is left out" in ran.out) == (0, True)
    assert run("extract", *period, "--category", "spaceship").status == 2
    assert run("extract", *period, "--first-number", "one").status == 1


def test_a_paper_is_made_and_the_second_is_a_copy(tmp_path: Path, run: Run) -> None:
    number = run("intake", written(tmp_path, acquisition())).json["number"]
    file = tmp_path / "receipt.pdf"
    assert run("logo", "--set", tmp_path / "none.svg").status == 2
    (tmp_path / "logo.svg").write_bytes(SVG)
    assert run("logo", "--set", tmp_path / "logo.svg").status == 0
    for copy in (False, True):
        ran = run("paper", "purchase-receipt", number, "-o", file)
        assert ran.status == 0, ran.err
        assert ("AFSCHRIFT" in text_of(file.read_bytes())) is copy
    assert run("logo", "--remove").status == 0
    assert run("paper", "sales-receipt", number, "-o", file).status == 2


def test_an_extract_is_signed_with_the_dealers_certificate_as_well(tmp_path: Path, run: Run) -> None:
    run("intake", written(tmp_path, acquisition()))
    certificate, password, file = tmp_path / "dealer.p12", tmp_path / "password", tmp_path / "extract.pdf"
    certificate.write_bytes(a_certificate_file())
    password.write_text(f"{PASSWORD}\n")
    signing = ("--certificate", certificate, "--certificate-password-file", password, "--visible")
    period = ("--from", "2000-01-01", "--to", "2099-12-31", "-o", file)
    ran = run("extract", *period, *signing)
    assert ran.status == 0, ran.err
    ran = run("--language", "en", "verify", file)
    assert (ran.status, "a signature with a certificate" in ran.out) == (0, True)
    password.write_text("wrong")
    assert run("extract", *period, *signing).status == 2


def test_a_buyers_file_is_checked_without_a_profile(tmp_path: Path, run: Run) -> None:
    file = ownership_file(
        sale="A-000002/1",
        sold_on="2026-11-24",
        item={"item": "A-000001/1", "identifiers": [{"kind": "imei", "value": "490154203237518"}]},
        kind=Text(nl="Telefoon", en="Phone"),
        photos=(),
        shop=SHOP,
        counter_key=COUNTER_KEY.public,
        sign=COUNTER_KEY.sign,
        language="nl",
    )
    (tmp_path / "bought.json").write_bytes(file)
    (tmp_path / "changed.json").write_bytes(file.replace(b"490154203237518", b"356938035643809"))
    ran = run("--home", tmp_path / "no", "--language", "en", "verify", tmp_path / "bought.json")
    assert (ran.status, COUNTER_KEY.public.hex() in ran.out) == (0, True)
    ran = run("--home", tmp_path / "no", "--language", "en", "verify", tmp_path / "changed.json")
    assert (ran.status, "does not hold" in ran.out) == (3, True)


def test_a_photo_of_an_item_is_saved_as_large_as_it_is_kept(tmp_path: Path, run: Run) -> None:
    (tmp_path / "ring.jpg").write_bytes(a_photo())
    number = run("intake", written(tmp_path, acquisition(items=[item(photos=[str(tmp_path / "ring.jpg")])]))).json[
        "number"
    ]
    (digest,) = run("entry", number, "--json").json["content"]["items"][0]["photos"]
    ran = run("photo", digest, "-o", tmp_path / "saved.jpg")
    assert ran.status == 0, ran.err
    with Image.open(tmp_path / "saved.jpg") as saved:
        assert (saved.format, saved.size) == ("JPEG", (60, 40))
    for other in ("0" * 64, "x"):
        assert run("photo", other, "-o", tmp_path / "none.jpg").status == 2
    assert not (tmp_path / "none.jpg").exists()
