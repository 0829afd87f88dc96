"""The words of the register's place."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.draft import DocumentKind, EntryKind, PaymentMethod
from dealer_client.register.listing import UploadState
from dealer_client.register.wording import Text

TITLE = Text(nl="Register", en="Register")
SEARCH = Text(nl="Zoek op naam, goed, merk, nummer of volgnummer", en="Search name, item, brand, number or entry")
LIST_NAME = Text(nl="Regels van het register, nieuwste eerst", en="Lines of the register, newest first")
SHEET_NAME = Text(nl="De gekozen post", en="The chosen entry")
ALL_ITEMS = Text(nl="{n} regels, nieuwste eerst", en="{n} lines, newest first")
ONE_ITEM = Text(nl="1 regel", en="1 line")
FOUND = Text(nl="{n} van {all} goederen met ‘{words}’", en="{n} of {all} items with ‘{words}’")
FOUND_WITH = Text(nl="{n} van {all} regels: {filter}", en="{n} of {all} lines: {filter}")
NOTHING_FOUND = Text(nl="Niets gevonden met ‘{words}’", en="Nothing found with ‘{words}’")
NOTHING_WITH = Text(nl="Niets gevonden: {filter}", en="Nothing found: {filter}")
WITH_WORDS = Text(nl="met ‘{words}’", en="with ‘{words}’")
SIDES: Mapping[str, Text] = MappingProxyType(
    {
        "all": Text(nl="Alles", en="All"),
        "in": Text(nl="Inkoop", en="Purchases"),
        "out": Text(nl="Verkoop en afgifte", en="Sales and disposals"),
    }
)
SIDES_IN_WORDS: Mapping[str, Text] = MappingProxyType(
    {"in": Text(nl="ingekocht", en="bought"), "out": Text(nl="verkocht of afgegeven", en="sold or gone")}
)
SIDE = Text(nl="Register", en="Register")
FILTER = Text(nl="Filter", en="Filter")
FILTER_FIRST = Text(nl="Van", en="From")
FILTER_LAST = Text(nl="Tot en met", en="To")
FILTER_CATEGORY = Text(nl="Soort", en="Kind")
FILTER_STATE = Text(nl="Stand", en="State")
FILTER_STAFF = Text(nl="Medewerker", en="Staff")
FILTER_PARTY = Text(nl="Aanbieder of koper", en="Seller or buyer")
ANY = Text(nl="alle", en="any")
FROM_DAY = Text(nl="vanaf {day}", en="from {day}")
TO_DAY = Text(nl="t/m {day}", en="to {day}")
BY_STAFF = Text(nl="door {name}", en="by {name}")
OF_PARTY = Text(nl="van of aan ‘{words}’", en="of or to ‘{words}’")
TRY_OTHERWISE = Text(
    nl="Het begin van een woord is genoeg: een naam, een merk, een nummer, of een volgnummer als A-000123.",
    en="The beginning of a word is enough: a name, a brand, a number, or an entry such as A-000123.",
)
TRY_WIDER = Text(
    nl="Maak de periode langer, of zet een deel van het filter uit.",
    en="Make the period longer, or take a part of the filter away.",
)
CLEAR = Text(nl="Alles tonen", en="Show all")
EMPTY = Text(nl="Het inkoopregister is nog leeg", en="The purchase register is still empty")
EMPTY_STEP = Text(
    nl="Elke inkoop die u vastlegt, staat hier meteen, met zijn volgnummer en bewaartermijn.",
    en="Every purchase that you record stands here at once, with its number and hold.",
)
FIRST_PURCHASE = Text(nl="Eerste inkoop", en="First purchase")
NOT_READ = Text(
    nl="Het register is nu niet te lezen. Er is niets veranderd. Ga naar een andere plaats en kom terug om het nog een "
    "keer te proberen.",
    en="The register cannot be read now. Nothing was changed. Go to another place and come back to try once more.",
)
STRUCK = Text(nl="doorgehaald", en="struck out")
LEFT = Text(nl="weg, {entry}", en="gone, {entry}")
GONE = Text(nl="Niet meer in huis", en="Not here any more")
MATCHED = Text(nl="melding", en="message")
UNTIL = Text(nl="t/m {day}", en="until {day}")

UPLOADS: Mapping[UploadState, tuple[str, str, Text]] = MappingProxyType(
    {
        UploadState.WAITING: ("cloud-upload", "muted", Text(nl="te versturen", en="to be sent")),
        UploadState.ACCEPTED: ("cloud-check", "ok", Text(nl="verstuurd", en="sent")),
        UploadState.REJECTED: ("cloud-alert", "blocked", Text(nl="geweigerd", en="refused")),
    }
)
"""Icon, tone and word of how far an entry is on its way to the central register."""

KINDS: Mapping[EntryKind, Text] = MappingProxyType(
    {
        EntryKind.PURCHASE: Text(nl="Inkoop", en="Purchase"),
        EntryKind.TRADE_IN: Text(nl="Inruil", en="Trade-in"),
        EntryKind.CONSIGNMENT: Text(nl="Consignatie", en="Consignment"),
        EntryKind.PLEDGE: Text(nl="Pand", en="Pledge"),
        EntryKind.GIFT: Text(nl="Gekregen", en="Gift"),
        EntryKind.FOUND: Text(nl="Gevonden", en="Found"),
        EntryKind.SALE: Text(nl="Verkoop", en="Sale"),
        EntryKind.MELT: Text(nl="Gesmolten", en="Melted"),
        EntryKind.RETURN: Text(nl="Teruggegeven", en="Given back"),
        EntryKind.POLICE: Text(nl="Aan de politie", en="To the police"),
        EntryKind.DESTROYED: Text(nl="Vernietigd", en="Destroyed"),
        EntryKind.CORRECTION: Text(nl="Verbetering", en="Correction"),
        EntryKind.VOID: Text(nl="Doorhaling", en="Struck out"),
        EntryKind.INSPECTION: Text(nl="Controle", en="Inspection"),
        EntryKind.ERASURE: Text(nl="Gewiste persoonsgegevens", en="Erased personal data"),
    }
)
DOCUMENTS: Mapping[str, Text] = MappingProxyType(
    {
        DocumentKind.PASSPORT.value: Text(nl="Paspoort", en="Passport"),
        DocumentKind.IDENTITY_CARD.value: Text(nl="Identiteitskaart", en="Identity card"),
        DocumentKind.DRIVING_LICENCE.value: Text(nl="Rijbewijs", en="Driving licence"),
        DocumentKind.RESIDENCE_PERMIT.value: Text(nl="Verblijfsdocument", en="Residence permit"),
    }
)
PAYMENTS: Mapping[str, Text] = MappingProxyType(
    {
        PaymentMethod.CASH.value: Text(nl="contant", en="cash"),
        PaymentMethod.BANK.value: Text(nl="per bank", en="by bank"),
        PaymentMethod.CARD.value: Text(nl="met pas", en="by card"),
    }
)

RECEIVED_BY: Mapping[str, Text] = MappingProxyType(
    {
        PaymentMethod.CASH.value: Text(nl="contant", en="in cash"),
        PaymentMethod.BANK.value: Text(nl="per bank", en="by bank"),
        PaymentMethod.CARD.value: Text(nl="met pas", en="by card"),
    }
)

RECORDED_AT = Text(nl="{kind}, vastgelegd op {at} door {staff}", en="{kind}, recorded on {at} by {staff}")
ITEM = Text(nl="Goed {number}", en="Item {number}")
OTHER_ITEMS = Text(nl="Ook in deze post", en="Also in this entry")
KIND_OF_ITEM = Text(nl="Soort", en="Kind")
BRAND = Text(nl="Merk, model", en="Brand, model")
DESCRIPTION = Text(nl="Omschrijving", en="Description")
COLOUR = Text(nl="Kleur", en="Colour")
FEATURES = Text(nl="Kenmerken", en="Features")
CONDITION = Text(nl="Staat", en="Condition")
STONES = Text(nl="Stenen", en="Stones")
FINENESS = Text(nl="Gehalte", en="Fineness")
WEIGHT = Text(nl="Gewicht", en="Weight")
PRICE = Text(nl="Prijs", en="Price")
HOLD = Text(nl="Bewaren t/m", en="Hold until")
SELLER = Text(nl="Aanbieder", en="Seller")
NAME = Text(nl="Naam", en="Name")
BORN = Text(nl="Geboren", en="Born")
FIRM = Text(nl="Namens firma", en="For firm")
KVK = Text(nl="KvK-nummer", en="Company no.")
VAT_NUMBER = Text(nl="Btw-nummer", en="VAT number")
NATIONALITY = Text(nl="Nationaliteit", en="Nationality")
ADDRESS = Text(nl="Adres", en="Address")
DOCUMENT = Text(nl="Document", en="Document")
ISSUED = Text(nl="Afgegeven", en="Issued")
EXPIRES = Text(nl="Geldig t/m", en="Valid until")
CHECKED = Text(nl="Nagezien", en="Checked")
BY_SCANNER = Text(nl="met de scanner gelezen", en="read by the scanner")
BY_SCANNER_THEN_CHANGED = Text(
    nl="met de scanner gelezen, daarna met de hand gewijzigd", en="read by the scanner, then changed by hand"
)
BY_CLERK = Text(nl="door de medewerker overgetypt", en="typed over by the clerk")
ERASED = Text(
    nl="De persoonsgegevens zijn gewist. De post zelf staat ongewijzigd in het boek.",
    en="The personal data was erased. The entry itself stands in the book unchanged.",
)
DEAL = Text(nl="Afspraak", en="Deal")
ACQUIRED = Text(nl="Verkregen op", en="Acquired on")
PAID = Text(nl="Betaald", en="Paid")
PAID_HOW = Text(nl="{total} {method}", en="{total} {method}")
IBAN = Text(nl="IBAN", en="IBAN")
REASON = Text(nl="Reden om door te gaan", en="Reason to go on")

BUYER = Text(nl="Koper", en="Buyer")
RECEIVER = Text(nl="Teruggegeven aan", en="Given back to")
POLICE = Text(nl="Politie", en="Police")
CASE = Text(nl="Zaak", en="Case")
OFFICER = Text(nl="Agent", en="Officer")
HAPPENED = Text(nl="Datum", en="Date")
RECEIVED = Text(nl="Ontvangen", en="Received")
REMARK = Text(nl="Opmerking", en="Remark")
ITEM_OF = Text(nl="Goed", en="Item")

VOIDED = Text(nl="Doorgehaald met post {entry}: telt niet meer mee", en="Struck out by entry {entry}: counts no more")
HISTORY = Text(nl="Verbeteringen", en="Corrections")
CORRECTED_BY = Text(nl="Verbeterd met post {entry}", en="Corrected by entry {entry}")
CHANGED = Text(nl="{field}: {old} → {new}", en="{field}: {old} → {new}")
AMENDED_BY = Text(nl="Op {at} door {name}.", en="On {at} by {name}.")
BECAUSE = Text(nl="Reden: {reason}", en="Reason: {reason}")
CORRECT = Text(nl="Verbeteren …", en="Correct …")
STRIKE_OUT = Text(nl="Doorhalen …", en="Strike out …")
CORRECTING = Text(nl="Post {entry} verbeteren", en="Correct entry {entry}")
CORRECTING_ABOUT = Text(
    nl="Verander wat niet klopt. De oude waarden blijven in het boek staan, met wie het verbeterde en waarom.",
    en="Change what is wrong. The old values stay in the book, with who corrected them and why.",
)
VOIDING = Text(nl="Post {entry} doorhalen", en="Strike out entry {entry}")
VOIDING_ABOUT = Text(
    nl="De hele post telt dan niet meer mee, maar blijft leesbaar in het boek. Het volgnummer wordt niet opnieuw "
    "gebruikt. Klopt er maar één veld niet, verbeter dan.",
    en="The whole entry then counts no more, but stays legible in the book. Its number is not used again. If only one "
    "field is wrong, correct it instead.",
)
ANOTHER_ITEM = Text(
    nl="Een goed te veel of te weinig, of een verkeerde foto? Dat is een andere inkoop: haal deze post door en leg hem "
    "opnieuw vast. Wat wel klopt, hoeft u niet over te typen.",
    en="An item too many or too few, or a wrong photo? That is another purchase: strike this entry out and record it "
    "anew. What is right need not be typed again.",
)
VOID_AND_TAKE_OVER = Text(nl="Doorhalen en overnemen …", en="Strike out and take over …")
TAKE_OVER = Text(nl="Overnemen in een nieuwe inkoop", en="Take over into a new purchase")
TAKE_OVER_ABOUT = Text(
    nl="De gegevens staan daarna bij de geparkeerde inkopen. De bewaartermijn begint opnieuw.",
    en="The details then stand among the parked purchases. The hold begins anew.",
)
TAKEN_OVER_NOW = Text(
    nl="Post {entry} is doorgehaald met post {by}. De gegevens staan geparkeerd.",
    en="Entry {entry} was struck out by entry {by}. The details are parked.",
)
AMEND_REASON = Text(nl="Reden", en="Reason")
CORRECT_BUTTON = Text(nl="Verbetering vastleggen", en="Record the correction")
VOID_BUTTON = Text(nl="Post doorhalen", en="Strike out the entry")
BACK = Text(nl="Terug", en="Back")
NOTHING_TO_CORRECT = Text(nl="Niets te verbeteren", en="Nothing to correct")
NOTHING_CHANGED = Text(nl="Verander eerst een veld.", en="Change a field first.")
CORRECTED_NOW = Text(nl="Post {entry} is verbeterd met post {by}", en="Entry {entry} was corrected by entry {by}")
VOIDED_NOW = Text(nl="Post {entry} is doorgehaald met post {by}", en="Entry {entry} was struck out by entry {by}")
GROUPS: Mapping[str, Text] = MappingProxyType(
    {
        "item": Text(nl="Goed {n}", en="Item {n}"),
        "seller": Text(nl="Aanbieder", en="Seller"),
        "document": Text(nl="Document", en="Document"),
        "address": Text(nl="Adres", en="Address"),
        "firm": Text(nl="Firma waarvoor de aanbieder kwam", en="Firm that the seller came for"),
        "buyer": Text(nl="Koper", en="Buyer"),
        "receiver": Text(nl="Teruggegeven aan", en="Given back to"),
        "police": Text(nl="Politie", en="Police"),
        "deal": Text(nl="Afspraak", en="Deal"),
    }
)

ON_HOLD = Text(nl="Bewaren t/m {day}", en="Hold until {day}")
ON_HOLD_MORE = Text(
    nl="Niet verkopen of veranderen. Vrij vanaf {free}. Bron: {source}",
    en="Do not sell or change. Free from {free}. Source: {source}",
)
POLICE_HOLD = Text(nl="Vasthouden voor de politie", en="Hold for the police")
POLICE_HOLD_MORE = Text(
    nl="Niet verkopen, veranderen of teruggeven. In Voorraad (F4) staat waarom en sinds wanneer.",
    en="Do not sell, change or give back. Stock (F4) says why and since when.",
)
FREE = Text(nl="Vrij sinds {free}", en="Free since {free}")
FREE_MORE = Text(nl="De bewaartermijn liep t/m {day}. Bron: {source}", en="The hold ran until {day}. Source: {source}")

WHERE_IT_STANDS = Text(nl="Boek en centraal register", en="Book and central register")
MESSAGE = Text(nl="Er is een melding over goed {number}", en="There is a message about item {number}")
MESSAGE_MORE = Text(nl="{what}. Lees bij Meldingen (F6) wat u doet.", en="{what}. Read under Messages (F6) what to do.")
IN_BOOK = Text(
    nl="Staat in het boek, onder de handtekening van de balie", en="In the book, under the counter's signature"
)
IN_BOOK_MORE = Text(
    nl="Zojuist nagerekend: post {n} van {size}, ongewijzigd sinds de vastlegging.",
    en="Computed again just now: entry {n} of {size}, unchanged since it was recorded.",
)
NOT_IN_BOOK = Text(nl="Deze post past niet bij het ondertekende boek", en="This entry does not fit the signed book")
NOT_IN_BOOK_MORE = Text(
    nl="Er is iets veranderd buiten dit programma om. Ga niet verder met vastleggen; maak een kopie van de map met het "
    "profiel en vraag hulp.",
    en="Something was changed outside this program. Record nothing more; make a copy of the profile's folder and ask "
    "for help.",
)
SENT = Text(nl="Verstuurd naar het centraal register", en="Sent to the central register")
CONFIRMED = Text(nl="Het centraal register heeft ervoor getekend", en="The central register has signed for it")
CONFIRMED_MORE = Text(nl="Op {at}, voor {size} posten.", en="On {at}, for {size} entries.")
NOT_CONFIRMED_YET = Text(
    nl="De handtekening van het register komt nog.", en="The register's signature is still to come."
)
WAITING = Text(nl="Nog niet verstuurd naar het centraal register", en="Not sent to the central register yet")
WAITING_MORE = Text(
    nl="De post staat veilig in het boek. Versturen gaat vanzelf zodra er verbinding is.",
    en="The entry is safe in the book. It is sent by itself as soon as there is a connection.",
)
NOT_ENROLLED_MORE = Text(
    nl="De post staat veilig in het boek. Deze balie is nog niet aangemeld bij een centraal register.",
    en="The entry is safe in the book. This counter is not enrolled with a central register yet.",
)
REFUSED = Text(nl="Het centraal register nam deze post niet aan", en="The central register did not take this entry")
REFUSED_MORE = Text(nl="De post blijft veilig in het boek.", en="The entry stays safe in the book.")

ABOUT_ENTRY = Text(nl="Over post", en="About entry")
CORRECTION_MORE = Text(
    nl="Wat er is verbeterd, en waarom, staat op het blad van post {entry}.",
    en="The sheet of entry {entry} says what was corrected, and why.",
)
VOID_MORE = Text(
    nl="Waarom de post is doorgehaald, staat op het blad van post {entry}.",
    en="The sheet of entry {entry} says why it was struck out.",
)
INSPECTOR = Text(nl="Inspecteur", en="Inspector")
BADGE = Text(nl="Penningnummer", en="Badge")
SERVICE = Text(nl="Dienst", en="Service")
INSPECTION_BEGAN = Text(nl="Begonnen", en="Began")
INSPECTION_BROKEN_OFF = Text(
    nl="Het programma stopte voordat de controle was afgesloten.",
    en="The program ended before the inspection did.",
)
LOOKED_AT = Text(nl="Bekeken", en="Looked at")
ERASED_OF = Text(nl="Gewist van", en="Erased of")
ERASED_MORE = Text(
    nl="De posten zelf blijven staan, met hun goederen en bedragen.",
    en="The entries themselves stay, with their goods and amounts.",
)
