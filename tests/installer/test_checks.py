"""The order of the checks, and the exit code of the whole."""

import pytest

from installer import checks, processes
from installer.checks import Check


class Done(Exception):
    """Stands for the moment at which this program would have become pytest."""


@pytest.fixture
def pytest_run(monkeypatch):
    """How pytest was started: (handed over or waited for, arguments, environment)."""
    runs = []

    def hand_over(command, environment):
        runs.append(("handed over", command, environment))
        raise Done

    def run(command, environment):
        runs.append(("waited for", command, environment))
        return 0

    monkeypatch.setattr(processes, "hand_over", hand_over)
    monkeypatch.setattr(processes, "run", run)
    return runs


def set_checks(monkeypatch, **outcomes):
    monkeypatch.setattr(checks, "BEFORE_THE_TESTS", tuple(Check(name, (name,)) for name in outcomes))
    monkeypatch.setattr(Check, "passes", lambda self: outcomes[self.name])


def test_when_every_check_passes_pytest_alone_decides(monkeypatch, pytest_run):
    set_checks(monkeypatch, ruff=True, mypy=True)
    with pytest.raises(Done):
        checks.check_all(["-k", "limits"])
    how, command, _ = pytest_run[0]
    assert how == "handed over"
    assert command[-2:] == ["-k", "limits"]


def test_a_failing_check_is_named_the_tests_still_run_and_the_whole_fails(monkeypatch, pytest_run, capsys):
    set_checks(monkeypatch, ruff=False, mypy=True, imports=False)
    assert checks.check_all([]) == 1
    assert pytest_run[0][0] == "waited for"
    assert "FAILED before the tests: ruff, imports" in capsys.readouterr().out


@pytest.mark.parametrize(("given", "used"), [(None, "offscreen"), ("xcb", "xcb")])
def test_the_tests_open_no_window_unless_they_are_told_to(monkeypatch, pytest_run, given, used):
    set_checks(monkeypatch, ruff=True)
    if given is None:
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    else:
        monkeypatch.setenv("QT_QPA_PLATFORM", given)
    with pytest.raises(Done):
        checks.check_all([])
    assert pytest_run[0][2]["QT_QPA_PLATFORM"] == used


def test_a_check_is_silent_when_it_passes_and_shows_what_it_said_when_it_fails(capsys):
    assert Check("python's version", ("python", "--version")).passes()
    assert "Python 3" not in capsys.readouterr().out
    assert not Check("no such option", ("python", "--no-such-option")).passes()
    assert "no-such-option" in capsys.readouterr().out
