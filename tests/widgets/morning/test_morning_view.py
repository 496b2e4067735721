"""Claims about the left region: what a key or a click on a row leads to, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from tests.builders import at, day, exact, jo, promise, said, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tests.surroundings import here_by
from tests.tongues.seen import painted_on
from tests.worn import worn
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.presentation.morning.morning_state import MorningState
from tracker.rules.agreement import AgreementOutcome, Snooze
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect, StandingKind
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import TEXT_SIZE, Scheme, line_height, tokens_of
from tracker.widgets.look.tokens import SPACE_8, Role, Type
from tracker.widgets.morning.day_head import _in_two
from tracker.widgets.morning.morning_row import mark_of
from tracker.widgets.morning.morning_view import MorningView
from tracker.widgets.morning.row_answers import AnswerRow

RTL = Qt.LayoutDirection.RightToLeft


class Shown:
    """The view over a store in memory, on the screen and with the focus in its list."""

    def __init__(self, qtbot: QtBot, *records: object, me: str = "") -> None:
        self.clock = Clock(at("2026-11-21 09:00"))
        desk = a_desk(FakeStore(jo(), *records), self.clock)  # type: ignore[arg-type]
        self.state = MorningState(
            Dispatcher(lambda: desk, lambda work: work()), here_by(self.clock, me=me, policy=Policy)
        )
        self.view = MorningView(self.state)
        qtbot.addWidget(self.view)
        self.state.reload()
        self.view.resize(280, 640)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.setFocus()
        self.list = self.view.list

    @property
    def current(self) -> Row | None:
        return self.view.model.row(self.list.currentIndex())

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.view.findChildren(PlainLabel) if label.isVisible())


def test_it_opens_with_the_day_and_one_sentence(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    assert shown.texts() == "Saturday\n21 November\n1 call agreed"


def test_the_first_row_is_ready_for_enter_when_the_list_gets_the_focus(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    assert shown.current is not None
    assert shown.current.kind is MorningRowKind.TALK


def test_what_is_kept_leaves_in_the_colour_of_what_is_kept_wherever_it_stood(qtbot: QtBot) -> None:
    slipped = Shown(qtbot, talk(exact("2026-11-20 10:00"))).current
    assert slipped is not None
    mark = mark_of(slipped)
    assert mark is not None
    assert mark.role is Role.SLIPPED
    assert mark_of(replace(slipped, leaving=True, became=AgreementOutcome.KEPT)) == replace(mark, role=Role.AGREED)
    late = mark_of(replace(slipped, leaving=True, became=AgreementOutcome.KEPT_LATE))
    assert late == mark, "late is not as agreed, here as in the calendar"


def test_whose_it_is_stands_in_a_row_of_one_line_however_long_the_name_is(qtbot: QtBot) -> None:
    """Of those of tomorrow, which have no second line."""
    long = Prospect(2, "Ngozi Oluwaseunfunmilayochukwuemekanwanneka Adebayo-Okoro")
    shown = Shown(qtbot, long, talk(exact("2026-11-22 10:00"), owner="Ben Hall", prospect_id=2), me="Maria")
    painted = painted_on(shown.list.viewport())
    assert "Ben" in painted
    assert any(text.startswith("Ngozi Ol") and text.endswith("…") for text in painted)


def test_arrows_pass_over_headings(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")), promise(day("2026-11-21")))
    kinds = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(shown.list, key)
        kinds.append(shown.current.kind if shown.current else None)
    assert kinds == [MorningRowKind.TALK, MorningRowKind.PROMISE, MorningRowKind.PROMISE]
    for _ in range(3):
        qtbot.keyClick(shown.list, Qt.Key.Key_Up)
    assert shown.current is not None
    assert shown.current.kind is MorningRowKind.TALK


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_person_and_asks_nothing_of_what_stands(qtbot: QtBot, key: Qt.Key) -> None:
    agreement = talk(exact("2026-11-21 10:00"))
    shown = Shown(qtbot, agreement)
    heard: list[object] = []
    shown.view.prospect_chosen.connect(heard.append)
    with qtbot.assertNotEmitted(shown.view.answer_wanted):
        qtbot.keyClick(shown.list, key)
    assert heard == [1]


def test_a_click_opens_the_person(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    middle = shown.list.visualRect(shown.view.model.index(1, 0)).center()
    with qtbot.waitSignal(shown.view.prospect_chosen):
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_on_a_heading_does_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    middle = shown.list.visualRect(shown.view.model.index(0, 0)).center()
    with qtbot.assertNotEmitted(shown.view.prospect_chosen):
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_enter_unfolds_their_turn_and_stays_there(qtbot: QtBot) -> None:
    shown = Shown(qtbot, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.view.model.rowCount() == 2
    assert shown.current is not None
    assert shown.current.kind is MorningRowKind.FOLD
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.view.prospect_chosen):
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)


def test_a_line_that_unfolds_has_no_card_of_its_own_around_it(qtbot: QtBot) -> None:
    """What it unfolds lies beneath it, and it can be seen where the keys are."""
    with worn(Scheme.LIGHT):
        shown = Shown(qtbot, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
        assert shown.view.model.rows[0].unfolded
        row = shown.list.visualRect(shown.view.model.index(0, 0))
        seen = shown.list.viewport().grab().toImage()
        edge = QColor(tokens_of(QApplication.palette()).line)
        assert seen.pixelColor(SPACE_8, row.center().y()) != edge


def test_the_current_row_is_kept_when_it_moves(qtbot: QtBot) -> None:
    agreement = talk(exact("2026-11-21 10:00"))
    shown = Shown(qtbot, agreement, promise(day("2026-11-21")))
    qtbot.keyClick(shown.list, Qt.Key.Key_Home)
    shown.clock.forward(timedelta(hours=3))
    shown.state.reload()
    assert shown.current is not None
    assert (shown.current.kind, shown.current.key) == (MorningRowKind.SLIPPED, ("agreement", agreement.id))


def test_after_an_absence_one_row_leads_through_all_that_passed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, *(talk(day("2026-11-10")) for _ in range(14)))
    qtbot.keyClick(shown.list, Qt.Key.Key_Home)
    with qtbot.waitSignal(shown.view.going_through_wanted) as emitted:
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert len(emitted.args[0]) == 14


def test_one_that_slipped_asks_for_its_answer(qtbot: QtBot) -> None:
    agreement = talk(day("2026-11-10"))
    shown = Shown(qtbot, agreement)
    heard: list[int] = []
    shown.view.answer_wanted.connect(lambda planned: heard.append(planned.id))
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert heard == [agreement.id]


def test_the_menu_key_on_someone_whose_turn_it_is_asks_for_theirs(qtbot: QtBot) -> None:
    shown = Shown(qtbot, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(shown.view.person_menu_wanted) as asked:
        QCoreApplication.sendEvent(shown.list.viewport(), event)
    assert asked.args[0] == 1


def test_what_is_put_off_is_only_counted_until_it_is_unfolded(qtbot: QtBot) -> None:
    agreement = talk(exact("2026-11-21 10:00"))
    snooze = Snooze(7, 1, agreement.id, at("2026-11-22 00:00"), at("2026-11-21 08:00"))
    shown = Shown(qtbot, agreement, snooze)
    assert [shown.view.model.index(n, 0).data() for n in range(shown.view.model.rowCount())] == ["1 hidden until later"]
    assert "Nothing agreed for today." in shown.texts()
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.current is not None
    assert (shown.current.kind, shown.current.name) == (MorningRowKind.PUT_OFF, "Jo Hill")
    with qtbot.waitSignal(shown.view.menu_wanted) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QCoreApplication.sendEvent(shown.list.viewport(), event)
    assert asked.args[2] is True


def test_the_menu_key_asks_for_the_agreements_menu(qtbot: QtBot) -> None:
    agreement = talk(day("2026-11-10"))
    shown = Shown(qtbot, agreement)
    asked: list[tuple[int, QPoint]] = []
    shown.view.menu_wanted.connect(lambda planned, where: asked.append((planned.id, where)))
    at_row = shown.list.visualRect(shown.list.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QCoreApplication.sendEvent(shown.list.viewport(), event)
    assert asked == [(agreement.id, shown.list.viewport().mapToGlobal(at_row))]


def test_an_empty_morning_says_what_belongs_here_and_offers_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    assert "Nothing agreed for today." in shown.texts()
    assert "When someone agrees to hear from you" in shown.texts()


def test_until_the_day_was_read_nobody_is_told_that_nothing_is_agreed(qtbot: QtBot) -> None:
    """The calendar beside it may have been read by then, and shows what is agreed."""
    clock, later = Clock(at("2026-11-21 09:00")), Later()
    desk = a_desk(FakeStore(jo(), talk(exact("2026-11-21 10:00"))), clock)
    view = MorningView(MorningState(Dispatcher(lambda: desk, later.run), here_by(clock, me="", policy=Policy)))
    qtbot.addWidget(view)
    view._state.reload()
    view.show()
    shown = [label.text() for label in view.findChildren(PlainLabel) if label.isVisible() and label.text()]
    assert shown == ["Saturday", "21 November"]
    assert view.list.accessibleDescription() == ""
    later.work()
    assert "1 call agreed" in view.list.accessibleDescription()


def test_the_list_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    assert Shown(qtbot).list.accessibleName() == "The morning"


@pytest.mark.parametrize("name", ["<img src=file:/dev/zero>", "x" * 5000, "שלום", "👩‍👩‍👧 Okoro", "a\nb"])
def test_any_name_can_be_painted(qtbot: QtBot, name: str) -> None:
    clock = Clock(at("2026-11-21 09:00"))
    desk = a_desk(FakeStore(jo(name=name), talk(day("2026-11-21"), topic=name)), clock)
    state = MorningState(Dispatcher(lambda: desk, lambda work: work()), here_by(clock, me="", policy=Policy))
    view = MorningView(state)
    qtbot.addWidget(view)
    state.reload()
    view.resize(280, 400)
    assert not view.grab().isNull()


def left_without(qtbot: QtBot) -> Shown:
    called_off = replace(talk(day("2026-11-19")), outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-18 09:00"))
    shown = Shown(qtbot, called_off)
    qtbot.keyClick(shown.list, Qt.Key.Key_Home)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.current is not None
    assert shown.current.kind is MorningRowKind.LEFT_WITHOUT
    return shown


def test_f_says_that_nothing_agreed_is_fine(qtbot: QtBot) -> None:
    shown = left_without(qtbot)
    qtbot.keyClick(shown.list, Qt.Key.Key_F)
    assert shown.state.morning.nothing_agreed == ()


def test_the_tick_says_it_too_and_the_rest_of_the_row_opens_the_person(qtbot: QtBot) -> None:
    shown = left_without(qtbot)
    row = shown.list.visualRect(shown.list.currentIndex())
    with qtbot.waitSignal(shown.view.prospect_chosen):
        qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert shown.current is not None
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 24, row.center().y()))
    assert shown.state.morning.nothing_agreed == ()


def test_in_a_window_from_right_to_left_rows_are_seen_in_a_mirror_and_pressed_there(qtbot: QtBot) -> None:
    agreement = talk(exact("2026-11-21 10:00"))
    shown = Shown(qtbot, agreement)
    shown.view.setLayoutDirection(RTL)
    shown.view.show_person(agreement.prospect_id)
    QApplication.processEvents()
    rows, view = shown.view.model.rows, shown.list.viewport()
    at = next(n for n, row in enumerate(rows) if row.kind is MorningRowKind.TALK)
    row = shown.list.visualRect(shown.view.model.index(at, 0))
    seen, edge = view.grab().toImage(), QColor(tokens_of(QApplication.palette()).edge)
    reach, done = (QStyle.visualRect(RTL, row, box) for box in shown.list.delegate.acts_of(row))
    assert done.right() < reach.left() < row.center().x(), "the acts are not at the left"
    assert seen.pixelColor(done.center().x(), done.top()) == edge, "they are painted elsewhere"
    for box, is_done in ((done, True), (reach, False)):
        with qtbot.waitSignal(shown.list.act_wanted) as told:
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center())
        assert told.args is not None
        assert told.args[1] is is_done


@pytest.mark.parametrize("size", [100, 130, 160])
def test_tomorrow_is_shown_from_some_height_on_and_never_folds_again_by_being_shown(
    qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    tomorrow = [talk(exact(f"2026-11-22 {9 + n:02}:00")) for n in range(1, 9)]
    with worn(Scheme.LIGHT):
        qapp.setProperty(TEXT_SIZE, size)
        shown = Shown(qtbot, *tomorrow)
        unfolded = []
        for height in range(240, 640):
            shown.view.resize(280, height)
            before = [row.key for row in shown.view.model.rows]
            shown.view._give_room()
            assert [row.key for row in shown.view.model.rows] == before, height
            unfolded.append(any(row.kind is MorningRowKind.LATER for row in shown.view.model.rows))
        qapp.setProperty(TEXT_SIZE, 100)
    assert unfolded == sorted(unfolded)
    assert {False, True} == set(unfolded)


@pytest.mark.parametrize("size", [100, 130])
def test_an_answer_that_has_no_room_in_its_row_has_two_lines_and_none_of_it_is_cut(
    qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    with worn(Scheme.LIGHT):
        qapp.setProperty(TEXT_SIZE, size)
        row = AnswerRow(5, "I missed it, and told them so at once, and when I would ring", None)  # type: ignore[arg-type]
        qtbot.addWidget(row)
        wide, narrow = 800, 340
        assert row.heightForWidth(wide) == row.sizeHint().height()
        more = row.heightForWidth(narrow) - row.heightForWidth(wide)
        # A row of one line may be a pixel higher than its letters ask for.
        assert more >= line_height(Type.BODY) - 1, "in letters as large as those of the others"
        assert all("…" not in line for line in row.lines_at(narrow))
        assert " ".join(row.lines_at(narrow)) == row.text()
        qapp.setProperty(TEXT_SIZE, 100)


def test_the_cap_of_an_answer_and_the_room_before_its_words_grow_with_the_letters(
    qtbot: QtBot, qapp: QApplication
) -> None:
    caps, begins = [], []
    with worn(Scheme.LIGHT):
        for size in (100, 150):
            qapp.setProperty(TEXT_SIZE, size)
            row = AnswerRow(5, "", None)  # type: ignore[arg-type]
            qtbot.addWidget(row)
            row.resize(300, 60)
            bare = row.grab().toImage()
            row.setText("HHH")
            words = row.grab().toImage()
            ground = bare.pixelColor(299, 30)
            caps.append(sum(bare.pixelColor(x, 30) != ground for x in range(300)))
            begins.append(next(x for x in range(300) if words.pixelColor(x, 30) != bare.pixelColor(x, 30)))
        qapp.setProperty(TEXT_SIZE, 100)
    assert caps[1] >= 1.4 * caps[0]
    assert begins[1] - begins[0] >= 12


def test_a_heading_that_has_no_room_beside_its_count_has_two_lines(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    row = next(row for row in shown.view.model.rows if row.kind is MorningRowKind.HEADING)
    long = replace(row, name="Drei Einträge brauchen eine Antwort", count=3)
    delegate, soft = shown.list.delegate, line_height(Type.SOFT)
    assert delegate.height_of(long, 1000) == delegate.height_of(row, 1000)
    assert delegate.height_of(long, 260) == delegate.height_of(row, 260) + soft
    assert " ".join(delegate._heading_lines(long, 228)) == long.name


def test_what_we_say_of_a_row_is_told_whole_and_of_what_it_is_about_the_beginning(qtbot: QtBot) -> None:
    shown = Shown(qtbot, talk(exact("2026-11-21 10:00")))
    talked = next(row for row in shown.view.model.rows if row.kind is MorningRowKind.TALK)
    talked = replace(talked, detail="Sie haben nein gesagt, herzlichen Dank noch einmal")
    delegate, soft = shown.list.delegate, line_height(Type.SOFT)
    for kind in (MorningRowKind.ASKS, MorningRowKind.PHONE, MorningRowKind.LEFT_WITHOUT):
        ours = replace(talked, kind=kind)
        assert delegate.height_of(ours, 260) == delegate.height_of(ours, 1000) + soft
        assert " ".join(delegate._detail_lines(ours, 260)) == ours.detail
    assert delegate.height_of(talked, 260) == delegate.height_of(talked, 1000)


@pytest.mark.parametrize(
    ("parts", "room", "lines"),
    [
        (["2 calls agreed", "2 promises due", "3 slipped"], "2 calls agreed, 2 promises due,", [2, 1]),
        (["2 calls and 1 meeting agreed", "1 promise due", "2 slipped"], "2 calls and 1 meeting agreed, 1 ", [1, 2]),
        (["1 call agreed", "1 slipped"], "1 call agreed, 1 slipped", [2]),
    ],
)
def test_the_day_in_a_sentence_is_broken_after_a_comma_and_not_within_what_it_counts(
    qtbot: QtBot, parts: list[str], room: str, lines: list[int]
) -> None:
    label = PlainLabel("", Type.SOFT)
    qtbot.addWidget(label)
    told = _in_two(", ".join(parts), label, label.fontMetrics().horizontalAdvance(room))
    assert [len(line.rstrip(",").split(", ")) for line in told.split("\n")] == lines
    assert told.replace("\n", " ") == ", ".join(parts)
