"""How things stand with the central register, in words for the status bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dealer_client.register.wording import Text


class Standing(StrEnum):
    """The four words the status bar knows."""

    UP_TO_DATE = "up-to-date"
    WAITING = "waiting"
    OFFLINE = "offline"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """`waiting` entries are not at the register yet; `since` (UTC) is when this standing began; `text` says so."""

    standing: Standing
    waiting: int
    since: datetime
    text: Text
