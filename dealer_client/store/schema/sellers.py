"""Corrections and voids by the entry they are about, who the people of the entries are, and what was said of a seller.

`amendment` and `person_of_entry` can be made again from the entries; `attention` and `inspection` cannot.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Table, Text

from .metadata import metadata

amendment = Table(
    "amendment",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("target", Integer, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="amendment_entry"),
    ForeignKeyConstraint(["series", "target"], ["entry.series", "entry.number"], name="amendment_target"),
    CheckConstraint("kind IN ('correction', 'void')", name="amendment_kind"),
    CheckConstraint("target < number", name="amendment_comes_later"),
    sqlite_with_rowid=False,
    sqlite_strict=True,
)
Index("amendment_by_target", amendment.c.series, amendment.c.target, amendment.c.number)
# An entry is voided once, whoever asks.
Index(
    "amendment_voids_once",
    amendment.c.series,
    amendment.c.target,
    unique=True,
    sqlite_where=amendment.c.kind == "void",
)

person_of_entry = Table(
    "person_of_entry",
    metadata,
    Column("series", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("is_buyer", Integer, nullable=False),
    Column("document_key", Text, nullable=False),
    Column("person_key", Text, nullable=False),
    Column("firm_key", Text, nullable=False),
    Column("address_key", Text, nullable=False),
    Column("happened_on", Text, nullable=False),
    Column("cash_cents", Integer, nullable=False),
    Column("total_cents", Integer, nullable=False),
    Column("voided", Integer, nullable=False),
    ForeignKeyConstraint(["series", "number"], ["entry.series", "entry.number"], name="person_of_entry_entry"),
    CheckConstraint("is_buyer IN (0, 1)", name="person_of_entry_is_buyer"),
    CheckConstraint("voided IN (0, 1)", name="person_of_entry_voided"),
    sqlite_strict=True,
)
for _key in (
    person_of_entry.c.document_key,
    person_of_entry.c.person_key,
    person_of_entry.c.firm_key,
    person_of_entry.c.address_key,
):
    Index(f"person_of_entry_by_{_key.name.removesuffix('_key')}", _key, person_of_entry.c.happened_on)

attention = Table(
    "attention",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_key", Text, nullable=False),
    Column("person_key", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("lifted_by", Text, nullable=False, server_default=""),
    Column("lifted_at", Text, nullable=False, server_default=""),
    Column("lift_reason", Text, nullable=False, server_default=""),
    CheckConstraint("document_key != '' OR person_key != ''", name="attention_of_somebody"),
    CheckConstraint("length(trim(reason)) > 0", name="attention_reason"),
    CheckConstraint(
        "(lifted_at = '') = (lifted_by = '') AND (lifted_at = '') = (trim(lift_reason) = '')", name="attention_lifted"
    ),
    sqlite_strict=True,
)
Index("attention_by_document", attention.c.document_key)
Index("attention_by_person", attention.c.person_key)

inspection = Table(
    "inspection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("begun_at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("badge", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("looked_at", Text, nullable=False),
    CheckConstraint("id = 1", name="inspection_one_at_a_time"),
    sqlite_strict=True,
)
