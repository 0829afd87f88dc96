"""A text that is empty is answered with the sentence of its own field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dealer_client.app import OpenCounter, open_counter
from dealer_client.desk.at_work import AtWork
from dealer_client.desk.errors import TextNotAccepted
from dealer_client.desk.free_text import accepted_if_any, accepted_text
from tests.custody.profiles import a_profile

FIELDS = {
    "name": "naam",
    "badge": "legitimatie",
    "service": "dienst",
    "what": "bekeken",
    "trades": "handelt",
    "reason": "reden",
    "reference": "kenmerk",
    "description": "Omschrijf",
}


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    home: Path = tmp_path_factory.mktemp("shop") / "home"
    a_profile(home)
    opened: OpenCounter = open_counter(home, sync_in_background=False)
    yield opened.desk.at_work
    opened.close()


@pytest.mark.parametrize(("field", "word"), FIELDS.items())
def test_each_empty_field_is_asked_for_in_its_own_words(at_work: AtWork, field: str, word: str) -> None:
    with pytest.raises(TextNotAccepted) as refused:
        accepted_text(at_work, "  ", field)
    assert refused.value.field == field
    assert word in refused.value.message.nl


@pytest.mark.parametrize("field", FIELDS)
def test_a_citizen_number_is_refused_with_the_name_of_the_field_before_it(at_work: AtWork, field: str) -> None:
    with pytest.raises(TextNotAccepted) as refused:
        accepted_if_any(at_work, "123456782", field)
    assert refused.value.field == field
    assert ": " in refused.value.message.nl


def test_a_text_that_may_be_left_out_is_empty_then(at_work: AtWork) -> None:
    assert accepted_if_any(at_work, " ", "description") == ""
