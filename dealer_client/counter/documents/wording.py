"""The words of the documents' place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

from .periods import Period

TITLE = Text(nl="Documenten", en="Documents")
EXTRACT = Text(nl="Uittreksel maken", en="Make an extract")
EXTRACT_ABOUT = Text(
    nl="Een uittreksel van het inkoopregister voor een inspecteur: een ondertekende PDF met het bewijs erin.",
    en="An extract from the purchase register for an inspector: a signed PDF with its proof inside.",
)
PERIOD = Text(nl="Periode van verkrijging", en="Period of acquisition")
PERIODS: Mapping[Period, Text] = MappingProxyType(
    {
        Period.TODAY: Text(nl="Vandaag", en="Today"),
        Period.THIS_WEEK: Text(nl="Deze week", en="This week"),
        Period.THIS_MONTH: Text(nl="Deze maand", en="This month"),
        Period.LAST_MONTH: Text(nl="Vorige maand", en="Last month"),
        Period.OWN: Text(nl="Andere", en="Other"),
    }
)
FIRST_DAY = Text(nl="Van", en="From")
LAST_DAY = Text(nl="Tot en met", en="To")
ENDS_BEFORE = Text(
    nl="De periode eindigt voor ze begint. Kies een latere dag.",
    en="The period ends before it begins. Choose a later day.",
)
NO_ENTRIES = Text(
    nl="Geen posten in deze periode; dat staat dan op het uittreksel.",
    en="No entries in this period; the extract will say so.",
)
ONE_ENTRY = Text(nl="1 post in deze periode", en="1 entry in this period")
ENTRIES = Text(nl="{n} posten in deze periode", en="{n} entries in this period")
FILE = Text(nl="Bestand", en="File")
FILE_NAME = Text(nl="uittreksel-{series}-{first}-{last}.pdf", en="extract-{series}-{first}-{last}.pdf")
PRACTICE_FILE_NAME = Text(nl="oefenen-{name}", en="practice-{name}")
IN_FOLDER = Text(nl="in {folder}", en="in {folder}")
OTHER_PLACE = Text(nl="Andere plaats …", en="Other place …")
MAKE = Text(nl="Uittreksel maken", en="Make extract")
MAKING = Text(nl="Het uittreksel wordt gemaakt", en="The extract is being made")
MAKING_MORE = Text(nl="U kunt ondertussen gewoon verder werken.", en="You can go on working in the meantime.")
MADE = Text(nl="Uittreksel gemaakt", en="Extract made")
MADE_MORE = Text(nl="{name}\nin {folder}", en="{name}\nin {folder}")
PERSONAL = Text(
    nl="Er staan persoonsgegevens in. Alleen u kunt het bestand lezen; geef het alleen aan wie er recht op heeft.",
    en="It holds personal data. Only you can read the file; give it only to those who are entitled to it.",
)
NOT_MADE = Text(nl="Het uittreksel is niet gemaakt", en="The extract was not made")
NOT_MADE_MORE = Text(
    nl="Het boek is niet veranderd. Probeer het nog een keer.", en="The book was not changed. Try once more."
)
OPEN = Text(nl="Openen", en="Open")
NOT_OPENED = Text(nl="Geen programma gevonden om PDF te openen", en="No program found to open PDF")

CHECK = Text(nl="Uittreksel controleren", en="Check an extract")
DROP_HEADING = Text(nl="Sleep een uittreksel hierheen", en="Drop an extract here")
DROP_WORDS = Text(
    nl="U leest meteen of het echt is en ongewijzigd, ook zonder internet. Er wordt niets verstuurd.",
    en="You read at once whether it is genuine and unchanged, also without internet. Nothing is sent.",
)
CHOOSE_FILE = Text(nl="Bestand kiezen …", en="Choose file …")
CHECKING = Text(nl="Het bestand wordt nagerekend …", en="The file is being checked …")
SHEET_NAME = Text(nl="Uitslag van de controle", en="Result of the check")
WRONG = Text(nl="Wat er niet klopt", en="What is wrong")
TO_KNOW = Text(nl="Goed om te weten", en="Good to know")
ON_IT = Text(nl="Wat erin staat", en="What it holds")
DEALER = Text(nl="Dealer", en="Dealer")
BOOK = Text(nl="Boek", en="Book")
BOOK_SIZE = Text(nl="{series}, {n} posten", en="{series}, {n} entries")
PERIOD_SHOWN = Text(nl="Periode", en="Period")
FROM_TO = Text(nl="{first} t/m {last}", en="{first} to {last}")
ENTRIES_SHOWN = Text(nl="Posten", en="Entries")
ENTRIES_CONFIRMED = Text(nl="{n}, waarvan {confirmed} bevestigd", en="{n}, of which {confirmed} confirmed")
TOTAL = Text(nl="Totaal", en="Total")
COUNTER_KEY = Text(nl="Sleutel balie", en="Counter's key")
NOT_CHECKED = Text(
    nl="Het bestand kon niet worden gecontroleerd. Probeer het nog een keer, of kies een ander bestand.",
    en="The file could not be checked. Try once more, or choose another file.",
)
