"""The words about parked purchases."""

from __future__ import annotations

from dealer_client.register.wording import Text

PARK = Text(nl="Parkeren", en="Park")
ONE_PARKED = Text(nl="1 geparkeerd", en="1 parked")
PARKED = Text(nl="{n} geparkeerd", en="{n} parked")
TITLE = Text(nl="Geparkeerde inkopen", en="Parked purchases")
LIST_NAME = Text(nl="Geparkeerde inkopen, nieuwste eerst", en="Parked purchases, newest first")
RESUME = Text(nl="Verder met deze inkoop", en="Go on with this purchase")
BACK = Text(nl="Terug", en="Back")
DROP = Text(nl="Weggooien", en="Throw away")
DROP_AGAIN = Text(
    nl="Druk nog een keer op Delete om deze inkoop weg te gooien. Hij komt dan niet terug.",
    en="Press Delete once more to throw this purchase away. It will not come back.",
)
NONE = Text(nl="Er is niets geparkeerd", en="Nothing is parked")
NONE_MORE = Text(
    nl="Moet een klant even wachten? Zet de inkoop opzij met Ctrl+P; hij staat dan hier.",
    en="Does a customer have to wait? Put the purchase aside with Ctrl+P; it will be here.",
)
NOBODY_YET = Text(nl="Aanbieder nog niet ingevuld", en="Seller not filled in yet")
NO_GOODS_YET = Text(nl="nog geen goederen", en="no items yet")
BY = Text(nl="{name}, {at}", en="{name}, {at}")
WAS_PARKED = Text(nl="Geparkeerd. Terughalen met Ctrl+O.", en="Parked. Bring it back with Ctrl+O.")
NOTHING_TO_PARK = Text(nl="Er is nog niets getypt om te parkeren.", en="Nothing was typed yet that could be parked.")
RESTORED = Text(
    nl="Hier is de inkoop waar u mee bezig was. Er is niets verloren gegaan.",
    en="Here is the purchase you were working on. Nothing was lost.",
)
RESTORED_PARKED = Text(
    nl="De inkoop waar u de vorige keer mee bezig was, is geparkeerd. Terughalen met Ctrl+O.",
    en="The purchase you were working on last time is parked. Bring it back with Ctrl+O.",
)
PARKED_OF = Text(
    nl="De inkoop van {name} is geparkeerd. Terughalen met Ctrl+O.",
    en="{name}'s purchase is parked. Bring it back with Ctrl+O.",
)
FAULT = Text(
    nl="Dat lukte niet. Wat u typte, staat er nog. Probeer het nog een keer.",
    en="That did not work. What you typed is still here. Try once more.",
)
NOT_KEPT = Text(
    nl="Wat u typt, wordt nu niet bewaard: {why}",
    en="What you type is not being kept at present: {why}",
)
