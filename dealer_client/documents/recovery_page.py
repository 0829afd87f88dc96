"""The recovery page: the recovery code on paper, to be kept away from the till.

It opens the whole book on another machine, so it is made in memory and the program keeps no copy of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dealer_client.register.wording import Text

from .pen import Pen
from .pictures import qr_svg
from .sheet import Body, Sheet, set_sheet

_TITLE = Text(nl="Herstelcode van het boek", en="Recovery code of the book")
_SUBTITLE = Text(nl="Balie {series}", en="Counter {series}")
_WARNING = Text(
    nl="Wie deze code en een kopie van het boek heeft, kan alles lezen. Bewaar dit blad in een kluis of een afgesloten "
    "kast, niet bij de kassa. Maak er geen foto van.",
    en="Whoever has this code and a copy of the book can read everything. Keep this page in a safe or a locked "
    "cupboard, not at the till. Take no photograph of it.",
)
_HOW = Text(nl="Zo zet u het boek terug", en="How to bring the book back")
_STEPS = (
    Text(
        nl="Installeer het programma op de nieuwe computer.",
        en="Install the program on the new computer.",
    ),
    Text(
        nl="Zoek de laatste reservekopie van het boek, of het bestand book.db van de oude computer.",
        en="Find the latest backup of the book, or the file book.db of the old computer.",
    ),
    Text(
        nl="Kies bij de eerste start voor Een boek terugzetten, of start dealer-client recover --book BESTAND.",
        en="Choose Bring a book back at the first start, or run dealer-client recover --book FILE.",
    ),
    Text(
        nl="Typ de code over, groep voor groep. Kleine letters mogen. Het vijfde teken van elke groep is een "
        "controleteken: bij een typefout zegt het programma in welke groep u moet kijken.",
        en="Type the code, group by group. Small letters will do. The fifth character of each group is a check "
        "character: after a slip the program says in which group to look.",
    ),
)
_SCAN = Text(nl="Of scan de code", en="Or scan the code")
_QR = Text(nl="QR-code met dezelfde herstelcode", en="QR code with the same recovery code")


def recovery_page(groups: Sequence[str], sheet: Sheet) -> bytes:
    """The page with a recovery code in its printed groups. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        return Body(
            title=pen.say(_TITLE),
            subtitle=pen.say(_SUBTITLE, series=sheet.shop.series),
            data={
                "warning": [pen.say(_WARNING)],
                "groups": [[str(place), group] for place, group in enumerate(groups, 1)],
                "how": pen.say(_HOW),
                "steps": [pen.say(step) for step in _STEPS],
                "scan": pen.say(_SCAN),
                "qr_alt": pen.say(_QR),
            },
            pictures={"code.svg": qr_svg("-".join(groups))},
        )

    return set_sheet("recovery-page.typ", sheet, write)
