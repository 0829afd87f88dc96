"""The keys of a practice book: in a file that says what it is, and damage is said to be damage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.vault.errors import VaultDamaged
from dealer_client.vault.practice_safe import FILE, PracticeSafe
from dealer_client.vault.secrets import new_secrets


def test_the_keys_come_back_and_the_file_says_what_it_is(tmp_path: Path) -> None:
    secrets = new_secrets().with_credential("a-credential").with_next_store_key(bytes(range(32)))
    PracticeSafe(tmp_path).write(secrets)
    assert PracticeSafe(tmp_path).read() == secrets
    assert "PRACTICE" in json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["what_this_is"]


def test_a_file_that_is_not_there_is_damage(tmp_path: Path) -> None:
    with pytest.raises(VaultDamaged, match=FILE):
        PracticeSafe(tmp_path).read()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"keys": 7}',
        b'{"keys": "{}"}',
        b'{"keys": "[]"}',
        json.dumps({"keys": "[" * 100_000}).encode(),
        json.dumps({"keys": json.dumps({"store_key": "AA==", "counter_seed": "AA==", "credential": ""})}).encode(),
        json.dumps({"keys": json.dumps({"store_key": "!", "counter_seed": "!", "credential": ""})}).encode(),
    ],
)
def test_a_file_that_holds_no_keys_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(VaultDamaged):
        PracticeSafe(tmp_path).read()


@given(
    part=st.sampled_from(["store_key", "counter_seed", "credential", "next_store_key"]),
    value=st.one_of(st.none(), st.booleans(), st.integers(), st.lists(st.text(), max_size=2), st.just("=AAA")),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_secret_of_another_type_is_damage(tmp_path: Path, part: str, value: object) -> None:
    safe = PracticeSafe(tmp_path)
    safe.write(new_secrets())
    values = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    packed = {**json.loads(values["keys"]), part: value}
    if part == "credential" and isinstance(value, str):
        return
    (tmp_path / FILE).write_text(json.dumps({**values, "keys": json.dumps(packed)}), encoding="utf-8")
    with pytest.raises(VaultDamaged):
        safe.read()
