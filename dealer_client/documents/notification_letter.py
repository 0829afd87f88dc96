"""The notification to the municipality that someone trades in used goods (DOL), on paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.canonical import JsonObject
from dealer_client.register.citation import Cited
from dealer_client.register.notice import Notice, NoticeStatus
from dealer_client.register.wording import Text

from .field_wording import KVK
from .pen import Pen
from .sheet import Body, Sheet, set_sheet

_TITLE = Text(nl="Melding als handelaar", en="Notification as a dealer")
_SUBTITLE = Text(nl="Gemeente {municipality}", en="Municipality of {municipality}")
_WHO = Text(nl="Handelaar", en="Dealer")
_MUNICIPALITY = Text(nl="Gemeente", en="Municipality")
_TRADES = Text(nl="Handelt in", en="Trades in")
_MADE = Text(nl="Gemeld op, door", en="Notified on, by")
_STATUS = Text(nl="Stand van de melding", en="State of the notification")
_REASON = Text(nl="Reden", en="Reason")
_NUMBER = Text(nl="Kenmerk van de melding", en="Reference of the notification")
_DECLARES = Text(
    nl="Ondergetekende meldt dat hij of zij van het opkopen van gebruikte of ongeregelde goederen een beroep of "
    "gewoonte maakt, op de plaats die hierboven staat. Wijzigingen meldt hij of zij opnieuw.",
    en="The undersigned notifies that he or she makes a profession or habit of buying used or irregular goods, at "
    "the place stated above. Changes will be notified again.",
)
_SIGN = Text(nl="Handtekening handelaar", en="Dealer's signature")
_STATES: Mapping[NoticeStatus, Text] = MappingProxyType(
    {
        NoticeStatus.WAITING: Text(nl="nog niet verzonden", en="not sent yet"),
        NoticeStatus.SUBMITTED: Text(nl="ingediend", en="submitted"),
        NoticeStatus.APPROVED: Text(nl="goedgekeurd", en="approved"),
        NoticeStatus.REFUSED: Text(nl="geweigerd", en="refused"),
        NoticeStatus.NOT_TAKEN: Text(nl="niet aangenomen door het register", en="not taken by the register"),
    }
)


def notification_letter(notice: Notice, sheet: Sheet) -> bytes:
    """The notification as it was made, to send or to keep, with how far it has come. Raises NotTypeset."""
    content = notice.content

    def write(pen: Pen) -> Body:
        state = pen.say(_STATES[notice.status])
        municipality = pen.say(_SUBTITLE, municipality=pen.show(content["municipality"]))
        if notice.changed_at is not None:
            state = f"{state}, {sheet.moment(notice.changed_at)}"
        who = [*pen.shown(content, "dealer", "address")]
        if content.get("kvk"):
            who.append(pen.say(KVK, kvk=pen.show(content["kvk"])))
        facts: list[list[object]] = [
            [pen.say(_WHO), who],
            [pen.say(_MUNICIPALITY), [pen.show(content["municipality"])]],
            [pen.say(_TRADES), [", ".join(pen.show(trade) for trade in content["trades"])]],
            [pen.say(_MADE), [f"{sheet.moment(notice.made_at)}, {pen.show(notice.made_by)}"]],
            [pen.say(_STATUS), [state]],
            [pen.say(_NUMBER), [pen.show(notice.notice_id)]],
        ]
        if notice.reason:
            facts.append([pen.say(_REASON), [pen.show(notice.reason)]])
        place: JsonObject = {"label": pen.say(_SIGN), "name": pen.show(content["dealer"]), "picture": "", "alt": ""}
        return Body(
            title=pen.say(_TITLE),
            subtitle=" · ".join(filter(None, (municipality, sheet.law(Cited.NOTIFICATION)))),
            data={"facts": facts, "declares": [pen.say(_DECLARES)], "signatures": [place]},
        )

    return set_sheet("notification.typ", sheet, write)
