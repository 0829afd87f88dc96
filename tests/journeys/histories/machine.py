"""The machine that lets things happen at two counters, and looks after each whether the books say what they must."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dealer_client.desk import Desk, NotRecordable
from dealer_client.register.corrected_draft import ChangeWrong
from dealer_client.register.correction import FieldChange
from dealer_client.register.disposal import Disposal, DisposalLine, PoliceHandover
from dealer_client.register.draft import EntryKind, Payment
from dealer_client.register.item_life import ItemState
from dealer_client.register.known_seller import PersonKeys
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.tree import consistency_proof, inclusion_proof, verify_consistency, verify_inclusion
from dealer_client.store import amendments, book, other_counters, sellers
from dealer_client.store.opening import create_store

from .counters import STORE_KEY, a_buyer, a_desk, a_draft, a_receipt, buyer_keys, disposed, recorded
from .model import BORN, LIMIT, METHODS, SERIES, SURNAMES, WINDOW, Deal, Model, Sold, Thing, corrected

YOUNGEST_ERASED = timedelta(days=5 * 365)
"""Nothing that the Dutch pack keeps is erased sooner: the model does not know the packs' years, only that."""
_LAST_YEAR = 2050
PRICES = st.sampled_from([0, 1, 2500, 99_999, 100_000, 150_000, 200_000, 299_999])


class History(RuleBasedStateMachine):
    """Two counters, each with its own book, and the model beside them."""

    folder: ClassVar[Path]
    done: ClassVar[Counter[str]] = Counter()

    entries = Bundle("entries")
    items = Bundle("items")

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(dir=self.folder))
        template = self.folder / "template.db"
        if not template.exists():
            create_store(template, STORE_KEY).close()
        self.desks: dict[str, Desk] = {}
        for series in SERIES:
            shutil.copy(template, self.place / f"{series}.db")
            self.desks[series] = a_desk(self.place / f"{series}.db", series)
        self.recorded_on = self.desks["A"].today()
        self.model = Model(today=self.recorded_on, recorded_on=self.recorded_on)
        self.sizes = dict.fromkeys(SERIES, 0)
        self.exchanged = dict.fromkeys(SERIES, 0)
        self.heads: dict[str, list[tuple[int, bytes]]] = {series: [] for series in SERIES}
        self.count = 0

    # --- What happens -------------------------------------------------------------------------------------------------

    @initialize(target=entries)
    def open_the_shops(self):
        """Each counter has bought something before anything else happens."""
        return multiple(*(self.buy_from(series, 0, 0, [2500, 100_000], "cash", 0) for series in SERIES))

    @rule(
        target=entries,
        series=st.sampled_from(SERIES),
        person=st.integers(0, 2),
        document=st.integers(0, 1),
        prices=st.lists(PRICES, min_size=1, max_size=3),
        method=st.sampled_from(METHODS),
        days_back=st.integers(0, 3),
    )
    def buy(self, series, person, document, prices, method, days_back):
        number = self.buy_from(series, person, document, prices, method, days_back)
        return multiple() if number is None else number

    def buy_from(self, series, person, document, prices, method, days_back):
        """Buys where the model says that it may be done; the number of the entry, None where it was refused."""
        day = self.model.today - timedelta(days=days_back)
        wanted = Deal(
            number=EntryNumber(series, self.sizes[series] + 1),
            surname=SURNAMES[person],
            born=BORN[person],
            document=f"SPEC{person}{document}",
            day=day,
            method=method,
            prices=list(prices),
            brands=["Merk"] * len(prices),
        )
        self.count += 1
        draft = a_draft(wanted, self.model.today, self.count)
        if method == "cash" and sum(prices) + self.model.linked(series, wanted) >= LIMIT:
            self._refused(lambda: recorded(self.desks[series], draft), "CASH-LIMIT")
            return None
        number, *items = recorded(self.desks[series], draft)
        assert number == wanted.number
        self._grown(series)
        self.model.deals[number] = wanted
        for item in items:
            self.model.things[item] = Thing(deal=wanted, free_on=self.desks[series].stock.item(item).free_on)
        self.done["purchases"] += 1
        return number

    @rule(
        target=entries, which=st.integers(0), price=PRICES, method=st.sampled_from(METHODS), buyer=st.sampled_from("XY")
    )
    @precondition(lambda self: self.model.things)
    def sell(self, which, price, method, buyer):
        item = self.model.item(which)
        thing, series = self.model.things[item], item[0]
        sale = Disposal(
            happened_on=self.model.today,
            lines=(DisposalLine(item=item, price_cents=price),),
            buyer=a_buyer(buyer),
            payment=Payment(method=method),
        )
        cash = price if method == "cash" else 0
        linked = self.model.linked_to_buyer(series, buyer)
        if self.model.state(thing) is not ItemState.FREE or (method == "cash" and cash + linked >= LIMIT):
            self._refused(lambda: disposed(self.desks[series], sale))
            return multiple()
        return self._out(
            series, thing, Sold(disposed(self.desks[series], sale), item, buyer, self.model.today, cash), "sales"
        )

    @rule(target=entries, which=st.integers(0))
    @precondition(lambda self: self.model.things)
    def hand_to_the_police(self, which):
        item = self.model.item(which)
        thing, series = self.model.things[item], item[0]
        handover = Disposal(
            kind=EntryKind.POLICE,
            happened_on=self.model.today,
            lines=(DisposalLine(item=item),),
            police=PoliceHandover(case_number="PL0900-1", station="Utrecht", officer="A. Agent", badge="4711"),
        )
        if self.model.state(thing) in (ItemState.GONE, ItemState.VOID):
            self._refused(lambda: disposed(self.desks[series], handover))
            return multiple()
        return self._out(
            series, thing, Sold(disposed(self.desks[series], handover), item, "", self.model.today, 0), "police"
        )

    @rule(
        number=entries, data=st.data(), kind=st.sampled_from(["surname", "document", "price", "method", "day", "brand"])
    )
    def correct(self, number, data, kind):
        deal = self.model.deals.get(number)
        if deal is None:
            return
        line = data.draw(st.integers(0, len(deal.prices) - 1))
        path, old, new = {
            "surname": lambda: ("seller.surname", deal.surname, data.draw(st.sampled_from(SURNAMES))),
            "document": lambda: (
                "seller.document.number",
                deal.document,
                data.draw(st.sampled_from(["SPEC00", "SPEC21"])),
            ),
            "price": lambda: (f"items[{line}].price_cents", deal.prices[line], data.draw(PRICES)),
            "method": lambda: ("payment.method", deal.method, data.draw(st.sampled_from(METHODS))),
            "day": lambda: (
                "acquired_on",
                deal.day.isoformat(),
                (self.recorded_on - timedelta(days=data.draw(st.integers(0, 40)))).isoformat(),
            ),
            "brand": lambda: (
                f"items[{line}].brand",
                deal.brands[line],
                data.draw(st.sampled_from(["Merk", "Bosch", ""])),
            ),
        }[kind]()
        correcting = self.desks[number.series].correcting
        change = FieldChange(path=path, new=new)
        if deal.voided or old == new or (deal.erased and path.startswith("seller.")):
            with pytest.raises(ChangeWrong):
                correcting.correct(number, [change], "tikfout")
            return
        after = corrected(deal, kind, line, new)
        reached = self.model.reaches(deal), self.model.reaches(after)
        if reached[1] and (not reached[0] or kind == "method"):
            self._refused(lambda: correcting.correct(number, [change], "tikfout"), "CASH-LIMIT")
            return
        correcting.correct(number, [change], "tikfout")
        self._grown(number.series)
        for name in ("surname", "document", "day", "method", "prices", "brands"):
            setattr(deal, name, getattr(after, name))
        deal.changes.append((path, None if old == "" else old, None if new == "" else new))
        self.done["corrections"] += 1

    @rule(number=entries)
    def void(self, number):
        correcting = self.desks[number.series].correcting
        deal, sold = self.model.deals.get(number), self.model.sales.get(number)
        things = [thing for thing in self.model.things.values() if deal is not None and thing.deal is deal]
        refused = (deal or sold).voided or any(thing.sold is not None or thing.held for thing in things)
        if refused:
            with pytest.raises(ChangeWrong):
                correcting.void(number, "dubbel")
            return
        correcting.void(number, "dubbel")
        self._grown(number.series)
        (deal or sold).voided = True
        if sold is not None:
            self.model.things[sold.item].sold = None
        self.done["voids"] += 1

    @rule(which=st.integers(0))
    @precondition(lambda self: self.model.things)
    def hold_for_the_police(self, which):
        item = self.model.item(which)
        thing, stock = self.model.things[item], self.desks[item[0]].stock
        if self.model.state(thing) in (ItemState.GONE, ItemState.VOID):
            return
        stock.place_police_hold(item, "PL0900-1", "gebeld")
        thing.held = True
        self.done["police holds"] += 1

    @rule(which=st.integers(0))
    @precondition(lambda self: any(thing.held for thing in self.model.things.values()))
    def release(self, which):
        held = sorted(
            item
            for item, thing in self.model.things.items()
            if thing.held and self.model.state(thing) is ItemState.POLICE_HOLD
        )
        if held:
            item = held[which % len(held)]
            self.desks[item[0]].stock.release_police_hold(item, "vrijgegeven")
            self.model.things[item].held = False

    @rule(days=st.sampled_from([1, 5, 6, 29, 30, 31]))
    def days_pass(self, days):
        self._pass(days)

    @rule(series=st.sampled_from(SERIES))
    @precondition(lambda self: self.model.deals and self.model.today.year < _LAST_YEAR)
    def erase(self, series):
        """Years later the retention of everything has passed, and what nothing stops is erased."""
        self._pass(9 * 366)
        desk = self.desks[series]
        if desk.retention.erase(self.model.today, clock_checked=True) is not None:
            self.done["erasures"] += 1
        while self.sizes[series] < desk.entry_count():
            self._grown(series, one=False)
        for each in [*self.model.deals.values(), *self.model.sales.values()]:
            if each.number.series == series and not each.erased:
                parts = desk.correcting.present(each.number).parts
                each.erased = not {"seller", "buyer"} & set(parts)
                assert not each.erased or not isinstance(each, Deal) or self.model.today - each.day >= YOUNGEST_ERASED

    @rule(into=st.sampled_from(SERIES))
    def exchange(self, into):
        """One counter gets from the register what is new in the other one's book."""
        other = "B" if into == "A" else "A"
        with self.desks[other].at_work.store.reading() as connection:
            head = book.tree_head(connection, other)
            entries = list(book.read_entries(connection, other, self.exchanged[into] + 1, 10**9))
        if head is None or not entries:
            return
        with self.desks[into].at_work.store.writing() as connection:
            for entry in entries:
                root = book.add_received(connection, entry)
            assert root == head.root
            book.keep_head(connection, head)
            counter_key = self.desks[other].counter_key
            receipt = a_receipt(head, counter_key)
            book.add_receipt(connection, other, head.size, receipt["received_at"], receipt)
            other_counters.told_of(connection, other, head.size)
            other_counters.pin_counter(connection, other, head.book, counter_key)
        self.exchanged[into] = head.size
        self.model.exchanged(into, other)
        self.done["exchanges"] += 1

    # --- What must hold -----------------------------------------------------------------------------------------------

    @invariant()
    def numbers_run_without_a_gap(self):
        for series, desk in self.desks.items():
            assert desk.entry_count() == self.sizes[series]
            with desk.at_work.store.reading() as connection:
                numbers = [entry.number.number for entry in book.read_entries(connection, series, 1, 10**9)]
            assert numbers == list(range(1, self.sizes[series] + 1))

    @invariant()
    def items_are_as_the_model_has_them_and_no_hold_moved(self):
        for item, thing in self.model.things.items():
            line = self.desks[item[0]].stock.item(item)
            assert (line.state, line.free_on) == (self.model.state(thing), thing.free_on), item

    @invariant()
    def linked_cash_is_what_the_model_counts(self):
        first, last = self.model.today - timedelta(days=WINDOW), self.model.today + timedelta(days=WINDOW)
        for series, desk in self.desks.items():
            with desk.at_work.store.reading() as connection:
                for person in range(3):
                    keys = PersonKeys(
                        document=f"NLD SPEC{person}0", person=f"{SURNAMES[person].upper()} P {BORN[person].isoformat()}"
                    )
                    asked = Deal(
                        EntryNumber("-", 1),
                        SURNAMES[person],
                        BORN[person],
                        f"SPEC{person}0",
                        self.model.today,
                        "cash",
                        [],
                        [],
                    )
                    found = sellers.linked_cash(connection, keys, first, last)
                    assert found.cents == self.model.linked(series, asked)
                for buyer in "XY":
                    found = sellers.linked_cash(connection, buyer_keys(buyer), first, last)
                    assert found.cents == self.model.linked_to_buyer(series, buyer)

    @invariant()
    def no_correction_lost_an_old_value(self):
        for number, deal in self.model.deals.items():
            present = self.desks[number.series].correcting.present(number)
            told = [(change.path, change.old, change.new) for change in present.changes if change.path != "total_cents"]
            kept = [change for change in deal.changes if not (deal.erased and change[0].startswith("seller."))]
            assert told == kept
            assert present.value("total_cents") == sum(deal.prices)
            assert present.is_void is deal.voided

    def teardown(self):
        try:
            for series, desk in self.desks.items():
                self._proofs_hold(series, desk)
                result = desk.audit()
                assert result.holds, result.problems
                self._others_book_holds(series, desk)
                self.done["entries"] += self.sizes[series]
        finally:
            for desk in self.desks.values():
                desk.at_work.store.close()
            shutil.rmtree(self.place)
        self.done["histories"] += 1

    def _others_book_holds(self, series, desk):
        other = "B" if series == "A" else "A"
        with desk.at_work.store.reading() as connection:
            head = book.tree_head(connection, other)
            assert (head.size if head else 0) == self.exchanged[series]
            numbers = [entry.number.number for entry in book.read_entries(connection, other, 1, 10**9)]
            assert numbers == list(range(1, self.exchanged[series] + 1))
            for number in numbers:
                amendments.read_present(connection, EntryNumber(other, number))

    def _proofs_hold(self, series, desk):
        with desk.at_work.store.reading() as connection:
            head = book.tree_head(connection, series)
            if head is None:
                return
            read = book.node_reader(connection, series)
            for entry in book.read_entries(connection, series, 1, head.size):
                index = entry.number.number - 1
                path = inclusion_proof(index, head.size, read)
                assert verify_inclusion(entry.leaf_hash, index, head.size, path, head.root)
            for size, root in self.heads[series]:
                path = consistency_proof(size, head.size, read)
                assert verify_consistency(size, head.size, root, head.root, path)

    def _out(self, series, thing, sold, what):
        self._grown(series)
        thing.sold = sold
        self.model.sales[sold.number] = sold
        self.done[what] += 1
        return sold.number

    def _grown(self, series, *, one=True):
        self.sizes[series] += 1
        if one:
            assert self.desks[series].entry_count() == self.sizes[series]
        with self.desks[series].at_work.store.reading() as connection:
            size = self.sizes[series]
            self.heads[series].append((size, book.root_at(connection, series, size)))

    def _pass(self, days):
        self.model.today += timedelta(days=days)
        today = self.model.today
        for desk in self.desks.values():
            object.__setattr__(desk.at_work, "today", lambda: today)

    def _refused(self, deed, code=""):
        before = {series: desk.entry_count() for series, desk in self.desks.items()}
        with pytest.raises(NotRecordable) as refused:
            deed()
        assert code in [finding.code for finding in refused.value.open_findings] or not code
        assert before == {series: desk.entry_count() for series, desk in self.desks.items()}
        self.done["refusals"] += 1


def run(
    folder: Path, examples: int, steps: int, *, shrink: bool = False, always_the_same: bool = False
) -> Counter[str]:
    """Runs so many histories of at most so many steps; what happened in them. `shrink` looks for a short failing one,
    which takes many times as long; `always_the_same` histories are those of the tests."""
    machine = type("Histories", (History,), {"folder": folder, "done": Counter()})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=always_the_same,
            database=None,
            phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return machine.done
