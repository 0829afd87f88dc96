"""The words of what a seller takes home: purchase statement, purchase receipt and pledge ticket."""

from __future__ import annotations

from dealer_client.register.wording import Text

STATEMENT = Text(nl="Inkoopverklaring", en="Purchase statement")
STATEMENT_SUBTITLE = Text(
    nl="Inkoop van gebruikte goederen{scheme} · post {number}", en="Purchase of used goods{scheme} · entry {number}"
)
RECEIPT = Text(nl="Bewijs van inkoop", en="Purchase receipt")
RECEIPT_SUBTITLE = Text(nl="Post {number} · {kind} · {day}", en="Entry {number} · {kind} · {day}")
PLEDGE = Text(nl="Pandbewijs", en="Pledge ticket")
PLEDGE_SUBTITLE = Text(nl="Pand {number} · beleend op {day}", en="Pledge {number} · pledged on {day}")

BUYER = Text(nl="Koper", en="Buyer")
SELLER = Text(nl="Aanbieder", en="Seller")
PLEDGER = Text(nl="Pandgever", en="Pledger")
DELIVERED_ON = Text(nl="Dag van levering", en="Day of delivery")
PAYMENT = Text(nl="Betaling", en="Payment")
PAYMENT_TO = Text(nl="{method}, {iban}", en="{method}, {iban}")
PAID_ON_TOP = Text(nl="Bijbetaald", en="Paid on top")
BY_SELLER = Text(nl="{amount} door de aanbieder, {method}", en="{amount} by the seller, {method}")
BY_DEALER = Text(nl="{amount} aan de aanbieder, {method}", en="{amount} to the seller, {method}")
DOCUMENT = Text(nl="Identiteitsbewijs", en="Identity document")
REDEEM_BY = Text(nl="In te lossen tot en met", en="To be redeemed by")
TERMS = Text(nl="Afspraken", en="Terms")
EXCHANGE = Text(nl="In ruil voor", en="In exchange for")
HOLD = Text(nl="Bewaartermijn t/m", en="Hold until")

COLUMNS = (
    Text(nl="Volgnummer", en="Number"),
    Text(nl="Aantal", en="Quantity"),
    Text(nl="Omschrijving", en="Description"),
    Text(nl="Bedrag", en="Amount"),
)
TOTAL_PAID = Text(nl="Betaald bedrag", en="Amount paid")
TOTAL_VALUE = Text(nl="Totale waarde", en="Total value")
TOTAL_LENT = Text(nl="Geleend bedrag", en="Amount lent")

# Fields and declaration: domain, section 3 (margin scheme, fundamentvoor.nl 9.8 and vwg.nl).
DECLARES = (
    Text(
        nl="De aanbieder verklaart dat hij of zij de hierboven omschreven goederen op de genoemde dag aan de koper "
        "heeft geleverd en daarvoor het genoemde bedrag heeft gekregen.",
        en="The seller declares to have delivered the goods described above to the buyer on the day stated and to "
        "have been paid the amount stated for them.",
    ),
    Text(
        nl="De aanbieder verklaart dat er voor deze goederen geen btw (omzetbelasting) in aftrek is gebracht.",
        en="The seller declares that no VAT was deducted in respect of these goods.",
    ),
    Text(
        nl="De aanbieder verklaart dat de goederen van hem of haar zijn, en dat hij of zij ze mag verkopen.",
        en="The seller declares that the goods are his or hers and may be sold by him or her.",
    ),
)
RECEIPT_NOTE = Text(
    nl="De goederen staan onder dit nummer in het inkoopregister{law}. Bewaar dit bewijs.",
    en="The goods stand in the purchase register{law} under this number. Keep this receipt.",
)
PLEDGE_NOTE = Text(
    nl="Neem dit bewijs en een geldig identiteitsbewijs mee om het pand in te lossen.",
    en="Bring this ticket and a valid identity document to redeem the pledge.",
)
SIGN_SELLER = Text(nl="Handtekening aanbieder", en="Seller's signature")
SIGN_PLEDGER = Text(nl="Handtekening pandgever", en="Pledger's signature")
SIGN_BUYER = Text(nl="Handtekening koper", en="Buyer's signature")
SIGNATURE_OF = Text(nl="Handtekening van {name}", en="Signature of {name}")
