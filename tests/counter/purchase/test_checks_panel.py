"""However little room there is, what is still to be filled in is in sight."""

from __future__ import annotations

from dealer_client.counter.purchase.check_lines import MISSING


def test_what_is_missing_stays_named_when_the_payment_takes_the_room(till):
    till.window.resize(1280, 720)
    checks = till.form.checks
    till.form.payment.kind.setCurrentIndex(1)
    till.form.payment.method.choose("bank")
    till.window.purchase.check()
    till.until(lambda: "waarde" in checks.lines[0].detail)
    till.until(lambda: checks.row("fill-in").height() > 90)
    # What was measured then is asked again: nothing may be left out for a height of before.
    till.window.purchase.check()
    rows = [checks.row(line.key) for line in checks.lines]
    assert len(rows) == 2
    assert all(row.isVisible() for row in rows)
    missing = checks.row("fill-in")
    assert missing._detail.isVisible()


def test_beside_an_expired_document_and_an_error_it_still_says_which_fields_are_missing(till):
    till.window.resize(1280, 720)
    till.fill(till.form.seller.surname, "Bruijn")
    till.fill(till.form.seller.date_of_birth, "31-02-1965")
    till.fill(till.form.seller.expires, "09-03-2024")
    till.fill(till.form.items.current.price, "twaalf")
    till.form.payment.method.choose("bank")
    till.window.purchase.check()
    row = till.form.checks.row(MISSING)
    assert "documentnummer" in row.line.detail
    till.until(lambda: row.height() >= row.heightForWidth(row.width()))
    assert row._detail.isVisible()


def test_an_error_says_which_field_it_is_about(till):
    till.fill(till.form.seller.date_of_birth, "31-02-1965")
    till.fill(till.form.items.current.price, "twaalf")
    till.window.purchase.check()
    assert {"Geboortedatum: deze dag bestaat niet.", "Prijs (€): dit is geen bedrag."} <= set(till.lines())


def test_room_that_is_left_over_is_given_back_to_the_lines(till):
    till.window.resize(1280, 720)
    till.fill_purchase()
    till.form.payment.method.choose("cash")
    till.fill(till.form.seller.expires, "09-03-2024")
    till.window.purchase.check()
    checks = till.form.checks
    area = checks._scroll.maximumViewportSize()
    for row in [checks.row(line.key) for line in checks.lines]:
        shortened = row.shortness
        for less in range(shortened):
            row.shorten(less)
            assert not checks._fits(area.width(), area.height())
        row.shorten(shortened)
