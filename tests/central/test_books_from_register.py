"""Books that come back from a real register: a counter's own, and those of the dealer's other counters."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.errors import NotUnderstood, OtherBookUnread, OtherBookWrong, ReceiptWrong
from dealer_client.central.state import Standing
from dealer_client.central.sync import SyncEngine
from dealer_client.exchange import BookExchange
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.store import book
from dealer_client.store.errors import BookIncomplete, BookUnchecked, EntryMissing
from dealer_client.store.opening import open_store
from dealer_client.store.police_holds import police_holds_of
from tests.practice.practising_counter import more_codes, new_dealer
from tests.practice.running_register import RunningRegister
from tests.store.books import BICYCLE, PHONE, STORE_KEY, a_draft

from .counters import ACounter

Open = Callable[..., ACounter]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegister]:
    with RunningRegister(tmp_path_factory.mktemp("register")) as register:
        yield register


@pytest.fixture
def counter(tmp_path: Path, running: RunningRegister) -> Iterator[Open]:
    """Makes counters of a dealer that is new in the register, or of another such one."""
    opened: list[ACounter] = []
    series = iter("ABCDEF")
    dealers: dict[int, list[str]] = {}

    def make(dealer: int = 0) -> ACounter:
        if dealer not in dealers:
            dealers[dealer] = more_codes(running.database, new_dealer(running.database))
        opened.append(ACounter(tmp_path, running.url, dealers[dealer].pop(), next(series)))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


def older_copy(one: ACounter, work: Callable[[], object]) -> None:
    """Does some work and puts the store back as it was before."""
    one.store.close()
    kept = one.path.with_suffix(".kept")
    shutil.copyfile(one.path, kept)
    reopen(one)
    work()
    one.store.close()
    for ending in ("-wal", "-shm"):
        one.path.with_name(one.path.name + ending).unlink(missing_ok=True)
    shutil.copyfile(kept, one.path)
    reopen(one)


def an_older_copy(counter: Open) -> ACounter:
    """A counter with the first of the two entries that the register holds of it."""
    one = counter()
    one.record(a_draft())
    one.sync()

    def later() -> None:
        one.record(a_draft(BICYCLE))
        one.sync()

    older_copy(one, later)
    return one


def reopen(one: ACounter) -> None:
    one.client.close()
    one.store = open_store(one.path, STORE_KEY)
    one.exchange = BookExchange(one.store, one.shop, one.key, one.enrolment.register_key)
    one.client = CentralClient(one.client._address, one.enrolment.counter_id, one.enrolment.credential)
    one.engine = SyncEngine(one.client, one.exchange)


class TestAnOlderCopy:
    """A backup that was put back: the register holds more of the book than this machine."""

    def test_what_is_beyond_it_is_fetched_and_the_counter_goes_on_numbering_after_it(self, counter: Open):
        one = counter()
        one.record(a_draft())
        one.sync()
        numbers: list[Any] = []

        def later() -> None:
            numbers.extend(one.record(a_draft(BICYCLE), a_draft(PHONE, BICYCLE)))
            one.sync()

        older_copy(one, later)
        assert one.size(one.series) == 1
        one.sync()

        assert one.size(one.series) == 3
        assert one.entry(numbers[1]).part("seller") is not None
        assert one.record(a_draft())[0].number == 4
        one.sync()
        assert one.audit(one.series, one.key.public).problems == ()

    def test_entries_that_waited_in_the_copy_are_not_sent_as_others(self, counter: Open):
        one = counter()
        one.record(a_draft())

        def later() -> None:
            one.record(a_draft(BICYCLE))
            one.sync()

        older_copy(one, later)
        one.sync()

        assert one.size(one.series) == 2
        assert one.exchange.waiting_count() == 0
        assert one.audit(one.series, one.key.public).problems == ()

    def test_nothing_is_recorded_under_a_number_that_the_register_knows_already(self, counter: Open):
        one = an_older_copy(counter)
        with one.store.writing() as connection:
            book.note_behind(connection, 2)
        with pytest.raises(BookIncomplete):
            one.record(a_draft())

        one.sync()
        assert one.record(a_draft())[0].number == 3

    def test_nothing_is_recorded_in_a_backup_that_was_put_back_before_the_register_was_heard(self, counter: Open):
        one = an_older_copy(counter)
        with one.store.writing() as connection:
            book.note_unchecked(connection)
        with pytest.raises(BookUnchecked):
            one.record(a_draft())

        one.sync()
        assert one.record(a_draft())[0].number == 3

    def test_a_register_that_keeps_no_books_lets_a_backup_go_on(self, counter: Open):
        one = counter()
        one.record(a_draft())
        with one.store.writing() as connection:
            book.note_unchecked(connection)

        one.exchange.book_is_not_kept()

        assert one.record(a_draft())[0].number == 2

    def test_a_book_that_went_on_otherwise_is_not_mixed_with_the_registers(self, counter: Open):
        one = counter()
        one.record(a_draft())
        one.sync()

        def later() -> None:
            one.record(a_draft(BICYCLE), a_draft(BICYCLE), a_draft(BICYCLE))
            one.sync()

        older_copy(one, later)
        one.record(a_draft(PHONE))
        with pytest.raises(ReceiptWrong):
            one.sync()

        assert one.size(one.series) == 2


class TestOtherCounters:
    """What one counter records, the dealer's other ones can see, prove, and not change."""

    def test_entries_with_their_persons_arrive_and_are_found(self, counter: Open):
        one, other = counter(), counter()
        number = one.record(a_draft(BICYCLE))[0]
        one.sync()
        other.sync()

        assert other.entry(number).body == one.entry(number).body
        assert other.entry(number).part("seller") == one.entry(number).part("seller")
        assert number.item(1) in other.found("gazelle")
        assert other.audit(one.series, one.key.public).problems == ()
        assert other.audit(other.series, other.key.public).problems == ()

    def test_what_was_there_before_a_counter_came_arrives_too_page_by_page(self, counter: Open):
        one = counter()
        one.record(*[a_draft()] * 3)
        one.sync()
        one.record(*[a_draft()] * 2)
        one.sync()

        other = counter()
        other.sync()

        assert other.size(one.series) == 5

    def test_numbers_of_two_counters_run_side_by_side_and_nothing_of_another_is_sent(self, counter: Open):
        one, other = counter(), counter()
        one.record(a_draft())
        one.sync()
        other.sync()

        assert other.record(a_draft())[0].number == 1
        assert other.exchange.waiting_count() == 1
        other.sync()
        one.sync()
        assert (one.size(other.series), other.size(one.series)) == (1, 1)

    def test_an_exact_match_holds_the_item_at_every_counter(self, counter: Open):
        one, other = counter(), counter()
        number = one.record(a_draft(PHONE))[0]
        one.sync()
        other.sync()

        for each in (one, other):
            with each.store.reading() as connection:
                held = police_holds_of(connection, [(number.series, number.number, 1)])
            assert len(held[number.series, number.number, 1]) == 1

    def test_what_another_counter_sold_is_gone_here_too(self, counter: Open):
        one, other = counter(), counter()
        bought = one.record(a_draft())[0]
        one.sync()
        other.sync()

        sold = other.sell(bought)
        other.sync()
        one.sync()

        assert one.left_by(bought) == other.left_by(bought) == sold.item(1)
        for each in (one, other):
            for of in (one, other):
                assert each.audit(of.series, of.key.public).problems == ()

    def test_a_sale_that_comes_before_what_was_sold_takes_it_out_all_the_same(self, counter: Open):
        # Books come in the order of their series: the third counter hears of the sale first.
        seller, buyer = counter(), counter()
        bought = buyer.record(a_draft())[0]
        buyer.sync()
        seller.sync()
        sold = seller.sell(bought)
        seller.sync()

        third = counter()
        third.sync()

        assert third.left_by(bought) == sold.item(1)
        assert third.audit(buyer.series, buyer.key.public).problems == ()
        assert third.audit(seller.series, seller.key.public).problems == ()

    def test_two_counters_that_sold_one_thing_without_a_line_both_keep_what_happened(self, counter: Open):
        one, other = counter(), counter()
        bought = one.record(a_draft())[0]
        one.sync()
        other.sync()
        sold_here, sold_there = one.sell(bought), other.sell(bought)

        one.sync()
        other.sync()
        one.sync()

        assert (one.left_by(bought), other.left_by(bought)) == (sold_here.item(1), sold_there.item(1))
        assert (one.size(other.series), other.size(one.series)) == (1, 2)
        for each in (one, other):
            for of in (one, other):
                assert each.audit(of.series, of.key.public).problems == ()

    def test_another_dealer_gets_nothing_and_is_told_nothing(self, counter: Open):
        one, stranger = counter(0), counter(1)
        one.record(a_draft())
        one.sync()
        stranger.sync()

        assert stranger.size(one.series) == 0
        with pytest.raises(EntryMissing):
            stranger.entry(EntryNumber(one.series, 1))


def test_a_page_that_is_not_as_it_was_signed_is_not_taken(counter: Open):
    one, other = counter(), counter()
    one.record(a_draft(), a_draft(BICYCLE))
    one.sync()
    told = other.client.feed(0, 0)
    other.exchange.took_feed(told)
    page = other.client.book(one.series, 0)
    assert page.head is not None
    assert page.receipt is not None
    first = page.entries[0]

    for changed, error in (
        ({"counter_key": other.key.public.hex()}, OtherBookWrong),
        ({"book": "another"}, OtherBookWrong),
        ({"head": page.head.model_copy(update={"root": "0" * 64})}, OtherBookWrong),
        ({"receipt": page.receipt.model_copy(update={"size": 1})}, OtherBookWrong),
        ({"entries": page.entries[:1]}, NotUnderstood),
        ({"entries": [first, first]}, NotUnderstood),
        ({"entries": [first.model_copy(update={"leaf_hash": "0" * 64}), page.entries[1]]}, NotUnderstood),
        ({"entries": [_with_another_seller(first), page.entries[1]]}, NotUnderstood),
        ({"entries": [_with_body(first, '{"series":1}'), page.entries[1]]}, NotUnderstood),
        ({"head": None}, NotUnderstood),
    ):
        with pytest.raises(error):
            other.exchange.took_book(page.model_copy(update=changed))
        assert other.size(one.series) == 0

    assert other.exchange.took_book(page) is True
    assert other.exchange.took_book(page) is False
    assert other.size(one.series) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"free_on":"2', '"free_on":"z'),
        ('"acquired_on":"2', '"acquired_on":"z'),
        ('"zone":"Europe/Amsterdam"', '"zone":"Europe/Nowhere"'),
        ('"line":1', '"line":"1"'),
        ('"brand":"', '"brand":["'),
    ],
)
def test_an_entry_that_no_list_could_show_is_not_taken_and_holds_up_nothing_of_ours(counter: Open, old: str, new: str):
    one, other = counter(), counter()
    one.record(a_draft())
    batch = one.exchange.next_batch(1)
    assert batch is not None
    body = batch.entries[0].body
    assert old in body
    # A list has its end too.
    body = re.sub('"brand":\\["([^"]*)"', r'"brand":["\1"]', body.replace(old, new, 1))
    leaf = wire.leaf_hash(body.encode())
    head = one.key.sign_head(book=one.shop.book, series=one.series, size=1, root=leaf, signed_at=datetime.now(UTC))
    entry = batch.entries[0].model_copy(update={"body": body, "leaf_hash": leaf.hex()})
    signed = {"root": leaf.hex(), "signed_at": utc_text(head.signed_at), "signature": head.signature.hex()}
    one.client.upload(batch.model_copy(update={"entries": [entry], "head": batch.head.model_copy(update=signed)}))
    other.record(a_draft())

    third = counter()
    third.record(a_draft(PHONE))
    with pytest.raises(OtherBookUnread):
        third.engine.run_once()

    with pytest.raises(OtherBookUnread) as unread:
        other.engine.run_once()

    assert (unread.value.series, unread.value.number) == (one.series, 1)
    assert other.size(one.series) == 0
    assert other.size(third.series) == 1
    assert other.exchange.waiting_count() == 0
    assert other.engine.state.standing is Standing.ATTENTION
    assert other.engine.state.text == unread.value.message


def test_a_counter_that_changes_its_key_is_not_believed(counter: Open):
    one, other = counter(), counter()
    one.record(a_draft())
    one.sync()
    other.sync()

    page = other.client.book(one.series, 0).model_copy(update={"counter_key": other.key.public.hex()})

    with pytest.raises(OtherBookWrong):
        other.exchange.took_book(page)


def _with_another_seller(held: wire.HeldEntry) -> wire.HeldEntry:
    part = held.personal[-1]
    return held.model_copy(update={"personal": [part.model_copy(update={"data": {"surname": "Ander"}})]})


def _with_body(held: wire.HeldEntry, body: str) -> wire.HeldEntry:
    return held.model_copy(update={"body": body, "leaf_hash": wire.leaf_hash(body.encode()).hex()})
