"""Names as a register writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.identity.mrz_names import read_names
from dealer_client.identity.names import split_prefix, tidy_given_names, tidy_prefix, tidy_surname


@pytest.mark.parametrize(
    ("field", "prefix", "surname", "given_names"),
    [
        ("DE<BRUIJN<<WILLEKE<LISELOTTE<<<", "de", "Bruijn", "Willeke Liselotte"),
        ("VAN<DER<STEEN<<MARIANNE<LOUISE", "van der", "Steen", "Marianne Louise"),
        ("VAN<DE<VEN<<JAN<<<", "van de", "Ven", "Jan"),
        ("VAN<DEN<BERG<<PIET<<<", "van den", "Berg", "Piet"),
        ("VAN<T<HOF<<JAN<<<", "van 't", "Hof", "Jan"),
        ("T<HOEN<<JAN<<<", "'t", "Hoen", "Jan"),
        ("IN<T<VELD<<JAN<<<", "in 't", "Veld", "Jan"),
        ("OP<DEN<CAMP<<JAN<<<", "op den", "Camp", "Jan"),
        ("TER<HORST<<JAN<<<", "ter", "Horst", "Jan"),
        ("DE<LA<CRUZ<<MARIA<<<", "de la", "Cruz", "Maria"),
        ("VON<DER<HEYDE<<KARL<<<", "von der", "Heyde", "Karl"),
        ("JANSEN<DE<VRIES<<ANNE<<<", "", "Jansen de Vries", "Anne"),
        ("VAN<<THI<MAI<<<", "", "Van", "Thi Mai"),
        ("IJSBRANDY<<IJSBRAND<<<", "", "IJsbrandy", "IJsbrand"),
        ("IJAZ<<ALI<<<", "", "Ijaz", "Ali"),
        ("OBRIEN<<SEAN<<<", "", "Obrien", "Sean"),
        ("ERIKSSON<<<<<<", "", "Eriksson", ""),
        ("<<ANNA<MARIA<<<", "", "", "Anna Maria"),
        ("ERIKSSON<<ANNA<<MARIA<<", "", "Eriksson", "Anna Maria"),
    ],
)
def test_a_name_field_is_split_and_put_in_readable_capitals(
    field: str, prefix: str, surname: str, given_names: str
) -> None:
    names = read_names(field)
    assert (names.prefix, names.surname, names.given_names) == (prefix, surname, given_names)


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ<", max_size=39))
def test_no_letter_of_a_name_is_lost(field: str) -> None:
    names = read_names(field)
    letters = (names.prefix + names.surname + names.given_names).upper()
    assert sorted(letter for letter in letters if letter.isalpha()) == sorted(field.replace("<", ""))


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  jansen ", "Jansen"),
        ("JANSEN-DE VRIES", "Jansen-de Vries"),
        ("jansen - de vries", "Jansen - de Vries"),
        ("o'brien", "O'Brien"),
        ("D’ARTAGNAN", "D'Artagnan"),
        ("'s-gravesande", "'s-Gravesande"),
        ("IJZERMAN", "IJzerman"),
        ("McDonald", "McDonald"),
        ("von Ähren", "von Ähren"),
        ("ÖZTÜRK", "Öztürk"),
        ("de Vries", "de Vries"),
        ("", ""),
    ],
)
def test_a_surname_typed_in_one_case_gets_capitals_and_others_stay(typed: str, tidy: str) -> None:
    assert tidy_surname(typed) == tidy


def test_given_names_and_prefixes_are_tidied() -> None:
    assert tidy_given_names("  anna   maria ") == "Anna Maria"
    assert tidy_given_names("ANNE-MARIE") == "Anne-Marie"
    assert tidy_prefix(" Van T ") == "van 't"
    assert tidy_prefix("VAN DER") == "van der"
    assert tidy_prefix("bint") == "bint"


def test_a_typed_surname_is_split_like_one_that_was_read() -> None:
    assert split_prefix("van ’t Hof") == ("van 't", "Hof")
    assert split_prefix("De Jong") == ("de", "Jong")
    assert split_prefix("Jong") == ("", "Jong")
    assert split_prefix("van der") == ("van", "der")


@given(st.text(st.characters(max_codepoint=0x17F, exclude_characters="ŉ"), max_size=200))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    for tidy in (tidy_surname, tidy_given_names, tidy_prefix):
        assert tidy(tidy(text)) == tidy(text)
