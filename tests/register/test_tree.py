"""The hash tree is the one of RFC 6962 and RFC 9162, proofs lead to its root, and nothing else does."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.register.tree import (
    EMPTY_ROOT,
    append,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

# The reference tree of the certificate-transparency project (merkletree/merkle_tree_test.cc), used with RFC 6962.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# (leaf from 1, size, path) and (older size, size, proof) of the same source.
INCLUSION = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        2,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]
CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
]

sizes = st.integers(1, 70)


class Grown:
    """A tree that grew leaf by leaf, as a book does; it keeps complete subtrees only."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.nodes: dict[tuple[int, int], bytes] = {}
        for size, leaf in enumerate(leaves):
            for node in append(size, leaf_hash(leaf), self.read):
                self.nodes[node.level, node.index] = node.hash

    def read(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]


def naive_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 9162, 2.1.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    k = largest_power_of_two_below(len(leaves))
    return sha256(b"\x01" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 9162, 2.1.3.1, word for word."""
    if len(leaves) == 1:
        return []
    k = largest_power_of_two_below(len(leaves))
    if m < k:
        return [*naive_path(m, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(m - k, leaves[k:]), naive_root(leaves[:k])]


def naive_subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 9162, 2.1.4.1, word for word."""
    if m == len(leaves):
        return [] if whole else [naive_root(leaves)]
    k = largest_power_of_two_below(len(leaves))
    if m <= k:
        return [*naive_subproof(m, leaves[:k], whole), naive_root(leaves[k:])]
    return [*naive_subproof(m - k, leaves[k:], False), naive_root(leaves[:k])]


def largest_power_of_two_below(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def some_leaves(count: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(count)]


def test_the_root_of_an_empty_book_is_the_hash_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(0, Grown([]).read) == EMPTY_ROOT


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    assert root(size, Grown(LEAVES).read).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("leaf", "size", "path"), INCLUSION)
def test_inclusion_proofs_are_the_published_ones(leaf: int, size: int, path: list[str]) -> None:
    proof = inclusion_proof(leaf - 1, size, Grown(LEAVES).read)
    assert [step.hex() for step in proof] == path
    assert verify_inclusion(leaf_hash(LEAVES[leaf - 1]), leaf - 1, size, proof, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(("old", "size", "path"), CONSISTENCY)
def test_consistency_proofs_are_the_published_ones(old: int, size: int, path: list[str]) -> None:
    proof = consistency_proof(old, size, Grown(LEAVES).read)
    assert [step.hex() for step in proof] == path
    assert verify_consistency(old, size, bytes.fromhex(ROOTS[old - 1]), bytes.fromhex(ROOTS[size - 1]), proof)


@pytest.mark.parametrize("size", range(1, 66))
def test_a_grown_tree_agrees_with_the_definitions_at_every_size(size: int) -> None:
    leaves = some_leaves(size)
    read = Grown(leaves).read
    assert root(size, read) == naive_root(leaves)
    for index in range(size):
        assert inclusion_proof(index, size, read) == naive_path(index, leaves)
    for old in range(1, size + 1):
        assert consistency_proof(old, size, read) == naive_subproof(old, leaves, True)


@given(sizes, st.data())
def test_a_grown_tree_still_knows_every_older_root(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))
    assert root(old, Grown(some_leaves(size)).read) == naive_root(some_leaves(old))


@given(sizes, st.data())
def test_every_leaf_is_proven_and_no_other_leaf_place_size_or_root_is(size: int, data: st.DataObject) -> None:
    leaves = some_leaves(size)
    read = Grown(leaves).read
    index = data.draw(st.integers(0, size - 1))
    leaf, proof, top = leaf_hash(leaves[index]), inclusion_proof(index, size, read), root(size, read)
    assert verify_inclusion(leaf, index, size, proof, top)
    assert not verify_inclusion(leaf_hash(b"another"), index, size, proof, top)
    assert not verify_inclusion(leaf, index, size, proof, leaf_hash(b"another"))
    assert not verify_inclusion(leaf, size, size, proof, top)
    assert not verify_inclusion(leaf, -1, size, proof, top)
    other = data.draw(st.integers(0, size - 1))
    if other != index:
        assert not verify_inclusion(leaf, other, size, proof, top)


@given(sizes, st.data())
def test_a_tampered_inclusion_proof_is_refused(size: int, data: st.DataObject) -> None:
    leaves = some_leaves(size)
    read = Grown(leaves).read
    index = data.draw(st.integers(0, size - 1))
    proof = tampered(inclusion_proof(index, size, read), data)
    assert not verify_inclusion(leaf_hash(leaves[index]), index, size, proof, root(size, read))


@given(sizes, st.data())
def test_a_tampered_consistency_proof_is_refused(size: int, data: st.DataObject) -> None:
    read = Grown(some_leaves(size)).read
    old = data.draw(st.integers(0, size))
    proof = tampered(consistency_proof(old, size, read), data)
    assert not verify_consistency(old, size, root(old, read), root(size, read), proof)


@given(sizes, st.data())
def test_a_book_that_forked_does_not_count_as_the_older_one_grown(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size))
    changed_at = data.draw(st.integers(0, old - 1))
    forked = some_leaves(size)
    forked[changed_at] = b"rewritten"
    honest, fork = Grown(some_leaves(size)).read, Grown(forked).read
    assert not verify_consistency(old, size, root(old, honest), root(size, fork), consistency_proof(old, size, fork))
    assert not verify_consistency(old, size, root(old, honest), root(size, fork), consistency_proof(old, size, honest))


def test_a_book_that_shrank_is_refused() -> None:
    read = Grown(some_leaves(5)).read
    assert not verify_consistency(5, 3, root(5, read), root(3, read), [])
    with pytest.raises(IndexError):
        consistency_proof(5, 3, read)
    with pytest.raises(IndexError):
        inclusion_proof(5, 5, read)


@settings(max_examples=30)
@given(st.integers(0, 2**40))
def test_recording_reads_at_most_one_node_a_level_whatever_the_size(size: int) -> None:
    reads: list[tuple[int, int]] = []

    def read(level: int, index: int) -> bytes:
        reads.append((level, index))
        return bytes(32)

    append(size, bytes(32), read)
    root(size, read)
    assert len(reads) <= 2 * 41


def test_a_leaf_can_never_pass_for_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def tampered(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    """The proof with one byte changed, a step more, or a step less."""
    kinds = ["longer", "changed", "shorter"] if proof else ["longer"]
    kind = data.draw(st.sampled_from(kinds))
    at = data.draw(st.integers(0, max(0, len(proof) - 1)))
    if kind == "longer":
        return [*proof[:at], bytes(32), *proof[at:]]
    if kind == "shorter":
        return proof[:at] + proof[at + 1 :]
    byte = data.draw(st.integers(0, 31))
    step = bytearray(proof[at])
    step[byte] ^= data.draw(st.integers(1, 255))
    return [*proof[:at], bytes(step), *proof[at + 1 :]]
