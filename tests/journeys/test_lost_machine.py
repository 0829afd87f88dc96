"""A machine is lost with all that was on it: the recovery code and the register are enough to go on."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.central.errors import EnrolAgain, Refused
from dealer_client.cli.main import main
from dealer_client.custody.register_copy import RegisterCopyWrong
from dealer_client.recovering_from_register import recover_from_register
from dealer_client.register.entry import Entry
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.staff import Role
from dealer_client.resources import resource_path
from dealer_client.store import book
from dealer_client.vault.profile import Profile, read_profile
from dealer_client.vault.recovery_code import RecoveryCode

from .busy_counter import purchase
from .register_process import RegisterProcess, enrolled_profile


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterProcess]:
    process = RegisterProcess(tmp_path)
    process.start()
    yield process
    process.kill()


def new_code(position: int = 1) -> str:
    """A one-time code of the same shop that nobody used."""
    with resource_path("practice-data", "shops.toml").open("rb") as file:
        return str(tomllib.load(file)["shop"][0]["enrolment_codes"][position])


def recovery_code(home: Path) -> RecoveryCode:
    return RecoveryCode(read_profile(home).safe(None).read().store_key)


def entries_of(home: Path) -> list[Entry]:
    counter = open_counter(home, sync_in_background=False)
    try:
        with counter.store.reading() as connection:
            return list(book.read_entries(connection, counter.desk.shop.series, 1, counter.desk.entry_count()))
    finally:
        counter.close()


def a_day(home: Path) -> list[Entry]:
    """Sets up another member of staff, records, corrects and sends."""
    counter = open_counter(home, sync_in_background=False)
    try:
        counter.desk.people.add("Truus Tweede", Role.CLERK)
        for number in range(1, 4):
            counter.desk.record(purchase(number, counter.desk.today()))
        counter.desk.correcting.void(EntryNumber(counter.desk.shop.series, 2), "dubbel vastgelegd")
        assert counter.sync is not None
        counter.sync.run_once()
    finally:
        counter.close()
    return entries_of(home)


def again(home: Path, register: RegisterProcess, code: RecoveryCode, one_time: str) -> Profile:
    return recover_from_register(
        home, code, url=register.url, enrolment_code=one_time, series="A", keys=None, passphrase=lambda: ""
    )


def test_every_entry_is_back_with_its_persons_and_the_counter_goes_on(
    register: RegisterProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "counter"
    enrolled_profile(home, register)
    before, code = a_day(home), recovery_code(home)
    shutil.rmtree(home)
    paper = tmp_path / "paper.txt"
    paper.write_text(code.printed(), encoding="utf-8")

    words = ["recover", "--register", register.url, "--code", new_code(), "--series", "A", "--code-file", str(paper)]
    assert main(["--home", str(home), *words]) == 0
    assert "Klaar: 4 posten" in capsys.readouterr().out

    assert entries_of(home) == before
    counter = open_counter(home, sync_in_background=False)
    try:
        assert counter.desk.audit().problems == ()
        assert [record.staff.name for record in counter.desk.people.all()][-1] == "Truus Tweede"
        recorded = counter.desk.record(purchase(9, counter.desk.today()))
        assert str(recorded.number) == "A-000005"
        assert counter.sync is not None
        counter.sync.run_once()
        assert counter.desk.audit().problems == ()
    finally:
        counter.close()
    assert register.held() == [1, 2, 3, 4, 5]


def test_the_code_of_another_book_brings_nothing_back_and_the_right_one_still_does(
    register: RegisterProcess, tmp_path: Path
) -> None:
    home = tmp_path / "counter"
    enrolled_profile(home, register)
    a_day(home)
    right = recovery_code(home)
    shutil.rmtree(home)

    with pytest.raises(RegisterCopyWrong):
        again(home, register, RecoveryCode(bytes(32)), new_code())
    assert not home.exists()

    again(home, register, right, new_code())
    counter = open_counter(home, sync_in_background=False)
    counter.close()


def test_a_code_that_was_worked_with_brings_nobody_back_again(register: RegisterProcess, tmp_path: Path) -> None:
    home = tmp_path / "counter"
    enrolled_profile(home, register)
    a_day(home)
    code = recovery_code(home)

    with pytest.raises(Refused) as caught:
        again(tmp_path / "thief", register, code, new_code(0))
    assert caught.value.code == "enrolment-code"


def test_the_old_machine_is_no_counter_any_more_once_another_one_took_its_place(
    register: RegisterProcess, tmp_path: Path
) -> None:
    home = tmp_path / "counter"
    enrolled_profile(home, register)
    a_day(home)
    again(tmp_path / "new", register, recovery_code(home), new_code())

    counter = open_counter(home, sync_in_background=False)
    try:
        assert counter.sync is not None
        with pytest.raises(EnrolAgain):
            counter.sync.run_once()
    finally:
        counter.close()
