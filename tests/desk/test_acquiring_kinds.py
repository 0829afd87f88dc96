"""Each kind of acquisition records what belongs to it, and asks for what is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk import Desk
from dealer_client.register.draft import Draft, EntryKind, Exchange, Firm, Found, Signature
from dealer_client.register.entry import Entry
from dealer_client.register.findings import Level
from dealer_client.register.numbering import parse_number
from dealer_client.store.errors import PhotoMissing
from dealer_client.store.photos import thumbnails
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

from .shop_day import record


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


@pytest.fixture
def desk(counter: OpenCounter) -> Desk:
    return counter.desk


def recorded(desk: Desk, draft: Draft) -> Entry:
    (item,) = record(desk, draft)
    return desk.entry(parse_number(item)[0]).entry


KINDS = {
    EntryKind.TRADE_IN: {"exchange": Exchange(description="gouden ring", value_cents=7500)},
    EntryKind.CONSIGNMENT: {"terms": "Vraagprijs 100 euro, 30% voor de winkel, tot 1 maart"},
    EntryKind.PLEDGE: {},
    EntryKind.GIFT: {},
    EntryKind.FOUND: {},
}


def a_draft(desk: Desk, kind: EntryKind) -> Draft:
    """An acquisition of that kind with nothing missing."""
    day = desk.today()
    draft = replace(purchase(1, day), kind=kind, **KINDS[kind])  # type: ignore[arg-type]
    if kind is EntryKind.PLEDGE:
        return replace(draft, redeem_by=day + timedelta(days=60))
    if kind is EntryKind.FOUND:
        return replace(draft, found=Found(where="Wilhelminapark", on=day - timedelta(days=1)))
    return draft


def blocks(desk: Desk, draft: Draft) -> set[str]:
    return {finding.code for finding in desk.check(draft) if finding.level is Level.BLOCK}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_recorded_with_what_belongs_to_it_and_nothing_else(desk: Desk, kind: EntryKind) -> None:
    typed_before = {"exchange": Exchange(description="x", value_cents=1), "terms": "x", "found": Found(where="x")}
    draft = a_draft(desk, kind)
    for name, value in typed_before.items():
        if getattr(draft, name) == getattr(Draft(), name):
            draft = replace(draft, **{name: value})
    entry = recorded(desk, draft)
    expected = {
        EntryKind.TRADE_IN: {"exchange": {"description": "gouden ring", "value_cents": 7500}},
        EntryKind.CONSIGNMENT: {"terms": "Vraagprijs 100 euro, 30% voor de winkel, tot 1 maart"},
        EntryKind.PLEDGE: {"redeem_by": (desk.today() + timedelta(days=60)).isoformat()},
        EntryKind.GIFT: {},
        EntryKind.FOUND: {"found": {"where": "Wilhelminapark", "on": (desk.today() - timedelta(days=1)).isoformat()}},
    }[kind]
    assert entry.kind is kind
    names = ("exchange", "terms", "redeem_by", "found")
    assert {name: entry.content[name] for name in names if name in entry.content} == expected
    assert desk.audit().holds


@pytest.mark.parametrize(
    ("kind", "change", "codes"),
    [
        (EntryKind.TRADE_IN, {"exchange": Exchange()}, {"EXCHANGE-MISSING", "EXCHANGE-VALUE-MISSING"}),
        (EntryKind.CONSIGNMENT, {"terms": " "}, {"TERMS-MISSING"}),
        (EntryKind.PLEDGE, {"redeem_by": None}, {"REDEEM-BY-MISSING"}),
        (EntryKind.PLEDGE, {"redeem_by": date(2026, 1, 1)}, {"REDEEM-BY-WRONG"}),
        (EntryKind.FOUND, {"found": Found()}, {"FOUND-MISSING"}),
        (EntryKind.FOUND, {"found": Found(where="park", on=date(2999, 1, 1))}, {"FOUND-DATE-WRONG"}),
    ],
)
def test_what_a_kind_needs_is_asked_of_that_kind_alone(
    desk: Desk, kind: EntryKind, change: dict[str, object], codes: set[str]
) -> None:
    assert blocks(desk, a_draft(desk, kind)) == set()
    assert blocks(desk, replace(a_draft(desk, kind), **change)) == codes  # type: ignore[arg-type]
    assert blocks(desk, replace(a_draft(desk, kind), **change, kind=EntryKind.GIFT)) == set()  # type: ignore[arg-type]


def test_a_seller_may_act_for_a_firm_whose_numbers_are_checked(desk: Desk) -> None:
    draft = purchase(1, desk.today())
    firm = Firm(name="Goudhandel BV", kvk="12345678", vat="NL004495445B01")
    for changed, code in (
        (replace(firm, kvk="1234567"), "KVK-WRONG"),
        (replace(firm, vat="NL123456789B01"), "VAT-WRONG"),
        (replace(firm, name=""), "FIRM-NAME-MISSING"),
    ):
        assert blocks(desk, replace(draft, seller=replace(draft.seller, firm=changed))) == {code}
    entry = recorded(desk, replace(draft, seller=replace(draft.seller, firm=firm)))
    assert (entry.part("seller") or {})["firm"] == {"name": "Goudhandel BV", "kvk": "12345678", "vat": "NL004495445B01"}
    assert b"Goudhandel" not in entry.body
    assert [line.entry for line in desk.search("goudhandel 12345678")] == [entry.number]


def test_an_item_says_what_tells_it_from_others_and_is_found_by_it(desk: Desk) -> None:
    draft = purchase(1, desk.today())
    item = replace(draft.items[0], features="deuk in de kap", condition="gebruikt", stones="3 robijnen")
    entry = recorded(desk, replace(draft, items=(item,)))
    (said,) = entry.content["items"]
    assert (said["features"], said["condition"], said["stones"]) == ("deuk in de kap", "gebruikt", "3 robijnen")
    assert len(desk.search("robijnen deuk")) == 1


def test_whether_an_item_may_be_altered_during_its_hold_is_kept_with_it(desk: Desk) -> None:
    desk.at_work.shop = replace(desk.at_work.shop, municipality="Hilversum")
    entry = recorded(desk, purchase(1, desk.today()))
    assert entry.content["items"][0]["hold"]["altered"] == "no"
    assert desk.stock.item(entry.number.item(1)).may_be_altered is False


def test_a_signature_is_kept_beside_the_entry_and_not_in_it(desk: Desk) -> None:
    drawn = Signature(strokes=(((1, 2), (3, 4)),), width=300, height=100, statement="Dit is van mij.")
    entry = recorded(desk, replace(purchase(1, desk.today()), signature=drawn))
    assert entry.part("signature") == {
        "strokes": [[[1, 2], [3, 4]]],
        "width": 300,
        "height": 100,
        "statement": "Dit is van mij.",
    }
    assert b"Dit is van mij" not in entry.body
    assert "signature" in entry.content["commitments"]


def test_photos_are_with_their_item_once_it_is_recorded(desk: Desk, counter: OpenCounter) -> None:
    photo = desk.photos.keep(a_picture("red"))
    draft = purchase(1, desk.today())
    pictured = replace(draft, items=(replace(draft.items[0], photos=(photo,)),))
    entry = recorded(desk, pictured)
    assert entry.content["items"][0]["photos"] == [photo]
    with counter.store.reading() as connection:
        assert len(thumbnails(connection, entry.number, 1)) == 1
    assert desk.photos.thumbnail(photo)
    assert desk.photos.image(photo)


def test_a_photo_that_is_not_there_any_more_is_named_and_nothing_is_recorded(desk: Desk) -> None:
    draft = purchase(1, desk.today())
    with pytest.raises(PhotoMissing) as refused:
        record(desk, replace(draft, items=(replace(draft.items[0], photos=("0" * 64,)),)))
    assert refused.value.field == "items[0].photos[0]"
    assert desk.entry_count() == 0
    assert desk.photos.thumbnail("0" * 64) is None


def a_picture(colour: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(written, "PNG")
    return written.getvalue()
