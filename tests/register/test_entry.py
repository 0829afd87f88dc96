"""An entry: its public body holds nothing of a person, and its proofs outlive what is erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from dealer_client.register.acquisition import acquisition_entry
from dealer_client.register.audit import body_problem, erasure_problems, part_problems
from dealer_client.register.canonical import canonical_json
from dealer_client.register.draft import Draft, EntryKind, Payment
from dealer_client.register.entry import Entry, HoldTerm, RulesUsed
from dealer_client.register.findings import Finding, Level
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.register.tree import append, inclusion_proof, leaf_hash, root, verify_inclusion
from dealer_client.register.wording import Text

from .drafts import BIRTH_YEAR, CANARY, SOUND, invented_drafts, with_item

NUMBER = EntryNumber("A", 123)
RECORDED_AT = datetime(2026, 11, 24, 14, 2, 11, 123456, tzinfo=UTC)


def warning(code: str) -> Finding:
    return Finding(code, Level.WARN, "seller.document.expires", Text(nl="waarom?", en="why?"))


def recorded(draft: Draft, *, practice: bool = False, findings: tuple[Finding, ...] = (), **checks: object) -> Entry:
    return acquisition_entry(
        draft,
        NUMBER,
        recorded_at=RECORDED_AT,
        zone="Europe/Amsterdam",
        staff="staff-1",
        practice=practice,
        hold=HoldTerm(until=date(2026, 11, 27), free_on=date(2026, 11, 28), source="gemeente Deventer"),
        rules=RulesUsed(pack="nl", version="2026.11.24", digest="ab" * 32),
        findings=findings,
        checks=checks.get("checks", {}),  # type: ignore[arg-type]
    )


@settings(max_examples=150, deadline=None)
@given(invented_drafts)
def test_nothing_about_a_person_stands_in_the_body_of_any_entry(draft: Draft) -> None:
    entry = recorded(draft, findings=(warning("DOCUMENT-EXPIRED"), warning("PRICE-ZERO")))
    assert CANARY.encode() not in entry.body
    assert f"{BIRTH_YEAR}-".encode() not in entry.body


@settings(max_examples=150, deadline=None)
@given(invented_drafts)
def test_neither_a_draft_nor_its_entry_shows_a_person_in_repr(draft: Draft) -> None:
    entry = recorded(draft, findings=(warning("DOCUMENT-EXPIRED"),))
    for value in (draft, draft.seller, draft.payment, entry, entry.personal):
        assert CANARY not in repr(value)
        assert f"date({BIRTH_YEAR}" not in repr(value)
        assert f"{BIRTH_YEAR}-" not in repr(value)


@settings(max_examples=100, deadline=None)
@given(invented_drafts)
def test_what_was_typed_about_a_person_is_kept_in_the_parts_that_the_body_commits_to(draft: Draft) -> None:
    entry = recorded(draft, findings=(warning("DOCUMENT-EXPIRED"), warning("PRICE-ZERO")))
    assert {part.name: part.commitment for part in entry.personal} == entry.content["commitments"]
    assert body_problem(NUMBER, entry.body, entry.leaf_hash) is None
    kept = [(part.name, part.salt, canonical_json(part.data)) for part in entry.personal]
    assert part_problems(NUMBER, entry.content, kept) == []
    seller = entry.part("seller")
    assert seller is not None
    assert seller.get("surname", "") == draft.seller.surname
    assert seller.get("address", {}).get("city", "") == draft.seller.address.city
    assert (entry.part("payment") or {}).get("iban", "") == draft.payment.iban


def test_erasing_a_part_leaves_every_proof_valid() -> None:
    entries = [recorded(SOUND) for _ in range(7)]
    nodes: dict[tuple[int, int], bytes] = {}
    for size, entry in enumerate(entries):
        nodes.update(
            ((node.level, node.index), node.hash)
            for node in append(size, entry.leaf_hash, lambda level, index: nodes[level, index])
        )

    def read(level: int, index: int) -> bytes:
        return nodes[level, index]

    erased = Entry(number=NUMBER, body=entries[3].body)
    assert erased.part("seller") is None
    assert erasure_problems(NUMBER, erased.content, set(), {"seller"}) == []
    assert len(erasure_problems(NUMBER, erased.content, set(), set())) == 1
    assert body_problem(NUMBER, erased.body, erased.leaf_hash) is None
    assert verify_inclusion(erased.leaf_hash, 3, 7, inclusion_proof(3, 7, read), root(7, read))


def test_a_part_that_was_changed_no_longer_fits_its_commitment() -> None:
    entry = recorded(SOUND)
    seller = entry.personal[0]
    other = canonical_json({**seller.data, "surname": "Ander"})
    assert part_problems(NUMBER, entry.content, [("seller", seller.salt, other)]) != []
    assert part_problems(NUMBER, entry.content, [("payment", seller.salt, canonical_json(seller.data))]) != []


def test_the_body_says_what_the_law_asks_for() -> None:
    body = recorded(SOUND).content
    assert body["format"] == "dealer-entry/1"
    assert (body["series"], body["number"], body["kind"]) == ("A", 123, "purchase")
    assert (body["recorded_at"], body["zone"]) == ("2026-11-24T14:02:11.123456Z", "Europe/Amsterdam")
    assert (body["acquired_on"], body["staff"], body["total_cents"]) == ("2026-11-24", "staff-1", 12500)
    assert body["items"] == [
        {
            "line": 1,
            "category": "phone",
            "description": "zwart",
            "brand": "Samsung",
            "model": "Galaxy S21",
            "price_cents": 12500,
            "identifiers": [{"kind": "imei", "value": "490154203237518", "check": {"level": "not-checked"}}],
            "hold": {"until": "2026-11-27", "free_on": "2026-11-28", "source": "gemeente Deventer"},
        }
    ]
    assert body["rules"] == {"pack": "nl", "version": "2026.11.24", "digest": "ab" * 32}
    assert "practice" not in body


def test_what_is_not_filled_in_is_absent_but_a_price_of_zero_stays() -> None:
    item = recorded(with_item(price_cents=0, brand="", identifiers=())).content["items"][0]
    assert item["price_cents"] == 0
    assert not {"brand", "identifiers", "weight_mg", "colour"} & set(item)


def test_an_entry_of_a_practice_profile_says_so() -> None:
    assert recorded(SOUND, practice=True).content["practice"] is True


def test_the_reason_for_a_warning_stands_in_a_part_and_its_code_in_the_body() -> None:
    draft = replace(SOUND, reasons={"DOCUMENT-EXPIRED": f"  {CANARY} had geen ander  ", "OTHER": f"{CANARY} oud"})
    hint = Finding("HOLD", Level.HINT, "", Text(nl="bewaren", en="keep"))
    entry = recorded(draft, findings=(warning("DOCUMENT-EXPIRED"), hint))
    assert entry.content["findings"] == [
        {"code": "DOCUMENT-EXPIRED", "level": "warn", "field": "seller.document.expires"}
    ]
    assert entry.part("reasons") == {"DOCUMENT-EXPIRED": f"{CANARY} had geen ander"}


def test_what_the_stolen_goods_register_said_stands_with_the_identifier() -> None:
    check = StolenCheck(
        kind="imei",
        value="490154203237518",
        level=MatchLevel.CLEAR,
        asked="register",
        checked_at=RECORDED_AT,
    )
    body = recorded(SOUND, checks={("imei", "490154203237518"): check}).content
    assert body["items"][0]["identifiers"][0]["check"] == {
        "level": "clear",
        "asked": "register",
        "at": "2026-11-24T14:02:11.123456Z",
    }


@pytest.mark.parametrize("draft", [replace(SOUND, acquired_on=None), with_item(price_cents=None)])
def test_a_draft_that_nobody_checked_is_no_entry(draft: Draft) -> None:
    with pytest.raises(ValueError, match="without"):
        recorded(draft)


def test_an_entry_reads_back_what_it_says() -> None:
    entry = recorded(replace(SOUND, payment=Payment(method="bank", iban="NL91ABNA0417164300")))
    assert entry.kind is EntryKind.PURCHASE
    assert entry.recorded_at == RECORDED_AT
    assert entry.part("payment") == {"iban": "NL91ABNA0417164300"}
    assert entry.part("reasons") is None
    assert entry.leaf_hash == leaf_hash(entry.body)
