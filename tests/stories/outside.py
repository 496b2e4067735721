"""What lies outside the program on a story's machine: a telephone and a mail program that only take notes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Outside(QObject):
    """The telephone and mail programs of this machine: they note what they are handed."""

    def __init__(self, *schemes: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self._schemes = schemes or ("tel", "mailto")
        for scheme in self._schemes:
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # Qt takes text, its types say bytes

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())

    def leave(self) -> None:
        for scheme in self._schemes:
            QDesktopServices.unsetUrlHandler(scheme)
