"""What a file may be called at first, and when the calendar for the phone is written; never twice at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tracker.actions.outcome import Changes, Problem, Refusal
from tracker.actions.safekeeping import HeldRecords
from tracker.actions.taking_out import FileKind, TakenOut, Wanted
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.take_out.kept_calendar import KeptCalendar
from tracker.presentation.take_out.take_out_state import TakeOutState, file_name, with_ending
from tracker.rules.bring_in.file_read import Progress
from tracker.runtime.settings import Settings


@dataclass
class FakeTakingOut:
    kept: list[tuple[Path, bool, bool]] = field(default_factory=list)
    taken: list[Wanted] = field(default_factory=list)
    refuses: bool = False

    def take_out(self, wanted: Wanted, progress: Progress | None = None) -> TakenOut | None:
        self._refuse()
        if progress is not None and not progress(1, 2):
            return None
        self.taken.append(wanted)
        return TakenOut((wanted.place,), HeldRecords(1))

    def keep_calendar(self, folder: Path, their_words: bool, tasks: bool) -> bool:
        self._refuse()
        self.kept.append((folder, their_words, tasks))
        return True

    def _refuse(self) -> None:
        if self.refuses:
            raise Refusal(Problem.NO_FOLDER_FOR_IT, "as-agreed.ics")


@dataclass
class Played:
    dispatcher: Dispatcher
    beside: Later
    taking_out: FakeTakingOut
    settings: Settings
    state: KeptCalendar = field(init=False)
    away: list[Path] = field(default_factory=list)


@pytest.fixture
def played(qtbot: QtBot, tmp_path: Path) -> Played:
    desk = a_desk(FakeStore(), Clock(at("2026-11-18 10:00")))
    later = Later()
    made = Played(
        Dispatcher(lambda: desk, lambda work: work()), later, FakeTakingOut(), Settings(calendar_folder=str(tmp_path))
    )
    made.state = KeptCalendar(
        made.dispatcher, Dispatcher(lambda: desk, later.run), made.taking_out, lambda: made.settings
    )
    made.state._soon.setInterval(0)
    made.state.away.connect(made.away.append)
    return made


def changed(played: Played, qtbot: QtBot) -> None:
    """A deed was done, and the moment until it is written has passed."""
    played.dispatcher.changed.emit(Changes(), None)
    qtbot.waitUntil(lambda: not played.state._soon.isActive())


def test_it_is_written_at_the_start_and_soon_after_a_change(played: Played, qtbot: QtBot, tmp_path: Path) -> None:
    played.state.begin()
    played.beside.work()
    changed(played, qtbot)
    played.beside.work()
    assert played.taking_out.kept == [(tmp_path, False, False)] * 2


def test_nothing_is_written_twice_at_once_and_nothing_is_left_out(played: Played, qtbot: QtBot) -> None:
    played.state.begin()
    changed(played, qtbot)  # while the first is under way
    assert len(played.beside.waiting) == 1
    played.beside.work()
    qtbot.waitUntil(lambda: len(played.beside.waiting) == 1)
    played.beside.work()
    assert len(played.taking_out.kept) == 2
    assert not played.beside.waiting


def test_that_it_stands_in_a_folder_chosen_just_now_is_told_and_once(
    played: Played, qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[Path] = []
    played.state.kept.connect(told.append)
    played.state.begin()
    played.beside.work()
    assert told == [], "it stood there the day before"
    played.taking_out.refuses = True
    played.state.begin(chosen=True)
    played.beside.work()
    assert told == []
    played.taking_out.refuses = False
    played.state.tick()
    played.beside.work()
    changed(played, qtbot)
    played.beside.work()
    assert told == [tmp_path]


def test_a_folder_that_is_away_is_told_once_and_tried_each_minute(played: Played, tmp_path: Path) -> None:
    played.taking_out.refuses = True
    played.state.begin()
    played.beside.work()
    played.state.tick()
    played.beside.work()
    assert played.away == [tmp_path]
    played.taking_out.refuses = False
    played.state.tick()
    played.beside.work()
    assert len(played.taking_out.kept) == 1
    played.state.tick()
    assert not played.beside.waiting, "it is as things are"
    played.taking_out.refuses = True
    played.state.begin()
    played.beside.work()
    assert played.away == [tmp_path, tmp_path], "it was there in between"


def test_without_a_folder_nothing_is_written_and_its_words_follow_the_settings(played: Played, qtbot: QtBot) -> None:
    kept_in, played.settings = played.settings, replace(played.settings, calendar_folder="")
    played.state.begin()
    changed(played, qtbot)
    assert not played.beside.waiting
    played.settings = replace(kept_in, calendar_words=True, calendar_tasks=True)
    played.state.begin()
    played.beside.work()
    assert [(words, tasks) for _folder, words, tasks in played.taking_out.kept] == [(True, True)]


def test_on_leaving_what_was_done_last_is_written_without_waiting(played: Played) -> None:
    played.dispatcher.changed.emit(Changes(), None)
    played.state.write_now()
    played.beside.work()
    assert len(played.taking_out.kept) == 1


def test_a_second_press_writes_nothing_twice(qtbot: QtBot) -> None:
    later, taking_out = Later(), FakeTakingOut()
    desk = a_desk(FakeStore(), Clock(at("2026-11-18 10:00")))
    state = TakeOutState(Dispatcher(lambda: desk, later.run), taking_out)
    failed: list[object] = []
    state.write(Wanted(Path("a.ics")), failed.append)
    state.write(Wanted(Path("a.ics")), failed.append)
    later.work()
    assert (len(taking_out.taken), later.waiting, failed) == (1, [], [])


NAMES: list[tuple[FileKind, str, str]] = [
    (FileKind.CALENDAR, "", "as-agreed.ics"),
    (FileKind.CARDS, "Jo Hill", "Jo Hill.vcf"),
    (FileKind.CARDS, "../../etc/passwd", "etc passwd.vcf"),
    (FileKind.CARDS, 'A "B" <C>:|?*', "A B C.vcf"),
    (FileKind.CARDS, "...", "as-agreed.vcf"),
    (FileKind.CARDS, "x" * 300, f"{'x' * 60}.vcf"),
    (FileKind.CARDS, "😀" * 60, f"{'😀' * 25}.vcf"),
    (FileKind.CARDS, "Con", "_Con.vcf"),
    (FileKind.CARDS, "Con Burke", "Con Burke.vcf"),
]


@pytest.mark.parametrize(("kind", "who", "name"), NAMES)
def test_a_file_is_called_so_that_every_system_takes_it(kind: FileKind, who: str, name: str) -> None:
    assert file_name(kind, who) == name


def test_what_was_chosen_without_its_ending_gets_it() -> None:
    give: Callable[[str], Path] = lambda name: with_ending(Path(name), FileKind.CALENDAR)  # noqa: E731
    assert [give(n).name for n in ("a", "a.ics", "a.ICS", "a.txt")] == ["a.ics", "a.ics", "a.ICS", "a.txt.ics"]
