"""The readers of rule packs. A text from outside reaches them only after its signature held."""

from __future__ import annotations

from dealer_client.register.draft import Draft
from dealer_client.register.holds import hold_for
from dealer_client.register.rule_pack import RulePackWrong, parse_rule_pack
from dealer_client.register.rules import draft_findings
from dealer_client.register.rules_in_force import admitted_pack
from dealer_client.register.signing import CounterKey
from dealer_client.resources import resource_path
from tests.register.drafts import SOUND, facts
from tests.register.test_rule_pack import PACK

from .campaign import Parser

_FACTS = facts()
_KEY = CounterKey(b"r" * 32).public.hex()
_DUTCH = resource_path("rules", "nl.toml").read_text(encoding="utf-8")
_HEAD, *_RULES = _DUTCH.partition("\n# ---")[0], *_DUTCH.split("[[rule]]")[1:]
_HOLD = PACK[PACK.index("[[hold]]") :]
_SMALL = [f"{_HEAD}\n[[rule]]{rule.partition('[[')[0]}\n{_HOLD}" for rule in _RULES[::6]]


def _pack(text: str) -> None:
    """Reads a pack, and where it is one, judges by it: a pack that can be read must be fit to judge any draft."""
    pack = parse_rule_pack(text)
    for draft in (SOUND, Draft()):
        draft_findings(draft, _FACTS, pack)
    hold_for(pack, "Deventer", _FACTS.registered_at, _FACTS.zone)


def _admitted(text: str) -> None:
    admitted_pack(text, text[:128], register_key=_KEY, country="NL", in_force=None)


PARSERS = [
    Parser(name="rule_pack", parse=_pack, errors=(RulePackWrong,), good=[PACK, *_SMALL], most=20_000),
    Parser(name="signed_pack", parse=_admitted, errors=(RulePackWrong,), good=[PACK, "ab" * 64]),
]
