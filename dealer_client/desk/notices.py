"""What the dealer tells beside his entries, and what there is about a match.

That he trades, to his municipality where the rule pack has that duty, with its status and a warning where the shop's
details have changed since; goods that he refused to take, to the police, without an entry; and the case of a match from
the purchase to the hand-over. Notices are kept first and sent once, whenever there is a line.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dealer_client.central import wire
from dealer_client.documents.case_file import CaseEvent
from dealer_client.register.canonical import JsonObject
from dealer_client.register.draft import Draft, DraftItem
from dealer_client.register.duty import Duty, DutyKind, duty_on
from dealer_client.register.entry_details import EntryDetails
from dealer_client.register.errors import DealerError
from dealer_client.register.match import MatchWarning
from dealer_client.register.moments import utc_text
from dealer_client.register.notice import Notice, NoticeKind, NoticeStatus, PoliceDecision
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.register.wording import Language, Text
from dealer_client.store import match_timeline, matches, notices, police_decisions
from dealer_client.store.entry_details import read_details
from dealer_client.store.errors import EntryMissing
from dealer_client.store.match_timeline import TimelineStep

from .at_work import AtWork
from .errors import TextNotAccepted
from .free_text import accepted_if_any, accepted_text
from .papers import Papers

_MATCHED = (MatchLevel.EXACT, MatchLevel.NEAR, MatchLevel.POSSIBLE)


class NothingToReport(DealerError):
    """An offer without anything that is, or seems, registered stolen. Nothing was kept."""

    title = Text(nl="Niets te melden", en="Nothing to report")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Geen van deze goederen staat als gestolen geregistreerd, voor zover bekend. Er is niets gemeld. "
                "Vul het kenmerk in waarop u het goed weigerde.",
                en="None of these goods is registered stolen, as far as is known. Nothing was reported. Fill in the "
                "identifier for which you refused the item.",
            ),
            field="items",
        )


class NoDutyToNotify(DealerError):
    """There is no municipality to notify by the rules of this shop's country. Nothing was kept."""

    title = Text(nl="Hier hoeft dat niet", en="Not needed here")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De regels van het land van deze winkel vragen geen melding bij de gemeente. Er is niets gemeld.",
                en="The rules of this shop's country ask for no notice to the municipality. Nothing was notified.",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchCase:
    """All there is about one match: the warning, the entry it is about, what the police decided, and what happened in
    which order. The photos are with the entry's items."""

    warning: MatchWarning
    entry: EntryDetails
    decisions: tuple[PoliceDecision, ...]
    timeline: tuple[TimelineStep, ...]


class Notices:
    """The notices of one counter."""

    def __init__(self, at_work: AtWork, papers: Papers) -> None:
        self._at_work = at_work
        self._papers = papers

    def duty_to_notify(self) -> Duty | None:
        """The duty to tell the municipality of the trade, None where the rules in force have none."""
        return duty_on(self._at_work.rules.duties, DutyKind.NOTIFY_MUNICIPALITY, self._at_work.today())

    def notify_trade(self, trades: Sequence[str]) -> Notice:
        """Tells the municipality that this shop trades in these goods (names of categories, in words).

        On the disk when this returns; sent when there is a line. Raises NotAllowed, NoDutyToNotify or
        TextNotAccepted.
        """
        self._at_work.refuse_inspector()
        if self.duty_to_notify() is None:
            raise NoDutyToNotify
        named = [accepted_text(self._at_work, trade, "trades") for trade in trades]
        if not named:
            accepted_text(self._at_work, "", "trades")
        if len(named) > wire.MAX_NOTICE_TRADES:
            raise TextNotAccepted(_TOO_MANY_TRADES.filled(most=wire.MAX_NOTICE_TRADES), "trades")
        return self._keep(NoticeKind.TRADE, {**self._shop_details(), "trades": named})

    def trade_notices(self) -> list[Notice]:
        """The notices to the municipality, newest first."""
        with self._at_work.store.reading() as connection:
            return notices.read_notices(connection, NoticeKind.TRADE)

    def trade_attention(self) -> Text | None:
        """What is to be done about notifying the municipality, None where all is well or no duty says so."""
        duty = self.duty_to_notify()
        if duty is None:
            return None
        made = [notice for notice in self.trade_notices() if notice.status is not NoticeStatus.NOT_TAKEN]
        if not made:
            return _NEVER.filled(source=duty.source)
        newest = made[0]
        if newest.status is NoticeStatus.REFUSED:
            return _REFUSED.filled(reason=newest.reason)
        changed = [name for field, name in _DETAILS.items() if newest.content.get(field) != self._shop_details()[field]]
        if changed:
            return _CHANGED.filled(
                what=Text(nl=", ".join(name.nl for name in changed), en=", ".join(name.en for name in changed))
            )
        return None

    def report_refused_offer(self, draft: Draft) -> Notice:
        """Tells the police which goods of this offer were refused because they are, or seem to be, stolen.

        Without a word about who offered them: there is no entry, and so no ground to hand that over. On the disk when
        this returns; sent when there is a line. Raises NothingToReport, TextNotAccepted or NotAllowed.
        """
        self._at_work.refuse_inspector()
        offered = [found for item in draft.items if (found := self._offered(item)) is not None]
        if not offered:
            raise NothingToReport
        if len(offered) > wire.MAX_OFFERED_ITEMS:
            raise TextNotAccepted(_TOO_MANY_OFFERED.filled(most=wire.MAX_OFFERED_ITEMS), "items")
        return self._keep(NoticeKind.REFUSED_OFFER, {"municipality": self._at_work.shop.municipality, "items": offered})

    def refused_offers(self) -> list[Notice]:
        """The refused offers that were reported, newest first."""
        with self._at_work.store.reading() as connection:
            return notices.read_notices(connection, NoticeKind.REFUSED_OFFER)

    def case(self, match_id: str) -> MatchCase:
        """All there is about a match. Raises EntryMissing, also while the entry of another counter is not here yet."""
        at_work = self._at_work
        with at_work.store.reading() as connection:
            warning = matches.read_match(connection, match_id)
            if warning is None:
                raise EntryMissing(Text(nl="Deze melding staat niet in het boek.", en="No such warning in the book."))
            entry = read_details(connection, warning.entry, at_work.key_of(warning.entry.series), at_work.register_key)
            return MatchCase(
                warning=warning,
                entry=entry,
                decisions=police_decisions.decisions_on(connection, match_id),
                timeline=tuple(match_timeline.timeline(connection, warning, entry.entry)),
            )

    def case_file(self, match_id: str, language: Language) -> bytes:
        """The case of a match as a PDF, for the police or for the claim. Raises EntryMissing or NotTypeset."""
        case = self.case(match_id)
        return self._papers.case_file(
            case.warning.entry.item(case.warning.line),
            language,
            reference=case.warning.reference,
            timeline=[CaseEvent(at=step.at, what=step.words().in_language(language)) for step in case.timeline],
        )

    def _keep(self, kind: NoticeKind, content: JsonObject) -> Notice:
        now = datetime.now(UTC)
        notice = Notice(
            notice_id=uuid.uuid4().hex,
            kind=kind,
            made_at=now,
            made_by=self._at_work.staff.name,
            content={"made_at": utc_text(now), **content},
        )
        with self._at_work.store.writing() as connection:
            notices.add_notice(connection, notice)
        self._at_work.on_recorded()
        return notice

    def _shop_details(self) -> JsonObject:
        shop = self._at_work.shop
        house = f"{shop.address.street} {shop.address.number}{shop.address.addition}".strip()
        return {
            "dealer": shop.dealer,
            "kvk": shop.kvk,
            "address": f"{house}, {shop.address.postcode} {shop.address.city}",
            "municipality": shop.municipality,
        }

    def _offered(self, item: DraftItem) -> JsonObject | None:
        known = [self._at_work.stolen_checks.known(identifier) for identifier in item.identifiers]
        matched = [check for check in known if check is not None and check.level in _MATCHED]
        if not matched:
            return None
        gravest: StolenCheck = min(matched, key=lambda check: _MATCHED.index(check.level))
        # Of the goods only what names them: a free description may name a person.
        description = " ".join(words for words in (item.brand, item.model, item.colour) if words)
        description = accepted_if_any(self._at_work, description, "description")
        return {
            "category": item.category[: wire.MAX_LINE_CHARACTERS],
            "description": description[: wire.MAX_LINE_CHARACTERS],
            # What the register answered about it could carry; only spaces around it may make it too long.
            "identifiers": [
                {"kind": check.kind, "value": check.value.strip()[: wire.MAX_VALUE_CHARACTERS]}
                for check in matched[: wire.MAX_OFFERED_IDENTIFIERS]
            ],
            "level": gravest.level.value,
            "reference": gravest.reference[: wire.MAX_LINE_CHARACTERS],
        }


_DETAILS = {
    "dealer": Text(nl="de naam", en="the name"),
    "kvk": Text(nl="het KvK-nummer", en="the KvK number"),
    "address": Text(nl="het adres", en="the address"),
    "municipality": Text(nl="de gemeente", en="the municipality"),
}
_TOO_MANY_TRADES = Text(
    nl="Hoogstens {most} soorten in één melding. Neem soorten samen.",
    en="At most {most} trades in one notice. Take some together.",
)
_TOO_MANY_OFFERED = Text(
    nl="Hoogstens {most} goederen in één melding. Meld de rest in een volgende.",
    en="At most {most} items in one notice. Report the rest in the next one.",
)
_NEVER = Text(
    nl="Deze winkel is vanuit dit programma nog niet gemeld bij de gemeente ({source}). Meld hem, of bewaar het "
    "bewijs dat dit via het loket is gedaan.",
    en="This shop was not yet notified to the municipality from this program ({source}). Notify it, or keep the "
    "proof that this was done at the desk.",
)
_REFUSED = Text(
    nl="De gemeente heeft de melding van deze winkel geweigerd: {reason}. Herstel dat en meld opnieuw.",
    en="The municipality refused this shop's notice: {reason}. Put that right and notify again.",
)
_CHANGED = Text(
    nl="Sinds de laatste melding bij de gemeente is veranderd: {what}. Meld dit opnieuw.",
    en="Since the last notice to the municipality there has changed: {what}. Notify this again.",
)
