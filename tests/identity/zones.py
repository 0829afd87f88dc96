"""Machine readable zones for tests: public specimens, and zones made from values."""

from __future__ import annotations

from datetime import date

from dealer_client.identity.check_digits import check_digit

TODAY = date(2026, 11, 24)

# ICAO Doc 9303 part 4, appendix A; part 5, appendix B; part 6, appendix B; part 7, appendices A and B.
TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD1_LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
MRV_A = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
MRV_B = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nL8988901C4XXX4009078F9612109<<<<<<<<"
# The specimen of the Dutch passport with a specimen citizen number in its personal-number field.
DUTCH_PASSPORT = "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84"
SPECIMEN_CITIZEN_NUMBER = "999999990"
GERMAN_CARD = "IDD<<T220001293<<<<<<<<<<<<<<<\n6408125<2010315D<<<<<<<<<<<<<4\nMUSTERMANN<<ERIKA<<<<<<<<<<<<<"
BELGIAN_CARD = "IDBEL000590696<1015<<<<<<<<<<<\n9401013F2710017BEL000101123453\nSPECIMEN<<SPECIMEN<<<<<<<<<<<<"
DUTCH_LICENCE = "D1NLD15094962111659VW87Z78NB84"

SPECIMENS = {
    "TD3": TD3,
    "TD1": TD1,
    "TD2": TD2,
    "MRV-A": MRV_A,
    "MRV-B": MRV_B,
    "TD1 with a long number": TD1_LONG_NUMBER,
    "Dutch passport": DUTCH_PASSPORT,
    "German card": GERMAN_CARD,
    "Belgian card": BELGIAN_CARD,
}


def checked(text: str) -> str:
    """The text with its check digit behind it."""
    return text + check_digit(text)


def td3(
    *,
    code: str = "P",
    state: str = "UTO",
    name: str = "ERIKSSON<<ANNA<MARIA",
    number: str = "L898902C3",
    nationality: str = "UTO",
    born: str = "740812",
    expires: str = "310808",
    personal: str = "",
) -> str:
    """A passport's zone; what is too long is cut."""
    document, birth = checked(f"{number:<<9}"), checked(born)
    rest = checked(expires) + checked(f"{personal:<<14}")
    first = f"{code:<<2}{state:<<3}{name:<<39.39}"
    return f"{first}\n{document}{nationality:<<3}{birth}F{rest}{check_digit(document + birth + rest)}"


def td1(
    *,
    code: str = "I",
    state: str = "UTO",
    name: str = "ERIKSSON<<ANNA<MARIA",
    number: str = "D23145890",
    nationality: str = "UTO",
    born: str = "740812",
    expires: str = "310808",
    optional: str = "",
) -> str:
    """A card's zone; a number of more than nine characters goes on in the optional field."""
    if len(number) > 9:
        field = f"{number[:9]}<{number[9:]}{check_digit(number)}{optional}"
    else:
        field = checked(f"{number:<<9}") + optional
    field, birth, end = f"{field:<<25}", checked(born), checked(expires)
    composite = check_digit(field + birth + end + "<" * 11)
    return f"{code:<<2}{state:<<3}{field}\n{birth}F{end}{nationality:<<3}{'<' * 11}{composite}\n{name:<<30.30}"


def td2(
    *,
    code: str = "I",
    state: str = "UTO",
    name: str = "ERIKSSON<<ANNA<MARIA",
    number: str = "D23145890",
    nationality: str = "UTO",
    born: str = "740812",
    expires: str = "310808",
    optional: str = "",
) -> str:
    """A larger card's zone."""
    document, birth, end = checked(f"{number:<<9}"), checked(born), checked(expires) + f"{optional:<<7}"
    first = f"{code:<<2}{state:<<3}{name:<<31.31}"
    return f"{first}\n{document}{nationality:<<3}{birth}F{end}{check_digit(document + birth + end)}"


def visa(
    *,
    code: str = "V",
    state: str = "UTO",
    name: str = "ERIKSSON<<ANNA<MARIA",
    number: str = "L8988901C",
    nationality: str = "UTO",
    born: str = "740812",
    expires: str = "310808",
    width: int = 44,
) -> str:
    """A visa's zone: MRV-A with a width of 44, MRV-B with 36."""
    first = f"{code:<<2}{state:<<3}{name[: width - 5]}".ljust(width, "<")
    second = f"{checked(f'{number:<<9}')}{nationality:<<3}{checked(born)}F{checked(expires)}".ljust(width, "<")
    return f"{first}\n{second}"


def dutch_licence(number: str, *, version: str = "1", rest: str = "659VW87Z78NB8") -> str:
    """A Dutch driving licence's line."""
    return checked(f"D1NLD{version}{number}{rest}")
