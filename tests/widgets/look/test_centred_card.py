"""A card stands in the middle of its page, whether or not the page is scrolled."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker.widgets.look.centred_card import CentredCard
from tracker.widgets.look.plain_label import PlainLabel


@pytest.mark.parametrize("height", [800, 120], ids=["whole", "scrolled"])
def test_it_is_as_far_from_either_edge(qtbot: QtBot, height: int) -> None:
    page = CentredCard(520)
    qtbot.addWidget(page)
    for _ in range(6):
        page.column.addWidget(PlainLabel("Your people could not be opened"))
    page.resize(1280, height)
    page.show()
    for _ in range(3):  # its bar comes with one turn, and what makes room for that with the next
        QApplication.processEvents()
    card = page._card
    left = card.mapTo(page, card.rect().topLeft()).x()
    assert left == page.width() - left - card.width()
