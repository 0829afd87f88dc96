"""However little room there is, what is still to be filled in is in sight."""

from __future__ import annotations


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
