"""The central register: enrol now with a code, or later."""

from __future__ import annotations

from dealer_client.counter.form_field import FormField
from dealer_client.counter.language import say
from dealer_client.counter.purchase.chips import ChipRow
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from . import wording
from .step_page import StepPage

NOW, LATER = "now", "later"


class RegisterPage(StepPage):
    """Address and code, both or neither."""

    def __init__(self) -> None:
        super().__init__(wording.REGISTER, wording.REGISTER_ABOUT)
        self.when = ChipRow("register", [NOW, LATER])
        self.url = FormField("register", judge=_url_problem)
        self.code = FormField("code", tidy=str.upper)
        self.url.hint(wording.URL_HINT)
        self.code.hint(wording.CODE_HINT)
        self.ask(self.when, wording.WHEN)
        self.ask(self.url, wording.URL)
        self.ask(self.code, wording.CODE)
        for stop in self.stops:
            self.put(stop)
        self.when.changed.connect(self._chosen)
        self.when.choose(NOW)
        self.end()

    def is_now(self) -> bool:
        """Whether this counter is to be enrolled at once."""
        return self.when.value() == NOW

    def refuse(self, error: DealerError) -> bool:
        from dealer_client.central.errors import CentralError, Unreachable

        if super().refuse(error):
            return True
        if not isinstance(error, CentralError):
            return False
        (self.url if isinstance(error, Unreachable) else self.code).refuse(error.message)
        return True

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "code"):
            self.when.say_chip(NOW, say(wording.ENROL))
            self.when.say_chip(LATER, say(wording.LATER))

    def _chosen(self) -> None:
        for field in (self.url, self.code):
            field.setVisible(self.is_now())


def _url_problem(text: str) -> Text | None:
    # A register on this machine is for trying things out; anything else needs a secure line.
    return None if text.startswith(("https://", "http://127.0.0.1", "http://localhost")) else wording.NO_URL
