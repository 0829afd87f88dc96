"""Running numbers as they are written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealer_client.register.numbering import EntryNumber, NumberError, check_series, parse_number

series = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=4)


@given(series, st.integers(1, 10**12 - 1), st.none() | st.integers(1, 9999))
def test_a_number_that_was_written_is_read_back(series: str, number: int, line: int | None) -> None:
    entry = EntryNumber(series, number)
    written = str(entry) if line is None else entry.item(line)
    assert parse_number(written) == (entry, line)
    assert parse_number(f"  {written.lower()} ") == (entry, line)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "A-000001"), (123, "A-000123"), (999_999, "A-999999"), (1_000_000, "A-1000000")]
)
def test_a_number_has_at_least_six_digits_and_grows_past_them(number: int, written: str) -> None:
    assert str(EntryNumber("A", number)) == written


def test_numbers_sort_as_they_were_given_out() -> None:
    shuffled = [EntryNumber("A", n) for n in (1_000_000, 2, 999_999, 1)]
    assert [entry.number for entry in sorted(shuffled)] == [1, 2, 999_999, 1_000_000]


@pytest.mark.parametrize(
    "text",
    [
        *("", "A", "A-", "-000123", "A000123", "A-123", "A-12345", "A-1234567890123", "ABCDE-000123"),
        *(
            "A-000000",
            "A-000123/",
            "A-000123/0",
            "ß-000123",
            "ı-000123",
            "A-000123/x",
            "A-000123/12345",
            "A-000123/2/3",
            "A-000123 /2",
            "A--00123",
        ),
        *("A-000 123", "A-٠٠٠١٢٣", "Ä-000123", "1-000123", "A-000123\x00", "A‐000123"),
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(NumberError) as refusal:
        parse_number(text)
    assert "A-000123" in refusal.value.message.nl
    assert "A-000123" in refusal.value.message.en


@given(st.text())
def test_any_text_is_a_number_or_one_plain_refusal(text: str) -> None:
    try:
        number, line = parse_number(text)
    except NumberError:
        return
    assert number.number >= 1
    assert check_series(number.series) == number.series
    assert line is None or 1 <= line <= 9999


@pytest.mark.parametrize("series", ["A", "UTR", "ZZZZ"])
def test_a_series_is_one_to_four_capitals(series: str) -> None:
    assert check_series(series) == series


@pytest.mark.parametrize("series", ["", "a", "ABCDE", "A1", "A ", "Ä", "A\n", "-"])
def test_any_other_series_is_refused_and_names_its_field(series: str) -> None:
    with pytest.raises(NumberError) as refusal:
        check_series(series)
    assert refusal.value.field == "series"
