"""A day at the counter in which every typed field carries a canary, and a search for them in every byte on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dealer_client.register.draft import Address, Draft, DraftItem, Identifier


class Canaries:
    """Words that nobody else writes; `planted` are those that were typed."""

    def __init__(self) -> None:
        self.planted: list[str] = []

    def next(self) -> str:
        """Another one."""
        self.planted.append(f"Kanarie{len(self.planted):04}Geel")
        return self.planted[-1]

    def purchase(self, number: int, like: Draft) -> Draft:
        """A purchase with a canary in every field that takes free text."""
        item = like.items[0]
        return replace(
            like,
            seller=replace(
                like.seller,
                surname=self.next(),
                given_names=self.next(),
                address=Address(street=self.next(), number="1", postcode="3511 AB", city=self.next(), country="NL"),
            ),
            items=(
                DraftItem(
                    category=item.category,
                    description=self.next(),
                    brand=self.next(),
                    model=self.next(),
                    colour=self.next(),
                    identifiers=(Identifier(kind="serial", value=self.next()),),
                    price_cents=1000 + number,
                ),
            ),
            reasons={"UNASKED": self.next()},
        )


def found_in(folders: Iterable[Path], canaries: Iterable[str]) -> dict[str, list[str]]:
    """The files that hold a canary, in any of the ways that programs write text, with the canaries they hold."""
    wanted = [(canary, _written(canary)) for canary in canaries]
    found: dict[str, list[str]] = {}
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            data = file.read_bytes()
            lower = data.lower()
            held = [canary for canary, ways in wanted if any(way in lower for way in ways)]
            if held:
                found[str(file)] = held
    return found


def _written(canary: str) -> tuple[bytes, ...]:
    lower = canary.lower()
    return lower.encode(), lower.encode("utf-16-le"), lower.encode("utf-16-be"), lower.encode().hex().encode()
