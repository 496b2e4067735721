"""The measure of the morning: nine things worked off by keyboard, in their rows, and at its end the word that all is kept.

Whatever leads away from the list comes back to it, and nothing that has to be answered before going on stands over it.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.builders import day, exact, jo, promise, span, talk
from tests.patient import PATIENT_MS
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.morning import going

Kind = MorningRowKind
KEY = Qt.Key
NAMES = ("Ruth", "Margaret", "Martin", "Colin", "Nadia", "Jo", "Leena", "Robert", "Daniel")


@pytest.fixture
def nine(desk: Desk) -> Desk:
    """Thursday 26 November, 14:57: three slipped, three to talk to, three promises by the day's end."""
    desk.at("2026-11-26 14:57")
    people = [jo(id=number, name=name, organisation=f"{name} & Sons") for number, name in enumerate(NAMES, 1)]
    for person in people:
        do(desk.store, person)
    ruth, margaret, martin, colin, nadia, jo_, leena, robert, daniel = (person.id for person in people)
    do(
        desk.store,
        talk(day("2026-10-21"), prospect_id=ruth, topic="When could somebody look?"),
        talk(day("2026-11-23"), prospect_id=margaret, words="Ring me then"),
        talk(
            exact("2026-11-26 10:00"), prospect_id=martin, channel=Channel.MEETING, topic="Sign, and number the boxes"
        ),
        talk(exact("2026-11-26 14:30"), prospect_id=colin, topic="Have the governors met?"),
        talk(span("2026-11-25", "2026-11-28"), prospect_id=nadia, topic="What the essays need"),
        *(promise(day("2026-11-26"), prospect_id=who, channel=Channel.EMAIL) for who in (jo_, leena, robert)),
        talk(exact("2026-11-26 16:00"), prospect_id=daniel, channel=Channel.VIDEO),
        talk(exact("2026-11-27 15:00"), prospect_id=daniel, channel=Channel.VIDEO, topic="What his accountant says"),
    )
    desk.open_again()
    return desk


def standing(desk: Desk) -> list[Row]:
    rows = desk.window.morning.model.rows
    return [row for row in rows if row.kind in (Kind.SLIPPED, Kind.TALK, Kind.PROMISE) and not row.leaving]


def current(desk: Desk) -> Row:
    row = desk.window.morning.model.row(desk.window.morning.list.currentIndex())
    assert row is not None
    return row


def go_to(desk: Desk, name: str) -> None:
    desk.focus(desk.window.morning.list)
    desk.press(KEY.Key_Home)
    for _ in desk.window.morning.model.rows:
        if current(desk).name == name and not current(desk).leaving:
            return
        desk.press(KEY.Key_Down)
    pytest.fail(f"{name} does not stand in the morning")


def nothing_is_modal(desk: Desk) -> bool:
    return not any(dialog.isVisible() and dialog.isModal() for dialog in desk.window.findChildren(QDialog))


def answer(desk: Desk, name: str, *keys: Qt.Key) -> None:
    go_to(desk, name)
    desk.press(KEY.Key_Return)
    assert desk.window.morning.answers is not None
    assert not any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog))
    desk.press(*keys)


def digits(desk: Desk) -> list[int]:
    """Of the answers that are unfolded; none where none are."""
    answers = desk.window.morning.answers
    return [row.number for row in answers.rows.values()] if answers is not None else []


def shown_name(desk: Desk) -> str:
    card = desk.window.states.card.card
    return card.prospect.name if card is not None else ""


def typed_time(desk: Desk) -> str:
    answers = desk.window.morning.answers
    return answers.moved_to.line.text() if answers is not None else ""


def entry_is_saved(desk: Desk) -> None:
    assert desk.window.entry.isVisible()
    assert nothing_is_modal(desk)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()
    desk.come_forward()


def leave(desk: Desk) -> None:
    """Until what was settled is gone."""
    desk.qtbot.waitUntil(lambda: not desk.window.morning.model.leaving)


def test_whoever_is_next_stands_in_the_pane_from_the_start_and_the_keys_stay(nine: Desk) -> None:
    assert shown_name(nine) == "Ruth"
    assert current(nine).name == "Ruth"
    assert nine.window.morning.look.shown == current(nine).key


def test_rows_say_their_time_their_firm_and_their_words(nine: Desk) -> None:
    rows = {row.name: row for row in standing(nine)}
    assert [row.when for row in standing(nine)] == [
        *("21 Oct", "Mon", "10:00"),
        *("14:30", "16:00", "tonight", "tonight", "tonight", "to Sat"),
    ]
    assert (rows["Margaret"].quote, rows["Margaret"].firm) == ("“Ring me then”", "Margaret & Sons")
    assert "Margaret & Sons" in rows["Margaret"].spoken
    kinds = [row.kind for row in nine.window.morning.model.rows]
    assert kinds.index(Kind.NOW) == kinds.index(Kind.TALK) + 1, "between what was and what comes"


def test_a_morning_of_nine_is_worked_off_by_keys_alone_and_nothing_modal(nine: Desk) -> None:
    assert len(standing(nine)) == 9
    answer(nine, "Ruth", KEY.Key_4, KEY.Key_Return)
    answer(nine, "Margaret", KEY.Key_2)
    nine.type("mon 10am")
    nine.press(KEY.Key_Return)
    answer(nine, "Martin", KEY.Key_1)
    entry_is_saved(nine)
    for name in ("Jo", "Leena", "Robert"):
        go_to(nine, name)
        nine.press(KEY.Key_K)
        assert nothing_is_modal(nine)
    for name in ("Colin", "Nadia", "Daniel"):
        if name == "Daniel":
            nine.at("2026-11-26 16:05")
        go_to(nine, name)
        nine.press(KEY.Key_K)
        entry_is_saved(nine)
    assert standing(nine) == []
    leave(nine)
    rows = nine.window.morning.model.rows
    assert (rows[0].kind, rows[0].name) == (Kind.END, "Everything agreed for today is kept.")
    assert rows[0].detail == "Next: tomorrow 15:00, Daniel"
    kept = [row.name for row in rows if row.kind is Kind.KEPT]
    assert sorted(kept) == sorted(["Martin", "Jo", "Leena", "Robert", "Colin", "Nadia", "Daniel"])
    assert [row.name for row in rows if row.kind is Kind.ANSWERED] == ["Ruth", "Margaret"]
    go_to(nine, "The word we keep")
    nine.press(KEY.Key_Return)
    assert nine.window.pages.currentWidget() is nine.window.pages._word


def test_a_kept_row_waits_and_the_same_key_takes_it_back(nine: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as unhurried:
        unhurried.setattr(going, "WAIT_MS", PATIENT_MS)
        go_to(nine, "Jo")
        nine.press(KEY.Key_K)
        leaving = current(nine)
        assert (leaving.name, leaving.leaving, leaving.became) == ("Jo", True, AgreementOutcome.KEPT)
        nine.press(KEY.Key_K)
        assert not current(nine).leaving
    assert len(standing(nine)) == 9
    nine.press(KEY.Key_K)
    leave(nine)
    assert "Jo" not in [row.name for row in standing(nine)]
    assert current(nine).name == "Leena", "the keys are on what has its place"


def test_answers_stay_unfolded_while_another_row_is_looked_at_and_escape_folds_them(nine: Desk) -> None:
    answer(nine, "Martin")
    morning = nine.window.morning
    assert digits(nine) == [1, 2, 3, 4, 5, 6]
    index = morning.model.index_of(next(row.key for row in standing(nine) if row.name == "Leena"))
    nine.qtbot.mouseClick(
        morning.list.viewport(), Qt.MouseButton.LeftButton, pos=morning.list.visualRect(index).center()
    )
    assert shown_name(nine) == "Leena"
    assert digits(nine)
    go_to(nine, "Martin")
    nine.press(KEY.Key_Return)
    assert not digits(nine)
    answer(nine, "Ruth")
    assert digits(nine) == [1, 2, 3, 4, 5], "nobody was to come, and no figure is left out for it"
    nine.press(KEY.Key_6)
    assert standing(nine)[0].name == "Ruth"
    nine.press(KEY.Key_Escape)
    assert not digits(nine)
    assert morning.list.hasFocus()


def test_a_click_on_a_slipped_row_opens_nothing_over_the_window(nine: Desk) -> None:
    morning = nine.window.morning
    index = morning.model.index_of(standing(nine)[1].key)
    nine.qtbot.mouseClick(
        morning.list.viewport(), Qt.MouseButton.LeftButton, pos=morning.list.visualRect(index).center()
    )
    assert morning.answers is not None
    assert not any(dialog.isVisible() for dialog in nine.window.findChildren(QDialog))
    assert shown_name(nine) == "Margaret"


def test_control_and_enter_in_an_answer_save_it_as_everywhere(nine: Desk) -> None:
    answer(nine, "Margaret", KEY.Key_2)
    nine.press(KEY.Key_Return, ctrl=True)
    assert typed_time(nine) == ""
    assert digits(nine), "a time is missing: it is asked for, and nothing folds"
    nine.type("blurb")
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        nine.press(KEY.Key_Return, ctrl=True)
    assert said == ["“blurb” does not read as a day or a time. “Thu 3pm” or “in a month” would."]
    for _letter in "blurb":
        nine.press(KEY.Key_Backspace)
    nine.type("mon 10am")
    nine.press(KEY.Key_Return, ctrl=True)
    assert not digits(nine)
    outcomes = [agreed.outcome for agreed in nine.history("Margaret").agreements]
    assert outcomes == [AgreementOutcome.MOVED, AgreementOutcome.OPEN]
    answer(nine, "Ruth", KEY.Key_Down, KEY.Key_Down)
    nine.press(KEY.Key_Return, ctrl=True)
    assert digits(nine), "on an answer it chooses that one, as Enter does"
    nine.press(KEY.Key_Return, ctrl=True)
    assert nine.history("Ruth").agreements[0].outcome is AgreementOutcome.WITHDRAWN


def test_a_time_that_waits_in_an_answer_is_typed_over(nine: Desk) -> None:
    answer(nine, "Margaret", KEY.Key_2)
    nine.type("mon")
    nine.press(KEY.Key_Escape)
    answer(nine, "Margaret", KEY.Key_2)
    assert typed_time(nine) == "mon"
    nine.type("tue 10am")
    assert typed_time(nine) == "tue 10am"


def test_what_is_typed_into_an_answer_outlives_a_minute_and_another_row(nine: Desk) -> None:
    answer(nine, "Margaret", KEY.Key_2)
    nine.type("mon 10am")
    nine.minute_passes()
    assert typed_time(nine) == "mon 10am"
    nine.press(KEY.Key_Escape)
    go_to(nine, "Margaret")
    nine.press(KEY.Key_Return)
    assert typed_time(nine) == "mon 10am"


def test_pressing_both_acts_with_the_mouse_does_what_their_keys_do(nine: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "WAIT_MS", PATIENT_MS)
    morning = nine.window.morning
    key = next(row.key for row in standing(nine) if row.name == "Jo")
    box = morning.list.visualRect(morning.model.index_of(key))
    _reach, done = morning.list.delegate.acts_of(box)
    QTest.mouseClick(morning.list.viewport(), Qt.MouseButton.LeftButton, pos=done.center())
    QApplication.processEvents()
    assert current(nine).leaving


def test_the_toast_says_what_was_agreed_and_lies_over_the_foot_of_the_morning(nine: Desk) -> None:
    from tests.stories.stage import play
    from tests.stories.story import Log, See, Step, Story, Talk
    from tests.stories.through_the_window import Window

    agreed = Log("Jo", "meeting", "met", note="Lemon first", talk=Talk("thu 3 dec 15:00", topic="The lemon"))
    play(Story("As it was", "", (Step("2026-11-26 15:10", "Maria", "", agreed, See(level="welcome")),)), Window(nine))
    assert nine.window.toast.text == "Logged: meeting with Jo. Call agreed for Thu 3 Dec 15:00."
    nine.window.toast._other.click()
    assert nine.window.calendar.day == date(2026, 12, 3)
    left = nine.window.toast.x()
    assert left < nine.window.morning.width() < nine.window.width()
    assert nine.window.toast.x() + nine.window.toast.width() <= nine.window.morning.width() + 1
