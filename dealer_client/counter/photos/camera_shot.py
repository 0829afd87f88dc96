"""Photos by the camera, in the place of checks and payment: what it sees, Enter takes one, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.purchase.card import Card
from dealer_client.counter.theme import tokens
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .camera import Camera, CameraNotThere, start_camera

_HEADING = Text(nl="Foto van dit goed", en="Photo of this item")
_SEES = Text(nl="Wat de camera ziet", en="What the camera sees")
_STARTING = Text(nl="De camera gaat aan …", en="The camera is starting …")
_TAKE = Text(nl="Foto maken", en="Take a photo")
_BACK = Text(nl="Klaar", en="Done")
_TAKEN_ONE = Text(nl="1 foto gemaakt", en="1 photo taken")
_TAKEN = Text(nl="{n} foto's gemaakt", en="{n} photos taken")

Start = Callable[[Callable[[QImage], None], Callable[[], None]], Camera]


class Viewfinder(Worded, QWidget):
    """The newest picture, as large as fits, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self.waits = True
        """Whether a picture is still to come."""
        self.setMinimumHeight(200)

    def show_picture(self, picture: QImage) -> None:
        """Takes the place of the one before."""
        self.picture = picture
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(say(_SEES))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(tokens().background))
            if self.picture.isNull():
                painter.setPen(QColor(tokens().muted))
                words = say(_STARTING) if self.waits else ""
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
                return
            size = self.picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = self.rect()
            target.setSize(size)
            target.moveCenter(self.rect().center())
            painter.drawImage(target, self.picture)


class CameraShot(Card):
    """`taken` carries a picture, `closed` goes back. The camera is on while this is on the screen, and only then."""

    taken = Signal(QImage)
    closed = Signal()

    def __init__(self, start: Start = start_camera) -> None:
        super().__init__()
        self._start = start
        self._camera: Camera | None = None
        self._trouble: Text | None = None
        self._count = 0
        self.viewfinder, self.words = Viewfinder(), QLabel()
        self.words.setProperty("look", "muted")
        self.words.setWordWrap(True)
        self.take, self.back = QPushButton(), QPushButton()
        self.take.setProperty("look", "primary")
        self.take.setAutoDefault(True)
        self.take.clicked.connect(self._take)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.closed)
        self.body.addWidget(self.viewfinder, 1)
        for widget in (self.words, self.take, self.back):
            self.body.addWidget(widget)
        self.retranslate()

    def start(self) -> None:
        """Puts the camera on; where there is none, says so."""
        self._count, self._trouble = 0, None
        self.viewfinder.waits = True
        self.viewfinder.show_picture(QImage())
        self.take.setEnabled(False)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)
        try:
            self._camera = self._start(self._sees, self._failed)
        except DealerError as error:
            self._say_trouble(error.message)
        self.retranslate()

    def retranslate(self) -> None:
        if not hasattr(self, "back"):
            return
        self.heading(say(_HEADING))
        self.take.setText(say(_TAKE) + "   Enter")
        self.back.setText(say(_BACK) + "   Esc")
        taken = _TAKEN_ONE if self._count == 1 else _TAKEN.filled(n=self._count)
        self.words.setText(say(self._trouble) if self._trouble is not None else say(taken) if self._count else "")
        self.viewfinder.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._put_out()
        super().hideEvent(event)

    def _sees(self, picture: QImage) -> None:
        self.viewfinder.show_picture(picture)
        if not self.take.isEnabled():
            self.take.setEnabled(True)
            self.take.setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self) -> None:
        self._count += 1
        self.taken.emit(self.viewfinder.picture.copy())
        self.retranslate()

    def _failed(self) -> None:
        self._put_out()
        self._say_trouble(CameraNotThere().message)
        self.take.setEnabled(False)
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_trouble(self, words: Text) -> None:
        self._trouble, self.viewfinder.waits = words, False
        self.retranslate()

    def _put_out(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
