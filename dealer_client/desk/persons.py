"""What the book knows of the person on the other side: cash that counts together, and whether a flag stands on him.

While a form is typed the answer is kept for as long as the person, the day and the book stay the same; what decides on
recording is read again in the very transaction that records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from dealer_client.register.acquisition import seller_json
from dealer_client.register.days import days_after, days_before
from dealer_client.register.disposal import Buyer
from dealer_client.register.draft import Seller
from dealer_client.register.entry import address_json
from dealer_client.register.known_seller import Attention, PersonKeys, keys_of_buyer, keys_of_seller
from dealer_client.register.linked_cash import NO_LINKED_CASH, LinkedCash, linked_days
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.rule_pack import RulePack
from dealer_client.store import sellers
from dealer_client.store.staff import all_staff

from .at_work import AtWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known of one person. `bought_same_day_cents` is of purchases from him on the day that was asked about;
    `attention` names who set it, not by id."""

    linked_cash: LinkedCash = NO_LINKED_CASH
    bought_same_day_cents: int = 0
    attention: Attention | None = None


NOBODY = PersonFacts()


def seller_keys(seller: Seller) -> PersonKeys:
    """The keys of a seller as he is typed."""
    return keys_of_seller(seller_json(seller))


def buyer_keys(buyer: Buyer) -> PersonKeys:
    """The keys of a buyer as he is typed."""
    return keys_of_buyer({"name": buyer.name, "address": address_json(buyer.address)})


class Persons:
    """The persons of one counter's deals."""

    def __init__(self, at_work: AtWork) -> None:
        self._at_work = at_work
        # One answer is enough: one form is typed at a time.
        self._kept: tuple[Any, PersonFacts] | None = None

    def facts(self, keys: PersonKeys, day: date, rules: RulePack) -> PersonFacts:
        """What is known of a person for a deal on that day, for that pack to judge.

        Reads the book only where something changed.
        """
        if not keys:
            return NOBODY
        asked = keys, day, self._at_work.last_recorded_at, rules.digest
        # Another thread may ask about somebody else meanwhile: what is returned is never read back from what is kept.
        kept = self._kept
        if kept is None or kept[0] != asked:
            with self._at_work.store.reading() as connection:
                kept = asked, self.fresh(connection, keys, day, rules)
            self._kept = kept
        return kept[1]

    def fresh(
        self,
        connection: Connection,
        keys: PersonKeys,
        day: date,
        rules: RulePack,
        *,
        besides: EntryNumber | None = None,
    ) -> PersonFacts:
        """The same as the book says at this moment; `besides` leaves out the entry that is judged again."""
        days = linked_days(rules, day)
        linked = NO_LINKED_CASH
        if days:
            first, last = days_before(day, days), days_after(day, days)
            linked = sellers.linked_cash(connection, keys, first, last, besides=besides)
        flag = sellers.standing_attention(connection, keys)
        if flag is not None:
            names = {record.staff.id: record.staff.name for record in all_staff(connection)}
            flag = replace(flag, set_by=names.get(flag.set_by, flag.set_by))
        bought = sellers.bought_on(connection, keys, day, besides=besides)
        return PersonFacts(linked_cash=linked, bought_same_day_cents=bought, attention=flag)

    def forget(self) -> None:
        """Something was said of a person: what was kept may not be so any more."""
        self._kept = None
