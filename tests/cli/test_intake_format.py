"""The JSON of an acquisition: what is read, and the sentence for what is not."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.cli.intake_format import IntakeWrong, intake_schema, parse_intake
from dealer_client.register.draft import EntryKind
from dealer_client.resources import resource_path

WHOLE = {
    "seller": {
        "surname": "Bruijn",
        "prefix": "de",
        "given_names": "Willeke Liselotte",
        "date_of_birth": "1965-03-10",
        "address": {"street": "Kerkstraat", "number": "12", "postcode": "3511 AB", "city": "Utrecht", "country": "NL"},
        "document": {"kind": "passport", "number": "SPECI2014", "issuing_state": "NLD", "expires": "2031-08-08"},
    },
    "items": [
        {
            "category": "phone",
            "description": "128 GB",
            "brand": "Fairphone",
            "model": "5",
            "identifiers": [{"kind": "imei", "value": "490154203237518"}],
            "price_cents": 14000,
        }
    ],
    "payment": {"method": "bank", "iban": "NL91ABNA0417164300"},
    "acquired_on": "2026-11-24",
    "kind": "purchase",
    "reasons": {"STOLEN-EXACT": "kept for the police"},
}


SIGNED = {"strokes": [[[1, 2], [3, 4]]], "width": 300, "height": 100, "statement": "Dit is van mij."}
WIDE = {
    **WHOLE,
    "seller": {**WHOLE["seller"], "firm": {"name": "Goudhandel BV", "kvk": "12345678", "vat": "NL004495445B01"}},  # type: ignore[dict-item]
    "exchange": {"description": "ring", "value_cents": 7500, "item": "A-000001/1"},
    "terms": "tot 1 maart",
    "redeem_by": "2027-02-01",
    "found": {"where": "park", "on": "2026-11-20"},
    "signature": SIGNED,
}


def with_change(path: str, value: object) -> str:
    whole = json.loads(json.dumps(WHOLE))
    part = whole
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in way:
        part = part[step]
    part[last] = value
    return json.dumps(whole)


def refused(text: str) -> IntakeWrong:
    with pytest.raises(IntakeWrong) as caught:
        parse_intake(text)
    return caught.value


def test_what_belongs_to_one_kind_is_read_as_it_stands() -> None:
    intake = parse_intake(json.dumps(WIDE))
    assert json.loads(intake.model_dump_json(exclude_unset=True)) == WIDE


def test_a_whole_acquisition_is_read_as_it_stands() -> None:
    intake = parse_intake(json.dumps(WHOLE))
    assert intake.kind is EntryKind.PURCHASE
    assert intake.acquired_on == date(2026, 11, 24)
    assert intake.items[0].identifiers[0].value == "490154203237518"
    assert intake.seller.document.expires == date(2031, 8, 8)


def test_what_is_left_out_is_empty_and_not_invented() -> None:
    intake = parse_intake('{"seller": {}, "items": []}')
    assert intake.acquired_on is None
    assert intake.seller.surname == ""
    assert intake.payment.method == ""


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("seller/nick_name", "Wil", "seller.nick_name"),
        ("seller/address/street", 12, "seller.address.street"),
        ("seller/date_of_birth", "10-03-1965", "seller.date_of_birth"),
        ("seller/date_of_birth", "1965-02-30", "seller.date_of_birth"),
        ("seller/document/expires", 2031, "seller.document.expires"),
        ("items", {}, "items"),
        ("items/0/price_cents", "140.00", "items[0].price_cents"),
        ("items/0/price_cents", 140.5, "items[0].price_cents"),
        ("items/0/price_cents", True, "items[0].price_cents"),
        ("items/0/photos", "a.jpg", "items[0].photos"),
        ("items/0/stones", 3, "items[0].stones"),
        ("seller/firm", {"name": 1}, "seller.firm.name"),
        ("seller/firm", {"btw": "x"}, "seller.firm.btw"),
        ("exchange", {"value_cents": "75"}, "exchange.value_cents"),
        ("exchange", [], "exchange"),
        ("terms", None, "terms"),
        ("redeem_by", "1-2-2027", "redeem_by"),
        ("found", {"on": "gisteren"}, "found.on"),
        ("signature", {"strokes": [[[1, 2]]], "width": 300, "height": 100}, "signature.statement"),
        ("signature", {**SIGNED, "strokes": [[[1]]]}, "signature.strokes[0][0]"),
        ("signature", {**SIGNED, "strokes": [[[1, 2, 3]]]}, "signature.strokes[0][0]"),
        ("signature", {**SIGNED, "strokes": [[[1, 2.5]]]}, "signature.strokes[0][0][1]"),
        ("items/0/weight_mg", None, None),
        ("items/0/identifiers/0/number", "1", "items[0].identifiers[0].number"),
        ("items/0/identifiers", [{"kind": "imei"}], "items[0].identifiers[0].value"),
        ("payment", "cash", "payment"),
        ("kind", "sale", "kind"),
        ("kind", ["purchase"], "kind"),
        ("reasons", {"STOLEN-EXACT": 1}, "reasons.STOLEN-EXACT"),
    ],
)
def test_what_does_not_fit_is_refused_by_the_name_of_its_field(path: str, value: object, field: str | None) -> None:
    text = with_change(path, value)
    if field is None:
        parse_intake(text)
        return
    error = refused(text)
    assert error.field == field
    assert field in error.message.nl
    assert field in error.message.en


@pytest.mark.parametrize("name", ["seller", "items"])
def test_a_missing_part_is_named(name: str) -> None:
    whole = {key: value for key, value in WHOLE.items() if key != name}
    assert refused(json.dumps(whole)).field == name


def test_a_name_that_stands_twice_is_refused_since_only_one_of_them_could_count() -> None:
    error = refused('{"seller": {"surname": "A", "surname": "B"}, "items": []}')
    assert error.field == "surname"


def test_a_document_beside_an_mrz_is_refused_since_they_could_differ() -> None:
    error = refused(with_change("seller/mrz", "P<UTO"))
    assert error.field == "seller.document"


def test_broken_json_is_refused_with_the_place_where_it_breaks() -> None:
    error = refused('{"seller": {},\n "items": [}')
    assert "Line 2, character 12" in error.message.en


@pytest.mark.parametrize("text", ["", "[]", "null", "12", '"seller"', "[" * 100_000, "NaN", '{"seller": NaN}'])
def test_what_is_no_object_is_refused(text: str) -> None:
    refused(text)


def test_the_sentence_never_quotes_what_was_typed() -> None:
    secret = "Geheimstraat"
    error = refused(with_change("items/0/price_cents", secret))
    assert secret not in f"{error.message} {error!r} {error.__cause__!r}"


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda raw: raw.decode("latin-1")))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_intake(text)
    except IntakeWrong as error:
        assert error.message.nl
        assert error.message.en


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["seller", "items", "payment", "kind", "acquired_on", "reasons", "items/0/price_cents"]),
    JSON_VALUES,
)
def test_any_value_in_any_place_is_read_or_refused(path: str, value: object) -> None:
    try:
        parse_intake(with_change(path, value))
    except IntakeWrong as error:
        assert error.message.en


def test_the_published_schema_is_the_format_that_is_read() -> None:
    published = json.loads(resource_path("intake.schema.json").read_text(encoding="utf-8"))
    assert published == intake_schema()
