"""Text that means harm, and what every screen is held to when it shows some: it stands there as typed, or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFormLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

MARKUP = '<img src="file://{bait}"><b>R&D</b><a href="file:///x">&amp;</a>'
PATTERNS = "%1 %2 %L1 {0} {name} {topic} %s %(x)s"
ACCENTS = "Z" + "\u0301\u0327\u0336" * 20 + "oe"
LONG_WORD = "W" * 190
LONGEST_BOOK = "Jo Hill " * 12_800
"""100 kB."""

RAW = re.compile(r"<(img|b|a)\b", re.IGNORECASE)


class Outside(QObject):
    """The machine outside: every link of any kind that is handed to it is noted, and nothing is opened."""

    SCHEMES = ("file", "http", "https", "mailto", "tel", "ftp", "javascript", "data", "qrc", "smb")

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        for scheme in self.SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # Qt takes text, its types say bytes

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())

    def leave(self) -> None:
        for scheme in self.SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)


def faults_in(shown: QWidget) -> list[str]:
    """Whatever in that widget would read its text as something else than text, in words."""
    return [fault for widget in (shown, *shown.findChildren(QWidget)) for fault in _faults_of(widget)]


def _faults_of(widget: QWidget) -> Iterator[str]:
    where = type(widget).__name__
    if isinstance(widget, QLabel) and widget.text():
        if widget.textFormat() is not Qt.TextFormat.PlainText and not _names_a_field(widget):
            yield f"{where} reads markup: {widget.text()[:60]}"
        if widget.openExternalLinks():
            yield f"{where} opens links"
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        yield f"{where} keeps formatted text"
    if RAW.search(widget.toolTip()):
        yield f"{where} has a tooltip with markup: {widget.toolTip()[:60]}"
    if RAW.search(widget.statusTip()) or RAW.search(widget.whatsThis()):
        yield f"{where} has a status tip or a “what's this?” with markup"
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QMenu):
        labels = [action.text() for action in widget.actions()] if isinstance(widget, QMenu) else [widget.text()]
        for label in labels:
            if "R&D" in label and "R&&D" not in label:
                yield f"{where} takes an & for a key: {label[:60]}"
    if isinstance(widget, QAbstractButton) and widget.toolTip() == "" and RAW.search(widget.text()):
        yield from _tooltip_of_action(widget.actions(), where)


def _names_a_field(label: QLabel) -> bool:
    """A form's own words beside a field; nobody's text gets there."""
    form = label.parentWidget()
    return form is not None and isinstance(form.layout(), QFormLayout) and not RAW.search(label.text())


def _tooltip_of_action(actions: Iterable[QAction], where: str) -> Iterator[str]:
    for action in actions:
        if RAW.search(action.toolTip()):
            yield f"{where} has an action whose tooltip is markup"


def bait_in(folder: Path) -> Path:
    """A file nobody has any business reading; its time of last access would tell."""
    bait = folder / "bait.png"
    bait.write_bytes(b"not looked at")
    os.utime(bait, (0, bait.stat().st_mtime))
    return bait
