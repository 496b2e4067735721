"""Claims about the sample: only what bears its stamp is ever put away, and nothing that somebody typed into it is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at, jo
from tests.storage.looking import do
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.people.add_prospect import add_prospect
from tracker.actions.safekeeping import MissingStore
from tracker.actions.sample.load_sample import load_sample
from tracker.actions.sample.the_sample import SampleStamp
from tracker.actions.undo import undo
from tracker.assembly.opening import window_over
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening, open_for, read_the_sample
from tracker.rules.entry import NewProspect
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import paths_for
from tracker.runtime.settings import Settings
from tracker.storage.file.backup import backups_in
from tracker.storage.file.opening import open_store
from tracker.storage.file.store_file import backups_of
from tracker.widgets.main_window import MainWindow

DAY = timedelta(days=1)


class Demo:
    """`--demo` on a folder, started as often as one likes."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.now = at("2026-11-12 09:00")
        settings = Settings(me="Maria", zone="Europe/London", country="GB", day_first=True)
        paths = paths_for(folder, demo=True)
        self.setup = Setup(paths, lambda: self.now, settings, IdSource(), demo=True)
        self.place = paths.store
        self.opening = Opening(lambda: open_for(self.setup, demo=True))
        self.window: MainWindow | None = None

    def start(self) -> None:
        """A start in the terminal: the store is opened, and closed again."""
        self.opening()
        self.opening.close()

    def write(self, name: str = "Ann Reid") -> None:
        do(self.opening(), jo(name=name, id=1), now=self.now)
        self.opening.close()

    def names(self) -> list[str]:
        found = [line.name for line in self.opening().people_like("", 100)]
        self.opening.close()
        return found

    def stamp(self) -> SampleStamp | None:
        found = self.opening().file.sample_stamp()
        self.opening.close()
        return found

    def open(self) -> MainWindow:
        window = window_over(self.setup, self.opening, lambda work: work(), None)
        self.qtbot.addWidget(window)
        window.show()
        window.begin()
        self.window = window
        return window

    def leave(self) -> None:
        if self.window is not None:
            self.window.close()
        self.opening.close()


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path) -> Iterator[Demo]:
    made = Demo(qtbot, tmp_path / "sales")
    yield made
    made.leave()


def in_the_way(demo: Demo) -> None:
    before = demo.place.read_bytes()
    for later in (0, 1, 400):
        demo.now += later * DAY
        with pytest.raises(StoreFault) as refused:
            demo.start()
        assert refused.value.fault is Fault.IN_THE_WAY
    assert demo.place.read_bytes() == before


def test_a_store_of_somebodys_own_in_its_place_is_left_and_said(demo: Demo) -> None:
    demo.place.parent.mkdir()
    own = open_store(demo.place)
    do(own, jo())
    own.close()
    in_the_way(demo)


def test_so_is_one_in_which_nothing_was_done_yet(demo: Demo) -> None:
    open_store(demo.place).close()
    in_the_way(demo)


def test_so_is_one_that_was_put_beside_the_stamp_of_an_earlier_program(demo: Demo) -> None:
    own = open_store(demo.place)
    do(own, jo())
    own.close()
    (demo.place.parent / "sample-day").write_text("2026-11-11")
    in_the_way(demo)


def test_so_is_one_that_was_copied_over_the_sample(demo: Demo) -> None:
    demo.start()
    own = open_store(demo.place.parent.parent / "mine.db")
    do(own, jo())
    own.close()
    own.file.place.replace(demo.place)
    in_the_way(demo)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_so_is_one_that_is_reached_by_a_link(demo: Demo, tmp_path: Path, what: str) -> None:
    own = open_store(tmp_path / "mine" / "as-agreed.db")
    do(own, jo())
    own.close()
    if what == "folder":
        demo.place.parent.symlink_to(own.file.place.parent)
    else:
        demo.place.parent.mkdir()
        demo.place.symlink_to(own.file.place)
    in_the_way(demo)
    assert own.file.place.exists()


@pytest.mark.parametrize("content", [b"", b"a shopping list " * 400], ids=["empty", "no store"])
def test_what_is_no_store_at_all_is_left_too(demo: Demo, content: bytes) -> None:
    demo.place.parent.mkdir()
    demo.place.write_bytes(content)
    with pytest.raises(StoreFault) as refused:
        demo.start()
    assert refused.value.fault is Fault.DAMAGED
    assert demo.place.read_bytes() == content


def test_untouched_it_is_made_anew_each_day(demo: Demo) -> None:
    demo.start()
    assert demo.stamp() == SampleStamp(date(2026, 11, 12), written=False)
    before = demo.place.read_bytes()
    demo.start()
    assert demo.place.read_bytes() == before
    demo.now += DAY
    demo.start()
    assert demo.stamp() == SampleStamp(date(2026, 11, 13), written=False)
    assert {f.name for f in demo.place.parent.iterdir()} <= {"as-agreed.db", "as-agreed.db-journal"}


def test_written_in_it_is_kept_for_good(demo: Demo) -> None:
    demo.write()
    for _ in range(3):
        demo.now += 20 * DAY
        assert "Ann Reid" in demo.names()
    assert demo.stamp() == SampleStamp(date(2026, 11, 12), written=True)


def test_what_was_taken_back_was_written_all_the_same(demo: Demo) -> None:
    demo.write()
    undo(demo.setup.desk(demo.opening()))
    demo.opening.close()
    demo.now += DAY
    assert "Ann Reid" not in demo.names()
    assert demo.stamp() == SampleStamp(date(2026, 11, 12), written=True)


def test_undo_takes_back_what_one_did_and_stops_short_of_the_sample_itself(demo: Demo) -> None:
    with pytest.raises(Refusal) as refused:
        undo(demo.setup.desk(demo.opening()))
    assert refused.value.problem is Problem.NOTHING_TO_UNDO


def test_with_an_entry_left_unsaved_it_is_kept_since_the_words_are_about_its_people(demo: Demo) -> None:
    demo.start()
    demo.setup.paths.draft.write_text("{}")
    demo.now += DAY
    demo.start()
    assert demo.stamp() == SampleStamp(date(2026, 11, 12), written=False)


def an_earlier_programs(demo: Demo) -> None:
    store = open_store(demo.place)
    load_sample(demo.setup.desk(store), read_the_sample(demo.setup))
    store.close()
    (demo.place.parent / "sample-day").write_text("2026-11-12")


def test_that_of_an_earlier_program_is_made_anew_untouched_and_kept_written_in(demo: Demo) -> None:
    an_earlier_programs(demo)
    demo.now += DAY
    demo.start()
    assert demo.stamp() == SampleStamp(date(2026, 11, 13), written=False)
    demo.place.unlink()
    an_earlier_programs(demo)
    demo.write()
    demo.now += DAY
    assert "Ann Reid" in demo.names()


@pytest.mark.parametrize("kind", ["letters of another alphabet", "folder", "pipe"])
def test_an_earlier_programs_day_that_cannot_be_read_is_no_stamp(demo: Demo, kind: str) -> None:
    an_earlier_programs(demo)
    stamp = demo.place.parent / "sample-day"
    stamp.unlink()
    if kind == "folder":
        stamp.mkdir()
    elif kind == "pipe":
        os.mkfifo(stamp)
    else:
        stamp.write_bytes(b"\xff\xfe2026")
    in_the_way(demo)


def test_deleted_untouched_it_is_made_anew_and_deleted_with_words_in_it_it_is_missing(demo: Demo) -> None:
    demo.opening().file.keep_backup(demo.now)
    demo.opening.close()
    demo.place.unlink()
    demo.now += DAY
    demo.write()
    demo.opening().file.keep_backup(demo.now)
    demo.opening.close()
    demo.place.unlink()
    with pytest.raises(MissingStore) as missing:
        demo.start()
    assert [line.made_at for line in missing.value.backups] == [demo.now]
    assert not demo.place.exists()


def test_the_bar_says_when_it_is_kept_and_offers_two_ways_on(demo: Demo) -> None:
    bar = demo.open().sample_bar
    assert bar.words.text() == "You are looking at sample data. It is made anew each day, until you write in it."
    assert [not b.isHidden() for b in (bar.remove_button, bar.keep_button, bar.anew_button)] == [True, False, False]
    written(demo)
    assert bar.words.text() == "You have written in this sample, so it is kept as it is."
    assert [not b.isHidden() for b in (bar.remove_button, bar.keep_button, bar.anew_button)] == [False, True, True]
    demo.leave()
    demo.now += DAY
    bar = demo.open().sample_bar
    assert bar.words.text() == "This is the sample of 12 November. You have written in it, so it has been kept."


def written(demo: Demo) -> None:
    """Somebody adds a person of their own in the window that is open."""
    assert demo.window is not None
    demo.window.states.dispatcher.do(lambda desk: add_prospect(desk, NewProspect("Ann Reid")))


def shown(demo: Demo) -> list[str]:
    return [line.name for line in demo.opening().people_like("", 100)]


def test_kept_as_mine_it_is_a_store_like_any_other_without_the_samples_people(demo: Demo) -> None:
    window = demo.open()
    written(demo)
    window.sample_bar.keep_button.click()
    assert shown(demo) == ["Ann Reid"]
    assert not window.sample_bar.is_meant
    assert window.toast.text.startswith("This is yours now. The sample’s people are in the trash. It lies in")
    demo.leave()
    in_the_way(demo)
    own = open_store(demo.place)
    assert [line.name for line in own.people_like("", 9)] == ["Ann Reid"]
    own.close()


def test_keeping_it_can_be_taken_back_and_it_stays_mine(demo: Demo) -> None:
    window = demo.open()
    written(demo)
    many = len(shown(demo))
    window.sample_bar.keep_button.click()
    window.toast._undo.click()
    assert len(shown(demo)) == many
    demo.leave()
    in_the_way(demo)


def test_where_the_samples_people_are_gone_already_keeping_it_offers_to_take_nothing_back(demo: Demo) -> None:
    window = demo.open()
    window.sample_bar.remove_button.click()
    written(demo)
    window.sample_bar.keep_button.click()
    assert not window.toast._undo.isVisible()
    assert shown(demo) == ["Ann Reid"]


def test_started_anew_it_is_todays_and_what_was_there_is_a_backup_to_go_back_to(demo: Demo) -> None:
    demo.write()
    demo.now += 3 * DAY
    window = demo.open()
    window.sample_bar.anew_button.click()
    assert "Ann Reid" not in shown(demo)
    assert demo.opening().file.sample_stamp() == SampleStamp(date(2026, 11, 15), written=False)
    assert window.toast.text.startswith(
        "The sample has been started anew. What was here is kept as a backup: 31 people"
    )
    assert len(backups_in(backups_of(demo.setup.paths.store))) >= 1
    window.toast._undo.click()
    assert "Ann Reid" in shown(demo)
    assert not window.sample_bar.anew_button.isHidden()


def test_where_no_backup_can_be_made_nothing_is_started_anew(demo: Demo) -> None:
    demo.write()
    window = demo.open()
    for copy in backups_of(demo.setup.paths.store).glob("*"):
        copy.unlink()
    if backups_of(demo.setup.paths.store).is_dir():
        backups_of(demo.setup.paths.store).rmdir()
    backups_of(demo.setup.paths.store).write_text("a file in its place")
    window.sample_bar.anew_button.click()
    assert "Ann Reid" in shown(demo)
    assert window.toast.isVisible()


def test_a_store_in_the_way_is_told_in_the_window_and_opened_only_when_its_owner_wants_it(demo: Demo) -> None:
    own = open_store(demo.place)
    do(own, jo())
    own.close()
    window = demo.open()
    assert window.pages.currentWidget() is window.trouble
    assert window.trouble.headline.text() == "This is not the sample"
    assert "They were left as they are." in window.trouble.sentence.text()
    assert not window.toast.isVisible()
    window.trouble.open_button.click()
    assert window.pages.currentWidget() is window.day
    assert shown(demo) == ["Jo Hill"]
    assert not window.sample_bar.is_meant
