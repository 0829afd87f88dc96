"""The watchlist for when there is no line: keyed hashes of what is registered stolen, as the register gave them.

Millions of rows. The key is the hash itself, so a row is some ten bytes and looking one up is one step down the tree.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, Table

from .metadata import metadata

# The 8 bytes of the hash as a signed whole number, the first byte the most significant.
watchlist = Table("watchlist", metadata, Column("hash", Integer, primary_key=True), sqlite_strict=True)

# Pages of a list that is not whole yet, by the change that each goes up to. Put in order once, when the last is here:
# one by one they would write every page of the table again and again.
watchlist_page = Table(
    "watchlist_page",
    metadata,
    Column("change", Integer, primary_key=True),
    Column("added", LargeBinary, nullable=False),
    Column("removed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
