"""The sentences of a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

from .verdict import Backing

DOES_NOT_HOLD = Text(nl="Dit uittreksel klopt niet. {reason}", en="This extract does not hold. {reason}")
HOLDS: Mapping[Backing, Text] = MappingProxyType(
    {
        Backing.REGISTER: Text(
            nl="Dit uittreksel klopt: {entries} ongewijzigd in boek {series} (stand: {size}). "
            "Het centraal register heeft er {confirmed} van bevestigd, het laatst op {at}.",
            en="This extract holds: {entries} unchanged in book {series} (size: {size}). "
            "The central register has confirmed {confirmed} of them, last on {at}.",
        ),
        Backing.UNKNOWN_REGISTER: Text(
            nl="Dit uittreksel klopt in zichzelf: {entries} ongewijzigd in boek {series} (stand: {size}). "
            "Een register heeft er {confirmed} van bevestigd op {at}, maar de sleutel van dat register is hier niet "
            "bekend: vergelijk die met de bekendgemaakte sleutel.",
            en="This extract is consistent: {entries} unchanged in book {series} (size: {size}). "
            "A register confirmed {confirmed} of them on {at}, but that register's key is not known here: "
            "compare it with the published key.",
        ),
        Backing.NOBODY: Text(
            nl="Dit uittreksel klopt in zichzelf: {entries} ongewijzigd in boek {series} (stand: {size}). "
            "Het centraal register heeft nog niets bevestigd: alleen de balie zelf staat ervoor in, en van wie die "
            "balie is, is niet bewezen.",
            en="This extract is consistent: {entries} unchanged in book {series} (size: {size}). "
            "The central register has confirmed nothing yet: only the counter itself vouches for it, and whose counter "
            "it is is not proven.",
        ),
    }
)
ENTRIES = Text(nl="{n} posten staan", en="{n} entries stand")
ONE_ENTRY = Text(nl="{n} post staat", en="{n} entry stands")

NO_SIGNATURE = Text(
    nl="De handtekening aan het eind van het bestand ontbreekt: het is geen uittreksel, of het is na het maken "
    "opgeslagen, aangevuld of afgebroken.",
    en="The signature at the end of the file is missing: it is no extract, or it was saved again, added to or cut off.",
)
FILE_CHANGED = Text(
    nl="Het bestand is veranderd nadat de balie het ondertekende.",
    en="The file was changed after the counter signed it.",
)
OTHER_SIGNER = Text(
    nl="Het bestand is ondertekend met een andere sleutel dan die van de balie.",
    en="The file is signed with a key that is not the counter's.",
)
HEAD_WRONG = Text(nl="De ondertekende stand van het boek klopt niet.", en="The signed state of the book is not right.")
RECEIPT_FALSE = Text(
    nl="De bevestiging van het centraal register is niet echt.",
    en="The central register's receipt is not genuine.",
)
RECEIPT_OF_ANOTHER_REGISTER = Text(
    nl="De bevestiging is van een ander register dan het centraal register waarvan de sleutel bekend is.",
    en="The receipt is from another register than the central register whose key is known.",
)
RECEIPT_OF_ANOTHER_BOOK = Text(
    nl="De bevestiging van het centraal register hoort bij een ander boek of een andere balie.",
    en="The central register's receipt belongs to another book or counter.",
)
NOT_GROWN = Text(
    nl="Dit boek is niet gegroeid uit het boek dat eerder {size} posten had: er is iets veranderd of weggehaald.",
    en="This book did not grow from the book that had {size} entries before: something was changed or removed.",
)
ENTRIES_CHANGED = Text(nl="Niet zoals ze in het boek staan: {numbers}.", en="Not as they stand in the book: {numbers}.")
ORDER_WRONG = Text(
    nl="De posten staan niet op volgorde, of een post staat er twee keer.",
    en="The entries are out of order, or one is there twice.",
)
OUTSIDE_CHOICE = Text(
    nl="Er staan posten in die buiten de periode, de nummers of het register van het uittreksel vallen.",
    en="There are entries outside the period, the numbers or the register of the extract.",
)
NOT_REDACTED = Text(
    nl="Het uittreksel zegt dat personen zijn weggelaten, maar er staan gegevens van personen in.",
    en="The extract says that persons are left out, but it holds data of persons.",
)
AMENDMENTS_WRONG = Text(
    nl="De verbeteringen, doorhalingen en wissingen horen niet bij deze posten of staan niet op volgorde.",
    en="The corrections, voids and erasures do not belong to these entries or are out of order.",
)
TOTALS_WRONG = Text(nl="De totalen kloppen niet met de posten.", en="The totals do not match the entries.")
ENTRY_MALFORMED = Text(nl="Een van de posten is geen geldige post.", en="One of the entries is not a valid entry.")
TOO_LARGE = Text(
    nl="Het bestand is groter dan een uittreksel ooit is. Het is niet gelezen.",
    en="The file is larger than any extract. It was not read.",
)

PRACTICE = Text(
    nl="OEFENEN: dit komt uit het oefenregister en is geen geldig register.",
    en="PRACTICE: this comes from the practice register and is not a valid register.",
)
NOBODY_BACKS = Text(
    nl="Het centraal register heeft nog niets van dit boek bevestigd. Vraag de dealer om verbinding te maken en een "
    "nieuw uittreksel te geven.",
    en="The central register has confirmed nothing of this book yet. Ask the dealer to connect and to give a new "
    "extract.",
)
COMPARE_KEY = Text(
    nl="Vergelijk deze sleutel met de bekendgemaakte sleutel van het centraal register: {key}",
    en="Compare this key with the published key of the central register: {key}",
)
YOUNGER = Text(
    nl="Jonger dan de bevestiging van het centraal register: {numbers}.",
    en="Younger than the central register's receipt: {numbers}.",
)
LEFT_OUT = Text(
    nl="Deze nummers staan ook in het boek maar niet op dit uittreksel: {numbers}. Vraag ernaar als dat niet klopt.",
    en="These numbers are in the book too but not on this extract: {numbers}. Ask for them if that seems wrong.",
)
NOT_SHOWN = Text(
    nl="Vanaf {first} heeft het boek {n} posten die hier niet bij staan. Een uittreksel bewijst niet dat daar geen "
    "verbetering of doorhaling bij is van wat er wel op staat: het centraal register weet dat.",
    en="From {first} on the book has {n} entries that do not come with this. An extract does not prove that none of "
    "them corrects or voids what stands on it: the central register can tell.",
)
PERSONS_LEFT_OUT = Text(nl="De persoon is weggelaten bij: {numbers}.", en="The person is left out with: {numbers}.")
PERSONS_ERASED = Text(
    nl="De persoon is na de bewaartijd gewist bij: {numbers}.",
    en="The person was erased after the retention time with: {numbers}.",
)
CERTIFIED = Text(
    nl="Het bestand heeft ook een handtekening met een certificaat. Wie dat is, en of die klopt, zegt uw PDF-lezer.",
    en="The file also has a signature with a certificate. Whose it is, and whether it is valid, your PDF reader says.",
)
CORRECTED = Text(nl="Later verbeterd: {numbers}.", en="Corrected later: {numbers}.")
VOIDED = Text(nl="Later doorgehaald: {numbers}.", en="Struck out later: {numbers}.")
