"""The recovery code: read back however it is typed, and a typing error is found and located."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.vault.recovery_code import GROUPS, RecoveryCode, RecoveryCodeWrong, parse_recovery_code

KEY = bytes(range(100, 132))
keys = st.binary(min_size=32, max_size=32)
alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(keys)
def test_every_code_reads_back_as_its_key(key: bytes) -> None:
    assert parse_recovery_code(RecoveryCode(key).printed()).store_key == key


def test_a_code_is_fourteen_groups_of_five_without_letters_that_look_like_digits() -> None:
    groups = RecoveryCode(KEY).groups()
    assert len(groups) == GROUPS
    assert all(len(group) == 5 and set(group) <= set(alphabet) for group in groups)


@given(keys)
def test_lower_case_spaces_and_lookalike_letters_do_no_harm(key: bytes) -> None:
    typed = RecoveryCode(key).printed().replace("0", "o").replace("1", "l").lower().replace("-", "  ")
    assert parse_recovery_code(f"\n {typed}\n").store_key == key


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, 4), st.sampled_from(alphabet))
def test_a_wrong_character_is_found_in_its_group(key: bytes, group: int, place: int, other: str) -> None:
    groups = list(RecoveryCode(key).groups())
    changed = groups[group][:place] + other + groups[group][place + 1 :]
    if changed == groups[group]:
        return
    groups[group] = changed
    with pytest.raises(RecoveryCodeWrong) as caught:
        parse_recovery_code(" ".join(groups))
    assert caught.value.groups == (group + 1,)


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, 3))
def test_two_neighbours_that_changed_places_are_found_in_their_group(key: bytes, group: int, place: int) -> None:
    groups = list(RecoveryCode(key).groups())
    text = groups[group]
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if swapped == text:
        return
    groups[group] = swapped
    with pytest.raises(RecoveryCodeWrong) as caught:
        parse_recovery_code("".join(groups))
    assert caught.value.groups == (group + 1,)


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_groups_in_the_wrong_order_are_found_where_they_stand(key: bytes, one: int, other: int) -> None:
    groups = list(RecoveryCode(key).groups())
    if one == other:
        return
    groups[one], groups[other] = groups[other], groups[one]
    with pytest.raises(RecoveryCodeWrong) as caught:
        parse_recovery_code("-".join(groups))
    assert caught.value.groups == tuple(sorted((one + 1, other + 1)))


def test_a_missing_group_is_said_with_the_count() -> None:
    with pytest.raises(RecoveryCodeWrong, match="70 together; here there are 65"):
        parse_recovery_code("-".join(RecoveryCode(KEY).groups()[:-1]))


def test_groups_of_two_papers_do_not_make_a_code() -> None:
    mixed = (*RecoveryCode(KEY).groups()[:7], *RecoveryCode(KEY[::-1]).groups()[7:])
    with pytest.raises(RecoveryCodeWrong, match="same paper"):
        parse_recovery_code("".join(mixed))


@given(st.text(max_size=200))
def test_anything_else_is_refused_in_a_sentence_that_does_not_repeat_it(typed: str) -> None:
    with pytest.raises(RecoveryCodeWrong) as caught:
        parse_recovery_code("§" + typed)
    assert "§" not in caught.value.sentence("en")


def test_the_key_and_the_code_stand_in_no_repr_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    code = RecoveryCode(KEY)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").info("%r %s", code, code)
        logging.getLogger("test").info("%r", parse_recovery_code(code.printed()))
    for secret in (*code.groups(), KEY.hex(), str(KEY)):
        assert secret not in caplog.text
