"""The words of the card about notices."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.notice import NoticeStatus
from dealer_client.register.wording import Text

NOTICE = Text(nl="Melding bij de gemeente", en="Notice to the municipality")
NO_DUTY = Text(nl="Hier hoeft dat niet", en="Not needed here")
NO_DUTY_MORE = Text(
    nl="De regels van het land van deze winkel vragen geen melding bij de gemeente.",
    en="The rules of this shop’s country ask for no notice to the municipality.",
)
READING = Text(nl="De meldingen worden gelezen", en="The notices are being read")
TO_DO = Text(nl="Er is iets te doen", en="There is something to do")
ALL_WELL = Text(nl="Deze winkel is gemeld zoals hij nu is", en="This shop was notified as it is now")
ALL_WELL_MORE = Text(nl="U hoeft niets te doen.", en="There is nothing you need to do.")
TRADES = Text(nl="Waarin handelt deze winkel?", en="What does this shop trade in?")
TRADES_HINT = Text(
    nl="Met komma’s ertussen, zoals: sieraden, telefoons, fietsen.",
    en="With commas between, such as: jewellery, phones, bicycles.",
)
TRADES_MISSING = Text(
    nl="Vul in waarin deze winkel handelt, met komma’s ertussen.",
    en="Fill in what this shop trades in, with commas between.",
)
SEND = Text(nl="Melden bij de gemeente {municipality}", en="Notify the municipality of {municipality}")
SENT = Text(nl="De melding is bewaard", en="The notice is kept")
SENT_MORE = Text(
    nl="Hij gaat weg zodra er verbinding is met het centraal register. Hieronder staat hoe ver hij is.",
    en="It goes as soon as there is a line to the central register. Below stands how far it has come.",
)
NOT_SENT = Text(nl="Er is niets gemeld", en="Nothing was notified")
NOT_READ = Text(nl="De meldingen zijn nu niet te lezen", en="The notices cannot be read now")
MADE = Text(nl="Meldingen", en="Notices")
NONE = Text(
    nl="Nog geen. Vul in waarin deze winkel handelt, en druk twee keer op Enter.",
    en="None yet. Fill in what this shop trades in, and press Enter twice.",
)
BY = Text(nl="{at}, door {name}", en="{at}, by {name}")
REFUSED_OFFERS = Text(nl="Niet ingekocht en gemeld bij de politie", en="Not bought, and reported to the police")
MORE = Text(nl="en {n} eerdere", en="and {n} earlier ones")
LETTER = Text(nl="Brief afdrukken", en="Print letter")
LETTER_NAME = Text(nl="Brief aan de gemeente", en="Letter to the municipality")
LETTER_FILE = Text(nl="melding-gemeente", en="notice-municipality")
STATES: Mapping[NoticeStatus, tuple[str, str, Text]] = MappingProxyType(
    {
        NoticeStatus.WAITING: ("cloud-upload", "muted", Text(nl="Wacht op verbinding", en="Waits for a line")),
        NoticeStatus.SUBMITTED: (
            "cloud-check",
            "muted",
            Text(nl="Ingediend, nog geen antwoord", en="Submitted, no answer yet"),
        ),
        NoticeStatus.APPROVED: ("circle-check", "ok", Text(nl="Goedgekeurd", en="Approved")),
        NoticeStatus.REFUSED: ("octagon-x", "blocked", Text(nl="Geweigerd", en="Refused")),
        NoticeStatus.NOT_TAKEN: (
            "triangle-alert",
            "attention",
            Text(nl="Niet aangenomen door het centraal register", en="Not taken by the central register"),
        ),
    }
)
"""Icon, tone and word of how far a notice has come."""
