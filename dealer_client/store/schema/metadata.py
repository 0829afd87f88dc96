"""What all tables are named in; Alembic and the tests read it."""

from __future__ import annotations

from sqlalchemy import MetaData

metadata = MetaData()
