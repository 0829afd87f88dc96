"""The hash tree over a book, as in RFC 9162 section 2.1: SHA-256, 0x00 before a leaf, 0x01 before a node.

Only complete subtrees are kept: the node at `(level, index)` covers the leaves `index * 2**level` up to, not including,
`(index + 1) * 2**level`. Recording an entry writes about two of them and reads at most 64, whatever the size of the
book.
Nodes come from a `ReadNode`, so the tree can live in a table, a list or a server.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

ReadNode = Callable[[int, int], bytes]
"""Gives the 32-byte hash of the complete subtree at (level, index)."""

EMPTY_ROOT = sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Node:
    """A complete subtree: its place and its 32-byte hash."""

    level: int
    index: int
    hash: bytes


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf: SHA-256 over 0x00 and the data."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 over 0x01 and both children."""
    return sha256(b"\x01" + left + right).digest()


def append(size: int, leaf: bytes, read: ReadNode) -> list[Node]:
    """The subtrees that become complete when `leaf` (a leaf hash) joins a tree of `size` leaves; the leaf's own
    first."""
    nodes = [Node(0, size, leaf)]
    level, index, current = 0, size, leaf
    while index % 2 == 1:
        current = node_hash(read(level, index - 1), current)
        level, index = level + 1, index // 2
        nodes.append(Node(level, index, current))
    return nodes


def root(size: int, read: ReadNode) -> bytes:
    """The root of the tree over the first `size` leaves."""
    return EMPTY_ROOT if size == 0 else _range_hash(0, size, read)


def inclusion_proof(index: int, size: int, read: ReadNode) -> list[bytes]:
    """PATH(index, D[size]) of RFC 9162 2.1.3.1, for the leaf at `index` (from 0). Raises IndexError outside the
    tree."""
    if not 0 <= index < size:
        raise IndexError("no such leaf in this tree")
    return _path(index, 0, size, read)


def consistency_proof(old_size: int, size: int, read: ReadNode) -> list[bytes]:
    """PROOF(old_size, D[size]) of RFC 9162 2.1.4.1. Raises IndexError unless 0 <= old_size <= size."""
    if not 0 <= old_size <= size:
        raise IndexError("the older tree is not the smaller one")
    if old_size in (0, size):
        return []
    return _subproof(old_size, 0, size, True, read)


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected_root: bytes) -> bool:
    """Whether the proof leads from the leaf hash at `index` to the root (RFC 9162 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if first % 2 == 1 or first == last:
            current = node_hash(sibling, current)
            while first % 2 == 0 and first != 0:
                first, last = first // 2, last // 2
        else:
            current = node_hash(current, sibling)
        first, last = first // 2, last // 2
    return last == 0 and current == expected_root


def verify_consistency(old_size: int, size: int, old_root: bytes, expected_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `size` leaves grew from the one of `old_size` leaves (RFC 9162 2.1.4.2)."""
    if old_size == size:
        return not proof and old_root == expected_root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    if not 0 < old_size < size or not proof:
        return False
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    first, last = old_size - 1, size - 1
    while first % 2 == 1:
        first, last = first // 2, last // 2
    old_hash = new_hash = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if first % 2 == 1 or first == last:
            old_hash, new_hash = node_hash(sibling, old_hash), node_hash(sibling, new_hash)
            while first % 2 == 0 and first != 0:
                first, last = first // 2, last // 2
        else:
            new_hash = node_hash(new_hash, sibling)
        first, last = first // 2, last // 2
    return last == 0 and old_hash == old_root and new_hash == expected_root


def _split(count: int) -> int:
    """The largest power of two smaller than `count` (RFC 9162: k)."""
    return 1 << ((count - 1).bit_length() - 1)


def _range_hash(start: int, end: int, read: ReadNode) -> bytes:
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return read(level, start >> level)
    middle = start + _split(count)
    return node_hash(_range_hash(start, middle, read), _range_hash(middle, end, read))


def _path(index: int, start: int, end: int, read: ReadNode) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, read), _range_hash(middle, end, read)]
    return [*_path(index, middle, end, read), _range_hash(start, middle, read)]


def _subproof(old_end: int, start: int, end: int, whole: bool, read: ReadNode) -> list[bytes]:
    if old_end == end:
        return [] if whole else [_range_hash(start, end, read)]
    middle = start + _split(end - start)
    if old_end <= middle:
        return [*_subproof(old_end, start, middle, whole, read), _range_hash(middle, end, read)]
    return [*_subproof(old_end, middle, end, False, read), _range_hash(start, middle, read)]
