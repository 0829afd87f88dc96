"""The top line: where one is, what this becomes, a quiet word about new messages, and who is signed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from .icons import IconLabel
from .language import Worded, say
from .signing_in import wording as signing_in

_NOTICE_MS = 20_000
"""How long a sentence stays that nobody has to answer."""


class TopLine(Worded, QWidget):
    """`messages_asked` tells that the clerk wants to see the new messages, `lock_asked` to lock or to change places."""

    messages_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(52)
        self._title, self._subtitle = QLabel(), QLabel()
        self._title.setProperty("look", "title")
        self._subtitle.setProperty("look", "muted")
        self._notice_icon, self._notice = IconLabel("info", "attention"), QLabel()
        self._notice_time = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._notice_time.timeout.connect(lambda: self.show_notice(""))
        self._messages = QPushButton()
        self._messages.setProperty("look", "quiet")
        self._messages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._messages.clicked.connect(self.messages_asked)
        self._count = 0
        self._staff_icon, self._staff = IconLabel("user", "muted", 16), QPushButton()
        self._staff.setProperty("look", "quiet")
        self._staff.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._staff.clicked.connect(self.lock_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._subtitle)
        row.addSpacing(6)
        self._boxes: dict[tuple[QWidget, ...], QWidget] = {}
        self._tools = QHBoxLayout()
        self._tools.setSpacing(2)
        row.addLayout(self._tools)
        row.addStretch()
        for widget in (self._notice_icon, self._notice, self._messages):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._staff_icon)
        row.addWidget(self._staff)
        self._name = ""
        self.show_notice("")
        self.show_staff("")
        self.show_messages(0)

    def show_tools(self, tools: Sequence[QWidget]) -> None:
        """The buttons of the place that is shown."""
        for box in self._boxes.values():
            box.hide()
        if not tools:
            return
        if tuple(tools) not in self._boxes:
            # Each place's have a box of their own, and never lose their parent: without one they would be windows.
            box = QWidget()
            row = QHBoxLayout(box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(2)
            for tool in tools:
                row.addWidget(tool)
            self._boxes[tuple(tools)] = box
            self._tools.addWidget(box)
        self._boxes[tuple(tools)].show()

    def show_place(self, title: str, subtitle: str) -> None:
        """Where one is, and the words beside it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def show_staff(self, name: str) -> None:
        """Who is signed in; nothing while nobody is."""
        self._name = name
        self._staff.setText(f"{name}   F12")
        self._staff.setVisible(bool(name))
        self._staff_icon.setVisible(bool(name))

    def staff(self) -> str:
        """What stands there about who is signed in."""
        return self._staff.text() if self._name else ""

    def show_done(self, words: str) -> None:
        """One sentence about what went well, for a while."""
        self.show_notice(words)
        self._notice_icon.show_icon("circle-check", "ok")

    def show_notice(self, words: str) -> None:
        """One sentence for the clerk that needs no answer, for a while; nothing for an empty one."""
        self._notice_icon.show_icon("info", "attention")
        self._notice.setText(words)
        self._notice_time.start()
        self._notice.setVisible(bool(words))
        self._notice_icon.setVisible(bool(words))

    def notice(self) -> str:
        """The sentence on the screen now."""
        return self._notice.text()

    def show_messages(self, count: int) -> None:
        """How many messages nobody has read. The words are neutral: the seller can see the screen."""
        self._count = count
        self._messages.setVisible(count > 0)
        self._say_messages()

    def messages(self) -> str:
        """The words about new messages; empty without any."""
        return self._messages.text() if self._count else ""

    def retranslate(self) -> None:
        # A sentence of a moment ago is in the language of then.
        self.show_notice("")
        self._say_messages()

    def _say_messages(self) -> None:
        words = self.tr("1 new message") if self._count == 1 else self.tr("{n} new messages").format(n=self._count)
        self._messages.setText(words + "   F6")
        self._staff.setAccessibleName(self.tr("Signed in") + f": {self._name}")
        self._staff.setToolTip(say(signing_in.LOCK) + "   F12")
