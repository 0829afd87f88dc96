"""A shop in France records by French rules, from its set-up on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dealer_client.setting_up import set_up, shop_details
from dealer_client.vault.profile import KeyPlace

from .acquisitions import acquisition, item, written
from .conftest import Run

SHOP = {
    "dealer": "Brocante d'Exemple SARL",
    "address": {"street": "Rue Oberkampf", "number": "1", "postcode": "75011", "city": "Paris", "country": "FR"},
    "kvk": "73282932000074",
    "municipality": "Paris",
    "zone": "Europe/Paris",
    "series": "P",
    "staff": "C. Martin",
}
SELLER = {
    "surname": "Durand",
    "given_names": "Camille",
    "address": {"street": "Rue Oberkampf", "number": "12", "postcode": "75011", "city": "Paris"},
    "document": {
        "kind": "identity-card",
        "number": "12AB34567",
        "issuing_state": "FRA",
        "issued_on": "2021-06-01",
        "issued_by": "Préfecture de police",
    },
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    set_up(tmp_path / "profile", shop_details(SHOP), None, keys=KeyPlace.PRACTICE_FILE, practice=True)
    return tmp_path / "profile"


def test_a_french_shop_records_a_purchase_and_lives_in_its_own_country(run: Run, tmp_path: Path) -> None:
    ran = run("intake", written(tmp_path, acquisition(seller=SELLER)))
    assert ran.status == 0, ran.out
    assert ran.json["number"] == "P-000001"
    assert {finding["code"] for finding in ran.json["findings"]} == {"SELLER-BIRTH-DATE-MISSING"}
    (line,) = run("register", "--json").json
    assert line["hold_until"] == line["acquired_on"]
    assert run("audit").status == 0


def test_a_french_shop_notes_when_and_by_whom_a_document_was_issued(run: Run, tmp_path: Path) -> None:
    document = {name: value for name, value in SELLER["document"].items() if not name.startswith("issued")}  # type: ignore[attr-defined]
    ran = run("intake", written(tmp_path, acquisition(seller={**SELLER, "document": document})))
    assert ran.status == 2
    missing = [finding["field"] for finding in ran.json["findings"] if finding["code"] == "DOCUMENT-ISSUE-MISSING"]
    assert missing == ["seller.document.issued_on", "seller.document.issued_by"]

    assert run("intake", written(tmp_path, acquisition(seller=SELLER))).status == 0
    shown = run("entry", "P-000001", "--json").json
    assert "Préfecture de police" in str(shown)


def test_a_french_shop_does_not_pay_for_gold_in_cash(run: Run, tmp_path: Path) -> None:
    gold = item(category="scrap-metal", weight_mg=5000, fineness="750", price_cents=10_000)
    ran = run("intake", written(tmp_path, acquisition(seller=SELLER, items=[gold], payment={"method": "cash"})))
    assert ran.status == 2
    (block,) = [finding for finding in ran.json["findings"] if finding["level"] == "block"]
    assert block["code"] == "METAL-PAID-BY-TRANSFER"
    assert "L.112-6" in block["source"]


def test_a_french_shop_is_not_asked_to_notify_a_municipality(run: Run) -> None:
    assert run("notices", "list").json == {"attention": None, "notices": []}
    refused = run("notices", "trade", "--goods", "vélos")
    assert refused.status != 0
    assert run("notices", "list").json["notices"] == []
