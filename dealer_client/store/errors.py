"""What can go wrong with the store, in sentences for the dealer."""

from __future__ import annotations

import errno

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

    sentence_for_user = Text(
        nl="Het boek gaat niet open: de sleutel past niet of het bestand is beschadigd. Er is niets gewijzigd. "
        "`dealer-client doctor` zegt welke van de twee het is. Zet een reservekopie terug, of vraag hulp en laat het "
        "bestand staan.",
        en="The book does not open: the key does not fit or the file is damaged. Nothing was changed. "
        "`dealer-client doctor` says which of the two it is. Restore a backup, or ask for help and leave the file "
        "where it is.",
    )

    def __init__(self) -> None:
        super().__init__(self.sentence_for_user)


class StoreDamaged(StoreUnreadable):
    """The key fits, but a part of the file does not hold."""

    sentence_for_user = Text(
        nl="Een deel van het boek is beschadigd, bijvoorbeeld door een slechte schijf. Er is niets gewijzigd. Leg "
        "niets meer vast op deze schijf, laat het bestand staan en zet een reservekopie terug met `restore`.",
        en="A part of the book is damaged, for instance by a failing disk. Nothing was changed. Record nothing more on "
        "this disk, leave the file where it is and put a backup back with `restore`.",
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

    sentence_for_user = Text(
        nl="De schijf is vol of weigert te schrijven. Er is niets vastgelegd en niets verloren. "
        "Maak ruimte vrij en leg de inkoop opnieuw vast.",
        en="The disk is full or refuses to be written. Nothing was recorded and nothing is lost. "
        "Free some space and record the purchase again.",
    )

    def __init__(self) -> None:
        super().__init__(self.sentence_for_user)


class StoreReadOnly(StoreFull):
    """The file or its folder may not be written."""

    sentence_for_user = Text(
        nl="Het boek mag hier niet worden gewijzigd: de schijf of de map is alleen-lezen. Er is niets vastgelegd en "
        "niets verloren. Kijk de rechten van de map na, of haal de schrijfbeveiliging van de schijf.",
        en="The book may not be changed here: the disk or the folder is read-only. Nothing was recorded and nothing is "
        "lost. Check the folder's permissions, or take the write protection off the disk.",
    )


class StoreDiskFails(StoreFull):
    """The disk gave an error where it should have read or written."""

    sentence_for_user = Text(
        nl="De schijf geeft een fout bij het lezen of schrijven. Er is niets vastgelegd. Kijk of de schijf vol is; zo "
        "niet, maak dan met `backup --to` een kopie op een andere schijf en laat deze nakijken.",
        en="The disk gives an error when it is read or written. Nothing was recorded. See whether the disk is full; if "
        "not, make a copy on another disk with `backup --to` and have this one looked at.",
    )


class StoreOutOfReach(StoreFull):
    """The file was there, and it or the log beside it cannot be opened or made."""

    sentence_for_user = Text(
        nl="Het boek, of het logbestand ernaast, is niet te openen of te maken. Er is niets vastgelegd en niets "
        "verloren. Kijk of de schijf aangesloten is en niet vol, en of u in de map mag schrijven.",
        en="The book, or the log file beside it, cannot be opened or made. Nothing was recorded and nothing is lost. "
        "See whether the disk is connected and not full, and whether you may write to the folder.",
    )


def disk_error(error: OSError) -> StoreFull:
    """The store's own error for what the system said of a file beside the store."""
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreReadOnly()
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreFull()
    return StoreDiskFails()


class EntryMissing(StoreError):
    """An entry or match that is not in the book."""

    title = Text(nl="Niet gevonden", en="Not found")


class ItemNotHere(StoreError):
    """An item that cannot go out: this book never had it, or it has left. Nothing was recorded."""

    title = Text(nl="Goed is er niet", en="Item not here")

    def __init__(self, number: str) -> None:
        super().__init__(
            Text(
                nl="Goed {number} is er niet (meer): het staat niet in dit boek of is al weg, misschien vanuit een "
                "ander venster. Er is niets vastgelegd. Kijk het nummer na bij Voorraad.",
                en="Item {number} is not here (any more): it is not in this book or has left, perhaps from another "
                "window. Nothing was recorded. Check the number in Stock.",
            ).filled(number=number),
            field="lines",
        )


class PhotoMissing(StoreError):
    """A photo that an item names is not in the store (any more). Nothing was recorded."""

    title = Text(nl="Foto ontbreekt", en="Photo missing")

    def __init__(self, field: str) -> None:
        super().__init__(
            Text(
                nl="Een foto van dit goed is er niet meer. Er is niets vastgelegd. Voeg de foto opnieuw toe, of haal "
                "hem weg.",
                en="A photo of this item is not there any more. Nothing was recorded. Add the photo again, or remove "
                "it.",
            ),
            field=field,
        )


class EntryTooLarge(StoreError):
    """An entry that no central register would take. Nothing was stored."""

    title = Text(nl="Te groot voor één post", en="Too large for one entry")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Hier staat meer in dan in één post past. Er is niets vastgelegd. Verdeel de voorwerpen over twee "
                "posten, of maak de omschrijvingen korter.",
                en="This holds more than fits one entry. Nothing was recorded. Divide the items over two entries, or "
                "make the descriptions shorter.",
            ),
            field="items",
        )


class BookUnchecked(StoreError):
    """The book comes from a backup, and the central register has not said yet what it holds beyond it. Nothing was
    stored."""

    title = Text(nl="Eerst verbinding maken", en="A line is needed first")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Dit boek komt uit een reservekopie. Misschien kent het centraal register al posten die hier niet "
                "staan, en dan is dit nummer al gebruikt. Maak verbinding: daarna kunt u meteen weer vastleggen. Er is "
                "niets vastgelegd; wat u typte blijft staan.",
                en="This book comes from a backup. The central register may know entries that are not here, and then "
                "this number is taken. Connect: after that you can record again at once. Nothing was recorded; what "
                "you typed stays.",
            )
        )


class BookIncomplete(StoreError):
    """The central register holds entries of this book that are not here yet: the next number may be taken. Nothing was
    stored."""

    title = Text(nl="Het boek wordt aangevuld", en="The book is being completed")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het centraal register heeft posten van dit boek die hier nog niet staan. Ze komen zodra er "
                "verbinding is. Er is niets vastgelegd; probeer het straks opnieuw.",
                en="The central register holds entries of this book that are not here yet. They are fetched as soon as "
                "there is a line. Nothing was recorded; try again in a moment.",
            )
        )
