"""The words of the extract's page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

from .choice import Register

TITLES: Mapping[Register, Text] = MappingProxyType(
    {
        Register.PURCHASES: Text(nl="Uittreksel inkoopregister", en="Extract from the purchase register"),
        Register.SALES: Text(nl="Uittreksel verkoopregister", en="Extract from the sales register"),
        Register.BOTH: Text(
            nl="Uittreksel inkoop- en verkoopregister", en="Extract from the purchase and sales registers"
        ),
    }
)
EMPTY: Mapping[Register, Text] = MappingProxyType(
    {
        Register.PURCHASES: Text(
            nl="In deze periode is niets in het inkoopregister ingeschreven.",
            en="Nothing was entered in the purchase register in this period.",
        ),
        Register.SALES: Text(
            nl="In deze periode is niets in het verkoopregister ingeschreven.",
            en="Nothing was entered in the sales register in this period.",
        ),
        Register.BOTH: Text(
            nl="In deze periode is niets in het register ingeschreven.",
            en="Nothing was entered in the register in this period.",
        ),
    }
)
NOTHING_CHOSEN = Text(nl="Niets in het register past bij deze keuze.", en="Nothing in the register fits this choice.")
SUBTITLE = Text(nl="{first} t/m {last} · {entries}, {items}", en="{first} to {last} · {entries}, {items}")
ENTRIES = Text(nl="{n} posten", en="{n} entries")
ONE_ENTRY = Text(nl="{n} post", en="{n} entry")
ITEMS = Text(nl="{n} goederen", en="{n} items")
ONE_ITEM = Text(nl="{n} goed", en="{n} item")

CHOSEN = Text(nl="Alleen: {choice}.", en="Only: {choice}.")
CHOSEN_SELLER = Text(nl="personen met ‘{words}’", en="persons with ‘{words}’")
CHOSEN_TEXT = Text(nl="goederen met ‘{words}’", en="items with ‘{words}’")
CHOSEN_CATEGORY = Text(nl="{name}", en="{name}")
CHOSEN_FROM = Text(nl="nummers vanaf {first}", en="numbers from {first}")
CHOSEN_TO = Text(nl="nummers t/m {last}", en="numbers up to {last}")
REDACTED = Text(
    nl="Personen zijn weggelaten. De posten zijn bewezen zonder hen; het volledige register blijft ter inzage.",
    en="Persons are left out. The entries are proven without them; the full register remains open to inspection.",
)

COLUMNS: Mapping[str, Text] = MappingProxyType(
    {
        "number": Text(nl="Volgnummer", en="Number"),
        "date-in": Text(nl="Verkregen", en="Acquired"),
        "date-out": Text(nl="Verkocht", en="Sold"),
        "date": Text(nl="Datum", en="Date"),
        "goods": Text(nl="Goed: soort, merk, type, kenmerken", en="Item: kind, brand, type, features"),
        "identifiers": Text(nl="Nummers op het goed", en="Numbers on the item"),
        "price": Text(nl="Prijs, voorwaarde", en="Price, condition"),
        "person-in": Text(nl="Verkregen van: naam, adres, document", en="Acquired from: name, address, document"),
        "person-out": Text(nl="Koper: naam, adres", en="Buyer: name, address"),
        "person": Text(nl="Verkregen van of afgegeven aan", en="Acquired from or handed to"),
        "hold": Text(nl="Bewaren t/m", en="Hold until"),
        "running": Text(nl="Lopend totaal", en="Running total"),
        "staff": Text(nl="Vastgelegd door", en="Recorded by"),
    }
)
PENDING = Text(nl="niet bevestigd", en="not confirmed")
VOID = Text(nl="DOORGEHAALD", en="STRUCK OUT")
VOIDED_BY = Text(nl="doorgehaald door {number} op {day}", en="struck out by {number} on {day}")
CORRECTED_BY = Text(nl="verbeterd door {number} op {day}: {fields}", en="corrected by {number} on {day}: {fields}")
WAS = Text(nl="{field} (was: {old})", en="{field} (was: {old})")
WAS_EMPTY = Text(nl="{field} (was leeg)", en="{field} (was empty)")
HIDDEN_CHANGE = Text(nl="persoonsgegevens verbeterd door {number}", en="personal data corrected by {number}")
CAME_IN_AS = Text(nl="ingekocht als {item}", en="acquired as {item}")
AS_BEFORE = Text(nl="zie {number}", en="see {number}")
PERSON_LEFT_OUT = Text(nl="persoon weggelaten", en="person left out")
PERSON_ERASED = Text(
    nl="persoon gewist na de bewaartijd ({number})", en="person erased after the retention time ({number})"
)
KNOWN_STOLEN = Text(nl="Staat geregistreerd als gestolen {reference}", en="Is registered as stolen {reference}")
TOTAL = Text(nl="Totaal", en="Total")
TOTAL_PAID = Text(nl="Totaal inkoop", en="Total purchases")
TOTAL_RECEIVED = Text(nl="Totaal verkoop", en="Total sales")
OTHERS = Text(
    nl="Ook in het boek, maar buiten deze periode of keuze en daarom niet op dit uittreksel: {numbers}.",
    en="Also in the book, but outside this period or choice and therefore not on this extract: {numbers}.",
)
YOUNGER = Text(
    nl="Nog niet door het centraal register bevestigd: {numbers}.",
    en="Not yet confirmed by the central register: {numbers}.",
)
BOOK = Text(nl="Boek {series} · {n} posten", en="Book {series} · {n} entries")
SIGNED = Text(nl="Ondertekend door balie {series} op {at}", en="Signed by counter {series} on {at}")
CONFIRMED = Text(
    nl="Centraal register bevestigde t/m {number} op {at}", en="Central register confirmed up to {number} on {at}"
)
NOT_CONFIRMED = Text(
    nl="Nog niets bevestigd door het centraal register", en="Nothing confirmed by the central register yet"
)
CHECK = Text(
    nl="Zelf controleren: open dit PDF-bestand met controle.html of dealer-client verify",
    en="Check it yourself: open this PDF file with controle.html or dealer-client verify",
)
ATTACHMENT = Text(nl="De posten met hun bewijs", en="The entries with their proofs")
QR_ALT = Text(nl="QR-code met de ondertekende stand van het boek", en="QR code with the signed state of the book")
PRACTICE_NOTE = Text(
    nl="Uit het oefenregister: geen echte personen, geen echte goederen, geen geldig register",
    en="From the practice register: no real persons, no real goods, not a valid register",
)

FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "acquired_on": Text(nl="datum", en="date"),
        "happened_on": Text(nl="datum", en="date"),
        "category": Text(nl="soort", en="kind"),
        "description": Text(nl="omschrijving", en="description"),
        "brand": Text(nl="merk", en="brand"),
        "model": Text(nl="type", en="type"),
        "colour": Text(nl="kleur", en="colour"),
        "features": Text(nl="kenmerken", en="features"),
        "condition": Text(nl="staat", en="condition"),
        "stones": Text(nl="stenen", en="stones"),
        "weight_mg": Text(nl="gewicht", en="weight"),
        "fineness": Text(nl="gehalte", en="fineness"),
        "price_cents": Text(nl="prijs", en="price"),
        "total_cents": Text(nl="totaal", en="total"),
        "identifiers": Text(nl="nummers", en="numbers"),
        "value": Text(nl="nummer", en="number"),
        "method": Text(nl="betaling", en="payment"),
        "seller": Text(nl="gegevens van de aanbieder", en="the seller's details"),
        "buyer": Text(nl="gegevens van de koper", en="the buyer's details"),
        "receiver": Text(nl="gegevens van de ontvanger", en="the receiver's details"),
    }
)
"""What a correction can be about, by the name of the field or of the personal part."""
