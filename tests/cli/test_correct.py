"""Corrections, voids, known sellers and inspections from a script: by the same rules, answered by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dealer_client.cli.correct_format import correct_schema
from dealer_client.resources import resource_path

from .acquisitions import acquisition, written
from .conftest import Run


@pytest.fixture
def number(run: Run, tmp_path: Path) -> str:
    """A purchase that is in the book."""
    return str(run("intake", written(tmp_path, acquisition())).json["number"])


def correction(number: str, reason: str = "tikfout", **changes: Any) -> dict[str, Any]:
    return {
        "number": number,
        "changes": [{"path": path.replace("__", "."), "new": new} for path, new in changes.items()],
        "reason": reason,
    }


def test_a_correction_is_recorded_and_listed(run: Run, tmp_path: Path, number: str) -> None:
    ran = run("correct", written(tmp_path, correction(number, seller__surname="Zwaluw", acquired_on="2026-11-20")))
    assert ran.status == 0, ran.out
    assert ran.json["corrects"] == number
    (line,) = run("register", "--json").json
    assert (line["corrected"], line["voided_by"]) == (True, "")
    assert "Zwaluw" in json.dumps(line)
    assert "2026-11-20" in json.dumps(line)
    assert run("audit").status == 0


def test_a_void_is_recorded_and_listed(run: Run, number: str) -> None:
    ran = run("void", number, "--reason", "Dubbel ingevoerd.")
    assert (ran.status, ran.json["voids"]) == (0, number)
    (line,) = run("register", "--json").json
    assert line["voided_by"] == ran.json["number"]
    assert f"[doorgehaald met {line['voided_by']}]" in run("register").out
    again = run("void", number, "--reason", "Nog eens.")
    assert (again.status, again.json["findings"][0]["field"]) == (2, "number")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"changes": [], "reason": "x"}, "number"),
        ({"number": "zeven", "changes": [], "reason": "x"}, "number"),
        ({"number": "B-000001", "changes": [], "reason": "x"}, "number"),
        ({"number": "@", "changes": [{"path": "seller.surname"}], "reason": "x"}, "changes[0].new"),
        ({"number": "@", "changes": [{"path": "seller.hond", "new": "x"}], "reason": "x"}, "seller.hond"),
        ({"number": "@", "changes": [{"path": "items[0].weight_mg", "new": 1.5}], "reason": "x"}, "items[0].weight_mg"),
        ({"number": "@", "changes": [{"path": "items[0].weight_mg", "new": -5}], "reason": "x"}, "items[0].weight_mg"),
        ({"number": "@", "changes": [{"path": "seller.surname", "new": "X"}]}, "reason"),
        ({"number": "@", "changes": [], "reason": "x"}, "changes"),
        ({"number": "@", "changes": [], "reason": "x", "hond": 1}, "hond"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_field_and_nothing_is_recorded(
    run: Run, tmp_path: Path, number: str, values: dict[str, Any], field: str
) -> None:
    values = {name: number if value == "@" else value for name, value in values.items()}
    ran = run("correct", written(tmp_path, values))
    assert ran.status == 2
    assert ran.json["findings"][0]["field"] == field
    assert ran.json["findings"][0]["level"] == "block"
    assert len(run("register", "--json").json) == 1
    assert not run("register", "--json").json[0]["corrected"]


def test_a_text_that_is_no_json_is_refused(run: Run, tmp_path: Path, number: str) -> None:
    ran = run("correct", written(tmp_path, "{"))
    assert (ran.status, ran.json["findings"][0]["code"]) == (2, "CORRECTION-WRONG")


def test_the_published_schema_is_the_format() -> None:
    published = json.loads(resource_path("correct.schema.json").read_text(encoding="utf-8"))
    assert published == correct_schema()


def test_known_sellers_are_found_with_their_deals(run: Run, number: str) -> None:
    (known,) = run("sellers", "bruijn").json
    assert (known["attention"], known["attention_before"]) == (None, [])
    assert (known["purchases"], known["deals"][0]["number"], known["attention"]) == (1, number, None)
    assert run("sellers", "zwaluw").json == []


def test_an_inspection_is_kept_from_one_command_to_the_next(run: Run) -> None:
    assert run("inspection", "show").json is None
    assert run("inspection", "begin", "--name", "A. de Boer", "--badge", "4711", "--service", "boa Utrecht").status == 0
    assert run("inspection", "looked", "register").json["looked_at"][0]["what"] == "register"
    assert run("inspection", "end").json["number"]
    assert run("inspection", "end").json["number"] is None
    assert run("audit").status == 0
