"""Who works here: everybody may see that and sign in, only the owner changes it."""

from __future__ import annotations

from dealer_client.custody.people import People
from dealer_client.register.staff import Role, Staff

from .at_work import AtWork
from .errors import OwnerOnly


class Staffing(People):
    """The people of the open book, changed by the owner at work alone."""

    def __init__(self, at_work: AtWork) -> None:
        super().__init__(at_work.store)
        self._at_work = at_work

    def add(self, name: str, role: Role, pin: str = "") -> Staff:
        """As `People.add`. Raises OwnerOnly too; then nothing was changed."""
        self._refuse_others()
        return super().add(name, role, pin)

    def set_pin(self, staff_id: str, pin: str) -> None:
        """As `People.set_pin`. Raises OwnerOnly too; then nothing was changed."""
        self._refuse_others()
        super().set_pin(staff_id, pin)

    def remove(self, staff_id: str) -> None:
        """As `People.remove`. Raises OwnerOnly too; then nothing was changed."""
        self._refuse_others()
        super().remove(staff_id)

    def _refuse_others(self) -> None:
        if self._at_work.staff.role is not Role.OWNER:
            raise OwnerOnly
