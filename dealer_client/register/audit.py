"""Re-reading a book: does each entry still say what was signed for, and does the tree still grow to the signed root?

Nothing here trusts what is kept beside the entries: every hash is computed again. Problems name an entry by its
number and a part by its name, never by what it holds.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from .canonical import JsonObject, canonical_json, parse_object
from .entry import ENTRY_FORMAT
from .numbering import EntryNumber
from .personal import PersonalPart
from .retention_rule import BESIDE_ENTRY_DATA
from .signing import TreeHead, signature_holds
from .tree import EMPTY_ROOT, Node, append, leaf_hash, root
from .wording import Text


@dataclass(frozen=True, slots=True)
class AuditResult:
    """The outcome over a whole book: `sentence` says it in one line, `problems` what does not hold, the first ones
    first."""

    holds: bool
    entries: int
    sentence: Text
    problems: tuple[Text, ...]


class TreeAgain:
    """The tree of a book computed anew, leaf by leaf; it keeps one node a level, whatever the size of the book."""

    def __init__(self) -> None:
        self.size = 0
        self._newest: dict[int, Node] = {}

    def add(self, leaf: bytes) -> list[Node]:
        """The subtrees that become complete with this leaf hash."""
        nodes = append(self.size, leaf, self._read)
        self._newest.update((node.level, node) for node in nodes)
        self.size += 1
        return nodes

    @property
    def root(self) -> bytes:
        """The root over the leaves so far."""
        return root(self.size, self._read) if self.size else EMPTY_ROOT

    def _read(self, level: int, index: int) -> bytes:
        node = self._newest[level]
        if node.index != index:
            raise LookupError("not the newest complete subtree of its level")
        return node.hash


def body_problem(number: EntryNumber, body: bytes, kept_leaf: bytes) -> Text | None:
    """What is wrong with the public part of an entry, or None."""
    if leaf_hash(body) != kept_leaf:
        return _OTHER_HASH.filled(n=number)
    try:
        content = parse_object(body)
        canonical = canonical_json(content) == body
    except ValueError:
        return _UNREADABLE.filled(n=number)
    if not canonical:
        return _UNREADABLE.filled(n=number)
    if (content.get("format"), content.get("series"), content.get("number")) != (
        ENTRY_FORMAT,
        number.series,
        number.number,
    ):
        return _OTHER_NUMBER.filled(n=number)
    return None


def part_problems(number: EntryNumber, content: JsonObject, parts: Sequence[tuple[str, bytes, bytes]]) -> list[Text]:
    """What is wrong with the personal parts (name, salt, canonical JSON) that are still there."""
    found = []
    commitments = content.get("commitments", {})
    for name, salt, data in parts:
        try:
            part = PersonalPart(name=name, data=parse_object(data), salt=salt)
            holds = canonical_json(part.data) == data and part.commitment == commitments.get(name)
        except ValueError:
            holds = False
        if not holds:
            found.append(_PART_CHANGED.filled(n=number))
    return found


def erasure_problems(number: EntryNumber, content: JsonObject, present: Set[str], erased: Set[str]) -> list[Text]:
    """What is wrong with what is gone: exactly the parts that an erasure names may be gone, and they must be.

    `present` are the names of what is there, of personal parts and of what is kept beside the items; `erased` those
    that erasures name.
    """
    recorded = set(content.get("commitments", {}))
    found = []
    if recorded - present - erased:
        found.append(_PART_GONE.filled(n=number))
    if present & erased:
        found.append(_PART_STAYS.filled(n=number))
    if erased - recorded - BESIDE_ENTRY_DATA:
        found.append(_NEVER_THERE.filled(n=number))
    return found


def head_problem(head: TreeHead, tree: TreeAgain, counter_public_key: bytes) -> Text | None:
    """What is wrong with the signed head of a book whose tree was computed anew, or None."""
    if head.size != tree.size:
        return _HEAD_OTHER_SIZE.filled(size=head.size, found=tree.size)
    if head.root != tree.root:
        return _HEAD_OTHER_ROOT
    if not signature_holds(counter_public_key, head.signature, head.signed_bytes()):
        return _HEAD_UNSIGNED
    return None


def audit_result(entries: int, problems: Sequence[Text]) -> AuditResult:
    """The outcome in one line."""
    if not problems:
        return AuditResult(True, entries, (_HOLDS_ONE if entries == 1 else _HOLDS).filled(n=entries), ())
    sentence = Text(
        nl=f"Het boek klopt niet: {problems[0].nl}" + (_MORE.nl.format(n=len(problems) - 1) if problems[1:] else ""),
        en=f"The book does not hold: {problems[0].en}" + (_MORE.en.format(n=len(problems) - 1) if problems[1:] else ""),
    )
    return AuditResult(False, entries, sentence, tuple(problems))


_HOLDS = Text(
    nl="Het boek klopt: {n} posten, zonder gat, elk zoals vastgelegd, onder een geldige handtekening.",
    en="The book holds: {n} entries, no gap, each as recorded, under a valid signature.",
)
_HOLDS_ONE = Text(
    nl="Het boek klopt: {n} post, zoals vastgelegd, onder een geldige handtekening.",
    en="The book holds: {n} entry, as recorded, under a valid signature.",
)
_MORE = Text(nl=" (en nog {n} bevindingen)", en=" (and {n} more problems)")
_OTHER_HASH = Text(
    nl="Post {n} is gewijzigd: de tekst past niet bij de hash.",
    en="Entry {n} was changed: its text does not fit its hash.",
)
_UNREADABLE = Text(
    nl="Post {n} is geen post in de vastgelegde vorm.",
    en="Entry {n} is not an entry in the form in which it is recorded.",
)
_OTHER_NUMBER = Text(
    nl="Op de plaats van post {n} staat een andere post.", en="Another entry stands in the place of entry {n}."
)
_PART_CHANGED = Text(
    nl="Post {n}: de persoonsgegevens zijn niet die van de vastlegging.",
    en="Entry {n}: the personal data is not what was recorded.",
)
_PART_GONE = Text(
    nl="Post {n}: persoonsgegevens zijn weg zonder dat het wissen is vastgelegd.",
    en="Entry {n}: personal data is gone and no erasure was recorded.",
)
_PART_STAYS = Text(
    nl="Post {n}: persoonsgegevens die volgens het register zijn gewist, staan er nog.",
    en="Entry {n}: personal data that was erased by the register is still there.",
)
_NEVER_THERE = Text(
    nl="Post {n}: volgens het register zijn gegevens gewist die deze post nooit had.",
    en="Entry {n}: by the register, data was erased that this entry never had.",
)
_HEAD_OTHER_SIZE = Text(
    nl="Er is getekend voor {size} posten, maar er staan er {found} in het boek.",
    en="{size} entries were signed for, but {found} stand in the book.",
)
_HEAD_OTHER_ROOT = Text(
    nl="De getekende stand past niet bij de posten.", en="The signed state does not fit the entries."
)
_HEAD_UNSIGNED = Text(
    nl="De handtekening onder het boek is niet die van deze balie.",
    en="The signature under the book is not this counter's.",
)
