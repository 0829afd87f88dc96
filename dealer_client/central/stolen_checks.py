"""Asking the central register whether identifiers are registered stolen, and remembering the answers for the deal."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from dealer_client.register.draft import Identifier
from dealer_client.register.stolen_check import MatchLevel, StolenCheck

from . import wire
from .client import CentralClient
from .errors import CentralError

_FRESH = timedelta(minutes=30)


class StolenChecks:
    """What is known of identifiers, from any thread. Without a client (not enrolled) nothing ever is."""

    def __init__(self, client: CentralClient | None) -> None:
        self._client = client
        self._known: dict[tuple[str, str], StolenCheck] = {}
        self._lock = threading.Lock()

    def known(self, identifier: Identifier) -> StolenCheck | None:
        """The answer so far, where there is one that is not half an hour old."""
        check = self._known.get(_key(identifier))
        if check is None or check.checked_at is None or datetime.now(UTC) - check.checked_at > _FRESH:
            return None
        return check

    def ask(self, identifiers: Iterable[Identifier], *, seconds: float) -> bool:
        """Asks for those that nothing is known of; False where there was nothing to ask or no answer in time."""
        unknown = [i for i in identifiers if i.value.strip() and self.known(i) is None]
        unknown = unknown[: wire.MAX_CHECK_IDENTIFIERS]
        if not unknown or self._client is None:
            return False
        try:
            answer = self._client.check(_request(unknown), seconds=seconds)
        except CentralError:
            return False
        # Our own clock: it decides how long the answer counts, and it is the one that the entry is dated by.
        checked_at = datetime.now(UTC)
        with self._lock:
            for identifier, result in zip(unknown, answer.results, strict=False):
                self._known[_key(identifier)] = _check(identifier, result, checked_at)
        return True


def _request(identifiers: Sequence[Identifier]) -> wire.CheckRequest:
    return wire.CheckRequest(
        identifiers=[wire.WireIdentifier(kind=i.kind, value=i.value.strip()[:200]) for i in identifiers]
    )


def _check(identifier: Identifier, result: wire.CheckResult, checked_at: datetime) -> StolenCheck:
    return StolenCheck(
        kind=identifier.kind,
        value=identifier.value,
        level=MatchLevel(result.level),
        asked="register",
        checked_at=checked_at,
        reference=result.reference,
        contact=result.contact,
        goods=result.goods,
    )


def _key(identifier: Identifier) -> tuple[str, str]:
    return identifier.kind, wire.normalise(identifier.kind, identifier.value)
