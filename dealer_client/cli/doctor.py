"""`dealer-client doctor`: does everything that the counter needs work on this machine?"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dealer_client import __version__
from dealer_client.custody.condition import file_condition, notices
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path
from dealer_client.store.errors import StoreError
from dealer_client.vault.profile import has_profile, read_profile

from .context import Context

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter

_LEAST_FREE_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `needed` is false where the counter works without it."""

    name: str
    works: bool
    text: Text
    needed: bool = True


def examine(context: Context) -> int:
    """Prints one line for each thing looked at; status 1 where something needed does not work."""
    found = [_program(), _fonts(), _keyring(), _disk(context), *_counter(context)]
    works = all(finding.works or not finding.needed for finding in found)
    if context.arguments.json:
        context.print_json(
            {
                "works": works,
                "checks": [
                    {
                        "name": finding.name,
                        "works": finding.works,
                        "needed": finding.needed,
                        "message": finding.text.in_language(context.language),
                    }
                    for finding in found
                ],
            }
        )
    else:
        marks = {(True, True): "ok", (True, False): "ok", (False, True): "FOUT", (False, False): "-"}
        for finding in found:
            print(f"{marks[finding.works, finding.needed]:5} {finding.text.in_language(context.language)}")
    return 0 if works else 1


def _program() -> Finding:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    connection.close()
    text = f"dealer-client {__version__}, Python {platform.python_version()}, SQLCipher {cipher}, {platform.platform()}"
    return Finding("program", True, Text(nl=text, en=text))


def _fonts() -> Finding:
    missing = [
        name for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf") if not resource_path("fonts", name).is_file()
    ]
    if missing:
        text = Text(
            nl="Lettertypen ontbreken: {names}. Installeer het programma opnieuw.",
            en="Fonts are missing: {names}. Install the program again.",
        ).filled(names=", ".join(missing))
        return Finding("fonts", False, text)
    return Finding("fonts", True, Text(nl="De lettertypen zijn er.", en="The fonts are there."))


def _keyring() -> Finding:
    import keyring
    from keyring.backends.fail import Keyring as NoBackend

    backend = keyring.get_keyring()
    if isinstance(backend, NoBackend):
        text = Text(
            nl="Deze computer heeft geen sleutelbos; een wachtzin doet hetzelfde werk.",
            en="This machine has no keyring; a passphrase does the same work.",
        )
        return Finding("keyring", False, text, needed=False)
    return Finding(
        "keyring",
        True,
        Text(nl="Sleutelbos: {name}.", en="Keyring: {name}.").filled(name=type(backend).__module__.split(".")[-1]),
    )


def _disk(context: Context) -> Finding:
    folder = context.home
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    text = Text(nl="Vrije ruimte op de schijf: {n} MB.", en="Free space on the disk: {n} MB.").filled(n=free // 1024**2)
    if free < _LEAST_FREE_BYTES:
        text = Text(nl="{said} Maak ruimte vrij.", en="{said} Free some space.").filled(said=text)
    return Finding("disk", free >= _LEAST_FREE_BYTES, text)


def _counter(context: Context) -> list[Finding]:
    if not has_profile(context.home):
        text = Text(nl="In {home} is nog geen balie ingericht.", en="No counter has been set up in {home} yet.").filled(
            home=context.home
        )
        return [Finding("profile", False, text, needed=False)]
    try:
        with context.counter() as counter:
            return [
                _looked("book", lambda: _book(counter)),
                *(Finding(name, False, text, needed=False) for name, text in notices(counter.store)),
                _looked("register", lambda: _register(counter)),
            ]
    except StoreError as error:
        return [Finding("profile", False, error.message), *_file(context)]
    except DealerError as error:
        return [Finding("profile", False, error.message)]


def _file(context: Context) -> list[Finding]:
    """What is the matter with a book that does not open, and what can be put back."""
    profile = read_profile(context.home)
    try:
        key = profile.safe(context.passphrase).read().store_key
        found = file_condition(profile, key)
    except DealerError as error:
        return [Finding("keys", False, error.message)]
    return [] if found is None else [Finding("file", False, found)]


def _looked(name: str, look: Callable[[], Text]) -> Finding:
    try:
        return Finding(name, True, look())
    except DealerError as error:
        # Without a line the counter carries on as usual.
        return Finding(name, False, error.message, needed=name == "book")


def _book(counter: OpenCounter) -> Text:
    return Text(
        nl="Het boek gaat open: {n} posten in reeks {series}.", en="The book opens: {n} entries in series {series}."
    ).filled(n=counter.desk.entry_count(), series=counter.desk.shop.series)


def _register(counter: OpenCounter) -> Text:
    if counter.client is None:
        return Text(
            nl="De balie is nog niet aangemeld bij een centraal register.",
            en="The counter is not enrolled with a central register yet.",
        )
    name = counter.client.health().register_name
    return Text(nl="Het centraal register antwoordt: {name}.", en="The central register answers: {name}.").filled(
        name=name
    )
