"""What the register asks of each kind of entry; what the desk records is accepted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dealer_client.app import open_counter
from dealer_client.central import wire
from dealer_client.desk import Desk
from dealer_client.practice.judging import Judged, judge
from dealer_client.register.canonical import canonical_json
from dealer_client.register.correction import FieldChange
from dealer_client.register.disposal import Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber
from tests.custody.profiles import a_profile
from tests.desk.shop_day import BUYER, a_sale, days_later, record
from tests.desk.test_acquiring_kinds import KINDS, a_draft
from tests.journeys.busy_counter import purchase


def sent(entry: Entry, **changed: Any) -> wire.WireEntry:
    """The entry as it goes over the line; with `changed` members of its body, None for one taken away."""
    content = {name: value for name, value in {**entry.content, **changed}.items() if value is not None}
    body = canonical_json(content)
    return wire.WireEntry(
        number=entry.number.number,
        leaf_hash=wire.leaf_hash(body).hex(),
        body=body.decode(),
        personal=[wire.WirePart(name=part.name, salt=part.salt.hex(), data=part.data) for part in entry.personal],
    )


@pytest.fixture(scope="module")
def entries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Entry]]:
    """One entry of every kind, as a desk recorded it."""
    home = Path(tmp_path_factory.mktemp("kinds")) / "home"
    a_profile(home)
    counter = open_counter(home, sync_in_background=False)
    yield one_of_each(counter.desk)
    counter.close()


def one_of_each(desk: Desk) -> dict[str, Entry]:
    items = [record(desk, purchase(number, desk.today()))[0] for number in range(1, 6)]
    for kind in KINDS:
        record(desk, a_draft(desk, kind))
    day = days_later(desk, 6)
    desk.disposing.record(a_sale(desk, items[0]))
    for kind, item in zip(
        (EntryKind.MELT, EntryKind.RETURN, EntryKind.POLICE, EntryKind.DESTROYED), items[1:], strict=True
    ):
        desk.disposing.record(
            Disposal(
                kind=kind,
                happened_on=day,
                lines=(DisposalLine(item=item),),
                buyer=BUYER,
                police=PoliceHandover(case_number="PL-1", station="Utrecht"),
            )
        )
    first = EntryNumber("A", 1)
    desk.correcting.correct(first, (FieldChange(path="items[0].brand", new="Bosch"),), "Verkeerd merk")
    desk.correcting.correct(first, (FieldChange(path="seller.surname", new="Jansen"),), "Verkeerde naam")
    desk.correcting.void(EntryNumber("A", 6), "Niet doorgegaan")
    desk.inspecting.begin("B. Oa", "12", "Gemeente Utrecht")
    desk.inspecting.looked("A-000001")
    desk.inspecting.end()
    recorded = [desk.entry(EntryNumber("A", number)).entry for number in range(1, desk.entry_count() + 1)]
    return {f"{entry.kind.value} {entry.number}": entry for entry in recorded}


def why(entry: Entry, **changed: Any) -> list[tuple[str, str]]:
    judged: Judged = judge(sent(entry, **changed), "A")
    assert all(reason.message_nl and reason.message_en for reason in judged.reasons)
    return [(reason.code, reason.field) for reason in judged.reasons]


def of_kind(entries: dict[str, Entry], kind: str) -> Entry:
    return next(entry for entry in entries.values() if entry.kind == kind)


def test_what_the_desk_records_is_accepted_whatever_its_kind(entries: dict[str, Entry]) -> None:
    assert {entry.kind for entry in entries.values()} == set(EntryKind) - {EntryKind.ERASURE}
    for name, entry in entries.items():
        assert why(entry) == [], name


def test_an_erasure_is_accepted(entries: dict[str, Entry]) -> None:
    void = of_kind(entries, "void")
    erased = [{"entry": "A-000001", "parts": ["seller"], "rule": "RETENTION-SELLER"}]
    assert why(void, kind="erasure", erased=erased) == []
    assert why(void, kind="erasure", erased=[{"entry": "1"}]) == [("field-wrong", "erased")]


@pytest.mark.parametrize(
    ("kind", "changed", "reason"),
    [
        ("trade-in", {"exchange": {"value_cents": 1}}, ("field-wrong", "exchange.description")),
        (
            "trade-in",
            {"exchange": {"description": "ring", "value_cents": -1}},
            ("price-negative", "exchange.value_cents"),
        ),
        ("consignment", {"terms": None}, ("field-wrong", "terms")),
        ("pledge", {"redeem_by": "ooit"}, ("field-wrong", "redeem_by")),
        ("pledge", {"payment": {"method": ""}}, ("field-wrong", "payment.method")),
        ("found", {"found": {"where": "park"}}, ("field-wrong", "found.on")),
        ("found", {"found": {"on": "2026-11-20"}}, ("field-wrong", "found.where")),
        ("gift", {"payment": {"method": 1}}, ("field-wrong", "payment.method")),
        ("sale", {"happened_on": None}, ("field-wrong", "happened_on")),
        ("sale", {"commitments": {}}, ("buyer-missing", "buyer")),
        ("sale", {"items": []}, ("items-missing", "items")),
        ("sale", {"payment": None}, ("field-wrong", "payment.method")),
        ("return", {"commitments": {}}, ("receiver-missing", "receiver")),
        ("police", {"police": {"station": "Utrecht"}}, ("field-wrong", "police.case_number")),
        ("melt", {"items": {}}, ("items-missing", "items")),
        ("correction", {"corrects": "1"}, ("field-wrong", "corrects")),
        ("correction", {"changes": "all"}, ("field-wrong", "changes")),
        ("void", {"voids": None}, ("field-wrong", "voids")),
        ("inspection", {"looked_at": ["all"]}, ("field-wrong", "looked_at")),
    ],
)
def test_what_a_kind_lacks_is_named(
    entries: dict[str, Entry], kind: str, changed: dict[str, Any], reason: tuple[str, str]
) -> None:
    judged = why(of_kind(entries, kind), **changed)
    # A part that came without a commitment to it is a fault of its own.
    assert [found for found in judged if found[0] != "part-not-bound"] == [reason]


@pytest.mark.parametrize(
    ("kind", "part", "code"),
    [
        ("correction", "reasons", "reason-missing"),
        ("void", "reasons", "reason-missing"),
        ("inspection", "inspector", "inspector-missing"),
    ],
)
def test_who_and_why_must_be_committed_to(entries: dict[str, Entry], kind: str, part: str, code: str) -> None:
    entry = of_kind(entries, kind)
    others = {name: value for name, value in entry.content["commitments"].items() if name != part}
    assert code in [found for found, _ in why(entry, commitments=others)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"item": "1"}, ("field-wrong", "items[0].item")),
        ({"item": None}, ("field-wrong", "items[0].item")),
        ({"price_cents": None}, ("field-wrong", "items[0].price_cents")),
        ({"price_cents": -1}, ("price-negative", "items[0].price_cents")),
        ({"line": 2}, ("field-wrong", "items[0].line")),
        ({"identifiers": "none"}, ("field-wrong", "items[0].identifiers")),
    ],
)
def test_a_line_of_a_sale_names_its_item_and_price(
    entries: dict[str, Entry], changed: dict[str, Any], reason: tuple[str, str]
) -> None:
    sale = of_kind(entries, "sale")
    item = {name: value for name, value in {**sale.content["items"][0], **changed}.items() if value is not None}
    assert why(sale, items=[item]) == [reason]


def test_goods_that_go_out_are_not_compared_again(entries: dict[str, Entry]) -> None:
    assert judge(sent(of_kind(entries, "purchase")), "A").identifiers
    sale = of_kind(entries, "sale")
    assert json.loads(sent(sale).body)["items"][0]["identifiers"]
    assert judge(sent(sale), "A").identifiers == []


def test_a_buyer_who_was_erased_since_is_no_fault(entries: dict[str, Entry]) -> None:
    assert why(replace(of_kind(entries, "sale"), personal=())) == []
