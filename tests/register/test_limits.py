"""What can be kept at all: bounded text of real characters, and numbers that can be right."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.canonical import canonical_json
from dealer_client.register.draft import Draft, DraftItem, Exchange, Identifier, Payment, Signature
from dealer_client.register.findings import Level
from dealer_client.register.limits import (
    MOST_CENTS,
    MOST_IDENTIFIERS,
    MOST_ITEMS,
    MOST_MILLIGRAMS,
    MOST_PHOTOS,
    MOST_POINTS,
    limit_findings,
    text_fields,
)

from .drafts import CANARY, SOUND, with_address, with_document, with_item, with_seller

SHORT, LONG = 120, 2000


def with_value(path: str, text: str) -> Draft:
    """The sound draft with that text in one field, named as findings name it."""
    head, _, name = path.rpartition(".")
    if path.startswith("reasons."):
        return replace(SOUND, reasons={name: text})
    if head in ("payment", "exchange", "found", "signature"):
        return replace(SOUND, **{head: replace(getattr(SOUND, head), **{name: text})})
    if not head:
        return replace(SOUND, **{name: text})
    if head == "seller.firm":
        return with_seller(firm=replace(SOUND.seller.firm, **{name: text}))
    if head == "items[0].identifiers[0]":
        return with_item(identifiers=(replace(SOUND.items[0].identifiers[0], **{name: text}),))
    changed = {"seller": with_seller, "seller.address": with_address, "seller.document": with_document}
    return changed.get(head, with_item)(**{name: text})


FIELDS = {path: most for path, _, most in text_fields(replace(SOUND, reasons={"PRICE-ZERO": "x"}))}
ONE_LINE = sorted(path for path, most in FIELDS.items() if most == SHORT)


def codes(draft: Draft) -> list[tuple[str, str]]:
    return [(finding.code, finding.field) for finding in limit_findings(draft) if finding.code != "PAYMENT-UNKNOWN"]


def test_a_sound_draft_has_nothing_to_say_about() -> None:
    assert limit_findings(SOUND) == []
    assert limit_findings(Draft()) == []


@pytest.mark.parametrize(("path", "most"), FIELDS.items())
def test_each_text_may_have_so_many_characters_and_not_one_more(path: str, most: int) -> None:
    assert codes(with_value(path, "é" * most)) == []
    assert codes(with_value(path, "é" * (most + 1))) == [("TEXT-TOO-LONG", path)]


@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize(
    "sign",
    [
        *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\r"),
        *("\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069"),
        *("\ufeff", "\ufffe", "\uffff", "\ufdd0", "\ud800", "\udfff", "\U000e0041"),
    ],
    ids=ascii,
)
def test_signs_that_nobody_can_read_are_refused_in_every_text(path: str, sign: str) -> None:
    assert codes(with_value(path, f"Jan{sign}sen")) == [("TEXT-UNREADABLE", path)]


@pytest.mark.parametrize("path", FIELDS)
@pytest.mark.parametrize("sign", ["\n", "\t"])
def test_only_free_text_may_have_more_than_one_line(path: str, sign: str) -> None:
    found = codes(with_value(path, f"a{sign}b"))
    assert found == ([("TEXT-UNREADABLE", path)] if path in ONE_LINE else [])


@pytest.mark.parametrize(
    "name",
    [
        *("Žižková", "O'Neill", "d’Artagnan", "Ng̃uyễn", "李小龍", "محمد", "Σωκράτης", "Şahin", "👨‍👩‍👧"),
        *("Müller-Lüdenscheidt", "‌می‌خواهم", "Ångström", "Ⅷ", "ﬁ"),
    ],
)
def test_names_of_any_script_are_text(name: str) -> None:
    assert codes(with_seller(surname=name)) == []


@given(st.text(max_size=150))
def test_what_the_limits_let_through_the_book_can_hold(text: str) -> None:
    for draft in (with_seller(surname=text), with_item(description=text)):
        if not codes(draft):
            canonical_json({"kept": text})
            assert not any(
                unicodedata.category(sign) in {"Cs", "Cc"} - ({"Cc"} if sign in "\n\t" else set()) for sign in text
            )


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"price_cents": -1}, "PRICE-NEGATIVE", "items[0].price_cents"),
        ({"price_cents": MOST_CENTS + 1}, "PRICE-TOO-LARGE", "items[0].price_cents"),
        ({"weight_mg": 0}, "WEIGHT-WRONG", "items[0].weight_mg"),
        ({"weight_mg": -5}, "WEIGHT-WRONG", "items[0].weight_mg"),
        ({"weight_mg": MOST_MILLIGRAMS + 1}, "WEIGHT-WRONG", "items[0].weight_mg"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused(values: dict[str, int], code: str, field: str) -> None:
    assert codes(with_item(**values)) == [(code, field)]


@pytest.mark.parametrize(
    "values",
    [{"price_cents": 0}, {"price_cents": MOST_CENTS}, {"weight_mg": 1}, {"weight_mg": MOST_MILLIGRAMS}],
)
def test_the_outermost_numbers_are_kept(values: dict[str, int]) -> None:
    assert codes(with_item(**values)) == []


@pytest.mark.parametrize(
    ("photo", "code"),
    [("a" * 64, None), ("A" * 64, "PHOTO-WRONG"), ("a" * 63, "PHOTO-WRONG"), ("", "PHOTO-WRONG"), ("é", "PHOTO-WRONG")],
)
def test_a_photo_is_named_by_its_digest(photo: str, code: str | None) -> None:
    assert codes(with_item(photos=("0" * 64, photo))) == ([(code, "items[0].photos[1]")] if code else [])


def test_so_many_photos_of_an_item_and_not_one_more() -> None:
    assert codes(with_item(photos=("0" * 64,) * MOST_PHOTOS)) == []
    assert codes(with_item(photos=("0" * 64,) * (MOST_PHOTOS + 1))) == [("TOO-MANY-PHOTOS", "items[0].photos")]


@pytest.mark.parametrize(
    ("strokes", "code"),
    [
        ((), None),
        ((((0, 0), (300, 100)),), None),
        ((((0, 0), (301, 100)),), "SIGNATURE-WRONG"),
        ((((0, -1),),), "SIGNATURE-WRONG"),
        ((((1,),),), "SIGNATURE-WRONG"),
        ((((1, 1, 1),),), "SIGNATURE-WRONG"),
        ((((1, 1),) * MOST_POINTS,), None),
        ((((1, 1),) * MOST_POINTS, ((1, 1),)), "SIGNATURE-TOO-LARGE"),
    ],
)
def test_a_signature_stays_on_its_pad_and_has_so_many_points(
    strokes: tuple[tuple[tuple[int, ...], ...], ...], code: str | None
) -> None:
    drawn = replace(SOUND, signature=Signature(strokes=strokes, width=300, height=100, statement="Het is van mij."))
    assert codes(drawn) == ([(code, "signature")] if code else [])


def test_what_was_given_in_exchange_has_a_value_that_can_be() -> None:
    for cents, code in ((0, None), (MOST_CENTS, None), (-1, "PRICE-NEGATIVE"), (MOST_CENTS + 1, "PRICE-TOO-LARGE")):
        found = codes(replace(SOUND, exchange=Exchange(value_cents=cents)))
        assert found == ([(code, "exchange.value_cents")] if code else [])


def test_so_many_items_and_not_one_more() -> None:
    assert codes(replace(SOUND, items=(DraftItem(),) * MOST_ITEMS)) == []
    assert codes(replace(SOUND, items=(DraftItem(),) * (MOST_ITEMS + 1))) == [("TOO-MANY-ITEMS", "items")]


def test_so_many_identifiers_with_an_item_and_not_one_more() -> None:
    one = Identifier(kind="serial", value="ABC123")
    assert codes(with_item(identifiers=(one,) * MOST_IDENTIFIERS)) == []
    assert codes(with_item(identifiers=(one,) * (MOST_IDENTIFIERS + 1))) == [
        ("TOO-MANY-IDENTIFIERS", "items[0].identifiers")
    ]


@pytest.mark.parametrize(
    ("method", "known"),
    [("", True), ("cash", True), ("bank", True), ("card", True), ("Cash", False), ("bitcoin", False)],
)
def test_only_the_known_ways_to_pay_are_kept(method: str, known: bool) -> None:
    found = limit_findings(replace(SOUND, payment=Payment(method=method)))
    assert [finding.code for finding in found] == ([] if known else ["PAYMENT-UNKNOWN"])


def test_a_refusal_blocks_and_never_quotes_what_was_typed() -> None:
    for text in (CANARY * 500, f"{CANARY}\x00"):
        for path in FIELDS:
            for finding in limit_findings(with_value(path, text)):
                assert finding.level is Level.BLOCK
                assert CANARY not in repr(finding)
