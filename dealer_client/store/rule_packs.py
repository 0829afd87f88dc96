"""Rule packs in the store: each is kept for good under the digest of its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.rule_pack import RulePack, RulePackWrong, parse_rule_pack
from dealer_client.register.rules_in_force import admitted_pack, pack_in_force
from dealer_client.register.wording import Text

from . import schema
from .settings import read_setting, write_setting

_REFUSED = "refused_rule_pack"


class PackOrigin(StrEnum):
    """How a pack came here."""

    PRODUCT = "product"
    FILE = "file"
    REGISTER = "register"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPack:
    """One kept pack. `takes_effect` is None where it judged from the moment it was there; `added_at` is UTC."""

    digest: str
    pack: str
    version: str
    country: str
    takes_effect: date | None
    origin: PackOrigin
    added_at: datetime


def add_pack(connection: Connection, pack: RulePack, *, origin: PackOrigin, signature: str = "") -> bool:
    """Keeps a pack that was admitted; whether it was new. `signature` is hexadecimal, empty for the product's own."""
    table = schema.rule_pack
    if connection.execute(select(table.c.digest).where(table.c.digest == pack.digest)).first() is not None:
        return False
    connection.execute(
        insert(table).values(
            digest=pack.digest,
            pack=pack.id,
            version=pack.version,
            country=pack.country,
            takes_effect=pack.takes_effect.isoformat() if pack.takes_effect else "",
            origin=origin.value,
            added_at=utc_text(datetime.now(UTC)),
            content=pack.text,
            signature=signature,
        )
    )
    return True


def take_from_register(
    connection: Connection, text: str, signature: str, *, register_key: str, country: str, today: date
) -> bool:
    """Keeps a pack that came through the feed, or why it was refused; whether there is a new one to judge by."""
    known = [pack for pack in map(_parsed, _texts(connection)) if pack is not None and pack.country == country]
    try:
        in_force = pack_in_force(known, today) if known else None
        pack = admitted_pack(text, signature, register_key=register_key, country=country, in_force=in_force)
    except RulePackWrong as refusal:
        note_refused(connection, refusal.message)
        return False
    note_refused(connection, None)
    return add_pack(connection, pack, origin=PackOrigin.REGISTER, signature=signature)


def count_packs(connection: Connection) -> int:
    """How many packs are kept; no pack ever goes."""
    return connection.execute(select(func.count()).select_from(schema.rule_pack)).scalar_one()


def kept_packs(connection: Connection) -> list[KeptPack]:
    """All packs that are kept, in the order in which they came."""
    table = schema.rule_pack
    rows = connection.execute(select(table).order_by(table.c.added_at, table.c.digest))
    return [
        KeptPack(
            digest=row.digest,
            pack=row.pack,
            version=row.version,
            country=row.country,
            takes_effect=date.fromisoformat(row.takes_effect) if row.takes_effect else None,
            origin=PackOrigin(row.origin),
            added_at=parse_utc(row.added_at),
        )
        for row in rows
    ]


def installed_packs(connection: Connection) -> list[RulePack]:
    """The packs that came beside the product's own, and that this version understands."""
    table = schema.rule_pack
    chosen = select(table.c.content).where(table.c.origin != PackOrigin.PRODUCT.value)
    texts = connection.execute(chosen.order_by(table.c.added_at, table.c.digest)).scalars()
    return [pack for pack in map(_parsed, texts) if pack is not None]


def pack_text(connection: Connection, digest: str) -> str | None:
    """The text of the pack with that digest, as an entry names it; None where it never was here."""
    table = schema.rule_pack
    return connection.execute(select(table.c.content).where(table.c.digest == digest)).scalar_one_or_none()


def _texts(connection: Connection) -> list[str]:
    """Of all packs: the product's own first."""
    table = schema.rule_pack
    by_origin = table.c.origin != PackOrigin.PRODUCT.value
    return list(connection.execute(select(table.c.content).order_by(by_origin, table.c.added_at)).scalars())


def _parsed(text: str) -> RulePack | None:
    """A pack that an earlier version took, and this one no longer understands, is none."""
    try:
        return parse_rule_pack(text)
    except RulePackWrong:
        return None


def note_refused(connection: Connection, why: Text | None) -> None:
    """Keeps why the last pack from the register was refused; None once one was taken."""
    write_setting(connection, _REFUSED, None if why is None else {"nl": why.nl, "en": why.en})


def refused_pack(connection: Connection) -> Text | None:
    """Why the last pack from the register was refused, or None."""
    kept = read_setting(connection, _REFUSED)
    return Text(nl=str(kept.get("nl")), en=str(kept.get("en"))) if isinstance(kept, dict) else None
