"""The words of the stock."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.item_life import ItemState
from dealer_client.register.wording import Text

TITLE = Text(nl="Voorraad", en="Stock")
PAGES = (
    Text(nl="Goederen", en="Items"),
    Text(nl="Wat komt vrij", en="Becoming free"),
    Text(nl="Tellen", en="Count"),
)
STATES: Mapping[ItemState, tuple[str, str, Text]] = MappingProxyType(
    {
        ItemState.IN_HOLD: ("lock", "attention", Text(nl="bewaren", en="in hold")),
        ItemState.FREE: ("lock-open", "ok", Text(nl="vrij", en="free")),
        ItemState.RESERVED: ("user", "ok", Text(nl="gereserveerd", en="reserved")),
        ItemState.POLICE_HOLD: ("shield-alert", "blocked", Text(nl="voor de politie", en="police hold")),
        ItemState.GONE: ("arrow-right", "muted", Text(nl="weg", en="gone")),
        ItemState.VOID: ("x", "muted", Text(nl="doorgehaald", en="struck out")),
    }
)
"""Icon, tone and word of what an item is today."""
FILTERS: Mapping[str, tuple[frozenset[ItemState], Text]] = MappingProxyType(
    {
        "here": (
            frozenset({ItemState.IN_HOLD, ItemState.FREE, ItemState.RESERVED, ItemState.POLICE_HOLD}),
            Text(nl="In huis", en="Here"),
        ),
        "hold": (frozenset({ItemState.IN_HOLD}), Text(nl="Bewaren", en="In hold")),
        "free": (frozenset({ItemState.FREE}), Text(nl="Vrij", en="Free")),
        "reserved": (frozenset({ItemState.RESERVED}), Text(nl="Gereserveerd", en="Reserved")),
        "police": (frozenset({ItemState.POLICE_HOLD}), Text(nl="Politie", en="Police")),
        "gone": (frozenset({ItemState.GONE, ItemState.VOID}), Text(nl="Weg", en="Gone")),
        "all": (frozenset(), Text(nl="Alles", en="All")),
    }
)
"""What the list can be narrowed to, by the name of the chip."""
IN_WORDS: Mapping[str, tuple[Text, Text]] = MappingProxyType(
    {
        "here": (Text(nl="1 goed in huis", en="1 item here"), Text(nl="{n} goederen in huis", en="{n} items here")),
        "hold": (
            Text(nl="1 goed nog te bewaren", en="1 item still in hold"),
            Text(nl="{n} goederen nog te bewaren", en="{n} items still in hold"),
        ),
        "free": (
            Text(nl="1 goed vrij om te verkopen", en="1 item free to sell"),
            Text(nl="{n} goederen vrij om te verkopen", en="{n} items free to sell"),
        ),
        "reserved": (
            Text(nl="1 goed gereserveerd", en="1 item reserved"),
            Text(nl="{n} goederen gereserveerd", en="{n} items reserved"),
        ),
        "police": (
            Text(nl="1 goed vastgehouden voor de politie", en="1 item held for the police"),
            Text(nl="{n} goederen vastgehouden voor de politie", en="{n} items held for the police"),
        ),
        "gone": (Text(nl="1 goed dat weg is", en="1 item that is gone"), Text(nl="{n} goederen weg", en="{n} gone")),
        "all": (
            Text(nl="1 goed, in huis of weg", en="1 item, here or gone"),
            Text(nl="{n} goederen, in huis of weg", en="{n} items, here or gone"),
        ),
    }
)
WITH_WORDS = Text(nl="{found}, met ‘{words}’", en="{found}, with ‘{words}’")
SEARCH = Text(nl="Zoek op goed, merk, nummer of volgnummer", en="Search item, brand, number or entry")
STATE = Text(nl="Toon", en="Show")
LIST_NAME = Text(nl="Goederen, nieuwste eerst", en="Items, newest first")
SHEET_NAME = Text(nl="Het gekozen goed", en="The chosen item")
NOTHING = Text(nl="Niets gevonden", en="Nothing found")
NOTHING_MORE = Text(nl="Kies hierboven een andere stand, of zoek anders.", en="Choose another state above, or search.")
SHOW_ALL = Text(nl="Alles in huis tonen", en="Show all that is here")
EMPTY = Text(nl="Er is nog niets in huis", en="Nothing is here yet")
EMPTY_MORE = Text(
    nl="Wat u inkoopt, staat hier tot het weg is, met zijn bewaartermijn.",
    en="What you buy stands here until it is gone, with its hold.",
)
FIRST_PURCHASE = Text(nl="Inkoop", en="Purchase")
NOT_READ = Text(
    nl="De voorraad is nu niet te lezen. Er is niets veranderd. Probeer het nog een keer.",
    en="The stock cannot be read now. Nothing was changed. Try once more.",
)

UNTIL = Text(nl="t/m {day}", en="until {day}")
SINCE = Text(nl="sinds {day}", en="since {day}")
BY = Text(nl="met {entry}", en="by {entry}")

ACQUIRED = Text(nl="Verkregen", en="Acquired")
ACQUIRED_HOW = Text(nl="{kind} van {day}, post {entry}", en="{kind} of {day}, entry {entry}")
SELLER = Text(nl="Aanbieder", en="Seller")
PURCHASE_PRICE = Text(nl="Inkoopprijs", en="Purchase price")
WEIGHT = Text(nl="Gewicht", en="Weight")
FINENESS = Text(nl="Gehalte", en="Fineness")
DESCRIPTION = Text(nl="Omschrijving", en="Description")
HOLD_TERM = Text(nl="Bewaren t/m", en="Hold until")
IN_HOLD = Text(nl="Bewaren t/m {day}", en="Hold until {day}")
IN_HOLD_MORE = Text(nl="Vrij vanaf {free}. Bron: {source}", en="Free from {free}. Source: {source}")
NOT_ALTER = Text(nl="Niet veranderen, ook niet schoonmaken of repareren.", en="Do not alter, clean or repair it.")
FREE = Text(nl="Vrij sinds {day}", en="Free since {day}")
FREE_MORE = Text(nl="Mag worden verkocht.", en="May be sold.")
RESERVED = Text(nl="Gereserveerd voor een klant", en="Reserved for a customer")
RESERVED_MORE = Text(nl="Vrij sinds {day}.", en="Free since {day}.")
HELD = Text(nl="Vastgehouden voor de politie", en="Held for the police")
HELD_MORE = Text(
    nl="Sinds {at} door {name}. Kenmerk: {reference}. Reden: {reason}",
    en="Since {at} by {name}. Reference: {reference}. Reason: {reason}",
)
HELD_AFTER_MATCH = Text(
    nl="Sinds {at}, want het is geregistreerd als gestolen. Kenmerk: {reference}",
    en="Since {at}, as it is registered stolen. Reference: {reference}",
)
MATCHED = Text(nl="Er is een melding over dit goed", en="There is a message about this item")
MATCHED_MORE = Text(nl="Lees bij Meldingen (F6) wat u doet.", en="Read under Messages (F6) what to do.")
GONE = Text(nl="Weg met post {entry}", en="Gone with entry {entry}")
VOID = Text(nl="Doorgehaald met post {entry}", en="Struck out by entry {entry}")
VOID_MORE = Text(nl="Volgens het boek kwam dit goed nooit binnen.", en="By the book this item never came in.")

MORE_WAYS = Text(nl="Anders afgeven …", en="Other ways out …")
RESERVE = Text(nl="Reserveren", en="Reserve")
UNRESERVE = Text(nl="Reservering opheffen", en="Lift reservation")
HOLD_FOR_POLICE = Text(nl="Vasthouden voor politie …", en="Hold for police …")
RELEASE = Text(nl="Vrijgeven …", en="Release …")
TO_ENTRY = Text(nl="Post bekijken", en="See entry")
DONE: Mapping[str, Text] = MappingProxyType(
    {
        "reserve": Text(nl="{item} is gereserveerd", en="{item} is reserved"),
        "unreserve": Text(nl="{item} is niet meer gereserveerd", en="{item} is not reserved any more"),
        "hold": Text(nl="{item} wordt vastgehouden voor de politie", en="{item} is held for the police"),
        "release": Text(nl="{item} is vrijgegeven", en="{item} was released"),
    }
)
ONCE_MORE = Text(nl="Er is niets veranderd. Probeer het nog een keer.", en="Nothing was changed. Try once more.")
HOLD_ABOUT = Text(
    nl="Het goed blijft hier tot de politie is geweest. Het kan dan alleen aan de politie worden afgegeven.",
    en="The item stays here until the police have been. It can then only be handed to the police.",
)
RELEASE_ABOUT = Text(
    nl="Geef alleen vrij wat de politie niet meer nodig heeft. Wie het vrijgaf en waarom, blijft in het boek.",
    en="Release only what the police do not need any more. Who released it and why stays in the book.",
)
REFERENCE = Text(nl="Kenmerk van de politie", en="Reference of the police")
REASON = Text(nl="Reden", en="Reason")
KEEP = Text(nl="Vasthouden", en="Hold")
LET_GO = Text(nl="Vrijgeven", en="Release")
BACK = Text(nl="Terug", en="Back")

CALENDAR_ABOUT = Text(
    nl="{n} goederen komen vrij in de komende {days} dagen", en="{n} items become free in the next {days} days"
)
CALENDAR_ONE = Text(nl="1 goed komt vrij in de komende {days} dagen", en="1 item becomes free in the next {days} days")
CALENDAR_NONE = Text(nl="Niets komt vrij in de komende {days} dagen", en="Nothing becomes free in the next {days} days")
CALENDAR_NONE_MORE = Text(
    nl="Goederen die u nog moet bewaren, staan hier op de dag dat ze vrijkomen.",
    en="Items that are still in hold stand here on the day that they become free.",
)
CALENDAR_NOT_READ = Text(nl="Nu niet te lezen wat vrijkomt", en="What becomes free cannot be read now")
TODAY = Text(nl="vandaag", en="today")
TOMORROW = Text(nl="morgen", en="tomorrow")
WEEKDAYS = (
    Text(nl="maandag", en="Monday"),
    Text(nl="dinsdag", en="Tuesday"),
    Text(nl="woensdag", en="Wednesday"),
    Text(nl="donderdag", en="Thursday"),
    Text(nl="vrijdag", en="Friday"),
    Text(nl="zaterdag", en="Saturday"),
    Text(nl="zondag", en="Sunday"),
)
DAY_COUNT = Text(nl="{n} goederen", en="{n} items")
DAY_ONE = Text(nl="1 goed", en="1 item")
CALENDAR_NAME = Text(nl="Dagen waarop goederen vrijkomen", en="Days on which items become free")

COUNT = Text(nl="Voorraad tellen", en="Count the stock")
COUNT_ABOUT = Text(
    nl="Loop langs de schappen en scan elk etiket. Een frame- of serienummer mag ook. Elke scan wordt meteen bewaard: "
    "u kunt stoppen en later verder gaan.",
    en="Walk along the shelves and scan every label. A frame or serial number will do too. Each scan is kept at once: "
    "you can stop and go on later.",
)
BEGIN_COUNT = Text(nl="Telling beginnen", en="Begin a count")
SCAN_HERE = Text(nl="Scan of typ een nummer", en="Scan or type a number")
COUNTED = Text(nl="{n} gescand", en="{n} scanned")
UNKNOWN_SCANS = Text(nl="Niet in dit boek: {n}", en="Not in this book: {n}")
LAST_SCANS = Text(nl="Laatste scans", en="Last scans")
NOT_IN_BOOK = Text(nl="niet in dit boek", en="not in this book")
END_UNEXPECTED = Text(
    nl="Alles is gevonden, maar {n} keer werd iets gescand dat hier niet hoort te zijn. Dat komt in het rapport. Kies "
    "nog een keer Telling afsluiten om te stoppen.",
    en="All was found, but {n} times something was scanned that should not be here. That goes into the report. Choose "
    "End the count once more to end.",
)
COUNT_SINCE = Text(nl="Telling {n}, begonnen op {at}", en="Count {n}, begun on {at}")
OUTCOMES: Mapping[str, tuple[str, str, Text]] = MappingProxyType(
    {
        "found": ("circle-check", "ok", Text(nl="{code} gevonden: {goods}", en="{code} found: {goods}")),
        "again": ("info", "muted", Text(nl="{code} was al gescand: {goods}", en="{code} was scanned already: {goods}")),
        "gone": (
            "triangle-alert",
            "attention",
            Text(nl="{code} hoort hier niet meer te zijn: {goods}", en="{code} should not be here any more: {goods}"),
        ),
        "unknown": (
            "triangle-alert",
            "attention",
            Text(nl="{code} staat niet in dit boek", en="{code} is not in this book"),
        ),
    }
)
COMPARE = Text(nl="Vergelijken met het boek", en="Compare with the book")
END_COUNT = Text(nl="Telling afsluiten", en="End the count")
END_ONCE_MORE = Text(
    nl="{n} goederen zijn nog niet gevonden. Kies nog een keer Telling afsluiten om toch te stoppen.",
    en="{n} items were not found yet. Choose End the count once more to end all the same.",
)
END_ONCE_MORE_ONE = Text(
    nl="1 goed is nog niet gevonden. Kies nog een keer Telling afsluiten om toch te stoppen.",
    en="1 item was not found yet. Choose End the count once more to end all the same.",
)
FOUND_OF = Text(nl="{found} van {expected} gevonden", en="{found} of {expected} found")
MISSING = Text(nl="Niet gevonden", en="Not found")
UNEXPECTED = Text(nl="Gevonden, maar niet verwacht", en="Found, but not expected")
ALL_THERE = Text(nl="Alles wat er hoort te zijn, is gevonden.", en="All that should be here was found.")
ENDED = Text(nl="Telling {n} van {at}, door {name}", en="Count {n} of {at}, by {name}")
NO_COUNT_YET = Text(nl="Er is nog niet geteld.", en="No count was made yet.")
ITEM_COLUMNS = (Text(nl="Nummer", en="Number"), Text(nl="Goed", en="Item"), Text(nl="Inkoopprijs", en="Purchase price"))
PRINT_REPORT = Text(nl="Rapport afdrukken", en="Print report")
REPORT_NAME = Text(nl="Telling {n}", en="Stock count {n}")
REPORT_FILE = Text(nl="telling-{series}-{n}.pdf", en="stock-count-{series}-{n}.pdf")
PRACTICE_FILE = Text(nl="oefenen-{name}", en="practice-{name}")
COUNT_SHEET = Text(nl="Uitslag van de telling", en="Result of the count")
