"""Puts a text on the system's clipboard. Knows not what it says, nor whether it may be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
