"""What the register says of an entry by itself. Each goes over the line: what is judged is what a counter can send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dealer_client.central import wire
from dealer_client.register.canonical import canonical_json
from dealer_client.register.personal import PersonalPart

from .practising_counter import SELLER, PractisingCounter, item


def told(counter: PractisingCounter, entry: wire.WireEntry) -> list[tuple[str, str]]:
    """The reasons for which the first entry of a book is not accepted: code and field."""
    (result,) = counter.uploaded([entry]).results
    assert result.status == ("rejected" if result.reasons else "accepted")
    assert all(reason.message_nl and reason.message_en for reason in result.reasons)
    return [(reason.code, reason.field) for reason in result.reasons]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"items": [item(price_cents=-1)]}, ("price-negative", "items[0].price_cents")),
        ({"items": [item(price_cents=True)]}, ("field-wrong", "items[0].price_cents")),
        ({"items": [item(price_cents="1")]}, ("field-wrong", "items[0].price_cents")),
        ({"items": [item(price_cents=10**13)]}, ("field-wrong", "items[0].price_cents")),
        ({"items": [item(), item(line=3)]}, ("field-wrong", "items[1].line")),
        ({"items": [item(category="")]}, ("field-wrong", "items[0].category")),
        ({"items": [item(category="a\u202eb")]}, ("field-wrong", "items[0].category")),
        ({"items": [item(identifiers="none")]}, ("field-wrong", "items[0].identifiers")),
        ({"items": [item(("serial", "A1"), ("serial", ""))]}, ("field-wrong", "items[0].identifiers[1]")),
        ({"items": ["a phone"]}, ("field-wrong", "items[0]")),
        ({"items": []}, ("items-missing", "items")),
        ({"items": {}}, ("items-missing", "items")),
        ({"acquired_on": "24-11-2026"}, ("field-wrong", "acquired_on")),
        ({"acquired_on": "2026-02-30"}, ("field-wrong", "acquired_on")),
        ({"recorded_at": "2026-11-24"}, ("field-wrong", "recorded_at")),
        ({"payment": "cash"}, ("field-wrong", "payment.method")),
        ({"payment": {"method": 1}}, ("field-wrong", "payment.method")),
        ({"kind": "theft"}, ("kind-unknown", "kind")),
        ({"kind": ["purchase"]}, ("kind-unknown", "kind")),
        ({"series": "QQQQ"}, ("other-entry", "series")),
        ({"format": "something else"}, ("body-unreadable", "")),
    ],
)
def test_what_is_wrong_in_a_body_is_named(counter: PractisingCounter, changed: dict[str, Any], reason: tuple[str, str]):
    assert told(counter, counter.entry(1, **changed)) == [reason]


def test_what_is_taken_over_from_an_older_book_need_not_say_how_it_was_paid(counter: PractisingCounter):
    assert told(counter, counter.entry(1, payment={}, imported={"number": "17"})) == []


@pytest.mark.parametrize("number", [2, True, "1", None])
def test_a_body_under_another_number_is_not_accepted(counter: PractisingCounter, number: object):
    body = {**json.loads(counter.entry(1).body), "number": number}

    assert told(counter, counter.sealed(1, canonical_json(body).decode())) == [("other-entry", "number")]


def test_an_acquisition_without_a_seller_is_not_accepted(counter: PractisingCounter):
    assert told(counter, counter.entry(1, parts=[])) == [("seller-missing", "seller")]


def test_a_body_that_is_not_canonical_is_not_accepted(counter: PractisingCounter):
    body = json.loads(counter.entry(1).body)

    assert told(counter, counter.sealed(1, json.dumps(body))) == [("body-unreadable", "")]


@pytest.mark.parametrize(
    "body",
    ["", "null", "[]", "{", '{"a":1}', '{"a":1,"a":1}', '{"a":0.5}', '{"a":NaN}', "[" * 5000, '{"a":' * 5000, "\ud7ff"],
)
def test_a_body_that_is_no_entry_is_not_accepted(counter: PractisingCounter, body: str):
    assert told(counter, counter.sealed(1, body)) == [("body-unreadable", "")]


def test_a_leaf_that_is_not_the_bodys_is_not_accepted(counter: PractisingCounter):
    entry = counter.entry(1).model_copy(update={"leaf_hash": "0" * 64})

    assert told(counter, entry) == [("leaf-hash", "")]


def seller(**changed: Any) -> PersonalPart:
    return PersonalPart(name="seller", data={**SELLER, **changed}, salt=bytes(32))


def wire_part(part: PersonalPart, **changed: Any) -> wire.WirePart:
    return wire.WirePart.model_validate({"name": part.name, "salt": part.salt.hex(), "data": part.data, **changed})


@pytest.mark.parametrize(
    "sent",
    [
        wire_part(seller(surname="Anders")),
        wire_part(seller(), salt="1" * 64),
        wire_part(seller(), name="buyer"),
        wire_part(seller(), name=""),
        wire_part(seller(), data={"weight": 0.5}),
    ],
)
def test_a_personal_part_that_the_body_does_not_stand_for_is_not_accepted(
    counter: PractisingCounter, sent: wire.WirePart
):
    entry = counter.entry(1, parts=[seller()]).model_copy(update={"personal": [sent]})

    assert told(counter, entry) == [("part-not-bound", sent.name)]


@pytest.mark.parametrize("commitment", ["", None, 1, [], {}, "0" * 64])
def test_a_commitment_that_is_none_binds_nothing(counter: PractisingCounter, commitment: object):
    for part in (wire_part(seller()), wire_part(seller(), data={"weight": 0.5})):
        entry = counter.entry(1, commitments={"seller": commitment}).model_copy(update={"personal": [part]})
        (result,) = counter.uploaded([entry]).results
        assert result.status == "rejected"


def test_the_same_part_twice_is_not_accepted(counter: PractisingCounter):
    entry = counter.entry(1, parts=[seller()], sent=[seller(), seller()])

    assert told(counter, entry) == [("part-not-bound", "seller")]


def test_an_entry_whose_personal_part_was_erased_is_accepted_without_it(counter: PractisingCounter):
    assert told(counter, counter.entry(1, parts=[seller()], sent=[])) == []


def test_an_entry_that_is_held_comes_again_after_erasure_and_is_held_already(counter: PractisingCounter):
    counter.uploaded([counter.entry(1, parts=[seller()])])

    (result,) = counter.uploaded([counter.entry(1, parts=[seller()], sent=[])]).results

    assert (result.status, result.reasons) == ("already", [])


def test_no_entry_gets_more_reasons_than_a_person_can_read(counter: PractisingCounter):
    entry = counter.entry(1, items=["nothing"] * 1000)

    assert len(told(counter, entry)) == 20


def test_an_entry_that_is_not_accepted_is_compared_with_stolen_goods_all_the_same(counter: PractisingCounter):
    entry = counter.entry(1, item(("imei", "490154203237518"), price_cents=-1))

    assert told(counter, entry) == [("price-negative", "items[0].price_cents")]
    assert [match.level for match in counter.told()] == ["exact"]


def test_a_body_longer_than_an_entry_may_be_is_refused_before_it_is_judged(counter: PractisingCounter):
    body = canonical_json({"note": "x" * wire.MAX_ENTRY_BYTES}).decode()
    entry = wire.WireEntry.model_construct(number=1, leaf_hash="0" * 64, body=body, personal=[])

    answer = counter.post(
        "/v1/entries", wire.UploadRequest.model_construct(entries=[entry], head=counter.head([counter.entry(1)]))
    )

    assert answer.status_code == 422
    assert "entries.0.body" in answer.json()["detail"]
