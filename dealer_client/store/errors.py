"""What can go wrong with the store, in sentences for the dealer."""

from __future__ import annotations

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text


class StoreError(DealerError):
    """The store cannot be opened, read or written."""

    title = Text(nl="Het boek kan niet worden gebruikt", en="The book cannot be used")


class StoreMissing(StoreError):
    """There is no store in this profile."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="In deze map staat nog geen boek. Richt de balie eerst in, of kies de juiste map met --home.",
                en="There is no book in this folder yet. Set up the counter first, or name the right folder "
                "with --home.",
            )
        )


class StoreUnreadable(StoreError):
    """The key does not fit, or the file is no store."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het boek gaat niet open: de sleutel past niet of het bestand is beschadigd. Er is niets gewijzigd. "
                "Zet een reservekopie terug, of vraag hulp en laat het bestand staan.",
                en="The book does not open: the key does not fit or the file is damaged. Nothing was changed. "
                "Restore a backup, or ask for help and leave the file where it is.",
            )
        )


class StoreNewer(StoreError):
    """A newer version of the program has written the store."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Dit boek is gemaakt met een nieuwere versie van het programma. Er is niets gewijzigd. "
                "Installeer de nieuwste versie.",
                en="This book was made with a newer version of the program. Nothing was changed. "
                "Install the newest version.",
            )
        )


class StoreBusy(StoreError):
    """Another program holds the store for too long."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Een ander venster is met het boek bezig. Er is niets vastgelegd. Probeer het zo nog eens.",
                en="Another window is busy with the book. Nothing was recorded. Try again in a moment.",
            )
        )


class StoreFull(StoreError):
    """No room on the disk, or the disk refuses writing."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De schijf is vol of weigert te schrijven. Er is niets vastgelegd en niets verloren. "
                "Maak ruimte vrij en leg de inkoop opnieuw vast.",
                en="The disk is full or refuses to be written. Nothing was recorded and nothing is lost. "
                "Free some space and record the purchase again.",
            )
        )


class EntryMissing(StoreError):
    """An entry or match that is not in the book."""

    title = Text(nl="Niet gevonden", en="Not found")
