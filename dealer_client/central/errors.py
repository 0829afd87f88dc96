"""What can go wrong between the counter and the central register, in sentences for the dealer."""

from __future__ import annotations

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

_MOST_DETAIL = 300


class CentralError(DealerError):
    """The central register did not do what was asked. Nothing in the book is touched by it."""

    title = Text(nl="Centraal register", en="Central register")


class Unreachable(CentralError):
    """No line, no server, or it is too busy. `retry_after` in seconds where the register named a time."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__(
            Text(
                nl="Geen verbinding met het centraal register. U kunt gewoon doorwerken; "
                "wat wacht, gaat later vanzelf.",
                en="No connection to the central register. Carry on as usual; what waits is sent later by itself.",
            )
        )
        self.retry_after = retry_after


class NotUnderstood(CentralError):
    """What answered is no central register: a proxy's page, half an answer, another version."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Wat antwoordt, is niet het centraal register (misschien een inlogpagina van het netwerk). "
                "Alles is veilig opgeslagen; het programma probeert het opnieuw.",
                en="What answers is not the central register (perhaps a network's sign-in page). "
                "Everything is stored safely; the program will try again.",
            )
        )


class CertificateWrong(CentralError):
    """Who answers cannot show that it is the register. Nothing was sent to it."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het beveiligingscertificaat van het centraal register klopt niet. Er is niets verstuurd en alles "
                "is veilig opgeslagen. Kijk of de datum van deze computer klopt; vraag anders uw netwerkbeheerder.",
                en="The central register's security certificate is not right. Nothing was sent and everything is "
                "stored safely. See whether this computer's date is right; else ask whoever runs your network.",
            )
        )


class WarningUnreadable(CentralError):
    """The register told of a match in a way that this version cannot read. It is asked for again until it can."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het centraal register stuurt een melding over goederen die dit programma niet kan lezen. De "
                "melding gaat niet verloren. Werk het programma bij, of vraag het register waarover de melding gaat.",
                en="The central register sends a warning about goods that this program cannot read. The warning is not "
                "lost. Update the program, or else ask the register what the warning is about.",
            )
        )


class ExchangeFault(CentralError):
    """A fault in the program itself, while it exchanged with the register."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Bij de uitwisseling met het centraal register ging iets mis in dit programma. Uw boek is veilig; "
                "het programma probeert het vanzelf opnieuw. Blijft dit hier staan? Start het opnieuw of vraag hulp.",
                en="Something went wrong in this program in its exchange with the central register. Your book is safe; "
                "the program tries again by itself. If this stays here, restart it or ask for help.",
            )
        )


class Refused(CentralError):
    """The register refused the call. `code` and `expected_number` are as in `wire.Problem`."""

    def __init__(self, code: str, detail: str, expected_number: int | None = None) -> None:
        super().__init__(
            Text(
                nl="Het centraal register weigert: {detail}",
                en="The central register refuses: {detail}",
            ).filled(detail=" ".join((detail or code).split())[:_MOST_DETAIL])
        )
        self.code = code
        self.detail = " ".join((detail or code).split())[:_MOST_DETAIL]
        self.expected_number = expected_number


class EnrolAgain(CentralError):
    """The register does not know this counter (any more)."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het centraal register kent deze balie niet meer. Uw boek is veilig. Meld de balie opnieuw aan met "
                "een nieuwe code.",
                en="The central register no longer knows this counter. Your book is safe. Enrol the counter again "
                "with a new code.",
            )
        )


class ReceiptWrong(CentralError):
    """A receipt that is not by this register, or not about this book as it stands."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Het ontvangstbewijs van het centraal register klopt niet met uw boek. Er is niets verwijderd of "
                "gewijzigd. Neem contact op met de beheerder van het register.",
                en="The central register's receipt does not agree with your book. Nothing was removed or changed. "
                "Contact whoever runs the register.",
            )
        )


class BookBehind(CentralError):
    """The register holds more of this book than this machine does: an older copy was put back."""

    def __init__(self, held: int) -> None:
        super().__init__(
            Text(
                nl="Het centraal register heeft al {held} posten van dit boek, meer dan deze computer: waarschijnlijk "
                "is een oude kopie teruggezet. De rest wordt opgehaald; tot dan kan hier niets worden vastgelegd.",
                en="The central register already has {held} entries of this book, more than this machine: an old copy "
                "was probably put back. The rest is being fetched; until then nothing can be recorded here.",
            ).filled(held=held)
        )


class OtherBookUnread(CentralError):
    """An entry of the dealer's other counter is of a shape that this version does not know. The page
    it stands in is not taken, and this counter goes on."""

    def __init__(self, series: str, number: int) -> None:
        super().__init__(
            Text(
                nl="Post {number} van balie {series} kan dit programma niet lezen: die balie is waarschijnlijk "
                "nieuwer. Werk dit programma bij. Tot dan ziet u hier de nieuwste posten van balie {series} niet; uw "
                "eigen boek en de meldingen lopen gewoon door.",
                en="This program cannot read entry {number} of counter {series}: that counter is probably newer. "
                "Update this program. Until then you do not see the newest entries of counter {series} here; your own "
                "book and the warnings carry on as usual.",
            ).filled(number=f"{series}-{number:06d}", series=series)
        )
        self.series, self.number = series, number


class OtherBookWrong(CentralError):
    """What came as the book of another counter of the dealer is not that, or not as that counter signed it."""

    def __init__(self, series: str) -> None:
        super().__init__(
            Text(
                nl="Wat het centraal register als boek van balie {series} stuurt, klopt niet met de handtekening "
                "van die balie. Het is niet overgenomen. Neem contact op met de beheerder van het register.",
                en="What the central register sends as the book of counter {series} does not agree with that counter's "
                "signature. It was not taken over. Contact whoever runs the register.",
            ).filled(series=series)
        )
