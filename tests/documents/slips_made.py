"""The slips whose bytes are recorded in `slips/`; `python -m tests.documents.slips_made` records them anew.

Look at the pictures (`slip_picture.printed`) before recording: the test holds what is there.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from dealer_client.documents.escpos_bytes import slip_bytes
from dealer_client.documents.logo import read_logo
from dealer_client.documents.slip import pledge_slip, purchase_slip, sales_slip

from .papers import a_purchase, a_sale, a_sheet
from .small_book import SHOP

RECORDED = Path(__file__).with_name("slips")


def _logo() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (120, 40), "black").save(file, "PNG")
    return file.getvalue()


def _cash_sale() -> bytes:
    sale = a_sale()
    paid = replace(sale, content={**sale.content, "payment": {"method": "cash"}})
    return slip_bytes(sales_slip(paid, a_sheet(language="en")), width_mm=80)


def _pledge() -> bytes:
    pledge = replace(a_purchase(), content={**a_purchase().content, "kind": "pledge", "redeem_by": "2027-02-01"})
    sheet = a_sheet(copy=True, shop=replace(SHOP, practice=True))
    return slip_bytes(pledge_slip(pledge, sheet), width_mm=58)


SLIPS: Mapping[str, Callable[[], bytes]] = {
    "purchase-80": lambda: slip_bytes(purchase_slip(a_purchase(), a_sheet(logo=read_logo(_logo()))), width_mm=80),
    "purchase-58": lambda: slip_bytes(purchase_slip(a_purchase(), a_sheet()), width_mm=58),
    "pledge-58-practice-copy": _pledge,
    "sale-80-cash": _cash_sale,
}


if __name__ == "__main__":
    for name, make in SLIPS.items():
        (RECORDED / f"{name}.bin").write_bytes(make())
