"""Who works at the counter, as kept in the store. Nobody is ever removed: entries name staff by id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from dealer_client.register.moments import parse_utc, utc_text
from dealer_client.register.staff import Role, Staff
from dealer_client.register.wording import Text

from . import schema
from .errors import StoreError


class StaffMissing(StoreError):
    """Nobody with that id works here."""

    title = Text(nl="Medewerker", en="Staff")

    def __init__(self) -> None:
        super().__init__(
            Text(nl="Deze medewerker is er niet (meer).", en="This person does not work here (any more)."),
            field="staff",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffRecord:
    """A person and the state of the PIN. `pin_hash` is empty without a PIN; `wrong_tries` counts since the last right
    one, of which the last was at `tried_at` (UTC)."""

    staff: Staff
    active: bool
    pin_hash: str = field(repr=False)
    wrong_tries: int
    tried_at: datetime | None

    @property
    def has_pin(self) -> bool:
        return bool(self.pin_hash)


def all_staff(connection: Connection) -> list[StaffRecord]:
    """Everybody who works or ever worked here, in order of entry."""
    staff = schema.staff
    return [_record(row) for row in connection.execute(select(staff).order_by(func.length(staff.c.id), staff.c.id))]


def read_staff(connection: Connection, staff_id: str) -> StaffRecord:
    """One person who works here. Raises StaffMissing."""
    staff = schema.staff
    row = connection.execute(select(staff).where(staff.c.id == staff_id, staff.c.active == 1)).one_or_none()
    if row is None:
        raise StaffMissing
    return _record(row)


def first_owner(connection: Connection) -> Staff:
    """The owner who works here longest. Raises StaffMissing where the profile was never set up to the end."""
    for record in all_staff(connection):
        if record.active and record.staff.role is Role.OWNER:
            return record.staff
    raise StaffMissing


def add_staff(connection: Connection, name: str, role: Role, pin_hash: str = "") -> Staff:
    """Adds a person under the next free id. A name that somebody active has is refused by the store."""
    count = connection.execute(select(func.count()).select_from(schema.staff)).scalar_one()
    added = Staff(id=str(count + 1), name=name, role=role)
    connection.execute(
        insert(schema.staff).values(
            id=added.id, name=name, role=role.value, pin_hash=pin_hash, active=1, wrong_tries=0, tried_at=""
        )
    )
    return added


def put_staff_back(connection: Connection, records: Iterable[StaffRecord]) -> None:
    """Everybody as they were, in a store that knows nobody yet; wrong tries at a PIN are forgotten."""
    for record in records:
        person = record.staff
        connection.execute(
            insert(schema.staff).values(
                id=person.id,
                name=person.name,
                role=person.role.value,
                pin_hash=record.pin_hash,
                active=int(record.active),
                wrong_tries=0,
                tried_at="",
            )
        )


def keep_pin(connection: Connection, staff_id: str, pin_hash: str) -> None:
    """Keeps a new PIN, and forgets the wrong tries of the old one."""
    _change(connection, staff_id, pin_hash=pin_hash, wrong_tries=0, tried_at="")


def keep_try(connection: Connection, staff_id: str, wrong_tries: int, tried_at: datetime | None) -> None:
    """Keeps how many tries were wrong in a row, and when the last one was (UTC)."""
    _change(connection, staff_id, wrong_tries=wrong_tries, tried_at="" if tried_at is None else utc_text(tried_at))


def deactivate(connection: Connection, staff_id: str) -> None:
    """This person works here no more; name and id stay for the entries, the PIN goes."""
    _change(connection, staff_id, active=0, pin_hash="")


def _change(connection: Connection, staff_id: str, **values: object) -> None:
    connection.execute(update(schema.staff).where(schema.staff.c.id == staff_id).values(values))


def _record(row: Row[tuple[object, ...]]) -> StaffRecord:
    return StaffRecord(
        staff=Staff(id=row.id, name=row.name, role=Role(row.role)),
        active=bool(row.active),
        pin_hash=row.pin_hash,
        wrong_tries=row.wrong_tries,
        tried_at=parse_utc(row.tried_at) if row.tried_at else None,
    )
