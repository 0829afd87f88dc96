"""`dealer-client demo`: one purchase of stolen goods from the scan to the inspector's check, without a screen.

It makes a practice profile of its own, drives the real window, and leaves pictures, the extract and a summary.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import tomllib
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dealer_client.register.draft import (
    Address,
    Draft,
    DraftItem,
    Identifier,
    IdentityDocument,
    Payment,
    PaymentMethod,
    Seller,
)
from dealer_client.register.wording import Text
from dealer_client.resources import resource_path

from .context import Context, InputWrong

if TYPE_CHECKING:
    from dealer_client.app import OpenCounter
    from dealer_client.documents.verify import Verdict

    from .demo_clerk import Clerk

_STOLEN_IMEI = "490154203237518"
_REASON = "toestel gehouden, politie gebeld"


def walk(context: Context) -> int:
    """Walks, and says where the pictures are. Raises DealerError."""
    out = _empty_folder(context.arguments.out)
    # There may be no screen here at all; and where there is one, nobody asked for a window.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from dealer_client.app import open_counter
    from dealer_client.counter.language import use_language
    from dealer_client.counter.theme import Mode, dress
    from dealer_client.counter.window import CounterWindow
    from dealer_client.setting_up import set_up_practice

    from .demo_clerk import Clerk

    home = Path(tempfile.mkdtemp(prefix="dealer-client-demo-"))
    app = QApplication(["dealer-client"])
    use_language(context.language)
    dress(app, Mode.LIGHT)
    try:
        set_up_practice(home)
        _earlier_purchases(home)
        window = CounterWindow(partial(open_counter, home))
        clerk = Clerk(window, out)
        try:
            window.show()
            window.begin()
            counter = _opened(clerk)
            _purchase(clerk, counter)
            _places(clerk, counter)
            dress(app, Mode.DARK)
            clerk.picture("dark")
            summary = _documents(out, counter, context)
        finally:
            window.shut_down()
            window.deleteLater()
    finally:
        shutil.rmtree(home, ignore_errors=True)
    summary["pictures"] = list(clerk.taken)
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    context.say(
        Text(
            nl="De rondgang is klaar. Plaatjes, uittreksel en samenvatting staan in {out}",
            en="The walk is done. Pictures, extract and summary are in {out}",
        ).filled(out=out.resolve())
    )
    return 0


def _opened(clerk: Clerk) -> OpenCounter:
    from .demo_clerk import NothingHappened

    window = clerk.window
    clerk.wait(lambda: window.counter is not None and window.purchase.subtitle() != "", "the book opens")
    if window.counter is None:
        raise NothingHappened("the book opens")
    return window.counter


def _earlier_purchases(home: Path) -> None:
    """The people and goods of the practice data, as a shop's earlier customers."""
    from dealer_client.app import open_counter

    sellers = tomllib.loads(resource_path("practice-data", "sellers.toml").read_text(encoding="utf-8"))["seller"]
    goods = tomllib.loads(resource_path("practice-data", "goods.toml").read_text(encoding="utf-8"))["item"]
    counter = open_counter(home, sync_in_background=False)
    try:
        for seller, item in zip(sellers, goods, strict=True):
            counter.desk.record(
                Draft(
                    acquired_on=counter.desk.today(),
                    seller=Seller(
                        **{
                            **seller,
                            "address": Address(**seller["address"]),
                            "document": IdentityDocument(**seller["document"]),
                        }
                    ),
                    items=(
                        DraftItem(**{**item, "identifiers": tuple(Identifier(**one) for one in item["identifiers"])}),
                    ),
                    payment=Payment(method=PaymentMethod.CARD),
                )
            )
    finally:
        counter.close()


def _purchase(clerk: Clerk, counter: OpenCounter) -> None:
    from PySide6.QtCore import Qt

    window = clerk.window
    form = window.purchase.form
    clerk.picture("ready-to-type")
    clerk.scan(_passport(counter.desk.today()))
    clerk.wait(lambda: form.seller.surname.text() != "", "the scan fills the seller")
    for text in ("3511ab", "12", "Kerkstraat", "Utrecht"):
        clerk.type(text)
    clerk.picture("seller-scanned")
    item = form.items.current
    item.category.choose("phone")
    clerk.type_at(item.brand.edit, "Fairphone")
    clerk.type_at(item.model.edit, "5")
    clerk.type_at(item.colour.edit, "zwart")
    clerk.type_at(item.identifiers[0].edit, _STOLEN_IMEI)
    clerk.type_at(item.description.edit, "128 GB, kras linksonder")
    clerk.type_at(item.price.edit, "140")
    form.payment.method.choose("bank")
    clerk.type_at(form.payment.iban.edit, "NL91ABNA0417164300")
    clerk.wait(lambda: any(line.explains for line in form.checks.lines), "the register knows the stolen phone")
    clerk.picture("one-more-question")
    clerk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(form.is_explaining, "the explanation for staff")
    clerk.type_at(form.explanation.reason, _REASON)
    clerk.picture("explained-to-staff")
    clerk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    clerk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: window.purchase.recorded.isVisible(), "the purchase is recorded")
    clerk.picture("recorded")
    clerk.press(Qt.Key.Key_Return)


def _places(clerk: Clerk, counter: OpenCounter) -> None:
    from PySide6.QtCore import Qt

    clerk.wait(lambda: bool(counter.desk.warnings()), "the warning comes through the feed")
    names = {
        Qt.Key.Key_F3: "register",
        Qt.Key.Key_F6: "warnings",
        Qt.Key.Key_F7: "documents",
        Qt.Key.Key_F9: "settings",
    }
    for place in clerk.window.places:
        if place.key in names:
            clerk.press(place.key)
            clerk.picture(names[place.key])


def _documents(out: Path, counter: OpenCounter, context: Context) -> dict[str, Any]:
    today = counter.desk.today()
    pdf = counter.desk.extract(today - timedelta(days=30), today, language=context.language)
    (out / "extract.pdf").write_bytes(pdf)
    verdict: Verdict = counter.desk.verify(pdf)
    audit = counter.desk.audit()
    return {
        "practice": True,
        "entries": [
            {"item": line.number, "upload": line.upload.value, "matched": line.matched}
            for line in counter.desk.search()
        ],
        "warnings": [
            {"item": warning.entry.item(warning.line), "level": warning.level.value, "reference": warning.reference}
            for warning in counter.desk.warnings()
        ],
        "police_hit_list": _hit_list(counter),
        "extract": {
            "file": "extract.pdf",
            "holds": verdict.holds,
            "said": verdict.sentence.in_language(context.language),
        },
        "audit": {"holds": audit.holds, "said": audit.sentence.in_language(context.language)},
    }


def _hit_list(counter: OpenCounter) -> list[dict[str, Any]]:
    """What the police would be told, as the practice register's police desk lists it."""
    import httpx

    if counter.embedded is None:
        return []
    answer = httpx.get(counter.embedded.address() + "/police/hits.json", trust_env=False)
    return list(answer.raise_for_status().json()["hits"])


def _passport(today: date) -> str:
    """The lines of an invented Dutch passport that is valid for some years yet."""
    from dealer_client.identity.check_digits import check_digit

    number, born, expires, personal = "SPECI2014", "650310", f"{today.year % 100 + 4:02d}0808", "<" * 14
    numbers = [text + check_digit(text) for text in (number, born, expires)]
    line = f"{numbers[0]}NLD{numbers[1]}F{numbers[2]}{personal}<"
    whole = check_digit("".join(numbers) + personal + "<")
    return f"{'P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE':<<44}\n{line}{whole}"


def _empty_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in (*folder.glob("[0-9][0-9]-*.png"), folder / "extract.pdf", folder / "summary.json"):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise InputWrong(
            Text(
                nl="{out} is niet te gebruiken ({why}). Kies met --out een andere map.",
                en="{out} cannot be used ({why}). Choose another folder with --out.",
            ).filled(out=folder, why=error.strerror or type(error).__name__),
            field="out",
        ) from None
    return folder
