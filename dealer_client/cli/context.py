"""What every command needs: the arguments, the language, the profile folder, and the open counter."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Language, Text

if TYPE_CHECKING:
    import argparse
    from types import SimpleNamespace

    from dealer_client.app import OpenCounter

_MOST_PASSPHRASE_BYTES = 4096
# They look whether the book holds, or carry it on as it is, also at night: nobody has to be there. `recover` was given
# the recovery code.
_NEEDS_NOBODY = frozenset({"audit", "doctor", "verify", "sync", "backup", "recover"})


DEFAULT_LANGUAGE: Language = "nl"


class InputWrong(DealerError):
    """Something given on the command line cannot be used. Nothing was stored."""

    title = Text(nl="Invoer", en="Input")


class Context:
    """One run of one command."""

    def __init__(self, arguments: argparse.Namespace | SimpleNamespace) -> None:
        self.arguments = arguments
        self.language: Language = arguments.language or DEFAULT_LANGUAGE
        self._passphrase: str | None = None

    @property
    def home(self) -> Path:
        """The profile folder."""
        if self.arguments.home is not None:
            return Path(self.arguments.home)
        from dealer_client.vault.profile import default_home

        return default_home()

    @contextmanager
    def counter(self) -> Iterator[OpenCounter]:
        """The open counter, without background work, with whoever runs the command at work. Raises DealerError."""
        from dealer_client.app import open_counter

        opened = open_counter(self.home, self.passphrase, sync_in_background=False)
        try:
            if self.arguments.command not in _NEEDS_NOBODY:
                self._sign_in(opened)
            yield opened
        finally:
            opened.close()

    def reads_standard_input(self) -> bool:
        """Whether this command was told to read something from standard input: a file or a text named `-`."""
        return any(str(value) == "-" for value in vars(self.arguments).values())

    @staticmethod
    def start_practice_register(counter: OpenCounter) -> None:
        """Waits until the practice register that comes with a profile has started, where there is one.

        Starting is no part of the short time that it then has to answer.
        """
        from dealer_client.central.errors import Unreachable

        if counter.embedded is not None:
            with suppress(Unreachable):
                counter.embedded.address()

    def passphrase(self) -> str:
        """The passphrase, from the file that was named or from a prompt, which comes once in a run.

        Raises InputWrong or PassphraseNeeded.
        """
        if self._passphrase is None:
            import getpass

            self._passphrase = self._read_passphrase(lambda: getpass.getpass(self._say("Wachtzin: ", "Passphrase: ")))
        return self._passphrase

    def new_passphrase(self) -> str:
        """The passphrase for a new profile; a prompt asks for it twice. Raises InputWrong or PassphraseNeeded."""
        return self._read_passphrase(self.ask_new_passphrase)

    def read_text(self, name: str, most_bytes: int) -> str:
        """The text of a file, or of standard input for `-`. Raises InputWrong."""
        try:
            if name == "-":
                data = sys.stdin.buffer.read(most_bytes + 1)
            else:
                with Path(name).open("rb") as file:
                    data = file.read(most_bytes + 1)
        except OSError as error:
            raise InputWrong(
                Text(
                    nl="{name} is niet te lezen ({why}). Kijk de naam en de rechten na.",
                    en="{name} cannot be read ({why}). Check its name and its permissions.",
                ).filled(name=name, why=error.strerror or type(error).__name__),
                field="file",
            ) from None
        if len(data) > most_bytes:
            raise InputWrong(
                Text(
                    nl="{name} is groter dan {n} MB. Er is niets gelezen.",
                    en="{name} is larger than {n} MB. Nothing was read.",
                ).filled(name=name, n=most_bytes // 1024**2),
                field="file",
            )
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputWrong(
                Text(
                    nl="{name} is geen tekst in UTF-8. Sla het bestand zo op en probeer het opnieuw.",
                    en="{name} is not text in UTF-8. Save it that way and try again.",
                ).filled(name=name),
                field="file",
            ) from None

    def print_json(self, value: Any) -> None:
        """Prints a value for a program to read."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def say(self, text: Text) -> None:
        """Prints a sentence for a person."""
        print(text.in_language(self.language))

    def status_of(self, error: DealerError) -> int:
        """2 where the input is at fault, else 1."""
        return 2 if error.field is not None or isinstance(error, InputWrong) else 1

    def _sign_in(self, opened: OpenCounter) -> None:
        from .signing_in import sign_in

        staff = sign_in(self, opened.desk.people)
        if staff is not None:
            # Not `Desk.sign_in`: what is being typed in the window meanwhile is not this command's to set aside.
            opened.desk.at_work.staff = staff

    def _read_passphrase(self, ask: Callable[[], str]) -> str:
        from dealer_client.vault.errors import PassphraseNeeded

        file = self.arguments.passphrase_file
        if file is not None:
            return self.read_text(str(file), _MOST_PASSPHRASE_BYTES).rstrip("\r\n")
        if not sys.stdin.isatty():
            raise PassphraseNeeded
        return ask()

    def ask_new_passphrase(self) -> str:
        """A new passphrase from a prompt, which asks for it twice. Raises InputWrong."""
        import getpass

        first = getpass.getpass(self._say("Nieuwe wachtzin: ", "New passphrase: "))
        if getpass.getpass(self._say("Nog een keer: ", "Once more: ")) != first:
            raise InputWrong(
                Text(
                    nl="De twee wachtzinnen zijn niet gelijk. Er is niets gemaakt; probeer het opnieuw.",
                    en="The two passphrases differ. Nothing was made; try again.",
                ),
                field="passphrase",
            )
        return first

    def _say(self, nl: str, en: str) -> str:
        return Text(nl=nl, en=en).in_language(self.language)
