"""Claims about motion: short, told once it is there, and none at all where nobody wants it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker.widgets.look.motion import Ease, Fade
from tracker.widgets.look.tokens import EASE_MS, FADE_MS


def test_a_movement_takes_a_moment_and_no_longer(qtbot: QtBot) -> None:
    assert 120 <= FADE_MS <= EASE_MS <= 150
    page, steps, arrived = QWidget(), list[float](), list[str]()
    qtbot.addWidget(page)
    ease = Ease(steps.append, page, done=lambda: arrived.append("there"))
    ease.to(1.0)
    assert ease.is_moving
    assert arrived == []
    ease.settle()
    assert (steps[-1], arrived) == (1.0, ["there"])


@pytest.mark.usefixtures("still")
def test_where_nothing_is_to_move_all_is_there_at_once(qtbot: QtBot) -> None:
    page, steps, arrived = QWidget(), list[float](), list[str]()
    qtbot.addWidget(page)
    ease = Ease(steps.append, page, done=lambda: arrived.append("there"))
    ease.to(1.0)
    assert not ease.is_moving
    assert (steps, arrived) == ([1.0], ["there"])
    child = QWidget(page)
    child.hide()
    page.show()
    Fade(child).appear()
    assert child.isVisible()
    assert child.graphicsEffect() is None
