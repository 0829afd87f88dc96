"""Works through a day of canaries in the profile HOME, with its exports in OUT, and ends by a kill in the middle of it.

python -m tests.journeys.day_of_canaries HOME OUT
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from dealer_client.app import open_counter
from dealer_client.custody.backups import back_up
from tests.journeys.busy_counter import purchase
from tests.journeys.canaries import Canaries

PURCHASES = 50


def work(home: Path, out: Path) -> None:
    """Types, parks, records, searches, backs up; says on standard output which canaries there were."""
    canaries = Canaries()
    counter = open_counter(home, sync_in_background=False)
    desk = counter.desk
    for number in range(PURCHASES):
        draft = canaries.purchase(number, purchase(number, desk.today()))
        desk.drafts.keep(draft)
        if number % 10 == 9:
            desk.drafts.park(draft)
            continue
        desk.record(draft)
        desk.search(draft.seller.surname)
    back_up(counter.profile, counter.store, counter.book.secrets.store_key, out)
    print("\n".join(canaries.planted), flush=True)
    # As the end of a bad day: the log, the marks and whatever was temporary stay as they are.
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
