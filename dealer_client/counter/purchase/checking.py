"""Asks the desk about the form as it is, and shows the answer beside it: the checks, the fields, the items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dealer_client.register.draft import Identifier
from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding, Level
from dealer_client.register.stolen_check import StolenCheck

from .check_lines import Outlook, check_lines, is_match, item_index, local_findings, open_findings
from .purchase_form import PurchaseForm
from .stolen_inquiry import StolenInquiry

if TYPE_CHECKING:
    from dealer_client.counter.operation import Background
    from dealer_client.desk import Desk

    from .explanation_panel import Match


class Checking:
    """`insisted`: the clerk has tried to record already, so what is missing is said plainly."""

    def __init__(self, background: Background, form: PurchaseForm, today: Callable[[], date]) -> None:
        self._form, self._today = form, today
        self._desk: Desk | None = None
        self.inquiry = StolenInquiry(background, self.identifiers)
        self.findings: tuple[Finding, ...] = ()
        self.error: DealerError | None = None
        self.insisted = False

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.error = None

    def start_anew(self) -> None:
        """Another purchase stands in the form: nothing was tried with it yet."""
        self.insisted, self.error = False, None

    def is_open(self) -> bool:
        """Whether something stands in the way of recording."""
        return bool(open_findings(self.outlook()))

    def check(self) -> None:
        """Asks the desk about the form as it is, and shows the answer."""
        draft = self._form.draft()
        local = local_findings(self._form.stops(), self._form.path_of)
        wrong = {finding.field for finding in local}
        hint = self._form.seller.name_hint()
        if hint is not None:
            local.append(Finding("NAME-MAY-BE-CUT", Level.HINT, self._form.seller.given_names.path, hint))
        changed = self._form.seller.changed_since_scan()
        if changed is not None:
            local.append(changed)
        judged = self._desk.check(draft) if self._desk is not None else ()
        self.findings = (*local, *(finding for finding in judged if finding.field not in wrong))
        self._form.payment.show_total(draft.total_cents, len(draft.items))
        self._form.payment.show_signed(bool(draft.signature.strokes))
        self._show_metal()
        self.show()

    def outlook(self) -> Outlook:
        """All that the lines of the checks are made from."""
        return Outlook(
            findings=self.findings,
            stops=self._form.stops(),
            reasons=self._form.reasons,
            stop_at=self._form.stop_at,
            insisted=self.insisted,
            asking=self.inquiry.busy,
            error=self.error,
            document_until=self._form.seller.expires.date(),
            today=self._today(),
            checks=self.stolen_checks(),
        )

    def show(self) -> None:
        """Shows what is known, without asking anew."""
        outlook = self.outlook()
        still_open = open_findings(outlook)
        self._form.checks.show_lines(check_lines(outlook), self._form.reasons, len(still_open))
        for stop in self._form.stops():
            path = self._form.path_of(stop)
            about = next(
                (f for f in still_open if f.level is Level.BLOCK and self._form.stop_at(f.field) is stop), None
            )
            early = (stop.is_empty() and not self.insisted) or stop.is_being_edited()
            stop.show_finding(about.text if about is not None and path and not early else None)
        self._form.items.show_states(self.item_states(still_open))
        if self._form.is_explaining():
            self._form.explanation.show_matches(self.matches(), self._form.reasons)

    def _show_metal(self) -> None:
        """What the metal of the item at hand is worth, where the day's price is known."""
        if self._desk is not None:
            form = self._form.items.current
            value = self._desk.metal.value(item := form.item())
            form.show_offer(None if value is None else value.cents, self._desk.metal.offer(item))

    def matches(self) -> list[Match]:
        """The numbers of the form that match, with what is known of them."""
        desk, items = self._desk, self._form.draft().items
        if desk is None:
            return []
        from .explanation_panel import Match

        found = {finding.field: finding.code for finding in self.findings if is_match(finding)}
        return [
            Match(item=at + 1, code=code, check=check)
            for at, item in enumerate(items)
            for position, identifier in enumerate(item.identifiers)
            if (code := found.get(f"items[{at}].identifiers[{position}].value"))
            and (check := desk.stolen_check(identifier)) is not None
        ]

    def item_states(self, still_open: list[Finding]) -> dict[int, str]:
        """How each item stands: ok, attention, blocked, or nothing to say yet."""
        matched = {item_index(finding.field) for finding in self.findings if is_match(finding)}
        states = {}
        for index, form in enumerate(self._form.items.counted()):
            mine = [finding for finding in still_open if item_index(finding.field) == index]
            filled = [f for f in mine if (stop := self._form.stop_at(f.field)) is None or not stop.is_empty()]
            if any(f.level is Level.BLOCK for f in filled):
                states[index] = "blocked"
            elif index in matched or (any(f.level is Level.WARN for f in mine) and not form.price.is_empty()):
                # A match stays in sight also after its question was answered.
                states[index] = "attention"
            elif not mine and self._desk is not None:
                states[index] = "ok"
        return states

    def go_to_open(self) -> None:
        """The first thing that stands in the way: a field, a reason to give, or a question."""
        still_open = open_findings(self.outlook())
        in_fields = [f for f in still_open if f.level is Level.BLOCK and self._form.stop_at(f.field) is not None]
        if in_fields:
            order = self._form.stops()
            first = min((self._form.stop_at(f.field) for f in in_fields), key=lambda stop: order.index(stop))  # type: ignore[arg-type]
            if first is not None:
                self._form.go(first)
            return
        for line in self._form.checks.lines:
            if line.explains or (line.reason_for and not self._form.reasons.get(line.reason_for, "").strip()):
                self._form.checks.show_row(line.key)
                return

    def identifiers(self) -> list[Identifier]:
        """Every number in the form."""
        return [identifier for item in self._form.items.items() for identifier in item.identifiers]

    def stolen_checks(self) -> tuple[StolenCheck | None, ...]:
        """What is known of each of them."""
        if self._desk is None:
            return ()
        return tuple(self._desk.stolen_check(identifier) for identifier in self.identifiers())

    def fail(self, error: DealerError) -> None:
        """Says why something was not done."""
        self.error = error
        self.show()
