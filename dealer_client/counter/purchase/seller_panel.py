"""Who are you: the seller, typed or filled by a scan of the document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton

from dealer_client.counter.icons import IconLabel
from dealer_client.counter.language import say
from dealer_client.identity.countries import tidy_country, tidy_issuing_state
from dealer_client.identity.documents import tidy_document_number
from dealer_client.identity.names import tidy_given_names, tidy_prefix, tidy_surname
from dealer_client.identity.postcodes import is_dutch_postcode, tidy_postcode
from dealer_client.identity.read_by_scanner import READ, READ_THEN_CHANGED, SEEN, changed_since_read
from dealer_client.register.draft import Address, DocumentKind, IdentityDocument, Seller
from dealer_client.register.findings import Finding, Level
from dealer_client.register.wording import Text

from .card import Card, row_of
from .choice_field import ChoiceField
from .date_field import DateField
from .field import Field, Stop
from .firm_fields import FirmFields
from .scrolled_column import scrolled_column

_ISSUED_ON = Text(nl="Afgegeven op", en="Issued on")
_ISSUED_BY = Text(nl="Afgegeven door (instantie)", en="Issued by (authority)")
_NAME_CUT_IN_SHORT = Text(nl="Lees de naam na", en="Check the name")
_NAME_CUT = Text(
    nl="De naam kan afgekapt zijn. Hij vult de hele regel op het document: vergelijk hem met de naam op de voorkant.",
    en="The name may be cut off. It fills the whole line on the document: compare it with the name on the front.",
)
_CHANGED_IN_SHORT = Text(nl="Gelezen, daarna gewijzigd", en="Read, then changed")
_CHANGED = Text(
    nl="Anders dan de scanner las ({fields}). Houd het document ernaast. De post zegt dat het gewijzigd is.",
    en="Not as the scanner read it ({fields}). Compare it with the document. The entry says that it was changed.",
)
_NO_POSTCODE = Text(
    nl="Een Nederlandse postcode heeft vier cijfers en twee letters, zoals 3511 AB.",
    en="A Dutch postcode has four digits and two letters, such as 3511 AB.",
)


class SellerPanel(Card):
    """The seller's fields in the order of the conversation."""

    changed = Signal()
    known_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._checked = SEEN
        self._read: Seller | None = None
        self._home = ""
        self._known = ""
        self._flagged = False
        self._name_cut = False
        self._scan_icon, self._scan_words = IconLabel("scan-line", "muted"), QPushButton()
        self._scan_words.setProperty("look", "quiet")
        self._scan_words.setProperty("small", "true")
        # Reached by its key: the Tab order is the conversation's.
        self._scan_words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scan_words.clicked.connect(self.known_asked)
        self.head.addWidget(self._scan_icon)
        self.head.addWidget(self._scan_words)
        self.surname = Field("seller.surname", tidy=tidy_surname)
        self.prefix = Field("seller.prefix", wanted=False, tidy=tidy_prefix)
        self.given_names = Field("seller.given_names", tidy=tidy_given_names)
        self.date_of_birth = DateField("seller.date_of_birth", today=today, past=True)
        self.nationality = Field("seller.nationality", wanted=False, tidy=tidy_issuing_state)
        self.document_kind = ChoiceField("seller.document.kind")
        self.document_number = Field("seller.document.number", tidy=tidy_document_number)
        self.issuing_state = Field("seller.document.issuing_state", wanted=False, tidy=tidy_issuing_state)
        self.expires = DateField("seller.document.expires", today=today, past=False)
        self.issued_on = DateField("seller.document.issued_on", today=today, past=False)
        self.issued_by = Field("seller.document.issued_by")
        self._issue_is_asked = False
        self.postcode = Field(
            "seller.address.postcode",
            tidy=self._tidy_postcode,
            judge=self._postcode_problem,
            whole=lambda text: self.country.text() == "NL" and is_dutch_postcode(text),
        )
        self.number = Field("seller.address.number")
        self.addition = Field("seller.address.addition", wanted=False)
        self.street = Field("seller.address.street")
        self.city = Field("seller.address.city")
        self.country = Field("seller.address.country", tidy=tidy_country)
        self.firm = FirmFields()
        self.firm.asked.connect(self.changed)
        self.stops: tuple[Stop, ...] = (
            self.surname,
            self.prefix,
            self.given_names,
            self.date_of_birth,
            self.nationality,
            self.document_kind,
            self.document_number,
            self.expires,
            self.issuing_state,
            self.issued_on,
            self.issued_by,
            self.postcode,
            self.number,
            self.addition,
            self.street,
            self.city,
            self.country,
            *self.firm.stops,
        )
        self._lay_out()
        self._show_issue()
        for name in self._names():
            name.edit.textEdited.connect(self._name_typed)
        for stop in self.stops:
            stop.changed.connect(self.changed)
            stop.left.connect(self.changed)
        self.changed.connect(self._hold_against_scan)
        self.retranslate()

    def stand_in(self, country: str, town: str = "") -> None:
        """The shop's country (alpha-2): where a seller lives until somebody says otherwise. Its town is completed from
        the first letter, as most sellers live there."""
        completer = QCompleter([town] if town else [], self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.city.edit.setCompleter(completer)
        if self.country.text() == self._home:
            self.country.fill(country)
        self._home = country

    def ask_for(self, fields: frozenset[str]) -> None:
        """What the rules of the country ask for: when and by whom a document was issued is shown where they do."""
        self._issue_is_asked = bool({self.issued_on.path, self.issued_by.path} & fields)
        self._show_issue()

    def _show_issue(self) -> None:
        filled = bool(self.issued_on.text() or self.issued_by.text())
        for field in (self.issued_on, self.issued_by):
            field.setVisible(self._issue_is_asked or filled)
            field.wanted = self._issue_is_asked

    def seller(self) -> Seller:
        """The seller as filled in so far."""
        return Seller(
            surname=self.surname.text(),
            prefix=self.prefix.text(),
            given_names=self.given_names.text(),
            date_of_birth=self.date_of_birth.date(),
            nationality=self.nationality.text(),
            address=Address(
                street=self.street.text(),
                number=self.number.text(),
                addition=self.addition.text(),
                postcode=self.postcode.text(),
                city=self.city.text(),
                country=self.country.text(),
            ),
            document=IdentityDocument(
                kind=self.document_kind.value(),
                number=self.document_number.text(),
                issuing_state=self.issuing_state.text(),
                issued_on=self.issued_on.date(),
                issued_by=self.issued_by.text(),
                expires=self.expires.date(),
                checked=self._checked,
            ),
            firm=self.firm.firm(),
        )

    def fill(self, seller: Seller) -> None:
        """Puts a seller in the fields."""
        self._read = None
        names = [field.text() for field in self._names()]
        address, document = seller.address, seller.document
        for field, text in (
            (self.surname, seller.surname),
            (self.prefix, seller.prefix),
            (self.given_names, seller.given_names),
            (self.nationality, seller.nationality),
            (self.document_number, document.number),
            (self.issuing_state, document.issuing_state),
            (self.issued_by, document.issued_by),
            (self.country, address.country),
            (self.postcode, address.postcode),
            (self.number, address.number),
            (self.addition, address.addition),
            (self.street, address.street),
            (self.city, address.city),
        ):
            field.fill(text)
        self.firm.fill(seller.firm)
        self.date_of_birth.fill_date(seller.date_of_birth)
        self.expires.fill_date(document.expires)
        self.issued_on.fill_date(document.issued_on)
        self._show_issue()
        self.document_kind.choose(document.kind)
        self._checked = document.checked
        # As it stands here now: the fields tidy what they are given.
        self._read = self.seller() if document.checked == READ else None
        self._name_cut = self._name_cut and names == [field.text() for field in self._names()]
        self.retranslate()

    def name_was_read(self, *, may_be_cut: bool) -> None:
        """A document was read. A name that fills its field there may go on: the clerk has to look at the card."""
        self._name_cut = may_be_cut
        self.retranslate()

    def name_hint(self) -> Text | None:
        """What to do about a name that may have been cut off, None where nothing says so."""
        return _NAME_CUT if self._name_cut else None

    def changed_since_scan(self) -> Finding | None:
        """Names the fields that say something else than the scanner read, as the clerk has left them."""
        read, stops = self._read, {stop.path: stop for stop in self.stops}
        changed = [] if read is None else [stops[path] for path in changed_since_read(read, self.seller())]
        changed = [stop for stop in changed if not stop.is_being_edited()]
        if not changed:
            return None
        fields = ", ".join(stop.caption_words() for stop in changed)
        return Finding("CHANGED-SINCE-SCAN", Level.HINT, changed[0].path, _CHANGED.filled(fields=fields))

    def line_edits(self) -> list[QLineEdit]:
        """Every line in which something of the seller is typed."""
        return [stop.edit for stop in self.stops if isinstance(stop, Field)]

    def show_known(self, words: str, *, flagged: bool) -> None:
        """How often this seller came before, and whether there is a note; empty words for somebody new."""
        self._known, self._flagged = words, flagged
        self.retranslate()

    def clear(self) -> None:
        """Ready for the next seller."""
        self.fill(Seller(address=Address(country=self._home)))

    def is_untouched(self) -> bool:
        """Whether nothing was typed or read here."""
        return (
            self.seller() == Seller(address=Address(country=self._home))
            and self.date_of_birth.is_empty()
            and self.expires.is_empty()
            and self.issued_on.is_empty()
        )

    def retranslate(self) -> None:
        self.heading(self.tr("Seller"))
        if self._name_cut:
            self._scan_icon.show_icon("triangle-alert", "attention")
            self._scan_words.setText(say(_NAME_CUT_IN_SHORT))
        elif self._known:
            # The sign of a note is quiet: the seller can see the screen.
            self._scan_icon.show_icon("info" if self._flagged else "history", "attention" if self._flagged else "ok")
            self._scan_words.setText(f"{self._known}   Ctrl+I")
        else:
            self._scan_icon.show_icon("scan-line", "ok" if self._checked == READ else "muted")
            if self._checked == READ_THEN_CHANGED:
                self._scan_words.setText(say(_CHANGED_IN_SHORT))
            elif self._checked == READ:
                self._scan_words.setText(self.tr("Document read"))
            else:
                self._scan_words.setText(self.tr("Type, or scan the document"))
        for field, words in (
            (self.surname, self.tr("Surname")),
            (self.prefix, self.tr("Prefix")),
            (self.given_names, self.tr("Given names")),
            (self.date_of_birth, self.tr("Date of birth")),
            (self.nationality, self.tr("Nationality")),
            (self.document_kind, self.tr("Document")),
            (self.document_number, self.tr("Document number")),
            (self.expires, self.tr("Valid until")),
            (self.issuing_state, self.tr("Issued by (state)")),
            (self.postcode, self.tr("Postcode")),
            (self.number, self.tr("No.")),
            (self.addition, self.tr("Addition")),
            (self.street, self.tr("Street")),
            (self.city, self.tr("Town")),
            (self.country, self.tr("Country")),
            (self.issued_on, say(_ISSUED_ON)),
            (self.issued_by, say(_ISSUED_BY)),
        ):
            field.caption(words)
        self.document_kind.set_choices(
            [
                (DocumentKind.PASSPORT.value, self.tr("Passport")),
                (DocumentKind.IDENTITY_CARD.value, self.tr("Identity card")),
                (DocumentKind.DRIVING_LICENCE.value, self.tr("Driving licence")),
                (DocumentKind.RESIDENCE_PERMIT.value, self.tr("Residence permit")),
            ]
        )

    def _lay_out(self) -> None:
        column = scrolled_column(self.body, (stop.target() for stop in self.stops))
        for row in (
            row_of((self.surname, 7), (self.prefix, 3)),
            row_of((self.given_names, 1)),
            row_of((self.date_of_birth, 1), (self.nationality, 1)),
            row_of((self.document_kind, 1), (self.document_number, 1)),
            row_of((self.expires, 1), (self.issuing_state, 1)),
            row_of((self.issued_on, 1), (self.issued_by, 1)),
            row_of((self.postcode, 5), (self.number, 3), (self.addition, 3)),
            row_of((self.street, 1)),
            row_of((self.city, 8), (self.country, 3)),
        ):
            column.addLayout(row)
        column.addWidget(self.firm)
        column.addStretch()

    def _names(self) -> tuple[Field, Field, Field]:
        return self.surname, self.prefix, self.given_names

    def _name_typed(self) -> None:
        if self._name_cut:
            self._name_cut = False
            self.retranslate()

    def _hold_against_scan(self) -> None:
        if self._read is None:
            return
        # Put back as it was read, it is the reader's word again.
        checked = READ_THEN_CHANGED if changed_since_read(self._read, self.seller()) else READ
        if checked != self._checked:
            self._checked = checked
            self.retranslate()

    def _tidy_postcode(self, text: str) -> str:
        return tidy_postcode(text, self.country.text())

    def _postcode_problem(self, text: str) -> Text | None:
        return _NO_POSTCODE if self.country.text() == "NL" and not is_dutch_postcode(text) else None
