from __future__ import annotations

from pathlib import Path

from .faulty_line import campaign


def test_over_a_line_full_of_faults_the_register_has_each_entry_once_and_in_order(tmp_path: Path):
    outcome = campaign(tmp_path, entries=250, share=0.3, seed=36036)

    assert outcome.holds, outcome.sentence
    # Every way to fail was there.
    assert len(outcome.faults) == 9, outcome.sentence
