"""From findings to what the Check panel shows: calm while something is only missing yet, plain when it is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from dealer_client.counter.language import say, say_date
from dealer_client.counter.preferences import PLAIN, words_of_matches
from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding, Level
from dealer_client.register.stolen_check import WATCHLIST, MatchLevel, StolenCheck
from dealer_client.register.wording import Text

from .field import Stop
from .finding_row import Line, split_message

translate = QCoreApplication.translate
MATCH_CODE = "STOLEN-"
"""How the codes of findings about stolen goods begin."""
FIELD_WRONG = "FIELD-WRONG"
"""The code of findings about a field as typed."""
MISSING = "fill-in"
"""The key of the line that names what is still to be filled in."""
_ITEM = re.compile(r"items\[(\d+)\]")
_PLAIN = Text(nl="Goed {n} staat misschien als gestolen geregistreerd", en="Item {n} may be registered as stolen")
_PLAIN_ANSWERED = Text(nl="Gestolen gemeld: goed {n}, beantwoord", en="Registered stolen: item {n}, answered")
_TONES = {Level.BLOCK: "blocked", Level.WARN: "attention", Level.HINT: "muted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What the lines are made from, besides the findings. `insisted`: the clerk has tried to record already.

    `stops` is the order in which what is missing is named: that of the conversation.
    """

    findings: tuple[Finding, ...] = ()
    stops: Sequence[Stop] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    stop_at: Callable[[str], Stop | None]
    insisted: bool = False
    asking: bool = False
    error: DealerError | None = None
    document_until: date | None = None
    today: date
    checks: tuple[StolenCheck | None, ...] = ()


def is_match(finding: Finding) -> bool:
    """Whether a finding tells of goods that are registered stolen: shown discreetly."""
    return finding.code.startswith(MATCH_CODE)


def item_index(path: str) -> int | None:
    """Which item of the draft a path is about."""
    found = _ITEM.match(path)
    return int(found[1]) if found else None


def open_findings(outlook: Outlook) -> list[Finding]:
    """What stands in the way of recording."""
    return [
        finding
        for finding in outlook.findings
        if finding.level is Level.BLOCK
        or (finding.level is Level.WARN and not outlook.reasons.get(finding.code, "").strip())
    ]


def check_lines(outlook: Outlook) -> list[Line]:
    """The lines from top to bottom: an error, matches, what is wrong, what is to be filled in, what is all right."""
    missing, advised, rest = _sorted_out(outlook)
    lines = [_error_line(outlook.error)] if outlook.error is not None else []
    lines += _match_lines(outlook)
    asked: set[str] = set()
    for level in (Level.BLOCK, Level.WARN):
        lines += [_line(finding, asked, outlook) for finding in rest if finding.level is level]
    if missing:
        tone = "blocked" if outlook.insisted else "muted"
        lines.append(_fill_in(MISSING, translate("CheckLines", "Still to fill in"), missing, tone))
    elif advised:
        lines.append(_fill_in("advised", translate("CheckLines", "Better filled in too"), advised, "muted"))
    lines += _in_short(_good_lines(outlook)) if any(line.tone != "muted" for line in lines) else _good_lines(outlook)
    hints = [finding for finding in rest if finding.level is Level.HINT and finding.code != "HOLD"]
    lines += [_line(finding, asked, outlook) for finding in hints]
    return lines


def _in_short(lines: Sequence[Line]) -> list[Line]:
    """One line each for what is all right, where other lines ask for attention."""
    return [replace(line, detail="", source="") for line in lines]


def _sorted_out(outlook: Outlook) -> tuple[list[Stop], list[Stop], list[Finding]]:
    missing: list[Stop] = []
    advised: list[Stop] = []
    rest: list[Finding] = []
    for finding in outlook.findings:
        stop = outlook.stop_at(finding.field) if finding.field else None
        if is_match(finding) or finding.code == "NOT-CHECKED":
            continue
        if stop is not None and stop.is_empty() and not stop.problem():
            if finding.level is Level.HINT:
                advised.append(stop)
            elif finding.level is Level.BLOCK or not (outlook.insisted or _is_finished(finding, outlook)):
                missing.append(stop)
            else:
                rest.append(finding)
        elif stop is None or not stop.is_being_edited() or finding.level is Level.HINT:
            rest.append(finding)
    for stops in (missing, advised):
        stops.sort(key=lambda stop: outlook.stops.index(stop) if stop in outlook.stops else len(outlook.stops))
    return missing, advised, rest


def _is_finished(finding: Finding, outlook: Outlook) -> bool:
    """Whether the clerk has come to the end of the item: then a warning about an empty field asks for its reason."""
    index = item_index(finding.field)
    price = outlook.stop_at(f"items[{index}].price_cents") if index is not None else None
    return price is None or not (price.is_empty() or price.is_being_edited())


def _line(finding: Finding, asked: set[str], outlook: Outlook) -> Line:
    title, detail = split_message(say(finding.text))
    stop = outlook.stop_at(finding.field) if finding.code == FIELD_WRONG else None
    if stop is not None:
        # Beside its field the sentence needs no name; here it does.
        title = f"{stop.caption_words()}: {title[:1].lower()}{title[1:]}"
    asks = finding.level is Level.WARN and finding.code not in asked
    if asks:
        asked.add(finding.code)
    return Line(
        key=f"{finding.code} {finding.field}",
        tone=_TONES[finding.level],
        title=title,
        detail=detail,
        source=finding.source,
        jump=finding.field,
        reason_for=finding.code if asks else "",
    )


def _match_lines(outlook: Outlook) -> list[Line]:
    """One line for each item with a match, worded as any question: the seller can see the screen."""
    lines: dict[int, Line] = {}
    for finding in outlook.findings:
        index = item_index(finding.field)
        if not is_match(finding) or index is None or index in lines:
            continue
        answered = bool(outlook.reasons.get(finding.code, "").strip())
        title = (
            translate("CheckLines", "Question about item {n} answered")
            if answered
            else translate("CheckLines", "One more question about item {n}")
        )
        if words_of_matches() == PLAIN:
            title = say(_PLAIN_ANSWERED if answered else _PLAIN)
        lines[index] = Line(
            key=f"match {index}",
            tone="muted" if answered else "attention",
            title=title.format(n=index + 1),
            detail=translate("CheckLines", "Explanation: Ctrl+E"),
            explains=True,
        )
    return list(lines.values())


def _fill_in(key: str, title: str, stops: Sequence[Stop], tone: str) -> Line:
    captions = list(dict.fromkeys(stop.caption_words() for stop in stops))
    words = ", ".join(caption[:1].lower() + caption[1:] if caption[1:2].islower() else caption for caption in captions)
    return Line(key=key, tone=tone, title=title, detail=words, jump=stops[0].path or "items")


def _good_lines(outlook: Outlook) -> list[Line]:
    lines = []
    for finding in outlook.findings:
        if finding.code == "HOLD":
            title, detail = split_message(say(finding.text))
            lines.append(Line(key="HOLD", tone="ok", title=title.rstrip("."), detail=detail, source=finding.source))
    if outlook.document_until is not None and outlook.document_until >= outlook.today:
        title = translate("CheckLines", "Document valid until {day}").format(day=say_date(outlook.document_until))
        lines.append(Line(key="document", tone="ok", title=title))
    return lines + _theft_lines(outlook)


def _theft_lines(outlook: Outlook) -> list[Line]:
    """How many numbers were checked for theft; those that were not, once nobody waits for the answer any more."""
    lines = []
    all_clear = [check for check in outlook.checks if check is not None and check.level is MatchLevel.CLEAR]
    clear = sum(check.asked != WATCHLIST for check in all_clear)
    listed = [check.checked_at for check in all_clear if check.asked == WATCHLIST and check.checked_at is not None]
    unknown = outlook.checks.count(None)
    if clear:
        title = (
            translate("CheckLines", "1 identifier not registered stolen")
            if clear == 1
            else translate("CheckLines", "{n} identifiers not registered stolen")
        )
        lines.append(Line(key="clear", tone="ok", title=title.format(n=clear)))
    if listed and not outlook.asking:
        title = (
            translate("CheckLines", "1 identifier not on the watchlist of {day}")
            if len(listed) == 1
            else translate("CheckLines", "{n} identifiers not on the watchlist of {day}")
        )
        day = say_date(min(listed).astimezone().date())
        detail = translate("CheckLines", "The register is asked as soon as there is a line.")
        lines.append(Line(key="watchlist", tone="muted", title=title.format(n=len(listed), day=day), detail=detail))
    if unknown and not outlook.asking:
        title = translate("CheckLines", "Not checked for theft yet")
        detail = translate("CheckLines", "Happens by itself as soon as there is a line.")
        lines.append(Line(key="not-checked", tone="muted", title=title, detail=detail))
    return lines


def _error_line(error: DealerError) -> Line:
    return Line(key="error", tone="blocked", title=say(error.title), detail=say(error.message))


def local_findings(stops: Sequence[Stop], paths: Callable[[Stop], str]) -> list[Finding]:
    """What is wrong with fields as typed, which a draft cannot hold: a date that is none has no place in it."""
    found = []
    for stop in stops:
        problem: Text | None = None if stop.is_being_edited() else stop.problem()
        if problem is not None:
            found.append(Finding(FIELD_WRONG, Level.BLOCK, paths(stop), problem))
    return found
