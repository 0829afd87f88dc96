"""What can go wrong with the keys, in sentences for the dealer."""

from __future__ import annotations

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text


class VaultError(DealerError):
    """The keys of this profile cannot be had."""

    title = Text(nl="De sleutel is er niet", en="The key is not there")


class NoKeyring(VaultError):
    """This machine has no keyring that works."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Deze computer heeft geen sleutelbos die werkt. Kies een wachtzin (--passphrase-file of de vraag op "
                "het scherm); de sleutel wordt nooit ongemerkt in een bestand gezet.",
                en="This machine has no keyring that works. Choose a passphrase (--passphrase-file, or the question on "
                "screen); the key is never put in a file behind your back.",
            )
        )


class KeyMissing(VaultError):
    """The keyring works, but holds nothing for this profile."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="De sleutelbos heeft geen sleutel voor dit boek. Meld u aan als de gebruiker die de balie heeft "
                "ingericht. Het boek zelf is niet aangeraakt.",
                en="The keyring has no key for this book. Sign in as the user who set up the counter. "
                "The book itself was not touched.",
            )
        )


class WrongPassphrase(VaultError):
    """The passphrase does not open the keys."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Wachtzin: deze past niet. Let op hoofdletters en probeer het nog eens.",
                en="Passphrase: this one does not fit. Mind the capitals and try again.",
            ),
            field="passphrase",
        )


class PassphraseNeeded(VaultError):
    """Nobody gave a passphrase."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Wachtzin: dit boek opent alleen met een wachtzin. Geef hem op de vraag of met --passphrase-file.",
                en="Passphrase: this book opens with a passphrase only. Answer the question or use --passphrase-file.",
            ),
            field="passphrase",
        )


class PassphraseTooShort(VaultError):
    """The chosen passphrase is no protection."""

    def __init__(self, least: int) -> None:
        super().__init__(
            Text(
                nl="Wachtzin: neem er een van minstens {n} tekens, bijvoorbeeld vier losse woorden.",
                en="Passphrase: choose one of at least {n} characters, for instance four unrelated words.",
            ).filled(n=least),
            field="passphrase",
        )


class VaultDamaged(VaultError):
    """The file with the sealed keys cannot be read."""

    def __init__(self, file: str) -> None:
        super().__init__(
            Text(
                nl="Het sleutelbestand {file} ontbreekt of is beschadigd. Zet het terug uit een reservekopie.",
                en="The key file {file} is missing or damaged. Put it back from a backup.",
            ).filled(file=file)
        )


class NotWritten(VaultError):
    """A file of the profile could not be written. What was there is as it was."""

    title = Text(nl="Niet bewaard", en="Not saved")

    def __init__(self, file: str) -> None:
        super().__init__(
            Text(
                nl="{file} is niet te schrijven: de schijf is vol of weigert. Het bestand en het boek zijn zoals ze "
                "waren. Maak ruimte vrij, of kijk de rechten van de map na, en probeer het opnieuw.",
                en="{file} cannot be written: the disk is full or refuses. The file and the book are as they were. "
                "Free some space, or check the folder's permissions, and try again.",
            ).filled(file=file)
        )
