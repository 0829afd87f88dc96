"""What is wrong or unusual about the items of a draft, as far as the goods themselves say it, in any country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dealer_client.register.draft import Draft, DraftItem
from dealer_client.register.findings import Finding, Level
from dealer_client.register.wording import Text

from .categories import Category, category_of
from .identifiers import identifier_doubt, identifier_problem, normalise
from .metal import fineness_is_usual, fineness_problem


def item_findings(draft: Draft, categories: Sequence[Category]) -> list[Finding]:
    """Findings about category, identifiers, weight and fineness of each item."""
    found: list[Finding] = []
    for index, item in enumerate(draft.items):
        place = f"items[{index}]"
        found += _category_findings(item, place, categories)
        found += _identifier_findings(item, place)
        found += _metal_findings(item, place)
    found += _same_identifier_twice(draft)
    return found


def _category_findings(item: DraftItem, place: str, categories: Sequence[Category]) -> Iterator[Finding]:
    if not item.category:
        return
    if category_of(item.category, categories) is None:
        known = ", ".join(c.key for c in categories)
        yield Finding(
            "CATEGORY-UNKNOWN",
            Level.BLOCK,
            f"{place}.category",
            Text(
                nl="De soort goed is onbekend. Kies uit: {known}.",
                en="This category is not known. Choose from: {known}.",
            ).filled(known=known),
        )


def _identifier_findings(item: DraftItem, place: str) -> Iterator[Finding]:
    for position, identifier in enumerate(item.identifiers):
        field = f"{place}.identifiers[{position}].value"
        problem = identifier_problem(identifier.kind, identifier.value)
        if problem is not None:
            yield Finding("IDENTIFIER-WRONG", Level.BLOCK, field, problem)
            continue
        doubt = identifier_doubt(identifier.kind, identifier.value)
        if doubt is not None:
            level = Level.WARN if identifier.kind == "vin" else Level.HINT
            yield Finding("IDENTIFIER-DOUBTFUL", level, field, doubt)


def _metal_findings(item: DraftItem, place: str) -> Iterator[Finding]:
    if not item.fineness:
        return
    problem = fineness_problem(item.fineness)
    if problem is not None:
        yield Finding("FINENESS-WRONG", Level.BLOCK, f"{place}.fineness", problem)
    elif not fineness_is_usual(item.fineness):
        yield Finding(
            "FINENESS-UNUSUAL",
            Level.HINT,
            f"{place}.fineness",
            Text(
                nl="Dit gehalte is ongewoon. Kijk het keurmerk na.", en="This fineness is unusual. Check the hallmark."
            ),
        )


def _same_identifier_twice(draft: Draft) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for index, item in enumerate(draft.items):
        for position, identifier in enumerate(item.identifiers):
            key = identifier.kind, normalise(identifier.kind, identifier.value)
            if key in seen and key[1]:
                yield Finding(
                    "IDENTIFIER-TWICE",
                    Level.WARN,
                    f"items[{index}].identifiers[{position}].value",
                    Text(
                        nl="Dit nummer staat twee keer in deze inkoop. Haal er één weg.",
                        en="This number stands twice in this purchase. Remove one.",
                    ),
                )
            seen.add(key)
