"""A practice register in a process of its own, for tests of any room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import httpx

_PROGRAM = """
import sys
from datetime import timedelta
from dealer_client.practice.server import run_practice_register

port, database, token_seconds = sys.argv[1:]
sys.exit(
    run_practice_register(
        port=int(port),
        database=database,
        stop_with_parent=True,
        token_lifetime=timedelta(seconds=float(token_seconds)),
    )
)
"""


class RunningRegister:
    """A register on loopback. After `kill` or `stop` it starts again at the same address, with the same data."""

    def __init__(self, folder: Path, *, database: str = "", token_seconds: float = 900) -> None:
        self.database = database or f"sqlite:///{folder / 'register.sqlite'}"
        self.url = ""
        self.token_seconds = token_seconds
        self._log = folder / "register.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        """The process that serves."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Starts it and waits until it answers."""
        assert self._process is None
        port = self.url.rpartition(":")[2] or "0"
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, port, self.database, str(self.token_seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self.log()
        self.url = json.loads(line)["url"]

    def stop(self) -> None:
        """Ends it as a program does that no longer needs it."""
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._ended()

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._ended()

    def hits(self) -> list[dict[str, Any]]:
        """What the police were told, newest first."""
        answer = httpx.get(self.url + "/police/hits.json", trust_env=False)
        answer.raise_for_status()
        hits: list[dict[str, Any]] = answer.json()["hits"]
        return hits

    def log(self) -> str:
        """Everything it wrote to standard error."""
        return self._log.read_text(encoding="utf-8")

    def _ended(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        try:
            self._process.wait(timeout=15)
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdin.close()
            self._process.stdout.close()
            self._process = None
