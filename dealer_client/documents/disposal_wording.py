"""The words of what leaves the shop with goods: sales receipt, ownership certificate, police hand-over receipt."""

from __future__ import annotations

from dealer_client.register.wording import Text

SALE = Text(nl="Aankoopbewijs", en="Sales receipt")
SALE_SUBTITLE = Text(nl="Verkoop {number} · {day}", en="Sale {number} · {day}")
CERTIFICATE = Text(nl="Eigendomsbewijs", en="Ownership certificate")
CERTIFICATE_SUBTITLE = Text(nl="Goed {item} · verkocht op {day}", en="Item {item} · sold on {day}")
POLICE = Text(nl="Bewijs van afgifte aan de politie", en="Police hand-over receipt")
POLICE_SUBTITLE = Text(nl="Afgifte {number} · {day}", en="Hand-over {number} · {day}")

BUYER = Text(nl="Koper", en="Buyer")
SELLER = Text(nl="Verkoper", en="Seller")
DEALER = Text(nl="Afgegeven door", en="Handed over by")
SOLD_ON = Text(nl="Datum van verkoop", en="Date of sale")
PAYMENT = Text(nl="Betaling", en="Payment")
CASE_NUMBER = Text(nl="Zaaknummer", en="Case number")
STATION = Text(nl="Politiebureau", en="Police station")
OFFICER = Text(nl="Ontvangen door", en="Received by")
BADGE = Text(nl="dienstnummer {badge}", en="badge number {badge}")
REGISTERED_AS = Text(nl="Ingeschreven onder", en="Registered as")
NUMBER_OF_SALE = Text(nl="verkoop {number}", en="sale {number}")
NUMBER_OF_HAND_OVER = Text(nl="afgifte {number}", en="hand-over {number}")
NUMBER_OF_ITEM = Text(nl="goed {number}", en="item {number}")
ITEM = Text(nl="Goed", en="Item")
NUMBERS = Text(nl="Nummers op het goed", en="Numbers on the item")
PRICE = Text(nl="Prijs", en="Price")

COLUMNS = (
    Text(nl="Volgnummer", en="Number"),
    Text(nl="Omschrijving", en="Description"),
    Text(nl="Bedrag", en="Amount"),
)
POLICE_COLUMNS = (*COLUMNS[:2], Text(nl="Nummers op het goed", en="Numbers on the item"))
TOTAL = Text(nl="Totaal", en="Total")

MARGIN_NOTE = Text(
    nl="Over de marge is btw verschuldigd; die staat niet apart op dit bewijs en is niet aftrekbaar.",
    en="VAT is due on the margin; it is not shown separately on this receipt and cannot be deducted.",
)
CERTIFIES = (
    Text(
        nl="{dealer} verklaart het hieronder beschreven goed op {day} te hebben verkocht aan de genoemde koper.",
        en="{dealer} declares to have sold the item described below to the buyer named on {day}.",
    ),
    Text(
        nl="De inkoop van het goed staat in het inkoopregister{bought} en de verkoop in het verkoopregister{sold}, "
        "onder de genoemde nummers.",
        en="The purchase of the item stands in the purchase register{bought} and its sale in the sales register{sold}, "
        "under the numbers stated.",
    ),
)
POLICE_DECLARES = (
    Text(
        nl="De hieronder beschreven goederen zijn op {day} afgegeven aan de politie.",
        en="The goods described below were handed over to the police on {day}.",
    ),
)
SIGN_DEALER = Text(nl="Handtekening dealer", en="Dealer's signature")
SIGN_OFFICER = Text(nl="Handtekening politie", en="Officer's signature")
