"""The watchlist at the counter: downloaded page by page, asked when there is no line, and never more than possible."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.central import wire
from dealer_client.central.errors import NotUnderstood, Unreachable
from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.central.watchlist_download import WatchlistDownload
from dealer_client.goods.identifiers import IDENTIFIER_NAMES
from dealer_client.offline_watchlist import OfflineWatchlist
from dealer_client.practice.stolen_goods import level_of
from dealer_client.register.draft import Identifier
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.store import schema
from dealer_client.store.engine import Store

KEY = b"k" * 32
STOLEN = Identifier(kind="frame", value="WTU-123456")
PATIENCE = 20.0


def packed(*identifiers: Identifier, key: bytes = KEY) -> str:
    return base64.b64encode(
        b"".join(
            wire.watchlist_hash(key, i.kind, form)
            for i in identifiers
            for form in wire.watchlist_forms(i.kind, i.value)
        )
    ).decode()


def a_page(
    change: int,
    added: Iterable[Identifier] = (),
    removed: Iterable[Identifier] = (),
    *,
    key: bytes = KEY,
    **changed: object,
) -> wire.WatchlistAnswer:
    return wire.WatchlistAnswer.model_validate(
        {
            "edition": "e1",
            "key": key.hex(),
            "change": change,
            "added": packed(*added, key=key),
            "removed": packed(*removed, key=key),
            "as_of": "2026-11-24T12:00:00.000000Z",
            "contact": "0900-8844",
            **changed,
        }
    )


def a_list(store: Store, *identifiers: Identifier) -> OfflineWatchlist:
    watchlist = OfflineWatchlist(store)
    watchlist.took("", 0, a_page(1, identifiers))
    watchlist.make_whole()
    return watchlist


def level(watchlist: OfflineWatchlist, identifier: Identifier) -> MatchLevel | None:
    check = watchlist.known(identifier)
    return check.level if check else None


def count(store: Store) -> tuple[int, int]:
    with store.reading() as connection:
        rows = connection.execute(schema.watchlist.select()).all()
        pages = connection.execute(schema.watchlist_page.select()).all()
    return len(rows), len(pages)


def test_a_number_on_the_list_is_possibly_stolen_with_whom_to_call_and_the_moment_the_list_goes_to(store: Store):
    check = a_list(store, STOLEN).known(Identifier(kind="frame", value="wtu 123456"))

    assert check is not None
    assert (check.level, check.asked, check.contact) == (MatchLevel.POSSIBLE, "watchlist", "0900-8844")
    assert check.value == "wtu 123456"
    assert check.checked_at is not None
    assert check.checked_at.isoformat() == "2026-11-24T12:00:00+00:00"


def test_a_number_that_looks_like_one_on_the_list_is_possibly_stolen(store: Store):
    watchlist = a_list(store, Identifier(kind="serial", value="OBOE5512"))

    for value in ("0B0E5512", "OBOE55I2", "08OES5IZ"):
        assert level(watchlist, Identifier(kind="frame", value=value)) is MatchLevel.POSSIBLE


def test_a_number_that_is_not_on_the_list_is_not_on_it_and_no_more(store: Store):
    check = a_list(store, STOLEN).known(Identifier(kind="frame", value="WTU-123457"))

    assert check is not None
    assert (check.level, check.asked, check.contact) == (MatchLevel.CLEAR, "watchlist", "")


@given(
    kind=st.sampled_from(sorted(IDENTIFIER_NAMES)),
    value=st.text("ABO0I1LS5B8Z2G6 -.", min_size=1, max_size=8),
    other_kind=st.sampled_from(sorted(IDENTIFIER_NAMES)),
    other=st.text("ABO0I1LS5B8Z2G6 -.", min_size=1, max_size=8),
)
@settings(max_examples=300)
def test_the_list_hits_whatever_the_register_would_call_exact_or_near(
    kind: str, value: str, other_kind: str, other: str
):
    on_list = {wire.watchlist_hash(KEY, kind, form) for form in wire.watchlist_forms(kind, value)}
    asked = {wire.watchlist_hash(KEY, other_kind, form) for form in wire.watchlist_forms(other_kind, other)}
    normal, other_normal = wire.normalise(kind, value), wire.normalise(other_kind, other)
    if not normal or not other_normal:
        return
    same_when_folded = wire.fold_lookalikes(normal) == wire.fold_lookalikes(other_normal)
    register_says = level_of(other_kind, other_normal, kind, normal) if same_when_folded else None

    assert bool(on_list & asked) == (register_says is not None)


def test_a_list_that_is_not_whole_says_nothing(store: Store):
    watchlist = OfflineWatchlist(store)
    watchlist.took("", 0, a_page(1, [STOLEN], more=True))

    assert watchlist.known(STOLEN) is None


def test_a_download_goes_on_where_it_stopped(store: Store):
    OfflineWatchlist(store).took("", 0, a_page(1, [STOLEN], more=True))

    again = OfflineWatchlist(store)

    assert again.place() == ("e1", 1)
    again.took("e1", 1, a_page(2, [Identifier(kind="serial", value="SECOND1")]))
    again.make_whole()
    assert level(again, STOLEN) is MatchLevel.POSSIBLE
    assert level(again, Identifier(kind="serial", value="SECOND1")) is MatchLevel.POSSIBLE
    assert count(store)[1] == 0


def test_putting_it_in_order_can_be_cut_off_and_done_again(store: Store):
    watchlist = a_list(store, STOLEN)
    rows = count(store)

    watchlist.make_whole()

    assert count(store) == rows
    assert level(watchlist, STOLEN) is MatchLevel.POSSIBLE


def test_a_change_takes_effect_at_once_also_where_the_number_was_asked_about_before(store: Store):
    other = Identifier(kind="serial", value="LATER12")
    watchlist = a_list(store, STOLEN)
    assert level(watchlist, other) is MatchLevel.CLEAR

    watchlist.took("e1", 1, a_page(3, [other], [STOLEN]))

    assert level(watchlist, other) is MatchLevel.POSSIBLE
    assert level(watchlist, STOLEN) is MatchLevel.CLEAR


def test_what_came_off_and_on_again_within_the_first_download_is_on_it(store: Store):
    watchlist = OfflineWatchlist(store)
    off = Identifier(kind="serial", value="OFFAGAIN7")
    watchlist.took("", 0, a_page(1, [STOLEN, off], more=True))
    watchlist.took("e1", 1, a_page(2, (), [STOLEN, off], more=True))
    watchlist.took("e1", 2, a_page(3, [STOLEN]))
    watchlist.make_whole()

    assert level(watchlist, STOLEN) is MatchLevel.POSSIBLE
    assert level(watchlist, off) is MatchLevel.CLEAR


def test_another_edition_takes_the_place_of_the_list(store: Store):
    key = b"n" * 32
    watchlist = a_list(store, STOLEN)
    other = Identifier(kind="serial", value="OTHER77")

    watchlist.took("e1", 1, a_page(9, [other], edition="e2", key=key))
    assert watchlist.known(STOLEN) is None
    watchlist.make_whole()

    assert level(watchlist, other) is MatchLevel.POSSIBLE
    assert level(watchlist, STOLEN) is MatchLevel.CLEAR


def test_an_answer_that_another_program_was_faster_with_changes_nothing(store: Store):
    watchlist = a_list(store, STOLEN)

    watchlist.took("", 0, a_page(1, [Identifier(kind="serial", value="TWICE11")], more=True))

    assert watchlist.place() == ("e1", 1)
    assert level(watchlist, STOLEN) is MatchLevel.POSSIBLE


@pytest.mark.parametrize("hashes", ["no base64", "AAAA", base64.b64encode(bytes(8 * 20_001)).decode()])
def test_what_is_no_list_of_hashes_is_not_kept(store: Store, hashes: str):
    watchlist = OfflineWatchlist(store)

    with pytest.raises(NotUnderstood):
        watchlist.took("", 0, a_page(1).model_copy(update={"added": hashes}))

    assert watchlist.place() == ("", 0)


def test_the_registers_answer_counts_before_the_lists_and_the_list_where_there_is_none(store: Store):
    checks = StolenChecks(None, a_list(store, STOLEN))

    assert checks.ask([STOLEN], seconds=1) is False
    found = checks.known(STOLEN)
    assert found is not None
    assert found.asked == "watchlist"


class _Register:
    """Gives a list in pages of one; at the call named it has no line."""

    def __init__(self, identifiers: list[Identifier], down_at: int = -1) -> None:
        self.identifiers = identifiers
        self.calls = 0
        self._down_at = down_at

    def watchlist(self, edition: str, after: int) -> wire.WatchlistAnswer:
        self.calls += 1
        if self.calls == self._down_at:
            raise Unreachable
        begin = after if edition == "e1" else 0
        added = self.identifiers[begin : begin + 1]
        return a_page(begin + len(added), added, more=begin + 1 < len(self.identifiers))


def test_a_download_that_the_line_cut_off_brings_the_rest_later(store: Store):
    identifiers = [Identifier(kind="serial", value=f"PAGE{n:04d}") for n in range(5)]
    register, watchlist = _Register(identifiers, down_at=3), OfflineWatchlist(store)
    download = WatchlistDownload(register, watchlist)

    with pytest.raises(Unreachable):
        download.fetch()
    assert watchlist.place() == ("e1", 2)
    download.fetch()

    assert register.calls == 1 + 5
    assert all(level(watchlist, identifier) is MatchLevel.POSSIBLE for identifier in identifiers)


def test_in_the_background_it_is_fetched_when_the_feed_says_that_it_has_grown_and_not_before(store: Store):
    register, news = _Register([STOLEN]), threading.Event()
    download = WatchlistDownload(register, OfflineWatchlist(store))
    download.on_news = news.set
    download.start()
    try:
        download.heard_of(0)
        assert register.calls == 0
        download.heard_of(1)
        assert news.wait(PATIENCE)
    finally:
        download.stop()

    assert level(OfflineWatchlist(store), STOLEN) is MatchLevel.POSSIBLE


def test_a_register_that_always_has_more_is_not_asked_for_ever(store: Store):
    class Endless:
        def watchlist(self, edition: str, after: int) -> wire.WatchlistAnswer:
            return a_page(1, [STOLEN], more=True)

    with pytest.raises(NotUnderstood):
        WatchlistDownload(Endless(), OfflineWatchlist(store)).fetch()


def test_a_list_that_never_ends_is_given_up_before_the_disk_is_full(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dealer_client.offline_watchlist._MOST_BYTES", 1000)
    watchlist, known = OfflineWatchlist(store), a_page(1, [STOLEN])
    watchlist.took("", 0, known)
    with pytest.raises(NotUnderstood):
        for change in range(1, 1000):
            watchlist.took("e1", change, a_page(change + 1))
    place = watchlist.place()
    watchlist.make_whole()
    assert level(watchlist, STOLEN) is MatchLevel.POSSIBLE
    many = [Identifier(kind="frame", value=f"WTU-9{number:05d}") for number in range(200)]
    with pytest.raises(NotUnderstood):
        watchlist.took(*place, a_page(place[1] + 1, many))
    assert watchlist.place() == place
    assert level(watchlist, many[0]) is MatchLevel.CLEAR


@pytest.mark.parametrize("change", [2**53, 10**30])
def test_a_change_that_could_never_be_asked_with_is_not_taken(store: Store, change: int):
    watchlist = OfflineWatchlist(store)
    with pytest.raises(NotUnderstood):
        watchlist.took("", 0, a_page(change, [STOLEN]))
    assert watchlist.place() == ("", 0)
