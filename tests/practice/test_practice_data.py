from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from typing import Any

import pytest
from stdnum import luhn

from dealer_client.central import wire
from dealer_client.goods.identifiers import identifier_problem
from dealer_client.identity.bsn import holds_bsn, passes_eleven_test
from dealer_client.practice.stolen_goods import KINDS
from dealer_client.resources import resource_path

COLUMNS = ["kind", "value", "goods", "reference", "reported_on", "contact"]


@pytest.fixture(scope="module")
def stolen() -> list[dict[str, str]]:
    with resource_path("practice-data", "stolen.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = list(reader)
        assert reader.fieldnames == COLUMNS
    return rows


@pytest.fixture(scope="module")
def shops() -> list[dict[str, Any]]:
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        return list(tomllib.load(file)["shop"])


def test_some_hundreds_of_goods_of_every_kind_are_registered_stolen(stolen: list[dict[str, str]]):
    assert len(stolen) >= 300
    assert {row["kind"] for row in stolen} == set(KINDS) - {"plate"}


def test_the_two_goods_that_demonstrations_count_on_are_registered_stolen(stolen: list[dict[str, str]]):
    assert {("imei", "490154203237518"), ("frame", "WTU123456789")} <= {(row["kind"], row["value"]) for row in stolen}


def test_every_row_is_whole_and_its_identifier_could_be_typed_at_a_counter(stolen: list[dict[str, str]]):
    for row in stolen:
        assert None not in row
        assert all(value and value == value.strip() for value in row.values()), row
        assert identifier_problem(row["kind"], row["value"]) is None, row
        assert date(2026, 1, 1) <= date.fromisoformat(row["reported_on"]) <= date(2026, 11, 24), row
        assert re.fullmatch(r"OEFEN-2026-[0-9]{6}", row["reference"]), row
        assert "(oefening)" in row["contact"], row


def test_every_imei_has_its_check_digit_and_belongs_to_no_phone_on_sale(stolen: list[dict[str, str]]):
    numbers = [row["value"] for row in stolen if row["kind"] == "imei"]
    assert all(len(number) == 15 and luhn.is_valid(number) for number in numbers)
    assert [number for number in numbers if not number.startswith("00")] == ["490154203237518"]


def test_no_two_rows_have_one_reference_or_look_alike_identifiers(stolen: list[dict[str, str]]):
    assert len({row["reference"] for row in stolen}) == len(stolen)
    folded = {wire.fold_lookalikes(wire.normalise(row["kind"], row["value"])) for row in stolen}
    assert len(folded) == len(stolen)


def test_the_goods_of_earlier_customers_are_not_among_the_stolen_ones(stolen: list[dict[str, str]]):
    missed = {wire.fold_lookalikes(wire.normalise(row["kind"], row["value"])) for row in stolen}
    with resource_path("practice-data", "goods.toml").open("rb") as file:
        identifiers = [one for item in tomllib.load(file)["item"] for one in item["identifiers"]]

    assert identifiers
    for one in identifiers:
        assert identifier_problem(one["kind"], one["value"]) is None, one
        assert wire.fold_lookalikes(wire.normalise(one["kind"], one["value"])) not in missed, one


def test_no_enrolment_code_serves_two_shops_and_every_shop_is_whole(shops: list[dict[str, Any]]):
    codes = [code for shop in shops for code in shop["enrolment_codes"]]
    assert len(set(codes)) == len(codes) == 10 * len(shops)
    assert len({shop["id"] for shop in shops}) == len(shops)
    for shop in shops:
        assert re.fullmatch(r"[0-9]{8}", shop["kvk"])
        assert re.fullmatch(r"[A-Z]{1,4}", shop["series"])
        assert {"dealer", "municipality", "staff", "zone", "address"} <= shop.keys()


def test_no_file_holds_what_could_be_a_citizen_service_number():
    for path in resource_path("practice-data").iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            nine_in_a_row = re.findall(r"(?<![0-9])[0-9]{9}(?![0-9])", line)
            assert not any(passes_eleven_test(number) for number in nine_in_a_row), f"{path.name}: {line}"
            assert not holds_bsn(line), f"{path.name}: {line}"


def test_every_file_is_explained_in_the_readme():
    folder = resource_path("practice-data")
    rows = [row for row in (folder / "README.md").read_text(encoding="utf-8").splitlines() if row.startswith("| `")]
    explained = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}

    assert explained == {path.name for path in folder.iterdir() if path.name != "README.md"}
