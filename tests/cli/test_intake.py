"""`dealer-client intake`: the same rules as at the counter, for scripts."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from .acquisitions import STOLEN_FRAME, STOLEN_IMEI, acquisition, item, written
from .conftest import Run

SPECIMENS = Path(__file__).resolve().parents[2].parent / "shared" / "inputs" / "mrz-specimens.txt"
MRZ = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
ADDRESS = acquisition()["seller"]["address"]


def test_an_acquisition_gets_the_next_number_and_one_for_each_item(run: Run, tmp_path: Path) -> None:
    two = acquisition(items=[item(), item(description="zaag")])
    assert run("intake", written(tmp_path, two)).json["items"] == ["A-000001/1", "A-000001/2"]
    assert run("intake", written(tmp_path, acquisition())).json["number"] == "A-000002"


def test_a_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(acquisition()).encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text), isatty=lambda: False))
    assert run("intake", "-").json["number"] == "A-000001"


def test_an_mrz_stands_in_place_of_names_birth_date_and_document(run: Run, tmp_path: Path) -> None:
    scanned = acquisition(
        seller={"mrz": MRZ, "address": ADDRESS}, reasons={"DOCUMENT-EXPIRED": "nieuw paspoort is aangevraagd"}
    )
    assert run("intake", written(tmp_path, scanned)).status == 0
    assert run("register", "--json").json[0]["seller"] == "Anna Maria Eriksson"


def test_names_beside_an_mrz_correct_what_it_cut_or_transliterated(run: Run, tmp_path: Path) -> None:
    scanned = acquisition(
        seller={"mrz": MRZ, "surname": "Ériksson", "given_names": "Anna Maria", "address": ADDRESS},
        reasons={"DOCUMENT-EXPIRED": "nieuw paspoort is aangevraagd"},
    )
    assert run("intake", written(tmp_path, scanned)).status == 0
    assert run("register", "--json").json[0]["seller"] == "Anna Maria Ériksson"


def test_a_licence_line_stands_beside_the_name_and_birth_date_that_it_does_not_hold(run: Run, tmp_path: Path) -> None:
    typed = {name: acquisition()["seller"][name] for name in ("surname", "given_names", "date_of_birth")}
    scanned = acquisition(seller={**typed, "mrz": "D1NLD15094962111659VW87Z78NB84", "address": ADDRESS})
    assert run("intake", written(tmp_path, scanned)).status == 0


def test_a_birth_date_beside_an_mrz_that_holds_one_is_refused(run: Run, tmp_path: Path) -> None:
    scanned = acquisition(seller={"mrz": MRZ, "date_of_birth": "1974-08-12", "address": ADDRESS})
    refused = run("intake", written(tmp_path, scanned))
    assert refused.status == 2
    assert refused.json["findings"][0]["field"] == "seller.date_of_birth"


@pytest.mark.parametrize(
    ("kind", "value", "category"), [("imei", STOLEN_IMEI, "phone"), ("frame", STOLEN_FRAME, "bicycle")]
)
def test_a_stolen_item_is_recorded_only_with_a_reason(
    run: Run, tmp_path: Path, kind: str, value: str, category: str
) -> None:
    goods = [item(category=category, identifiers=[{"kind": kind, "value": value}])]
    refused = run("intake", written(tmp_path, acquisition(items=goods)))
    assert refused.status == 2
    assert "STOLEN-EXACT" in {finding["code"] for finding in refused.json["findings"]}
    assert run("register", "--json").json == []
    reasons = {"STOLEN-EXACT": "goed gehouden, politie gebeld", "ITEM-FIELD-MISSING": "niet te lezen"}
    assert run("intake", written(tmp_path, acquisition(items=goods, reasons=reasons))).status == 0


BAD_INPUT: list[tuple[str, Any, str]] = [
    ("broken JSON", '{"seller": ', ""),
    ("half an MRZ", acquisition(seller={"mrz": MRZ[:44], "address": ADDRESS}), "seller.mrz"),
    ("a wrong check digit in an MRZ", acquisition(seller={"mrz": MRZ[:-1] + "1", "address": ADDRESS}), "seller.mrz"),
    (
        "a wrong check digit in an IMEI",
        acquisition(items=[item(category="phone", identifiers=[{"kind": "imei", "value": "490154203237519"}])]),
        "items[0].identifiers[0].value",
    ),
    ("a price of -1", acquisition(items=[item(price_cents=-1)]), "items[0].price_cents"),
    ("10 MB of text in a field", acquisition(items=[item(description="x" * 10_000_000)]), "items[0].description"),
    ("a date in 2090", acquisition(acquired_on="2090-01-01"), "acquired_on"),
    (
        "a birth date in 2090",
        acquisition(seller={**acquisition()["seller"], "date_of_birth": "2090-01-01"}),
        "seller.date_of_birth",
    ),
    ("an unknown key", acquisition(colour="red"), "colour"),
    ("an unknown category", acquisition(items=[item(category="spaceship")]), "items[0].category"),
    ("a BSN in a free field", acquisition(items=[item(description="bsn 999999990")]), "items[0].description"),
    ("a wrong IBAN", acquisition(payment={"method": "bank", "iban": "NL91ABNA0417164301"}), "payment.iban"),
    ("an unknown way to pay", acquisition(payment={"method": "bitcoin"}), "payment.method"),
    ("cash of 3,000.00", acquisition(items=[item(price_cents=300_000)], payment={"method": "cash"}), "payment.method"),
    (
        "a seller of 17",
        acquisition(seller={**acquisition()["seller"], "date_of_birth": "2020-01-01"}),
        "seller.date_of_birth",
    ),
    ("no items", acquisition(items=[]), "items"),
    ("a control character", acquisition(items=[item(brand="Mak\x00ita")]), "items[0].brand"),
]


@pytest.mark.parametrize(
    ("value", "field"), [(value, field) for _, value, field in BAD_INPUT], ids=[n for n, _, _ in BAD_INPUT]
)
def test_bad_input_is_refused_by_the_name_of_its_field_and_stores_nothing(
    run: Run, tmp_path: Path, value: Any, field: str
) -> None:
    ran = run("intake", written(tmp_path, value))
    assert ran.status == 2
    findings = [finding for finding in ran.json["findings"] if finding["level"] == "block"]
    assert field in {finding["field"] for finding in findings}
    assert all(len(finding["message"]) > 20 for finding in findings)
    assert len(ran.out) < 20_000
    assert run("register", "--json").json == []


def test_the_message_comes_in_the_language_that_was_asked_for(home: Path, run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, acquisition(items=[]))
    assert "Voeg minstens één goed toe." in run("intake", file).out
    assert "Add at least one item." in run("--language", "en", "intake", file).out


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("intake", tmp_path / "nowhere.json")
    assert ran.status == 2
    assert "nowhere.json" in ran.err


def test_the_public_specimens_are_read(run: Run, tmp_path: Path) -> None:
    documents = [
        "\n".join(line for line in block.splitlines() if not line.startswith("#"))
        for block in SPECIMENS.read_text(encoding="utf-8").split("\n\n")
    ]
    for number, mrz in enumerate(filter(None, documents), start=1):
        scanned = acquisition(seller={"mrz": mrz, "address": ADDRESS}, reasons={"DOCUMENT-EXPIRED": "specimen"})
        assert run("intake", written(tmp_path, scanned)).json["number"] == f"A-{number:06d}"


def test_all_that_belongs_to_a_trade_in_is_recorded_with_the_photo_from_its_file(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "fiets.png"
    Image.new("RGB", (40, 30), "blue").save(picture)
    firm = {"name": "Rijwielhandel De Ketting", "kvk": "KvK 1234 5678"}
    whole = acquisition(
        kind="trade-in",
        seller={**acquisition()["seller"], "firm": firm},
        items=[item(photos=[str(picture)], condition="gebruikt")],
        exchange={"description": "tweedehands lamp", "value_cents": 1500},
        signature={"strokes": [[[1, 2], [3, 4]]], "width": 300, "height": 100, "statement": "Dit is van mij."},
    )
    assert run("intake", written(tmp_path, whole)).json["number"] == "A-000001"
    assert run("audit").status == 0
    (line,) = run("register", "--json", "--query", "ketting 12345678").json
    assert line["kind"] == "trade-in"


@pytest.mark.parametrize("worth", [1500, 900_000])
def test_a_trade_in_in_which_money_is_paid_either_way_must_say_how(run: Run, tmp_path: Path, worth: int) -> None:
    exchange = {"description": "tweedehands lamp", "value_cents": worth}
    silent = acquisition(kind="trade-in", exchange=exchange, payment={})
    refused = run("intake", written(tmp_path, silent))
    assert refused.status == 2
    assert ("TRADE-IN-PAYMENT-MISSING", "payment.method") in [
        (finding["code"], finding["field"]) for finding in refused.json["findings"]
    ]


@pytest.mark.parametrize("photo", ["weg.png", "", "a\x00b", "tekst.png"])
def test_a_photo_that_cannot_be_read_is_named_by_its_field(run: Run, tmp_path: Path, photo: str) -> None:
    (tmp_path / "tekst.png").write_text("geen foto")
    name = str(tmp_path / photo) if photo else ""
    refused = run("intake", written(tmp_path, acquisition(items=[item(photos=[name])])))
    assert refused.status == 2
    assert [finding["field"] for finding in refused.json["findings"]] == ["items[0].photos[0]"]
