"""What the book makes of the register's answers: nothing leaves the outbox on the register's word alone."""

from __future__ import annotations

import pytest

from dealer_client.central import wire
from dealer_client.central.errors import BookBehind, NotUnderstood, ReceiptWrong, WarningUnreadable
from dealer_client.exchange import BookExchange
from dealer_client.register.draft import DraftItem
from dealer_client.register.signing import CounterKey
from dealer_client.store import book, matches, outbox
from dealer_client.store.engine import Store
from dealer_client.store.errors import EntryTooLarge
from dealer_client.store.police_holds import police_holds_of
from tests.store.books import a_draft, record

from .scripted_register import REASON, ScriptedRegister, a_match


def next_batch(exchange: BookExchange, most: int = 500) -> wire.UploadRequest:
    batch = exchange.next_batch(most)
    assert batch is not None
    return batch


def numbers(batch: wire.UploadRequest) -> list[int]:
    return [entry.number for entry in batch.entries]


def feed(*events: object, cursor: int = 1) -> wire.FeedAnswer:
    return wire.FeedAnswer.model_validate({"events": list(events), "cursor": cursor})


def kept_matches(store: Store) -> list[str]:
    with store.reading() as connection:
        return [warning.match_id for warning in matches.read_matches(connection)]


def test_a_batch_is_the_oldest_entries_with_a_head_signed_for_exactly_them(store: Store, exchange: BookExchange):
    entries = record(store, *[a_draft()] * 3)

    batch = next_batch(exchange, 2)

    assert numbers(batch) == [1, 2]
    assert [entry.leaf_hash for entry in batch.entries] == [entry.leaf_hash.hex() for entry in entries[:2]]
    assert batch.head.size == 2
    with store.reading() as connection:
        assert batch.head.root == book.root_at(connection, "A", 2).hex()


def test_an_empty_outbox_gives_no_batch(exchange: BookExchange):
    assert exchange.next_batch(500) is None


def test_a_batch_stays_within_the_protocols_size_in_bytes_and_has_one_entry_at_least(
    store: Store, exchange: BookExchange
):
    # Each of these letters is one character and two bytes.
    large = a_draft(_described("é" * 100_000))
    record(store, *[large] * 24)

    sent = 0
    while (batch := exchange.next_batch(500)) is not None:
        assert len(batch.model_dump_json().encode()) <= wire.MAX_REQUEST_BYTES
        sent += len(batch.entries)
        with store.writing() as connection:
            outbox.settle(connection, "A", numbers(batch))
    assert sent == 24


def test_the_largest_entry_that_can_be_recorded_can_be_sent_and_a_larger_one_is_not_recorded(
    store: Store, exchange: BookExchange
):
    room = wire.MAX_ENTRY_BYTES + 1 - len(record(store, a_draft(_described("x")))[0].body)

    record(store, a_draft(_described("x" * room)))
    with pytest.raises(EntryTooLarge) as caught:
        record(store, a_draft(_described("x" * (room + 1))))

    assert caught.value.field == "items"
    assert numbers(next_batch(exchange)) == [1, 2]


def _described(description: str) -> DraftItem:
    return DraftItem(category="phone", description=description, price_cents=100)


def test_what_the_register_holds_by_its_receipt_no_longer_waits(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, *[a_draft()] * 3)
    answer = register.take_in(next_batch(exchange, 2))

    exchange.took_answer(answer)

    assert exchange.waiting_count() == 1
    with store.reading() as connection:
        assert book.latest_receipt(connection, "A") == answer.receipt.model_dump()


def test_an_entry_that_is_not_accepted_is_kept_with_its_reasons_and_is_not_in_the_way(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, *[a_draft()] * 3)
    register.rejects = {2}

    exchange.took_answer(register.take_in(next_batch(exchange)))

    assert (exchange.waiting_count(), exchange.rejected_count()) == (0, 1)
    assert exchange.next_batch(500) is None
    with store.reading() as connection:
        assert outbox.rejected(connection) == [outbox.Rejected("A", 2, (REASON.model_dump(),))]


@pytest.mark.parametrize(
    "changed",
    [
        {"root": "0" * 64},
        {"book": "another"},
        {"series": "B"},
        {"counter_key": "0" * 64},
        {"size": 0},
        {"size": -1},
        {"size": 1},
    ],
)
def test_a_signed_receipt_about_something_else_is_refused_and_all_still_wait(
    store: Store, exchange: BookExchange, register: ScriptedRegister, changed: dict[str, object]
):
    record(store, *[a_draft()] * 2)
    batch = next_batch(exchange)
    answer = register.take_in(batch)

    with pytest.raises(ReceiptWrong):
        exchange.took_answer(answer.model_copy(update={"receipt": register.receipt(batch, **changed)}))

    assert exchange.waiting_count() == 2


def test_a_receipt_that_another_register_signed_is_refused(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, a_draft())
    answer = register.take_in(next_batch(exchange))
    other = CounterKey(b"o" * 32)
    receipt = answer.receipt.model_copy(update={"register_key": other.public.hex()})
    forged = receipt.model_copy(update={"signature": other.sign(receipt.receipt_bytes()).hex()})

    for receipt in (forged, answer.receipt.model_copy(update={"signature": "0" * 128})):
        with pytest.raises(ReceiptWrong):
            exchange.took_answer(answer.model_copy(update={"receipt": receipt}))

    assert exchange.waiting_count() == 1


def test_a_receipt_for_more_than_this_book_has_means_that_an_old_copy_was_put_back(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, a_draft())
    batch = next_batch(exchange)
    answer = register.take_in(batch)

    with pytest.raises(BookBehind) as caught:
        exchange.took_answer(answer.model_copy(update={"receipt": register.receipt(batch, size=7)}))

    assert "7" in caught.value.message.nl
    assert exchange.waiting_count() == 1


def test_only_what_the_receipt_covers_leaves_the_outbox(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, *[a_draft()] * 3)
    whole = next_batch(exchange)
    answer = register.take_in(next_batch(exchange, 2))
    results = [wire.EntryResult(number=e.number, leaf_hash=e.leaf_hash, status="accepted") for e in whole.entries]

    exchange.took_answer(wire.UploadAnswer(results=results, receipt=answer.receipt))

    assert numbers(next_batch(exchange)) == [3]


def test_an_answer_may_name_any_number_of_entries(store: Store, exchange: BookExchange, register: ScriptedRegister):
    record(store, a_draft())
    answer = register.take_in(next_batch(exchange))
    many = [answer.results[0].model_copy(update={"number": -number}) for number in range(40_000)]

    exchange.took_answer(wire.UploadAnswer(results=answer.results + many, receipt=answer.receipt))

    assert exchange.waiting_count() == 0


def test_what_the_register_lacks_waits_again_and_what_it_has_does_not(
    store: Store, exchange: BookExchange, register: ScriptedRegister
):
    record(store, *[a_draft()] * 5)
    exchange.took_answer(register.take_in(next_batch(exchange)))

    exchange.send_again_from(4)

    assert numbers(next_batch(exchange)) == [4, 5]


@pytest.mark.parametrize(("number", "error"), [(0, NotUnderstood), (-3, NotUnderstood), (3, NotUnderstood)])
def test_a_number_that_the_register_cannot_be_waiting_for_is_not_understood(
    store: Store, exchange: BookExchange, number: int, error: type[Exception]
):
    record(store, *[a_draft()] * 2)
    with pytest.raises(error):
        exchange.send_again_from(number)
    assert exchange.waiting_count() == 2


def test_a_register_that_expects_what_this_book_does_not_have_has_more_of_it(store: Store, exchange: BookExchange):
    record(store, *[a_draft()] * 2)
    with pytest.raises(BookBehind):
        exchange.send_again_from(4)


def test_a_match_is_kept_once_however_often_it_is_told(store: Store, exchange: BookExchange):
    assert exchange.took_feed(feed(a_match(), cursor=1)) == 1
    assert exchange.took_feed(feed(a_match(), a_match("match-2"), cursor=2)) == 1
    assert sorted(kept_matches(store)) == ["match-1", "match-2"]
    assert exchange.feed_cursor() == 2


def test_an_exact_match_holds_its_item_for_the_police_with_the_very_warning(store: Store, exchange: BookExchange):
    record(store, a_draft())
    exchange.took_feed(feed(a_match(), a_match("near", level="near")))
    with store.reading() as connection:
        (hold,) = police_holds_of(connection, [("A", 1, 1)])["A", 1, 1]
    assert (hold.match_id, hold.reference, hold.holds) == ("match-1", "PL-1", True)


def test_a_match_with_a_member_that_this_version_does_not_know_is_a_match(store: Store, exchange: BookExchange):
    exchange.took_feed(feed(a_match(colour="red")))
    assert kept_matches(store) == ["match-1"]


@pytest.mark.parametrize("event", [{"type": "weather", "mood": [1, {}]}, {}, {"type": None}, {"type": ["match"]}])
def test_an_event_of_an_unknown_type_is_passed_over(exchange: BookExchange, event: dict[str, object]):
    assert exchange.took_feed(feed(event, cursor=9)) == 0
    assert exchange.feed_cursor() == 9


@pytest.mark.parametrize(
    "changed",
    [
        {"level": "certain"},
        {"number": 0},
        {"number": "one"},
        {"series": "a"},
        {"reference": None},
        {"matched_at": "yesterday"},
        {"matched_at": "2026-13-41T12:00:00.000000Z"},
        {"matched_at": "9999-12-31T23:30:00.000000Z"},
        {"matched_at": "0001-01-01T00:30:00.000000Z"},
    ],
)
def test_a_match_that_cannot_be_read_keeps_the_cursor_and_not_those_beside_it(
    store: Store, exchange: BookExchange, changed: dict[str, object]
):
    exchange.took_feed(feed(cursor=4))

    with pytest.raises(WarningUnreadable):
        exchange.took_feed(feed(a_match("bad", **changed), a_match("good"), cursor=6))

    assert exchange.feed_cursor() == 4
    assert kept_matches(store) == ["good"]


def test_of_words_without_end_about_a_match_the_beginning_is_kept(store: Store, exchange: BookExchange):
    exchange.took_feed(
        feed(a_match("long", reference="r" * 5000, goods="g" * 100_000, contact="c" * 5000, value="v" * 5000), cursor=2)
    )
    with store.reading() as connection:
        [warning] = matches.read_matches(connection)
    assert {len(warning.reference), len(warning.goods), len(warning.contact)} == {wire.MAX_WORDS_CHARACTERS}
    assert len(warning.value) == wire.MAX_VALUE_CHARACTERS


@pytest.mark.parametrize("cursor", [-1, 2**53, 10**30])
def test_a_cursor_that_could_never_be_asked_with_is_not_taken(exchange: BookExchange, cursor: int):
    with pytest.raises(NotUnderstood):
        exchange.took_feed(feed(cursor=cursor))
    assert exchange.feed_cursor() == 0


def test_a_register_that_began_anew_is_followed_back(exchange: BookExchange):
    exchange.took_feed(feed(cursor=40))
    exchange.took_feed(feed(a_match(), cursor=1))
    assert exchange.feed_cursor() == 1
