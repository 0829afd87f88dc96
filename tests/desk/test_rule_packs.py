"""Rule packs at the desk: installed by file or by the feed, in force from their day, kept for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from dealer_client.app import OpenCounter
from dealer_client.central import wire
from dealer_client.desk import Desk, NotAllowed, rule_packs
from dealer_client.exchange import BookExchange
from dealer_client.register.correction import FieldChange
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack, RulePackWrong, parse_rule_pack
from dealer_client.register.rules_in_force import signed_pack_bytes
from dealer_client.register.signing import CounterKey
from dealer_client.register.staff import Role
from dealer_client.store.rule_packs import PackOrigin
from tests.counter.till import open_shop
from tests.journeys.busy_counter import purchase

from .shop_day import a_sale, bought, days_later

REGISTER = CounterKey(b"r" * 32)
ON_SALE = "Nieuw: dit zegt de nieuwe regel."


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[OpenCounter]:
    opened = open_shop(tmp_path)
    opened.desk.at_work.register_key = REGISTER.public.hex()
    yield opened
    opened.close()


def newer(desk: Desk, *, days: int, version: str = "2099.1") -> str:
    """The pack in force with other words for one rule, taking effect so many days from today."""
    pack = desk.rule_packs.in_force()
    day = desk.today().fromordinal(desk.today().toordinal() + days)
    return (
        pack.text.replace(f'version = "{pack.version}"', f'version = "{version}"', 1)
        .replace(f"takes_effect = {pack.takes_effect}", f"takes_effect = {day}", 1)
        .replace("Voeg minstens één goed toe.", ON_SALE, 1)
    )


def signed(text: str, key: CounterKey = REGISTER) -> str:
    return key.sign(signed_pack_bytes(text)).hex()


def said(desk: Desk) -> bool:
    draft = replace(purchase(1, desk.today()), items=())
    return ON_SALE in {finding.text.nl for finding in desk.check(draft)}


def feed(text: str, signature: str, cursor: int = 1) -> wire.FeedAnswer:
    event = wire.RulePackEvent(cursor=cursor, text=text, signature=signature)
    return wire.FeedAnswer.model_validate({"events": [event.model_dump()], "cursor": cursor})


def exchange_of(desk: Desk) -> BookExchange:
    at_work = desk.at_work
    exchange = BookExchange(at_work.store, at_work.shop, at_work.key, REGISTER.public.hex())
    exchange.on_new_rules = desk.rule_packs.load
    return exchange


def reopened(desk: Desk) -> Desk:
    at_work = desk.at_work
    return Desk(
        store=at_work.store,
        shop=at_work.shop,
        staff=at_work.staff,
        counter_key=at_work.key,
        rules=at_work.packs[0],
        categories=at_work.categories,
        stolen_checks=at_work.stolen_checks,
        register_key=at_work.register_key,
        on_recorded=lambda: None,
    )


def test_a_pack_judges_from_its_day_without_a_restart_and_after_one(counter: OpenCounter) -> None:
    desk, text = counter.desk, newer(counter.desk, days=2)
    desk.rule_packs.install(text, f" {signed(text)}\n")
    assert not said(desk)
    again = reopened(desk)
    days_later(desk, 1)
    assert not said(desk)
    for one in (desk, again):
        days_later(one, 2 if one is again else 1)
        assert said(one)
        assert one.at_work.rules.version == "2099.1"


def test_an_open_counter_takes_up_what_a_command_beside_it_installed(
    counter: OpenCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, beside = counter.desk, reopened(counter.desk)
    text, later = newer(desk, days=0), newer(desk, days=3, version="2099.2")
    beside.rule_packs.install(text, signed(text))
    beside.rule_packs.install(later, signed(later))
    monkeypatch.setattr(rule_packs, "SECONDS_BETWEEN_LOOKS", 0)
    assert said(desk)
    assert desk.at_work.rules.version == "2099.1"
    days_later(desk, 3)
    assert desk.at_work.rules.version == "2099.2"


def test_an_open_counter_looks_now_and_then_and_not_at_every_key(counter: OpenCounter) -> None:
    desk = counter.desk
    said(desk)
    beside, text = reopened(desk), newer(desk, days=0)
    desk.rule_packs.load()
    beside.rule_packs.install(text, signed(text))
    desk.rule_packs._looked_at = monotonic() + 1000
    assert not said(desk)
    desk.rule_packs._looked_at = monotonic() - rule_packs.SECONDS_BETWEEN_LOOKS
    assert said(desk)


def test_an_entry_names_the_pack_that_judged_it_and_that_pack_can_be_shown(counter: OpenCounter) -> None:
    desk = counter.desk
    first = desk.rule_packs.in_force()
    old = desk.record(purchase(1, desk.today())).number
    text = newer(desk, days=0)
    desk.rule_packs.install(text, signed(text))
    new = desk.record(purchase(2, desk.today())).number

    def judged_by(number: EntryNumber) -> str:
        return str(desk.entry(number).entry.content["rules"]["digest"])

    assert desk.rule_packs.text_of(judged_by(old)) == first.text
    assert desk.rule_packs.text_of(judged_by(new)) == text
    assert desk.rule_packs.text_of("0" * 64) is None
    assert [kept.origin for kept in desk.rule_packs.installed()] == [PackOrigin.PRODUCT, PackOrigin.FILE]
    assert desk.audit().holds


class _SwitchingAfterTheFirstLook(tuple[RulePack, ...]):
    """Packs of which the second is taken up between the first time anybody looks which one is in force and the next."""

    looks = 0

    def __iter__(self) -> Iterator[RulePack]:
        self.looks += 1
        return iter(self[:1] if self.looks == 1 else self[1:])


def test_a_pack_that_arrives_while_an_entry_is_recorded_judges_the_next_one(counter: OpenCounter) -> None:
    desk = counter.desk
    first = desk.rule_packs.in_force()
    second = parse_rule_pack(newer(desk, days=0))
    draft, away = purchase(1, desk.today()), bought(desk, 3)
    days_later(desk, 40)
    draft = replace(draft, acquired_on=desk.today())
    number = desk.record(draft).number
    deeds: list[Callable[[], EntryNumber]] = [
        lambda: desk.record(replace(purchase(2, desk.today()), acquired_on=desk.today())).number,
        lambda: desk.disposing.record(a_sale(desk, away)).number,
        lambda: desk.correcting.correct(number, (FieldChange(path="items[0].brand", new="Makita"),), "verlezen"),
        lambda: desk.correcting.void(number, "dubbel"),
    ]
    for deed in deeds:
        packs = _SwitchingAfterTheFirstLook((first, second))
        desk.at_work.packs = packs
        recorded = desk.entry(deed()).entry
        assert recorded.content["rules"]["digest"] == first.digest
        assert packs.looks == 1, "judged by one pack and named by another"


def test_a_refused_pack_changes_nothing_and_says_why(counter: OpenCounter) -> None:
    desk = counter.desk
    kept, text = desk.rule_packs.installed(), newer(desk, days=0)
    for signature in (signed(text, CounterKey(b"x" * 32)), "", signed(text + " ")):
        with pytest.raises(RulePackWrong):
            desk.rule_packs.install(text, signature)
    older = newer(desk, days=0, version="2001.1")
    with pytest.raises(RulePackWrong):
        desk.rule_packs.install(older, signed(older))
    assert desk.rule_packs.installed() == kept
    assert not said(desk)


def test_an_inspector_installs_nothing(counter: OpenCounter) -> None:
    desk, text = counter.desk, newer(counter.desk, days=0)
    desk.at_work.staff = replace(desk.at_work.staff, role=Role.INSPECTOR)
    with pytest.raises(NotAllowed):
        desk.rule_packs.install(text, signed(text))


def test_a_pack_from_the_feed_judges_at_once_and_twice_is_once(counter: OpenCounter) -> None:
    desk, text = counter.desk, newer(counter.desk, days=0)
    exchange = exchange_of(desk)
    exchange.took_feed(feed(text, signed(text)))
    exchange.took_feed(feed(text, signed(text), cursor=2))
    assert said(desk)
    assert [kept.origin for kept in desk.rule_packs.installed()] == [PackOrigin.PRODUCT, PackOrigin.REGISTER]
    assert exchange.feed_cursor() == 2


def test_a_pack_from_the_feed_that_is_refused_is_told_and_does_not_stop_the_feed(counter: OpenCounter) -> None:
    desk, text = counter.desk, newer(counter.desk, days=0)
    exchange = exchange_of(desk)
    exchange.took_feed(feed(text, "00" * 64))
    assert exchange.feed_cursor() == 1
    assert not said(desk)
    refused = desk.rule_packs.refused()
    assert refused is not None
    assert "signature" in refused.en
    exchange.took_feed(feed(text, signed(text), cursor=2))
    assert desk.rule_packs.refused() is None
    assert said(desk)


def test_a_hold_follows_the_pack_of_the_day_of_registration(counter: OpenCounter) -> None:
    desk = counter.desk
    bill = 'source = "Nieuwe wet op de handel in gebruikte goederen (Kamerstuk 36 036 nr. 3)"\nverified = true'
    text = newer(desk, days=0)
    assert text.count(bill) == 1
    text = text.replace(bill, f"{bill}\nvalid_from = {desk.today()}")
    before = desk.record(purchase(1, desk.today()))
    desk.rule_packs.install(text, signed(text))
    after = desk.record(purchase(2, desk.today()))
    hold = desk.entry(after.number).entry.content["items"][0]["hold"]
    assert "36 036" in hold["source"]
    assert after.hold_until > before.hold_until
    assert datetime.now(UTC).date() < after.hold_until
