"""The camera of the till, where there is one and the extra `camera` is installed. All else works without.

Qt's multimedia is a large part of its own, and needs the sound library of the system even to be imported: it is
imported when somebody asks for the camera, and not before.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

_MULTIMEDIA = "PySide6.QtMultimedia"
_DEVICES = Path("/dev")


class CameraNotThere(DealerError):
    """No camera answers. Nothing was lost; photos come from files too."""

    title = Text(nl="Geen camera", en="No camera")

    def __init__(self) -> None:
        super().__init__(
            Text(
                nl="Er is geen camera die het doet. Sluit hem aan en sluit andere programma's die hem gebruiken, of "
                "kies een bestand met Ctrl+G.",
                en="There is no camera that works. Plug it in and close other programs that use it, or choose a file "
                "with Ctrl+G.",
            )
        )


class Camera(Protocol):
    """What gives pictures, one after another, until it is stopped."""

    def stop(self) -> None:
        """No more pictures; the camera's light goes out."""


def camera_may_be_there() -> bool:
    """Whether to offer the camera at all. Quick: nothing is imported, and no device is opened."""
    if find_spec(_MULTIMEDIA) is None:
        return False
    return sys.platform != "linux" or any(_DEVICES.glob("video*"))


def start_camera(show: Callable[[QImage], None], failed: Callable[[], None]) -> Camera:
    """The first camera of the till: `show` gets each picture, `failed` is called where it ends by itself.

    Raises CameraNotThere.
    """
    try:
        multimedia = importlib.import_module(_MULTIMEDIA)
    except (ImportError, OSError) as error:
        raise CameraNotThere from error
    device = multimedia.QMediaDevices.defaultVideoInput()
    if device.isNull():
        raise CameraNotThere
    return _QtCamera(multimedia, device, show, failed)


class _QtCamera(QObject):
    """One camera, through a session of Qt's multimedia."""

    def __init__(
        self, multimedia: Any, device: object, show: Callable[[QImage], None], failed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._camera = multimedia.QCamera(device)
        self._sink = pictures_of(multimedia, show)
        self._session = multimedia.QMediaCaptureSession()
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.errorOccurred.connect(lambda *_what: failed())
        self._camera.start()

    def stop(self) -> None:
        """No more pictures; the camera's light goes out."""
        self._camera.stop()
        self._session.setVideoSink(None)


def pictures_of(multimedia: Any, show: Callable[[QImage], None]) -> Any:
    """A sink for the frames of a video, which gives each to `show` as a picture."""
    sink = multimedia.QVideoSink()

    def took(frame: Any) -> None:
        picture = frame.toImage()
        if not picture.isNull():
            show(picture)

    sink.videoFrameChanged.connect(took)
    return sink
