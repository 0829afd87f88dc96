"""Acquisitions as a script hands them over."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

EXPIRY = f"{datetime.now(UTC).year + 4}-08-08"
STOLEN_IMEI = "490154203237518"
STOLEN_FRAME = "WTU123456789"


def acquisition(**changes: Any) -> dict[str, Any]:
    """An acquisition that no rule has anything against; `changes` replace its parts."""
    return {
        "seller": {
            "surname": "Bruijn",
            "prefix": "de",
            "given_names": "Willeke Liselotte",
            "date_of_birth": "1965-03-10",
            "address": {
                "street": "Kerkstraat",
                "number": "12",
                "postcode": "3511 AB",
                "city": "Utrecht",
                "country": "NL",
            },
            "document": {"kind": "passport", "number": "SPECI2014", "issuing_state": "NLD", "expires": EXPIRY},
        },
        "items": [{"category": "tools", "description": "accuboormachine", "brand": "Makita", "price_cents": 4500}],
        "payment": {"method": "card"},
        **changes,
    }


def item(**changes: Any) -> dict[str, Any]:
    """An item that no rule has anything against; `changes` replace its parts."""
    return {**acquisition()["items"][0], **changes}


def written(folder: Path, value: Any) -> Path:
    """A file with this as JSON, or with this text."""
    path = folder / "intake.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path
