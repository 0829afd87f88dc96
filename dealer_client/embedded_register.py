"""The embedded practice register: a server process, started when it is needed and gone with whoever started it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import httpx

from dealer_client.central.errors import Unreachable
from dealer_client.central.wire import Health
from dealer_client.vault.files import write_private_file

FOLDER = "practice-register"
_ADDRESS_FILE = "address.json"
_START_SECONDS = 30.0


class EmbeddedRegister:
    """The practice register of one profile. Another program on the same profile may have started it already."""

    def __init__(self, profile_folder: Path) -> None:
        self._folder = profile_folder / FOLDER
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""
        self._stopped = False

    def address(self) -> str:
        """Its base address; starts it where it does not run. Raises Unreachable."""
        with self._lock:
            if self._stopped:
                raise Unreachable
            if self._process is not None and self._process.poll() is None:
                return self._url
            elsewhere = self._running_elsewhere()
            if elsewhere:
                return elsewhere
            self._start()
            return self._url

    def stop(self) -> None:
        """Ends the process where this program started it."""
        with self._lock:
            self._stopped = True
            if self._process is None:
                return
            if self._process.stdin is not None:
                # The server ends when its standard input does, also after this program was killed.
                self._process.stdin.close()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None

    def _running_elsewhere(self) -> str:
        try:
            url = str(json.loads((self._folder / _ADDRESS_FILE).read_text(encoding="utf-8"))["url"])
            answer = httpx.get(url + "/v1/health", timeout=2.0, trust_env=False)
            if Health.model_validate_json(answer.content).practice is not True:
                return ""
        except (OSError, ValueError, KeyError, TypeError, httpx.HTTPError, httpx.InvalidURL):
            return ""
        return url

    def _start(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        database = f"sqlite:///{self._folder / 'register.sqlite'}"
        self._process = subprocess.Popen(
            [*_this_program(), "practice-register", "--port", "0", "--database", database, "--stop-with-parent"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_bare_environment(),
        )
        self._url = _announced(self._process)
        if not self._url:
            self._process.kill()
            self._process.wait()
            self._process = None
            raise Unreachable
        write_private_file(self._folder / _ADDRESS_FILE, json.dumps({"url": self._url}))


def _announced(process: subprocess.Popen[bytes]) -> str:
    """The address in the one line that the server prints when it is ready; empty where it never is."""
    if process.stdout is None:
        return ""
    late = threading.Timer(_START_SECONDS, process.kill)
    late.start()
    try:
        return str(json.loads(process.stdout.readline())["url"])
    except (ValueError, KeyError, TypeError):
        return ""
    finally:
        late.cancel()


def _this_program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "dealer_client"]


def _bare_environment() -> dict[str, str]:
    """The child needs to find Python and its libraries, nothing else of ours."""
    wanted = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "HOME", "LANG")
    return {name: os.environ[name] for name in wanted if name in os.environ}
