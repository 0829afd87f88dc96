"""The words of the day close."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.day_close import MovementKind
from dealer_client.register.wording import Text

TITLE = Text(nl="Dagafsluiting", en="Day close")
PAGES = (
    Text(nl="Open dag", en="Open day"),
    Text(nl="Afgesloten dagen", en="Closed days"),
    Text(nl="Voor de boekhouder", en="For the bookkeeper"),
)
SUBTITLE = Text(nl="verwacht in de kas: {cents}", en="expected in the till: {cents}")

CASH_BOOK = Text(nl="Kasboek van {day}", en="Cash book of {day}")
AFTER_CLOSE = Text(nl="Na afsluiting {n} van {day}", en="After close {n} of {day}")
CASH_BOOK_SINCE = Text(nl="Kasboek van {first} t/m {day}", en="Cash book of {first} to {day}")
NOT_CLOSED = Text(nl="Sinds {first} is niet afgesloten", en="Not closed since {first}")
NOT_CLOSED_MORE = Text(
    nl="Alles van die dagen telt mee in deze afsluiting.", en="All of those days counts in this close."
)
LATE = Text(
    nl="{n} posten gaan over een dag die al was afgesloten", en="{n} entries are about a day that was closed already"
)
LATE_ONE = Text(
    nl="1 post gaat over een dag die al was afgesloten", en="1 entry is about a day that was closed already"
)
LATE_MORE = Text(
    nl="Een afgesloten dag verandert niet. Deze posten tellen mee in deze dag.",
    en="A closed day does not change. These entries count in this day.",
)
FIRST_CLOSE = Text(nl="Begin met het wisselgeld", en="Begin with the float")
FIRST_CLOSE_MORE = Text(
    nl="Er is nog nooit afgesloten. Zet onder ‘Geld in of uit de kas’ wat er vanmorgen in de kas zat.",
    en="No day was closed yet. Enter what was in the till this morning under ‘Cash in or out’.",
)
METHOD = Text(nl="Betaalwijze", en="Payment")
RECEIVED = Text(nl="Ontvangen", en="Received")
PAID = Text(nl="Betaald", en="Paid")
TILL = Text(nl="Kas", en="Till")
OPENING = Text(nl="Bij het begin", en="At the start")
CASH_RECEIVED = Text(nl="Contant ontvangen", en="Cash received")
CASH_PAID = Text(nl="Contant betaald", en="Cash paid")
EXPECTED = Text(nl="Verwacht in de kas", en="Expected in the till")
COUNTED = Text(nl="Geteld", en="Counted")
DIFFERENCE = Text(nl="Verschil", en="Difference")
REASON = Text(nl="Reden van het verschil", en="Reason for the difference")
ENTRIES = Text(nl="Posten", en="Entries")
NO_ENTRIES_CLOSED = Text(nl="Niets betaald of ontvangen.", en="Nothing was paid or received.")
NO_ENTRIES = Text(nl="Nog niets betaald of ontvangen.", en="Nothing paid or received yet.")
MORE_ENTRIES = Text(
    nl="En {n} eerdere; alle tellen mee en staan op de dagstaat.",
    en="And {n} earlier; all count and are in the report.",
)
NUMBER = Text(nl="Nummer", en="Number")
WHAT = Text(nl="Wat", en="What")
AMOUNT = Text(nl="Bedrag", en="Amount")
ABOUT = Text(nl="{kind} bij {entry}", en="{kind} of {entry}")
LATE_MARK = Text(nl="{kind}, over {day}", en="{kind}, about {day}")
MOVED = Text(nl="Geld in en uit de kas", en="Cash in and out")
SHEET_NAME = Text(nl="Kasboek", en="Cash book")
CLOSED_BY = Text(nl="Afgesloten op {at} door {name}", en="Closed on {at} by {name}")
CLOSE_NUMBER = Text(nl="Afsluiting {n}", en="Close {n}")

COUNT = Text(nl="Tellen", en="Count")
COUNT_ABOUT = Text(nl="Vul aantallen in, of alleen het bedrag.", en="Fill in how many, or only the amount.")
NOTES = Text(nl="Biljetten", en="Notes")
COINS = Text(nl="Munten", en="Coins")
HOW_MANY = Text(nl="Hoeveel van {value}", en="How many of {value}")
CLOSE = Text(nl="Afsluiten", en="Close")
COUNTED_CENTS = Text(nl="Geteld in de kas", en="Counted in the till")
NOTHING_COUNTED = Text(nl="Tel de kas", en="Count the till")
AGREES = Text(nl="Klopt", en="Agrees")
TOO_LITTLE = Text(nl="Te weinig", en="Too little")
TOO_MUCH = Text(nl="Te veel", en="Too much")
CLOSE_BUTTON = Text(nl="Dag afsluiten", en="Close the day")
CLOSING = Text(nl="Bezig …", en="Working …")
CLOSED = Text(nl="Dag {day} is afgesloten", en="Day {day} is closed")
CLOSED_MORE = Text(
    nl="Er zit {counted} in de kas voor de volgende dag. Wat u nu nog vastlegt, telt daar mee.",
    en="There is {counted} in the till for the next day. What you record from now on counts there.",
)
NOT_CLOSED_NOW = Text(nl="De dag is niet afgesloten", en="The day was not closed")
ONCE_MORE = Text(nl="Er is niets veranderd. Probeer het nog een keer.", en="Nothing was changed. Try once more.")

MOVE = Text(nl="Geld in of uit de kas", en="Cash in or out")
MOVE_KIND = Text(nl="Wat", en="What")
MOVE_CHOICES: Mapping[str, tuple[MovementKind, int, Text]] = MappingProxyType(
    {
        "float": (MovementKind.FLOAT, 1, Text(nl="Wisselgeld erin", en="Float in")),
        "bank": (MovementKind.BANK, -1, Text(nl="Naar de bank", en="To the bank")),
        "in": (MovementKind.OTHER, 1, Text(nl="Anders erin", en="Other in")),
        "out": (MovementKind.OTHER, -1, Text(nl="Anders eruit", en="Other out")),
    }
)
"""The choices of the form: the kind that is kept, the sign of the amount, and the words."""
MOVE_REASON = Text(nl="Waarvoor", en="What for")
MOVE_BUTTON = Text(nl="Bijschrijven", en="Add")
MOVE_WAITS = Text(nl="Dit staat nog niet in het kasboek", en="This is not in the cash book yet")
MOVE_WAITS_MORE = Text(
    nl="Schrijf het bij, of maak het bedrag leeg. Sluit daarna de dag af.",
    en="Add it, or clear the amount. Then close the day.",
)
MOVE_KEPT = Text(nl="{what}: {cents} staat in het kasboek", en="{what}: {cents} is in the cash book")
NOT_MOVED = Text(nl="Niet bijgeschreven", en="Not entered")

NO_CLOSES = Text(nl="Nog geen afgesloten dagen", en="No closed days yet")
NO_CLOSES_MORE = Text(
    nl="Een dag die u afsluit, staat hier en verandert niet meer.",
    en="A day that you close stands here and does not change any more.",
)
TO_OPEN_DAY = Text(nl="Naar de open dag", en="To the open day")
LIST_NAME = Text(nl="Afgesloten dagen, nieuwste eerst", en="Closed days, newest first")
PRINT = Text(nl="Dagstaat afdrukken", en="Print day report")
REPORT_FILE = Text(nl="dagstaat-{series}-{n}-{day}.pdf", en="day-report-{series}-{n}-{day}.pdf")
REPORT_NAME = Text(nl="Dagstaat {day}", en="Day report {day}")

BOOKS = Text(nl="Tabellen voor de boekhouder", en="Tables for the bookkeeper")
BOOKS_ABOUT = Text(
    nl="Bestanden voor een rekenblad of boekhoudprogramma (CSV). Er staan geen namen van klanten in.",
    en="Files for a spreadsheet or accounting program (CSV). They hold no names of customers.",
)
MAKE_CASH_BOOK = Text(nl="Kasboek bewaren", en="Save cash book")
MAKE_MARGINS = Text(nl="Margelijst bewaren", en="Save margin list")
CASH_BOOK_FILE = Text(nl="kasboek-{series}-{first}-{last}.csv", en="cash-book-{series}-{first}-{last}.csv")
MARGINS_FILE = Text(nl="marge-{series}-{first}-{last}.csv", en="margins-{series}-{first}-{last}.csv")
PRACTICE_FILE = Text(nl="oefenen-{name}", en="practice-{name}")
MADE = Text(nl="Bewaard: {name}", en="Saved: {name}")
MADE_IN = Text(nl="in {folder}", en="in {folder}")
NOT_MADE = Text(nl="Niet bewaard", en="Not saved")
MARGINS = Text(nl="Marge van deze periode", en="Margin of this period")
NO_SALES = Text(nl="Niets verkocht in deze periode.", en="Nothing was sold in this period.")
MARGIN_COLUMNS = (
    Text(nl="Goed", en="Item"),
    Text(nl="Inkoop", en="Purchase"),
    Text(nl="Verkoop", en="Sale"),
    Text(nl="Marge", en="Margin"),
)
MARGIN_TOTAL = Text(nl="Samen", en="Together")
BOUGHT = Text(nl="Ingekocht in deze periode: {cents}", en="Bought in this period: {cents}")
MARGIN_NOTE = Text(
    nl="De btw over de marge rekent uw boekhouder uit.", en="Your bookkeeper works out the VAT on the margin."
)
UNREAD = Text(nl="De kas is nu niet te lezen", en="The till cannot be read now")
NOT_READ = Text(
    nl="Het kasboek is nu niet te lezen. Er is niets veranderd. Probeer het nog een keer.",
    en="The cash book cannot be read now. Nothing was changed. Try once more.",
)
