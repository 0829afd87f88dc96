"""`dealer-client staff`: who works at this counter."""

from __future__ import annotations

import getpass
import sys
from hmac import compare_digest

from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from dealer_client.register.staff import Role
from dealer_client.register.wording import Text
from dealer_client.vault.profile import read_profile

from .context import Context, InputWrong
from .keys import read_recovery_code

_MOST_PIN_BYTES = 64
_ROLES = {
    Role.OWNER: Text(nl="eigenaar", en="owner"),
    Role.CLERK: Text(nl="medewerker", en="clerk"),
    Role.INSPECTOR: Text(nl="inspecteur (alleen lezen)", en="inspector (read-only)"),
}


def staff(context: Context) -> int:
    """`staff list | add | set-pin | remove`. Raises DealerError; then nothing was changed."""
    arguments = context.arguments
    if arguments.action == "set-pin" and (arguments.with_code or arguments.code_file is not None):
        _set_pin_with_code(context)
        return 0
    with context.counter() as counter:
        people = counter.desk.people
        if arguments.action == "add":
            added = people.add(arguments.name, Role(arguments.role), _pin(context) if arguments.pin else "")
            print(added.id)
        elif arguments.action == "set-pin":
            people.set_pin(arguments.id, _pin(context))
        elif arguments.action == "remove":
            people.remove(arguments.id)
        else:
            _print(context, people)
    return 0


def _set_pin_with_code(context: Context) -> None:
    """A new PIN for an owner who forgot it: who has the recovery code can open the book anyway. Raises DealerError."""
    book = open_book(read_profile(context.home), context.passphrase)
    try:
        if not compare_digest(read_recovery_code(context).store_key, book.secrets.store_key):
            raise InputWrong(
                Text(
                    nl="Herstelcode: deze code hoort niet bij dit boek, of is van voor de laatste nieuwe sleutel. Er "
                    "is niets gewijzigd.",
                    en="Recovery code: this one is not of this book, or is from before its key was renewed. Nothing "
                    "was changed.",
                ),
                field="recovery_code",
            )
        People(book.store).set_pin(context.arguments.id, _pin(context))
    finally:
        book.store.close()


def _print(context: Context, people: People) -> None:
    for record in people.all():
        words = [_ROLES[record.staff.role]]
        if not record.has_pin:
            words.append(Text(nl="geen pincode", en="no PIN"))
        if not record.active:
            words = [Text(nl="werkt hier niet meer", en="no longer works here")]
        described = ", ".join(word.in_language(context.language) for word in words)
        print(f"{record.staff.id}  {record.staff.name}  ({described})")


def _pin(context: Context) -> str:
    if context.arguments.pin_file is not None:
        return context.read_text(str(context.arguments.pin_file), _MOST_PIN_BYTES).strip()
    if not sys.stdin.isatty():
        raise InputWrong(
            Text(
                nl="Pincode: typ hem op de vraag, of geef een bestand met --pin-file.",
                en="PIN: type it at the prompt, or name a file with --pin-file.",
            ),
            field="pin",
        )
    return getpass.getpass(Text(nl="Nieuwe pincode: ", en="New PIN: ").in_language(context.language))
