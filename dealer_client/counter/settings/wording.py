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
