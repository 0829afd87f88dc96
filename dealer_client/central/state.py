"""How things stand with the central register, in words for the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .errors import Unreachable


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


def state_of(waiting: int, rejected: int, troubles: Sequence[DealerError], now: datetime) -> SyncState:
    """What to say of so many entries that wait or were not accepted, and of the troubles there are.

    The first trouble that asks for somebody goes before having no line, and that goes before all that runs by itself.
    """
    standing, text = _words(waiting, rejected, troubles)
    return SyncState(standing=standing, waiting=waiting, since=now, text=text)


def _words(waiting: int, rejected: int, troubles: Sequence[DealerError]) -> tuple[Standing, Text]:
    for trouble in troubles:
        if not isinstance(trouble, Unreachable):
            return Standing.ATTENTION, trouble.message
    if troubles:
        offline = Text(nl="geen verbinding", en="offline")
        if waiting:
            offline = Text(nl="{offline}, {waiting}", en="{offline}, {waiting}").filled(
                offline=offline, waiting=_waiting(waiting)
            )
        return Standing.OFFLINE, offline
    if rejected:
        one = Text(nl="1 post niet aangenomen: kijk in het register", en="1 entry not accepted: see the register")
        many = Text(
            nl="{n} posten niet aangenomen: kijk in het register", en="{n} entries not accepted: see the register"
        )
        return Standing.ATTENTION, one if rejected == 1 else many.filled(n=rejected)
    if waiting:
        return Standing.WAITING, _waiting(waiting)
    return Standing.UP_TO_DATE, Text(nl="bij", en="up to date")


def _waiting(count: int) -> Text:
    if count == 1:
        return Text(nl="1 wacht", en="1 waiting")
    return Text(nl="{n} wachten", en="{n} waiting").filled(n=count)
