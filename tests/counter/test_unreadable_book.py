"""A book that cannot be read for a moment: each page says so, and none says that there is nothing."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreDiskFails

WHY = "De schijf geeft een fout"


class Disk:
    """It fails and is mended when the test says so."""

    def __init__(self, monkeypatch):
        self._monkeypatch, self._honest = monkeypatch, Store.reading

    def fail(self):
        @contextmanager
        def failing(_store):
            raise StoreDiskFails
            yield

        self._monkeypatch.setattr(Store, "reading", failing)

    def mend(self):
        self._monkeypatch.setattr(Store, "reading", self._honest)


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


def show(till, place, page=0):
    till.window.show_place(place)
    place.tabs.choose(page)
    place.refresh()
    till.until(lambda: not till.window.background.busy)


def test_the_stock_says_so_and_reads_on_when_it_can(till, disk):
    place = till.window.stock
    disk.fail()
    show(till, place)
    assert place.lines.problem.line.title.startswith(WHY)
    assert place.lines.problem.isVisible() and not place.lines.empty.isVisible()
    show(till, place, 1)
    assert place.free_days.empty.heading() == "Nu niet te lezen wat vrijkomt"
    disk.mend()
    show(till, place)
    till.until(lambda: place.lines.empty.isVisible() and not place.lines.problem.isVisible())
    assert place.free_days.empty.heading().startswith("Niets komt vrij")


def test_the_documents_say_so_and_claim_no_extract_that_failed(till, disk):
    place = till.window.documents
    disk.fail()
    show(till, place)
    assert place.extract.state.line.title == "Het boek is nu niet te lezen"
    show(till, place, 1)
    assert place.jobs.state.line.title.startswith(WHY)
    assert not place.jobs.empty.isVisible()
    disk.mend()
    show(till, place, 1)
    till.until(lambda: place.jobs.empty.isVisible() and not place.jobs.state.isVisible())


def test_the_day_says_so_on_its_page_and_keeps_what_it_knew(till, disk):
    place = till.window.day
    show(till, place)
    disk.fail()
    show(till, place)
    said = place.sheet.toPlainText()
    assert said.index("De kas is nu niet te lezen") < said.index(WHY) < said.index("Kasboek van")
    show(till, place, 2)
    assert place.books.state.line.title == "De kas is nu niet te lezen"
    disk.mend()
    show(till, place)
    till.until(lambda: place.sheet.toPlainText().startswith("Kasboek van"))
    assert not place.books.state.isVisibleTo(place.books)


def test_the_rules_say_so_and_blame_no_pack(till, disk):
    card = till.window.settings.rules
    disk.fail()
    card.refresh()
    till.until(lambda: card.state.isVisibleTo(card) and not till.window.background.busy)
    assert card.state.line.title == "De regelpakketten zijn nu niet te lezen"
    disk.mend()
    card.refresh()
    till.until(lambda: not card.state.isVisibleTo(card))
