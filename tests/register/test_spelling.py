"""One name has many spellings, and one number a few; each of them folds to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.spelling import folded_name, folded_number


@pytest.mark.parametrize(
    "spellings",
    [
        # As the bearer writes it, as a machine-readable zone does, without accents.
        ["Müller", "MUELLER", "Muller"],
        ["Øster", "OESTER", "Oster"],
        ["Åse", "AASE", "ASE"],
        ["Ærø", "AEROE", "Aro"],
        ["Weiß", "WEISS", "weiss"],
        ["Þór", "THOR", "Thór"],
        ["Łukasz", "LUKASZ"],
        ["Đorđević", "Dordevic"],
        ["Œuvray", "OEUVRAY"],
        ["IJsbrand", "Ysbrand", "ĳsbrand"],
        ["O'Neill", "O Neill", "ONEILL", "0'Neill"],
        ["Núñez-Peña", "NUNEZ PENA"],
        ["Ivan", "Іvan", "1van"],
        ["de Boer", "DE B0ER"],
    ],
)
def test_each_spelling_of_a_name_folds_to_one(spellings: list[str]) -> None:
    assert len({folded_name(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Jansen", "Janssen"), ("Visser", "Vissers"), ("Smit", "Smid"), ("Bos", "Bus"), ("Li", "Lu")]
)
def test_names_that_only_sound_alike_stay_two(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


def test_letters_and_digits_that_look_alike_are_one_in_a_number_and_no_others_are() -> None:
    assert folded_number("no-10 іо") == folded_number("NO1010") == "N01010"
    assert len({folded_number(sign) for sign in "S5B8Z2G6L1"}) == 10


@given(st.text())
def test_any_text_folds_to_capitals_and_digits(text: str) -> None:
    for folded in (folded_name(text), folded_number(text)):
        assert folded == "" or folded.isalnum()
    assert folded_name(text) == folded_name(text + " ")
