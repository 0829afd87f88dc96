"""Where the book's key is kept: the keyring, or under a passphrase."""

from __future__ import annotations

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text
from dealer_client.vault.profile import KeyPlace

from . import wording
from .step_page import StepPage

_LEAST = 8


class KeysPage(StepPage):
    """Looks in the background whether there is a keyring, and says so where there is none."""

    def __init__(self, background: Background) -> None:
        super().__init__(wording.KEYS, wording.KEYS_ABOUT)
        self.place = ChipRow("keys", [KeyPlace.KEYRING.value, KeyPlace.PASSPHRASE.value])
        self.passphrase = FormField("passphrase", secret=True, judge=_too_short)
        self.passphrase.hint(wording.PASSPHRASE_HINT)
        self.again = FormField("", secret=True, judge=self._differ)
        self.ask(self.place, wording.WHERE)
        self.ask(self.passphrase, wording.PASSPHRASE)
        self.ask(self.again, wording.PASSPHRASE_AGAIN)
        for stop in self.stops:
            self.put(stop)
        self.place.changed.connect(self._place_chosen)
        self.place.choose(KeyPlace.KEYRING.value)
        self._place_chosen()
        self.end()
        Operation(background, _has_keyring).success(self._keyring_found).start()

    def chosen(self) -> KeyPlace:
        """Where the key goes."""
        return KeyPlace(self.place.value() or KeyPlace.KEYRING)

    def refuse(self, error: DealerError) -> bool:
        from dealer_client.vault.errors import NoKeyring, VaultError

        if super().refuse(error):
            return True
        if not isinstance(error, VaultError):
            return False
        # The keyring that seemed to be there does not work.
        self.say_trouble(wording.NO_KEYRING if isinstance(error, NoKeyring) else error.message)
        self.place.choose(KeyPlace.PASSPHRASE.value)
        self.passphrase.go()
        return True

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "again"):
            self.place.say_chip(KeyPlace.KEYRING.value, say(wording.KEYRING))
            self.place.say_chip(KeyPlace.PASSPHRASE.value, say(wording.PASSPHRASE_PLACE))

    def _keyring_found(self, found: bool) -> None:
        if not found:
            self.say_trouble(wording.NO_KEYRING)
            self.place.choose(KeyPlace.PASSPHRASE.value)

    def _place_chosen(self) -> None:
        by_passphrase = self.chosen() is KeyPlace.PASSPHRASE
        for field in (self.passphrase, self.again):
            field.setVisible(by_passphrase)

    def _differ(self, text: str) -> Text | None:
        return wording.PASSPHRASES_DIFFER if text != self.passphrase.text() else None


def _too_short(text: str) -> Text | None:
    return wording.PASSPHRASE_SHORT if len(text) < _LEAST else None


def _has_keyring() -> bool:
    from dealer_client.vault.keyring_safe import has_keyring

    return has_keyring()
