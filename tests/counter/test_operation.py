from __future__ import annotations

import threading

import pytest

from dealer_client.counter.operation import Background, Operation


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.close()


def test_success_is_told_in_the_ui_thread(background, qtbot):
    told = []
    Operation(background, threading.get_ident).success(
        lambda worked: told.append((worked, threading.get_ident()))
    ).start()
    qtbot.waitUntil(lambda: bool(told))
    worked, heard = told[0]
    assert heard == threading.get_ident() != worked


def test_failure_is_told_with_its_exception(background, qtbot):
    told = []

    def fail():
        raise ValueError("no")

    Operation(background, fail).success(lambda _: told.append("success")).failure(told.append).start()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ValueError)


def test_progress_is_told_in_order(background, qtbot):
    told, ended = [], []

    def work(report):
        for step in range(1, 4):
            report(step, 3)

    operation = Operation.with_progress(background, work, lambda done, of: told.append((done, of)))
    operation.success(ended.append).start()
    qtbot.waitUntil(lambda: bool(ended))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_progress_that_nobody_would_see_is_not_told(background, qtbot):
    told, ended = [], []

    def work(report):
        for step in range(1, 100_001):
            report(step, 100_000)

    operation = Operation.with_progress(background, work, lambda done, of: told.append(100 * done // of))
    operation.success(ended.append).start()
    qtbot.waitUntil(lambda: bool(ended))
    assert told == list(range(101))


def test_closing_waits_for_what_runs_and_nobody_is_called_after_it(qapp):
    background, begun, may_end, ended, told = Background(), threading.Event(), threading.Event(), [], []

    def work():
        begun.set()
        may_end.wait(5)
        ended.append(True)

    Operation(background, work).success(told.append).start()
    assert begun.wait(5)
    threading.Timer(0.05, may_end.set).start()
    background.close()
    qapp.processEvents()
    assert ended == [True]
    assert told == []


def test_work_that_is_cancelled_ends_at_its_next_report_and_only_that_is_told(background, qtbot):
    begun, may_go_on, told, steps = threading.Event(), threading.Event(), [], []

    def work(report):
        for step in range(1, 100):
            report(step, 100)
            steps.append(step)
            begun.set()
            may_go_on.wait(5)

    operation = Operation.with_progress(background, work, lambda *_: None)
    operation.success(lambda _: told.append("success")).failure(lambda _: told.append("failure"))
    operation.cancelled(lambda: told.append("cancelled")).start()
    assert begun.wait(5)
    operation.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["cancelled"]
    assert steps == [1]


def test_work_that_was_done_before_it_could_be_cancelled_tells_so(background, qtbot):
    begun, may_end, told = threading.Event(), threading.Event(), []

    def work():
        begun.set()
        may_end.wait(5)
        return "recorded"

    operation = Operation(background, work).success(told.append).cancelled(lambda: told.append("cancelled"))
    operation.start()
    assert begun.wait(5)
    operation.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["recorded"]
