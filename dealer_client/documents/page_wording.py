"""The words of the extract's page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "title": Text(nl="Uittreksel inkoopregister", en="Extract from the purchase register"),
        "subtitle": Text(
            nl="Art. 437 Wetboek van Strafrecht · verkregen van {first} t/m {last} · {entries}, {items}",
            en="Art. 437 Dutch Criminal Code · acquired from {first} to {last} · {entries}, {items}",
        ),
        "entries": Text(nl="{n} posten", en="{n} entries"),
        "one_entry": Text(nl="{n} post", en="{n} entry"),
        "items": Text(nl="{n} goederen", en="{n} items"),
        "one_item": Text(nl="{n} goed", en="{n} item"),
        "kvk": Text(nl="KvK {kvk}", en="KvK {kvk}"),
        "practice_mark": Text(nl="OEFENEN", en="PRACTICE"),
        "practice_note": Text(
            nl="Uit het oefenregister: geen echte personen, geen echte goederen, geen geldig register",
            en="From the practice register: no real persons, no real goods, not a valid register",
        ),
        "column_number": Text(nl="Volgnummer", en="Number"),
        "column_date": Text(nl="Verkregen", en="Acquired"),
        "column_goods": Text(nl="Goed: soort, merk, type, kenmerken", en="Item: kind, brand, type, features"),
        "column_identifiers": Text(nl="Nummers op het goed", en="Numbers on the item"),
        "column_price": Text(nl="Prijs, voorwaarde", en="Price, condition"),
        "column_seller": Text(nl="Verkregen van: naam, adres, document", en="Acquired from: name, address, document"),
        "column_hold": Text(nl="Bewaren t/m", en="Hold until"),
        "pending": Text(nl="niet bevestigd", en="not confirmed"),
        "as_before": Text(nl="zie {number}", en="see {number}"),
        "person_left_out": Text(nl="persoon weggelaten of gewist", en="person left out or erased"),
        "fineness": Text(nl="gehalte {mark}", en="fineness {mark}"),
        "known_stolen": Text(
            nl="Staat geregistreerd als gestolen {reference}", en="Is registered as stolen {reference}"
        ),
        "no_entries": Text(
            nl="In deze periode is niets in het register ingeschreven.",
            en="Nothing was entered in the register in this period.",
        ),
        "total": Text(nl="Totaal", en="Total"),
        "other_dates": Text(
            nl="Ook in het boek, maar buiten deze periode en daarom niet op dit uittreksel: {numbers}.",
            en="Also in the book, but outside this period and therefore not on this extract: {numbers}.",
        ),
        "younger": Text(
            nl="Nog niet door het centraal register bevestigd: {numbers}.",
            en="Not yet confirmed by the central register: {numbers}.",
        ),
        "book": Text(nl="Boek {series} · {n} posten", en="Book {series} · {n} entries"),
        "signed": Text(nl="Ondertekend door balie {series} op {at}", en="Signed by counter {series} on {at}"),
        "confirmed": Text(
            nl="Centraal register bevestigde t/m {number} op {at}",
            en="Central register confirmed up to {number} on {at}",
        ),
        "not_confirmed": Text(
            nl="Nog niets bevestigd door het centraal register", en="Nothing confirmed by the central register yet"
        ),
        "check": Text(
            nl="Zelf controleren: open dit PDF-bestand met controle.html of dealer-client verify",
            en="Check it yourself: open this PDF file with controle.html or dealer-client verify",
        ),
        "page_of": Text(nl="Blad {{page}} van {{pages}}", en="Page {{page}} of {{pages}}"),
        "attachment": Text(nl="De posten met hun bewijs", en="The entries with their proofs"),
        "qr_alt": Text(
            nl="QR-code met de ondertekende stand van het boek",
            en="QR code with the signed state of the book",
        ),
    }
)

CONDITIONS: Mapping[str, Text] = MappingProxyType(
    {
        "trade-in": Text(nl="ingeruild", en="trade-in"),
        "consignment": Text(nl="in consignatie", en="on consignment"),
        "pledge": Text(nl="in pand", en="pledged"),
        "gift": Text(nl="gekregen", en="gift"),
        "found": Text(nl="gevonden", en="found"),
    }
)

PAYMENTS: Mapping[str, Text] = MappingProxyType(
    {
        "cash": Text(nl="contant", en="cash"),
        "bank": Text(nl="per bank", en="by bank"),
        "card": Text(nl="op pas", en="to card"),
    }
)

DOCUMENTS: Mapping[str, Text] = MappingProxyType(
    {
        "passport": Text(nl="paspoort", en="passport"),
        "identity-card": Text(nl="identiteitskaart", en="identity card"),
        "driving-licence": Text(nl="rijbewijs", en="driving licence"),
        "residence-permit": Text(nl="verblijfsdocument", en="residence permit"),
    }
)
