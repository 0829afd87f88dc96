"""Who works at the counter: adding, PINs, signing in, leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from dealer_client.identity.personal_numbers import PERSONAL_NUMBERS
from dealer_client.register.limits import short_text_problem
from dealer_client.register.staff import Role, Staff
from dealer_client.register.wording import Text
from dealer_client.store import staff as kept
from dealer_client.store.engine import Store
from dealer_client.store.errors import StoreError
from dealer_client.store.staff import StaffRecord
from dealer_client.vault.pins import MOST_TRIES, PinWrong, hash_pin, pin_fits, wait_after, wait_left


class StaffWrong(StoreError):
    """This change of who works here is not possible. Nothing was changed."""

    title = Text(nl="Medewerker", en="Staff")


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """The people of one open book. `now` gives the time in UTC."""

    def __init__(self, store: Store, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._now = now

    def all(self) -> list[StaffRecord]:
        """Everybody who works or ever worked here."""
        with self._store.reading() as connection:
            return kept.all_staff(connection)

    def add(self, name: str, role: Role, pin: str = "") -> Staff:
        """Adds a person; without a PIN nobody is asked for one. Raises StaffWrong or PinWrong."""
        name = _sound_name(name)
        pin_hash = hash_pin(pin) if pin else ""
        with self._store.writing() as connection:
            taken = [record.staff.name.casefold() for record in kept.all_staff(connection) if record.active]
            if not name or name.casefold() in taken:
                raise StaffWrong(
                    Text(
                        nl="Naam: vul een naam in die nog niemand hier heeft.",
                        en="Name: fill in a name that nobody here has yet.",
                    ),
                    field="name",
                )
            return kept.add_staff(connection, name, role, pin_hash)

    def set_pin(self, staff_id: str, pin: str) -> None:
        """Gives a person a new PIN and forgets wrong tries. Raises StaffMissing or PinWrong."""
        pin_hash = hash_pin(pin)
        with self._store.writing() as connection:
            kept.read_staff(connection, staff_id)
            kept.keep_pin(connection, staff_id, pin_hash)

    def remove(self, staff_id: str) -> None:
        """This person works here no more; what he recorded stays his. Raises StaffMissing or StaffWrong."""
        with self._store.writing() as connection:
            leaving = kept.read_staff(connection, staff_id)
            owners = [
                record.staff.id
                for record in kept.all_staff(connection)
                if record.active and record.staff.role is Role.OWNER
            ]
            if owners == [leaving.staff.id]:
                raise StaffWrong(
                    Text(
                        nl="Dit is de enige eigenaar. Voeg eerst een andere eigenaar toe.",
                        en="This is the only owner. Add another owner first.",
                    ),
                    field="staff",
                )
            kept.deactivate(connection, staff_id)

    def sign_in(self, staff_id: str, pin: str) -> Staff:
        """The person whose PIN this is. Raises StaffMissing, or PinWrong with how long to wait."""
        with self._store.writing() as connection:
            record = kept.read_staff(connection, staff_id)
            if not record.has_pin:
                return record.staff
            refused = self._refusal(record)
            # Counted before it is looked at, so that a kill or a second window wins no tries. A refused try costs
            # nothing, but a clock that was set back starts the wait anew.
            if refused is None:
                kept.keep_try(connection, staff_id, record.wrong_tries + 1, self._now())
            elif record.tried_at is not None and self._now() < record.tried_at:
                kept.keep_try(connection, staff_id, record.wrong_tries, self._now())
        if refused is not None:
            raise refused
        if not pin_fits(pin, record.pin_hash):
            raise _does_not_fit(wait_after(record.wrong_tries + 1))
        with self._store.writing() as connection:
            kept.keep_try(connection, staff_id, 0, None)
        return record.staff

    def _refusal(self, record: StaffRecord) -> PinWrong | None:
        if record.wrong_tries >= MOST_TRIES:
            return PinWrong(
                Text(
                    nl="Deze pincode is te vaak fout ingevoerd. De eigenaar moet een nieuwe instellen.",
                    en="This PIN was typed wrong too often. The owner must set a new one.",
                )
            )
        left = wait_left(record.wrong_tries, record.tried_at, self._now())
        return _wait_first(left) if left > timedelta(0) else None


def _sound_name(name: str) -> str:
    """The name as it is kept. Raises StaffWrong where it is no line of text, or holds a national number of a person."""
    name = " ".join(name.split())
    problem = short_text_problem(name)
    if problem is None and any(number.is_in(name) for number in PERSONAL_NUMBERS.values()):
        problem = _NUMBER_IN_NAME
    if problem is not None:
        raise StaffWrong(_NAME.filled(problem=problem), field="name")
    return name


_NAME = Text(nl="Naam: {problem}", en="Name: {problem}")
_NUMBER_IN_NAME = Text(
    nl="hier staat een persoonsnummer in. Vul alleen de naam in.",
    en="this holds a personal number. Give the name alone.",
)


def _does_not_fit(wait: timedelta) -> PinWrong:
    if wait:
        return PinWrong(
            Text(
                nl="Deze pincode past niet. Wacht {n} seconden voor de volgende poging.",
                en="This PIN does not fit. Wait {n} seconds before the next try.",
            ).filled(n=round(wait.total_seconds())),
            wait,
        )
    return PinWrong(Text(nl="Deze pincode past niet. Probeer het nog eens.", en="This PIN does not fit. Try again."))


def _wait_first(left: timedelta) -> PinWrong:
    return PinWrong(
        Text(
            nl="Er is te vaak een foute pincode ingevoerd. Wacht nog {n} seconden.",
            en="A wrong PIN was typed too often. Wait {n} more seconds.",
        ).filled(n=max(1, round(left.total_seconds()))),
        left,
    )
