"""The recovery code on paper: over the print page, made in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from dealer_client.counter.language import say
from dealer_client.counter.operation import Background
from dealer_client.register.wording import Language, Text

from . import wording

if TYPE_CHECKING:
    from dealer_client.desk import Desk


def print_code(
    over: QWidget, background: Background, desk: Desk, store_key: bytes, told: Callable[[Text], None]
) -> None:
    """Opens the print page of the code of that key; `told` hears how it ended, and what to do with a file."""
    from dealer_client.counter.printing.errand import Errand
    from dealer_client.counter.printing.over_place import print_over

    def make(language: Language) -> bytes:
        from dealer_client.documents.recovery_page import recovery_page
        from dealer_client.documents.sheet import Sheet
        from dealer_client.vault.recovery_code import RecoveryCode

        sheet = Sheet(shop=desk.shop, language=language, made_at=datetime.now(UTC))
        return recovery_page(RecoveryCode(store_key).groups(), sheet)

    def ended(said: Text, file: Path | None) -> None:
        told(said if file is None else wording.CODE_SAVED.filled(file=file))

    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    name = say(wording.CODE_FILE.filled(series=desk.shop.series))
    print_over(over, background, desk, Errand(file=folder / name, name=wording.RECOVERY, make=make, told=ended))
