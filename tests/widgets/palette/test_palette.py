"""Claims about the palette, with real keys in the real window, over the sample on Thursday 26 November 2026, 14:57."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.new_store import with_sample
from tests.stories.conftest import Desk
from tests.tongues.seen import painted_on
from tracker.presentation.entry_form import Next
from tracker.presentation.palette.commands_found import commands_found
from tracker.presentation.palette.row import Does, Row
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.palette.palette import FROM_THE_TOP, INPUT, WIDTH, Palette
from tracker.widgets.palette.row_delegate import (
    INSIDE,
    MARGIN,
    ROW,
    ROW_WITH_EVIDENCE,
    begins,
    caps_of,
    height_of,
    lines_of_act,
)

KEY = Qt.Key


class PaletteDesk(Desk):
    in_full = False

    @property
    def palette(self) -> Palette:
        return self.window.finding.palette

    def look_for(self, typed: str) -> Palette:
        """Ctrl+K, and that typed."""
        self.press(KEY.Key_K, ctrl=True)
        self.type(typed)
        QApplication.processEvents()
        return self.palette

    def rows(self) -> list[Row]:
        return [row for row in self.palette.model.rows if not row.is_heading]

    def id_of(self, name: str) -> int:
        return next(line.id for line in self.store.people_like(name, 5) if line.name == name)

    def shown(self) -> str:
        card = self.window.states.card.card
        return card.prospect.name if card is not None else ""


@pytest.fixture
def at_palette(qtbot: QtBot, tmp_path: Path) -> Iterator[PaletteDesk]:
    desk = PaletteDesk(qtbot, tmp_path / "data", with_sample(at("2026-11-26 14:57")))
    desk.at("2026-11-26 14:57")
    desk.window.states.card.show(None)
    yield desk
    desk.go_home()


FIRST = [
    ("jo hill", Does.PERSON, "Jo Hill"),
    ("jo sent", Does.SAVE, "Log: Jo Hill, wedding in May · e-mail from me · sent"),
    ("priya rang", Does.SAVE, ""),
    ("jo call talked", Does.ENTRY, ""),
    ("dominic call", Does.ENTRY, ""),
    ("dominic call voicemail", Does.ENTRY, ""),
    ("colin call talked", Does.ENTRY, ""),
    ("met martin", Does.ENTRY, ""),
    ("jo sent fridge", Does.ENTRY, ""),
    ("tessa call thu 3pm", Does.ENTRY, "Plan: Tessa Grant · by phone · Thu 3 Dec 15:00"),
    ("snooze jo to monday", Does.HIDE, "Hide until Monday 30 November"),
    ("snooze jo", Does.HIDE, "Hide until Friday 27 November"),
    ("find jo hill", Does.PERSON, "Jo Hill"),
    ("find lemon", Does.PERSON, "Jo Hill"),
    ("search settings", Does.COMMAND, "Settings"),
    ("go to 12 march", Does.DAY, "Go to Friday 12 March 2027"),
    ("print 12 march", Does.ROAD, "Print Friday 12 March 2027…"),
    ("today", Does.DAY, "Go to Thursday 26 November"),
    ("next month", Does.DAY, "Go to Tuesday 1 December"),
    ("settings", Does.COMMAND, "Settings"),
    ("reminders", Does.COMMAND, "Settings"),
    ("several of us", Does.COMMAND, "Settings"),
    ("keep word", Does.COMMAND, "The word we keep"),
    ("holiday", Does.COMMAND, "Days away"),
    ("import", Does.COMMAND, "Bring people in"),
    ("delete", Does.COMMAND, "More for them"),
    ("erase", Does.COMMAND, "Trash"),
    ("phone", Does.COMMAND, "Settings"),
    ("call", Does.COMMAND, "New entry"),
    ("remind jo monday", Does.HIDE, "Hide until Monday 30 November"),
    ("remind jo on monday", Does.HIDE, "Hide until Monday 30 November"),
    ("remind", Does.COMMAND, "Settings"),
    ("address", Does.COMMAND, "Their details"),
    ("moved house", Does.COMMAND, "Their details"),
    ("merge", Does.COMMAND, "More for them"),
    ("duplicates", Does.COMMAND, "People who may be the same"),
    ("shortcuts", Does.COMMAND, "Keys"),
    ("week", Does.COMMAND, "Week"),
    ("quit", Does.COMMAND, "Quit"),
    ("help", Does.COMMAND, "Keys"),
    ("print", Does.COMMAND, "Print the day"),
    ("calender", Does.COMMAND, "Month"),
    ("calendar", Does.COMMAND, "Month"),
    ("add someone", Does.COMMAND, "New entry"),
    ("backup", Does.COMMAND, "Settings"),
    ("overdue", Does.COMMAND, "Morning"),
    ("tesssa", Does.PERSON, "Tessa Grant"),
    ("ngzoi", Does.PERSON, "Ngozi Okoro"),
]


@pytest.mark.parametrize(("typed", "does", "begins"), FIRST)
def test_the_first_row_is_what_is_meant(at_palette: PaletteDesk, typed: str, does: Does, begins: str) -> None:
    chosen = at_palette.look_for(typed).chosen
    assert chosen is not None
    assert chosen.does is does, chosen
    assert chosen.words.startswith(begins)


MEANT = {
    "new-entry": "log, note, email, meeting, appointment",
    "morning": "todo, tasks, dashboard",
    "people": "search, filter, sort, customers, pipeline",
    "details": "phone number, birthday, tags, opt out, do not call, unsubscribe, block",
    "further": "remove, erase person, cancel, call off, reschedule, postpone",
    "trash": "recycle bin, restore, forget",
    "everything": "gdpr, privacy",
    "bring": "csv, google contacts, address book",
    "export": "zip, archive, new computer, move to another computer",
    "word-kept": "stats, goals, report",
    "pane": "sidebar, history, timeline",
    "say": "send, script",
    "who": "login, log out, switch user",
    "us": "team, invite, colleague, account",
    "away": "vacation, holidays",
    "keys": "manual, shortcuts",
    "settings": "iphone, sync, caldav, font size, bigger, zoom, colours, password, server, alarm, notifications, tray, "
    "autostart, timezone, working hours, rules, signature, backups, language",
}


@pytest.mark.parametrize("name", MEANT)
def test_what_somebody_new_would_type_finds_what_is_meant_first(at_palette: PaletteDesk, name: str) -> None:
    at_palette.press(KEY.Key_K, ctrl=True)
    offered = at_palette.window.states.palette._before.offered
    first = {typed: commands_found(typed, offered)[:1] for typed in MEANT[name].split(", ")}
    assert {typed: found[0].name if found else "" for typed, found in first.items()} == dict.fromkeys(first, name)


def test_a_reminder_is_hidden_until_the_day_that_was_typed(at_palette: PaletteDesk) -> None:
    at_palette.look_for("snooze jo to monday")
    at_palette.press(KEY.Key_Return)
    (promise,) = (a for a in at_palette.history("Jo Hill").agreements if a.is_open)
    assert promise.id in at_palette.store.snoozed(at("2026-11-29 23:59"))
    assert promise.id not in at_palette.store.snoozed(at("2026-11-30 00:01"))
    assert "the agreement stands" in at_palette.window.toast.text


@pytest.mark.parametrize(("typed", "menu"), [("address", "edit_menu"), ("delete", "more_menu")])
def test_what_the_pane_offers_is_found_by_its_name_and_asks_for_somebody(
    at_palette: PaletteDesk, typed: str, menu: str
) -> None:
    pane, said = at_palette.window.day.pane, at_palette.window.toast
    at_palette.look_for(typed)
    at_palette.press(KEY.Key_Return)
    assert said.text.startswith("Nobody is chosen yet.")
    at_palette.window.states.card.show(at_palette.id_of("Jo Hill"))
    at_palette.look_for(typed)
    at_palette.press(KEY.Key_Return)
    offered = getattr(pane, menu)
    assert offered.isVisible()
    assert offered.activeAction() is not None
    offered.close()


def test_ctrl_enter_shows_whoever_is_named_and_does_nothing_else(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("jo sent")
    row = next(row for row in palette.model.rows if row.does is Does.PERSON)
    assert (row.words, row.beside) == ("Show Jo Hill", "wedding in May · their turn")
    assert caps_of(row, chosen=False) == ("Ctrl", "↵")
    before = at_palette.history("Jo Hill").contacts
    at_palette.press(KEY.Key_Return, ctrl=True)
    assert at_palette.shown() == "Jo Hill"
    assert at_palette.history("Jo Hill").contacts == before


def test_each_command_stands_there_with_its_keys(at_palette: PaletteDesk) -> None:
    commands = at_palette.window.commands.by_name
    for typed, name in (("settings", "settings"), ("undo", "undo"), ("agenda", "agenda"), ("people", "people")):
        at_palette.look_for(typed)
        row = next(row for row in at_palette.rows() if row.command == name)
        assert row.keys == commands[name].keys[0]
        assert caps_of(row, chosen=False)
        at_palette.press(KEY.Key_Escape)
    assert caps_of(Row(Does.COMMAND, "", keys="Ctrl+Shift+K"), chosen=False) == ("Ctrl", "Shift", "K")
    assert caps_of(Row(Does.COMMAND, "", keys="Ctrl+,"), chosen=False) == ("Ctrl", ",")


def test_blank_it_offers_what_is_next_the_person_of_the_pane_and_those_looked_at_last(at_palette: PaletteDesk) -> None:
    for name in ("Jo Hill", "Martin Pryce"):
        at_palette.window.show_prospect(at_palette.id_of(name))
    at_palette.look_for("")
    rows = at_palette.rows()
    assert [(row.does, row.words) for row in rows[:4]] == [
        (Does.BECAME, "Martin Pryce: what became of 10:00?"),
        (Does.KEEP, "Call Colin Burrows, as agreed"),
        (Does.KEEP, "Write to Jo Hill, as promised"),
        (Does.ENTRY_WITH, "New entry with them"),
    ]
    people = [row.words for row in rows if row.does is Does.PERSON]
    assert people[0] == "Jo Hill"
    assert "Martin Pryce" not in people
    commands = [row.command for row in rows if row.does is Does.COMMAND]
    assert {"say", "new-entry", "undo", "people", "word-kept", "settings"} <= set(commands)
    at_palette.press(KEY.Key_Return)
    answers = at_palette.window.morning.answers
    assert answers is not None
    assert answers.isVisible()
    at_palette.look_for("")
    for _ in range(3):
        at_palette.press(KEY.Key_Down)
    at_palette.press(KEY.Key_Return)
    assert at_palette.window.entry.isVisible()
    assert at_palette.window.states.entry.form.who == "Martin Pryce"


def test_whoever_is_named_can_be_written_to_rung_and_copied(at_palette: PaletteDesk) -> None:
    copied: list[str] = []
    at_palette.window.flows.copy = copied.append
    at_palette.look_for("jo hill")
    rows = {row.words: row for row in at_palette.rows()}
    assert list(rows)[:3] == ["Jo Hill", "New entry with them", "Write the e-mail"]
    assert rows["Write the e-mail"].beside == "as promised, for today"
    assert rows["Copy the number"].beside == "+44 7700 900112"
    while (chosen := at_palette.palette.chosen) is not None and chosen.words != "New entry with them":
        at_palette.press(KEY.Key_Down)
    at_palette.press(KEY.Key_Return)
    assert at_palette.window.states.entry.form.who == "Jo Hill"
    at_palette.press(KEY.Key_Escape)
    at_palette.look_for("leena anand")
    while (chosen := at_palette.palette.chosen) is not None and chosen.words != "Copy the e-mail address":
        at_palette.press(KEY.Key_Down)
    at_palette.press(KEY.Key_Return)
    assert copied == [chosen.beside] if chosen is not None else False


def test_where_the_way_is_not_said_each_stands_in_a_row_and_is_judged_by_itself(at_palette: PaletteDesk) -> None:
    def logged() -> list[tuple[Does, str]]:
        return [(row.does, row.words) for row in at_palette.rows() if row.words.startswith("Log")]

    at_palette.look_for("jo sent")
    assert logged() == [
        (Does.SAVE, "Log: Jo Hill, wedding in May · e-mail from me · sent"),
        (Does.ENTRY, "Log: Jo Hill, wedding in May · text from me · sent"),
    ]
    at_palette.press(KEY.Key_Down)
    at_palette.press(KEY.Key_Return)
    form = at_palette.window.states.entry.form
    assert (form.who, form.channel, form.direction) == ("Jo Hill", Channel.TEXT, Direction.OUT)
    at_palette.press(KEY.Key_Escape)
    at_palette.look_for("hannah sent")
    assert [words.split(" · ")[1] for _, words in logged()] == ["e-mail from me", "text from me", "post from me"]
    assert at_palette.palette.chosen == at_palette.rows()[0]


def test_a_welcome_act_is_done_by_enter_with_a_toast_that_takes_it_back(at_palette: PaletteDesk) -> None:
    jo = at_palette.id_of("Jo Hill")
    before = at_palette.store.history_of(jo)
    assert before is not None
    chosen = at_palette.look_for("jo sent").chosen
    assert chosen is not None
    assert "promised" in chosen.under
    at_palette.press(KEY.Key_Return)
    assert not at_palette.window.finding.is_open
    assert not at_palette.window.entry.isVisible()
    history = at_palette.store.history_of(jo)
    assert history is not None
    made = max(history.contacts, key=lambda contact: contact.id)
    assert (made.direction, made.channel, made.outcome) == (Direction.OUT, Channel.EMAIL, ContactOutcome.SENT)
    assert made.verdict.is_as_agreed
    assert len(history.contacts) == len(before.contacts) + 1
    toast = at_palette.window.toast
    assert toast.isVisible()
    assert at_palette.shown() == "Jo Hill"
    toast._undo.click()
    again = at_palette.store.history_of(jo)
    assert again is not None
    assert len(again.contacts) == len(before.contacts)
    assert at_palette.window.states.entry.take_draft() is None


@pytest.mark.parametrize("typed", ["dominic call", "dominic call voicemail", "jo call talked", "ngozi call voicemail"])
def test_an_act_they_may_not_want_only_opens_the_entry(at_palette: PaletteDesk, typed: str) -> None:
    at_palette.look_for(typed)
    seq = at_palette.window.states.undo.undo_text
    at_palette.press(KEY.Key_Return)
    assert at_palette.window.entry.isVisible()
    assert at_palette.window.states.entry.form.line == typed
    assert at_palette.window.states.undo.undo_text == seq
    assert not at_palette.window.finding.is_open


def test_what_is_to_come_opens_the_entry_with_it_as_what_is_agreed_next(at_palette: PaletteDesk) -> None:
    at_palette.look_for("tessa call thu 3pm")
    at_palette.press(KEY.Key_Return)
    form = at_palette.window.states.entry.form
    assert at_palette.window.entry.isVisible()
    assert form.who == "Tessa Grant"
    assert form.next == {Next.TALK}
    assert (form.talk.when, form.talk.channel) == ("thu 3pm", Channel.CALL)


def test_tab_carries_the_words_into_a_new_entry(at_palette: PaletteDesk) -> None:
    at_palette.look_for("emma hart met about the tiers")
    at_palette.press(KEY.Key_Tab)
    assert at_palette.window.entry.isVisible()
    assert at_palette.window.entry.in_line.row.line.text() == "emma hart met about the tiers"
    assert not at_palette.window.finding.is_open


def test_a_day_is_shown_and_the_calendar_has_the_keys(at_palette: PaletteDesk) -> None:
    at_palette.press(KEY.Key_P, ctrl=True)
    at_palette.look_for("go to 12 march")
    at_palette.press(KEY.Key_Return)
    window = at_palette.window
    assert window.calendar.day == date(2027, 3, 12)
    assert window.middle.currentWidget() is window.calendar
    assert window.calendar.isAncestorOf(at_palette._focused())


def test_a_day_is_printed_by_its_name_and_so_is_the_one_agreed_with_somebody(at_palette: PaletteDesk) -> None:
    at_palette.look_for("print tomorrow")
    at_palette.press(KEY.Key_Return)
    road = at_palette.window.dialogs.road()
    assert (road.isVisible(), at_palette.window.states.road.meaning.text) == (True, "Tomorrow, Friday 27 November")
    at_palette.press(KEY.Key_Escape)
    at_palette.look_for("daniel brandt")
    for name, told, beside in (
        ("daniel brandt", "Print Friday 27 November…", "Daniel Brandt · tomorrow 15:00"),
        ("leena anand", "Print Thursday 26 November…", "Leena Anand"),  # the day is told once
    ):
        at_palette.look_for(name)
        rows = at_palette.palette.model.rows
        ((at, row),) = [(at, row) for at, row in enumerate(rows) if row.does is Does.ROAD]
        assert (row.words, row.beside) == (told, beside)
        heading = next(each for each in reversed(rows[:at]) if each.is_heading)
        assert heading.words == "Calendar", "everybody's day is no act on one person"


def test_a_command_is_done(at_palette: PaletteDesk) -> None:
    at_palette.look_for("settings")
    at_palette.press(KEY.Key_Return)
    assert at_palette.window.dialogs.settings.is_open
    at_palette.window.dialogs.settings().reject()


def test_the_settings_open_on_the_page_they_were_found_by(at_palette: PaletteDesk) -> None:
    places = {
        "phone": "On your phone",
        "calendar": "On your phone",
        "backup": "Keeping it safe",
        "search how strongly": "How strongly",
        "settings": "Your days and hours",
        "preferences": "Your days and hours",
        "text size": "Look",
        "dark mode": "Look",
        "time zone": "Your days and hours",
        "sunday": "When to warn",
        "signature": "What you say",
        "recover": "Keeping it safe",
        "google calendar": "On your phone",
        "server": "Several of us",
    }
    shown: dict[str, str] = {}
    for typed in places:
        palette = at_palette.look_for(typed)
        at = next(n for n, row in enumerate(palette.model.rows) if row.command == "settings")
        palette.list.setCurrentIndex(palette.model.index(at, 0))
        at_palette.press(KEY.Key_Return)
        dialog = at_palette.window.dialogs.settings()
        shown[typed] = dialog.listed[dialog.pages.currentIndex()].title
        dialog.reject()
    assert shown == places


def test_whoever_is_chosen_stands_in_the_pane_with_the_keys_on_the_card(at_palette: PaletteDesk) -> None:
    at_palette.look_for("martin pryce")
    at_palette.press(KEY.Key_Return)
    assert at_palette.shown() == "Martin Pryce"
    assert at_palette.window.pane.isAncestorOf(at_palette._focused())


def test_escape_and_a_click_beside_it_give_the_keys_back(at_palette: PaletteDesk) -> None:
    at_palette.window.morning.setFocus()
    was = at_palette._focused()
    at_palette.look_for("jo")
    at_palette.press(KEY.Key_Escape)
    assert at_palette._focused() is was
    at_palette.look_for("jo")
    at_palette.qtbot.mouseClick(at_palette.palette._scrim, Qt.MouseButton.LeftButton, pos=QPoint(5, 790))
    assert not at_palette.window.finding.is_open
    assert at_palette._focused() is was
    assert at_palette.look_for("").line.text() == ""


def test_down_and_up_pass_headings_and_stop_at_the_ends(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("")
    first = palette.chosen
    at_palette.press(KEY.Key_Up)
    assert palette.chosen == first
    seen = [palette.chosen]
    for _ in at_palette.rows()[1:]:
        at_palette.press(KEY.Key_Down)
        seen.append(palette.chosen)
    assert seen == at_palette.rows()
    at_palette.press(KEY.Key_Down)
    assert palette.chosen == seen[-1]
    at_palette.press(KEY.Key_PageUp, KEY.Key_PageUp, KEY.Key_PageUp)
    assert palette.chosen == first


def test_a_click_chooses(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("martin pryce")
    row = next(n for n, each in enumerate(palette.model.rows) if each.words == "Martin Pryce")
    middle = palette.list.visualRect(palette.model.index(row, 0)).center()
    at_palette.qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert at_palette.shown() == "Martin Pryce"


def test_whose_notes_speak_of_it_come_beneath_after_a_pause_and_leave_the_choice(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("tasting")
    at_palette.qtbot.waitUntil(lambda: any(row.under for row in palette.model.rows))
    assert palette.chosen is not None
    assert "Jo Hill" in [row.words for row in at_palette.rows() if row.under]


def test_a_tag_finds_those_who_bear_it(at_palette: PaletteDesk) -> None:
    at_palette.look_for("#sample")
    assert len([row for row in at_palette.rows() if row.does is Does.PERSON]) > 5


def test_nothing_typed_leaves_undo_to_the_store_and_what_was_typed_is_taken_back_first(
    at_palette: PaletteDesk,
) -> None:
    at_palette.look_for("jo sent")
    at_palette.press(KEY.Key_Return)
    jo = at_palette.id_of("Jo Hill")
    history = at_palette.store.history_of(jo)
    assert history is not None
    palette = at_palette.look_for("zz")
    at_palette.press(KEY.Key_Z, ctrl=True)
    assert palette.line.text() != "zz"
    assert at_palette.store.history_of(jo) == history
    at_palette.press(KEY.Key_Escape)
    at_palette.look_for("")
    at_palette.press(KEY.Key_Z, ctrl=True)
    undone = at_palette.store.history_of(jo)
    assert undone is not None
    assert len(undone.contacts) == len(history.contacts) - 1


def test_nothing_found_is_said(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("qqqqq")
    assert palette.chosen is None
    assert palette._nothing.isVisible()
    at_palette.press(KEY.Key_Return)
    assert palette.isVisible()


def test_an_input_method_composes_undisturbed_and_its_word_is_looked_for(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("")
    before = palette.model.rows
    QCoreApplication.sendEvent(palette.line, QInputMethodEvent("mart", []))
    assert palette.model.rows == before
    done = QInputMethodEvent()
    done.setCommitString("martin pryce")
    QCoreApplication.sendEvent(palette.line, done)
    assert palette.chosen is not None
    assert palette.chosen.words == "Martin Pryce"


@pytest.mark.parametrize("size", [(1280, 800), (960, 600), (2560, 1440)])
def test_it_lies_in_the_middle_64_down_and_inside_the_window(at_palette: PaletteDesk, size: tuple[int, int]) -> None:
    at_palette.window.resize(*size)
    palette = at_palette.look_for("")
    assert palette.width() == WIDTH == 600
    assert palette.y() == FROM_THE_TOP == 64
    assert palette.x() == (at_palette.window.width() - WIDTH) // 2
    assert at_palette.window.rect().contains(palette.geometry())
    assert palette.list.y() > INPUT
    inside = palette.width() - 2
    plain, act = Row(Does.COMMAND, "x"), Row(Does.SAVE, "x", under="y")
    assert ROW <= height_of(plain, inside) < ROW_WITH_EVIDENCE <= height_of(act, inside)


def test_of_what_stands_beside_a_long_name_no_single_letter_is_left(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("")
    name = "Show Dominic Llanfairpwllgwyngyllgogerychwyrndrobwll"
    seen: set[str] = set()
    for letters in range(60):
        palette.model.show((Row(Does.COMMAND, name + "l" * letters, beside="tuition in the evenings"),))
        seen |= {text for text in painted_on(palette.list.viewport()) if text.startswith("t")}
    assert len(seen) > 3
    assert min(len(text) for text in seen) > 3


def test_what_an_act_rests_on_is_told_whole_beneath_it(at_palette: PaletteDesk) -> None:
    width = WIDTH - 2
    evidence = (
        "As promised. On 19 November you promised an e-mail for today: “Could you find out about the lemon? ” " * 2
    )
    act, note = Row(Does.SAVE, "Log: sent", under=evidence), Row(Does.PERSON, "Jo Hill", under=evidence)
    told = lines_of_act(act, width)[1]
    assert " ".join(told).split() == evidence.split()
    assert len(told) > 1
    assert height_of(act, width) > height_of(note, width)
    palette = at_palette.look_for("jo sent")
    first, last = (palette.model.index(at, 0) for at in (0, palette.model.rowCount() - 1))
    high = palette.list.visualRect(last).bottom() + 1 - palette.list.visualRect(first).top()
    assert high <= palette.list.viewport().height()


def test_every_row_and_part_has_a_name(at_palette: PaletteDesk) -> None:
    palette = at_palette.look_for("jo")
    for part in (palette, palette.line, palette.list):
        assert part.accessibleName()
    model = palette.model
    for n in range(model.rowCount()):
        assert model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        at_palette.press(Qt.Key.Key_Down)
        chosen = palette.chosen
        assert chosen is not None
        at_palette.qtbot.waitUntil(lambda: said == [chosen.spoken])


def test_a_key_of_the_window_closes_it_and_does_what_it_says(at_palette: PaletteDesk) -> None:
    at_palette.look_for("jo")
    at_palette.press(KEY.Key_N, ctrl=True)
    assert not at_palette.window.finding.is_open
    assert at_palette.window.entry.isVisible()


def test_in_a_window_from_right_to_left_a_row_begins_at_the_right_and_nothing_lies_over_its_words(
    at_palette: PaletteDesk,
) -> None:
    palette = at_palette.look_for("jo sent")
    there = palette.list.visualRect(palette.list.currentIndex())
    before = palette.list.viewport().grab(there).toImage()
    palette.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    mirrored = palette.list.viewport().grab(palette.list.visualRect(palette.list.currentIndex())).toImage()
    palette.unsetLayoutDirection()
    middle, bar, ratio = before.height() // 2, QColor(tokens_of(palette.palette()).primary), before.devicePixelRatio()
    at = round((MARGIN + 1) * ratio)
    assert (before.pixelColor(at, middle), mirrored.pixelColor(mirrored.width() - 1 - at, middle)) == (bar, bar)
    assert mirrored.pixelColor(at, middle) != bar


def test_in_a_window_from_right_to_left_one_types_where_its_rows_begin(at_palette: PaletteDesk) -> None:
    at_palette.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    palette = at_palette.look_for("jo sent")
    place = palette.line.geometry()
    assert (place.left(), palette.width() - 1 - place.right()) == (INSIDE, begins())
