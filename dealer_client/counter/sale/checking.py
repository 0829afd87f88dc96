"""Asks the desk about the disposal as it is, and shows the answer beside it: the checks and the fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.counter.purchase.check_lines import Outlook, check_lines, local_findings, open_findings
from dealer_client.counter.purchase.field import Stop
from dealer_client.counter.purchase.finding_row import Line
from dealer_client.counter.purchase.not_recorded import ProgramFault
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding, Level
from dealer_client.register.item_life import ItemState

from . import wording
from .sale_form import SaleForm

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_FREE = frozenset({ItemState.FREE, ItemState.RESERVED})


class SaleChecking:
    """`insisted`: the clerk has tried to record already, so what is missing is said plainly."""

    def __init__(self, background: Background, form: SaleForm, today: Callable[[], date]) -> None:
        self._newest, self._form, self._today = NewestOnly(background), form, today
        self._desk: Desk | None = None
        self._judged: tuple[Finding, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._error: DealerError | None = None
        self.insisted = False

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self._error = None

    def start_anew(self) -> None:
        """Another disposal stands in the form: nothing was tried with it yet."""
        self.insisted, self._error, self._judged = False, None, ()

    def check(self) -> None:
        """Asks the desk about the form as it is, in the background: it reads the items from the book."""
        desk, disposal = self._desk, self._form.disposal()
        self._form.deal.show_total(disposal.total_cents, len(disposal.lines))
        if desk is not None:
            self._newest.ask(lambda: desk.disposing.check(disposal), self._checked, self._not_checked)
        self.show()

    def may_record(self) -> bool:
        """Whether the form is whole, before the desk is asked to record it; if not, what is open is said."""
        self._error = None
        if not self._local():
            return True
        self.insisted = True
        self.show()
        self.go_to_open()
        return False

    def refused(self, findings: tuple[Finding, ...]) -> None:
        """The desk did not record it, for these reasons."""
        self.insisted, self._judged = True, findings
        self.show()
        self.go_to_open()

    def fail(self, error: Exception) -> None:
        """Something else went wrong: it is said above all."""
        self._error = error if isinstance(error, DealerError) else ProgramFault()
        self.show()

    def is_open(self) -> bool:
        """Whether something stands in the way of recording."""
        return bool(open_findings(self._outlook()))

    def show(self) -> None:
        """Shows what is known, without asking anew."""
        local = self._local()
        wrong = {finding.field for finding in local}
        self._findings = (*local, *(finding for finding in self._judged if finding.field not in wrong))
        outlook = self._outlook()
        still_open = open_findings(outlook)
        lines = [*check_lines(outlook), *self._free_line()]
        self._form.checks.show_lines(lines, self._form.reasons, len(still_open))
        for stop in self._form.stops():
            about = next(
                (f for f in still_open if f.level is Level.BLOCK and self._form.stop_at(f.field) is stop), None
            )
            early = (stop.is_empty() and not self.insisted) or stop.is_being_edited()
            stop.show_finding(about.text if about is not None and not early else None)

    def go_to_open(self) -> None:
        """The first thing that stands in the way: a field, or a reason to give."""
        blocks = [finding for finding in open_findings(self._outlook()) if finding.level is Level.BLOCK]
        stops: list[Stop] = [stop for f in blocks if (stop := self._form.stop_at(f.field)) is not None]
        if stops:
            order = self._form.stops()
            self._form.go(min(stops, key=order.index))
            return
        for line in self._form.checks.lines:
            if line.reason_for and not self._form.reasons.get(line.reason_for, "").strip():
                self._form.checks.show_row(line.key)
                return

    def _checked(self, judged: tuple[Finding, ...]) -> None:
        self._judged = judged
        self.show()

    def _not_checked(self, error: Exception) -> None:
        self.fail(error)

    def _local(self) -> list[Finding]:
        return local_findings(self._form.stops(), self._form.path_of)

    def _outlook(self) -> Outlook:
        return Outlook(
            findings=self._findings,
            stops=self._form.stops(),
            reasons=self._form.reasons,
            stop_at=self._form.stop_at,
            insisted=self.insisted,
            error=self._error,
            today=self._today(),
        )

    def _free_line(self) -> list[Line]:
        """Said where it is so: nothing stands in the way of the goods themselves."""
        rows = self._form.goods.rows
        if not rows or any(row.line.state not in _FREE for row in rows):
            return []
        title = wording.ONE_FREE if len(rows) == 1 else wording.ALL_FREE
        return [Line(key="free", tone="ok", title=say(title), detail=say(wording.ALL_FREE_MORE))]
