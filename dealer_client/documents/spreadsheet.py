"""Tables for a spreadsheet: semicolons and a byte order mark, as Dutch programs read them without a question.

Text that somebody typed never begins a formula: a spreadsheet would carry it out (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def spreadsheet(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A table as a file. Cells with text that somebody typed must be `safe_cell`s."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Text for a cell, on one line and never the beginning of a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
