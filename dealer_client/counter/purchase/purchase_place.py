"""The place where a purchase is taken in: asks the desk while one types, records, and goes on to the next customer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dealer_client.counter import match_script
from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.parked import wording
from dealer_client.counter.place import Place
from dealer_client.register.errors import DealerError
from dealer_client.register.staff import Staff

from .not_recorded import ProgramFault, StillOpening
from .purchase_form import PurchaseForm

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.counter.parked.parked_panel import ParkedPanel
    from dealer_client.desk import Desk, Recorded

    from .checking import Checking
    from .known_panel import KnownPanel
    from .known_sellers import KnownSellers
    from .parking import Parking
    from .recorded_panel import RecordedPanel
    from .scans import Scans

_CHECK_MS = 80


class PurchasePlace(Place):
    """Works without a book too, and then only takes what is typed. `called` asks to be shown: a document was read."""

    icon = "hand-coins"
    key = Qt.Key.Key_F2
    called = Signal()

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
        self._clear_asked = False
        self._last: Recorded | None = None
        self._parked_count = 0
        self._begun = False
        self._stack = QStackedWidget(self)
        self.form = PurchaseForm(self._today, background, self._stack)
        self._stack.addWidget(self.form)
        self.tools = (self._tool(self.park), self._tool(self.show_parked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._say_parked(0)

    def begin(self) -> Iterator[object]:
        """The seller can be typed: makes what comes after him, a part at each step, once."""
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
        self._check_soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._check_soon.timeout.connect(self.check)
        self.form.changed.connect(self._changed)
        self.form.payment.asked.connect(self.record)
        self.form.payment.clear_button.clicked.connect(self.clear)
        self.form.payment.last_button.clicked.connect(self.show_last)
        self.form.checks.explain.connect(self.explain)
        self.form.checks.reason_done.connect(self._reason_done)
        self.form.explained.connect(self._explained)
        self.form.refused.connect(self._refuse_offer)
        self.inquiry.answered.connect(self.check)
        self.known.filled.connect(self._known_filled)
        self.known.known_changed.connect(self._say_known)
        self.form.signing.closed.connect(self._close_aside)
        self.form.photos.trouble.connect(self.notice)
        self.form.payment.sign_button.clicked.connect(self.sign)
        self.form.seller.known_asked.connect(self.show_known)
        self.parking.filled.connect(self._filled)
        self.parking.listed.connect(self._parked_listed)
        self.parking.counted.connect(self._say_parked)
        self.parking.notice.connect(self.notice)
        self.parking.done.connect(self.done)
        self._keys()
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

    @cached_property
    def known_panel(self) -> KnownPanel:
        """What the seller in the form brought before."""
        from .known_panel import KnownPanel

        panel = KnownPanel(self._background)
        panel.closed.connect(self._close_aside)
        panel.changed.connect(self.known.look)
        return panel

    def furnish(self) -> Iterator[object]:
        yield self.recorded
        yield self.parked
        yield self.known_panel
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
        self.known_panel.attach(counter.desk)
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

    def explain(self) -> None:
        """Shows what a match is about, for staff; or the payment again."""
        if self._stack.currentWidget() is not self.form:
            return
        if self.form.is_explaining():
            self.form.explanation.finish()
        elif matches := self.checking.matches():
            self.form.explanation.show_matches(matches, self.form.reasons)
            self.form.show_explanation(True)

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

    def show_parked(self) -> None:
        """The purchases that were put aside, or back to the form."""
        shown = self._stack.currentWidget()
        if shown is not self.form and shown is self.parked:
            self._back_to_form()
        elif self.form.isEnabled():
            self.parking.list()

    def retranslate(self) -> None:
        if getattr(self, "_begun", False):
            self._say_parked(self._parked_count)
            self._say_known()
            self.check()
            # And once more when the fields have their captions, which the checks name.
            self._check_soon.start()

    def check(self) -> None:
        """Asks the desk about the form as it is, and shows the answer."""
        self._check_soon.stop()
        self.checking.check()

    def record(self) -> None:
        """Records the purchase, or shows what is still open."""
        if self._background.busy and not self.form.isEnabled():
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
        """Drops what was typed; asks for the key once more where there is something to lose."""
        if self._stack.currentWidget() is not self.form:
            return
        if not self.form.is_untouched() and not self._clear_asked:
            self._clear_asked = True
            self.notice.emit(self.tr("Press Ctrl+N once more to clear what was typed."))
            return
        self.checking.start_anew()
        self.form.clear()
        self.check()
        self.notice.emit("")

    def take_scan(self, text: str) -> None:
        """A scan came in, wherever the focus was."""
        if not self.isVisible():
            self.called.emit()
        if self._stack.currentWidget() is not self.form:
            self._back_to_form()
        self.scans.take(text)

    def show_known(self) -> None:
        """What the seller in the form brought before; or the payment again."""
        if self._stack.currentWidget() is not self.form:
            return
        if self.form.aside() is self.known_panel:
            self._close_aside()
        elif self.known.known is not None:
            self.known_panel.show_known(self.known.known)
            self.form.show_aside(self.known_panel)
            self.known_panel.start()

    def sign(self) -> None:
        """The seller signs, or the payment again."""
        if self._stack.currentWidget() is not self.form:
            return
        if self.form.aside() is self.form.signing:
            self._close_aside()
        else:
            self.form.show_aside(self.form.signing)
            self.form.signing.start()

    def _close_aside(self) -> None:
        self.form.show_aside(None)
        self.form.advance()

    def _known_filled(self) -> None:
        self.check()
        self.form.advance()

    def _say_known(self) -> None:
        known, words = self.known.known, ""
        if known is not None:
            from .known_sellers_list import times_here

            words = times_here(known)
        self.form.seller.show_known(words, flagged=known is not None and known.attention is not None)

    def _keys(self) -> None:
        for keys, work in (
            (("Ctrl+Return", "Ctrl+Enter"), self.record),
            (("Ins",), self._add_item),
            (("Ctrl+K",), lambda: self.form.items.current.choose_addition()),
            (("Ctrl+R",), lambda: self.form.items.remove_item()),
            (("Ctrl+M",), lambda: self.form.items.repeat_item()),
            (("Ctrl+Z",), lambda: self.form.items.put_back()),
            (("PgDown",), lambda: self.form.items.step(1)),
            (("PgUp",), lambda: self.form.items.step(-1)),
            (("Ctrl+D",), self._choose_deal),
            (("Ctrl+L",), self.show_last),
            (("Ctrl+E",), self.explain),
            (("Ctrl+I",), self.show_known),
            (("Ctrl+S",), self.sign),
            (("Ctrl+Y",), lambda: self.form.items.current.take_offer()),
            (("Ctrl+G",), lambda: self.form.items.current.photos.choose_files()),
            (("Ctrl+Shift+V",), lambda: self.form.items.current.photos.paste()),
            (("Ctrl+F",), lambda: self.form.seller.firm.ask()),
            (("Ctrl+N",), self.clear),
            (("Ctrl+P",), self.park),
            (("Ctrl+O",), self.show_parked),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(work)

    def _tool(self, work: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "quiet")
        button.setProperty("small", "true")
        # Reached by its key: the Tab order is the conversation's.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(work)
        return button

    def _say_parked(self, count: int) -> None:
        self._parked_count = count
        park, parked = self.tools
        park.setText(say(wording.PARK) + "   Ctrl+P")
        words = say(wording.ONE_PARKED) if count == 1 else say(wording.PARKED.filled(n=count))
        parked.setText(words + "   Ctrl+O")
        parked.setVisible(bool(count))

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

    def _add_item(self) -> None:
        if self._stack.currentWidget() is self.form:
            self.form.items.add_item()

    def _choose_deal(self) -> None:
        self.form.payment.kind.setFocus()
        self.form.payment.kind.showPopup()

    def _changed(self) -> None:
        if self._clear_asked:
            self._clear_asked = False
            self.notice.emit("")
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

    def _refuse_offer(self) -> None:
        """The goods are not taken in: the register is told which, without a word about who offered them."""
        desk, draft = self._desk, self.form.draft()
        if desk is not None:

            def tell() -> None:
                desk.notices.report_refused_offer(draft)
                desk.drafts.discard()

            telling = Operation(self._background, self.parking.keeper.alone(tell))
            telling.success(lambda _done: self._offer_refused()).failure(self._not_recorded).start()

    def _offer_refused(self) -> None:
        self.checking.start_anew()
        self.form.clear()
        self.check()
        self.done.emit(say(match_script.REFUSED))

    def _explained(self) -> None:
        self.form.show_explanation(False)
        self.check()
        self.form.advance()

    def _recorded(self, recorded: Recorded) -> None:
        self._last = recorded
        self.notice.emit("")
        self.form.payment.show_last(str(recorded.number))
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
