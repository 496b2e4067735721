"""Claims about a line that has no room for all that was said: their words give way in their middle, by whole words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.tongues.seen import painted_on
from tracker.presentation.same_person.pairs_model import SECOND
from tracker.widgets.look.painted.two_lines import lines_beneath, paint_two_lines
from tracker.widgets.look.plain_label import ElidedLabel, elided
from tracker.widgets.look.theme import font, line_height, tokens_of
from tracker.widgets.look.tokens import Type
from tracker.widgets.same_person.same_person_page import _PairsView

SAID = "They rang, as they said on 21 November: “we'll talk it over with Mum and let you know”."


@pytest.fixture
def metrics(qtbot: QtBot) -> QFontMetrics:
    return QFontMetrics(font(Type.SOFT))


def test_the_beginning_and_the_end_of_what_they_said_stay(metrics: QFontMetrics) -> None:
    shown = elided(SAID, metrics, metrics.horizontalAdvance(SAID) * 4 // 5)
    assert shown.startswith("They rang, as they said on 21 November: “we'll talk ")
    assert " … " in shown
    assert shown.endswith(" you know”.")


def test_a_sentence_behind_it_stays_as_long_as_enough_of_their_words_do(metrics: QFontMetrics) -> None:
    with_room = elided(f"{SAID} Nobody agreed.", metrics, metrics.horizontalAdvance(SAID))
    assert with_room.endswith(" you know”. Nobody agreed.")
    short = f"{SAID[:-1]} …".replace("we'll talk it over with Mum and let you know", "don't ring")
    longer = f"{short[:-2]}. Nothing was agreed since."
    assert elided(longer, metrics, metrics.horizontalAdvance(short)).endswith("…")


@pytest.mark.parametrize("text", [SAID, "no quotation at all", "“one”", "”“", ""])
def test_whatever_it_is_it_is_no_wider_than_its_room(metrics: QFontMetrics, text: str) -> None:
    for width in range(0, metrics.horizontalAdvance(SAID) + 9, 7):
        assert metrics.horizontalAdvance(elided(text, metrics, width)) <= max(width, metrics.horizontalAdvance("…"))


def test_where_a_line_has_no_room_its_gist_stands_and_not_its_beginning(qtbot: QtBot) -> None:
    label = ElidedLabel(kind=Type.SOFT)
    qtbot.addWidget(label)
    label.say("6 of 6 kept, then 1 slipped", "1 slipped")
    whole = label.fontMetrics().horizontalAdvance(label.text())
    label.resize(whole + 1, 20)
    assert label.shown_text() == "6 of 6 kept, then 1 slipped"
    label.resize(whole - 8, 20)
    assert label.shown_text() == "1 slipped"
    assert label.text() == "6 of 6 kept, then 1 slipped", "it is read aloud whole"


def test_of_what_stands_behind_their_words_as_much_stays_as_there_is_room_for(metrics: QFontMetrics) -> None:
    told = "Jo said: “we'll call you”. Even goodwill, within 60 days of it, is a contact nobody asked for."
    shown = elided(told, metrics, metrics.horizontalAdvance(told) * 4 // 5)
    assert shown.startswith("Jo said: “we'll call you”. Even goodwill, within 60 days")
    assert shown.endswith(" …")


@pytest.mark.parametrize("less", range(10, 300, 20))
def test_it_is_shortened_in_one_place_at_most(metrics: QFontMetrics, less: int) -> None:
    told = f"{SAID} It is early: you agreed to talk at ten, which is in half an hour."
    shown = elided(told, metrics, metrics.horizontalAdvance(SAID) - less)
    assert shown.count("…") == 1
    assert shown.startswith("They rang")


class TwoLines(QWidget):
    """A row as lists have it, of its whole width."""

    beneath = "same number · +44 7700 900112"

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_two_lines(QPainter(self), self.rect(), "Jo Hill", self.beneath, tokens_of(self.palette()))


def test_a_reason_is_not_cut_for_what_stands_behind_it(qtbot: QtBot) -> None:
    row = TwoLines()
    qtbot.addWidget(row)
    reason = QFontMetrics(font(Type.SOFT)).horizontalAdvance("same number")
    row.resize(reason + 4, 40)
    assert painted_on(row) == ["Jo Hill", "same number"]
    row.resize(reason - 4, 40)
    assert painted_on(row)[1].endswith("…"), "it has no room itself"
    row.resize(3 * reason, 40)
    assert painted_on(row)[1].startswith("same number · +44")


@pytest.mark.usefixtures("qapp")
def test_a_number_goes_whole_into_the_line_beneath() -> None:
    told = "same number, same name · +44 7700 900112"
    wide = QFontMetrics(font(Type.SOFT)).horizontalAdvance
    assert lines_beneath(told, wide(told) + 4, 2) == [told]
    for room in (wide(told) - 4, wide("same number, same name · +44")):
        assert lines_beneath(told, room, 2) == ["same number, same name", "+44 7700 900112"]


def test_what_has_room_is_told_however_short_it_is(qtbot: QtBot) -> None:
    row = TwoLines()
    qtbot.addWidget(row)
    row.beneath = "same name · K"
    row.resize(QFontMetrics(font(Type.SOFT)).horizontalAdvance(row.beneath) + 40, 40)
    assert painted_on(row) == ["Jo Hill", "same name · K"]


def test_why_two_may_be_one_stands_on_two_lines_where_one_has_no_room(qtbot: QtBot) -> None:
    pairs = _PairsView("Pairs")
    qtbot.addWidget(pairs)
    pairs.setFixedWidth(300)
    model = QStandardItemModel()
    long = "same number, same address, a name like theirs, and the same firm"
    for beneath in ("same number", long):
        row = QStandardItem("Jo Hill and Joanna Hill")
        row.setData(beneath, SECOND)
        model.appendRow(row)
    pairs.setModel(model)
    pairs.show()
    short, tall = (pairs.visualRect(model.index(n, 0)).height() for n in range(2))
    assert tall - short == line_height(Type.SOFT)
    reasons = [text for text in painted_on(pairs.viewport()) if "Hill" not in text]
    assert " ".join(reasons) == f"same number {long}"
