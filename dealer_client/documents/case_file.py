"""The case file: what the police, an insurer or a court needs of goods that turned out to be stolen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dealer_client.register.wording import Text

from . import figures
from .field_wording import KINDS, PAYMENTS, PERSON_GONE
from .pen import Pen
from .pictures import photo_svg
from .sheet import Body, EntryOnPaper, Sheet, set_sheet, shop_lines

_TITLE = Text(nl="Dossier", en="Case file")
_SUBTITLE = Text(nl="Zaak {reference} · post {number}", en="Case {reference} · entry {number}")
_NO_REFERENCE = Text(nl="zonder zaaknummer", en="without a case number")
_DEALER = Text(nl="Dealer", en="Dealer")
_SELLER = Text(nl="Aangeboden door", en="Offered by")
_ACQUIRED = Text(nl="Verkregen", en="Acquired")
_RECORDED = Text(nl="Vastgelegd", en="Recorded")
_PAID = Text(nl="Betaald", en="Paid")
_GOODS = Text(nl="Goederen", en="Goods")
_TIMELINE = Text(nl="Verloop", en="What happened")
_PHOTOS = Text(nl="Foto's", en="Photos")
_PHOTO_OF = Text(nl="Foto {n} van goed {item}", en="Photo {n} of item {item}")
_COLUMNS = (
    Text(nl="Volgnummer", en="Number"),
    Text(nl="Omschrijving", en="Description"),
    Text(nl="Bedrag", en="Amount"),
)
_TOTAL = Text(nl="Schadebedrag", en="Loss")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """Something that happened in a case: when (UTC) and what, in words fit for a stranger."""

    at: datetime
    what: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case about items of one entry. `reference` is that of the police or register, empty while there is none.

    `photos` are JPEG files by the line of their item.
    """

    reference: str
    entry: EntryOnPaper
    lines: frozenset[int]
    timeline: tuple[CaseEvent, ...] = ()
    photos: Mapping[int, tuple[bytes, ...]] = field(default_factory=dict, repr=False)


def case_file(case: Case, sheet: Sheet) -> bytes:
    """The case on paper. Raises NotTypeset."""
    entry, items = case.entry, [item for item in case.entry.items if item["line"] in case.lines]
    pictures = {
        f"photo-{line}-{n}.svg": photo_svg(photo)
        for line, photos in case.photos.items()
        for n, photo in enumerate(photos, 1)
    }

    def write(pen: Pen) -> Body:
        content, seller = entry.content, entry.parts.get("seller")
        reference = pen.show(case.reference) if case.reference else pen.say(_NO_REFERENCE)
        method = content.get("payment", {}).get("method", "")
        total = figures.euro(sum(item.get("price_cents") or 0 for item in items))
        return Body(
            title=pen.say(_TITLE),
            subtitle=pen.say(_SUBTITLE, reference=reference, number=entry.number),
            data={
                "facts": [
                    [pen.say(_SELLER), pen.person_lines(seller) if seller else [pen.say(PERSON_GONE)]],
                    [pen.say(_DEALER), shop_lines(sheet.shop, pen)],
                    [pen.say(_ACQUIRED), [f"{figures.day(entry.happened_on)}, {pen.name(KINDS, content['kind'])}"]],
                    [pen.say(_RECORDED), [sheet.moment(content["recorded_at"])]],
                    *([[pen.say(_PAID), [pen.name(PAYMENTS, method)]]] if method else []),
                ],
                "goods_title": pen.say(_GOODS),
                "goods": {
                    "columns": [pen.say(column) for column in _COLUMNS],
                    "rows": [
                        [
                            [entry.number.item(item["line"])],
                            [pen.goods(item), *(" ".join(pair) for pair in pen.identifiers(item))],
                            [figures.euro(item.get("price_cents") or 0)],
                        ]
                        for item in items
                    ],
                    "total": [[pen.say(_TOTAL), total]],
                },
                "timeline_title": pen.say(_TIMELINE),
                "timeline": [[sheet.moment(event.at), pen.show(event.what)] for event in case.timeline],
                "photos_title": pen.say(_PHOTOS),
                "photos": [
                    {
                        "name": f"photo-{line}-{n}.svg",
                        "alt": pen.say(_PHOTO_OF, n=n, item=entry.number.item(line)),
                    }
                    for line, photos in case.photos.items()
                    for n, _photo in enumerate(photos, 1)
                ],
            },
            pictures=pictures,
        )

    return set_sheet("case-file.typ", sheet, write)
