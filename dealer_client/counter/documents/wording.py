"""The words of the documents' place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.documents.choice import Register
from dealer_client.documents.kinds import ExportKind
from dealer_client.register.wording import Text

from .periods import Period

TITLE = Text(nl="Documenten", en="Documents")
EXTRACT = Text(nl="Uittreksel maken", en="Make an extract")
EXTRACT_ABOUT = Text(
    nl="Voor een inspecteur: een ondertekende PDF met het bewijs erin.",
    en="For an inspector: a signed PDF with its proof inside.",
)
PERIOD = Text(nl="Periode", en="Period")
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
FILE_NAMES: Mapping[Register, Text] = MappingProxyType(
    {
        Register.PURCHASES: Text(nl="uittreksel-{series}-{first}-{last}.pdf", en="extract-{series}-{first}-{last}.pdf"),
        Register.SALES: Text(
            nl="uittreksel-verkoop-{series}-{first}-{last}.pdf", en="extract-sales-{series}-{first}-{last}.pdf"
        ),
        Register.BOTH: Text(
            nl="uittreksel-alles-{series}-{first}-{last}.pdf", en="extract-all-{series}-{first}-{last}.pdf"
        ),
    }
)
REGISTER = Text(nl="Welk register", en="Which register")
REGISTERS: Mapping[Register, Text] = MappingProxyType(
    {
        Register.PURCHASES: Text(nl="Inkoop", en="Purchases"),
        Register.SALES: Text(nl="Verkoop en afgifte", en="Sales and disposals"),
        Register.BOTH: Text(nl="Beide", en="Both"),
    }
)
PERSONS_CAPTION = Text(nl="Personen", en="Persons")
PERSONS: Mapping[str, Text] = MappingProxyType(
    {
        "with": Text(nl="Met namen en adressen", en="With names and addresses"),
        "without": Text(nl="Zonder personen", en="Without persons"),
    }
)
CANCEL = Text(nl="Annuleren", en="Cancel")
CANCELLING = Text(nl="Wordt geannuleerd", en="Being cancelled")
CANCELLED = Text(nl="Geannuleerd", en="Cancelled")
CANCELLED_MORE = Text(nl="Er is geen bestand gemaakt.", en="No file was made.")
PRACTICE_FILE_NAME = Text(nl="oefenen-{name}", en="practice-{name}")
IN_FOLDER = Text(nl="in {folder}", en="in {folder}")
OTHER_PLACE = Text(nl="Andere plaats …", en="Other place …")
MAKE = Text(nl="Uittreksel maken", en="Make extract")
MAKING = Text(nl="Het uittreksel wordt gemaakt", en="The extract is being made")
PROVING = Text(nl="Bewijs van {done} van {all} posten", en="Proof of {done} of {all} entries")
SETTING = Text(nl="De bladzijden worden opgemaakt", en="The pages are being set")
MAKING_MORE = Text(nl="U kunt ondertussen gewoon verder werken.", en="You can go on working in the meantime.")
MADE = Text(nl="Uittreksel gemaakt", en="Extract made")
MADE_MORE = Text(nl="{name}\nin {folder}", en="{name}\nin {folder}")
PERSONAL = Text(
    nl="Er staan persoonsgegevens in. Alleen u kunt het bestand lezen; geef het alleen aan wie er recht op heeft.",
    en="It holds personal data. Only you can read the file; give it only to those who are entitled to it.",
)
NOT_MADE = Text(nl="Het uittreksel is niet gemaakt", en="The extract was not made")
NOT_COUNTED = Text(nl="Het boek is nu niet te lezen", en="The book cannot be read now")
NOT_MADE_MORE = Text(
    nl="Het boek is niet veranderd. Probeer het nog een keer.", en="The book was not changed. Try once more."
)
OPEN = Text(nl="Openen", en="Open")
PRINT = Text(nl="Afdrukken", en="Print")
NOT_OPENED = Text(nl="Geen programma gevonden om PDF te openen", en="No program found to open PDF")

CHECK = Text(nl="Uittreksel controleren", en="Check an extract")
DROP_HEADING = Text(nl="Sleep een uittreksel hierheen", en="Drop an extract here")
DROP_WORDS = Text(
    nl="U leest meteen of het echt is en ongewijzigd, ook zonder internet. Twee tegelijk: of ze uit één boek komen. Er "
    "wordt niets verstuurd.",
    en="You read at once whether it is genuine and unchanged, also without internet. Two at once: whether they come "
    "from one book. Nothing is sent.",
)
COMPARED = Text(nl="Twee documenten vergeleken", en="Two documents compared")
COMPARED_NAMES = Text(nl="{first} en {second}", en="{first} and {second}")
NOT_COMPARED = Text(
    nl="Ze zijn niet te vergelijken: een van de twee klopt niet.",
    en="They cannot be compared: one of the two does not hold.",
)
PAGES = (
    Text(nl="Uittreksels", en="Extracts"),
    Text(nl="Af te drukken", en="To print"),
    Text(nl="Uitvoer en invoer", en="Export and import"),
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

JOBS = Text(nl="Nog af te drukken", en="To print")
JOBS_ABOUT = Text(
    nl="Wat niet uit de printer kwam, staat hier tot u het afdrukt of weghaalt. De vastlegging zelf staat in het boek.",
    en="What did not come out of the printer stands here until you print or remove it. The entry is in the book.",
)
NO_JOBS = Text(nl="Alles is afgedrukt", en="Everything was printed")
NO_JOBS_MORE = Text(
    nl="Lukt afdrukken een keer niet, dan vindt u het document hier terug.",
    en="If printing fails once, you find the document here.",
)
JOB_LINE = Text(nl="{paper} van {number}", en="{paper} of {number}")
JOB_WAITS = Text(nl="Wacht op de printer", en="Waits for the printer")
PRINT_AGAIN = Text(nl="Opnieuw afdrukken", en="Print again")
DROP_JOB = Text(nl="Weghalen", en="Remove")
JOB_PRINTED = Text(nl="{paper} van {number} is afgedrukt", en="{paper} of {number} was printed")

EXPORT = Text(nl="Register uitvoeren", en="Export the register")
EXPORT_ABOUT = Text(
    nl="Het register als bestand, voor een ander programma. Er staan persoonsgegevens in: bewaar het veilig en geef "
    "het alleen aan wie er recht op heeft.",
    en="The register as a file, for another program. It holds personal data: keep it safe and give it only to those "
    "who are entitled to it.",
)
EXPORT_KIND = Text(nl="Soort bestand", en="Kind of file")
EXPORT_KINDS: Mapping[ExportKind, Text] = MappingProxyType(
    {
        ExportKind.SPREADSHEET: Text(nl="Rekenblad", en="Spreadsheet"),
        ExportKind.CSV: Text(nl="CSV", en="CSV"),
        ExportKind.JSON: Text(nl="JSON", en="JSON"),
        ExportKind.XML: Text(nl="XML", en="XML"),
    }
)
EXPORT_BUTTON = Text(nl="Bestand maken", en="Make the file")
EXPORT_FILE = Text(nl="register-{series}-{first}-{last}{end}", en="register-{series}-{first}-{last}{end}")
EXPORTED = Text(nl="Bestand gemaakt", en="File made")
EXPORTING = Text(nl="Het bestand wordt gemaakt", en="The file is being made")
NOT_EXPORTED = Text(nl="Het bestand is niet gemaakt", en="The file was not made")

IMPORT = Text(nl="Bestaand boek inlezen", en="Read in an existing book")
IMPORT_ABOUT = Text(
    nl="Een tabel (CSV) met uw oude inkopen, in een boek dat nog leeg is. Eerst leest u wat ermee zou gebeuren; er "
    "wordt nog niets vastgelegd.",
    en="A table (CSV) of your earlier purchases, into a book that is still empty. First you read what would happen; "
    "nothing is recorded yet.",
)
IMPORT_CHOOSE = Text(nl="Tabel kiezen …", en="Choose a table …")
IMPORT_RECORD = Text(nl="{n} posten vastleggen", en="Record {n} entries")
IMPORT_READING = Text(nl="De tabel wordt gelezen", en="The table is being read")
IMPORT_RECORDING = Text(nl="{done} van {all} posten vastgelegd", en="{done} of {all} entries recorded")
IMPORT_WOULD = Text(nl="{n} posten gelezen, {refused} geweigerd", en="{n} entries read, {refused} refused")
IMPORT_WOULD_MORE = Text(
    nl="Er is nog niets vastgelegd. Kijk de kolommen en de opmerkingen na.",
    en="Nothing was recorded yet. Check the columns and the remarks.",
)
IMPORT_REFUSED_MORE = Text(
    nl="Verbeter de geweigerde regels in de tabel en kies hem opnieuw. Er is niets vastgelegd.",
    en="Put the refused lines right in the table and choose it again. Nothing was recorded.",
)
IMPORT_NOT_EMPTY = Text(
    nl="Dit boek heeft al posten: inlezen kan alleen in een leeg boek.",
    en="This book has entries already: reading in needs an empty one.",
)
IMPORT_DONE = Text(nl="{n} posten vastgelegd", en="{n} entries recorded")
IMPORT_DONE_MORE = Text(nl="Ze staan nu in het register (F3).", en="They are in the register now (F3).")
IMPORT_CANCELLED_MORE = Text(
    nl="Er is niets vastgelegd; het boek is leeg zoals het was.",
    en="Nothing was recorded; the book is empty as it was.",
)
NOT_IMPORTED = Text(nl="Niet ingelezen", en="Not read in")
COLUMNS_FOUND = Text(nl="Herkende kolommen", en="Columns that were recognised")
REFUSED_LINES = Text(nl="Geweigerd", en="Refused")
REMARKED_LINES = Text(nl="Mist iets, maar kan worden vastgelegd", en="Misses something, but can be recorded")
IMPORT_LINE = Text(nl="Regel {line}, nummer {number}", en="Line {line}, number {number}")
ONCE_MORE = Text(nl="Probeer het nog een keer.", en="Try once more.")
