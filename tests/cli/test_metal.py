"""`dealer-client metal-prices`."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run


def test_a_price_that_is_set_is_shown_as_it_was_typed(run: Run) -> None:
    assert "nog geen metaalprijs" in run("metal-prices", "show").out
    assert run("metal-prices", "set", "goud", "84,3").out.startswith("goud: € 84,30 per gram, ")
    assert run("--language", "en", "metal-prices", "show").out.startswith("gold: €84.30 a gram, ")


def test_a_file_of_prices_is_taken_or_refused_whole(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_text("metal;date;price\nsilver;2026-01-02;1.03455\n")
    assert run("metal-prices", "import", file).out == "zilver: € 1,03455 per gram, 02-01-2026\n"
    file.write_text("gold;2026-01-02;84.30\nsilver;2999-01-02;1\n")
    refused = run("metal-prices", "import", file)
    assert refused.status == 2
    assert "Regel 2" in refused.err
    assert "goud" not in run("metal-prices", "show").out
