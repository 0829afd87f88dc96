"""Photos by the camera: offered where there may be one, on only while it is looked at, and kept as any photo is."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from dealer_client.counter.photos import camera
from dealer_client.counter.photos.camera import CameraNotThere, camera_may_be_there, pictures_of, start_camera
from dealer_client.counter.photos.camera_shot import CameraShot
from dealer_client.counter.purchase.photo_strip import PhotoStrip

CAMERA_KEY = (Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def picture(colour="red"):
    made = QImage(640, 480, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


class PlayedCamera:
    """A camera that shows what a test gives it."""

    def __init__(self):
        self.is_on = False

    def start(self, show, failed):
        self.is_on, self.show, self.fail = True, show, failed
        return self

    def stop(self):
        self.is_on = False


@pytest.fixture
def played(till, monkeypatch):
    made = PlayedCamera()
    monkeypatch.setattr(till.window.purchase.asides, "start_camera", made.start)
    till.press(*CAMERA_KEY)
    return made


def photos(till):
    return till.form.items.current.photos.digests()


def test_enter_takes_photos_of_the_item_at_hand_and_esc_puts_the_camera_out(till, played):
    played.show(picture())
    till.enter()
    till.until(lambda: len(photos(till)) == 1)
    played.show(picture("blue"))
    till.enter()
    till.until(lambda: len(photos(till)) == 2)
    assert played.is_on
    till.press(Qt.Key.Key_Escape)
    assert not played.is_on
    assert till.form.aside() is None
    assert till.form.draft().items[0].photos == photos(till)


def test_the_camera_goes_out_as_soon_as_something_else_is_on_the_screen(till, played):
    assert played.is_on
    till.press(Qt.Key.Key_F3)
    assert not played.is_on


def test_nothing_is_taken_before_the_camera_shows_something(till, played):
    shot = till.form.aside()
    assert isinstance(shot, CameraShot)
    assert not shot.take.isEnabled()
    till.enter()
    assert photos(till) == ()


def test_a_camera_that_is_pulled_out_says_what_to_do(till, played):
    played.show(picture())
    played.fail()
    shot = till.form.aside()
    assert "Ctrl+G" in shot.words.text()
    assert not shot.take.isEnabled()
    assert not played.is_on


def test_without_a_camera_the_key_says_so_and_nothing_else_changes(till, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    till.press(*CAMERA_KEY)
    assert "geen camera" in till.form.aside().words.text()
    till.press(Qt.Key.Key_Escape)
    assert till.form.aside() is None


def test_where_qt_multimedia_is_not_installed_there_is_no_camera(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with pytest.raises(CameraNotThere):
        start_camera(lambda _picture: None, lambda: None)


@pytest.mark.parametrize(
    ("installed", "device", "offered"),
    [(True, True, True), (True, False, False), (False, True, False)],
    ids=["both", "no device", "not installed"],
)
def test_the_camera_is_offered_where_it_is_installed_and_a_device_is_there(
    app, qtbot, tmp_path, monkeypatch, installed, device, offered
):
    monkeypatch.setattr(camera, "find_spec", lambda _name: object() if installed else None)
    monkeypatch.setattr(camera, "_DEVICES", tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    if device:
        (tmp_path / "video0").touch()
    assert camera_may_be_there() is offered
    strip = PhotoStrip(None)
    qtbot.addWidget(strip)
    assert strip.camera_button.isVisibleTo(strip) is offered


def test_frames_of_a_real_sink_arrive_as_pictures(app):
    multimedia = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    seen = []
    sink = pictures_of(multimedia, seen.append)
    sink.setVideoFrame(multimedia.QVideoFrame(picture()))
    assert [(one.width(), one.height()) for one in seen] == [(640, 480)]
