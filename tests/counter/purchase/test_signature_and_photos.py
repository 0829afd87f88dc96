"""The seller's signature and the photos of the goods: in the form, in the draft, in the entry."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dealer_client.register.draft import Signature
from dealer_client.store.photos import thumbnails

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def picture(tmp_path):
    """A photo in a file."""
    made = BytesIO()
    Image.new("RGB", (640, 480), "gold").save(made, "JPEG")
    file = tmp_path / "ring.jpg"
    file.write_bytes(made.getvalue())
    return file


def draw(pad) -> None:
    """A stroke from one corner to the middle."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for at in range(20, 80, 10):
        QTest.mouseMove(pad, QPoint(at, at))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 80))


def record(till):
    till.window.purchase.check()
    till.press(Qt.Key.Key_Return, CTRL)
    till.until(lambda: till.window.purchase.recorded.isVisible())
    return till.desk.entry(till.window.purchase.recorded.recorded.number).entry


def test_the_seller_signs_under_what_the_statement_says(till):
    till.fill_purchase()
    till.press(Qt.Key.Key_S, CTRL)
    panel = till.form.signing
    till.until(panel.isVisible)
    draw(panel.pad)
    till.enter()
    assert not panel.isVisible()
    till.window.purchase.check()
    assert "Getekend" in till.form.payment.sign_button.text()
    entry = record(till)
    signed = next(part.data for part in entry.personal if part.name == "signature")
    assert signed["strokes"]
    assert signed["statement"] == panel._statement.text()


def test_a_dot_is_no_signature_and_again_takes_it_away(till):
    till.press(Qt.Key.Key_S, CTRL)
    pad = till.form.signing.pad
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert till.form.draft().signature == Signature()
    draw(pad)
    assert till.form.draft().signature.strokes
    till.form.signing.again.click()
    assert till.form.draft().signature == Signature()


def test_a_signature_is_kept_with_the_draft_and_gone_with_the_next_customer(till):
    till.fill_purchase()
    till.press(Qt.Key.Key_S, CTRL)
    draw(till.form.signing.pad)
    draft = till.form.draft_to_keep()
    till.form.clear()
    assert till.form.draft().signature == Signature()
    till.form.show_draft(draft)
    assert till.form.draft().signature == draft.signature


def test_photos_from_a_file_go_into_the_entry(till, picture):
    till.fill_purchase()
    strip = till.form.items.current.photos
    strip.add_files([picture])
    till.until(lambda: len(strip.digests()) == 1)
    till.until(lambda: not till.window.background.busy)
    assert not strip._pictures[strip.digests()[0]].icon().isNull()
    entry = record(till)
    with till.window.counter.store.reading() as connection:
        assert len(thumbnails(connection, entry.number, 1)) == 1


def test_a_picture_on_the_clipboard_is_pasted(till):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QApplication.clipboard().setImage(image)
    strip = till.form.items.current.photos
    assert strip.paste()
    till.until(lambda: len(strip.digests()) == 1)
    till.until(lambda: not till.window.background.busy)
    strip._pictures[strip.digests()[0]].click()
    assert strip.digests() == ()


def test_a_file_that_is_no_picture_is_refused_in_words(till, tmp_path):
    file = tmp_path / "ring.jpg"
    file.write_text("geen foto")
    till.form.items.current.photos.add_files([file])
    till.until(lambda: till.window.top_line.notice() != "")
    assert till.form.items.current.photos.digests() == ()
