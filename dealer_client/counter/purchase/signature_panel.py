"""The seller reads what he states and signs for it, with the mouse, a finger or a pen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from dealer_client.counter.language import Worded, say
from dealer_client.counter.theme import CARD_RADIUS, tokens
from dealer_client.documents.purchase_wording import DECLARES
from dealer_client.register.draft import Signature
from dealer_client.register.wording import Text

from .card import Card, row_of

_LEAST_POINTS = 3
_PEN_WIDTH = 2.2
_HEADING = Text(nl="Handtekening van de aanbieder", en="The seller's signature")
_SIGN_HERE = Text(nl="Teken hier met de muis, een vinger of een pen", en="Sign here with the mouse, a finger or a pen")
_AGAIN = Text(nl="Opnieuw", en="Again")
_READY = Text(nl="Klaar", en="Done")
_PAD_NAME = Text(nl="Vlak voor de handtekening", en="Area for the signature")


class SignaturePad(Worded, QWidget):
    """Keeps what is drawn as strokes of points. `drawn` after each stroke."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strokes: list[list[tuple[int, int]]] = []
        self._size = (0, 0)
        self._drawing = False
        self._by_pen = False
        self.setMinimumHeight(140)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.retranslate()

    def signature(self, statement: str) -> Signature:
        """What was drawn under that statement; nothing where it is no more than a dot."""
        if sum(len(stroke) for stroke in self._strokes) < _LEAST_POINTS:
            return Signature()
        width, height = self._size
        return Signature(
            strokes=tuple(tuple(stroke) for stroke in self._strokes), width=width, height=height, statement=statement
        )

    def show_signature(self, signature: Signature) -> None:
        """Shows one that was drawn before."""
        self._strokes = [[(point[0], point[1]) for point in stroke] for stroke in signature.strokes]
        self._size = (signature.width, signature.height)
        self.update()

    def clear(self) -> None:
        """Ready to be drawn on."""
        self._strokes = []
        self.update()
        self.drawn.emit()

    def retranslate(self) -> None:
        self.setAccessibleName(say(_PAD_NAME))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._draw(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._draw(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        colours = tokens()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(colours.field_line))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), CARD_RADIUS, CARD_RADIUS)
            base = self.height() - 28
            painter.drawLine(16, base, self.width() - 16, base)
            if not self._strokes:
                painter.setPen(QColor(colours.muted))
                words_in = self.rect().adjusted(16, 0, -16, -28)
                painter.drawText(words_in, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, say(_SIGN_HERE))
            painter.setPen(
                QPen(QColor(colours.text), _PEN_WIDTH, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._scale(painter)
            for stroke in self._strokes:
                path = QPainterPath(QPointF(*stroke[0]))
                for point in stroke[1:]:
                    path.lineTo(*point)
                painter.drawPath(path)

    def _scale(self, painter: QPainter) -> None:
        """One that was drawn on a pad of another size is shown whole."""
        width, height = self._size
        if width and height and (width, height) != (self.width(), self.height()):
            factor = min(self.width() / width, self.height() / height)
            painter.scale(factor, factor)

    def _begin(self, at: QPointF) -> None:
        if self._size != (self.width(), self.height()):
            self._strokes, self._size = [], (self.width(), self.height())
        self._drawing = True
        self._strokes.append([self._point(at)])
        self.update()

    def _draw(self, at: QPointF) -> None:
        if self._drawing and (point := self._point(at)) != self._strokes[-1][-1]:
            self._strokes[-1].append(point)
            self.update()

    def _end(self) -> None:
        if self._drawing:
            self._drawing = False
            self.drawn.emit()

    def _point(self, at: QPointF) -> tuple[int, int]:
        return (
            max(0, min(self.width() - 1, round(at.x()))),
            max(0, min(self.height() - 1, round(at.y()))),
        )


class SignaturePanel(Card):
    """`closed` tells that the clerk goes on, `changed` that there is another signature, or none."""

    closed = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._statement, self.pad = QLabel(), SignaturePad()
        self._statement.setWordWrap(True)
        self._statement.setProperty("look", "heading")
        self.again, self.ready = QPushButton(), QPushButton()
        self.ready.setProperty("look", "primary")
        for button in (self.again, self.ready):
            button.setAutoDefault(True)
        self.again.clicked.connect(self.pad.clear)
        self.ready.clicked.connect(self.closed)
        self.pad.drawn.connect(self.changed)
        self.body.addWidget(self._statement)
        self.body.addWidget(self.pad, 1)
        self.body.addLayout(row_of((self.again, 1), (self.ready, 2)))
        self.retranslate()

    def signature(self) -> Signature:
        """What the seller signed, with the words that stood above it."""
        return self.pad.signature(self._statement.text())

    def fill(self, signature: Signature) -> None:
        """Shows one that was drawn before, or none."""
        self.pad.show_signature(signature)
        self._statement.setText(signature.statement or _statement())

    def start(self) -> None:
        """Puts the focus where one goes on."""
        self.ready.setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        if not hasattr(self, "ready"):
            return
        self.heading(say(_HEADING))
        # Under a signature stand the words that were signed, whatever language is on now.
        if not self.pad.signature("").strokes:
            self._statement.setText(_statement())
        self.again.setText(say(_AGAIN))
        self.ready.setText(say(_READY) + "   Enter")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _statement() -> str:
    """The sentences of the purchase statement, as they stand on paper."""
    return " ".join(say(sentence) for sentence in DECLARES)
