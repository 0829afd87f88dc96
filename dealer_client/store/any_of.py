"""Asking for many rows by their numbers with a statement that is made once, however many they are.

SQLAlchemy writes a statement with `in_` anew for each number of values, which takes longer than carrying it out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, bindparam, func, select


def any_of(name: str) -> Select[Any]:
    """The values bound under that name by `values`: for `column.in_(any_of("ids"))`."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def values(numbers: Iterable[int]) -> str:
    """Whole numbers as `any_of` takes them."""
    return json.dumps(list(numbers))
