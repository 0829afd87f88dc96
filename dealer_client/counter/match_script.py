"""What staff read about a match: the truth in calm words, for the purchase and for the messages alike."""

from __future__ import annotations

import re

from dealer_client.register.stolen_check import MatchLevel
from dealer_client.register.wording import Text

_PHONE = re.compile(r"[,;:]?\s*(\+?\d[\d ()/-]{4,}\d)\s*$")

MATCHED = Text(nl="Wat overeenkomt", en="What matches")
KNOWN_AS = Text(nl="Zo staat het geregistreerd", en="How it is registered")
GOODS = Text(nl="Goed", en="Item")
REFERENCE = Text(nl="Zaaknummer", en="Case number")
REPORTED = Text(nl="Aangifte van", en="Reported on")
CONTACT = Text(nl="Bel", en="Call")
WHAT_TO_DO = Text(nl="Zo handelt u", en="What to do")

_TRUTHS = {
    MatchLevel.EXACT: Text(
        nl="Dit nummer staat geregistreerd als gestolen.", en="This number is registered as stolen."
    ),
    MatchLevel.NEAR: Text(
        nl="Een nummer dat hierop lijkt, staat geregistreerd als gestolen. Vergelijk het nummer op het goed zelf.",
        en="A number that looks like this one is registered as stolen. Compare the number on the item itself.",
    ),
}
_PERHAPS = Text(
    nl="Dit nummer staat misschien geregistreerd als gestolen.", en="This number may be registered as stolen."
)
AT_THE_COUNTER = (
    Text(nl="Betaal nog niet. Houd het goed bij u.", en="Do not pay yet. Keep the item with you."),
    Text(
        nl="Blijf beleefd. Zeg dat het register nog even nodig heeft.",
        en="Stay polite. Say that the register needs a moment longer.",
    ),
    Text(
        nl="Houd niemand tegen en ga geen discussie aan: uw veiligheid gaat voor.",
        en="Hold nobody back and do not argue: your safety comes first.",
    ),
)
"""What to do while the seller stands there."""
REFUSE = Text(nl="Niet aangenomen: meld het de politie", en="Not taken in: tell the police")
REFUSE_SURE = Text(nl="Zeker? De inkoop wordt gewist", en="Sure? The purchase is cleared")
REFUSED = Text(
    nl="Gemeld dat u dit aanbod niet aannam. Er staat niets van in het register.",
    en="The police are told that you did not take this offer. Nothing of it is in the register.",
)
CALL = Text(nl="Bel zodra u dat rustig kunt doen.", en="Call as soon as you can do so quietly.")


def truth(level: MatchLevel) -> Text:
    """What the register says of a number, as certain as it is."""
    return _TRUTHS.get(level, _PERHAPS)


def name_and_phone(contact: str) -> tuple[str, str]:
    """Whom to call, and the telephone number at the end of it; either may be empty."""
    found = _PHONE.search(contact)
    return (contact[: found.start()].strip(), found[1].strip()) if found else (contact.strip(), "")
