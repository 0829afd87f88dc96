"""What a counter is, as kept in its store: the shop, and where it is enrolled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Connection

from dealer_client.register.draft import Address
from dealer_client.register.shop import Shop
from dealer_client.register.wording import Text

from .errors import StoreError
from .settings import read_setting, write_setting

_SHOP, _ENROLMENT = "shop", "enrolment"
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """The central register that this counter is enrolled with. The credential is not here: it is in the safe.

    `url` is empty for the embedded practice register, whose address changes each time it starts; `register_key` is
    hexadecimal.
    """

    url: str
    counter_id: str
    register_name: str
    register_key: str

    @property
    def is_embedded(self) -> bool:
        """Whether it is the practice register that comes with this profile."""
        return not self.url


def read_shop(connection: Connection) -> Shop:
    """The shop. Raises StoreError where the profile was never set up to the end."""
    values = _read(connection, _SHOP)
    return _made(Shop, {**values, "address": _made(Address, values.get("address", {}))})


def write_shop(connection: Connection, shop: Shop) -> None:
    """Keeps the shop."""
    write_setting(connection, _SHOP, asdict(shop))


def read_enrolment(connection: Connection) -> Enrolment | None:
    """Where the counter is enrolled, or None."""
    if read_setting(connection, _ENROLMENT) is None:
        return None
    return _made(Enrolment, _read(connection, _ENROLMENT))


def write_enrolment(connection: Connection, enrolment: Enrolment) -> None:
    """Keeps where the counter is enrolled."""
    write_setting(connection, _ENROLMENT, asdict(enrolment))


def _read(connection: Connection, name: str) -> Mapping[str, Any]:
    value = read_setting(connection, name)
    if not isinstance(value, dict):
        raise _NotSetUp
    return value


def _made(kind: type[_Value], values: Mapping[str, Any]) -> _Value:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every kind here is a dataclass
    try:
        return kind(**{name: value for name, value in values.items() if name in known})
    except TypeError:
        raise _NotSetUp from None


class _NotSetUp(StoreError):
    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De gegevens van de balie staan niet in het boek: de inrichting is niet afgemaakt. Richt de balie "
                "opnieuw in, in een lege map.",
                en="The book does not hold the counter's details: its set-up was not finished. Set up the counter "
                "again, in an empty folder.",
            )
        )
