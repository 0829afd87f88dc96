"""Who works at the counter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What someone may do: an owner everything, a clerk the daily work, an inspector only look."""

    OWNER = "owner"
    CLERK = "clerk"
    INSPECTOR = "inspector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who is signed in: the id that entries carry, the name on the screen, and the role."""

    id: str
    name: str
    role: Role = Role.CLERK

    @property
    def may_record(self) -> bool:
        """Whether this person may add to the book."""
        return self.role is not Role.INSPECTOR

    @property
    def may_administer(self) -> bool:
        """Whether this person may change who works here, the settings and the keys."""
        return self.role is Role.OWNER
