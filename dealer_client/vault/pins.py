"""PINs: they say who is at work, they do not encrypt. Argon2id in the store, and a wait after wrong tries."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from dealer_client.register.wording import Text

from .errors import VaultError

LEAST_DIGITS = 4
MOST_DIGITS = 12
FREE_TRIES = 3
MOST_TRIES = 20
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(minutes=15)
# OWASP Password Storage Cheat Sheet: Argon2id with at least 19 MiB, 2 passes and 1 lane.
_MEMORY_KIB = 32 * 1024
_PASSES = 2


class PinWrong(VaultError):
    """The PIN does not fit, cannot be chosen, or may not be tried now. `wait` is how long until the next try."""

    title = Text(nl="Pincode", en="PIN")

    def __init__(self, message: Text, wait: timedelta = timedelta(0)) -> None:
        super().__init__(message, field="pin")
        self.wait = wait


def check_pin(pin: str) -> None:
    """Raises PinWrong for a PIN that nobody may choose: too short or long, or too easy."""
    if not (pin.isascii() and pin.isdigit() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise PinWrong(
            Text(
                nl="Kies {least} tot {most} cijfers, zonder spaties.", en="Choose {least} to {most} digits, no spaces."
            ).filled(least=LEAST_DIGITS, most=MOST_DIGITS)
        )
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise PinWrong(
            Text(
                nl="Deze is te makkelijk te raden. Neem geen gelijke of opeenvolgende cijfers.",
                en="This one is too easy to guess. Do not take equal or consecutive digits.",
            )
        )


def hash_pin(pin: str) -> str:
    """The PIN as Argon2's own text, with salt and cost. Raises PinWrong as `check_pin` does."""
    check_pin(pin)
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=_PASSES, memory_cost=_MEMORY_KIB, parallelism=1).hash(pin)


def pin_fits(pin: str, pin_hash: str) -> bool:
    """Whether this is the PIN that was hashed. Takes some tens of milliseconds."""
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (Argon2Error, InvalidHashError):
        return False


def wait_after(wrong_tries: int) -> timedelta:
    """How long the next try has to wait after so many wrong ones in a row."""
    if wrong_tries < FREE_TRIES:
        return timedelta(0)
    doublings = min(wrong_tries - FREE_TRIES, 10)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


def wait_left(wrong_tries: int, tried_at: datetime | None, now: datetime) -> timedelta:
    """How much of that wait is left. A last try in the future means that the clock was set back: the whole wait."""
    wait = wait_after(wrong_tries)
    if tried_at is None or now < tried_at:
        return wait
    return max(timedelta(0), tried_at + wait - now)
