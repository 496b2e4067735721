"""A phone never changes an agreement: what it did is asked about in the morning, by key, and only the answer counts.

Said by both who tell the morning: the window, and `today` on the command line.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from tests.builders import at, day, exact, jo, promise, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.terminal.typed import desk_with, typed
from tracker.actions.ports import Shelf
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.publishing.published import Asks, Published
from tracker.rules.window import Window

KEY = Qt.Key
MARTIN = talk(exact("2026-12-10 10:00"), prospect_id=1)
RUTH = talk(day("2026-12-11"), prospect_id=2)
OWED = promise(exact("2026-12-14 15:00"), prospect_id=3)
JO = talk(exact("2026-12-15 09:00"), prospect_id=4)
PEOPLE = [jo(id=number, name=name) for number, name in enumerate(("Martin", "Ruth", "Leena", "Jo"), 1)]
MON_16 = exact("2026-12-21 16:00")


def a_phone_was_at_it(shelf: Shelf) -> None:
    """It moved Martin’s call and what is owed to Leena, took Ruth off, and called Jo's otherwise."""
    for row in (
        Published(MARTIN.id, "/jo/1.ics", '"a"', 1, b"m", Asks.MOVED, MON_16),
        Published(RUTH.id, "/jo/2.ics", "", 1, b"r", Asks.GONE),
        Published(OWED.id, "/jo/3.ics", '"c"', 1, b"o", Asks.MOVED, day("2026-12-16")),
        Published(JO.id, "/jo/4.ics", '"d"', 1, b"j", Asks.WORDED, says="bring the samples\nand a pen"),
    ):
        shelf.keep_published(row)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Tuesday 1 December, 09:00."""
    desk.at("2026-12-01 09:00")
    do(desk.store, *PEOPLE, MARTIN, RUTH, OWED, JO)
    a_phone_was_at_it(desk.store)
    desk.open_again()
    return desk


def rows(desk: Desk) -> list[Row]:
    return [row for row in desk.window.morning.model.rows if row.kind is MorningRowKind.PHONE]


def answer(desk: Desk, name: str, *keys: Qt.Key) -> None:
    view = desk.window.morning
    desk.focus(view.list)
    desk.press(KEY.Key_Home)
    for _ in view.model.rows:
        row = view.model.row(view.list.currentIndex())
        if row is not None and row.kind is MorningRowKind.PHONE and row.name == name:
            break
        desk.press(KEY.Key_Down)
    desk.press(KEY.Key_Return)
    assert view.phone_answers is not None
    desk.press(*keys)


def kept(desk: Desk, agreement: Agreement) -> Agreement:
    found = desk.store.agreement(agreement.id)
    assert found is not None
    return found


def test_the_window_asks_and_each_answer_is_a_key(asked: Desk) -> None:
    told = [row.spoken for row in rows(asked)]
    assert told == [
        "Martin’s call was moved on the phone to Mon 21 Dec 16:00. Who moved it?",
        "Ruth’s call was taken off the phone’s calendar: still agreed?",
        "The promise to Leena was moved on the phone to Wed 16 Dec 15:00. Who moved it?",
        "Jo’s call was given other words on the phone: “bring the samples and a pen”. Keep them as a note?",
    ]
    assert kept(asked, MARTIN) == MARTIN
    answer(asked, "Martin", KEY.Key_Escape)
    assert kept(asked, MARTIN) == MARTIN, "looking at it is no answer"

    answer(asked, "Martin", KEY.Key_1)  # they asked
    moved = kept(asked, MARTIN)
    assert (moved.outcome, moved.who_moved) == (AgreementOutcome.MOVED, WhoMoved.THEY_ASKED)
    assert moved.moved_to is not None
    successor = asked.store.agreement(moved.moved_to)
    assert successor is not None
    assert successor.window == MON_16

    answer(asked, "Leena", KEY.Key_3)  # typed wrong: the same promise, by its hour
    assert (kept(asked, OWED).window, kept(asked, OWED).outcome) == (exact("2026-12-16 15:00"), AgreementOutcome.OPEN)

    answer(asked, "Ruth", KEY.Key_4)  # put it back
    assert kept(asked, RUTH) == RUTH
    assert asked.store.published_of(RUTH.id) is None, "so that it is put there anew"
    answer(asked, "Jo", KEY.Key_1)  # keep it as a note
    assert notes_of_jo(asked) == "On the phone: bring the samples\nand a pen"
    assert rows(asked) == []
    asked.press(KEY.Key_Z, ctrl=True)
    assert notes_of_jo(asked) == ""
    assert [row.name for row in rows(asked)] == ["Jo"], "undo asks again"


def notes_of_jo(desk: Desk) -> str:
    history = desk.store.history_of(JO.prospect_id)
    assert history is not None
    return history.prospect.notes


def test_other_words_are_left_there_or_ours_put_back(asked: Desk) -> None:
    answer(asked, "Jo", KEY.Key_2)
    row = asked.store.published_of(JO.id)
    assert row is not None
    assert (row.asks, row.sent) == (Asks.WORDED_LEFT, b"j")
    asked.store.keep_published(replace(row, asks=Asks.WORDED))
    asked.open_again()
    answer(asked, "Jo", KEY.Key_4)
    row = asked.store.published_of(JO.id)
    assert row is not None
    assert (row.asks, row.says, row.sent) == (Asks.NOTHING, "", b""), "to be written over"
    assert (notes_of_jo(asked), kept(asked, JO)) == ("", JO)


def test_what_is_gone_from_the_phone_was_kept_or_missed(asked: Desk) -> None:
    asked.at("2026-12-12 09:00")
    asked.open_again()
    answer(asked, "Ruth", KEY.Key_5)  # missed, not told yet: its digit of what slipped
    missed = kept(asked, RUTH)
    assert (missed.outcome, missed.to_tell) == (AgreementOutcome.BROKEN, True)
    asked.press(KEY.Key_Z, ctrl=True)
    answer(asked, "Ruth", KEY.Key_1)  # it is done: tell it
    assert asked.window.entry.isVisible()
    assert asked.window.states.entry.form.who_id == RUTH.prospect_id


def test_what_is_put_back_is_written_over_and_the_late_one_is_ours(asked: Desk) -> None:
    answer(asked, "Martin", KEY.Key_4)
    row = asked.store.published_of(MARTIN.id)
    assert row is not None
    assert (row.asks, row.sent, row.etag) == (Asks.NOTHING, b"", '"a"')
    assert kept(asked, MARTIN) == MARTIN
    answer(asked, "Leena", KEY.Key_2)
    assert kept(asked, OWED).who_moved is WhoMoved.I_AM_LATE
    answer(asked, "Ruth", KEY.Key_3)  # they called it off
    assert kept(asked, RUTH).outcome is AgreementOutcome.WITHDRAWN
    assert [row.name for row in rows(asked)] == ["Jo"]


def test_undo_asks_again(asked: Desk) -> None:
    answer(asked, "Martin", KEY.Key_3)
    assert [row.name for row in rows(asked)] == ["Ruth", "Leena", "Jo"]
    asked.press(KEY.Key_Z, ctrl=True)
    assert [row.name for row in rows(asked)] == ["Martin", "Ruth", "Leena", "Jo"]


def test_the_command_line_asks_the_same() -> None:
    desk = desk_with(*PEOPLE, MARTIN, RUTH, OWED, JO, now="2026-12-01 09:00")
    a_phone_was_at_it(desk.store)
    told = typed(desk, "today")
    assert "ON THE PHONE" in told.out
    text = " ".join(told.out.split())
    assert "Thu 10 Dec 10:00 Martin’s call was moved on the phone to Mon 21 Dec 16:00. Who moved it?" in text
    assert "Ruth’s call was taken off the phone’s calendar: still agreed?" in text
    first, second, third, fourth = typed(desk, "today", "--json").json["by_phone"]
    assert (fourth["did"], fourth["says"]) == ("worded", "bring the samples\nand a pen")
    assert (first["did"], first["shown"]["first"], first["shown"]["at"]) == ("moved", "2026-12-21", "16:00:00")
    assert (second["did"], second["shown"], third["did"]) == ("gone", None, "moved")
    assert "ON THE PHONE" not in typed(desk, "today", "--date", "2026-12-02").out
    assert typed(desk, "settle", "Martin", "moved", "--to", "2026-12-21 16:00").code == 0
    assert "Martin’s call was moved on the phone" not in typed(desk, "today").out


def test_a_window_of_hours_is_told_as_one() -> None:
    hours = Window.hours(MON_16.first, at("2026-12-21 10:00").time(), at("2026-12-21 12:00").time(), "Europe/London")
    desk = desk_with(*PEOPLE, MARTIN, now="2026-12-01 09:00")
    desk.store.keep_published(Published(MARTIN.id, "/jo/1.ics", '"a"', 1, b"m", Asks.MOVED, hours))
    assert "to Mon 21 Dec 10:00" in " ".join(typed(desk, "today").out.split())
