"""The place where a purchase is taken in: asks the desk while one types, records, and goes on to the next customer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.parked import wording
from dealer_client.counter.place import Place
from dealer_client.register.errors import DealerError
from dealer_client.register.staff import Staff
from dealer_client.register.wording import Text

from .keys import bind_keys
from .not_recorded import ProgramFault, StillOpening
from .purchase_form import PurchaseForm

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.counter.parked.parked_panel import ParkedPanel
    from dealer_client.desk import Desk, Recorded

    from .asides import Asides
    from .breaking_off import BreakingOff
    from .checking import Checking
    from .known_sellers import KnownSellers
    from .parking import Parking
    from .recorded_panel import RecordedPanel
    from .scans import Scans

_CHECK_MS = 80
_LAST = Text(nl="Vorige {number}", en="Last {number}")


class PurchasePlace(Place):
    """Works without a book too, and then only takes what is typed. `called` asks to be shown: a document was read."""

    icon = "hand-coins"
    key = Qt.Key.Key_F2
    called = Signal()

    asides: Asides
    breaking_off: BreakingOff
    checking: Checking
    known: KnownSellers
    parking: Parking
    scans: Scans

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._desk: Desk | None = None
        self._staff: Staff | None = None
        self.at_work = False
        self._number = ""
        self._last: Recorded | None = None
        self._parked_count = 0
        self._begun = False
        self._stack = QStackedWidget(self)
        self.form = PurchaseForm(self._today, background, self._stack)
        self._stack.addWidget(self.form)
        self.tools = tuple(self._tool(work) for work in (self.park, self.show_parked, self.show_last))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._say_tools(0)

    def begin(self) -> Iterator[object]:
        """The seller can be typed: makes what comes after him, a part at each step, once."""
        from .asides import Asides
        from .breaking_off import BreakingOff
        from .checking import Checking
        from .known_sellers import KnownSellers
        from .parking import Parking
        from .scans import Scans

        yield
        yield from self.form.complete()
        self.checking = Checking(self._background, self.form, self._today)
        self.inquiry = self.checking.inquiry
        self.known = KnownSellers(self._background, self.form.seller)
        self.scans = Scans(self.form, self.checking, self.known, self._today)
        self.parking = Parking(self._background, self.form, lambda: self.parked)
        self.asides = Asides(self._background, self.form, self.checking, self.known)
        self.breaking_off = BreakingOff(self._background, self.form, self.checking, lambda: self.parking.keeper)
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._check_soon.timeout.connect(self.check)
        self.form.changed.connect(self._changed)
        self.form.payment.asked.connect(self.record)
        self.form.payment.clear_button.clicked.connect(self.clear)
        self.form.checks.reason_done.connect(self._reason_done)
        self.form.refused.connect(self.breaking_off.refuse_offer)
        self.inquiry.answered.connect(self.check)
        self.known.filled.connect(self._known_filled)
        self.form.photos.trouble.connect(self.notice)
        self.parking.filled.connect(self._filled)
        self.parking.listed.connect(self._parked_listed)
        self.parking.counted.connect(self._say_tools)
        self.parking.notice.connect(self.notice)
        self.parking.done.connect(self.done)
        self.breaking_off.done.connect(self.done)
        self.breaking_off.failed.connect(self._not_recorded)
        self.breaking_off.closed.connect(self.asides.close)
        self._stack.currentChanged.connect(self._offer_parking)
        self._bind_keys()
        yield
        yield self.form.items.prepare()
        self.form.items.clear()
        self._begun = self.at_work = True
        self.check()

    @cached_property
    def recorded(self) -> RecordedPanel:
        """What was recorded, with its number."""
        from .recorded_panel import RecordedPanel

        panel = RecordedPanel(self._background)
        panel.done.connect(self.next_customer)
        self._stack.addWidget(panel)
        return panel

    @cached_property
    def parked(self) -> ParkedPanel:
        """The purchases that wait."""
        from dealer_client.counter.parked.parked_panel import ParkedPanel

        panel = ParkedPanel(self._category_name)
        panel.resumed.connect(self.parking.resume)
        panel.dropped.connect(self.parking.drop)
        panel.closed.connect(self._back_to_form)
        self._stack.addWidget(panel)
        return panel

    def furnish(self) -> Iterator[object]:
        yield self.recorded
        yield self.parked
        yield self.asides.known_panel
        yield self.breaking_off.panel
        yield self.form.explanation
        yield self.form.popup
        yield self.form.items.prepare()

    def title(self) -> str:
        return self.tr("Purchase")

    def subtitle(self) -> str:
        if not self._number or self._stack.currentWidget() is not self.form:
            return ""
        return self.tr("becomes entry {number}").format(number=self._number)

    def attach(self, counter: OpenCounter) -> None:
        self._desk = counter.desk
        self.form.seller.stand_in(counter.desk.shop.address.country, counter.desk.shop.address.city)
        self.form.seller.ask_for(counter.desk.asked_fields())
        self.checking.attach(counter.desk)
        self.recorded.attach(counter.desk)
        self.known.attach(counter.desk, self.form.popup)
        self.form.photos.attach(counter.desk)
        self.asides.known_panel.attach(counter.desk)
        self.breaking_off.attach(counter.desk)
        self.inquiry.attach(counter.desk)
        self._read_number()
        self.check()

    def signed_in(self, staff: Staff) -> None:
        self.at_work = True
        if self._staff is not None and staff.id != self._staff.id:
            self._change_hands(self._staff)
        elif self._staff is None and self._desk is not None:
            self.parking.attach(self._desk)
        self._staff = staff

    def locked(self) -> None:
        self.at_work = False
        self.breaking_off.forget()

    def _change_hands(self, before: Staff) -> None:
        """Somebody else took over: the purchase of the one before waits among the parked ones."""
        if self._desk is None or not self.parking.keeper.holds_all():
            # The store refused it: then it stays in the form.
            return
        waits = not self.form.is_untouched()
        self.form.clear()
        self.parking.attach(self._desk)
        self._filled()
        if waits:
            self.done.emit(say(wording.PARKED_OF).format(name=before.name))

    def refresh(self) -> None:
        self.inquiry.line_is_back()
        # A correction or an inspection took the number that was next.
        self._read_number()

    def start(self) -> None:
        if not self._begun:
            self.form.seller.surname.go()
            return
        shown = self._stack.currentWidget()
        if shown is not self.form and shown is self.recorded:
            self.recorded.next.setFocus()
            return
        focused = QApplication.focusWidget()
        if focused is None or not self.form.isAncestorOf(focused):
            self.form.advance()

    def unsaved(self) -> bool:
        typed_in = self.form if self._begun else self.form.seller
        return self._desk is None and not typed_in.is_untouched()

    def keep_typed(self) -> None:
        if self._begun:
            self.parking.keeper.keep_now()

    def park(self) -> None:
        """Puts the purchase aside for the next customer."""
        if self._stack.currentWidget() is self.form and self.form.isEnabled():
            self.parking.park()

    def _offer_parking(self) -> None:
        # What is recorded cannot be parked, and the key of parking prints there.
        park = self.tools[0]
        park.setVisible(self._stack.currentWidget() is self.form)

    def _park_or_print(self) -> None:
        shown = self._stack.currentWidget()
        if shown is not self.form and shown is self.recorded:
            self.recorded.print_first()
        else:
            self.park()

    def show_parked(self) -> None:
        """The purchases that were put aside, or back to the form."""
        shown = self._stack.currentWidget()
        if shown is not self.form and shown is self.parked:
            self._back_to_form()
        elif self.form.isEnabled():
            self.parking.list()

    def retranslate(self) -> None:
        if getattr(self, "_begun", False):
            self._say_tools(self._parked_count)
            self.asides.say_known()
            self.check()
            # And once more when the fields have their captions, which the checks name.
            self._check_soon.start()

    def check(self) -> None:
        """Asks the desk about the form as it is, and shows the answer."""
        self._check_soon.stop()
        self.checking.check()

    def record(self) -> None:
        """Records the purchase, or shows what is still open."""
        if self._stack.currentWidget() is not self.form or not self.form.isEnabled():
            return
        self.form.leave()
        self.checking.error = None
        self.check()
        if self._desk is None:
            self.checking.fail(StillOpening())
            return
        if self.checking.is_open():
            self.checking.insisted = True
            self.checking.show()
            self.checking.go_to_open()
            return
        desk, draft = self._desk, self.form.draft()
        self.form.payment.show_busy(True)
        self.form.setEnabled(False)
        recording = self.parking.keeper.alone(lambda: desk.record(draft))
        Operation(self._background, recording).success(self._recorded).failure(self._not_recorded).start()

    def next_customer(self) -> None:
        """From the number on the screen back to an empty form."""
        self._back_to_form()

    def show_last(self) -> None:
        """The last purchase once more."""
        if self._last is not None and self._stack.currentWidget() is self.form:
            self._stack.setCurrentWidget(self.recorded)
            self.recorded.show_recorded(self._last, is_last=True)
            self.subtitle_changed.emit()

    def clear(self) -> None:
        """Asks why the purchase does not go on; where there is nothing to lose, the form is just empty again."""
        if self._stack.currentWidget() is self.form:
            self.breaking_off.ask()

    def take_scan(self, text: str) -> None:
        """A scan came in, wherever the focus was."""
        if not self.isVisible():
            self.called.emit()
        if self._stack.currentWidget() is not self.form:
            self._back_to_form()
        self.scans.take(text)

    def _known_filled(self) -> None:
        self.check()
        self.form.advance()

    def _bind_keys(self) -> None:
        form, items = self.form, self.form.items
        bind_keys(
            self,
            (
                ("Ctrl+Return Ctrl+Enter", self.record),
                ("Ctrl+L", self.show_last),
                ("Ctrl+N", self.clear),
                ("Ctrl+P", self._park_or_print),
                ("Ctrl+O", self.show_parked),
            ),
        )
        bind_keys(
            form,
            (
                ("Ins", items.add_item),
                ("Ctrl+R", items.remove_item),
                ("Ctrl+M", items.repeat_item),
                ("Ctrl+Z", items.put_back),
                ("Ctrl+B", self.breaking_off.undo),
                ("PgDown", lambda: items.step(1)),
                ("PgUp", lambda: items.step(-1)),
                ("Ctrl+K", lambda: items.current.choose_addition()),
                ("Ctrl+Y", lambda: items.current.take_offer()),
                ("Ctrl+G", lambda: items.current.photos.choose_files()),
                ("Ctrl+Shift+G", self.asides.shoot),
                ("Ctrl+Shift+V", lambda: items.current.photos.paste()),
                ("Ctrl+F", form.seller.firm.ask),
                ("Ctrl+D", form.payment.choose_kind),
                ("Ctrl+E", self.asides.explain),
                ("Ctrl+I", self.asides.show_known),
                ("Ctrl+S", self.asides.sign),
            ),
        )

    def _tool(self, work: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.setProperty("small", "true")
        # Reached by its key: the Tab order is the conversation's.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(work)
        return button

    def _say_tools(self, count: int) -> None:
        self._parked_count = count
        park, parked, last = self.tools
        park.setText(say(wording.PARK) + "   Ctrl+P")
        words = say(wording.ONE_PARKED) if count == 1 else say(wording.PARKED.filled(n=count))
        parked.setText(words + "   Ctrl+O")
        parked.setVisible(bool(count))
        if self._last is not None:
            last.setText(say(_LAST.filled(number=self._last.number)) + "   Ctrl+L")
        last.setVisible(self._last is not None)

    def _parked_listed(self) -> None:
        if self._stack.currentWidget() is not self.recorded:
            self._stack.setCurrentWidget(self.parked)
            self.subtitle_changed.emit()

    def _back_to_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.subtitle_changed.emit()
        self.form.advance()

    def _filled(self) -> None:
        """Another draft stands in the form."""
        self.checking.start_anew()
        if self._stack.currentWidget() is self.parked:
            self._back_to_form()
        elif self.isVisible():
            self.form.advance()
        self.check()
        self.inquiry.something_changed()

    def _category_name(self, key: str) -> str:
        from dealer_client.goods.categories import category_of, load_categories

        category = category_of(key, load_categories())
        return say(category.names) if category is not None else ""

    def _changed(self) -> None:
        self._check_soon.start()
        self.inquiry.something_changed()
        self.parking.keeper.something_changed()

    def _reason_done(self) -> None:
        if self.checking.is_open():
            self.checking.go_to_open()
        elif self.checking.insisted:
            # Recording was tried, and this was what stood in the way.
            self.form.payment.record.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.advance()

    def _recorded(self, recorded: Recorded) -> None:
        self._last = recorded
        self.notice.emit("")
        self._say_tools(self._parked_count)
        self.checking.start_anew()
        self._ready_again()
        self.form.clear()
        self._stack.setCurrentWidget(self.recorded)
        self.recorded.show_recorded(recorded, is_last=False)
        self.check()
        self._read_number()
        self.book_changed.emit()
        self.subtitle_changed.emit()

    def _not_recorded(self, error: Exception) -> None:
        from dealer_client.desk import NotRecordable

        self._ready_again()
        if isinstance(error, NotRecordable):
            self.checking.insisted = True
            self.check()
            self.checking.go_to_open()
        else:
            self.checking.fail(error if isinstance(error, DealerError) else ProgramFault())
            self.form.payment.record.setFocus()

    def _ready_again(self) -> None:
        self.form.setEnabled(True)
        self.form.payment.show_busy(False)
        self.parking.keeper.something_changed()

    def _read_number(self) -> None:
        desk = self._desk
        if desk is not None:
            Operation(self._background, desk.next_number).success(self._show_number).start()

    def _show_number(self, number: object) -> None:
        self._number = str(number)
        self.subtitle_changed.emit()

    def _today(self) -> date:
        # The machine's own date until the book tells the shop's zone.
        return self._desk.today() if self._desk is not None else date.today()  # noqa: DTZ011

    def knows_scan(self, text: str) -> bool:
        if not self.at_work:
            return False
        return self.scans.knows_document(text) or (self.isVisible() and self.scans.knows_barcode(text))
