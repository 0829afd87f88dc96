"""The police decide at their desk: about holds, notices and reports; the dealer hears of it by the feed."""

from __future__ import annotations

import pytest

from dealer_client.central import wire

from .practising_counter import PractisingCounter, item
from .practising_police import PolicePage
from .running_register import RunningRegister

STOLEN = ("imei", "490154203237518")


@pytest.fixture
def police(register: RunningRegister) -> PolicePage:
    return PolicePage(register.url)


@pytest.fixture
def match(counter: PractisingCounter) -> wire.MatchEvent:
    counter.uploaded([counter.entry(1, item(STOLEN))])
    return counter.told()[0]


def decisions(counter: PractisingCounter, match: wire.MatchEvent) -> list[tuple[str, str, str]]:
    return [
        (event.decision, event.by, event.note)
        for event in counter.feed().events
        if isinstance(event, wire.HoldEvent) and event.match_id == match.match_id
    ]


def trade(counter: PractisingCounter, notice_id: str) -> wire.TradeNotice:
    return wire.TradeNotice(
        notice_id=notice_id,
        made_at="2026-11-24T12:00:00.000000Z",
        dealer="Tweedehands <b>&amp;</b> Zn",
        kvk="12345678",
        address="Kerkstraat 1, 3511 AB Utrecht",
        municipality="Utrecht",
        trades=["fietsen", "telefoons"],
    )


def test_a_hold_is_confirmed_and_then_released_each_once(
    police: PolicePage, counter: PractisingCounter, match: wire.MatchEvent
):
    path = f"/hits/{match.match_id}/decision"

    for decision, note in (("confirmed", "Wij komen langs."), ("confirmed", "x"), ("released", ""), ("confirmed", "y")):
        assert police.decide(path, decision=decision, who="V 12345", note=note).status_code == 303

    assert decisions(counter, match) == [("confirmed", "V 12345", "Wij komen langs."), ("released", "V 12345", "")]
    page = police.get(f"/hits/{match.match_id}").text
    assert "Wij komen langs." in page
    assert 'value="released"' not in page


@pytest.mark.parametrize(
    "wrong", [{"who": ""}, {"decision": "burned"}, {"note": "x" * 201}, {"note": "twee\nregels"}, {"form_token": "old"}]
)
def test_a_decision_that_is_not_whole_changes_nothing_and_says_so(
    police: PolicePage, counter: PractisingCounter, match: wire.MatchEvent, wrong: dict[str, str]
):
    form = {"decision": "confirmed", "who": "V 1", "note": ""} | wrong

    answer = police.decide(f"/hits/{match.match_id}/decision", **form)

    assert answer.status_code in (403, 422)
    assert "niets gewijzigd" in answer.text
    assert decisions(counter, match) == []


def test_a_trade_notice_is_approved_once_and_the_dealer_is_told(police: PolicePage, counter: PractisingCounter):
    notice = trade(counter, "b" * 31 + "1")
    assert counter.post("/v1/trade-notice", notice).status_code == 200
    path = f"/notices/{counter.enrolment.dealer_id}/{notice.notice_id}/decision"

    assert police.decide(path, status="refused", reason="").status_code == 422
    for status in ("approved", "refused"):
        assert police.decide(path, status=status, reason="Te laat").status_code == 303

    told = [event for event in counter.feed().events if isinstance(event, wire.NoticeEvent)]
    assert [(event.status, event.notice_id) for event in told] == [("approved", notice.notice_id)]
    again = wire.NoticeAnswer.model_validate_json(counter.post("/v1/trade-notice", notice).content)
    assert again.status == "approved"


def test_what_dealers_told_is_on_the_page_as_text(police: PolicePage, counter: PractisingCounter):
    offer = wire.RefusedOffer(
        notice_id="c" * 32,
        made_at="2026-11-24T12:00:00.000000Z",
        municipality="Utrecht",
        items=[
            wire.OfferedItem(
                category="phone",
                description="Merk <i>X</i>",
                identifiers=[wire.WireIdentifier(kind="imei", value=STOLEN[1])],
                level="exact",
                reference="OEFEN-1",
            )
        ],
    )
    assert counter.post("/v1/refused-offer", offer).status_code == 200
    assert counter.post("/v1/trade-notice", trade(counter, "d" * 32)).status_code == 200

    page = police.get("/notices").text

    assert "Merk &lt;i&gt;X&lt;/i&gt;" in page
    assert "Tweedehands &lt;b&gt;&amp;amp;&lt;/b&gt; Zn" in page
    assert STOLEN[1] in page


def test_a_withdrawn_report_matches_nothing_from_then_on(police: PolicePage, counter: PractisingCounter):
    place = police.report(kind="serial", value="TERUGGEVONDEN 9")

    assert police.decide(f"{place}/withdraw").status_code == 303

    assert "Ingetrokken" in police.get(place).text
    counter.uploaded([counter.entry(1, item(("serial", "TERUGGEVONDEN9")))])
    assert counter.told() == []
