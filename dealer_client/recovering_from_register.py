"""A whole counter again on a new machine, from nothing but the recovery code and the central register.

    one-time code   -> the register gives a new credential and the counter's sealed copy of its own keys
    recovery code   -> opens that copy: keys, shop, staff; the store gets the key that the code stands for
    the register    -> gives the book back, page by page, each proven (see `books_from_register`)

The profile is whole as soon as the keys are back; until the last entry is here nothing can be recorded in it. So a line
that breaks costs nothing: the rest comes at the next contact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from dealer_client.central import wire
from dealer_client.central.client import CentralClient
from dealer_client.central.errors import ReceiptWrong
from dealer_client.custody.register_copy import CounterAgain, open_register_copy
from dealer_client.register.numbering import check_series
from dealer_client.register.signing import CounterKey
from dealer_client.store import book
from dealer_client.store.counter_settings import Enrolment, write_enrolment, write_shop
from dealer_client.store.opening import create_store
from dealer_client.store.staff import put_staff_back
from dealer_client.vault.keyring_safe import KeyringSafe
from dealer_client.vault.new_profile import new_profile_folder
from dealer_client.vault.profile import KeyPlace, Profile
from dealer_client.vault.recovery_code import RecoveryCode


def recover_from_register(
    home: Path,
    code: RecoveryCode,
    *,
    url: str,
    enrolment_code: str,
    series: str,
    keys: KeyPlace | None,
    passphrase: Callable[[], str],
) -> Profile:
    """A new profile in `home` for the counter that numbers with this series; its entries come when it is opened.

    `keys` None: the keyring; for a practice book the file that says what it is. Raises ProfileError where `home` is not
    empty, NumberError, CentralError or VaultError; then nothing was made.
    """
    check_series(series)
    with new_profile_folder(home) as making:
        answer = _enrolled_again(url, enrolment_code, series)
        again = open_register_copy(answer.sealed, code.store_key)
        _check_is_the_same(again, answer)
        place = keys or (KeyPlace.PRACTICE_FILE if again.shop.practice else KeyPlace.KEYRING)
        profile = Profile(folder=making, book=again.shop.book, practice=again.shop.practice, keys=place)
        try:
            _fill(profile, again, answer, url, code, passphrase)
        except BaseException:
            if place is KeyPlace.KEYRING:
                KeyringSafe(profile.book).remove()
            raise
    return replace(profile, folder=home)


def _enrolled_again(url: str, enrolment_code: str, series: str) -> wire.EnrolAgainAnswer:
    client = CentralClient(lambda: url)
    try:
        return client.enrol_again(wire.EnrolAgainRequest(code=enrolment_code, series=series))
    finally:
        client.close()


def _check_is_the_same(again: CounterAgain, answer: wire.EnrolAgainAnswer) -> None:
    """Raises ReceiptWrong where the register means another book than the copy is of."""
    if (again.shop.book, CounterKey(again.secrets.counter_seed).public.hex()) != (answer.book, answer.counter_key):
        raise ReceiptWrong


def _fill(
    profile: Profile,
    again: CounterAgain,
    answer: wire.EnrolAgainAnswer,
    url: str,
    code: RecoveryCode,
    passphrase: Callable[[], str],
) -> None:
    secrets = again.secrets.with_store_key(code.store_key).with_credential(answer.credential)
    profile.safe(passphrase).write(secrets)
    store = create_store(profile.store_path, code.store_key)
    try:
        with store.writing() as connection:
            write_shop(connection, again.shop)
            put_staff_back(connection, again.staff)
            write_enrolment(
                connection,
                Enrolment(
                    url=url,
                    counter_id=answer.counter_id,
                    register_name=answer.register_name,
                    register_key=answer.register_key,
                ),
            )
            book.note_behind(connection, answer.held)
    finally:
        store.close()
    profile.write()
