"""The stock count report: what the book says is in the shop, what was found there, and the difference."""

from __future__ import annotations

from collections.abc import Mapping

from dealer_client.register.stock_count import CountedItem, CountReport
from dealer_client.register.wording import Text

from . import figures
from .pen import Pen
from .sheet import Body, Sheet, set_sheet

_TITLE = Text(nl="Voorraadtelling", en="Stock count")
_SUBTITLE = Text(
    nl="Telling {number} · van {begun} tot {ended} · afgesloten door {who}",
    en="Count {number} · from {begun} to {ended} · ended by {who}",
)
_EXPECTED = Text(nl="Volgens het boek", en="By the book")
_FOUND = Text(nl="Gevonden", en="Found")
_MISSING = Text(nl="Niet gevonden", en="Not found")
_UNEXPECTED = Text(nl="Gevonden, niet in voorraad volgens het boek", en="Found, not in stock by the book")
_COLUMNS = (
    Text(nl="Volgnummer", en="Number"),
    Text(nl="Goed", en="Item"),
    Text(nl="Inkoopprijs", en="Purchase price"),
)
_TOTAL = Text(nl="Samen", en="Together")
_NONE = Text(nl="Geen.", en="None.")


def stock_count_report(report: CountReport, staff: Mapping[str, str], sheet: Sheet) -> bytes:
    """A count that has ended, on paper. `staff` names people by their id. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        def table(items: tuple[CountedItem, ...]) -> object:
            if not items:
                return None
            return {
                "columns": [pen.say(column) for column in _COLUMNS],
                "rows": [
                    [
                        [pen.show(item.number)] if item.number else ["–"],
                        [pen.show(item.goods)],
                        [figures.euro(item.price_cents)] if item.price_cents is not None else [],
                    ]
                    for item in items
                ],
                "total": [[pen.say(_TOTAL), figures.euro(sum(item.price_cents or 0 for item in items))]],
            }

        return Body(
            title=pen.say(_TITLE),
            subtitle=pen.say(
                _SUBTITLE,
                number=report.number,
                begun=sheet.moment(report.begun_at),
                ended=sheet.moment(report.ended_at),
                who=pen.show(staff.get(report.ended_by, report.ended_by)),
            ),
            data={
                "facts": [
                    [pen.say(_EXPECTED), [figures.count(report.expected)]],
                    [pen.say(_FOUND), [figures.count(report.found)]],
                    [pen.say(_MISSING), [figures.count(len(report.missing))]],
                    [pen.say(_UNEXPECTED), [figures.count(len(report.unexpected))]],
                ],
                "lists": [
                    {"title": pen.say(_MISSING), "goods": table(report.missing)},
                    {"title": pen.say(_UNEXPECTED), "goods": table(report.unexpected)},
                ],
                "none": pen.say(_NONE),
            },
        )

    return set_sheet("stock-count.typ", sheet, write)
