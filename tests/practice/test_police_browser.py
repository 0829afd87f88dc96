"""The police desk in a real browser: every form is filled in and sent as a person does it, without any script."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from dealer_client.central import wire
from tests.documents.browser import Page, browser_path, open_page

from .practising_counter import PractisingCounter, item
from .practising_police import IN_ORDER, PolicePage
from .running_register import RunningRegister

pytestmark = pytest.mark.skipif(browser_path() is None, reason="no Chromium on this computer")

PATIENCE = 20.0


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with open_page("about:blank", tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def desk(register: RunningRegister, browser: Page) -> DeskInBrowser:
    return DeskInBrowser(browser, register.url)


class DeskInBrowser:
    """The desk as a person sees it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, path: str, heading: str) -> None:
        self.page.call("Page.navigate", url=f"{self.url}/police{path}")
        self.wait_for(f"document.querySelector('h1')?.innerText.startsWith({json.dumps(heading)})")

    def type_in(self, field: str, text: str, within: str = "document") -> None:
        """Types into a field of the page, or of the element that `within` names."""
        self.page.evaluate(f"{within}.querySelector({json.dumps(field)}).focus()")
        self.page.call("Input.insertText", text=text)

    def press(self, button: str, within: str = "document") -> None:
        self.page.evaluate(f"{within}.querySelector({json.dumps(button)}).click()")

    def wait_for(self, expression: str) -> Any:
        """What an expression says, once that is something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            # Between two pages there is nothing to ask.
            with suppress(AssertionError):
                if said := self.page.evaluate(expression):
                    return said
        raise AssertionError(f"never was so: {expression}")

    def wait_for_text(self, text: str, within: str = "document.body") -> str:
        """All that stands there, once the text is in it."""
        self.wait_for(f"({within})?.innerText.includes({json.dumps(text)})")
        return str(self.page.evaluate(f"({within}).innerText"))


def card_of(text: str) -> str:
    """The card of the page in which a text stands, as an expression."""
    return f"[...document.querySelectorAll('.card')].find(card => card.innerText.includes({json.dumps(text)}))"


def test_a_theft_is_reported_and_the_hit_stands_in_the_list(desk: DeskInBrowser, counter: PractisingCounter):
    counter.uploaded([counter.entry(1, item(("frame", "BRWS123456")))])
    desk.open("/report", "Diefstal melden")
    desk.page.evaluate("document.getElementById('kind').value = 'frame'")
    desk.page.evaluate(f"document.getElementById('reported_on').value = '{IN_ORDER['reported_on']}'")
    desk.page.evaluate("document.getElementById('contact').value = ''")
    for field, text in {
        "#value": "BRWS 123456",
        "#goods": "Fiets uit de browser",
        "#contact": "Politie (oefening)",
    }.items():
        desk.type_in(field, text)

    desk.press("main button")

    assert "Reported stolen" in desk.wait_for_text("Gemeld als gestolen", "document.querySelector('h1')")
    desk.wait_for_text(f"{counter.series}-000001/1", "document.querySelector('table')")
    assert desk.wait_for("getComputedStyle(document.querySelector('header')).display == 'flex'")
    assert [event.level for event in counter.told()] == ["exact"]


def test_a_hold_is_confirmed_and_later_released(
    desk: DeskInBrowser, register: RunningRegister, counter: PractisingCounter
):
    counter.uploaded([counter.entry(1, item(("serial", "HOUDVAST77")))])
    PolicePage(register.url).report(value="HOUDVAST77")
    (match,) = counter.told()
    desk.open(f"/hits/{match.match_id}", "Melding aan de politie")

    # Without a name the browser sends nothing.
    desk.press("button[value=confirmed]")
    assert desk.page.evaluate("document.activeElement.id") == "who"
    desk.type_in("#who", "V 12345")
    desk.type_in("#note", "Wij komen <b>langs</b>.")
    desk.press("button[value=confirmed]")
    assert "Blijft vastgehouden" in desk.wait_for_text("V 12345 ·")
    assert desk.page.evaluate("document.querySelector('button[value=confirmed]')") is None
    desk.type_in("#who", "V 54321")
    desk.press("button[value=released]")
    shown = desk.wait_for_text("V 54321 ·")

    assert "Vrijgegeven" in shown
    assert "Wij komen <b>langs</b>." in shown
    assert desk.page.evaluate("document.querySelector('form')") is None
    told = [event for event in counter.feed().events if isinstance(event, wire.HoldEvent)]
    assert [(event.match_id, event.decision, event.by, event.note) for event in told] == [
        (match.match_id, "confirmed", "V 12345", "Wij komen <b>langs</b>."),
        (match.match_id, "released", "V 54321", ""),
    ]


def a_trade(dealer: str, notice_id: str) -> wire.TradeNotice:
    return wire.TradeNotice(
        notice_id=notice_id,
        made_at="2026-11-24T12:00:00.000000Z",
        dealer=dealer,
        kvk="12345678",
        address="Kerkstraat 1, 3511 AB Utrecht",
        municipality="Utrecht",
        trades=["fietsen", "telefoons"],
    )


def test_of_two_notices_one_is_approved_and_the_other_refused_with_a_reason(
    desk: DeskInBrowser, counter: PractisingCounter
):
    good, bad = a_trade("Fietsen & Zn", "1" * 32), a_trade("Zonder adres", "2" * 32)
    for notice in (good, bad):
        assert counter.post("/v1/trade-notice", notice).status_code == 200
    desk.open("/notices", "Meldingen van handelaren")

    desk.press("button[value=approved]", within=card_of(good.dealer))
    desk.wait_for_text("Akkoord", within=f"{card_of(good.dealer)}?.querySelector('dd strong')")
    desk.press("button[value=refused]", within=card_of(bad.dealer))
    desk.wait_for_text("Er is niets gewijzigd")
    desk.press("main a")
    desk.wait_for_text(bad.dealer)
    desk.type_in("input[name=reason]", "Het adres bestaat niet", within=card_of(bad.dealer))
    desk.press("button[value=refused]", within=card_of(bad.dealer))
    desk.wait_for_text("Het adres bestaat niet", within=f"{card_of(bad.dealer)}?.querySelector('dd strong')")

    for dealer in (good.dealer, bad.dealer):
        assert desk.page.evaluate(f"{card_of(dealer)}.querySelector('form')") is None
    told = [event for event in counter.feed().events if isinstance(event, wire.NoticeEvent)]
    assert [(event.notice_id, event.status, event.reason) for event in told] == [
        (good.notice_id, "approved", ""),
        (bad.notice_id, "refused", "Het adres bestaat niet"),
    ]


def test_a_refused_offer_is_shown_with_what_was_offered_and_nothing_to_decide(
    desk: DeskInBrowser, counter: PractisingCounter
):
    offer = wire.RefusedOffer(
        notice_id="3" * 32,
        made_at="2026-11-24T12:00:00.000000Z",
        municipality="Utrecht",
        items=[
            wire.OfferedItem(
                category="phone",
                description="Merk <i>X</i>",
                identifiers=[wire.WireIdentifier(kind="imei", value="490154203237518")],
                level="exact",
                reference="OEFEN-2026-000001",
            )
        ],
    )
    assert counter.post("/v1/refused-offer", offer).status_code == 200

    desk.open("/notices", "Meldingen van handelaren")

    shown = desk.wait_for_text("490154203237518", within=card_of("Merk <i>X</i>"))
    assert "OEFEN-2026-000001" in shown
    assert "24-11-2026 13:00:00" in shown
    assert counter.enrolment.dealer_name in shown
    assert desk.page.evaluate(f"{card_of('490154203237518')}.querySelector('form')") is None


def test_a_report_that_is_withdrawn_says_so_and_matches_nothing_more(
    desk: DeskInBrowser, register: RunningRegister, counter: PractisingCounter
):
    path = PolicePage(register.url).report(value="GEVONDEN88")
    desk.open(path, "Gemeld als gestolen")

    desk.press("main form button")
    desk.wait_for_text("Ingetrokken op")

    counter.uploaded([counter.entry(1, item(("serial", "GEVONDEN88")))])
    assert counter.told() == []
