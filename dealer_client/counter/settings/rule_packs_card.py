"""The rules that this counter judges by: which pack is in force, what is coming, and taking one from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from dealer_client.counter.language import say, say_count, say_date
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.purchase.finding_row import FindingRow, Line
from dealer_client.counter.reading import sheet
from dealer_client.counter.reading.newest_only import NewestOnly
from dealer_client.documents.files import read_file
from dealer_client.register.errors import DealerError
from dealer_client.register.rules_in_force import MOST_PACK_CHARACTERS
from dealer_client.register.wording import Text
from dealer_client.store.rule_packs import KeptPack, PackOrigin

from .wording import NOT_CHANGED

if TYPE_CHECKING:
    from dealer_client.desk import Desk
    from dealer_client.register.rule_pack import RulePack

_MOST_PACK_BYTES = 4 * MOST_PACK_CHARACTERS
_MOST_SIGNATURE_BYTES = 4096

_HEADING = Text(nl="Regels van de wet", en="Rules of the law")
_ABOUT = Text(
    nl="Wat u moet vragen, hoe lang een goed blijft en wat niet mag, staat in een regelpakket. Nieuwe pakketten komen "
    "vanzelf van het centraal register. Elke post zegt met welk pakket hij is nagekeken.",
    en="What you must ask, how long an item stays and what is not allowed stands in a rule pack. New packs come from "
    "the central register by themselves. Every entry says by which pack it was checked.",
)
_IN_FORCE = Text(nl="Geldt nu: {pack}, versie {version}", en="In force: {pack}, version {version}")
_SINCE = Text(nl="Geldt vanaf", en="In force from")
_ORIGIN = Text(nl="Gekregen", en="Came")
_CONTENT = Text(nl="Inhoud", en="Content")
_RULES = Text(nl="{rules} regels, {holds} bewaartermijnen", en="{rules} rules, {holds} holds")
_UNVERIFIED = Text(
    nl="{n} daarvan zijn niet vergeleken met hun bron", en="{n} of these were not compared with a source"
)
_DIGEST = Text(nl="Kenmerk", en="Digest")
_COMING = Text(nl="Wat er komt", en="What is coming")
_NOT_COMING = Text(nl="Er ligt geen nieuwer pakket klaar.", en="No newer pack is waiting.")
_BEFORE = Text(nl="Wat er was", en="What there was")
_FROM = Text(nl="vanaf {day}", en="from {day}")
_VERSION = Text(nl="{pack}, versie {version}", en="{pack}, version {version}")
_REFUSED = Text(
    nl="Het laatste pakket van het centraal register is geweigerd",
    en="The last pack from the central register was refused",
)
_CHOOSE = Text(nl="Regelpakket uit een bestand", en="Rule pack from a file")
_CHOOSE_SIGNATURE = Text(nl="De handtekening bij {name}", en="The signature of {name}")
_KEPT = Text(nl="{pack}, versie {version}, is bewaard", en="{pack}, version {version}, is kept")
_KEPT_MORE = Text(nl="Het geldt vanaf {day}.", en="It is in force from {day}.")
_NOT_READ = Text(nl="De regelpakketten zijn nu niet te lezen", en="The rule packs cannot be read now")
_NOT_KEPT = Text(nl="Dit regelpakket is niet overgenomen", en="This rule pack was not taken")
_ORIGINS: Mapping[PackOrigin, Text] = MappingProxyType(
    {
        PackOrigin.PRODUCT: Text(nl="met het programma", en="with the program"),
        PackOrigin.FILE: Text(nl="uit een bestand", en="from a file"),
        PackOrigin.REGISTER: Text(nl="van het centraal register", en="from the central register"),
    }
)


class _NoText(DealerError):
    """The file holds no text, so it is no rule pack. Nothing was changed."""

    title = Text(nl="Geen regelpakket", en="No rule pack")


class RulePacksCard(Card):
    """Keeps what was said of the last file on the screen."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self._newest = background, NewestOnly(background)
        self._desk: Desk | None = None
        self._read: tuple[list[KeptPack], Text | None] = ([], None)
        self._said: tuple[str, Text, Text] | None = None
        self._about, self.button, self.state, self.sheet = QLabel(), QPushButton(), FindingRow(), sheet.Sheet()
        self._about.setWordWrap(True)
        self._about.setProperty("look", "muted")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.choose_file)
        self.body.addWidget(self._about)
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.state)
        self.body.addWidget(self.button)
        self.retranslate()

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Reads which packs are here by now."""
        desk = self._desk
        if desk is not None:
            self._newest.ask(
                lambda: (desk.rule_packs.installed(), desk.rule_packs.refused()), self._was_read, self._not_read
            )

    def choose_file(self) -> None:
        """Asks for a pack by the desktop's own dialog, and for its signature where that is not beside it."""
        chosen, _kind = QFileDialog.getOpenFileName(self, say(_CHOOSE), "", "TOML (*.toml)")
        if not chosen:
            return
        file = Path(chosen)
        signature = file.with_name(f"{file.name}.sig")
        if not signature.is_file():
            title = say(_CHOOSE_SIGNATURE.filled(name=file.name))
            other, _kind = QFileDialog.getOpenFileName(self, title, str(file.parent), "*.sig (*.sig);;* (*)")
            if not other:
                return
            signature = Path(other)
        self.install(file, signature)

    def install(self, file: Path, signature: Path) -> None:
        """Takes a pack from these two files, or says why not."""
        desk = self._desk
        if desk is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)

        def work() -> RulePack:
            return desk.rule_packs.install(_text(file, _MOST_PACK_BYTES), _text(signature, _MOST_SIGNATURE_BYTES))

        Operation(self._background, work).success(self._taken).failure(self._failed).start()

    def retranslate(self) -> None:
        if not hasattr(self, "sheet"):
            return
        self.heading(say(_HEADING))
        self._about.setText(say(_ABOUT))
        self.button.setText(say(_CHOOSE))
        self.sheet.setAccessibleName(say(_HEADING))
        self._show()

    def _not_read(self, error: Exception) -> None:
        self._said = ("attention", _NOT_READ, error.message if isinstance(error, DealerError) else NOT_CHANGED)
        self._show()

    def _was_read(self, read: tuple[list[KeptPack], Text | None]) -> None:
        self._read = read
        if self._said is not None and self._said[1] is _NOT_READ:
            self._said = None
        self._show()

    def _taken(self, pack: RulePack) -> None:
        desk = self._desk
        self.button.setEnabled(True)
        if desk is not None:
            day = say_date(pack.takes_effect or desk.today())
            self._said = ("ok", _KEPT.filled(pack=pack.id, version=pack.version), _KEPT_MORE.filled(day=day))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self._said = ("blocked", _NOT_KEPT, error.message if isinstance(error, DealerError) else NOT_CHANGED)
        self._show()

    def _show(self) -> None:
        if self._said is not None:
            tone, title, detail = self._said
            self.state.show_line(Line(key="said", tone=tone, title=say(title), detail=say(detail)), "")
        self.state.setVisible(self._said is not None)
        self.sheet.show_parts(self._page if self._desk is not None else None)

    def _page(self) -> str:
        desk, (kept, refused) = self._desk, self._read
        if desk is None:
            return ""
        pack, today = desk.rule_packs.in_force(), desk.today()
        here = next((one for one in kept if one.digest == pack.digest), None)
        unverified = sum(not rule.verified for rule in (*pack.rules, *pack.holds))
        content = say(_RULES.filled(rules=say_count(len(pack.rules)), holds=say_count(len(pack.holds))))
        if unverified:
            content += "\n" + say(_UNVERIFIED.filled(n=say_count(unverified)))
        since = pack.takes_effect or (here.added_at.astimezone(desk.at_work.zone).date() if here else None)
        title = say(_IN_FORCE.filled(pack=pack.id, version=pack.version))
        facts = [
            (say(_SINCE), say_date(since) if since else ""),
            (say(_ORIGIN), say(_ORIGINS[here.origin]) if here else ""),
            (say(_CONTENT), content),
            (say(_DIGEST), pack.digest[:16]),
        ]
        coming = [one for one in kept if one.takes_effect is not None and one.takes_effect > today]
        before = [one for one in kept if one.digest != pack.digest and one not in coming]
        page = sheet.state("shield-check", "ok", title) + sheet.facts(facts)
        if refused is not None:
            page += sheet.state("octagon-x", "attention", say(_REFUSED), say(refused))
        page += sheet.heading(say(_COMING)) + (_listed(coming) or sheet.plain(say(_NOT_COMING), muted=True))
        return page + (sheet.heading(say(_BEFORE)) + _listed(before) if before else "")


def _listed(packs: list[KeptPack]) -> str:
    if not packs:
        return ""
    return sheet.facts(
        [
            (
                say(_VERSION.filled(pack=one.pack, version=one.version)),
                ", ".join(
                    part
                    for part in (
                        say(_FROM.filled(day=say_date(one.takes_effect))) if one.takes_effect else "",
                        say(_ORIGINS[one.origin]),
                    )
                    if part
                ),
            )
            for one in packs
        ],
        label_width=150,
    )


def _text(file: Path, most_bytes: int) -> str:
    try:
        return read_file(file, most_bytes).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _NoText(
            Text(
                nl="{file} is geen tekst. Kies het bestand zoals u het kreeg.",
                en="{file} is not text. Choose the file as you received it.",
            ).filled(file=file.name),
            field="file",
        ) from None
