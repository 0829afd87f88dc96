"""What comes out where, as chosen at a counter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import open_counter
from dealer_client.desk import Desk
from dealer_client.desk.print_choices import PrintChoice, PrintChoices, Way
from dealer_client.documents.kinds import PaperKind
from dealer_client.store.settings import write_setting
from tests.custody.profiles import a_profile


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    a_profile(tmp_path / "home")
    opened = open_counter(tmp_path / "home", sync_in_background=False)
    yield opened.desk
    opened.close()


def test_what_nobody_chose_is_asked_and_nothing_prints_by_itself(desk: Desk) -> None:
    choices = desk.print_choices.read()
    assert {choices.of(kind).way for kind in PaperKind} == {Way.ASK}
    assert not choices.automatic


def test_choices_are_kept(desk: Desk) -> None:
    laser = PrintChoice(way=Way.PRINTER, printer="Laser achter", copies=2)
    chosen = PrintChoices(
        by_kind={PaperKind.PURCHASE_STATEMENT: laser, PaperKind.SALES_RECEIPT: PrintChoice(way=Way.RECEIPT)},
        automatic=True,
        label="a4-24",
    )
    desk.print_choices.keep(chosen)
    assert desk.print_choices.read() == chosen
    assert desk.print_choices.read().of(PaperKind.POLICE_RECEIPT).way is Way.ASK


def test_what_another_version_kept_is_asked_again_where_this_one_does_not_know_it(desk: Desk) -> None:
    kept = {
        "automatic": 1,
        "label": "roll",
        "kinds": {
            "hologram": {"way": "printer", "printer": "", "copies": 1},
            "sales-receipt": {"way": "pigeon", "printer": "", "copies": 1},
            "police-receipt": {"way": "printer", "printer": "", "copies": 999},
        },
    }
    with desk.at_work.store.writing() as connection:
        write_setting(connection, "print-choices", kept)
    read = desk.print_choices.read()
    assert list(read.by_kind) == [PaperKind.POLICE_RECEIPT]
    assert (read.by_kind[PaperKind.POLICE_RECEIPT].copies, read.automatic, read.label) == (20, False, "label-62x29")
