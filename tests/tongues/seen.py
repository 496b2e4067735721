"""Which texts a screen shows: those its widgets say they have, and those that are painted. Knows no language.

What is painted is heard by a paint device that draws nothing and only takes down the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QPaintDevice, QPaintEngine
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from tests.tongues.pseudo import pseudo

TAGS = re.compile(r"</?qt>")
"""A tooltip is told that it is plain text by what it stands in."""
SAID_BY = ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "windowTitle")


def asked_for_pictures(folder: Path) -> SimpleNamespace:
    """What the program is started with to take its pictures into that folder, on a morning of the sample."""
    return SimpleNamespace(
        data_dir=folder,
        now=datetime(2026, 11, 18, 9, 30, tzinfo=UTC),
        demo=False,
        screenshot=folder,
        command=None,
    )


def texts_on(shown: QWidget) -> Iterator[str]:
    """Every text on it, some of them more than once, in pieces where a line is broken."""
    for widget in (shown, *shown.findChildren(QWidget)):
        if widget.isVisibleTo(shown):
            yield from _said_by(widget)
    yield from painted_on(shown)


def typed_on(shown: QWidget) -> Iterator[str]:
    """What stands in its fields: that is what somebody typed."""
    for field in shown.findChildren(QLineEdit):
        yield field.text()
    for page in shown.findChildren(QTextEdit):
        yield page.toPlainText()
    for plain in shown.findChildren(QPlainTextEdit):
        yield plain.toPlainText()


def _said_by(widget: QWidget) -> Iterator[str]:
    for name in SAID_BY:
        said = getattr(widget, name, None)
        if callable(said) and isinstance(text := said(), str) and text:
            yield unescape(TAGS.sub("", text))


def painted_on(shown: QWidget) -> list[str]:
    """Every text that is painted on it, as it is to be seen."""
    device = Device(shown)
    shown.render(device)
    return device.engine.texts


class PseudoQt(QTranslator):
    """The language of accents for what Qt says itself, such as the word on a button of a message box."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation, n
        return pseudo(text)


@contextmanager
def qt_speaks_pseudo() -> Iterator[None]:
    """Within it; it needs Qt's application object."""
    qt = PseudoQt()
    QCoreApplication.installTranslator(qt)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(qt)


class _Engine(QPaintEngine):
    """Hears every text. The other methods have to be there, and do nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[str] = []

    def drawTextItem(self, _at: object, item: object) -> None:
        self.texts.append(item.text())  # type: ignore[attr-defined]

    def begin(self, _device: object) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, _state: object) -> None: ...
    def drawPixmap(self, *_: object) -> None: ...
    def drawImage(self, *_: object) -> None: ...
    def drawPath(self, *_: object) -> None: ...
    def drawRects(self, *_: object) -> None: ...
    def drawLines(self, *_: object) -> None: ...
    def drawPoints(self, *_: object) -> None: ...
    def drawPolygon(self, *_: object) -> None: ...
    def drawEllipse(self, *_: object) -> None: ...


class Device(QPaintDevice):
    """As large as what is shown on it."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self.engine = _Engine()
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: shown.width(),
            metric.PdmHeight: shown.height(),
            metric.PdmDpiX: 96,
            metric.PdmDpiY: 96,
            metric.PdmPhysicalDpiX: 96,
            metric.PdmPhysicalDpiY: 96,
            metric.PdmDepth: 32,
            metric.PdmNumColors: 1 << 24,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 1 << 16,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, wanted: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(wanted, 0)
