"""Many counters at work on one practice register with PostgreSQL: how much it takes in, how soon, and what it costs.

    python -m tests.bench.country [COUNTERS] [ENTRIES] [RATE]

COUNTERS (200) counters of as many dealers, half of them waiting at the feed all the time, each hand over ENTRIES (20)
entries one by one, as a shop does: RATE entries a second over all of them, or as fast as the register answers (0).
Prints entries a second, how long an upload took, and the processor time of the register and of PostgreSQL for each
entry. Everything runs on this machine, the counters too: what they need is not there for the register.
"""

from __future__ import annotations

import http.client
import os
import random
import statistics
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from dealer_client.central import wire
from tests.practice.postgresql_server import postgresql_server
from tests.practice.practising_counter import PractisingCounter, more_codes, new_dealer
from tests.practice.running_register import RunningRegister

_TICKS = os.sysconf("SC_CLK_TCK")


class _Counter(threading.Thread):
    """One counter with all its uploads made beforehand; `taken` are the seconds that each took."""

    def __init__(self, counter: PractisingCounter, entries: int, begin: threading.Barrier, pause: float) -> None:
        super().__init__()
        self._pause = pause
        book = [counter.entry(number) for number in range(1, entries + 1)]
        self._bodies = [
            wire.UploadRequest(entries=[book[size - 1]], head=counter.head(book[:size])).model_dump_json().encode()
            for size in range(1, entries + 1)
        ]
        self._token, self._address = counter.token, urlsplit(counter.url)
        self._begin = begin
        self.taken: list[float] = []
        self.refused = 0

    def run(self) -> None:
        line = http.client.HTTPConnection(str(self._address.hostname), self._address.port, timeout=120)
        headers = {"authorization": f"Bearer {self._token}", "content-type": "application/json"}
        self._begin.wait()
        # Not all at the same moment, and then each at its own pace.
        due = time.perf_counter() + random.uniform(0, self._pause)
        for body in self._bodies:
            time.sleep(max(due - time.perf_counter(), 0.0))
            due += self._pause
            begun = time.perf_counter()
            line.request("POST", "/v1/entries", body, headers)
            answer = line.getresponse()
            answer.read()
            self.taken.append(time.perf_counter() - begun)
            self.refused += answer.status != 200
        line.close()


class _Listener(threading.Thread):
    """Waits at the feed of a counter until the measurement is over."""

    def __init__(self, counter: PractisingCounter, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self._counter, self._over = counter, over

    def run(self) -> None:
        cursor = 0
        while not self._over.is_set():
            cursor = self._counter.feed(cursor, wait=5).cursor


def main(arguments: list[str]) -> int:
    """Runs the measurement."""
    count, entries, rate = (int(value) for value in [*arguments, *["200", "20", "0"][len(arguments) :]])
    pause = count / rate if rate else 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        postgresql_server() as database,
        RunningRegister(Path(folder), database=database) as register,
    ):
        counters = [
            PractisingCounter(register.url, more_codes(database, new_dealer(database), 1)[0], "A") for _ in range(count)
        ]
        begin, over = threading.Barrier(count + 1), threading.Event()
        working = [_Counter(counter, entries, begin, pause) for counter in counters]
        listening = [_Listener(counter, over) for counter in counters[::2]]
        for thread in (*listening, *working):
            thread.start()
        begin.wait()
        load, begun = os.getloadavg()[0], time.perf_counter()
        server = _server_of(database)
        before = _seconds(register.pid), _seconds_of_children(server)
        for thread in working:
            thread.join()
        seconds = time.perf_counter() - begun
        spent = _seconds(register.pid) - before[0], _seconds_of_children(server) - before[1]
        over.set()
    taken = sorted(each for counter in working for each in counter.taken)
    done = len(taken)
    print(f"{count} counters, {done} entries in {seconds:.1f} s: {done / seconds:.0f} a second; refused", end=" ")
    print(f"{sum(counter.refused for counter in working)}; load of the machine before it began {load:.1f}")
    print(
        f"an upload: median {_ms(statistics.median(taken))}, p99 {_ms(taken[int(done * 0.99)])}, most {_ms(taken[-1])}"
    )
    print(f"processor time an entry: register {_ms(spent[0] / done)}, PostgreSQL {_ms(spent[1] / done)}")
    return 0


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _seconds(pid: int) -> float:
    """The processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _server_of(database: str) -> int:
    """The process that all connections of a PostgreSQL server are children of."""
    with psycopg.connect(database.replace("+psycopg", "")) as connection:
        return _parent(connection.info.backend_pid)


def _seconds_of_children(parent: int) -> float:
    """The processor time of all children of a process: those that are there, and those that have ended."""
    ended = Path(f"/proc/{parent}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    total = (int(ended[13]) + int(ended[14])) / _TICKS
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if _parent(int(folder.name)) == parent:
                total += _seconds(int(folder.name))
    return total


def _parent(pid: int) -> int:
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    return int(stat.rpartition(")")[2].split()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
