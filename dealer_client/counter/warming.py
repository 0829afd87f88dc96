"""Loads in the background what the first keys would otherwise wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dealer_client.register.draft import Draft, DraftItem, Identifier, Payment, PaymentMethod

if TYPE_CHECKING:
    from dealer_client.desk import Desk


def warm_up(desk: Desk) -> None:
    """Goes once through what a clerk's first purchase goes through: each part loads its libraries at its first use."""
    from dealer_client.custody import condition  # noqa: F401
    from dealer_client.desk import persons  # noqa: F401
    from dealer_client.identity.bank_accounts import is_iban
    from dealer_client.vault import pins  # noqa: F401

    from . import other_places  # noqa: F401

    iban = "NL91ABNA0417164300"
    is_iban(iban)
    phone = DraftItem(category="phone", identifiers=(Identifier(kind="imei", value="490154203237518"),))
    desk.check(Draft(items=(phone,), payment=Payment(method=PaymentMethod.BANK.value, iban=iban)))
