"""Our own look, worn for as long as a claim is about what it makes of a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from tracker.widgets.look.theme import Scheme, Theme


@contextmanager
def worn(scheme: Scheme) -> Iterator[None]:
    """The style sheet, the colours and the letters of that scheme; as it was before after it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font(), app.style().objectName()
    theme = Theme(app, scheme)
    yield
    theme.deleteLater()
    app.setStyleSheet(before[0])
    app.setPalette(before[1])
    app.setFont(before[2])
    app.setStyle(before[3])
