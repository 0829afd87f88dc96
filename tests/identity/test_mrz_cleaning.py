"""What readers make of a zone on its way through the keyboard; every one of these is read as the same zone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.identity.mrz import read_mrz
from dealer_client.identity.mrz_cleaning import MOST_CHARACTERS, variants
from dealer_client.identity.mrz_errors import MrzError

from . import zones
from .zones import TODAY

ALL = [*zones.SPECIMENS.values(), zones.DUTCH_LICENCE]
LINES = "\n".join

FRENCH = str.maketrans("AQZWM<0123456789", "QAWZ?.à&é\"'(-è_ç")
BELGIAN = str.maketrans("AQZWM<0123456789", "QAWZ?.à&é\"'(§è!ç")
# With Caps Lock on, a reader that holds Shift types small letters and the signs under Shift.
FRENCH_UNSHIFTED_M = str.maketrans("AQZWM<0123456789", "qawz,.à&é\"'(-è_ç")
SHIFTED_US = str.maketrans("0123456789<", ")!@#$%^&*(|")
SHIFTED_GERMAN = str.maketrans("0123456789<", '=!"§$%&/()>')
QWERTZ = str.maketrans("YZ<", "ZY;")

MESS = {
    "small letters": str.lower,
    "no line breaks": lambda zone: zone.replace("\n", ""),
    "carriage returns": lambda zone: zone.replace("\n", "\r"),
    "both line ends and one more": lambda zone: zone.replace("\n", "\r\n") + "\r\n",
    "a tab between lines": lambda zone: zone.replace("\n", "\t"),
    "a space between lines": lambda zone: zone.replace("\n", " "),
    "empty lines": lambda zone: "\n\n" + zone.replace("\n", "\n\n") + "\n\n",
    "spaces around": lambda zone: "   " + zone.replace("\n", "  \n  ") + "   ",
    "spaces inside": lambda zone: " ".join(zone[start : start + 10] for start in range(0, len(zone), 10)),
    "line breaks elsewhere": lambda zone: zone.replace("\n", "")[:17] + "\n" + zone.replace("\n", "")[17:],
    "start and end of text": lambda zone: "\x02" + zone + "\x03",
    "group separators": lambda zone: zone.replace("\n", "\x1d") + "\x04",
    "a sign before and after": lambda zone: "~" + zone + "$",
    "a symbology mark": lambda zone: "]L0" + zone,
    "a word before": lambda zone: "SCAN" + zone,
    "a sign between lines": lambda zone: zone.replace("\n", "|"),
    "a byte order mark": lambda zone: "\ufeff" + zone,
    "semicolons": lambda zone: zone.replace("<", ";"),
    "commas": lambda zone: zone.replace("<", ","),
    "greater-than signs": lambda zone: zone.replace("<", ">"),
    "backslashes": lambda zone: zone.replace("<", "\\"),
    "quotation marks": lambda zone: zone.replace("<", "«"),
    "single quotation marks": lambda zone: zone.replace("<", "‹"),
    "joined quotation marks": lambda zone: zone.replace("<<", "«"),
    "spaces for fillers": lambda zone: zone.replace("<", " "),
    "semicolons and signs around": lambda zone: "*" + zone.replace("<", ";") + "#",
    "a French keyboard": lambda zone: zone.translate(FRENCH),
    "a Belgian keyboard": lambda zone: zone.translate(BELGIAN),
    "a French keyboard, Caps Lock on": lambda zone: zone.translate(FRENCH_UNSHIFTED_M).lower(),
    "shifted digits": lambda zone: zone.translate(SHIFTED_US),
    "shifted digits of a German keyboard": lambda zone: zone.translate(SHIFTED_GERMAN),
}


@pytest.mark.parametrize("mess", MESS)
@pytest.mark.parametrize("zone", ALL)
def test_a_reader_that_sends_it_so_is_understood(zone: str, mess: str) -> None:
    sent = MESS[mess](zone)
    assert read_mrz(sent, today=TODAY) == read_mrz(zone, today=TODAY)


def test_spaces_for_fillers_may_be_lost_at_the_end_of_a_line() -> None:
    sent = LINES(line.replace("<", " ").rstrip() for line in zones.TD3.split("\n"))
    assert read_mrz(sent, today=TODAY) == read_mrz(zones.TD3, today=TODAY)


def test_a_line_that_lost_its_last_fillers_is_not_filled_up_since_a_name_may_be_lost_too() -> None:
    first, second = zones.TD3.split("\n")
    with pytest.raises(MrzError):
        read_mrz(first.rstrip("<") + "\n" + second, today=TODAY)


def test_y_and_z_changed_places_is_noticed_where_a_check_digit_can_tell() -> None:
    zone = zones.td3(number="YZ1234567", name="VEYZEL<<ZOE")
    assert read_mrz(zone.translate(QWERTZ), today=TODAY) == read_mrz(zone, today=TODAY)


@given(st.text(max_size=MOST_CHARACTERS))
def test_variants_are_few_and_hold_only_the_characters_of_a_zone(text: str) -> None:
    found = list(variants(text))
    assert len(found) <= 24
    assert all(set(variant) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<") for variant in found)
