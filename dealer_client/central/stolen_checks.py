"""Whether identifiers are registered stolen: the central register's answers, remembered for the deal, and where there
is none yet, the watchlist's."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from dealer_client.register.draft import Identifier
from dealer_client.register.errors import DealerError
from dealer_client.register.stolen_check import REGISTER, MatchLevel, StolenCheck

from . import wire
from .client import CentralClient
from .errors import CentralError

_FRESH_SECONDS = 30 * 60
_MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer with the moments at which it came: by the wall clock, and by one that nobody can set."""

    check: StolenCheck
    wall: float
    steady: float

    def is_fresh(self) -> bool:
        # Either clock alone is not enough: one can be set back, the other may stand still while the machine sleeps.
        return 0 <= time.time() - self.wall <= _FRESH_SECONDS and time.monotonic() - self.steady <= _FRESH_SECONDS


class OfflineAnswers(Protocol):
    """Answers for when there is no line."""

    def known(self, identifier: Identifier) -> StolenCheck | None:
        """What a list on this machine says, None where there is none. Within a millisecond. Raises DealerError."""


class StolenChecks:
    """What is known of identifiers, from any thread. Without a client (not enrolled) nothing ever is asked."""

    def __init__(self, client: CentralClient | None, offline: OfflineAnswers | None = None) -> None:
        self._client = client
        self._offline = offline
        self._known: dict[tuple[str, str], _Kept] = {}
        self._lock = threading.Lock()

    def known(self, identifier: Identifier) -> StolenCheck | None:
        """The register's answer, where there is one that is not half an hour old; else the watchlist's.

        On this machine alone, and within a millisecond.
        """
        answered = self._answered(identifier)
        if answered is not None or self._offline is None:
            return answered
        try:
            return self._offline.known(identifier)
        except DealerError:
            # A list that cannot be read is no list; what is wrong with the book shows elsewhere.
            return None

    def _answered(self, identifier: Identifier) -> StolenCheck | None:
        kept = self._known.get(_key(identifier))
        if kept is None or not kept.is_fresh():
            return None
        # It may have been typed another way when it was asked: the answer is about the number as it stands now.
        return replace(kept.check, value=identifier.value)

    def ask(self, identifiers: Iterable[Identifier], *, seconds: float) -> bool:
        """Asks for those that the register has not answered yet; False without anything to ask or an answer in time."""
        unknown = [i for i in identifiers if _can_be_asked(i) and self._answered(i) is None]
        unknown = unknown[: wire.MAX_CHECK_IDENTIFIERS]
        if not unknown or self._client is None:
            return False
        try:
            answer = self._client.check(_request(unknown), seconds=seconds)
        except CentralError:
            return False
        # Our own clock: it decides how long the answer counts, and it is the one that the entry is dated by.
        now = datetime.now(UTC)
        answered = {
            _key(identifier): _Kept(_check(identifier, result, now), now.timestamp(), time.monotonic())
            for identifier, result in zip(unknown, answer.results, strict=False)
            if _is_about(result, identifier)
        }
        with self._lock:
            if len(self._known) + len(answered) > _MOST_KEPT:
                self._known = {key: kept for key, kept in self._known.items() if kept.is_fresh()}
            self._known.update(answered)
        return bool(answered)


def _can_be_asked(identifier: Identifier) -> bool:
    """Whether the protocol can carry it; what cannot be asked is blocked by a finding of its own."""
    try:
        identifier.value.encode()
    except UnicodeEncodeError:
        return False
    return bool(identifier.value.strip()) and len(identifier.kind) <= wire.MAX_KIND_CHARACTERS


def _is_about(result: wire.CheckResult, identifier: Identifier) -> bool:
    """An answer in another order must never clear the wrong number."""
    return _key(Identifier(kind=result.kind, value=result.value)) == _key(identifier)


def _request(identifiers: Sequence[Identifier]) -> wire.CheckRequest:
    return wire.CheckRequest(
        identifiers=[
            wire.WireIdentifier(kind=i.kind, value=i.value.strip()[: wire.MAX_VALUE_CHARACTERS]) for i in identifiers
        ]
    )


def _check(identifier: Identifier, result: wire.CheckResult, checked_at: datetime) -> StolenCheck:
    return StolenCheck(
        kind=identifier.kind,
        value=identifier.value,
        level=MatchLevel(result.level),
        asked=REGISTER,
        checked_at=checked_at,
        # It goes into the entry: whatever answers must not make that too large to be recorded.
        reference=result.reference[: wire.MAX_WORDS_CHARACTERS],
        contact=result.contact[: wire.MAX_WORDS_CHARACTERS],
        goods=result.goods[: wire.MAX_WORDS_CHARACTERS],
    )


def _key(identifier: Identifier) -> tuple[str, str]:
    return identifier.kind, wire.normalise(identifier.kind, identifier.value)
