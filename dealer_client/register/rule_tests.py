"""The kinds of test that a rule of a pack may name: the values each needs, and what its words may have in braces.

What the tests do stands in `register.rules`, `identity.rules` and `goods.rules`; here is what a pack must give them, so
that a pack is refused when it is read and never fails at the counter.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TEST_VALUES: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "required": {"fields": list},
        "required-in-country": {"fields": list, "country": str},
        "no-items": {},
        "nothing-described": {},
        "price-zero": {},
        "younger-than": {"years": int},
        "document-is": {"documents": list},
        "document-expired": {},
        "document-expires-after-years": {"years": int},
        "seller-attention": {},
        "personal-number": {"number": str, "where": str},
        "postcode-form": {"country": str},
        "firm-number-form": {"country": str},
        "firm-number-missing": {"country": str},
        "acquired-in-future": {},
        "acquired-days-ago": {"days": int},
        "cash-at-least": {"cents": int},
        "total-at-least": {"cents": int},
        "paid-otherwise-than": {"methods": list},
        "payment-where-paid": {},
        "category-field-missing": {"need": str},
        "identifier-missing": {},
        "plate-registered": {"country": str},
        "plate-form": {"country": str},
        "price-far-from-metal-value": {"lowest_per_cent": int, "highest_per_cent": int, "days": int},
        "metal-price-old": {"days": int},
        "stolen-check-says": {"match": str},
        "redeem-not-after-acquired": {},
        "found-after-acquired": {},
        "exchange-from-stock": {},
    }
)
"""Every kind of test that a rule may name, and the values that it needs."""

OPTIONAL_VALUES: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {"cash-at-least": {"linked_days": int, "paid_out": bool}, "total-at-least": {"same_day": bool}}
)
"""Values that a test can do without."""

ASKED_PAPERS = frozenset({"purchase-statement"})
"""The documents that a rule may ask for with `paper`: made of any acquisition, due where the rule says so."""

ONLY_FOR = frozenset({"kinds", "categories"})
"""Lists that may stand with any test: the rule is about these kinds of entry, about deals with an item of these."""

TEST_CHOICES: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
        ("personal-number", "number"): frozenset({"bsn", "nir"}),
        ("personal-number", "where"): frozenset({"text", "document", "document-without-state", "identifier"}),
        ("postcode-form", "country"): frozenset({"NL", "FR"}),
        ("firm-number-form", "country"): frozenset({"NL", "FR"}),
        ("plate-registered", "country"): frozenset({"NL", "FR"}),
        ("plate-form", "country"): frozenset({"NL", "FR"}),
        ("category-field-missing", "need"): frozenset({"required", "recommended"}),
        ("stolen-check-says", "match"): frozenset({"exact", "near", "possible", "clear", "not-checked"}),
    }
)
"""The values that code knows what to do with, where it does not know what to do with any: by test and name."""

TEST_PLACES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "younger-than": frozenset({"years"}),
        "document-expired": frozenset({"day"}),
        "document-expires-after-years": frozenset({"years"}),
        "acquired-days-ago": frozenset({"days"}),
        "seller-attention": frozenset({"by", "day"}),
        "cash-at-least": frozenset({"total", "limit", "highest", "linked"}),
        "total-at-least": frozenset({"total", "limit"}),
        "category-field-missing": frozenset({"category", "field"}),
        "identifier-missing": frozenset({"category"}),
        "price-far-from-metal-value": frozenset({"price", "value", "metal", "day", "per_cent"}),
        "metal-price-old": frozenset({"metal", "day", "days"}),
        "exchange-from-stock": frozenset({"item"}),
        "stolen-check-says": frozenset({"value", "item", "goods", "reference", "contact"}),
    }
)
"""What the words of a rule may have in braces, by kind of test."""
