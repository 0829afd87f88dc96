"""Entry numbers in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dealer_client.register.numbering import EntryNumber

_MOST_RUNS = 12


def number_runs(series: str, numbers: Sequence[int]) -> str:
    """`A-000121–A-000123, A-000130`, from numbers in ascending order; after a dozen runs it ends in an ellipsis."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    shown = [
        f"{EntryNumber(series, first)}"
        if first == last
        else f"{EntryNumber(series, first)}–{EntryNumber(series, last)}"
        for first, last in runs[:_MOST_RUNS]
    ]
    return ", ".join(shown) + (" …" if len(runs) > _MOST_RUNS else "")
