"""Goods go out from the command line by the same rules as at the counter, and stock says what is here."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from dealer_client.cli.dispose_format import dispose_schema, parse_disposal
from dealer_client.cli.intake_format import IntakeWrong
from dealer_client.desk.at_work import AtWork
from dealer_client.resources import resource_path

from .acquisitions import acquisition, written
from .conftest import Run


def sale(**changes: Any) -> dict[str, Any]:
    """A sale of the first item."""
    address = {"street": "Dorpsstraat", "number": "2", "postcode": "3512cd", "city": "Utrecht"}
    return {
        "kind": "sale",
        "lines": [{"item": "A-000001/1", "price_cents": 6000}],
        "buyer": {"name": "Pietje Koper", "address": address},
        "payment": {"method": "card"},
        **changes,
    }


@pytest.fixture
def bought(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> date:
    """One item was bought; from now on it is ten days later. The day."""
    assert run("intake", written(tmp_path, acquisition())).status == 0
    day = date.fromisoformat(run("stock", "--json").json[0]["acquired_on"]) + timedelta(days=10)
    monkeypatch.setattr(AtWork, "today", lambda _: day)
    return day


def test_a_sale_is_recorded_and_the_item_is_gone(run: Run, tmp_path: Path, bought: date) -> None:
    sold = run("dispose", written(tmp_path, sale())).json
    assert (sold["number"], sold["items"], sold["total_cents"]) == ("A-000002", ["A-000001/1"], 6000)
    assert run("stock", "--json").json == []
    (gone,) = run("stock", "--json", "--state", "gone").json
    assert (gone["state"], gone["left_by"]) == ("gone", "A-000002/1")
    lines = run("register", "--json").json
    assert [(line["item"], line["kind"]) for line in lines] == [("A-000002/1", "sale"), ("A-000001/1", "purchase")]
    assert (lines[0]["takes_out"], lines[0]["receiver"]) == ("A-000001/1", "Pietje Koper")
    assert lines[0]["happened_on"] == bought.isoformat()
    assert run("audit").status == 0


def test_what_must_stay_is_refused_with_the_rule_and_nothing_is_recorded(run: Run, tmp_path: Path) -> None:
    run("intake", written(tmp_path, acquisition()))
    refused = run("dispose", written(tmp_path, sale()))
    assert refused.status == 2
    (finding,) = [f for f in refused.json["findings"] if f["level"] == "block"]
    assert (finding["code"], finding["field"]) == ("ITEM-IN-HOLD", "lines[0].item")
    assert finding["source"]
    assert len(run("register", "--json").json) == 1


def test_a_police_hold_is_placed_and_released_from_the_command_line(run: Run, tmp_path: Path, bought: date) -> None:
    held = run("police-hold", "place", "A-000001/1", "--reference", "PL-1", "--reason", "Gevorderd").json
    assert (held["state"], held["police_holds"][0]["reference"]) == ("police-hold", "PL-1")
    assert run("dispose", written(tmp_path, sale())).status == 2
    assert run("police-hold", "release", "A-000001/1", "--reason", " ").status == 2
    assert run("police-hold", "release", "A-000001/1", "--reason", "Vrijgegeven").json["state"] == "free"
    assert run("dispose", written(tmp_path, sale())).status == 0


def test_stock_is_listed_by_state_and_words(run: Run, tmp_path: Path, bought: date) -> None:
    run("intake", written(tmp_path, acquisition()))
    assert [line["item"] for line in run("stock", "--json").json] == ["A-000002/1", "A-000001/1"]
    assert len(run("stock", "--json", "--state", "free", "--state", "reserved", "makita").json) == 2
    assert run("stock", "--json", "--state", "in-hold", "makita").json == []
    assert run("stock", "--json", "gazelle").json == []
    shown = run("stock", "makita").out
    assert "A-000001/1" in shown
    assert "vrij" in shown


def test_an_item_that_is_not_there_is_an_error_of_the_input(run: Run) -> None:
    gone = run("police-hold", "place", "A-000009/1", "--reference", "PL-1", "--reason", "x")
    assert gone.status == 1
    assert "A-000009/1" in gone.err
    assert run("stock", "--state", "sold").status == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "purchase"}, "kind"),
        ({"kind": None}, "kind"),
        ({"lines": {}}, "lines"),
        ({"lines": [{"price_cents": 1}]}, "lines[0].item"),
        ({"lines": [{"item": "A-000001/1", "price_cents": "60"}]}, "lines[0].price_cents"),
        ({"buyer": "Pietje"}, "buyer"),
        ({"police": {"number": "x"}}, "police.number"),
        ({"happened_on": "gisteren"}, "happened_on"),
        ({"koper": {}}, "koper"),
    ],
)
def test_what_is_wrong_with_the_file_is_named_by_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(IntakeWrong) as refused:
        parse_disposal(json.dumps(sale(**changes)))
    assert refused.value.field == field
    assert field in refused.value.message.nl
    assert "Pietje" not in refused.value.message.nl


def test_a_file_that_is_wrong_is_answered_as_json(run: Run, tmp_path: Path) -> None:
    refused = run("dispose", written(tmp_path, sale(kind="geschonken")))
    assert refused.status == 2
    (finding,) = refused.json["findings"]
    assert (finding["code"], finding["field"]) == ("DISPOSAL-WRONG", "kind")
    assert "melt" in finding["message"]


def test_the_published_schema_is_the_format_that_is_read() -> None:
    published = json.loads(resource_path("dispose.schema.json").read_text(encoding="utf-8"))
    assert published == dispose_schema()
