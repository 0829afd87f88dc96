"""The words of the settings' place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.counter.theme import Mode
from dealer_client.register.wording import Language, Text

TITLE = Text(nl="Instellingen", en="Settings")
SCREEN = Text(nl="Dit scherm", en="This screen")
LANGUAGE = Text(nl="Taal", en="Language")
LANGUAGE_NAMES: Mapping[Language, str] = MappingProxyType({"nl": "Nederlands", "en": "English"})
"""Each in its own language, so that whoever needs it can read it."""
MATCHES = Text(
    nl="Gestolen goed bij een inkoop: zo staat het op het scherm", en="Stolen goods at a purchase: what the screen says"
)
MATCHES_NEUTRAL = Text(nl="Als een gewone vraag", en="As an ordinary question")
MATCHES_PLAIN = Text(nl="Met zoveel woorden", en="In so many words")
LOOK = Text(nl="Licht of donker", en="Light or dark")
MODES: Mapping[Mode, Text] = MappingProxyType(
    {
        Mode.SYSTEM: Text(nl="Zoals de computer", en="As the computer"),
        Mode.LIGHT: Text(nl="Licht", en="Light"),
        Mode.DARK: Text(nl="Donker", en="Dark"),
    }
)

AUDIT = Text(nl="Het hele boek nagaan", en="Check the whole book")
AUDIT_ABOUT = Text(
    nl="Leest elke post opnieuw en rekent na of sinds de vastlegging iets is veranderd, weggehaald of tussengevoegd.",
    en="Reads every entry again and works out whether anything was changed, removed or put in since it was recorded.",
)
AUDIT_BUTTON = Text(nl="Boek nagaan", en="Check the book")
AUDIT_CANCEL = Text(nl="Annuleren", en="Cancel")
AUDIT_CANCELLED = Text(nl="U hebt het nagaan geannuleerd.", en="You cancelled the check.")
AUDITING = Text(nl="{done} van {all} nagegaan", en="{done} of {all} checked")
AUDIT_BEGINS = Text(nl="Het boek wordt gelezen", en="The book is being read")
AUDITING_MORE = Text(nl="U kunt ondertussen gewoon verder werken.", en="You can go on working in the meantime.")
FOUND = Text(nl="Wat er niet klopt", en="What is wrong")
NOT_AUDITED = Text(nl="Het boek is niet helemaal nagegaan", en="The book was not checked to its end")
NOT_AUDITED_MORE = Text(nl="Er is niets veranderd. Probeer het nog een keer.", en="Nothing was changed. Try once more.")
KEEP_AS_IT_IS = Text(
    nl="Leg niets meer vast op deze balie en verander niets. Maak een kopie van de profielmap en vraag hulp.",
    en="Record nothing more at this counter and change nothing. Make a copy of the profile folder and ask for help.",
)

ABOUT = Text(nl="Over deze balie", en="About this counter")
VERSION = Text(nl="Versie", en="Version")
DEALER = Text(nl="Dealer", en="Dealer")
PROFILE = Text(nl="Profielmap", en="Profile folder")
SERIES = Text(nl="Nummerreeks", en="Series")
REGISTER = Text(nl="Centraal register", en="Central register")
NO_REGISTER = Text(nl="niet aangemeld", en="not enrolled")
COUNTER_KEY = Text(nl="Sleutel balie", en="Counter's key")
REGISTER_KEY = Text(nl="Sleutel register", en="Register's key")
SHEET_NAME = Text(nl="Over deze balie", en="About this counter")

PAGES = (
    Text(nl="Dit scherm", en="This screen"),
    Text(nl="Medewerkers", en="Staff"),
    Text(nl="Boek en reservekopie", en="Book and backup"),
    Text(nl="Printers", en="Printers"),
    Text(nl="Regels en prijzen", en="Rules and prices"),
    Text(nl="Melden en wissen", en="Notices and erasure"),
)

STAFF = Text(nl="Wie hier werken", en="Who works here")
STAFF_ABOUT = Text(
    nl="In elke post staat wie hem vastlegde. Met een pincode kan niemand dat op naam van een ander doen.",
    en="Every entry says who recorded it. With a PIN nobody can do so in another's name.",
)
OWNERS_ONLY = Text(
    nl="Alleen een eigenaar kan dit veranderen. Wissel van medewerker met F12.",
    en="Only an owner can change this. Change who is at work with F12.",
)
NEW_PERSON = Text(nl="Iemand toevoegen", en="Add somebody")
NEW_PIN_FOR = Text(nl="Nieuwe pincode voor {name}", en="New PIN for {name}")
NAME = Text(nl="Naam", en="Name")
ROLE = Text(nl="Wat mag deze persoon", en="What this person may do")
PIN = Text(nl="Pincode", en="PIN")
PIN_HINT = Text(
    nl="4 tot 12 cijfers. Leeg: zonder pincode, en dan ook zonder slot.",
    en="4 to 12 digits. Empty: no PIN, and so no lock either.",
)
PIN_AGAIN = Text(nl="Pincode nog een keer", en="PIN once more")
PINS_DIFFER = Text(nl="De twee pincodes zijn niet gelijk. Typ ze opnieuw.", en="The two PINs differ. Type them again.")
ADD = Text(nl="Toevoegen", en="Add")
SET_PIN = Text(nl="Pincode instellen", en="Set the PIN")
CHANGE_PIN = Text(nl="Nieuwe pincode", en="New PIN")
LEAVES = Text(nl="Werkt hier niet meer", en="No longer works here")
LEAVES_SURE = Text(
    nl="Nog een keer: {name} werkt hier niet meer. De posten blijven op deze naam staan.",
    en="Once more: {name} no longer works here. The entries keep this name.",
)
CANCEL = Text(nl="Annuleren", en="Cancel")
OPEN_OWNER = Text(nl="{name} (eigenaar) heeft geen pincode", en="{name} (owner) has no PIN")
OPEN_OWNER_MORE = Text(
    nl="Iedereen kan zich zo als eigenaar aanmelden. Kies de naam en dan Nieuwe pincode.",
    en="Anybody can sign in as the owner that way. Choose the name, then New PIN.",
)
ADDED = Text(nl="{name} is toegevoegd.", en="{name} was added.")
PIN_IS_SET = Text(nl="De nieuwe pincode van {name} geldt nu.", en="{name}'s new PIN holds from now on.")
LEFT = Text(nl="{name} werkt hier niet meer.", en="{name} no longer works here.")
IDLE = Text(
    nl="Vergrendelen na zoveel minuten zonder toets of muis", en="Lock after so many minutes without a key or the mouse"
)
NOT_CHANGED = Text(
    nl="Er ging iets mis. Er is niets veranderd. Probeer het nog een keer.",
    en="Something went wrong. Nothing was changed. Try once more.",
)

BACKUP = Text(nl="Reservekopie", en="Backup")
BACKUP_ABOUT = Text(
    nl="Elke dag wordt een versleutelde kopie van het boek gemaakt, op de laatst gekozen plek. Een stick die u buiten "
    "de winkel bewaart, is het veiligst.",
    en="Every day an encrypted copy of the book is made, at the place that was chosen last. A stick that is kept "
    "outside the shop is safest.",
)
BACKUP_LAST = Text(nl="Laatste reservekopie: {at}, in {folder}", en="Last backup: {at}, in {folder}")
BACKUP_NONE = Text(nl="Er is nog geen reservekopie.", en="There is no backup yet.")
BACKUP_NOW = Text(nl="Nu een reservekopie maken", en="Make a backup now")
BACKUP_FOLDER = Text(nl="Map voor reservekopieën", en="Folder for backups")
BACKUP_CHOOSE = Text(nl="Map kiezen", en="Choose folder")
BACKUP_BUSY = Text(
    nl="De kopie wordt geschreven: {percent} %. U kunt gewoon verder werken.",
    en="The copy is being written: {percent}%. You can go on working.",
)
BACKUP_READ_BACK = Text(
    nl="De kopie wordt teruggelezen. U kunt gewoon verder werken.",
    en="The copy is being read back. You can go on working.",
)
BACKUP_CANCEL = Text(nl="Annuleren", en="Cancel")
BACKUP_CANCELLING = Text(nl="Wordt geannuleerd", en="Being cancelled")
BACKUP_CANCELLED = Text(nl="Geannuleerd", en="Cancelled")
BACKUP_CANCELLED_MORE = Text(
    nl="Er is geen nieuwe kopie. De oudere staan er nog.", en="There is no new copy. The older ones are still there."
)
BACKUP_MADE = Text(nl="Reservekopie gemaakt en nagekeken", en="Backup made and checked")
BACKUP_FAILED = Text(nl="Geen reservekopie gemaakt", en="No backup was made")
CONDITION_OK = Text(nl="Er is niets dat uw aandacht vraagt", en="Nothing needs your attention")
