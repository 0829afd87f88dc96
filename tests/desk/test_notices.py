"""What the dealer tells beside his entries, and the case of a match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.central import wire
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.desk.errors import NotAllowed, TextNotAccepted
from dealer_client.desk.notices import NothingToReport
from dealer_client.register.draft import Draft, DraftItem, Identifier
from dealer_client.register.match import MatchWarning
from dealer_client.register.notice import NoticeStatus
from dealer_client.register.staff import Role, Staff
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.store import matches, notices
from dealer_client.store.errors import EntryMissing
from dealer_client.store.police_holds import hold_for_match
from tests.custody.profiles import a_profile
from tests.journeys.busy_counter import purchase

STOLEN = Identifier(kind="imei", value="490154203237518")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened
    opened.close()


def an_offer(counter: OpenCounter) -> Draft:
    draft = purchase(1, counter.desk.today())
    stolen = DraftItem(
        category="phone",
        brand="Samsung",
        model="S21",
        description="van Jan de Wit uit de Kerkstraat",
        identifiers=(STOLEN,),
        price_cents=100,
    )
    return replace(draft, items=(*draft.items, stolen))


class _KnownStolen(StolenChecks):
    """What the register said of one number before."""

    def known(self, identifier: Identifier) -> StolenCheck | None:
        if identifier != STOLEN:
            return None
        return StolenCheck(
            kind=STOLEN.kind, value=STOLEN.value, level=MatchLevel.EXACT, asked="register", reference="PL-7"
        )


def test_a_refused_offer_says_what_was_offered_and_nothing_of_who_offered_it(counter: OpenCounter):
    offer = an_offer(counter)
    counter.desk.at_work.stolen_checks = _KnownStolen(None)

    made = counter.desk.notices.report_refused_offer(offer)

    message = wire.RefusedOffer.model_validate({"notice_id": made.notice_id, **made.content})
    assert [(item.description, item.level, item.reference) for item in message.items] == [
        ("Samsung S21", "exact", "PL-7")
    ]
    told = message.model_dump_json()
    assert offer.seller.surname not in told
    assert "Jan de Wit" not in told
    assert counter.desk.notices.refused_offers()[0].status is NoticeStatus.WAITING
    assert counter.desk.entry_count() == 0


def test_a_refused_offer_can_always_be_sent_and_holds_no_citizen_number(counter: OpenCounter):
    desk, offer = counter.desk, an_offer(counter)
    desk.at_work.stolen_checks = _KnownStolen(None)

    wordy = replace(offer, items=tuple(replace(item, brand="x" * 1900) for item in offer.items))
    made = desk.notices.report_refused_offer(wordy)
    wire.RefusedOffer.model_validate({"notice_id": made.notice_id, **made.content})

    for changed, field in (
        (replace(offer, items=tuple(replace(item, model="123456782") for item in offer.items)), "description"),
        (replace(offer, items=offer.items * 21), "items"),
    ):
        with pytest.raises(TextNotAccepted) as refused:
            desk.notices.report_refused_offer(changed)
        assert refused.value.field == field
    assert len(desk.notices.refused_offers()) == 1


@pytest.mark.parametrize("trades", [["x" * 121], ["fietsen"] * 51])
def test_a_notice_that_could_not_be_sent_is_not_kept(counter: OpenCounter, trades: list[str]):
    with pytest.raises(TextNotAccepted) as refused:
        counter.desk.notices.notify_trade(trades)
    assert refused.value.field == "trades"
    assert counter.desk.notices.trade_notices() == []


def test_an_offer_without_a_match_is_not_reported(counter: OpenCounter):
    with pytest.raises(NothingToReport) as caught:
        counter.desk.notices.report_refused_offer(purchase(1, counter.desk.today()))

    assert caught.value.field == "items"
    assert counter.desk.notices.refused_offers() == []


def test_a_shop_is_asked_to_notify_until_it_has_and_again_when_a_detail_changed(counter: OpenCounter):
    desk = counter.desk
    attention = desk.notices.trade_attention()
    assert attention is not None
    assert "nog niet gemeld" in attention.nl

    desk.notices.notify_trade(["fietsen", "telefoons"])
    assert desk.notices.trade_attention() is None

    object.__setattr__(desk.at_work, "shop", replace(desk.shop, municipality="Zeist", kvk="87654321"))
    changed = desk.notices.trade_attention()
    assert changed is not None
    assert "het KvK-nummer, de gemeente" in changed.nl


def test_a_refused_notice_says_why_and_asks_for_another(counter: OpenCounter):
    made = counter.desk.notices.notify_trade(["fietsen"])
    with counter.store.writing() as connection:
        notices.keep_status(connection, made.notice_id, NoticeStatus.REFUSED, "Geen bestemming", made.made_at)

    attention = counter.desk.notices.trade_attention()

    assert attention is not None
    assert "Geen bestemming" in attention.nl


@pytest.mark.parametrize("goods", [[], [" "], ["123456782"]])
def test_a_notice_says_what_is_traded_in_words(counter: OpenCounter, goods: list[str]):
    with pytest.raises(TextNotAccepted) as refused:
        counter.desk.notices.notify_trade(goods)
    assert refused.value.field == "trades"
    assert "handel" in refused.value.message.nl.lower()


def test_an_inspector_tells_nothing(counter: OpenCounter):
    counter.desk.at_work.staff = Staff(id="9", name="Inspecteur", role=Role.INSPECTOR)

    with pytest.raises(NotAllowed):
        counter.desk.notices.notify_trade(["fietsen"])
    with pytest.raises(NotAllowed):
        counter.desk.notices.report_refused_offer(an_offer(counter))


def test_the_case_of_a_match_goes_on_paper(counter: OpenCounter):
    desk = counter.desk
    number = desk.record(purchase(1, desk.today())).number
    warning = MatchWarning(
        match_id="match-1",
        entry=number,
        line=1,
        item="",
        kind="serial",
        value="JOURNEY0000001",
        level=MatchLevel.EXACT,
        reference="PL-7",
        goods="boormachine",
        reported_on="2026-11-20",
        contact="0900-8844",
        matched_at=datetime.now(UTC),
    )
    with counter.store.writing() as connection:
        matches.add_match(connection, warning)
        hold_for_match(connection, warning, datetime.now(UTC))
    desk.acknowledge("match-1")

    case = desk.notices.case("match-1")

    assert case.entry.entry.number == number
    assert [step.step.value for step in case.timeline] == ["recorded", "matched", "held", "read"]
    assert desk.notices.case_file("match-1", "nl").startswith(b"%PDF")


def test_there_is_no_case_without_a_match(counter: OpenCounter):
    with pytest.raises(EntryMissing):
        counter.desk.notices.case("nothing")
