"""A copy of what a counter is, for the central register to keep: its keys, the shop and who works there, sealed.

With it a new machine needs no more than the recovery code and a one-time code of the register to be the same counter
again; the entries come from the register too. The register cannot open it: it is sealed with a key made from the
store's, which is on nobody's paper but the dealer's.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection

from dealer_client.register.draft import Address
from dealer_client.register.shop import Shop
from dealer_client.register.staff import Role, Staff
from dealer_client.register.wording import Text
from dealer_client.store.counter_settings import read_shop
from dealer_client.store.engine import Store
from dealer_client.store.settings import read_setting, write_setting
from dealer_client.store.staff import StaffRecord, all_staff
from dealer_client.vault.errors import VaultError
from dealer_client.vault.secrets import Secrets

_PURPOSE = b"dealer-register-copy/1"
_SENT = "register_copy_sent"


class RegisterCopyWrong(VaultError):
    """The code does not open the copy that the register kept. Nothing was made."""

    title = Text(nl="Herstellen", en="Recovery")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De herstelcode past niet op de kopie die het centraal register van deze balie bewaart, of er is "
                "geen kopie. Er is niets gemaakt. Neem de nieuwste herstelcode, of herstel uit een kopie met --book.",
                en="The recovery code does not fit the copy that the central register keeps of this counter, or there "
                "is none. Nothing was made. Use the newest recovery code, or recover from a backup with --book.",
            ),
            field="recovery_code",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterAgain:
    """What a counter was: enough to make its profile again."""

    secrets: Secrets = field(repr=False)
    shop: Shop
    staff: tuple[StaffRecord, ...]


class RegisterCopy:
    """The copy of one open book, for as long as the counter is open."""

    def __init__(self, store: Store, secrets: Secrets) -> None:
        self._store = store
        self._secrets = secrets

    def to_send(self) -> str | None:
        """The sealed copy, None where the register has this very one. Raises StoreError."""
        from dealer_client.vault.store_copy import seal

        with self._store.reading() as connection:
            packed, sent = self._packed(connection), read_setting(connection, _SENT)
        return None if sent == self._mark(packed) else seal(packed, self._secrets.store_key, _PURPOSE)

    def was_sent(self) -> None:
        """The register keeps the copy as it is now. Raises StoreError."""
        with self._store.writing() as connection:
            write_setting(connection, _SENT, self._mark(self._packed(connection)))

    def _packed(self, connection: Connection) -> str:
        shop, staff = read_shop(connection), all_staff(connection)
        people = [{**asdict(record.staff), "active": record.active, "pin_hash": record.pin_hash} for record in staff]
        secrets = self._secrets.with_store_key(self._secrets.store_key)
        return json.dumps({"keys": secrets.pack(), "shop": asdict(shop), "staff": people}, sort_keys=True)

    def _mark(self, packed: str) -> str:
        """Says nothing of the content, and differs for another content or another key of the store."""
        return hmac.digest(self._secrets.store_key, packed.encode(), "sha256").hex()


def open_register_copy(sealed: str, store_key: bytes) -> CounterAgain:
    """What `RegisterCopy` sealed. Raises RegisterCopyWrong."""
    from dealer_client.vault.store_copy import unseal

    try:
        values = json.loads(unseal(sealed, store_key, _PURPOSE))
        shop = values["shop"]
        staff = tuple(
            StaffRecord(
                staff=Staff(id=str(person["id"]), name=str(person["name"]), role=Role(person["role"])),
                active=person["active"] is True,
                pin_hash=str(person["pin_hash"]),
                wrong_tries=0,
                tried_at=None,
            )
            for person in values["staff"]
        )
        return CounterAgain(
            secrets=Secrets.unpack(values["keys"]),
            shop=Shop(**{**shop, "address": Address(**shop["address"])}),
            staff=staff,
        )
    except (KeyError, TypeError, ValueError):
        raise RegisterCopyWrong from None
