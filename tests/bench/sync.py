"""`python tests/bench/sync.py [ENTRIES]`: the exchange of a whole book beside bare posts of the same bytes, in one run.

The exchange is durable at both ends: each batch is a transaction at the register, and one in the store when its receipt
is back. The bare posts go through httpx to a handler that reads them and keeps nothing; once in the same batches, and
once an entry at a time, as a client without batches would.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.sync import SyncEngine
from dealer_client.exchange import BookExchange
from dealer_client.register.draft import DraftItem, Identifier
from dealer_client.store import book
from dealer_client.store.engine import Store
from dealer_client.store.opening import create_store
from tests.central.watched_engine import SHOP
from tests.practice.practising_counter import Enrolments
from tests.practice.running_register import RunningRegister
from tests.store.books import BOOK, COUNTER_KEY, STORE_KEY, a_draft, an_entry, sign_head

_BARE_HANDLER = """
import socket, uvicorn

async def application(scope, receive, send):
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": b"{}"})

listening = socket.create_server(("127.0.0.1", 0))
listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
print(listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(application, log_config=None, access_log=False, lifespan="off")).run([listening])
"""


class _Copying(BookExchange):
    """Keeps the bodies that are sent, for the bare posts."""

    def __init__(self, store: Store, register_key: str) -> None:
        super().__init__(store, SHOP, COUNTER_KEY, register_key)
        self.batches: list[wire.UploadRequest] = []

    def next_batch(self, most_entries: int) -> wire.UploadRequest | None:
        batch = super().next_batch(most_entries)
        if batch is not None:
            self.batches.append(batch)
        return batch


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "book.db", STORE_KEY)
        with closing(store):
            _fill(store, entries)
            batches, exchange = _exchange(Path(folder), store)
    bodies = [batch.model_dump_json().encode() for batch in batches]
    single = [entry.model_dump_json().encode() for batch in batches for entry in batch.entries]
    with subprocess.Popen([sys.executable, "-c", _BARE_HANDLER], stdout=subprocess.PIPE) as handler:
        assert handler.stdout is not None
        url = f"http://127.0.0.1:{int(handler.stdout.readline())}/"
        in_batches, one_by_one = _posts(url, bodies), _posts(url, single)
        handler.kill()
    print(
        f"{entries} entries, {sum(map(len, bodies)) / 1e6:.1f} MB in {len(bodies)} batches: exchange {exchange:.2f} s "
        f"({entries / exchange:.0f} entries/s)\n"
        f"bare posts in the same batches {in_batches:.2f} s: {in_batches / exchange:.2f} of their rate\n"
        f"bare posts one by one {one_by_one:.2f} s: {one_by_one / exchange:.2f} of their rate"
    )


def _fill(store: Store, entries: int) -> None:
    with store.writing() as connection:
        for number in range(1, entries + 1):
            draft = a_draft(
                DraftItem(
                    category="phone",
                    description="zwart, 128 GB",
                    brand="Samsung",
                    model="Galaxy S21",
                    identifiers=(Identifier(kind="serial", value=f"RF8N{number:07}"),),
                    price_cents=12_500,
                )
            )
            book.add_entry(connection, "A", partial(an_entry, draft=draft), sign_head)


def _exchange(folder: Path, store: Store) -> tuple[list[wire.UploadRequest], float]:
    with RunningRegister(folder) as register:
        enrolling = CentralClient(lambda: register.url)
        request = wire.EnrolRequest(
            code=Enrolments(register.url).code(0), series="A", book=BOOK, counter_key=COUNTER_KEY.public.hex()
        )
        enrolment = enrolling.enrol(request)
        enrolling.close()
        exchange = _Copying(store, enrolment.register_key)
        client = CentralClient(lambda: register.url, enrolment.counter_id, enrolment.credential)
        engine = SyncEngine(client, exchange)
        begun = time.perf_counter()
        engine.run_once()
        taken = time.perf_counter() - begun
        assert exchange.waiting_count() == exchange.rejected_count() == 0
        engine.stop()
    return exchange.batches, taken


def _posts(url: str, bodies: list[bytes]) -> float:
    with httpx.Client(trust_env=False) as http:
        http.post(url, content=b"{}")
        begun = time.perf_counter()
        for body in bodies:
            http.post(url, content=body).raise_for_status()
        return time.perf_counter() - begun


if __name__ == "__main__":
    main()
