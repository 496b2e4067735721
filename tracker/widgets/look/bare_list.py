"""A list whose rows are painted by hand, lying in a page as if it were part of it. Knows no row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame


def lie_bare(rows: QAbstractItemView) -> None:
    """Without a frame and a ground of its own, scrolled up and down only, and told where the pointer is."""
    rows.setFrameShape(QFrame.Shape.NoFrame)
    rows.setStyleSheet("background: transparent;")
    rows.setMouseTracking(True)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
