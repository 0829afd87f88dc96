"""Names of kinds that an entry holds as keys, for paper."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.wording import Text

KVK = Text(nl="KvK {kvk}", en="KvK {kvk}")
VAT_NUMBER = Text(nl="btw-nummer {vat}", en="VAT number {vat}")
ISSUED_ON = Text(nl="afgegeven op {day}", en="issued on {day}")
ISSUED_BY = Text(nl="afgegeven door {authority}", en="issued by {authority}")
FINENESS = Text(nl="gehalte {mark}", en="fineness {mark}")
PERSON_GONE = Text(nl="persoon weggelaten of gewist", en="person left out or erased")
PRACTICE_MARK = Text(nl="OEFENEN", en="PRACTICE")
COPY_MARK = Text(nl="AFSCHRIFT", en="COPY")
PRACTICE_NOTE = Text(
    nl="Uit het oefenregister: geen echte personen, geen echte goederen, geen geldig document",
    en="From the practice register: no real persons, no real goods, not a valid document",
)
PAGE_OF = Text(nl="Blad {page} van {pages}", en="Page {page} of {pages}")

KINDS: Mapping[str, Text] = MappingProxyType(
    {
        "purchase": Text(nl="inkoop", en="purchase"),
        "trade-in": Text(nl="ingeruild", en="trade-in"),
        "consignment": Text(nl="in consignatie", en="on consignment"),
        "pledge": Text(nl="in pand", en="pledged"),
        "gift": Text(nl="gekregen", en="gift"),
        "found": Text(nl="gevonden", en="found"),
        "sale": Text(nl="verkoop", en="sale"),
        "melt": Text(nl="omgesmolten", en="melted down"),
        "return": Text(nl="teruggegeven", en="returned"),
        "police": Text(nl="aan politie afgegeven", en="handed to the police"),
        "destroyed": Text(nl="vernietigd", en="destroyed"),
        "correction": Text(nl="verbetering", en="correction"),
        "void": Text(nl="doorhaling", en="struck out"),
        "inspection": Text(nl="controle", en="inspection"),
        "erasure": Text(nl="wissing", en="erasure"),
    }
)

PAYMENTS: Mapping[str, Text] = MappingProxyType(
    {
        "cash": Text(nl="contant", en="cash"),
        "bank": Text(nl="per bank", en="by bank"),
        "card": Text(nl="met pas", en="by card"),
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
