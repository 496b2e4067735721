"""A paragraph is set as seldom as it can be: setting it costs more than all else about it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tracker.widgets.look.painted.unbroken import no_lone_word, unbroken
from tracker.widgets.person.paragraph import Paragraph


def test_one_line_is_set_once_for_all_widths_and_for_being_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = Paragraph("Call her on Thursday")
    qtbot.addWidget(paragraph)
    settings: list[int] = []
    laid = Paragraph._laid

    def counted(self: Paragraph, width: int) -> object:
        settings.append(width)
        return laid(self, width)

    monkeypatch.setattr(Paragraph, "_laid", counted)
    one = paragraph.heightForWidth(400)
    assert paragraph.heightForWidth(300) == one
    assert settings == [], "how tall it is where it has room is known beforehand"
    for width in (320, 310):
        paragraph.resize(width, one)
        assert not paragraph.is_cut
        paragraph.grab()
    assert settings == [320]
    assert paragraph.heightForWidth(60) > one, "it still breaks where it has no room"
    paragraph.setText("Write to her")
    paragraph.grab()
    assert settings == [320, 60, 310], "another text is set anew"


@pytest.mark.parametrize("semibold", [False, True])
@pytest.mark.parametrize("lead", ["", "Asked", "Promised for Thu 3 Dec"])
@pytest.mark.parametrize(
    "text", ["", "Jo", "Lena Vale-Novák", "“in a month, then” AVATAR", "first\nthen", "ring me " * 40]
)
def test_where_it_has_as_much_room_as_it_wants_it_is_as_tall_as_it_is_painted(
    qtbot: QtBot, text: str, lead: str, semibold: bool
) -> None:
    paragraph = Paragraph(text, lead=lead, lead_semibold=semibold, tail="prefers e-mail" if lead else "")
    qtbot.addWidget(paragraph)
    line = paragraph.minimumSizeHint().height()
    for more in (0, 1, 40):
        width = paragraph.sizeHint().width() + more
        assert paragraph.heightForWidth(width) == line * max(len(_as_broken(paragraph, width)), 1)


def test_a_text_of_many_lines_is_set_once_at_a_width(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = Paragraph("She asked whether we could bring the list along. " * 3)
    qtbot.addWidget(paragraph)
    settings: list[int] = []
    laid = Paragraph._laid

    def counted(self: Paragraph, width: int) -> object:
        settings.append(width)
        return laid(self, width)

    monkeypatch.setattr(Paragraph, "_laid", counted)
    paragraph.resize(240, paragraph.heightForWidth(240))
    paragraph.grab()
    assert settings == [240]


def _as_broken(paragraph: Paragraph, width: int) -> list[str]:
    _widths, layout, text = paragraph._lines(width)
    lines = (layout.lineAt(n) for n in range(layout.lineCount()))
    return [text[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]


def test_a_short_way_goes_to_the_next_line_whole(qtbot: QtBot) -> None:
    paragraph = Paragraph("by e-mail", lead="Promised for Thu 3 Dec", lead_semibold=True, together=True)
    qtbot.addWidget(paragraph)
    wide = paragraph.sizeHint().width() + 40
    broken = {tuple(_as_broken(paragraph, width)) for width in range(120, wide)}
    assert len(broken) > 2, "it is broken in several ways, and stands on one line where it fits"
    assert all(lines[-1].endswith("by\u00a0e\u2011mail") for lines in broken)
    assert paragraph.text() == "by e-mail", "it is copied and read aloud as it was said"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("40 boxes\nLast spoke: 3/11/2026", "40 boxes · Last spoke: 3/11/2026"),
        ("She asked:\nis it nut-free?\n\nIt is.", "She asked: is it nut-free? It is."),
        ("one \r\n two", "one · two"),
    ],
)
def test_lines_that_run_on_are_told_apart(qtbot: QtBot, typed: str, shown: str) -> None:
    paragraph = Paragraph(typed)
    qtbot.addWidget(paragraph)
    paragraph.show_lines(1)
    assert _as_broken(paragraph, 2000) == [no_lone_word(unbroken(shown))]
    assert paragraph.text() == typed, "it is copied and read aloud as it was said"


@pytest.mark.parametrize(
    ("lead", "text", "date"),
    [
        ("Agreed for Fri 27 – Sat 28 Nov", "by phone", "Fri 27 – Sat 28 Nov"),
        ("", "Otherwise it is Jo’s turn: “we'll call you”, 19 November, and nobody agreed", "19 November"),
        ("Slipped: Tue 24 Nov 10:00", "in person", "Tue 24 Nov 10:00"),
    ],
)
def test_no_date_is_broken(qtbot: QtBot, lead: str, text: str, date: str) -> None:
    paragraph = Paragraph(text, lead=lead, lead_semibold=True)
    qtbot.addWidget(paragraph)
    least = QFontMetrics(paragraph.font()).horizontalAdvance(date) * 3 // 2
    broken = [_as_broken(paragraph, width) for width in range(least, 500)]
    assert len({tuple(lines) for lines in broken}) > 2
    kept = unbroken(date)
    assert all(any(kept in line for line in lines) for lines in broken)
    assert (paragraph.lead, paragraph.text()) == (lead, text), "it is copied and read aloud as it was said"


def test_an_address_that_has_no_room_on_one_line_is_broken_before_its_sign(qtbot: QtBot) -> None:
    paragraph = Paragraph("dominic.hale@example.com", tail="prefers e-mail")
    qtbot.addWidget(paragraph)
    one_line = QFontMetrics(paragraph.font()).horizontalAdvance("dominic.hale@example.com")
    wide = QFontMetrics(paragraph.font()).horizontalAdvance("@example.com")
    for width in range(wide + 4, one_line - 2, 5):
        assert _as_broken(paragraph, width)[:2] == ["dominic.hale", "@example.com"], width
    assert _as_broken(paragraph, one_line + 4)[0] == "dominic.hale@example.com"


def test_e_mail_is_not_broken_at_its_hyphen(qtbot: QtBot) -> None:
    paragraph = Paragraph("She would rather have an e-mail than a follow-up call on that day")
    qtbot.addWidget(paragraph)
    broken = [_as_broken(paragraph, width) for width in range(80, 420)]
    assert not any(line.endswith("e-") for lines in broken for line in lines)
    assert any(line.endswith("follow-") for lines in broken for line in lines), "others still are"


def test_how_it_begins_is_read_aloud_too(qtbot: QtBot) -> None:
    line = Paragraph("by e-mail", lead="Slipped: Wed 21 Oct")
    qtbot.addWidget(line)
    assert line.accessibleName() == "Slipped: Wed 21 Oct: by e-mail"
    line.say("", "Nothing agreed")
    assert line.accessibleName() == "Nothing agreed"
