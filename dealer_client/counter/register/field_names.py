"""The names of an entry's fields, as people call them, from their paths."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

_ITEM = re.compile(r"items\[(\d+)\]\.(.+)")
_NAMES: Mapping[str, Text] = MappingProxyType(
    {
        "acquired_on": Text(nl="Verkregen op", en="Acquired on"),
        "happened_on": Text(nl="Datum", en="Date"),
        "seller.surname": Text(nl="Achternaam", en="Surname"),
        "seller.prefix": Text(nl="Tussenvoegsel", en="Prefix"),
        "seller.given_names": Text(nl="Voornamen", en="Given names"),
        "seller.date_of_birth": Text(nl="Geboortedatum", en="Date of birth"),
        "seller.nationality": Text(nl="Nationaliteit", en="Nationality"),
        "firm.name": Text(nl="Firma", en="Firm"),
        "firm.kvk": Text(nl="KvK-nummer", en="Company no."),
        "firm.vat": Text(nl="Btw-nummer", en="VAT number"),
        "document.kind": Text(nl="Document", en="Document"),
        "document.number": Text(nl="Documentnummer", en="Document number"),
        "document.issuing_state": Text(nl="Land van afgifte", en="Issuing state"),
        "document.issued_on": Text(nl="Afgegeven op", en="Issued on"),
        "document.issued_by": Text(nl="Afgegeven door", en="Issued by"),
        "document.expires": Text(nl="Geldig t/m", en="Valid until"),
        "name": Text(nl="Naam", en="Name"),
        "address.street": Text(nl="Straat", en="Street"),
        "address.number": Text(nl="Huisnr.", en="No."),
        "address.addition": Text(nl="Toevoeging", en="Addition"),
        "address.postcode": Text(nl="Postcode", en="Postcode"),
        "address.city": Text(nl="Plaats", en="Town"),
        "address.country": Text(nl="Land", en="Country"),
        "police.case_number": Text(nl="Zaaknummer", en="Case number"),
        "police.station": Text(nl="Bureau", en="Station"),
        "police.officer": Text(nl="Naam agent", en="Officer's name"),
        "police.badge": Text(nl="Dienstnummer", en="Badge"),
        "exchange.description": Text(nl="Ingeruild tegen", en="In exchange for"),
        "exchange.value_cents": Text(nl="Waarde daarvan", en="Its value"),
        "terms": Text(nl="Afspraken over de verkoop", en="Terms of the sale"),
        "redeem_by": Text(nl="In te lossen t/m", en="Redeem by"),
        "found.where": Text(nl="Gevonden waar", en="Found where"),
        "found.on": Text(nl="Gevonden op", en="Found on"),
        "remark": Text(nl="Opmerking", en="Remark"),
        "payment.method": Text(nl="Betaalwijze", en="Payment"),
        "payment.iban": Text(nl="IBAN", en="IBAN"),
    }
)
_OF_AN_ITEM: Mapping[str, Text] = MappingProxyType(
    {
        "category": Text(nl="Soort", en="Kind"),
        "brand": Text(nl="Merk", en="Brand"),
        "model": Text(nl="Model", en="Model"),
        "description": Text(nl="Omschrijving", en="Description"),
        "colour": Text(nl="Kleur", en="Colour"),
        "features": Text(nl="Kenmerken", en="Features"),
        "condition": Text(nl="Staat", en="Condition"),
        "stones": Text(nl="Stenen", en="Stones"),
        "weight_mg": Text(nl="Gewicht (gram)", en="Weight (grams)"),
        "fineness": Text(nl="Gehalte", en="Fineness"),
        "price_cents": Text(nl="Prijs", en="Price"),
    }
)
_IDENTIFIER = Text(nl="Nummer", en="Number")
_ITEM_NAME = Text(nl="Goed {n}: {field}", en="Item {n}: {field}")


def field_name(path: str) -> Text:
    """The name of a field, with its item where it is about one; the path itself for what has no name."""
    item = _ITEM.fullmatch(path)
    if item is not None:
        field = item_field_name(item[2])
        return _ITEM_NAME.filled(n=int(item[1]) + 1, field=field)
    person = path.partition(".")[2]
    return _NAMES.get(path) or _NAMES.get(person) or Text(nl=path, en=path)


def item_field_name(name: str) -> Text:
    """The name of a field of an item: `price_cents`, `identifiers[0].value`."""
    if name.startswith("identifiers"):
        return _IDENTIFIER
    return _OF_AN_ITEM.get(name, Text(nl=name, en=name))
