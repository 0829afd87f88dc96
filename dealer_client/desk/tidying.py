"""A corrected value as the counter's own form would have written it: the same document number is the same text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dealer_client.goods.categories import Category, category_key
from dealer_client.goods.metal import tidy_fineness
from dealer_client.identity.bank_accounts import tidy_iban
from dealer_client.identity.countries import tidy_country, tidy_issuing_state
from dealer_client.identity.documents import tidy_document_number
from dealer_client.identity.postcodes import tidy_postcode
from dealer_client.register.correction import FieldChange, PresentEntry

_BY_PATH: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "payment.iban": tidy_iban,
        "payment.method": str.lower,
        "seller.nationality": str.upper,
        "seller.document.kind": str.lower,
        "seller.document.number": tidy_document_number,
        "seller.document.issuing_state": tidy_issuing_state,
    }
)


def tidied_change(
    present: PresentEntry, change: FieldChange, changes: Sequence[FieldChange], categories: Sequence[Category]
) -> FieldChange:
    """The change with its text trimmed and tidied. `changes` are all of the correction: a postcode has its country's
    form."""
    if not isinstance(change.new, str):
        return change
    path, text = change.path, change.new.strip()
    if path in _BY_PATH:
        text = _BY_PATH[path](text)
    elif path.endswith(".address.country"):
        text = tidy_country(text)
    elif path.endswith(".address.postcode"):
        text = tidy_postcode(text, _country(present, path.removesuffix("postcode") + "country", changes))
    elif path.endswith(".category"):
        text = category_key(text, categories)
    elif path.endswith(".fineness") and text:
        text = tidy_fineness(text)
    return FieldChange(path=path, new=text)


def _country(present: PresentEntry, path: str, changes: Sequence[FieldChange]) -> str:
    changed = next((change.new for change in changes if change.path == path), None)
    return tidy_country(str(changed if changed is not None else present.value(path) or ""))
