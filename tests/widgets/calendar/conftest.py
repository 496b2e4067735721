"""What every test of the calendar rests on: whatever moves is at once where it is on its way to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tracker.widgets.look import motion


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the system asks for less motion."""
    monkeypatch.setattr(motion, "reduced_motion", lambda: True)


@pytest.fixture
def wide_type(qapp: QApplication) -> Iterator[None]:
    """DejaVu Sans, which is wider than most: what is whole in it is whole in others."""
    before = qapp.font()
    qapp.setFont(QFont("DejaVu Sans"))
    yield
    qapp.setFont(before)
