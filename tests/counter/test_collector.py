from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from dealer_client.counter.collector import Collector


class Ring:
    """Refers to itself, so that only the collector can end it; tells in which thread that was."""

    def __init__(self, ended_in: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: ended_in.append(threading.current_thread()))


def make_rings(count: int, ended_in: list[threading.Thread]) -> None:
    for _ in range(count):
        Ring(ended_in)


def test_what_a_background_thread_allocates_ends_nothing_there(app):
    owner, ended_in = QObject(), []
    collector = Collector(owner, lambda: 60.0)
    try:
        make_rings(3, ended_in)
        busy = threading.Thread(target=lambda: [[] for _ in range(100_000)])
        busy.start()
        busy.join()
        assert ended_in == []
        for _ in range(30):
            collector.collect()
        assert ended_in == [threading.current_thread()] * 3
    finally:
        collector.stop()


def test_objects_that_lived_long_are_collected_now_and_then(app):
    owner, ended_in = QObject(), []
    collector = Collector(owner, lambda: 60.0)
    try:
        long_lived = [Ring(ended_in)]
        for _ in range(3):
            collector.collect()
        long_lived.clear()
        for _ in range(30):
            collector.collect()
        assert len(ended_in) == 1
    finally:
        collector.stop()


def test_old_objects_are_looked_through_while_nobody_types_or_when_that_never_comes(app):
    owner, ended_in = QObject(), []
    collector = Collector(owner, lambda: 0.2)
    try:
        long_lived = [Ring(ended_in)]
        for _ in range(3):
            collector.collect()
        long_lived.clear()
        for _ in range(500):
            collector.collect()
        assert ended_in == []
        for _ in range(100):
            collector.collect()
        assert len(ended_in) == 1
    finally:
        collector.stop()


def test_python_collects_by_itself_again_once_the_window_is_gone(app):
    owner = QObject()
    collector = Collector(owner, lambda: 0.0)
    collector.settle()
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
