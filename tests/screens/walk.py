"""The walk through the counter's states, over a practice profile with its register running."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from dealer_client.app import open_counter
from dealer_client.counter.language import use_language
from dealer_client.counter.operation import Operation
from dealer_client.counter.settings.settings_place import BOOK, STAFF
from dealer_client.counter.theme import Mode, dress
from dealer_client.register.staff import Role
from dealer_client.register.stolen_check import MatchLevel
from dealer_client.register.wording import Text
from dealer_client.setting_up import set_up_practice
from dealer_client.store.errors import StoreError
from installer.translations import compile_translations
from tests.counter.till import IMEI, Till

from .beside_the_purchase import halfway, walk_beside
from .first_run import Shown, walk_first_run
from .looking_up import walk_inspection
from .owners_settings import walk_owners_settings
from .printing import walk_printing
from .purchase_asides import walk_purchase_asides

_SMALL, _LARGE = (1280, 720), (1920, 1080)


class Looks(Enum):
    """In which sizes, colours and languages each state is shown."""

    QUICK = ((_SMALL,), (Mode.LIGHT,), ("nl",), "")
    MANUAL = ((_SMALL,), (Mode.LIGHT,), ("nl", "en"), "")
    LARGE_SCALE = ((_SMALL,), (Mode.LIGHT,), ("nl",), "-200%")
    ALL = ((_SMALL, _LARGE), (Mode.LIGHT, Mode.DARK), ("nl", "en"), "")


class Patience:
    """Waits for the window, as `qtbot` does in tests."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int) -> None:  # noqa: N802
        loop, elapsed, look = QEventLoop(), QElapsedTimer(), QTimer(interval=20)
        met = condition()

        def see() -> None:
            nonlocal met
            # Once is enough: what was quiet may be busy again by the time that the loop ends.
            met = met or condition()
            if met or elapsed.hasExpired(timeout):
                loop.quit()

        elapsed.start()
        look.timeout.connect(see)
        look.start()
        loop.exec()
        look.stop()
        if not met:
            raise TimeoutError


class Photographer:
    """Keeps pictures of the window under the name of the state that it shows."""

    def __init__(self, app: QApplication, till: Till | Shown, out: Path, looks: Looks, only: tuple[str, ...]) -> None:
        self._app, self._till, self._out, self._looks, self._only = app, till, out, looks, only

    def take(self, name: str) -> None:
        """One picture for each size, colour and language."""
        if self._only and not name.startswith(self._only):
            return
        sizes, modes, languages, mark = self._looks.value
        for size, mode, language in itertools.product(sizes, modes, languages):
            self._till.window.resize(*size)
            dress(self._app, mode)
            use_language(language)
            self._rest()
            file = f"{name}-{size[0]}-{mode.value}-{language}{mark}.png"
            self._till.window.grab().save(str(self._out / file))
        dress(self._app, Mode.LIGHT)
        use_language("nl")

    def _rest(self) -> None:
        # What the new language or size sets going begins with an event.
        self._app.processEvents()
        self._till.until(lambda: not self._till.window.background.busy)
        painted = QEventLoop()
        QTimer.singleShot(150, painted.quit)
        painted.exec()


def walk(out: Path, looks: Looks, only: tuple[str, ...]) -> int:
    """Goes through all states."""
    compile_translations()
    app = QApplication([])
    use_language("nl")
    dress(app, Mode.LIGHT)
    with tempfile.TemporaryDirectory(prefix="screens-") as folder:
        walk_first_run(
            Path(folder) / "none-yet",
            lambda condition: Patience().waitUntil(condition, timeout=10_000),
            lambda shown: Photographer(app, shown, out, looks, only),
        )
        home = Path(folder) / "profile"
        set_up_practice(home)
        with Till(Patience(), partial(open_counter, home)) as till:
            photographer = Photographer(app, till, out, looks, only)
            till.open()
            _purchase(till, photographer)
            walk_purchase_asides(till, photographer)
            _other_places(till, photographer)
            walk_beside(till, photographer)
            walk_printing(till, photographer)
            walk_owners_settings(till, photographer)
            _people(till, photographer)
    return 0


def _purchase(till: Till, photographer: Photographer) -> None:
    form, record = till.form, (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    photographer.take("purchase-empty")
    till.press(Qt.Key.Key_F6)
    photographer.take("warnings-none")
    till.press(Qt.Key.Key_F2)
    till.press(*record)
    photographer.take("purchase-insisted")
    till.fill_seller()
    _ring(till)
    till.press(Qt.Key.Key_Insert)
    _phone(till)
    till.press(Qt.Key.Key_Insert)
    _bicycle(till)
    form.payment.method.choose("bank")
    till.fill(form.payment.iban, "NL91ABNA0417164300")
    photographer.take("purchase-filled")
    form.items.show_item(form.items.forms[1])
    till.fill(form.items.current.identifiers[0], IMEI)
    till.until(lambda: _is_known_stolen(till))
    till.fill(form.seller.expires, "09-03-2024")
    photographer.take("purchase-question")
    till.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    photographer.take("purchase-explanation")
    till.type("toestel gehouden, politie gebeld")
    till.press(Qt.Key.Key_Escape)
    till.fill(form.seller.expires, "08082031")
    _refused(till, photographer, record)
    _parked(till, photographer)
    till.press(*record)
    till.until(till.window.purchase.recorded.isVisible)
    photographer.take("purchase-recorded")
    till.enter()


def _is_known_stolen(till: Till) -> bool:
    checks = till.window.purchase.checking.stolen_checks()
    return any(check is not None and check.level is MatchLevel.EXACT for check in checks)


def _parked(till: Till, photographer: Photographer) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    till.press(Qt.Key.Key_P, ctrl)
    till.until(till.form.is_untouched)
    photographer.take("purchase-parked")
    till.press(Qt.Key.Key_O, ctrl)
    till.until(till.window.purchase.parked.isVisible)
    photographer.take("parked")
    till.enter()
    till.until(lambda: not till.form.is_untouched())


def _people(till: Till, photographer: Photographer) -> None:
    till.desk.people.add("An Voorbeeld", Role.CLERK, "7402")
    till.window.show_place(till.window.settings)
    for page, name in ((STAFF, "settings-staff"), (BOOK, "settings-book")):
        till.window.settings.show_page(page)
        till.window.settings.refresh()
        till.window.settings.staff.refresh()
        photographer.take(name)
    work, settings = Operation(till.window.background, lambda: None), till.window.settings
    with halfway(settings.audit, work, (5_200, 12_408)), halfway(settings.backup, work, (61_000_000, 84_000_000)):
        photographer.take("settings-book-busy")
    till.press(Qt.Key.Key_F12)
    till.until(lambda: till.window.reception.page.names.rowCount() == 2)
    till.window.reception.page.view.choose(1)
    photographer.take("signing-in")
    for _ in range(3):
        till.type("1111")
        till.enter()
        till.until(lambda: not till.window.background.busy)
    photographer.take("signing-in-refused")
    walk_inspection(till, photographer)


def _refused(till: Till, photographer: Photographer, record: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    desk = till.desk

    def full(_draft: object) -> None:
        raise StoreError(
            Text(
                nl="De schijf is vol. De inkoop is niet vastgelegd. Maak ruimte en leg hem dan opnieuw vast.",
                en="The disk is full. The purchase was not recorded. Make room, then record it again.",
            )
        )

    desk.record = full  # type: ignore[method-assign, assignment]
    till.press(*record)
    till.until(lambda: any(line.key == "error" for line in till.form.checks.lines))
    photographer.take("purchase-error")
    del desk.record


def _other_places(till: Till, photographer: Photographer) -> None:
    till.until(lambda: bool(till.desk.warnings()))
    for place in till.window.places:
        if place is not till.window.purchase:
            till.window.show_place(place)
            photographer.take(type(place).__name__.removesuffix("Place").lower())
    till.window.show_place(till.window.warnings)
    till.until(lambda: till.window.warnings.chosen() is not None)
    till.enter()
    till.until(lambda: all(warning.acknowledged_by for warning in till.desk.warnings()))
    photographer.take("warnings-read")


def _ring(till: Till) -> None:
    item = till.form.items.current
    item.category.choose("jewellery")
    till.fill(item.weight, "4,2")
    till.fill(item.fineness, "585")
    till.fill(item.description, "Gouden ring met gravure")
    till.fill(item.price, "123")


def _phone(till: Till) -> None:
    item = till.form.items.current
    item.category.choose("phone")
    till.fill(item.brand, "Fairphone")
    till.fill(item.model, "5")
    till.fill(item.colour, "zwart")
    till.fill(item.identifiers[0], "490154203237526")
    till.fill(item.price, "140")


def _bicycle(till: Till) -> None:
    item = till.form.items.current
    item.category.choose("bicycle")
    till.fill(item.brand, "Gazelle")
    till.fill(item.model, "Chamonix")
    till.fill(item.colour, "groen")
    till.fill(item.identifiers[0], "WTU987654321")
    till.fill(item.price, "85")
