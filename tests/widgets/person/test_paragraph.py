"""A paragraph is set as seldom as it can be: setting it costs more than all else about it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tracker.widgets.person.paragraph import Paragraph


def test_one_line_is_set_once_for_all_widths_and_for_being_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = Paragraph("Call her on Thursday")
    qtbot.addWidget(paragraph)
    settings: list[float] = []
    laid = Paragraph._laid

    def counted(self: Paragraph, width: float, first_less: int) -> object:
        settings.append(width)
        return laid(self, width, first_less)

    monkeypatch.setattr(Paragraph, "_laid", counted)
    one = paragraph.heightForWidth(400)
    assert paragraph.heightForWidth(300) == one
    paragraph.resize(320, one)
    assert not paragraph.is_cut
    paragraph.grab()
    assert len(settings) == 1
    assert paragraph.heightForWidth(60) > one, "it still breaks where it has no room"
    paragraph.setText("Write to her")
    assert paragraph.heightForWidth(400) == one
    assert len(settings) == 3, "another text is set anew"
