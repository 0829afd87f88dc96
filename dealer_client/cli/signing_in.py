"""Who works on the command line: where an owner has a PIN, a command asks for a name and that person's PIN."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from dealer_client.custody.people import People
from dealer_client.desk.errors import OwnerOnly
from dealer_client.register.staff import Role, Staff
from dealer_client.register.wording import Text
from dealer_client.store.staff import StaffRecord

from .context import InputWrong

if TYPE_CHECKING:
    from .context import Context

_MOST_PIN_CHARACTERS = 64


def sign_in(context: Context, people: People) -> Staff | None:
    """The person who runs this command; None where no owner has a PIN, so that nobody is asked for anything.

    Raises InputWrong where name or PIN cannot be asked for, and PinWrong as the counter does: tries are counted there
    and here together.
    """
    working = [record for record in people.all() if record.active]
    if not any(record.has_pin and record.staff.role is Role.OWNER for record in working):
        return None
    person = _who(context, working)
    if not person.has_pin:
        raise InputWrong(_NO_PIN.filled(name=person.staff.name), field="as")
    return people.sign_in(person.staff.id, _pin(context, person.staff.name))


def sign_in_owner(context: Context, people: People) -> None:
    """As `sign_in`, for what is the owner's alone to do. Raises OwnerOnly too."""
    staff = sign_in(context, people)
    if staff is not None and staff.role is not Role.OWNER:
        raise OwnerOnly


def _who(context: Context, working: list[StaffRecord]) -> StaffRecord:
    name = context.arguments.as_person
    if name is None:
        if len(working) == 1:
            return working[0]
        if not sys.stdin.isatty():
            raise InputWrong(_WHO, field="as")
        # Beside what the command prints, which may go to a file.
        print(_NAME.in_language(context.language), end="", file=sys.stderr, flush=True)
        name = sys.stdin.readline()
    wanted = " ".join(name.split()).casefold()
    for record in working:
        if wanted in (record.staff.name.casefold(), record.staff.id):
            return record
    raise InputWrong(_UNKNOWN, field="as")


def _pin(context: Context, name: str) -> str:
    if sys.stdin.isatty():
        pin = getpass.getpass(_PIN.filled(name=name).in_language(context.language))
    elif context.reads_standard_input():
        raise InputWrong(_INPUT_TAKEN, field="pin")
    else:
        pin = sys.stdin.readline(_MOST_PIN_CHARACTERS)
    if not pin.strip():
        raise InputWrong(_PIN_MISSING, field="pin")
    return pin.strip()


_NAME = Text(nl="Wie werkt er (naam)? ", en="Who works (name)? ")
_PIN = Text(nl="Pincode van {name}: ", en="PIN of {name}: ")
_WHO = Text(
    nl="Aanmelden: zeg met --as NAAM, voor het commando, wie er werkt. Er is niets gedaan.",
    en="Signing in: say with --as NAME, before the command, who works. Nothing was done.",
)
_UNKNOWN = Text(
    nl="Aanmelden: niemand die hier werkt heeft deze naam. Typ de naam zoals de balie hem toont. Er is niets gedaan.",
    en="Signing in: nobody who works here has this name. Type it as the counter shows it. Nothing was done.",
)
_NO_PIN = Text(
    nl="Aanmelden: {name} heeft geen pincode en kan daarom geen commando's geven. Laat de eigenaar er een instellen. "
    "Er is niets gedaan.",
    en="Signing in: {name} has no PIN and can therefore give no commands. Have the owner set one. Nothing was done.",
)
_PIN_MISSING = Text(
    nl="Pincode: typ hem op de vraag, of geef hem als eerste regel van de invoer. Er is niets gedaan.",
    en="PIN: type it at the prompt, or give it as the first line of standard input. Nothing was done.",
)
_INPUT_TAKEN = Text(
    nl="Pincode: dit commando leest de invoer zelf. Geef een bestand in plaats van -, of gebruik een terminal. Er is "
    "niets gedaan.",
    en="PIN: this command reads standard input itself. Name a file in place of -, or use a terminal. Nothing was done.",
)
