"""The words of the place where goods go out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.draft import EntryKind, PaymentMethod
from dealer_client.register.wording import Text

TITLE = Text(nl="Verkoop", en="Sale")
SUBTITLE = Text(nl="wordt post {number}", en="becomes entry {number}")
KINDS: Mapping[EntryKind, Text] = MappingProxyType(
    {
        EntryKind.SALE: Text(nl="Verkopen", en="Sell"),
        EntryKind.RETURN: Text(nl="Teruggeven", en="Give back"),
        EntryKind.POLICE: Text(nl="Aan de politie", en="To the police"),
        EntryKind.MELT: Text(nl="Smelten", en="Melt"),
        EntryKind.DESTROYED: Text(nl="Vernietigen", en="Destroy"),
    }
)
"""The ways out, in the order of their keys."""

GOODS = Text(nl="Goederen", en="Items")
FIND = Text(
    nl="Scan het etiket, of typ een nummer, merk of soort", en="Scan the label, or type a number, brand or kind"
)
FIND_NAME = Text(nl="Goed", en="Item")
FOUND_NAME = Text(nl="Gevonden goederen", en="Items found")
NOTHING_FOUND = Text(nl="Niets in huis met ‘{words}’", en="Nothing here with ‘{words}’")
EMPTY = Text(nl="Wat gaat er weg?", en="What goes out?")
EMPTY_MORE = Text(
    nl="Scan het etiket van het goed, waar u ook staat in het scherm, of zoek het hierboven.",
    en="Scan the item's label, wherever you are on the screen, or find it above.",
)
PRICE = Text(nl="Prijs", en="Price")
PRICE_OF = Text(nl="Prijs van {item}", en="Price of {item}")
REMOVE = Text(nl="{item} weghalen", en="Remove {item}")
TWICE = Text(nl="{item} staat er al bij.", en="{item} is here already.")
UNKNOWN = Text(nl="{item} staat niet in dit boek.", en="{item} is not in this book.")

RECEIVERS: Mapping[EntryKind, Text] = MappingProxyType(
    {
        EntryKind.SALE: Text(nl="Koper", en="Buyer"),
        EntryKind.RETURN: Text(nl="Aan wie", en="To whom"),
        EntryKind.POLICE: Text(nl="Politie", en="Police"),
        EntryKind.MELT: Text(nl="Smelten", en="Melt"),
        EntryKind.DESTROYED: Text(nl="Vernietigen", en="Destroy"),
    }
)
ABOUT: Mapping[EntryKind, Text] = MappingProxyType(
    {
        EntryKind.SALE: Text(
            nl="Naam en adres komen in het verkoopregister.", en="Name and address go into the sales register."
        ),
        EntryKind.RETURN: Text(
            nl="Wie het goed terugkrijgt, komt in het register.", en="Who gets it back goes into the register."
        ),
        EntryKind.POLICE: Text(
            nl="Vraag naar het zaaknummer en het dienstnummer. De agent krijgt een bewijs mee.",
            en="Ask for the case number and the badge. The officer gets a receipt.",
        ),
        EntryKind.MELT: Text(
            nl="Zet alle goederen van deze partij erbij. Smelten kan niet worden teruggedraaid.",
            en="Add all items of this lot. Melting cannot be undone.",
        ),
        EntryKind.DESTROYED: Text(
            nl="Schrijf op waarom en hoe. Vernietigen kan niet worden teruggedraaid.",
            en="Say why and how. Destroying cannot be undone.",
        ),
    }
)
NAME = Text(nl="Naam of bedrijf", en="Name or firm")
POSTCODE = Text(nl="Postcode", en="Postcode")
NUMBER = Text(nl="Huisnr.", en="No.")
ADDITION = Text(nl="Toev.", en="Addition")
STREET = Text(nl="Straat", en="Street")
CITY = Text(nl="Plaats", en="Town")
COUNTRY = Text(nl="Land", en="Country")
CASE_NUMBER = Text(nl="Zaaknummer", en="Case number")
STATION = Text(nl="Bureau", en="Station")
OFFICER = Text(nl="Naam agent", en="Officer's name")
BADGE = Text(nl="Dienstnummer", en="Badge")
REMARK = Text(nl="Opmerking", en="Remark")

ALL_FREE = Text(nl="Alle goederen zijn vrij", en="All items are free")
ONE_FREE = Text(nl="Dit goed is vrij", en="This item is free")
ALL_FREE_MORE = Text(nl="De bewaartermijn is voorbij.", en="The hold is over.")

DEAL = Text(nl="Betaling", en="Payment")
DEAL_NO_MONEY = Text(nl="Vastleggen", en="Record")
PAID_BY = Text(nl="Betaald met", en="Paid by")
METHODS: Mapping[str, Text] = MappingProxyType(
    {
        PaymentMethod.BANK.value: Text(nl="Bank", en="Bank"),
        PaymentMethod.CASH.value: Text(nl="Contant", en="Cash"),
        PaymentMethod.CARD.value: Text(nl="Pas", en="Card"),
    }
)
"""In the order of a purchase: the hand learns one place."""
TOTAL = Text(nl="Totaal", en="Total")
ITEMS = Text(nl="{n} goederen", en="{n} items")
ONE_ITEM = Text(nl="1 goed", en="1 item")
RECORD = Text(nl="Vastleggen", en="Record")
RECORDING = Text(nl="Bezig met vastleggen …", en="Recording …")
CLEAR = Text(nl="Leegmaken", en="Clear")
CLEAR_ONCE_MORE = Text(
    nl="Druk nog een keer op Ctrl+N om leeg te maken wat u typte.", en="Press Ctrl+N once more to clear what was typed."
)

RECORDED = Text(nl="Vastgelegd", en="Recorded")
NEXT = Text(nl="Volgende klant", en="Next customer")
ON = Text(nl="Verder", en="Continue")
OUT: Mapping[EntryKind, Text] = MappingProxyType(
    {
        EntryKind.SALE: Text(nl="Verkocht: {items}", en="Sold: {items}"),
        EntryKind.RETURN: Text(nl="Teruggegeven: {items}", en="Given back: {items}"),
        EntryKind.POLICE: Text(nl="Aan de politie: {items}", en="To the police: {items}"),
        EntryKind.MELT: Text(nl="Te smelten: {items}", en="To be melted: {items}"),
        EntryKind.DESTROYED: Text(nl="Vernietigd: {items}", en="Destroyed: {items}"),
    }
)
