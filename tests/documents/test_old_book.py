"""Reading an existing book from a table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealer_client.documents.old_book import FIELDS, TableRefused, columns_of, guessed_mapping, read_old_book
from dealer_client.goods.categories import load_categories
from dealer_client.register.draft import EntryKind

DUTCH = """Volgnummer;Datum;Soort goed;Omschrijving;Serienummer;Bedrag;Naam;Straat;Huisnummer;Postcode;Woonplaats
17;3-11-2025;Telefoon;iPhone 12;imei 490154203237518;€ 1.250,-;Jansen;Dorpsweg;4;1234 AB;Hilversum
17;3-11-2025;Sieraad;ring;;12,5;Jansen;Dorpsweg;4;1234 AB;Hilversum
18;2025-11-04;Fiets;"Gazelle;
groen";GZ1234567;85.00;Çelik;Laan;9;3512 CD;Utrecht
"""


def read(text: str, **mapping: str):
    guessed = guessed_mapping(columns_of(text))
    return read_old_book(text, {**guessed, **mapping}, load_categories(), "NL")


def test_columns_are_found_by_the_names_that_dealers_use():
    assert guessed_mapping(columns_of(DUTCH)) == {
        "number": "Volgnummer",
        "acquired_on": "Datum",
        "category": "Soort goed",
        "description": "Omschrijving",
        "identifier": "Serienummer",
        "price": "Bedrag",
        "surname": "Naam",
        "street": "Straat",
        "house_number": "Huisnummer",
        "postcode": "Postcode",
        "city": "Woonplaats",
    }


def test_rows_with_one_number_are_one_entry_with_its_items():
    first, second = read(DUTCH)
    assert (first.old_number, first.lines, len(first.draft.items)) == ("17", (2, 3), 2)
    assert first.problems == ()
    assert first.draft.acquired_on == date(2025, 11, 3)
    assert [item.price_cents for item in first.draft.items] == [125_000, 1_250]
    assert first.draft.items[0].category == "phone"
    assert [(i.kind, i.value) for i in first.draft.items[0].identifiers] == [("imei", "490154203237518")]
    assert first.draft.kind is EntryKind.PURCHASE
    assert second.draft.items[0].description == "Gazelle; groen"
    assert second.draft.items[0].price_cents == 8_500
    assert second.draft.seller.surname == "Çelik"


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12", 1200),
        ("12,5", 1250),
        ("12.50", 1250),
        ("1.234,50", 123_450),
        ("1.234", 123_400),
        ("€ 12,-", 1200),
        ("EUR 7,05", 705),
        ("1 234,50", 123_450),
    ],
)
def test_amounts_are_read_as_dealers_write_them(typed, cents):
    (entry,) = read(f'datum;omschrijving;prijs\n1-1-2025;ring;"{typed}"\n')
    assert entry.draft.items[0].price_cents == cents


@pytest.mark.parametrize("typed", ["", "gratis", "-5", "1,234.50", "12,345", "1e5", "9999999999"])
def test_an_amount_that_could_mean_two_things_or_nothing_is_told_by_its_column(typed):
    (entry,) = read(f'datum;omschrijving;prijs\n1-1-2025;ring;"{typed}"\n')
    assert [problem.en for problem in entry.problems] == ["prijs: write the amount as 1234,50 or 1234.50"]


@pytest.mark.parametrize("typed", ["", "31-2-2025", "2025", "1-1-25", "11/13/2025", "2025-13-01"])
def test_a_date_that_is_none_is_told_by_its_column(typed):
    (entry,) = read(f"datum;omschrijving;prijs\n{typed};ring;1\n")
    assert entry.problems[0].en.startswith("datum: ")


def test_a_kind_of_goods_that_nobody_knows_is_kept_in_the_description():
    first, second = read("datum;soort;omschrijving;prijs\n1-1-2025;Sabel;oud;1\n1-1-2025;;klok;1\n")
    assert [(e.draft.items[0].category, e.draft.items[0].description) for e in (first, second)] == [
        ("other", "Sabel, oud"),
        ("other", "klok"),
    ]


def test_rows_of_one_number_with_two_sellers_are_refused():
    text = "nr,datum,omschrijving,prijs,naam\n1,1-1-2025,ring,1,Jansen\n1,1-1-2025,ring,1,Pietersen\n"
    (entry,) = read(text)
    assert "must then be the same" in entry.problems[0].en


def test_a_column_may_be_named_by_hand_and_a_missing_one_is_asked_for():
    text = "wat;wanneer;hoeveel\nring;1-1-2025;1\n"
    with pytest.raises(TableRefused, match=r"the date \(acquired_on\), the description \(description\), the price"):
        read(text)
    (entry,) = read(text, description="wat", acquired_on="wanneer", price="hoeveel")
    assert entry.draft.items[0].description == "ring"
    with pytest.raises(TableRefused, match="no column"):
        read(text, price="niets")
    with pytest.raises(TableRefused, match="no field"):
        read(text, prijs="hoeveel")


def test_what_is_no_table_is_refused():
    for text in ("", "\n\n", 'a;b\n"x;y\n'):
        with pytest.raises(TableRefused):
            read(text)


def test_every_field_has_a_name_of_its_own():
    names = [name for name, others in FIELDS.items() for name in (name, *others)]
    assert len(names) == len(set(names))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=4))
def test_whatever_stands_in_a_table_is_read_or_told(rows):
    import csv
    import io

    written = io.StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(["datum", "omschrijving", "prijs"])
    writer.writerows(rows)
    try:
        entries = read(written.getvalue())
    except TableRefused:
        return
    assert all(entry.problems or entry.draft.acquired_on for entry in entries)


def test_who_has_no_country_lives_in_that_of_the_shop():
    columns = guessed_mapping(columns_of(DUTCH))
    without = {name: column for name, column in columns.items() if name != "country"}
    found = {entry.draft.seller.address.country for entry in read_old_book(DUTCH, without, load_categories(), "FR")}
    assert found == {"FR"}
