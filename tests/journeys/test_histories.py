"""Random histories of two counters say what a slow model says; `python -m tests.journeys.histories` runs long ones."""

from __future__ import annotations

from pathlib import Path

from .histories.machine import run


def test_any_history_of_two_counters_keeps_every_promise_of_the_book(tmp_path: Path) -> None:
    happened = run(tmp_path, examples=5, steps=25, always_the_same=True)
    assert happened["histories"] >= 5
    assert happened["purchases"] > 0
