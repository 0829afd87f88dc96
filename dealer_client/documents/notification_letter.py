"""The notification to the municipality that someone trades in used goods (DOL), on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dealer_client.register.canonical import JsonObject
from dealer_client.register.wording import Text

from . import figures
from .pen import Pen
from .sheet import Body, Sheet, set_sheet, shop_lines

_TITLE = Text(nl="Melding als handelaar", en="Notification as a dealer")
_SUBTITLE = Text(
    nl="Artikel 437ter Wetboek van Strafrecht · gemeente {municipality}",
    en="Article 437ter Dutch Criminal Code · municipality of {municipality}",
)
_WHO = Text(nl="Handelaar", en="Dealer")
_MUNICIPALITY = Text(nl="Gemeente", en="Municipality")
_CONTACT = Text(nl="Contactpersoon", en="Contact")
_GOODS = Text(nl="Handelt in", en="Trades in")
_SINCE = Text(nl="Vanaf", en="From")
_STATUS = Text(nl="Stand van de melding", en="State of the notification")
_SENT = Text(nl="Gemeld op", en="Notified on")
_REFERENCE = Text(nl="Kenmerk", en="Reference")
_DECLARES = Text(
    nl="Ondergetekende meldt dat hij of zij van het opkopen van gebruikte of ongeregelde goederen een beroep of "
    "gewoonte maakt, op de plaats die hierboven staat. Wijzigingen meldt hij of zij opnieuw.",
    en="The undersigned notifies that he or she makes a profession or habit of buying used or irregular goods, at "
    "the place stated above. Changes will be notified again.",
)
_SIGN = Text(nl="Handtekening handelaar", en="Dealer's signature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """What is notified. `goods` are keys of categories; `status` is said as it stands (empty for not sent yet)."""

    goods: Sequence[str]
    contact: str = ""
    since: date | None = None
    sent_on: date | None = None
    reference: str = ""
    status: str = ""


def notification_letter(notification: Notification, sheet: Sheet) -> bytes:
    """The notification on paper, to send or to keep. Raises NotTypeset."""

    def write(pen: Pen) -> Body:
        shop = sheet.shop
        facts: list[list[object]] = [
            [pen.say(_WHO), shop_lines(shop, pen)],
            [pen.say(_MUNICIPALITY), [pen.show(shop.municipality)]],
            [pen.say(_GOODS), [", ".join(pen.category({"category": key}) for key in notification.goods) or "–"]],
        ]
        for label, value in (
            (_CONTACT, pen.show(notification.contact)),
            (_SINCE, figures.day(notification.since.isoformat()) if notification.since else ""),
            (_SENT, figures.day(notification.sent_on.isoformat()) if notification.sent_on else ""),
            (_REFERENCE, pen.show(notification.reference)),
            (_STATUS, pen.show(notification.status)),
        ):
            if value:
                facts.append([pen.say(label), [value]])
        place: JsonObject = {"label": pen.say(_SIGN), "name": pen.show(shop.dealer), "picture": "", "alt": ""}
        return Body(
            title=pen.say(_TITLE),
            subtitle=pen.say(_SUBTITLE, municipality=pen.show(shop.municipality)),
            data={"facts": facts, "declares": [pen.say(_DECLARES)], "signatures": [place]},
        )

    return set_sheet("notification.typ", sheet, write)
