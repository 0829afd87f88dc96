"""The life of items over long histories: nothing leaves twice, a void takes back, each list agrees with the book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from dealer_client.register.correction import void_entry
from dealer_client.register.disposal import Disposal, DisposalLine, Goods, disposal_entry
from dealer_client.register.draft import EntryKind
from dealer_client.register.entry import Recording, RulesUsed
from dealer_client.register.item_life import IN_STOCK, ItemState, item_state
from dealer_client.register.listing import RegisterFilter
from dealer_client.register.numbering import EntryNumber, item_number
from dealer_client.store import book, police_holds, reservations
from dealer_client.store.audit import audit_book
from dealer_client.store.engine import Store
from dealer_client.store.errors import ItemNotHere
from dealer_client.store.opening import create_store, open_store
from dealer_client.store.search import find_lines
from dealer_client.store.stock import count_stock, find_stock

from .books import BICYCLE, COUNTER_KEY, PHONE, STORE_KEY, a_draft, record, sign_head
from .older_book import first_version

DAY = date(2026, 11, 24)
FREE_ON = date(2026, 11, 30)
"""Of every item of `books.an_entry`."""
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
RECORDING = Recording(
    recorded_at=AT,
    zone="Europe/Amsterdam",
    today=DAY,
    staff="staff-1",
    practice=False,
    rules=RulesUsed(pack="nl", version="1", digest="0" * 64),
)


def sell(store: Store, *items: str, kind: EntryKind = EntryKind.SALE) -> EntryNumber:
    """Takes these items out, whatever the rules would say."""
    disposal = Disposal(
        kind=kind, happened_on=DAY, lines=tuple(DisposalLine(item=item, price_cents=100) for item in items)
    )
    goods = {item: Goods(category="phone", brand="Samsung") for item in items}
    with store.writing() as connection:
        return book.add_entry(
            connection, "A", lambda number: disposal_entry(disposal, number, RECORDING, goods), sign_head
        ).number


def void(store: Store, number: EntryNumber) -> EntryNumber:
    with store.writing() as connection:
        return book.add_entry(
            connection, "A", lambda own: void_entry(number, "Vergissing", own, RECORDING), sign_head
        ).number


def in_states(store: Store, states: Iterable[ItemState], today: date = DAY) -> list[str]:
    with store.reading() as connection:
        found = find_stock(connection, "", set(states), today, limit=1000, offset=0)
        assert count_stock(connection, "", set(states), today) == len(found)
        assert all(line.state in set(states) for line in found)
    return [line.number for line in found]


def holds(store: Store) -> bool:
    with store.reading() as connection:
        return audit_book(connection, "A", COUNTER_KEY.public).holds


def test_an_item_leaves_once(store: Store) -> None:
    record(store, a_draft(PHONE, BICYCLE))
    sell(store, "A-000001/2")
    for again in (("A-000001/2",), ("A-000001/1", "A-000001/2"), ("A-000001/1", "A-000001/1"), ("A-000001/3",)):
        with pytest.raises(ItemNotHere):
            sell(store, *again)
    assert in_states(store, IN_STOCK) == ["A-000001/1"]
    assert holds(store)


def test_the_store_itself_refuses_a_second_line_for_one_item(store: Store) -> None:
    record(store, a_draft())
    sell(store, "A-000001/1")
    with pytest.raises(IntegrityError), store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO disposal_item SELECT 99, series, number, 9, item_series, item_number, item_line, category, "
            "description, brand, model, price_cents, voided_by, kind, happened_on, staff FROM disposal_item"
        )


def test_a_voided_sale_puts_the_item_back_and_it_can_be_sold_again(store: Store) -> None:
    record(store, a_draft())
    void(store, sell(store, "A-000001/1"))
    assert in_states(store, IN_STOCK) == ["A-000001/1"]
    again = sell(store, "A-000001/1")
    with store.reading() as connection:
        (line,) = find_stock(connection, "", {ItemState.GONE}, DAY, limit=9, offset=0)
    assert line.left_by == again.item(1)
    assert holds(store)


def test_a_voided_purchase_was_never_in_stock(store: Store) -> None:
    (entry,) = record(store, a_draft(PHONE, BICYCLE))
    void(store, entry.number)
    assert in_states(store, IN_STOCK) == []
    assert in_states(store, {ItemState.VOID}) == ["A-000001/2", "A-000001/1"]
    with pytest.raises(ItemNotHere):
        sell(store, "A-000001/1")
    assert holds(store)


def test_what_comes_back_is_held_as_it_was(store: Store) -> None:
    record(store, a_draft())
    with store.writing() as connection:
        police_holds.place_police_hold(
            connection, EntryNumber("A", 1), 1, at=AT, by="staff-1", reference="PL-1", reason="Gevorderd"
        )
    void(store, sell(store, "A-000001/1", kind=EntryKind.POLICE))
    assert in_states(store, {ItemState.POLICE_HOLD}) == ["A-000001/1"]


steps = st.lists(
    st.one_of(
        st.just(("buy", 0)),
        st.tuples(
            st.sampled_from(["sell", "void", "hold", "release", "reserve", "cancel"]),
            st.integers(0, 30),
        ),
    ),
    min_size=5,
    max_size=30,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=steps, later=st.integers(-1, 12))
def test_after_any_history_each_item_is_where_its_entries_say(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int]], later: int
) -> None:
    folder: Path = tmp_path_factory.mktemp("life")
    store = create_store(folder / "book.db", STORE_KEY)
    life = Life(store)
    for step in history:
        life.live(*step)
    today = DAY + timedelta(days=later)
    for state in ItemState:
        expected = sorted(item for item in life.items if life.state(item, today) is state)
        assert sorted(in_states(store, {state}, today)) == expected
    assert holds(store)
    store.close()


class Life:
    """The same history, told in a few sets: what the store must agree with."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.items: list[str] = []
        self.by: dict[str, str] = {}
        self.void: set[str] = set()
        self.held: set[str] = set()
        self.reserved: set[str] = set()
        self.entries: dict[EntryNumber, tuple[str, ...]] = {}
        self.voided: set[EntryNumber] = set()

    def live(self, deed: str, choice: int) -> None:
        if deed == "buy":
            (entry,) = record(self.store, a_draft(PHONE, BICYCLE))
            self.items += [entry.number.item(1), entry.number.item(2)]
            self.entries[entry.number] = (entry.number.item(1), entry.number.item(2))
        elif deed == "void" and self.entries:
            self._void(list(self.entries)[choice % len(self.entries)])
        elif self.items:
            self._do(deed, self.items[choice % len(self.items)])

    def state(self, item: str, today: date) -> ItemState:
        return item_state(
            today,
            free_on=FREE_ON,
            left_by=self.by.get(item, ""),
            voided_by="x" if item in self.void else "",
            police_held=item in self.held,
            reserved=item in self.reserved,
        )

    def _void(self, number: EntryNumber) -> None:
        if number in self.voided:
            return
        void(self.store, number)
        self.voided.add(number)
        for item in self.entries[number]:
            if item_number(item)[0] == number:
                self.void.add(item)
                self.reserved.discard(item)
            else:
                self.by.pop(item)

    def _do(self, deed: str, item: str) -> None:
        entry, line = item_number(item)
        if deed == "sell":
            if item in self.by or item in self.void:
                with pytest.raises(ItemNotHere):
                    sell(self.store, item)
                return
            sold = sell(self.store, item)
            self.by[item] = sold.item(1)
            self.entries[sold] = (item,)
            self.reserved.discard(item)
            return
        with self.store.writing() as connection:
            if deed == "hold":
                police_holds.place_police_hold(
                    connection, entry, line, at=AT, by="staff-1", reference="PL-1", reason="Gevorderd"
                )
                self.held.add(item)
            elif deed == "release":
                police_holds.release_police_holds(connection, entry, line, at=AT, by="staff-1", reason="Vrij")
                self.held.discard(item)
            elif deed == "reserve" and item not in self.by and item not in self.void:
                reservations.reserve(connection, entry, line, at=AT, by="staff-1")
                self.reserved.add(item)
            elif deed == "cancel":
                reservations.cancel_reservation(connection, entry, line)
                self.reserved.discard(item)


def test_the_items_of_an_older_book_are_in_stock_and_under_every_filter(tmp_path: Path) -> None:
    first_version(tmp_path / "book.db", entries=2)
    store = open_store(tmp_path / "book.db", STORE_KEY)
    assert len(in_states(store, IN_STOCK)) == 4
    with store.reading() as connection:
        only = RegisterFilter(kinds=frozenset({EntryKind.PURCHASE}), first=DAY, last=DAY, staff="staff-1")
        assert len(find_lines(connection, "", limit=9, offset=0, only=only)) == 4
    sell(store, "A-000001/2")
    assert holds(store)
    store.close()
