"""The desktop's portal: it shows notifications for us, and lets a program in a sandbox start with the session.

Spoken to over the session bus, and never waited for: every answer comes later. Knows no reminder. What a body says is
read as plain text by some desktops and as markup by others, so it is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

SERVICE, PLACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
NOTIFICATION, BACKGROUND = "org.freedesktop.portal.Notification", "org.freedesktop.portal.Background"
PROPERTIES = "org.freedesktop.DBus.Properties"
WAIT_MS = 5_000
"""An answer that takes longer is none: the portal may be asked to start, and not come."""

Answered = Callable[[bool], None]


class DesktopPortal(QObject):
    """`chosen(str)` comes with the id of a notification that somebody pressed. `bus` is the session's."""

    chosen = Signal(str)

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.sessionBus() if bus is None else bus
        self._waiting: set[QDBusPendingCallWatcher] = set()
        if self._bus.isConnected():
            # PySide's own stubs want bytes here, and PySide refuses them.
            slot: Any = SLOT("_pressed(QDBusMessage)")
            self._bus.connect(SERVICE, PLACE, NOTIFICATION, "ActionInvoked", self, slot)

    def look(self, then: Answered) -> None:
        """Ask whether there is one that takes notifications."""
        self._call(PROPERTIES, "Get", (NOTIFICATION, "version"), then)

    def show(self, id_: str, title: str, body: str, urgent: bool, then: Answered) -> None:
        """Show it, in place of the one of that id; whether it was taken."""
        said = {"title": title, "body": escape(body, quote=False), "priority": "high" if urgent else "normal"}
        # No buttons: they would have to be an array of maps, and arrive as one of variants.
        self._call(NOTIFICATION, "AddNotification", (id_, {**said, "default-action": "open"}), then)

    def take_back(self, id_: str) -> None:
        self._call(NOTIFICATION, "RemoveNotification", (id_,), lambda _taken: None)

    def start_along(self, on: bool, command: Sequence[str], reason: str, then: Answered) -> None:
        """Ask to be started with the session, or not any more; whether the request was taken."""
        wanted: Mapping[str, Any] = {"autostart": on, "background": on, "commandline": [*command], "reason": reason}
        self._call(BACKGROUND, "RequestBackground", ("", wanted), then)

    def _call(self, interface: str, method: str, said: Sequence[Any], then: Answered) -> None:
        if not self._bus.isConnected():
            then(False)
            return
        message = QDBusMessage.createMethodCall(SERVICE, PLACE, interface, method)
        message.setArguments([*said])
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, WAIT_MS), self)
        self._waiting.add(watcher)  # Python would let go of it

        def answered() -> None:
            self._waiting.discard(watcher)
            taken = not watcher.isError()
            watcher.deleteLater()
            then(taken)

        watcher.finished.connect(answered)

    @Slot(QDBusMessage)
    def _pressed(self, message: QDBusMessage) -> None:
        """Whoever else is on the bus may send what they like: only an id that somebody here knows does anything."""
        said = message.arguments()
        if said and isinstance(said[0], str):
            self.chosen.emit(said[0])
