"""The sync engine between a real store and a register that does as it is told."""

from __future__ import annotations

import logging
import threading

import pytest

from dealer_client.central import wire
from dealer_client.central.errors import (
    EnrolAgain,
    ExchangeFault,
    NotUnderstood,
    ReceiptWrong,
    Refused,
    Unreachable,
    WarningUnreadable,
)
from dealer_client.central.state import Standing
from dealer_client.central.sync import Pauses
from dealer_client.exchange import BookExchange
from dealer_client.store import book, matches
from dealer_client.store.engine import Store
from tests.store.books import a_draft, record

from .scripted_register import PATIENCE, ScriptedRegister, a_match, raises
from .watched_engine import WatchedEngine


def held(register: ScriptedRegister) -> list[int]:
    return [entry.number for entry in register.held]


def lost(register: ScriptedRegister):
    """The register takes the batch in, and its answer is lost on the way."""

    def call(request: wire.UploadRequest) -> wire.UploadAnswer:
        register.take_in(request)
        raise Unreachable

    return call


class TestSendingOnce:
    """`run_once`: all that waits, in the foreground."""

    def test_all_that_waits_is_sent_in_order_and_then_nothing_waits(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, *[a_draft()] * 5)
        engine.run_once()
        assert held(register) == [1, 2, 3, 4, 5]
        assert engine.state.standing is Standing.UP_TO_DATE

    def test_nothing_is_sent_where_nothing_waits(self, register: ScriptedRegister, engine: WatchedEngine):
        engine.run_once()
        assert register.sent == []

    def test_an_answer_that_is_lost_leaves_each_entry_held_once(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        record(store, *[a_draft()] * 3)
        register.uploads.append(lost(register))

        with pytest.raises(Unreachable):
            engine.run_once()
        assert exchange.waiting_count() == 3
        engine.run_once()

        assert register.sent == [[1, 2, 3], [1, 2, 3]]
        assert held(register) == [1, 2, 3]
        assert exchange.waiting_count() == 0

    def test_what_the_register_has_lost_is_sent_again_from_there(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, *[a_draft()] * 4)
        engine.run_once()
        register.held = register.held[:1]
        record(store, a_draft())

        engine.run_once()

        assert held(register) == [1, 2, 3, 4, 5]
        assert register.sent[1:] == [[5], [2, 3, 4, 5]]

    def test_a_register_whose_gaps_alternate_is_not_followed_for_ever(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        record(store, *[a_draft()] * 4)
        register.uploads += [raises(Refused("number-gap", "", number)) for number in (2, 3) * 50]

        with pytest.raises(Refused):
            engine.run_once()

        assert len(register.sent) < 10
        assert exchange.waiting_count() == 4

    def test_a_register_that_answers_and_never_holds_is_not_sent_the_same_for_ever(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        record(store, *[a_draft()] * 2)

        def says_nothing_of_it(request: wire.UploadRequest) -> wire.UploadAnswer:
            return register.take_in(request).model_copy(update={"results": []})

        register.uploads += [says_nothing_of_it] * 50

        with pytest.raises(ReceiptWrong):
            engine.run_once()

        assert len(register.sent) == 1
        assert exchange.waiting_count() == 2

    def test_a_batch_that_is_too_large_is_halved_until_it_passes(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, *[a_draft()] * 9)
        register.max_entries = 2
        engine.run_once()
        assert held(register) == list(range(1, 10))
        assert [len(batch) for batch in register.sent] == [9, 4, 2, 2, 2, 2, 1]

    def test_one_entry_that_is_too_large_is_told_and_stays(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        record(store, *[a_draft()] * 2)
        register.max_entries = 0
        with pytest.raises(Refused):
            engine.run_once()
        assert exchange.waiting_count() == 2

    def test_a_rejected_entry_is_marked_and_those_behind_it_are_sent(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, *[a_draft()] * 3)
        register.rejects = {1}
        engine.run_once()
        record(store, a_draft())
        engine.run_once()
        assert held(register) == [1, 2, 3, 4]
        assert (engine.state.standing, engine.state.waiting) == (Standing.ATTENTION, 0)

    def test_a_wrong_receipt_is_refused_and_all_is_sent_again(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        record(store, *[a_draft()] * 2)

        def wrong(request: wire.UploadRequest) -> wire.UploadAnswer:
            answer = register.take_in(request)
            return answer.model_copy(update={"receipt": register.receipt(request, root="0" * 64)})

        register.uploads.append(wrong)
        with pytest.raises(ReceiptWrong):
            engine.run_once()
        with store.reading() as connection:
            assert book.latest_receipt(connection, "A") is None
        engine.run_once()
        assert exchange.waiting_count() == 0

    def test_the_feed_is_taken_to_its_end_and_passes_over_what_it_does_not_know(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, exchange: BookExchange
    ):
        register.feeds += [
            lambda cursor: wire.FeedAnswer.model_validate(
                {"events": [{"type": "weather"}, a_match("1")], "cursor": 2, "more": True}
            ),
            lambda cursor: wire.FeedAnswer.model_validate({"events": [a_match("2")], "cursor": 3}),
        ]
        assert engine.run_once() == 2
        assert register.cursors == [0, 2]
        assert exchange.feed_cursor() == 3

    def test_a_feed_that_has_more_and_never_gets_further_is_not_asked_for_ever(
        self, register: ScriptedRegister, engine: WatchedEngine
    ):
        register.feeds += [lambda cursor: wire.FeedAnswer(events=[], cursor=cursor, more=True)] * 50
        with pytest.raises(NotUnderstood):
            engine.run_once()
        assert len(register.cursors) == 1


class TestInTheBackground:
    """`start`: two threads that keep at it."""

    def test_what_waits_at_the_start_is_sent(self, store: Store, register: ScriptedRegister, engine: WatchedEngine):
        record(store, *[a_draft()] * 2)
        engine.start()
        engine.wake()
        engine.until_it_stands(Standing.UP_TO_DATE, waiting=0)
        assert held(register) == [1, 2]

    def test_a_new_entry_wakes_the_sender(self, store: Store, register: ScriptedRegister, engine: WatchedEngine):
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        record(store, a_draft())
        engine.wake()
        engine.until(lambda state: held(register) == [1] and state.waiting == 0)

    def test_an_entry_recorded_while_another_is_on_its_way_is_sent_as_well(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, a_draft())

        def meanwhile(request: wire.UploadRequest) -> wire.UploadAnswer:
            # The sender has taken its batch; the wake-up for the second entry comes before it looks again.
            record(store, a_draft())
            engine.wake()
            raise Unreachable

        register.uploads.append(meanwhile)
        engine.start()
        engine.until(lambda state: held(register) == [1, 2] and state.waiting == 0)

    def test_a_warning_reaches_whoever_listens_and_the_store(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        told = threading.Event()
        engine.listen(lambda: told.set() if _match_ids(store) else None)
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        register.tell(a_match())
        assert told.wait(PATIENCE)
        assert _match_ids(store) == ["match-1"]

    def test_a_line_that_is_gone_shows_though_nothing_waits_and_so_does_its_return(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        register.goes_down()
        since = engine.until_it_stands(Standing.OFFLINE, waiting=0).since
        record(store, a_draft())
        engine.wake()
        assert engine.until_it_stands(Standing.OFFLINE, waiting=1).since == since
        register.down = False
        engine.until_it_stands(Standing.UP_TO_DATE, waiting=0)
        assert held(register) == [1]

    def test_the_feed_answering_again_ends_the_senders_pause(
        self, store: Store, register: ScriptedRegister, exchange: BookExchange
    ):
        engine = WatchedEngine(register, exchange, Pauses(first=0.01, longest=3600.0, timer=3600.0))
        record(store, a_draft())
        # As many failures as make the sender's own pause far longer than this test.
        register.uploads += [raises(Unreachable())] * 18
        try:
            engine.start()
            engine.until_it_stands(Standing.OFFLINE, waiting=1)
            while held(register) != [1]:
                # Each answer at the feed says that the line is there.
                assert register.waits_at_feed.acquire(timeout=PATIENCE)
                register.tell(a_match())
                assert register.was_sent.acquire(timeout=PATIENCE)
            engine.until_it_stands(Standing.UP_TO_DATE, waiting=0)
        finally:
            engine.stop()

    def test_a_call_that_waited_and_was_cut_off_is_not_yet_a_line_that_is_gone(
        self, register: ScriptedRegister, engine: WatchedEngine
    ):
        engine.start()
        for _ in range(3):
            assert register.waits_at_feed.acquire(timeout=PATIENCE)
            register.next_feed(raises(Unreachable()))
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        assert all(state.standing is not Standing.OFFLINE for state in engine.seen)

    @pytest.mark.parametrize(
        "error", [EnrolAgain(), NotUnderstood(), Refused("bad-request", "no"), WarningUnreadable()]
    )
    def test_a_trouble_at_the_feed_asks_for_somebody_and_passes(
        self, register: ScriptedRegister, engine: WatchedEngine, error: Exception
    ):
        register.feeds.append(raises(error))
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        engine.until_it_stands(Standing.UP_TO_DATE)
        assert error.message in [state.text for state in engine.seen if state.standing is Standing.ATTENTION]

    def test_a_warning_that_cannot_be_read_shows_and_those_beside_it_are_told(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        register.tell(a_match("bad", level="certain"), a_match("good"))
        engine.start()
        state = engine.until_it_stands(Standing.ATTENTION)
        assert state.text == WarningUnreadable().message
        assert _match_ids(store) == ["good"]

    def test_a_register_that_names_its_time_is_not_asked_before_it_though_entries_come_in(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, a_draft())
        register.uploads.append(raises(Unreachable(retry_after=3600)))
        engine.start()
        engine.until_it_stands(Standing.OFFLINE)
        # Each is a wake-up; none of them ends the pause. What the feed brings in between shows that time has passed.
        for number in range(5):
            record(store, a_draft())
            engine.wake()
            assert register.waits_at_feed.acquire(timeout=PATIENCE)
            register.tell(a_match(str(number)))
        assert register.sent == [[1]]

    def test_a_register_that_claims_more_of_the_book_than_it_gives_asks_for_somebody(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        record(store, a_draft())
        register.uploads += [raises(Refused("number-gap", "", 7))] * 1000
        engine.start()
        state = engine.until_it_stands(Standing.ATTENTION)
        assert state.waiting == 1
        record(store, a_draft())


class TestWhateverGoesWrong:
    """A fault in the program is told, and ends nothing."""

    def test_a_fault_while_sending_shows_and_the_next_try_sends(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, caplog: pytest.LogCaptureFixture
    ):
        record(store, a_draft())
        register.uploads.append(raises(ValueError("de Bruijn, Lindelaan 12")))
        with caplog.at_level(logging.DEBUG):
            engine.start()
            engine.until(lambda state: held(register) == [1] and state.standing is Standing.UP_TO_DATE)
        assert ExchangeFault().message in [state.text for state in engine.seen]
        assert "ValueError" in caplog.text
        assert "Bruijn" not in caplog.text

    def test_a_fault_at_the_feed_shows_and_the_next_warning_comes(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine
    ):
        register.feeds.append(raises(RuntimeError()))
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        register.tell(a_match())
        engine.until(lambda state: _match_ids(store) == ["match-1"])
        assert ExchangeFault().message in [state.text for state in engine.seen]

    def test_a_listener_that_fails_stops_neither_the_next_one_nor_the_exchange(
        self, store: Store, register: ScriptedRegister, exchange: BookExchange
    ):
        engine = WatchedEngine(register, exchange)
        engine._listeners.insert(0, _fails)
        try:
            engine.start()
            for _ in range(2):
                record(store, a_draft())
                engine.wake()
                engine.until_it_stands(Standing.UP_TO_DATE, waiting=0)
        finally:
            engine.stop()
        assert held(register) == [1, 2]

    def test_recording_is_not_troubled_by_a_book_that_cannot_be_counted(
        self, store: Store, register: ScriptedRegister, engine: WatchedEngine, monkeypatch: pytest.MonkeyPatch
    ):
        record(store, *[a_draft()] * 2)
        engine.wake()
        monkeypatch.setattr(BookExchange, "waiting_count", _fails)
        engine.wake()
        assert engine.state.standing is Standing.ATTENTION
        assert engine.state.waiting == 2

    def test_stopping_while_the_feed_waits_ends_both_threads_at_once_and_says_nothing_more(
        self, register: ScriptedRegister, engine: WatchedEngine
    ):
        engine.start()
        assert register.waits_at_feed.acquire(timeout=PATIENCE)
        said = len(engine.seen)
        engine.stop()
        assert not any(thread.name.startswith("central-") for thread in threading.enumerate())
        assert len(engine.seen) == said

    def test_a_stop_between_two_looks_is_not_slept_through(self, engine: WatchedEngine):
        class StopsFirst(threading.Event):
            """The stop, and its wake-up, come just before the sender clears what woke it."""

            def clear(self) -> None:
                engine._stop.set()
                self.set()
                super().clear()

        engine._wake = StopsFirst()
        engine.start()
        for thread in engine._threads:
            thread.join(PATIENCE)
            assert not thread.is_alive()

    def test_an_engine_that_is_stopped_as_soon_as_it_has_begun_ends(self, exchange: BookExchange):
        for _ in range(50):
            engine = WatchedEngine(ScriptedRegister(), exchange)
            engine.start()
            stopping = threading.Thread(target=engine.stop)
            stopping.start()
            stopping.join(PATIENCE)
            assert not stopping.is_alive()


def _fails(*_: object) -> int:
    raise KeyError("anything")


def _match_ids(store: Store) -> list[str]:
    with store.reading() as connection:
        return [warning.match_id for warning in matches.read_matches(connection)]
