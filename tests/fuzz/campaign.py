"""Feeds a parser with bad input: good inputs broken in small ways, noise, and texts of up to ten million characters."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

SLOWEST_SECONDS = 0.010
_LONGEST = 10_000_000
_SIGNS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789<<<<    .,-:;'\"/\\|{}[]()+€$@\n\r\t\0\x7f"
    "«»éßİŉ١２²\u200b\u202e\ud800\U0001f600"
)
_EVERY = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """One parser. `errors` are the classes it may raise; `good` are inputs to start from.

    `most` is the longest text that reaches it: what is longer, whoever calls it refuses unread.
    """

    name: str
    parse: Callable[[str], Any]
    errors: tuple[type[Exception], ...] = ()
    good: Sequence[str]
    most: int = _LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input with a wrong end. `number` and the seed give it back; `what` does not repeat it."""

    number: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a campaign against one parser found; `slowest` in seconds of processor time."""

    parser: str
    count: int
    slowest: float
    failures: tuple[Failure, ...]


def run(parser: Parser, *, count: int, seed: int) -> Outcome:
    """Feeds `count` inputs to the parser."""
    slowest, failures = 0.0, []
    for number, text in enumerate(bad_inputs(parser.good, count=count, seed=seed)):
        text = text[: parser.most]
        seconds, problem = _fed(parser, text)
        if problem is None and seconds > SLOWEST_SECONDS:
            # Another process may have had the processor's cache: only what is slow each time is slow.
            seconds = min(seconds, *(_fed(parser, text)[0] for _ in range(4)))
            problem = f"took {seconds * 1000:.1f} ms" if seconds > SLOWEST_SECONDS else None
        slowest = max(slowest, seconds)
        if problem is not None:
            failures.append(Failure(number=number, what=problem))
    return Outcome(parser=parser.name, count=count, slowest=slowest, failures=tuple(failures))


def bad_inputs(good: Sequence[str], *, count: int, seed: int) -> Iterator[str]:
    """Inputs in an order that the seed decides; one in five thousand is very long."""
    chance = random.Random(seed)
    long_ones = _long_inputs(good)
    for number in range(count):
        if number % _EVERY == _EVERY // 2:
            yield long_ones[number // _EVERY % len(long_ones)]
        elif chance.random() < 0.75:
            yield _broken(chance.choice(good), chance)
        else:
            yield "".join(chance.choices(_SIGNS, k=chance.choice((0, 1, 5, 9, 15, 30, 44, 90, 400, 2000))))


def _fed(parser: Parser, text: str) -> tuple[float, str | None]:
    started = time.thread_time()
    try:
        parser.parse(text)
    except parser.errors:
        problem = None
    except Exception as error:
        problem = f"raised {type(error).__name__}"
    else:
        problem = None
    return time.thread_time() - started, problem


def _broken(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        position = chance.randrange(len(text) + 1)
        sign = chance.choice(_SIGNS)
        change = chance.randrange(6)
        if change == 0:
            text = text[:position] + sign + text[position:]
        elif change == 1:
            text = text[:position] + text[position + 1 :]
        elif change == 2:
            text = text[:position] + sign + text[position + 1 :]
        elif change == 3:
            text = text[:position]
        elif change == 4:
            text = text[:position] + text[: chance.randrange(60)] + text[position:]
        elif text:
            text = text.replace(text[position - 1], sign)
    return text


def _long_inputs(good: Sequence[str]) -> list[str]:
    patterns = ["<", "0", "A", " ", "1 ", "P<", "é", "\n", "١", "1.1-", *good]
    lengths = (1000, 3999, 100_000, _LONGEST)
    return [(pattern * (length // len(pattern) + 1))[:length] for pattern in patterns if pattern for length in lengths]
