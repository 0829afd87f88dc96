"""The words of an inspection."""

from __future__ import annotations

from dealer_client.register.wording import Text

BEGIN = Text(nl="Controle door politie of gemeente", en="Inspection by police or municipality")
TITLE = Text(nl="Controle", en="Inspection")
ABOUT = Text(
    nl="Tijdens een controle is alles te zien en niets te veranderen. Wat wordt bekeken, wordt als post vastgelegd, "
    "met naam en nummer van wie keek.",
    en="During an inspection all can be seen and nothing changed. What is looked at is recorded as an entry, with name "
    "and number of who looked.",
)
NAME = Text(nl="Naam van wie komt controleren", en="Name of who comes to inspect")
BADGE = Text(nl="Dienst- of legitimatienummer", en="Badge or warrant number")
SERVICE = Text(nl="Dienst, zoals politie of gemeente", en="Service, such as police or municipality")
START = Text(nl="Controle beginnen", en="Begin the inspection")
BACK = Text(nl="Terug", en="Back")
REQUIRED = Text(nl="Vul dit in.", en="Fill this in.")
BAND = Text(nl="CONTROLE", en="INSPECTION")
BAND_WORDS = Text(
    nl="{name}, {service}. Alleen kijken; wat u bekijkt, wordt vastgelegd.",
    en="{name}, {service}. Looking only; what you look at is recorded.",
)
END = Text(nl="Controle beëindigen", en="End the inspection")
ENDED = Text(nl="De controle is vastgelegd als {number}.", en="The inspection was recorded as {number}.")
FAULT = Text(
    nl="Er ging iets mis. Er is niets begonnen. Probeer het nog een keer.",
    en="Something went wrong. Nothing was begun. Try once more.",
)
NOT_ENDED = Text(
    nl="De controle is nog niet vastgelegd. Wat werd bekeken, is bewaard. Probeer het nog een keer.",
    en="The inspection was not recorded yet. What was looked at is kept. Try once more.",
)
EXTRACT = Text(nl="uittreksel", en="extract")
