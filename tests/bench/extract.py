"""`python tests/bench/extract.py [ROWS ...]`: an extract beside Typst on the same bare table, as a ratio of
processor time in one run."""

from __future__ import annotations

import json
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from dealer_client.documents.attached import attached_json
from dealer_client.documents.extract import make_extract
from dealer_client.documents.page import page_data
from dealer_client.documents.verify import verify_extract
from dealer_client.register.canonical import parse_object
from dealer_client.resources import resource_path
from tests.documents.small_book import SKETCH, SmallBook

_BARE = b"""
#let it = json(bytes(sys.inputs.data))
#set document(title: "Bare table", date: datetime(year: 2026, month: 1, day: 1))
#set page(paper: "a4", flipped: true, margin: (x: 14mm, top: 17mm, bottom: 35mm), numbering: "1 / 1")
#set text(font: "Inter", size: 8.5pt)
#table(columns: (27mm, 22mm, 1fr, 52mm, 28mm, 60mm, 23mm), table.header(..it.columns), ..it.rows.flatten())
"""


def _text(cell: Any) -> str:
    """All text of a cell of the page."""
    return cell if isinstance(cell, str) else "\n".join(filter(None, (cell["t"], cell.get("a"), cell.get("m"))))


def main() -> None:
    import typst

    for rows in [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]:
        book = SmallBook()
        book.record(*(SKETCH[1:] * (rows // 2)))
        request = book.request(receipt_size=rows - 10)
        attached = attached_json(request)
        page = page_data(parse_object(attached), sha256(attached).hexdigest())
        table = {
            "columns": [column["name"] for column in page["columns"]],
            "rows": [[_text(cell) for cell in row] for row in page["rows"]],
        }
        data = json.dumps(table, ensure_ascii=False)
        start = time.process_time()
        typst.compile(
            _BARE,
            sys_inputs={"data": data},
            font_paths=[str(resource_path("fonts"))],
            ignore_system_fonts=True,
            pdf_standards=["a-3a"],
        )
        bare = time.process_time() - start
        start = time.process_time()
        pdf = make_extract(request)
        ours = time.process_time() - start
        start = time.process_time()
        verify_extract(pdf, register_key=None)
        verify = time.process_time() - start
        print(
            f"{rows} rows: bare table {bare:.2f} s, extract {ours:.2f} s, ratio {ours / bare:.2f}; "
            f"verify {verify:.2f} s; {len(pdf) / 1e6:.1f} MB"
        )


if __name__ == "__main__":
    main()
