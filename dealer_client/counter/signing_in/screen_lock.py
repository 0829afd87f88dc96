"""Hears that the desktop's screen was locked, where a desktop tells it (logind, or the screen saver, over D-Bus)."""

from __future__ import annotations

import os

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class ScreenLock(QObject):
    """`locked` after `listen`, for as long as this lives. Without D-Bus it is never emitted, and nothing is missed but
    this: the lock after idle time stays."""

    locked = Signal()

    def listen(self) -> None:
        """Begins to listen; loads D-Bus, so not before the first paint."""
        if not (os.environ.get("DBUS_SESSION_BUS_ADDRESS") or os.environ.get("XDG_SESSION_ID")):
            return
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for saver in _SAVERS:
                path = "/" + saver.replace(".", "/")
                session.connect("", path, saver, "ActiveChanged", self, SLOT("screen_saver(bool)"))
        system = QDBusConnection.systemBus()
        if system.isConnected():
            system.connect("", "", f"{_LOGIN}.Session", "Lock", self, SLOT("session_locked()"))

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        """The screen saver came on, or went."""
        if active:
            self.locked.emit()

    @Slot()
    def session_locked(self) -> None:
        """The session manager locked the session."""
        self.locked.emit()
