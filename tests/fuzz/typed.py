"""What a clerk types in a field: amounts, dates and weights."""

from __future__ import annotations

from datetime import date

from dealer_client.counter.purchase.date_field import parse_date
from dealer_client.counter.purchase.money_field import amount_problem, format_cents, parse_cents
from dealer_client.counter.purchase.weight_field import format_milligrams, parse_milligrams, weight_problem

from .campaign import Parser

_TODAY = date(2026, 11, 24)
# A field takes so many characters and no more.
_FIELD = 32_767


def _money(text: str) -> None:
    cents = parse_cents(text)
    amount_problem(text)
    if cents is not None:
        assert parse_cents(format_cents(cents)) == cents


def _weight(text: str) -> None:
    milligrams = parse_milligrams(text)
    weight_problem(text)
    if milligrams is not None:
        assert parse_milligrams(format_milligrams(milligrams)) == milligrams


def _dates(text: str) -> None:
    parse_date(text, today=_TODAY, past=True)
    parse_date(text, today=_TODAY, past=False)


PARSERS = [
    Parser(name="money", parse=_money, good=["12,50", "1.234,50", "€ 12,-", "1,234.50", "1'000"], most=_FIELD),
    Parser(name="weight", parse=_weight, good=["12,5", "0,001", "1.234", "3,25 g"], most=_FIELD),
    Parser(name="dates", parse=_dates, good=["10-03-1965", "10031965", "10 3 65", "1965-03-10"], most=_FIELD),
]
