"""`dealer-client register`, `check` and `audit`: reading the book, and asking about one number."""

from __future__ import annotations

from typing import Any

from dealer_client.goods.identifiers import identifier_problem, plausible_kinds
from dealer_client.register.amounts import euro
from dealer_client.register.draft import DISPOSALS, Identifier
from dealer_client.register.listing import RegisterLine
from dealer_client.register.moments import utc_text
from dealer_client.register.stolen_check import MatchLevel, StolenCheck
from dealer_client.register.wording import Text

from .context import Context, InputWrong
from .progress import shown_progress

_PAGE = 500
_DOES_NOT_HOLD = 3
_VOID = Text(nl="[doorgehaald met {by}]", en="[struck out by {by}]")
_CORRECTED = Text(nl="[verbeterd]", en="[corrected]")


def list_register(context: Context) -> int:
    """Prints the lines that have every word of the query, newest first."""
    query = context.arguments.query
    lines: list[RegisterLine] = []
    with context.counter() as counter:
        while page := counter.desk.search(query, limit=_PAGE, offset=len(lines)):
            lines += page
    if context.arguments.json:
        context.print_json([_as_json(line) for line in lines])
        return 0
    for line in lines:
        goods = " ".join(words for words in (line.brand, line.model, line.description) if words)
        price = "" if line.price_cents is None else euro(line.price_cents, context.language)
        print(f"{line.number}  {line.happened_on}  {goods}  {price}  {line.party}{_mark(line, context)}")
    return 0


def _mark(line: RegisterLine, context: Context) -> str:
    if line.voided_by:
        return "  " + _VOID.filled(by=line.voided_by).in_language(context.language)
    return "  " + _CORRECTED.in_language(context.language) if line.corrected else ""


def check(context: Context) -> int:
    """Prints what is known of a number in the register of stolen goods. Raises InputWrong for an impossible number."""
    value, kind = context.arguments.value.strip(), context.arguments.kind
    if kind is not None:
        problem = identifier_problem(kind, value)
        if problem is not None:
            raise InputWrong(problem, field="value")
    asked = [Identifier(kind=kind, value=value) for kind in ([kind] if kind else plausible_kinds(value))]
    with context.counter() as counter:
        context.start_practice_register(counter)
        counter.desk.ask_register(asked)
        found = [counter.desk.stolen_check(identifier) for identifier in asked]
    answers = [
        answer or StolenCheck(kind=identifier.kind, value=value, level=MatchLevel.NOT_CHECKED)
        for identifier, answer in zip(asked, found, strict=True)
    ]
    gravest = min(answers, key=lambda answer: list(MatchLevel).index(answer.level))
    context.print_json(_check_json(gravest))
    return 0


def audit(context: Context) -> int:
    """Reads the whole book again; one line says whether it holds, and further ones what does not."""
    words = Text(nl="Boek nalezen", en="Reading the book")
    with context.counter() as counter, shown_progress(context, words) as progress:
        result = counter.desk.audit(progress)
    context.say(result.sentence)
    for problem in result.problems:
        context.say(problem)
    return 0 if result.holds else _DOES_NOT_HOLD


def _as_json(line: RegisterLine) -> dict[str, Any]:
    said = {
        "number": str(line.entry),
        "item": line.number,
        "kind": line.kind.value,
        "recorded_at": utc_text(line.recorded_at),
        "happened_on": line.happened_on.isoformat(),
        "category": line.category,
        "description": line.description,
        "brand": line.brand,
        "model": line.model,
        "identifiers": [{"kind": identifier.kind, "value": identifier.value} for identifier in line.identifiers],
        "price_cents": line.price_cents,
        "voided_by": line.voided_by,
        "corrected": line.corrected,
        "upload": line.upload.value,
        "matched": line.matched,
    }
    if line.kind in DISPOSALS:
        return {**said, "takes_out": line.item, "receiver": line.party}
    return {
        **said,
        "acquired_on": line.happened_on.isoformat(),
        "weight_mg": line.weight_mg,
        "fineness": line.fineness,
        "seller": line.party,
        "hold_until": line.hold_until.isoformat() if line.hold_until else None,
        "left_by": line.left_by,
    }


def _check_json(answer: StolenCheck) -> dict[str, Any]:
    return {
        "value": answer.value,
        "kind": answer.kind,
        "level": answer.level.value,
        "asked": answer.asked,
        "checked_at": utc_text(answer.checked_at) if answer.checked_at else None,
        "reference": answer.reference,
        "goods": answer.goods,
        "contact": answer.contact,
    }
