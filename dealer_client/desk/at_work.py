"""What every subject of the desk works with: the open book, the shop, who is at work and the rules in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from dealer_client.central.stolen_checks import StolenChecks
from dealer_client.goods.categories import Category
from dealer_client.goods.metal_prices import MetalPrices
from dealer_client.register.entry import HoldTerm, Recording, RulesUsed
from dealer_client.register.holds import hold_for
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.rules_in_force import pack_in_force
from dealer_client.register.shop import Shop
from dealer_client.register.signing import CounterKey, TreeHead
from dealer_client.register.staff import Staff
from dealer_client.store.engine import Store
from dealer_client.store.other_counters import counter_book

from .errors import NotAllowed

ASKING_SECONDS = 2.0
"""How long the central register's answer is waited for while somebody stands at the counter."""


@dataclass(kw_only=True)
class AtWork:
    """One counter at work. `staff` changes when somebody else signs in.

    `packs` are the rule packs that may judge here, the one that came with the product first; `look_for_packs` renews
    them where another process installed one, and is quick where none did.

    `register_key` is hexadecimal, empty before enrolment. `on_recorded` is called after each entry that is on the disk.
    """

    store: Store
    shop: Shop
    staff: Staff
    key: CounterKey
    packs: tuple[RulePack, ...]
    categories: tuple[Category, ...]
    stolen_checks: StolenChecks
    register_key: str
    on_recorded: Callable[[], None]
    last_recorded_at: datetime | None = field(default=None)
    metal_prices: MetalPrices = field(default_factory=MetalPrices)
    look_for_packs: Callable[[], None] = lambda: None

    @cached_property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.shop.zone)

    @property
    def rules(self) -> RulePack:
        """The rule pack in force today: another one from the day on which it takes effect, without a restart.

        Midnight, the feed or a command may change it at any moment: what judges and records takes it once, and hands it
        on.
        """
        self.look_for_packs()
        return pack_in_force(self.packs, self.today())

    def key_of(self, series: str) -> bytes:
        """The public key (32 bytes) of the counter with that series: this one, or another one of the dealer."""
        if series != self.shop.series:
            with self.store.reading() as connection:
                other = counter_book(connection, series)
            if other is not None and other.counter_key:
                return bytes.fromhex(other.counter_key)
        return self.key.public

    def today(self) -> date:
        """The date in the shop."""
        return datetime.now(self.zone).date()

    def recording(self, at: datetime, rules: RulePack) -> Recording:
        """What an entry says that is recorded at this UTC moment, by whoever is at work; the pack is what judged it."""
        return Recording(
            recorded_at=at,
            zone=self.shop.zone,
            today=self.today(),
            staff=self.staff.id,
            practice=self.shop.practice,
            rules=rules_used(rules),
        )

    def hold_term(self, registered_at: datetime, rules: RulePack) -> HoldTerm:
        """The hold of what is registered in this shop at that UTC moment by that pack, as an entry says it."""
        found = hold_for(rules, self.shop.municipality, registered_at, self.shop.zone)
        return HoldTerm(
            until=found.until, free_on=found.free_on, source=found.source, may_be_altered=found.may_be_altered
        )

    def refuse_inspector(self) -> None:
        """Raises NotAllowed where whoever is signed in may only look."""
        if not self.staff.may_record:
            raise NotAllowed

    def sign_head(self, size: int, root: bytes) -> TreeHead:
        """Signs the state of this counter's book with its key, now."""
        return self.key.sign_head(
            book=self.shop.book, series=self.shop.series, size=size, root=root, signed_at=datetime.now(UTC)
        )


def rules_used(rules: RulePack) -> RulesUsed:
    """A rule pack as an entry names it."""
    return RulesUsed(pack=rules.id, version=rules.version, digest=rules.digest)
