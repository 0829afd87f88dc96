"""The words of the messages: what to do with goods that are in the book already."""

from __future__ import annotations

from dealer_client.register.match import MatchWarning
from dealer_client.register.wording import Text

TITLE = Text(nl="Meldingen", en="Messages")
UNREAD = Text(nl="{n} nog te lezen", en="{n} not read yet")
ALL_READ = Text(nl="alles gelezen", en="all read")
NONE = Text(nl="Er zijn geen meldingen", en="There are no messages")
NONE_YET = Text(
    nl="Weet het centraal register iets over uw goederen, dan leest u het hier.",
    en="If the central register knows something about your goods, you read it here.",
)
ABOUT = Text(nl="Melding over {number}", en="Message about {number}")
NEW = Text(nl="Nieuw", en="New")
READ = Text(nl="Gelezen", en="Read")
READ_BY = Text(nl="Gelezen door {name} op {at}", en="Read by {name} on {at}")
READ_BUTTON = Text(nl="Gelezen", en="Mark as read")
LIST_NAME = Text(nl="Meldingen, nieuwe eerst", en="Messages, new ones first")
SHEET_NAME = Text(nl="De melding", en="The message")
NOT_KEPT = Text(
    nl="Niet bewaard dat u dit las. De melding zelf staat er nog. Probeer het nog een keer.",
    en="That you read this was not kept. The message itself is still here. Try once more.",
)
_STEPS = (
    Text(
        nl="Leg het goed apart. Verkoop het niet, verander er niets aan en geef het niet terug, ook niet na de "
        "bewaartermijn.",
        en="Put the item aside. Do not sell it, change it or give it back, not even after the hold.",
    ),
    Text(
        nl="Staat de aanbieder er nog? Blijf beleefd en rond het gesprek gewoon af.",
        en="Is the seller still there? Stay polite and end the conversation as usual.",
    ),
    Text(
        nl="Houd niemand tegen en ga geen discussie aan: uw veiligheid gaat voor.",
        en="Hold nobody back and do not argue: your safety comes first.",
    ),
)
_CALL = Text(
    nl="Bel zodra u rustig kunt praten: {contact}. Noem {reference}.",
    en="Call as soon as you can talk quietly: {contact}. Mention {reference}.",
)
_WAIT = Text(
    nl="Bewaar het goed tot de politie is geweest. Zij neemt contact met u op.",
    en="Keep the item until the police have been. They will contact you.",
)


def steps(warning: MatchWarning) -> tuple[Text, ...]:
    """What to do, in order; whom to call only where the register said so."""
    call = (_CALL.filled(contact=warning.contact, reference=warning.reference),) if warning.contact else ()
    return (*_STEPS, *call, _WAIT)
