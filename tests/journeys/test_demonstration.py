"""The headless walk that shows a newcomer what the product does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"


def test_the_walk_leaves_pictures_an_extract_that_holds_and_a_summary(tmp_path: Path) -> None:
    out, temporary = tmp_path / "with a space", tmp_path / "temporary"
    temporary.mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "dealer_client", "demo", "--out", str(out)],
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert str(out) in ran.stdout
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["extract"]["holds"] is True
    assert summary["audit"]["holds"] is True
    assert [warning["level"] for warning in summary["warnings"]] == ["exact"]
    assert [hit["entry_number"] for hit in summary["police_hit_list"]] == ["A-000006/1"]
    assert (out / "extract.pdf").read_bytes().startswith(b"%PDF-")
    assert len(summary["pictures"]) >= 6
    assert all((out / picture).read_bytes().startswith(PNG) for picture in summary["pictures"])
    # The profile that it made for itself is gone again.
    assert list(temporary.iterdir()) == []
