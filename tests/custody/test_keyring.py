"""Keys in a real Secret Service (gnome-keyring), and on a machine that has none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SESSION = """
printf 'session password' | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 &
keyring=$!
for try in 1 2 3 4 5 6 7 8 9 10; do
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && break
    sleep 0.2
done
"$@"
status=$?
kill $keyring
exit $status
"""


@pytest.mark.skipif(
    not all(map(shutil.which, ("dbus-run-session", "gnome-keyring-daemon", "dbus-send"))),
    reason="needs gnome-keyring and dbus",
)
def test_a_real_keyring_keeps_moves_renews_and_forgets_the_keys(tmp_path: Path) -> None:
    (tmp_path / "user").mkdir()
    (tmp_path / "run").mkdir(mode=0o700)
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DBUS_"))}
    surroundings |= {"HOME": str(tmp_path / "user"), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    surroundings |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}
    day = [sys.executable, "-m", "tests.custody.keyring_day", str(tmp_path)]
    said = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", _SESSION, "session", *day],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.stdout.splitlines()[-1:] == ["done"], said.stderr


def test_a_machine_without_a_keyring_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    words = ["from tests.custody.profiles import a_profile", "from dealer_client.vault.profile import KeyPlace"]
    words += ["import sys, pathlib", "a_profile(pathlib.Path(sys.argv[1]), KeyPlace.KEYRING)"]
    said = subprocess.run(
        [sys.executable, "-c", "; ".join(words), str(tmp_path / "home")],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "NoKeyring" in said.stderr
    assert "never put in a file behind your back" in said.stderr
    assert list(tmp_path.iterdir()) == []
