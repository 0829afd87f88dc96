"""What a buyer keeps: the goods with their numbers, signed, and nothing of himself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk
from dealer_client.desk.errors import NoSuchPaper
from dealer_client.documents.ownership_file import ownership_signer
from dealer_client.register.disposal import Buyer, Disposal, DisposalLine
from dealer_client.register.draft import Address, Payment
from tests.custody.profiles import a_profile

from .test_day import a_purchase


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


def sold(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    """A phone that was bought, and sold after its hold; gives the line of the sale."""
    item = desk.record(a_purchase(desk, 10_000)).items[0]
    later = desk.today() + timedelta(days=30)
    monkeypatch.setattr(type(desk.at_work), "today", lambda _self: later)
    address = Address(street="Kerkstraat", number="1", postcode="3511 AB", city="Utrecht", country="NL")
    sale = Disposal(
        happened_on=later,
        lines=(DisposalLine(item=item, price_cents=14_500),),
        buyer=Buyer(name="Jan Koper", address=address),
        payment=Payment(method="card"),
    )
    return desk.disposing.record(sale).number.item(1)


def test_the_buyer_gets_the_goods_with_their_numbers_and_nothing_of_himself(
    counter: OpenCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = sold(counter.desk, monkeypatch)
    file = counter.desk.ownership.file(line, "nl")
    content = json.loads(file)
    assert (content["sale"], content["registered_as"]) == (line, "A-000001/1")
    assert content["goods"]["kind"] == "Telefoon"
    assert [each["value"] for each in content["goods"]["identifiers"]] == ["490154203237518"]
    assert b"Koper" not in file and b"Bruijn" not in file


def test_a_file_that_was_changed_does_not_hold(counter: OpenCounter, monkeypatch: pytest.MonkeyPatch) -> None:
    file = counter.desk.ownership.file(sold(counter.desk, monkeypatch), "en")
    assert ownership_signer(file) == counter.desk.counter_key
    for other in (file.replace(b"490154203237518", b"356938035643809"), b"[]", b"{}", b"no json", b"[" * 100_000):
        assert ownership_signer(other) is None


def test_only_a_line_of_a_sale_has_one(counter: OpenCounter, monkeypatch: pytest.MonkeyPatch) -> None:
    line = sold(counter.desk, monkeypatch)
    with pytest.raises(NoSuchPaper):
        counter.desk.ownership.file("A-000001/1", "nl")
    with pytest.raises(NoSuchPaper):
        counter.desk.ownership.file(line.replace("/1", "/2"), "nl")
