"""Once an owner has a PIN, a command is somebody's: it asks who works and for the PIN, and entries name that person."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.cli import main
from dealer_client.custody.opening import open_book
from dealer_client.custody.people import People
from dealer_client.register.numbering import parse_number
from dealer_client.register.staff import Role
from dealer_client.store.book import read_entry
from tests.custody.profiles import a_profile, record

from .conftest import Ran

OWNER, CLERK, NO_PIN = "Kees Voorbeeld", "An Voorbeeld", "Piet Voorbeeld"
OWNERS_PIN, CLERKS_PIN = "8305", "7402"


class Till:
    """A book with one purchase, in which an owner and a clerk have PINs, and another clerk has none."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self._monkeypatch, self._capsys = home, monkeypatch, capsys
        profile = a_profile(home)
        self.number = record(home, 1)[0]
        self.book = open_book(profile, None)
        self.people = People(self.book.store)
        self.people.add(CLERK, Role.CLERK, CLERKS_PIN)
        self.people.add(NO_PIN, Role.CLERK)
        self.people.set_pin("1", OWNERS_PIN)

    def run(self, *words: str, who: str = "", stdin: str = "") -> Ran:
        """Runs a command without a terminal, with this on standard input."""
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        self._capsys.readouterr()
        named = ["--as", who] if who else []
        status = main(["--home", str(self.home), "--language", "en", *named, *words])
        printed = self._capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    def staff_of(self, number: str) -> str:
        with self.book.store.reading() as connection:
            return str(read_entry(connection, parse_number(number)[0]).content["staff"])


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Till]:
    made = Till(tmp_path / "home", monkeypatch, capsys)
    yield made
    made.book.store.close()


def test_an_entry_names_whoever_signed_in(till: Till) -> None:
    ran = till.run("void", till.number, "--reason", "typed twice", who=CLERK, stdin=f"{CLERKS_PIN}\n")
    assert ran.status == 0, ran.err
    assert till.staff_of(ran.json["number"]) == "2"


@pytest.mark.parametrize(
    "words",
    [
        ("void", "A-000001", "--reason", "typed twice"),
        ("retention", "--erase"),
        ("staff", "add", "Dief", "--role", "owner"),
        ("staff", "set-pin", "1"),
        ("register",),
        ("sellers", "a"),
        ("recovery-code", "--show"),
        ("keys", "renew"),
        ("keys", "passphrase"),
        ("restore", "book-of-last-week.db"),
    ],
)
def test_without_name_and_pin_nothing_is_shown_or_done(till: Till, words: tuple[str, ...]) -> None:
    for who, said in (("", "--as"), (OWNER, "first line"), (NO_PIN, "has no PIN"), ("Dief", "nobody who works here")):
        ran = till.run(*words, who=who)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
    assert till.run(*words, who=OWNER, stdin="1593\n").status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("retention", "--erase"),
        ("staff", "add", "Dief", "--role", "owner"),
        ("staff", "remove", "1"),
        ("recovery-code", "--show"),
        ("keys", "renew"),
        ("keys", "passphrase"),
        ("restore", "book-of-last-week.db"),
    ],
)
def test_what_is_the_owners_a_clerk_does_not_do(till: Till, words: tuple[str, ...]) -> None:
    before = till.people.all()
    ran = till.run(*words, who=CLERK, stdin=f"{CLERKS_PIN}\n")
    assert (ran.status, ran.out) == (1, "")
    assert "Only the owner" in ran.err
    assert till.people.all() == before


def test_wrong_pins_are_counted_here_and_at_the_counter_together(till: Till) -> None:
    for _ in range(3):
        assert "does not fit" in till.run("register", who=CLERK, stdin="1593\n").err
    ran = till.run("register", who=CLERK, stdin=f"{CLERKS_PIN}\n")
    assert (ran.status, ran.out) == (2, "")
    assert "Wait" in ran.err


def test_a_pin_is_not_taken_from_an_input_that_the_command_reads(till: Till) -> None:
    ran = till.run("void", till.number, "--reason", "-", who=CLERK, stdin=f"{CLERKS_PIN}\ntyped twice\n")
    assert ran.status == 2
    assert "reads standard input itself" in ran.err


def test_what_looks_after_the_book_at_night_needs_nobody(till: Till) -> None:
    assert till.run("audit").status == 0
    assert till.run("backup").status == 0
    assert "PIN" not in till.run("sync", "--once").err


def test_an_owner_who_forgot_sets_a_new_pin_with_the_recovery_code(till: Till, tmp_path: Path) -> None:
    code, pin = tmp_path / "code", tmp_path / "pin"
    shown = till.run("recovery-code", "--show", who=OWNER, stdin=f"{OWNERS_PIN}\n").out
    code.write_text("\n".join(shown.splitlines()[:2]))
    pin.write_text("6294\n")
    ran = till.run("staff", "set-pin", "1", "--code-file", str(code), "--pin-file", str(pin))
    assert ran.status == 0, ran.err
    assert till.people.sign_in("1", "6294").name == OWNER


def test_the_recovery_code_of_another_book_sets_no_pin(
    till: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_profile(tmp_path / "other")
    capsys.readouterr()
    assert main(["--home", str(tmp_path / "other"), "recovery-code", "--show"]) == 0
    code, pin = tmp_path / "code", tmp_path / "pin"
    code.write_text("\n".join(capsys.readouterr().out.splitlines()[:2]))
    pin.write_text("6294\n")
    ran = till.run("staff", "set-pin", "1", "--code-file", str(code), "--pin-file", str(pin))
    assert ran.status == 2
    assert "not of this book" in ran.err
    assert till.people.sign_in("1", OWNERS_PIN).name == OWNER


def test_at_a_terminal_it_asks_for_the_name_and_for_the_pin_which_is_not_shown(till: Till) -> None:
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "dealer_client", "--home", str(till.home), "--language", "en"]
    with subprocess.Popen(
        [*command, "register", "--json"],
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as running:
        os.close(follower)
        said = _until(leader, b"(name)? ")
        os.write(leader, f"{CLERK}\n".encode())
        said += _until(leader, b"PIN of " + CLERK.encode() + b": ")
        os.write(leader, f"{CLERKS_PIN}\n".encode())
        out, _ = running.communicate(timeout=60)
    said += _rest(leader)
    os.close(leader)
    assert running.returncode == 0, said
    assert [line["number"] for line in json.loads(out)] == [till.number]
    assert CLERKS_PIN.encode() not in said


def _until(leader: int, words: bytes) -> bytes:
    said = b""
    while words not in said:
        said += os.read(leader, 1024)
    return said


def _rest(leader: int) -> bytes:
    try:
        return os.read(leader, 1024)
    except OSError:
        return b""
