"""Kills client and register at random moments, and looks whether each entry is there, once, on both sides.

python -m tests.journeys.kills --count 1000 [--seed N]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

from dealer_client.app import open_counter

from .register_process import RegisterProcess, enrolled_profile

_LONGEST_LIFE = 1.2


@dataclass
class Outcome:
    """What a campaign saw. `shown` are the numbers that a clerk was shown; `held` those in the register, as kept."""

    kills: int
    shown: list[str]
    recorded: int = 0
    audit: str = ""
    holds: bool = False
    held: list[int] = field(default_factory=list)

    @property
    def lost(self) -> set[str]:
        """Shown, and not in the book."""
        return {number for number in self.shown if int(number.split("-")[1]) > self.recorded}

    @property
    def sentence(self) -> str:
        """The outcome in one line."""
        return (
            f"{self.kills} kills, {len(self.shown)} entries shown, {self.recorded} recorded, {len(self.lost)} lost, "
            f"{len(self.held)} at the register, {len(self.held) - len(set(self.held))} twice; {self.audit}"
        )


def campaign(folder: Path, count: int, seed: int) -> Outcome:
    """Half of the kills hit the client, half the register while the client works on."""
    chance = random.Random(seed)
    register = RegisterProcess(folder)
    register.start()
    home = folder / "counter"
    enrolled_profile(home, register)
    shown: list[str] = []
    for round_ in range(0, count, 2):
        client = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.busy_counter", str(home)], stdout=subprocess.PIPE, text=True
        )
        assert client.stdout is not None
        # The first purchase of this round is recorded, or a moment of its start-up is hit.
        if chance.random() < 0.8:
            shown.append(client.stdout.readline().strip())
        wait(chance.uniform(0, _LONGEST_LIFE))
        if round_ + 1 < count:
            register.kill()
            wait(chance.uniform(0, _LONGEST_LIFE / 2))
            register.start()
            wait(chance.uniform(0, _LONGEST_LIFE / 2))
        client.kill()
        # A line that was cut in the middle was not shown.
        shown += [line.strip() for line in client.communicate()[0].splitlines(keepends=True) if line.endswith("\n")]
    outcome = Outcome(kills=count, shown=[number for number in shown if number])
    try:
        _look(home, outcome)
    finally:
        register.kill()
    outcome.held = register.held()
    return outcome


def wait(seconds: float) -> None:
    """Lets the other processes work: the moment of a kill is the only thing here that is a matter of time."""
    threading.Event().wait(seconds)


def _look(home: Path, outcome: Outcome) -> None:
    counter = open_counter(home, sync_in_background=False)
    try:
        assert counter.sync is not None
        counter.sync.run_once()
        result = counter.desk.audit()
        outcome.recorded = counter.desk.entry_count()
        outcome.audit, outcome.holds = result.sentence.en, result.holds
    finally:
        counter.close()


def main() -> int:
    """Runs the long form and prints its outcome."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = campaign(Path(folder), arguments.count, arguments.seed)
    print(f"seed {arguments.seed}: {outcome.sentence}")
    whole = outcome.holds and not outcome.lost and outcome.held == list(range(1, outcome.recorded + 1))
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
