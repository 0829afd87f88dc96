"""The practice register as a process of its own."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

from dealer_client.resources import resource_path
from dealer_client.setting_up import RegisterToEnrolWith, set_up, shop_details
from dealer_client.vault.profile import KeyPlace


class RegisterProcess:
    """It serves on a port of its own, which stays the same after a kill."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / "register.sqlite"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts it and waits until it serves."""
        words = ["practice-register", "--port", str(self.port), "--database", f"sqlite:///{self._database}"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "dealer_client", *words], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        json.loads(self._process.stdout.readline())

    def kill(self) -> None:
        """Kill -9."""
        assert self._process is not None
        self._process.kill()
        self._process.communicate()

    def held(self) -> list[int]:
        """The numbers of the entries in its database, in order, as often as they stand there."""
        with sqlite3.connect(self._database) as connection:
            return [number for (number,) in connection.execute("SELECT number FROM entry ORDER BY number")]


def enrolled_profile(home: Path, register: RegisterProcess) -> None:
    """A practice profile in `home`, enrolled with that register."""
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        shop = tomllib.load(file)["shop"][0]
    enrolment = RegisterToEnrolWith(url=register.url, code=shop["enrolment_codes"][0])
    set_up(home, shop_details(shop), enrolment, keys=KeyPlace.PRACTICE_FILE, practice=True)
