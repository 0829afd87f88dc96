"""A PostgreSQL server of the tests' own: in a temporary folder, on a free loopback port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

_ACCOUNT = "postgres"


def postgresql_programs() -> Path | None:
    """The folder of the newest PostgreSQL server on this computer, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def postgresql_server() -> Iterator[str]:
    """The URL of an empty database on a server with PostgreSQL's own settings, durable ones too.

    PostgreSQL does not run as root; for root it runs as the account that its package made.
    """
    programs = postgresql_programs()
    assert programs is not None
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        if _is_root():
            shutil.chown(folder, _ACCOUNT)
            shutil.chown(data, _ACCOUNT)
        log = Path(folder) / "server.log"
        _run([programs / "initdb", "-D", data, "-U", _ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"])
        port = _free_port()
        server = subprocess.Popen(
            _as_account(
                [programs / "postgres", "-D", data, "-p", port, "-k", folder, "-c", "listen_addresses=127.0.0.1"]
            ),
            stdout=subprocess.DEVNULL,
            stderr=log.open("wb"),
            cwd=folder,
        )
        try:
            _wait_for(port, server, log)
            yield f"postgresql+psycopg://{_ACCOUNT}@127.0.0.1:{port}/postgres"
        finally:
            # An immediate end: nothing of it is needed any longer.
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
            server.wait(timeout=20)


def new_database(server_url: str, name: str) -> str:
    """The URL of one more empty database on that server."""
    with psycopg.connect(server_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return f"{server_url.rpartition('/')[0]}/{name}"


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    while True:
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            psycopg.connect(host="127.0.0.1", port=port, user=_ACCOUNT, dbname="postgres", connect_timeout=5).close()
        except psycopg.OperationalError:
            continue
        return


def _run(command: Sequence[object]) -> None:
    done = subprocess.run(_as_account(command), capture_output=True, text=True, timeout=60, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr


def _as_account(command: Sequence[object]) -> list[str]:
    # It ends with the tests, also where these are killed.
    set_up = ["setpriv", "--pdeathsig=QUIT"]
    if _is_root():
        set_up += [f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--init-groups", "--reset-env"]
    return [*set_up, *(str(word) for word in command)]


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
