"""What can be wrong with a machine readable zone, in sentences for the clerk. None of them repeats what was read."""

from __future__ import annotations

from enum import StrEnum

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text


class MrzPart(StrEnum):
    """The parts of a machine readable zone that can fail."""

    WHOLE = "whole"
    DOCUMENT_NUMBER = "document-number"
    DATE_OF_BIRTH = "date-of-birth"
    EXPIRY = "expiry"
    ISSUING_STATE = "issuing-state"
    NATIONALITY = "nationality"
    NAMES = "names"
    PERSONAL_NUMBER = "personal-number"
    COMPOSITE = "composite"
    LINE = "line"


PART_NAMES = {
    MrzPart.WHOLE: Text(nl="de hele code", en="the whole code"),
    MrzPart.DOCUMENT_NUMBER: Text(nl="documentnummer", en="document number"),
    MrzPart.DATE_OF_BIRTH: Text(nl="geboortedatum", en="date of birth"),
    MrzPart.EXPIRY: Text(nl="geldig tot", en="date of expiry"),
    MrzPart.ISSUING_STATE: Text(nl="land van afgifte", en="issuing state"),
    MrzPart.NATIONALITY: Text(nl="nationaliteit", en="nationality"),
    MrzPart.NAMES: Text(nl="naam", en="name"),
    MrzPart.PERSONAL_NUMBER: Text(nl="persoonlijk nummer", en="personal number"),
    MrzPart.COMPOSITE: Text(nl="laatste controlecijfer", en="last check digit"),
    MrzPart.LINE: Text(nl="controlecijfer van de regel", en="check digit of the line"),
}


class MrzError(DealerError):
    """A text that is no machine readable zone, or one with a fault. `parts` are what failed, in reading order."""

    title = Text(nl="Document niet gelezen", en="Document not read")

    def __init__(self, message: Text, *parts: MrzPart) -> None:
        super().__init__(message, field="seller.mrz")
        self.parts = parts


def not_whole(length: int) -> MrzError:
    """`length` characters are no whole zone."""
    return MrzError(_NOT_WHOLE.filled(length=length), MrzPart.WHOLE)


def too_long(most: int) -> MrzError:
    """The text is longer than any reader sends."""
    return MrzError(_TOO_LONG.filled(most=most), MrzPart.WHOLE)


def not_readable() -> MrzError:
    """Long enough, but not laid out as any zone."""
    return MrzError(_NOT_READABLE, MrzPart.WHOLE)


def unknown_licence(state: str) -> MrzError:
    """A driving licence of a state whose line we do not know."""
    return MrzError(_UNKNOWN_LICENCE.filled(state=state), MrzPart.ISSUING_STATE)


def check_failed(parts: tuple[MrzPart, ...]) -> MrzError:
    """These parts do not fit their check digits, or have letters for digits or the other way round."""
    names = Text(
        nl=", ".join(PART_NAMES[part].nl for part in parts), en=", ".join(PART_NAMES[part].en for part in parts)
    )
    return MrzError(_CHECK_FAILED.filled(names=names), *parts)


def impossible(part: MrzPart) -> MrzError:
    """The part fits its check digit, but cannot be."""
    return MrzError(_IMPOSSIBLE.filled(name=PART_NAMES[part]), part)


def citizen_number_in_number() -> MrzError:
    """A citizen service number stands where the document number belongs."""
    return MrzError(_CITIZEN_NUMBER, MrzPart.DOCUMENT_NUMBER)


_RETRY = Text(
    nl="Er is niets overgenomen. Lees het document opnieuw of typ de gegevens over.",
    en="Nothing was taken over. Read the document again or type the details.",
)
_NOT_WHOLE = Text(
    nl="De machineleesbare code is niet compleet of te lang: {length} tekens. Een paspoort heeft 2 regels van 44, een "
    "identiteitskaart 3 regels van 30 of 2 van 36, een Nederlands rijbewijs 1 regel van 30. " + _RETRY.nl,
    en="The machine readable code is not complete or too long: {length} characters. A passport has 2 lines of 44, an "
    "identity card 3 lines of 30 or 2 of 36, a Dutch driving licence 1 line of 30. " + _RETRY.en,
)
_TOO_LONG = Text(
    nl="Dit is te lang voor een machineleesbare code: hoogstens {most} tekens. " + _RETRY.nl,
    en="This is too long for a machine readable code: {most} characters at most. " + _RETRY.en,
)
_NOT_READABLE = Text(
    nl="Dit is geen machineleesbare code van een paspoort, identiteitskaart, verblijfsdocument, visum of Nederlands "
    "rijbewijs. " + _RETRY.nl,
    en="This is not the machine readable code of a passport, identity card, residence permit, visa or Dutch driving "
    "licence. " + _RETRY.en,
)
_UNKNOWN_LICENCE = Text(
    nl="Dit is de code van een rijbewijs uit een ander land ({state}); alleen het Nederlandse kan gelezen worden. Er "
    "is niets overgenomen. Typ de gegevens over.",
    en="This is the code of a driving licence from another country ({state}); only the Dutch one can be read. Nothing "
    "was taken over. Type the details.",
)
_CHECK_FAILED = Text(
    nl="Fout in de machineleesbare code bij: {names}. Het controlecijfer past niet. " + _RETRY.nl,
    en="Fault in the machine readable code at: {names}. The check digit does not fit. " + _RETRY.en,
)
_IMPOSSIBLE = Text(
    nl="In de machineleesbare code kan dit niet kloppen: {name}. " + _RETRY.nl,
    en="In the machine readable code this cannot be right: {name}. " + _RETRY.en,
)
_CITIZEN_NUMBER = Text(
    nl="Op de plaats van het documentnummer is een burgerservicenummer (BSN) gelezen. Een handelaar mag dat niet "
    "vastleggen. Er is niets overgenomen. Typ het documentnummer van het document zelf over: twee letters, zes "
    "letters of cijfers en een cijfer.",
    en="A citizen service number (BSN) was read where the document number belongs. A dealer may not keep it. Nothing "
    "was taken over. Type the number of the document itself: two letters, six letters or digits and a digit.",
)
