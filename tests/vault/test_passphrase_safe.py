"""Keys under a passphrase: the right one opens them, and a damaged file is said to be damaged, whatever is in it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dealer_client.vault import passphrase_safe
from dealer_client.vault.errors import PassphraseTooShort, VaultDamaged, VaultError, WrongPassphrase
from dealer_client.vault.passphrase_safe import FILE, FORMAT, Hardness, PassphraseSafe, tuned_hardness
from dealer_client.vault.secrets import Secrets, new_secrets

PASSPHRASE = "vier losse woorden hier"
LEAST = Hardness(19 * 1024, 2)
SECRETS = new_secrets().with_credential("a-credential")


@pytest.fixture
def safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PassphraseSafe:
    """A safe at the least cost that is allowed."""
    monkeypatch.setattr(passphrase_safe, "tuned_hardness", lambda: LEAST)
    made = PassphraseSafe(tmp_path, PASSPHRASE)
    made.write(SECRETS)
    return made


def kept(folder: Path) -> dict[str, Any]:
    return json.loads((folder / FILE).read_text(encoding="utf-8"))


def put(folder: Path, sealed: object) -> None:
    (folder / FILE).write_text(json.dumps(sealed), encoding="utf-8")


def test_the_passphrase_opens_what_it_sealed_and_another_does_not(safe: PassphraseSafe, tmp_path: Path) -> None:
    assert safe.read() == SECRETS
    with pytest.raises(WrongPassphrase):
        PassphraseSafe(tmp_path, PASSPHRASE + "x").read()


def test_one_passphrase_typed_composed_or_decomposed_is_the_same(tmp_path: Path, safe: PassphraseSafe) -> None:
    PassphraseSafe(tmp_path, "caf\u00e9 in de straat").write(SECRETS)
    assert PassphraseSafe(tmp_path, "cafe\u0301 in de straat").read() == SECRETS


def test_the_file_tells_neither_the_passphrase_nor_a_secret(safe: PassphraseSafe, tmp_path: Path) -> None:
    text = (tmp_path / FILE).read_text()
    assert PASSPHRASE not in text
    assert "a-credential" not in text
    assert base64.b64encode(SECRETS.store_key).decode() not in text


def test_each_write_has_a_fresh_salt_and_nonce(safe: PassphraseSafe, tmp_path: Path) -> None:
    before = kept(tmp_path)
    safe.write(SECRETS)
    assert all(kept(tmp_path)[part] != before[part] for part in ("salt", "nonce", "box"))


def test_a_short_passphrase_seals_nothing(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        PassphraseSafe(tmp_path, "kort").write(SECRETS)
    assert not (tmp_path / FILE).exists()


def test_the_cost_is_never_below_the_owasp_minimum() -> None:
    cost = tuned_hardness()
    assert cost.memory_kib >= 19 * 1024
    assert cost.passes >= 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "7", '"text"', "\x00", "[" * 100_000, '{"format": "dealer-sealed-keys/1"}'],
)
def test_a_file_that_is_no_sealed_keys_is_damaged(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(VaultDamaged, match=FILE):
        PassphraseSafe(tmp_path, PASSPHRASE).read()


def test_a_file_that_is_not_there_or_no_text_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(VaultDamaged):
        PassphraseSafe(tmp_path, PASSPHRASE).read()
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x80")
    with pytest.raises(VaultDamaged):
        PassphraseSafe(tmp_path, PASSPHRASE).read()


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("memory_kib", 19 * 1024 - 1),
        ("memory_kib", 2**40),
        ("memory_kib", 65536.0),
        ("memory_kib", "65536"),
        ("memory_kib", True),
        ("passes", 1),
        ("passes", 0),
        ("passes", -3),
        ("passes", 10**9),
        ("passes", None),
        ("lanes", 0),
        ("lanes", 17),
        ("lanes", [1]),
        ("format", "dealer-sealed-keys/2"),
        ("salt", ""),
        ("salt", base64.b64encode(b"short").decode()),
        ("salt", 7),
        ("nonce", ""),
        ("nonce", base64.b64encode(bytes(8)).decode()),
        ("nonce", "not base 64!"),
        ("box", ""),
        ("box", base64.b64encode(bytes(16)).decode()),
        ("box", {}),
    ],
)
def test_a_part_that_cannot_be_is_damage(safe: PassphraseSafe, tmp_path: Path, part: str, value: object) -> None:
    put(tmp_path, {**kept(tmp_path), part: value})
    with pytest.raises(VaultDamaged):
        safe.read()


@pytest.mark.parametrize("part", ["format", "memory_kib", "passes", "lanes", "salt", "nonce", "box"])
def test_a_part_that_is_missing_is_damage(safe: PassphraseSafe, tmp_path: Path, part: str) -> None:
    put(tmp_path, {name: value for name, value in kept(tmp_path).items() if name != part})
    with pytest.raises(VaultDamaged):
        safe.read()


_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 18_000),
    st.floats(),
    st.text(max_size=40),
    st.binary(max_size=40).map(lambda data: base64.b64encode(data).decode()),
    st.lists(st.integers(), max_size=2),
)


@given(part=st.sampled_from(["format", "memory_kib", "passes", "lanes", "salt", "nonce", "box"]), value=_values)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_value_of_any_part_gives_more_than_a_sentence(
    safe: PassphraseSafe, tmp_path: Path, part: str, value: object
) -> None:
    sealed = kept(tmp_path)
    put(tmp_path, {**sealed, part: value})
    try:
        with pytest.raises(VaultError):
            safe.read()
    finally:
        put(tmp_path, sealed)


@given(at=st.integers(0, 10_000), flip=st.integers(1, 255))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_changed_byte_of_the_file_gives_more_than_a_sentence(
    safe: PassphraseSafe, tmp_path: Path, at: int, flip: int
) -> None:
    whole = (tmp_path / FILE).read_bytes()
    at %= len(whole)
    (tmp_path / FILE).write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
    try:
        # Another space, or a bit of base 64 that stands for nothing, changes no key.
        assert safe.read() == SECRETS
    except VaultError:
        pass
    finally:
        (tmp_path / FILE).write_bytes(whole)


@pytest.mark.parametrize("content", [b"", b"{}", b"no secrets", b"\xff\xfe", b"[" * 5000])
def test_what_was_sealed_and_is_no_secret_is_damage(safe: PassphraseSafe, tmp_path: Path, content: bytes) -> None:
    sealed = kept(tmp_path)
    salt, nonce = (base64.b64decode(sealed[part]) for part in ("salt", "nonce"))
    key = passphrase_safe._stretch(PASSPHRASE, salt, LEAST)
    box = ChaCha20Poly1305(key).encrypt(nonce, content, FORMAT.encode())
    put(tmp_path, {**sealed, "box": base64.b64encode(box).decode()})
    with pytest.raises(VaultDamaged):
        safe.read()


def test_a_cost_that_this_machine_cannot_pay_is_damage(safe: PassphraseSafe, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(passphrase_safe, "hash_secret_raw", no_memory)
    with pytest.raises(VaultDamaged):
        safe.read()


def test_secrets_and_errors_show_no_key(safe: PassphraseSafe, tmp_path: Path) -> None:
    shown = repr(safe.read()) + repr(Secrets(bytes(32), bytes(32)))
    assert "a-credential" not in shown
    put(tmp_path, {**kept(tmp_path), "box": "x"})
    with pytest.raises(VaultDamaged) as caught:
        safe.read()
    assert PASSPHRASE not in repr(caught.value) + str(caught.value.__context__)
