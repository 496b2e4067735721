"""A card stands in the middle of its page, also after a page so low that it had to be scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tracker.widgets.look.centred_card import CentredCard


def test_a_card_is_in_the_middle_with_a_bar_gone_as_without_one(qtbot: QtBot) -> None:
    page = CentredCard(400)
    page.column.addWidget(QLabel("One line\n" * 8))
    qtbot.addWidget(page)
    page.resize(600, 100)
    page.show()
    for width, height in ((600, 100), (1280, 800)):
        page.resize(width, height)
        for _ in range(3):  # the bar goes, and then the card follows
            QApplication.processEvents()
    card = page.column.parentWidget()
    assert card is not None
    middle = card.mapTo(page, QPoint(0, 0)).x() + card.width() / 2
    assert abs(middle - page.width() / 2) <= 1
