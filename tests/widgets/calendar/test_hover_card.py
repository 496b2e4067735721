"""Claims about the card beside the pointer: it waits, stands beside what it is about, and goes when anything is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.presentation.calendar.calendar_samples import NOW, TODAY, ZONE, november, planned
from tests.tongues.seen import texts_on
from tests.widgets.calendar.carrying import LEFT, hover, press, pull
from tracker.presentation.calendar.calendar_model import CalendarModel
from tracker.presentation.calendar.entry_card import EntryCard
from tracker.widgets.calendar import hover_card
from tracker.widgets.calendar.agenda_view import AgendaView
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.calendar.hover_card import AWAY, HIGHER, WIDTH, HoverCard, cut, place_beside
from tracker.widgets.calendar.month_sheet import month_view
from tracker.widgets.calendar.week_sheet import week_view
from tracker.widgets.look.painted.row_ground import SHADOW
from tracker.widgets.look.tokens import Role

JO = planned("Jo Hill", november(20), "10:00", topic="prices")
ANN = planned("Ann", november(20), "12:00")
WORDS = "Could you find out about the lemon by Thursday?"
SPACE = QRect(0, 0, 1000, 800)
CARD = QSize(WIDTH, 150)


@pytest.fixture(params=[month_view, week_view])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> GridView:
    model = CalendarModel(lambda: NOW, ZONE)
    model.set_planned((JO, ANN))
    made: GridView = request.param(model, TODAY)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.setFocus()
    return made


def middle_of(view: GridView, agreement: int) -> QPoint:
    found = view.sheet.middle_of(next(each for each in view.model.entries if each.planned.id == agreement))
    assert found is not None
    return found


@pytest.fixture
def shown(view: GridView, qtbot: QtBot) -> GridView:
    """With Jo's card shown."""
    hover(view, middle_of(view, JO.id))
    assert view.hover_card is None, "it comes at once"
    qtbot.waitUntil(lambda: view.hover_card is not None)
    return view


def test_it_tells_of_the_agreement_beside_it_and_covers_it_not(shown: GridView) -> None:
    card = shown.hover_card
    assert card is not None
    assert (card.told.name, card.told.topic) == ("Jo Hill", "prices")
    assert card.isVisible()
    own = next(box for each, box in shown.sheet.boxes() if each.planned.id == JO.id)
    assert not card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW).intersects(own)
    assert shown.rect().contains(card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))


def test_another_agreement_has_its_own(shown: GridView, qtbot: QtBot) -> None:
    hover(shown, middle_of(shown, ANN.id))
    qtbot.waitUntil(lambda: shown.hover_card is not None and shown.hover_card.told.name == "Ann")


def wheel(view: GridView) -> None:
    at, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, turn)


@pytest.mark.parametrize(
    "deed",
    [
        lambda view: QApplication.sendEvent(view, QEvent(QEvent.Type.Leave)),
        lambda view: hover(view, QPoint(3, view.height() - 3)),
        lambda view: press(view, middle_of(view, JO.id)),
        lambda view: view.turn(1),
        lambda view: view.hide(),
        wheel,
    ],
    ids=["leave", "elsewhere", "press", "turn", "hide", "wheel"],
)
def test_it_goes_when_anything_is_done(shown: GridView, deed: Callable[[GridView], object]) -> None:
    deed(shown)
    assert shown.hover_card is None


def test_enter_opens_what_it_tells_of(shown: GridView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.agreement_opened) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == [JO]
    assert shown.hover_card is None


def test_without_it_enter_opens_what_the_keys_are_on(view: GridView, qtbot: QtBot) -> None:
    hover(view, middle_of(view, JO.id))
    with qtbot.waitSignal(view.new_entry_on):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_no_card_comes_while_something_is_dragged(
    view: GridView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hover_card, "REST_MS", 0)
    view.model.set_planned((planned("Jo Hill", november(22), "10:00"),))
    number = view.model.entries[0].planned.id
    at = middle_of(view, number)
    hover(view, at)
    press(view, at)
    for by in (30, 0):
        pull(view, at + QPoint(by, 0))
        QApplication.processEvents()
        assert view.carried is not None
        assert view.hover_card is None
    qtbot.mouseRelease(view, LEFT, pos=at)


@pytest.fixture
def agenda(qtbot: QtBot) -> AgendaView:
    model = CalendarModel(lambda: NOW, ZONE)
    view = AgendaView(model, november(20))
    model.set_planned((JO, ANN), view.shown_days())
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    return view


def row_of(agenda: AgendaView, name: str) -> QRect:
    rows = agenda.agenda.rows
    at = next(n for n, row in enumerate(rows) if row.entry is not None and row.entry.name == name)
    return agenda.list.visualRect(agenda.agenda.index(at))


def has_card(agenda: AgendaView) -> bool:
    return agenda.list.hover_card is not None


def test_in_the_agenda_it_tells_of_the_row_and_goes_when_anything_is_done(agenda: AgendaView, qtbot: QtBot) -> None:
    view, row = agenda.list.viewport(), row_of(agenda, "Jo Hill")
    for deed in (
        lambda: QApplication.sendEvent(agenda.list, QEvent(QEvent.Type.Leave)),
        lambda: qtbot.keyClick(agenda.list, Qt.Key.Key_Down),
        lambda: press(view, row.center()),
        lambda: hover(view, row_of(agenda, "Ann").center()),
    ):
        hover(view, row.center())
        qtbot.waitUntil(lambda: agenda.list.hover_card is not None)
        card = agenda.list.hover_card
        assert card is not None
        assert card.told.name == "Jo Hill"
        box = agenda.list.rows.content(row, agenda.agenda.rows[0]).translated(view.mapTo(agenda, QPoint(0, 0)))
        assert not card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW).contains(box.topLeft())
        deed()
        assert not has_card(agenda)


@pytest.mark.parametrize(
    ("beside", "others", "place"),
    [
        (QRect(100, 300, 100, 35), [], QPoint(200 + AWAY - 1, 300 - HIGHER)),
        (QRect(900, 300, 90, 35), [], QPoint(900 - AWAY - WIDTH, 300 - HIGHER)),
        (QRect(400, 300, 100, 35), [], QPoint(500 + AWAY - 1, 300 - HIGHER)),
        (QRect(400, 300, 100, 35), [QRect(600, 320, 90, 35)], QPoint(400 - AWAY - WIDTH, 300 - HIGHER)),
        (
            QRect(400, 300, 100, 35),
            [QRect(600, 320, 90, 35), QRect(200, 320, 90, 35), QRect(200, 360, 90, 35)],
            QPoint(500 + AWAY - 1, 300 - HIGHER),
        ),
        (QRect(100, 780, 100, 15), [], QPoint(200 + AWAY - 1, 799 - 150)),
        (QRect(10, 300, 980, 18), [], QPoint(10, 317 + AWAY)),
        (QRect(10, 700, 980, 18), [], QPoint(10, 700 - AWAY - 150)),
    ],
)
def test_it_stands_where_it_covers_fewer_others_and_never_over_its_own(
    beside: QRect, others: list[QRect], place: QPoint
) -> None:
    assert place_beside(beside, CARD, SPACE, others) == place
    assert not QRect(place, CARD).intersects(beside)


@pytest.mark.parametrize(
    ("made", "rows"), [("Agreed on 16 Nov", 1), ("Verabredet am Montag, dem 16. November · Ada", 2)]
)
def test_when_it_was_made_is_told_whole_beside_what_opens_it_or_above(qtbot: QtBot, made: str, rows: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    told = EntryCard("Jo Hill", "", "Fri 20 Nov 10:00, in person", "", "", made)
    card = HoverCard(told, Role.AGREED, "meeting", "Enter", window, QRect(100, 300, 100, 35), [])
    heard = [text.strip() for text in texts_on(card)]
    assert made in " ".join(heard).replace("\u00a0", " "), heard
    assert {"Open", "Enter"} <= set(heard)
    other = HoverCard(
        replace(told, made="Agreed"), Role.AGREED, "meeting", "Enter", window, QRect(100, 300, 100, 35), []
    )
    assert (card.height() > other.height()) is (rows > 1)


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize(("width", "lines", "told"), [(2000, 2, WORDS), (250, 2, WORDS), (140, 2, None), (70, 4, None)])
def test_words_are_cut_only_where_they_need_more_lines(
    qtbot: QtBot, family: str, width: int, lines: int, told: str | None
) -> None:
    metrics = QFontMetrics(QFont(family, 10))
    found = cut(WORDS, width, lines, metrics)
    assert found == told if told is not None else found.endswith("…")
