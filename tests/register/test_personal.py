"""Personal data is bound to an entry by a commitment that tells nothing once data and salt are gone."""

from __future__ import annotations

import hmac
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.personal import SALT_BYTES, PersonalPart, commitment_of

DATA = {"surname": "Canary", "given_names": "Élodie"}


def test_a_commitment_is_the_documented_hmac() -> None:
    salt = bytes(range(32))
    part = PersonalPart(name="seller", data=DATA, salt=salt)
    written = '{"given_names":"Élodie","surname":"Canary"}'.encode()
    expected = hmac.new(salt, b"dealer-part/1\x00seller\x00" + written, sha256).hexdigest()
    assert part.commitment == expected


def test_each_part_has_a_fresh_salt_so_that_equal_sellers_do_not_show_as_equal() -> None:
    parts = [PersonalPart(name="seller", data=DATA) for _ in range(100)]
    assert len({part.salt for part in parts}) == 100
    assert {len(part.salt) for part in parts} == {SALT_BYTES}
    assert len({part.commitment for part in parts}) == 100


@given(st.binary(min_size=32, max_size=32), st.text(), st.text(), st.binary(), st.binary())
def test_another_name_or_another_text_is_another_commitment(
    salt: bytes, name: str, other_name: str, data: bytes, other_data: bytes
) -> None:
    name, other_name = (text.replace("\x00", "").encode("utf-8", "replace").decode() for text in (name, other_name))
    same = (name, data) == (other_name, other_data)
    assert (commitment_of(name, salt, data) == commitment_of(other_name, salt, other_data)) is same


@pytest.mark.parametrize("written", [repr, str, "{}".format])
def test_a_part_shows_neither_its_data_nor_its_salt(written: object) -> None:
    part = PersonalPart(name="seller", data=DATA, salt=b"\xab" * 32)
    shown = written(part)  # type: ignore[operator]
    assert "Canary" not in shown
    assert "ab" * 4 not in shown
    assert "\\xab" not in shown
