"""The words about signing in and the lock."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dealer_client.register.staff import Role
from dealer_client.register.wording import Text

TITLE = Text(nl="Wie staat er aan de balie?", en="Who is at the counter?")
KEPT = Text(
    nl="Wat u typte, is bewaard en staat er straks weer.", en="What you typed is kept, and will be there again."
)
PIN = Text(nl="Pincode van {name}", en="{name}'s PIN")
NO_PIN = Text(nl="{name} heeft geen pincode: Enter is genoeg.", en="{name} has no PIN: Enter is enough.")
TYPE_PIN = Text(nl="Typ de pincode van {name}.", en="Type {name}'s PIN.")
PIN_TO_INSPECT = Text(
    nl="Typ eerst de pincode van {name}: wie hier werkt, laat de inspecteur kijken.",
    en="Type {name}'s PIN first: whoever works here lets the inspector look.",
)
HOW = Text(nl="Pijltjes of een letter kiezen een naam.", en="Arrows or a letter choose a name.")
GO = Text(nl="Aan het werk", en="Start work")
LIST_NAME = Text(nl="Wie hier werken", en="Who works here")
WAIT = Text(nl="Te vaak fout. Nog {n} seconden wachten.", en="Wrong too often. Wait {n} more seconds.")
TRY = Text(nl="U kunt het weer proberen.", en="You can try again.")
FAULT = Text(
    nl="Er ging iets mis in het programma. Probeer het nog een keer.",
    en="Something went wrong in the program. Try once more.",
)
LOCK = Text(nl="Vergrendelen of van medewerker wisselen", en="Lock, or change who is at work")
ROLES: Mapping[Role, Text] = MappingProxyType(
    {
        Role.OWNER: Text(nl="Eigenaar", en="Owner"),
        Role.CLERK: Text(nl="Medewerker", en="Clerk"),
        Role.INSPECTOR: Text(nl="Alleen kijken", en="May only look"),
    }
)
