"""What goes wrong with the file while the window is open: told in a sentence, nothing typed lost, never frozen."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import exact, jo, objects, talk
from tests.storage.file.small_disk import small_disk
from tests.storage.looking import do
from tests.stories.at_work import PATIENT_MS, AtWork, Heartbeat, World
from tracker.presentation import words
from tracker.presentation.entry_form import Field, Form
from tracker.rules.channel import Channel, Direction
from tracker.storage.file.backup import backups_in
from tracker.storage.file.opening import open_store
from tracker.storage.file.store_file import backups_of

SILENCE_MS = 1500
"""Of this thread's own time: what else the machine does meanwhile says nothing of the window."""
BEATS = 20
"""A window that waited with the store, for a second or two, would have come back to its events once or twice."""
NOTE = "Call her sister first"
A_YEAR = 12
"""Months; no page so far away is ever read ahead, so that turning to it has to ask."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    return made


@pytest.fixture
def disk(request: pytest.FixtureRequest, folder: Path) -> Iterator[None]:
    """The folder is a disk of two megabytes where the test wants it full."""
    if getattr(request, "param", "") != "disk_full":
        yield
        return
    with small_disk(folder, "2m") as why_not:
        if why_not:
            pytest.skip(why_not)
        yield


@pytest.fixture
def work(qtbot: QtBot, folder: Path, disk: None) -> Iterator[AtWork]:
    made = AtWork(qtbot, folder)
    yield made
    made.leave()


@pytest.fixture
def world(work: AtWork) -> Iterator[World]:
    made = World(work)
    yield made
    made.ends()


def type_entry(work: AtWork, name: str, note: str = NOTE) -> None:
    work.press(Qt.Key.Key_N, ctrl=True)
    work.type(name)
    work.press(Qt.Key.Key_Return)
    work.focus(work.window.entry.happened.note)
    work.type(note)


def save(work: AtWork) -> None:
    work.press(Qt.Key.Key_Return, ctrl=True)


def to_the_front(work: AtWork) -> None:
    """Where there is no window manager, a dialog that was opened from nowhere may have to ask for the keys again."""
    entry = work.window.entry

    def is_in_front() -> bool:
        entry.activateWindow()
        return entry.isActiveWindow()

    work.qtbot.waitUntil(is_in_front)


def wait_saved(work: AtWork) -> None:
    entry = work.window.entry
    work.qtbot.waitUntil(lambda: not entry.isVisible() or bool(entry.trouble.text()), timeout=PATIENT_MS)
    assert entry.trouble.text() == ""
    work.settle()


def notes_of(work: AtWork, name: str) -> list[str]:
    """As a new program would read them."""
    history = work.history(name)
    work.store.close()
    return [contact.note for contact in history.contacts]


def silence_of_an_ordinary_save(work: AtWork, heart: Heartbeat) -> float:
    with heart.listening():
        type_entry(work, "Ben Cole")
        save(work)
        wait_saved(work)
    return heart.longest_ms


TOLD = {
    "disk_full": ("the disk is full", "What was saved before is safe.", "Make some room and try again."),
    "file_read_only": ("it may not be written to", "What was saved before is safe.", "then try again."),
    "folder_read_only": ("it may not be written to", "What was saved before is safe.", "then try again."),
    "file_deleted": ("it is no longer where it was", "What you typed is still here.", "Put it back"),
    "file_moved": ("it is no longer where it was", "What you typed is still here.", "Put it back"),
    "file_replaced": ("it is no longer where it was", "What you typed is still here.", "Put it back"),
    "locked": ("another program is holding it", "What was saved before is safe.", "wait a moment, and try again."),
}


@pytest.mark.usefixtures("soon_given_up")
@pytest.mark.parametrize(("disk", "fault"), [(name, name) for name in TOLD], indirect=["disk"])
def test_a_fault_while_saving_is_told_keeps_the_form_and_never_freezes_the_window(
    work: AtWork, world: World, fault: str
) -> None:
    heart = Heartbeat(clock=time.thread_time)
    ordinary = silence_of_an_ordinary_save(work, heart)
    entry = work.window.entry
    type_entry(work, "Ann Reid")
    getattr(world, fault)()
    with heart.listening():
        save(work)
        work.qtbot.waitUntil(lambda: bool(entry.trouble.text()), timeout=PATIENT_MS)
        work.type("!")
    assert heart.longest_ms < max(SILENCE_MS, 3 * ordinary)
    assert fault != "locked" or heart.beats > BEATS
    assert threading.main_thread() not in work.opening.asked_from

    assert entry.isVisible()
    assert entry.trouble.isVisible()
    assert not entry.waiting.isVisible()
    for part in TOLD[fault]:
        assert part in entry.trouble.text()
    assert entry.happened.note.toPlainText() == f"{NOTE}!", "the cursor stays where it was, and the text too"

    work.press(Qt.Key.Key_Escape)
    work.open_draft()
    assert entry.happened.note.toPlainText() == f"{NOTE}!", "closed and opened again while the fault lasts"

    world.ends()
    save(work)
    wait_saved(work)
    assert notes_of(work, "Ann Reid") == [f"{NOTE}!"]
    assert notes_of(work, "Ben Cole") == [NOTE]
    assert work.window.states.entry.take_draft() is None


def test_what_another_program_lets_go_of_in_time_is_saved_and_the_wait_is_told(work: AtWork, world: World) -> None:
    heart, entry = Heartbeat(clock=time.thread_time), work.window.entry
    type_entry(work, "Ann Reid")
    world.locked()
    with heart.listening():
        save(work)
        assert entry.isVisible()
        assert not entry.happened.note.isEnabled(), "what was typed now would be lost with the form"
        work.qtbot.waitUntil(entry.waiting.isVisible, timeout=PATIENT_MS)
        assert entry.waiting.text() == words.waiting()
        assert not entry.trouble.isVisible()
        world.ends()
        wait_saved(work)
    assert heart.longest_ms < SILENCE_MS
    assert heart.beats > BEATS
    assert not entry.waiting.isVisible()
    assert notes_of(work, "Ann Reid") == [NOTE]
    type_entry(work, "Ben Cole")
    assert entry.happened.note.toPlainText() == NOTE, "the next entry can be typed"


def test_an_entry_closed_while_it_waits_is_not_lost_when_it_cannot_be_saved(work: AtWork, world: World) -> None:
    entry, toast = work.window.entry, work.window.toast
    type_entry(work, "Ann Reid")
    world.file_moved()
    hold = threading.Event()
    work.worker.run(lambda: hold.wait(PATIENT_MS / 1000))
    save(work)
    work.press(Qt.Key.Key_Escape)
    assert not entry.isVisible()
    hold.set()
    work.qtbot.waitUntil(lambda: "it is no longer where it was" in toast.text, timeout=PATIENT_MS)
    world.ends()
    toast._undo.click()
    assert entry.isVisible()
    to_the_front(work)
    assert entry.happened.note.toPlainText() == NOTE
    save(work)
    wait_saved(work)
    assert notes_of(work, "Ann Reid") == [NOTE]


def test_an_entry_begun_while_another_is_being_saved_stays(work: AtWork) -> None:
    entry = work.window.entry
    type_entry(work, "Ann Reid")
    hold = threading.Event()
    work.worker.run(lambda: hold.wait(PATIENT_MS / 1000))
    save(work)
    work.press(Qt.Key.Key_Escape)
    work.window.new_entry(Form(who="Ben Cole", note="Liked the Syrah"))
    to_the_front(work)
    assert entry.happened.note.isEnabled()
    hold.set()
    work.settle()
    assert entry.isVisible()
    assert entry.happened.note.toPlainText() == "Liked the Syrah"
    save(work)
    wait_saved(work)
    assert notes_of(work, "Ann Reid") == [NOTE]
    assert notes_of(work, "Ben Cole") == ["Liked the Syrah"]
    assert work.window.states.entry.take_draft() is None


def held_while_away(work: AtWork, begun_meanwhile: Form | None = None) -> None:
    """Jo is written to as agreed, and the dialog closed; but before it is saved a colleague keeps her no."""
    work.where_the_store_is(lambda: do(work.opening(), jo(), talk(exact("2026-11-12 09:00"))))
    work.window.begin()
    work.settle()
    entry = work.window.entry
    work.window.new_entry(Form(1, "Jo Hill", note=NOTE, direction=Direction.OUT, channel=Channel.CALL))
    work.settle()
    hold = threading.Event()
    work.worker.run(lambda: hold.wait(PATIENT_MS / 1000))
    theirs = open_store(work.setup.paths.store)
    do(theirs, objects(Channel.CALL, "2026-11-12 08:30"))
    theirs.close()
    entry.ask_to_save(and_next=False)
    assert entry._state.is_saving
    work.press(Qt.Key.Key_Escape)
    if begun_meanwhile is not None:
        work.window.new_entry(begun_meanwhile)
    hold.set()
    work.settle()


def test_an_entry_held_back_after_its_dialog_was_closed_is_told_and_can_be_opened(work: AtWork) -> None:
    held_while_away(work)
    entry, toast = work.window.entry, work.window.toast
    assert toast.isVisible()
    assert toast.text.startswith("The entry about Jo Hill has not been saved")
    toast._undo.click()
    work.settle()
    assert entry.isVisible()
    assert entry.happened.note.toPlainText() == NOTE
    assert entry._state.guard.asks_for is Field.REASON
    assert notes_of(work, "Jo Hill") == []


def test_an_entry_held_back_leaves_the_one_begun_meanwhile_alone(work: AtWork) -> None:
    other = Form(who="Ben Cole", note="Liked the Syrah")
    held_while_away(work, other)
    entry, state = work.window.entry, work.window.entry._state
    assert work.window.toast.text.startswith("The entry about Jo Hill has not been saved")
    assert state.form == other
    assert entry.trouble.text() == ""
    to_the_front(work)
    save(work)
    wait_saved(work)
    assert notes_of(work, "Ben Cole") == ["Liked the Syrah"]
    left = state.take_draft()
    assert left is not None
    assert (left.who, left.note) == ("Jo Hill", NOTE), "what was held back is still there to be opened"


@pytest.mark.usefixtures("soon_given_up")
def test_reading_that_has_to_wait_is_told_too_and_caught_up_with_afterwards(work: AtWork, world: World) -> None:
    type_entry(work, "Ann Reid")
    save(work)
    wait_saved(work)
    toast, card = work.window.toast, work.window.states.card
    ann = work.history("Ann Reid").prospect.id
    work.store.close()
    card.show(ann)
    work.settle()
    heart = Heartbeat(clock=time.thread_time)
    world.locked()
    with heart.listening():
        work.window.calendar.turn(A_YEAR)
        work.qtbot.waitUntil(lambda: toast.text == words.waiting(), timeout=PATIENT_MS)
        work.qtbot.waitUntil(lambda: "another program is holding it" in toast.text, timeout=PATIENT_MS)
    assert toast.text.startswith("Reading, ")
    assert heart.longest_ms < SILENCE_MS
    assert heart.beats > BEATS
    read_again: list[object] = []
    work.window.states.dispatcher.changed.connect(lambda changes, _origin: read_again.append(changes.everything))
    world.ends()
    work.minute_passes()
    work.settle()
    assert read_again == [True], "what could not be read meanwhile is read now"


def test_another_store_in_its_place_is_shown_once_it_was_noticed(work: AtWork, world: World, tmp_path: Path) -> None:
    """As when somebody copies a store of another day over the one that is open."""
    type_entry(work, "Ann Reid")
    save(work)
    wait_saved(work)
    other = open_store(tmp_path / "other.db")
    do(other, jo(name="Joanna Marsh"), now=work.now)
    other.close()
    type_entry(work, "Ben Cole")
    (tmp_path / "other.db").replace(work.setup.paths.store)
    read_again: list[object] = []
    work.window.states.dispatcher.changed.connect(lambda changes, _origin: read_again.append(changes.everything))
    save(work)
    entry = work.window.entry
    work.qtbot.waitUntil(lambda: "it is no longer where it was" in entry.trouble.text(), timeout=PATIENT_MS)
    work.minute_passes()
    work.settle()
    assert True in read_again
    save(work)
    wait_saved(work)
    assert notes_of(work, "Ben Cole") == [NOTE]
    assert work.history("Joanna Marsh").prospect.name == "Joanna Marsh"
    work.store.close()


def test_a_backup_folder_that_will_not_do_is_told_once_and_holds_nothing_up(work: AtWork, tmp_path: Path) -> None:
    heart, toast = Heartbeat(clock=time.thread_time), work.window.toast
    ordinary = silence_of_an_ordinary_save(work, heart)
    stick = tmp_path / "stick"
    work.setup.settings = work.setup.settings.__class__(me="Maria", zone="Europe/London", second_folder=str(stick))
    own = backups_of(work.setup.paths.store)
    if own.exists():
        own.rename(tmp_path / "kept")
    own.write_text("somebody's file")
    type_entry(work, "Ann Reid")
    told: list[str] = []
    work.window.safety.said.connect(told.append)
    with heart.listening():
        for _ in range(3):
            work.now += timedelta(minutes=31)
            work.minute_passes()
            work.settle()
    assert heart.longest_ms < max(SILENCE_MS, 3 * ordinary)
    assert [f"No backup could be kept in {own} and {stick}." in sentence for sentence in told] == [True]
    assert "Your work is saved all the same" in toast.text
    assert work.window.entry.happened.note.toPlainText() == NOTE
    save(work)
    wait_saved(work)

    own.unlink()
    stick.mkdir()
    work.now += timedelta(minutes=1)
    work.minute_passes()
    work.settle()
    assert len(backups_in(own)) == len(backups_in(stick)) == 1, "made as soon as the folders are back"
    assert len(told) == 1
    stick.rename(tmp_path / "pulled-out")
    type_entry(work, "Cy Dole")
    save(work)
    wait_saved(work)
    work.now += timedelta(minutes=31)
    work.minute_passes()
    work.settle()
    assert len(backups_in(own)) == 2, "one folder that is away keeps nothing from the other"
    assert len(told) == 2
