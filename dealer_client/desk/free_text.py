"""A text that somebody types outside of any draft, such as the reason of a police hold, before it is kept."""

from __future__ import annotations

from dealer_client.identity.personal_numbers import PERSONAL_NUMBERS
from dealer_client.register.limits import long_text_problem, short_text_problem
from dealer_client.register.rule_pack import RulePack
from dealer_client.register.wording import Text

from .at_work import AtWork
from .errors import TextNotAccepted


def accepted_text(at_work: AtWork, text: str, field: str, rules: RulePack | None = None) -> str:
    """The text without spaces around it. Raises TextNotAccepted, naming the field, where it cannot be kept.

    It must say something, be real text of a bounded length, and hold no national number that the rules forbid: those
    of the pack in force, or of the one by which all that is recorded with it is judged.
    """
    text = text.strip()
    if not text:
        raise TextNotAccepted(_MISSING[field], field)
    problem = short_text_problem(text) if field in _ONE_LINE else long_text_problem(text)
    if problem is not None:
        raise TextNotAccepted(_named(field, problem), field)
    for rule in (rules or at_work.rules).rules:
        if (
            rule.test == "personal-number"
            and rule.values.get("where") == "text"
            and rule.validity.holds_on(at_work.today())
            and PERSONAL_NUMBERS[rule.values["number"]].is_in(text)
        ):
            raise TextNotAccepted(_named(field, rule.text), field)
    return text


def accepted_if_any(at_work: AtWork, text: str, field: str) -> str:
    """As `accepted_text`, of a text that may be left out; then it is empty."""
    return accepted_text(at_work, text, field) if text.strip() else ""


def _named(field: str, problem: Text) -> Text:
    """What is wrong with the field's name before it: on a command line nothing else says which one is meant."""
    name = _NAMES[field]
    return Text(nl=f"{name.nl}: {problem.nl}", en=f"{name.en}: {problem.en}")


_ONE_LINE = frozenset({"name", "badge", "service", "what", "trades", "reference"})
_NAMES = {
    "name": Text(nl="Naam", en="Name"),
    "badge": Text(nl="Legitimatie", en="Badge"),
    "service": Text(nl="Dienst", en="Service"),
    "what": Text(nl="Wat", en="What"),
    "trades": Text(nl="Handel", en="Trade"),
    "reason": Text(nl="Reden", en="Reason"),
    "reference": Text(nl="Kenmerk", en="Reference"),
    "description": Text(nl="Omschrijving", en="Description"),
}
_MISSING = {
    "name": Text(nl="Vul de naam in, zoals hij op de legitimatie staat.", en="Give the name as on the identity card."),
    "badge": Text(nl="Vul het nummer van de legitimatie in.", en="Give the number of the badge."),
    "service": Text(
        nl="Vul de dienst in, zoals politie Midden-Nederland of boa Utrecht.",
        en="Give the service, such as the police unit or the municipality.",
    ),
    "what": Text(nl="Zeg wat er bekeken wordt.", en="Say what is looked at."),
    "trades": Text(
        nl="Vul in waarin deze winkel handelt, zoals fietsen of sieraden.",
        en="Give what this shop trades in, such as bicycles or jewellery.",
    ),
    "reason": Text(nl="Geef de reden; die blijft in het boek staan.", en="Give the reason; it stays in the book."),
    "reference": Text(
        nl="Vul het zaaknummer of kenmerk van de politie in.", en="Give the case number or reference of the police."
    ),
    "description": Text(nl="Omschrijf het goed.", en="Describe the item."),
}
