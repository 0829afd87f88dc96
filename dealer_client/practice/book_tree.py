"""The register's own hash tree over one counter's book: grown leaf by leaf, never taken on trust."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from dealer_client.central import wire

from . import schema


class BookTree:
    """The tree of one series within one transaction. Nodes that were read or made are remembered."""

    def __init__(self, connection: Connection, dealer_id: str, series: str, size: int) -> None:
        self._connection = connection
        self._place = {"dealer_id": dealer_id, "series": series}
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._fresh: list[dict[str, object]] = []
        self.size = size

    def grow(self, leaf: bytes) -> None:
        """One more leaf (its 32-byte hash)."""
        for node in wire.append(self.size, leaf, self._read):
            self._nodes[node.level, node.index] = node.hash
            self._fresh.append({**self._place, "level": node.level, "position": node.index, "hash": node.hash})
        self.size += 1

    def root(self, size: int) -> bytes:
        """The root over the first `size` leaves."""
        return wire.root(size, self._read)

    def keep(self) -> None:
        """Writes what has grown."""
        if self._fresh:
            self._connection.execute(insert(schema.tree_node), self._fresh)
            self._fresh = []

    def _read(self, level: int, index: int) -> bytes:
        known = self._nodes.get((level, index))
        if known is None:
            node = schema.tree_node
            known = bytes(
                self._connection.execute(
                    select(node.c.hash).where(
                        node.c.dealer_id == self._place["dealer_id"],
                        node.c.series == self._place["series"],
                        node.c.level == level,
                        node.c.position == index,
                    )
                ).scalar_one()
            )
            self._nodes[level, index] = known
        return known
