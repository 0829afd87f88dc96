"""The walk through the first run: each page as it comes, and what it says of what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dealer_client.counter.first_run.first_run import FirstRun
from dealer_client.register.wording import Text
from dealer_client.vault.errors import NoKeyring
from dealer_client.vault.profile import KeyPlace

if TYPE_CHECKING:
    from .walk import Photographer

Wait = Callable[[Callable[[], bool]], None]
"""Waits for a condition."""


@dataclass
class Shown:
    """A window that is no till, for the photographer."""

    window: FirstRun
    wait: Wait

    def until(self, condition: Callable[[], bool]) -> None:
        self.wait(condition)


def walk_first_run(
    home: Path, wait: Callable[[Callable[[], bool]], None], photographer: Callable[[Shown], Photographer]
) -> None:
    """Nothing is made in `home`: no page is gone on from."""
    window = FirstRun(home)
    window.show()
    pictures = photographer(Shown(window, wait))
    pictures.take("first-run")
    _shop(window, pictures)
    window.show_page(window.till)
    pictures.take("first-run-counter")
    window.till.series.fill("a 1")
    window.till.owner.fill("S. Oosterling")
    window.till.pin.fill("7402")
    window.till.pin_again.fill("7403")
    window.go_on()
    pictures.take("first-run-counter-wrong")
    window.show_page(window.keys)
    pictures.take("first-run-keys")
    window.keys.refuse(NoKeyring())
    window.keys.passphrase.fill("kort")
    window.go_on()
    pictures.take("first-run-keys-wrong")
    window.keys.place.choose(KeyPlace.KEYRING.value)
    window.show_page(window.register)
    pictures.take("first-run-register")
    window.register.url.fill("register.example.nl")
    window.register.code.fill("VG-WK3D-EGZD")
    window.go_on()
    window.register.code.refuse(_NOT_KNOWN)
    pictures.take("first-run-register-wrong")
    window.recovery.take(bytes(range(32)))
    window.show_page(window.recovery)
    pictures.take("first-run-code")
    window.recovery.answer.fill("00000 11111 22222")
    window.recovery._hide_code()
    window.recovery.is_right()
    pictures.take("first-run-code-wrong")
    window.show_page(window.bring_back)
    window.bring_back.file.fill("/media/stick/A-2026-11-24.db")
    window.bring_back.code.fill("04000 20G33 0G2GQ")
    window.go_on()
    pictures.take("first-run-bring-back-wrong")
    window.shut_down()
    window.hide()
    window.deleteLater()


_NOT_KNOWN = Text(
    nl="Het register kent deze code niet, of hij is al gebruikt. Vraag een nieuwe.",
    en="The register does not know this code, or it was used already. Ask for a new one.",
)


def _shop(window: FirstRun, pictures: Photographer) -> None:
    shop = window.shop
    window.show_page(shop)
    for field, text in ((shop.dealer, "Het Gouden Hoekje"), (shop.kvk, "1234"), (shop.municipality, "Hilversum")):
        field.fill(text)
    pictures.take("first-run-shop")
    window.go_on()
    pictures.take("first-run-shop-wrong")
