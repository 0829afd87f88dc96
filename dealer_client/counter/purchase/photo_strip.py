"""The photos of an item: from a file, the clipboard or dropped on the form; small pictures in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from dealer_client.counter.icons import tinted_icon
from dealer_client.counter.language import Worded, say
from dealer_client.counter.operation import Background, Operation
from dealer_client.counter.photos.camera import camera_may_be_there
from dealer_client.counter.theme import tokens
from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

if TYPE_CHECKING:
    from dealer_client.desk import Desk

_SIDE = 34
_MOST_SHOWN = 4
_MOST_BYTES = 60 * 1024 * 1024
_PHOTO = Text(nl="Foto", en="Photo")
_BY_CAMERA = Text(nl="Foto met de camera", en="Photo by the camera")
_CHOOSE = Text(nl="Foto's kiezen", en="Choose photos")
_FILES = Text(nl="Foto's (*.jpg *.jpeg *.png *.heic *.heif)", en="Photos (*.jpg *.jpeg *.png *.heic *.heif)")
_ONE = Text(nl="Foto {n}: klik om weg te halen", en="Photo {n}: click to remove")
_NOT_READ = Text(
    nl="Deze foto is niet te lezen. Kies een ander bestand.", en="This photo cannot be read. Choose another file."
)
_NO_BOOK = Text(nl="Nog een ogenblik: het boek gaat nog open.", en="One moment: the book is still opening.")


class PhotoSource(QObject):
    """Keeps photos and reads small ones, in the background; `trouble` carries a sentence for the clerk."""

    trouble = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__(background)
        self._background = background
        self._desk: Desk | None = None

    def attach(self, desk: Desk) -> None:
        """The book is open now."""
        self._desk = desk

    def keep(self, read: Callable[[], bytes], kept: Callable[[str], None]) -> None:
        """Keeps the picture that `read` gives; `kept` is called with its digest."""
        desk = self._desk
        if desk is None:
            self.trouble.emit(say(_NO_BOOK))
            return
        Operation(self._background, lambda: desk.photos.keep(read())).success(kept).failure(self._failed).start()

    def thumbnail(self, digest: str, show: Callable[[bytes | None], None]) -> None:
        """Reads a small picture."""
        desk = self._desk
        if desk is not None:
            Operation(self._background, lambda: desk.photos.thumbnail(digest)).success(show).start()

    def _failed(self, error: Exception) -> None:
        self.trouble.emit(say(error.message if isinstance(error, DealerError) else _NOT_READ))


class PhotoStrip(Worded, QWidget):
    """`changed` when photos come or go, `camera_asked` to take one by the camera."""

    changed = Signal()
    camera_asked = Signal()

    def __init__(self, source: PhotoSource) -> None:
        super().__init__()
        self._source = source
        self._digests: list[str] = []
        self._pictures: dict[str, QToolButton] = {}
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.choose_files)
        self.camera_button = QPushButton()
        self.camera_button.setAutoDefault(False)
        # Reached by its key: the Tab order is the conversation's.
        self.camera_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.camera_button.clicked.connect(self.camera_asked)
        self._has_camera = camera_may_be_there()
        self.camera_button.setVisible(self._has_camera)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.button)
        self._row.addWidget(self.camera_button)
        self._row.addStretch()
        self.retranslate()

    def digests(self) -> tuple[str, ...]:
        """The photos in their order."""
        return tuple(self._digests)

    def show_photos(self, digests: Sequence[str]) -> None:
        """Shows these, in place of what was there."""
        for digest in list(self._digests):
            self._take_out(digest)
        for digest in digests:
            self._put_in(digest)

    def choose_files(self) -> None:
        """Asks which files."""
        names, _filter = QFileDialog.getOpenFileNames(self, say(_CHOOSE), filter=say(_FILES))
        self.add_files([Path(name) for name in names])

    def add_files(self, files: Sequence[Path]) -> None:
        """Keeps the pictures in these files."""
        for file in files:
            self._source.keep(lambda file=file: _read(file), self._kept)

    def paste(self) -> bool:
        """Keeps the picture on the clipboard; whether there was one."""
        mime = QApplication.clipboard().mimeData()
        if mime is None or not mime.hasImage():
            return False
        self.add_image(QImage(QApplication.clipboard().image()))
        return True

    def add_image(self, image: QImage) -> None:
        """Keeps this picture."""
        self._source.keep(lambda: _as_png(image), self._kept)

    def retranslate(self) -> None:
        self.button.setText(" " + say(_PHOTO) + "   Ctrl+G")
        camera = tinted_icon("camera", tokens().muted)
        self.button.setIcon(QIcon() if self._has_camera else camera)
        self.camera_button.setIcon(camera)
        self.camera_button.setToolTip(say(_BY_CAMERA) + "   Ctrl+Shift+G")
        self.camera_button.setAccessibleName(say(_BY_CAMERA))
        for at, digest in enumerate(self._digests, start=1):
            words = say(_ONE.filled(n=at))
            self._pictures[digest].setToolTip(words)
            self._pictures[digest].setAccessibleName(words)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        event.ignore()

    def _kept(self, digest: str) -> None:
        if digest not in self._digests:
            self._put_in(digest)
            self.changed.emit()

    def _put_in(self, digest: str) -> None:
        picture = QToolButton()
        picture.setFixedSize(_SIDE, _SIDE)
        picture.setIconSize(QSize(_SIDE - 4, _SIDE - 4))
        picture.setAutoRaise(True)
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.clicked.connect(lambda: self._removed(digest))
        self._digests.append(digest)
        self._pictures[digest] = picture
        self._row.insertWidget(self._row.count() - 1, picture)
        picture.setVisible(len(self._digests) <= _MOST_SHOWN)

        def show(image: bytes | None) -> None:
            pixmap = QPixmap()
            if image is not None and digest in self._pictures and pixmap.loadFromData(image):
                self._pictures[digest].setIcon(QIcon(pixmap))

        self._source.thumbnail(digest, show)
        self.retranslate()

    def _take_out(self, digest: str) -> None:
        self._digests.remove(digest)
        picture = self._pictures.pop(digest)
        self._row.removeWidget(picture)
        picture.deleteLater()

    def _removed(self, digest: str) -> None:
        self._take_out(digest)
        for at, left in enumerate(self._digests):
            self._pictures[left].setVisible(at < _MOST_SHOWN)
        self.retranslate()
        self.changed.emit()


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_MOST_BYTES)


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
