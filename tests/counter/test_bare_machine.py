"""The counter works where there is nothing but a screen and a disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parents[2]


def test_a_purchase_and_every_place_need_no_bus_keyring_printer_network_camera_or_sound(tmp_path, translations):
    bare = {
        "PATH": "",
        "HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'no-bus'}",
        "PULSE_SERVER": str(tmp_path / "no-sound"),
        "CUPS_SERVER": str(tmp_path / "no-printers"),
    }
    walked = subprocess.run(
        [sys.executable, "-m", "tests.counter.bare_machine", str(tmp_path)],
        cwd=_HERE,
        env=bare,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert walked.returncode == 0, walked.stderr
    assert "Traceback" not in walked.stderr
    said = walked.stdout.splitlines()
    assert said[:2] == ["recorded 1", "printing: Deze computer heeft geen printer."]
    places = [line.removeprefix("shown ") for line in said[2:]]
    assert places == [
        "Inkoop",
        "Register",
        "Voorraad",
        "Verkoop",
        "Meldingen",
        "Documenten",
        "Dagafsluiting",
        "Instellingen",
    ]
