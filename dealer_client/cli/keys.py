"""`dealer-client recovery-code`, `recover` and `keys`: everything about where the keys are."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from dealer_client.custody.code_confirmed import confirm_code
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from dealer_client.documents.files import save_document
from dealer_client.documents.recovery_page import recovery_page
from dealer_client.documents.sheet import Sheet
from dealer_client.register.shop import Shop
from dealer_client.register.wording import Text
from dealer_client.store.counter_settings import read_shop
from dealer_client.vault.profile import KeyPlace, read_profile
from dealer_client.vault.recovery_code import RecoveryCode, RecoveryCodeWrong, parse_recovery_code

from .context import Context, InputWrong
from .progress import shown_progress
from .signing_in import sign_in_owner

_MOST_CODE_BYTES = 4096
_GROUPS_A_LINE = 7
_TRIES = 5


def show_recovery_code(context: Context) -> int:
    """Prints the recovery code: on a terminal, or elsewhere where --show says so; or makes a page of it.

    Raises DealerError.
    """
    page = context.arguments.page
    if not sys.stdout.isatty() and not context.arguments.show and page is None:
        raise InputWrong(
            Text(
                nl="De herstelcode opent het boek. Hij komt alleen op een scherm; geef --show als u hem toch ergens "
                "anders heen wilt sturen.",
                en="The recovery code opens the book. It is shown on a screen only; use --show if you do want to send "
                "it somewhere else.",
            ),
            field="show",
        )
    # Opened, not only read from the safe: a code that does not open the book is worse than none.
    book = open_book(read_profile(context.home), context.passphrase)
    try:
        sign_in_owner(context, People(book.store))
        with book.store.reading() as connection:
            shop = read_shop(connection)
        _hand_out_code(context, RecoveryCode(book.secrets.store_key).groups(), shop)
        # Whoever has it in his hands needs no reminder in the window.
        confirm_code(book.store, book.secrets.store_key)
    finally:
        book.store.close()
    return 0


def _hand_out_code(context: Context, groups: Sequence[str], shop: Shop) -> None:
    page = context.arguments.page
    if page is not None:
        sheet = Sheet(shop=shop, language=context.language, made_at=datetime.now(UTC))
        save_document(page, recovery_page(groups, sheet))
        context.say(_PAGE_MADE.filled(file=page))
        return
    for start in range(0, len(groups), _GROUPS_A_LINE):
        print("  ".join(groups[start : start + _GROUPS_A_LINE]))
    context.say(
        Text(
            nl="Schrijf deze code op en bewaar hem buiten de winkel. Wie hem heeft en een kopie van het boek (reeks "
            "{series}), kan alles lezen. Zonder code of sleutelbos gaat het boek nooit meer open.",
            en="Write this code down and keep it outside the shop. Whoever has it and a copy of the book (series "
            "{series}) can read everything. Without the code or the keyring the book never opens again.",
        ).filled(series=shop.series)
    )


_PAGE_MADE = Text(
    nl="Blad met de herstelcode gemaakt: {file}. Druk het af, bewaar het buiten de winkel en wis het bestand.",
    en="Page with the recovery code made: {file}. Print it, keep it outside the shop and delete the file.",
)


def recover(context: Context) -> int:
    """Makes a profile with the recovery code, from a copy of a store or from the register. Raises DealerError."""
    if context.arguments.register:
        return _recover_from_register(context)
    from dealer_client.custody.recovering import recover as recover_profile

    arguments = context.arguments
    keys = KeyPlace(arguments.keys) if arguments.keys else None
    code = read_recovery_code(context)
    profile = recover_profile(context.home, arguments.book, code, keys=keys, passphrase=context.new_passphrase)
    context.say(
        Text(
            nl="Klaar: het boek staat in {home} en gaat hier open. Gebruik de balie op de oude computer niet meer.",
            en="Ready: the book is in {home} and opens here. Do not use the counter on the old machine any more.",
        ).filled(home=profile.folder)
    )
    return 0


def _recover_from_register(context: Context) -> int:
    from dealer_client.recovering_from_register import recover_from_register

    arguments = context.arguments
    for option in ("code", "series"):
        if not getattr(arguments, option):
            raise InputWrong(
                Text(
                    nl="--{option} ontbreekt: geef met --register ook de eenmalige code (--code) en de reeks van de "
                    "balie (--series).",
                    en="--{option} is missing: with --register, give the one-time code (--code) and the counter's "
                    "series (--series) too.",
                ).filled(option=option),
                field=option,
            )
    profile = recover_from_register(
        context.home,
        read_recovery_code(context),
        url=arguments.register,
        enrolment_code=arguments.code,
        series=arguments.series,
        keys=KeyPlace(arguments.keys) if arguments.keys else None,
        passphrase=context.new_passphrase,
    )
    context.say(
        Text(
            nl="De balie is terug in {home}. De posten worden nu opgehaald en nagekeken.",
            en="The counter is back in {home}. Its entries are being fetched and checked.",
        ).filled(home=profile.folder)
    )
    with context.counter() as counter:
        if counter.sync is not None:
            counter.sync.run_once()
        count = counter.desk.entry_count()
    context.say(
        Text(
            nl="Klaar: {n} posten staan weer in het boek. Gebruik de balie op de oude computer niet meer. Foto's "
            "bewaart het register niet; die staan alleen in een reservekopie.",
            en="Ready: {n} entries are in the book again. Do not use the counter on the old machine any more. The "
            "register keeps no photos; those are in a backup only.",
        ).filled(n=count)
    )
    return 0


def read_recovery_code(context: Context) -> RecoveryCode:
    """The code from the file that was named, or typed at a prompt, with a few tries. Raises RecoveryCodeWrong."""
    file = context.arguments.code_file
    if file is not None:
        return parse_recovery_code(context.read_text(str(file), _MOST_CODE_BYTES))
    if not sys.stdin.isatty():
        raise InputWrong(
            Text(
                nl="Herstelcode: typ hem op de vraag, of geef met --code-file een bestand (- leest de invoer).",
                en="Recovery code: type it at the prompt, or name a file with --code-file (- reads the input).",
            ),
            field="recovery_code",
        )
    question = Text(nl="Herstelcode: ", en="Recovery code: ").in_language(context.language)
    for tried in range(1, _TRIES + 1):
        try:
            # Shown while it is typed: seventy characters blind would be typed wrong.
            return parse_recovery_code(input(question))
        except RecoveryCodeWrong as error:
            if tried == _TRIES:
                raise
            context.say(error.message)
    raise AssertionError


def keys(context: Context) -> int:
    """`keys passphrase | move | renew | remove`. Raises DealerError; then nothing was changed."""
    # The passphrase too: whoever opens the shop knows it, and with another one the owner would be shut out.
    _have_the_owner_sign_in(context)
    return _ACTIONS[context.arguments.action](context)


def _have_the_owner_sign_in(context: Context) -> None:
    book = open_book(read_profile(context.home), context.passphrase)
    try:
        sign_in_owner(context, People(book.store))
    finally:
        book.store.close()


def _change_passphrase(context: Context) -> int:
    from dealer_client.custody.rekeying import change_passphrase

    change_passphrase(read_profile(context.home), context.passphrase, lambda: _new_passphrase(context))
    context.say(Text(nl="De wachtzin is veranderd.", en="The passphrase was changed."))
    return 0


def _move(context: Context) -> int:
    from dealer_client.custody.rekeying import move_keys

    place = KeyPlace(context.arguments.to)
    move_keys(read_profile(context.home), place, context.passphrase, lambda: _new_passphrase(context))
    context.say(
        Text(nl="De sleutels staan nu in de sleutelbos.", en="The keys are in the keyring now.")
        if place is KeyPlace.KEYRING
        else Text(nl="De sleutels gaan nu open met de wachtzin.", en="The keys open with the passphrase now.")
    )
    return 0


def _renew(context: Context) -> int:
    from dealer_client.custody.rekeying import rekey

    with shown_progress(context, Text(nl="Nieuwe sleutel", en="New key")) as progress:
        rekey(read_profile(context.home), context.passphrase, progress=progress)
    context.say(
        Text(
            nl="Het boek heeft een nieuwe sleutel. De oude herstelcode past alleen nog op oude reservekopieën: druk "
            "een nieuwe af met `recovery-code` en maak een nieuwe reservekopie met `backup`.",
            en="The book has a new key. The old recovery code only fits old backups: print a new one with "
            "`recovery-code` and make a new backup with `backup`.",
        )
    )
    return 0


def _remove(context: Context) -> int:
    from dealer_client.custody.rekeying import remove_counter

    arguments = context.arguments
    remove_counter(read_profile(context.home), arguments.series, arguments.to, context.passphrase)
    context.say(
        Text(
            nl="De balie is van deze computer verwijderd. Bewaar {file} en de herstelcode: samen zijn ze het boek.",
            en="The counter was removed from this machine. Keep {file} and the recovery code: together they are the "
            "book.",
        ).filled(file=arguments.to)
    )
    return 0


def _new_passphrase(context: Context) -> str:
    file = context.arguments.new_passphrase_file
    if file is not None:
        return context.read_text(str(file), _MOST_CODE_BYTES).rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputWrong(
            Text(
                nl="Nieuwe wachtzin: typ hem op de vraag, of geef een bestand met --new-passphrase-file.",
                en="New passphrase: type it at the prompt, or name a file with --new-passphrase-file.",
            ),
            field="new_passphrase",
        )
    return context.ask_new_passphrase()


_ACTIONS = {"passphrase": _change_passphrase, "move": _move, "renew": _renew, "remove": _remove}
