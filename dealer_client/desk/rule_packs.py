"""The rule packs of this counter: the one that came with the product, and those that the central register signed."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules_in_force import admitted_pack
from dealer_client.register.wording import Text
from dealer_client.store.errors import StoreError
from dealer_client.store.rule_packs import (
    KeptPack,
    PackOrigin,
    add_pack,
    count_packs,
    installed_packs,
    kept_packs,
    note_refused,
    pack_text,
    refused_pack,
)

from .at_work import AtWork

SECONDS_BETWEEN_LOOKS = 2.0
"""How long a pack that another process installed may go unnoticed here."""


class RulePacks:
    """Rule packs of one counter. What it does not keep, it does not judge by."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work
        self._kept, self._looked_at = 0, 0.0
        self._shipped = at_work.packs[0]
        # On a full disk the book opens all the same; the product's own pack is kept at the next opening.
        with suppress(StoreError), at_work.store.writing() as connection:
            add_pack(connection, self._shipped, origin=PackOrigin.PRODUCT)
        self.load()
        at_work.look_for_packs = self.look

    def look(self) -> None:
        """Takes up what a command beside this window installed: a small read, once in so many seconds."""
        now = monotonic()
        if now - self._looked_at < SECONDS_BETWEEN_LOOKS:
            return
        # While the book cannot be read, what is known here goes on judging.
        with suppress(StoreError):
            with self._at_work.store.reading() as connection:
                kept = count_packs(connection)
            if kept != self._kept:
                self.load()
        self._looked_at = now

    def load(self) -> None:
        """Takes up what was installed since."""
        with self._at_work.store.reading() as connection:
            installed, self._kept = installed_packs(connection), count_packs(connection)
        self._looked_at = monotonic()
        ours = [pack for pack in installed if pack.country == self._shipped.country]
        self._at_work.packs = (self._shipped, *ours)

    def in_force(self) -> RulePack:
        """The pack that judges today."""
        return self._at_work.rules

    def installed(self) -> list[KeptPack]:
        """Every pack that this counter has or had, in the order in which they came."""
        with self._at_work.store.reading() as connection:
            return kept_packs(connection)

    def text_of(self, digest: str) -> str | None:
        """The pack that an entry was judged by, by the digest it names; None where it never was here."""
        with self._at_work.store.reading() as connection:
            return pack_text(connection, digest)

    def refused(self) -> Text | None:
        """Why the last pack from the register was refused, or None."""
        with self._at_work.store.reading() as connection:
            return refused_pack(connection)

    def install(self, text: str, signature: str) -> RulePack:
        """Takes a pack from a file; it judges from the day it takes effect. `signature` is hexadecimal.

        Raises RulePackRefused, RulePackWrong or NotAllowed; then what was in force stays.
        """
        at_work = self._at_work
        at_work.refuse_inspector()
        pack = admitted_pack(
            text,
            signature.strip(),
            register_key=at_work.register_key,
            country=self._shipped.country,
            in_force=self.in_force(),
        )
        with at_work.store.writing() as connection:
            add_pack(connection, pack, origin=PackOrigin.FILE, signature=signature.strip())
            note_refused(connection, None)
        self.load()
        return pack
