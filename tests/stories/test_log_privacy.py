"""Claims about what is written of a session in which everything goes wrong: places and kinds of error, and nobody's words.

A story is played, and then errors of every kind that can hold a person's words fall, each by every way by which one can
reach the log.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import Desk
from tests.stories.stage import play
from tests.stories.story import read_story
from tests.stories.through_the_command_line import CommandLine
from tests.stories.through_the_window import Window
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.assembly.opening import exception_hook_for
from tracker.rules.prospect import Business, Phone
from tracker.rules.text import UnfitText, clean
from tracker.runtime.crash import report
from tracker.runtime.worker import Worker
from tracker.storage.faults import told_as_faults
from tracker.widgets.safety.exception_hook import ExceptionHook

HERE = Path(__file__).parent
STORY = HERE / "5_the_one_who_wont_stop.toml"
SHORTEST = 3
SECONDS = 5


def words_kept(desk: Desk) -> set[str]:
    """Every text of at least three letters that the store holds on anybody, whole, and each name and number in it."""
    found: set[str] = set()
    for line in desk.store.people_like("", 1000):
        history = desk.store.history_of(line.id)
        for whole in _texts((history, desk.store.written_about(line.id))):
            found.add(whole)
            found |= {word for word in whole.split() if word[:1].isupper() or sum(map(str.isdigit, word)) > 4}
    return {text for text in found if len(text) >= SHORTEST}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset | list):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in ("zone", "verdict"):  # a zone and a code are nobody's words
                yield from _texts(getattr(value, each.name))


def in_the_table(text: str) -> NoReturn:
    """SQLite's own error, from values that are somebody's."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE person (name TEXT UNIQUE CHECK (length(name) < 3))")
    with closing(table), told_as_faults():
        table.execute("INSERT INTO person VALUES (?)", (text,))
    raise AssertionError


def nested(text: str) -> NoReturn:
    try:
        try:
            dict[str, str]()[text]
        except KeyError as first:
            raise ValueError(f"no row for {text}") from first
    except ValueError:
        raise RuntimeError(text)  # noqa: B904  the context is what is asked about
    raise AssertionError


def circle(text: str) -> NoReturn:
    one, other = ValueError(text), KeyError(text)
    one.__cause__, other.__cause__ = other, one
    raise one


def grouped(text: str) -> NoReturn:
    raise ExceptionGroup(text, [ValueError(text), OSError(2, text, text)])


def noted(text: str) -> NoReturn:
    error = ValueError(text)
    error.add_note(text)
    raise error


def raising(error: Callable[[str], BaseException]) -> Callable[[str], NoReturn]:
    def fall(text: str) -> NoReturn:
        raise error(text)

    return fall


KINDS: dict[str, Callable[[str], object]] = {
    "a fault of the store": raising(lambda text: StoreFault(Fault.OTHER, text)),
    "a refusal": raising(lambda text: Refusal(Problem.NOT_A_PHONE, text)),
    "a missing key": raising(KeyError),
    "anything": raising(lambda text: RuntimeError(f"could not draw {text}", text)),
    "a file's name": raising(lambda text: OSError(2, "No such file", f"/home/{text}")),
    "text that cannot be written": lambda text: f"{text}\ud800".encode(),
    "text that cannot be read": lambda text: (text.encode() + b"\xff").decode(),
    "no number": lambda text: int(f"{text}x"),
    "a claim": raising(AssertionError),
    "SQLite's": in_the_table,
    "nested": nested,
    "one that is its own cause": circle,
    "several at once": grouped,
    "with a note": noted,
    "unfit text": lambda text: clean(f"{text}\0", 100_000),
}


class Slot(QObject):
    told = Signal(object)


def in_a_slot(deed: Callable[[], object]) -> None:
    slot = Slot()
    slot.told.connect(lambda _text: deed())
    slot.told.emit("now")


def by_a_timer(deed: Callable[[], object]) -> None:
    QTimer.singleShot(0, lambda: deed())
    QApplication.processEvents()


def on_the_worker(deed: Callable[[], object]) -> None:
    worker = Worker(list.clear)
    worker.run(deed)
    worker.stop()


def on_a_thread(deed: Callable[[], object]) -> None:
    thread = threading.Thread(target=deed)
    thread.start()
    thread.join()


class Cleared:
    """Falls while it is cleared away, when there is nobody left to tell."""

    def __init__(self, deed: Callable[[], object]) -> None:
        self._deed = deed

    def __del__(self) -> None:
        self._deed()


def while_clearing_away(deed: Callable[[], object]) -> None:
    Cleared(deed)


WAYS = (in_a_slot, by_a_timer, on_the_worker, on_a_thread, while_clearing_away)


@pytest.fixture
def resort(desk: Desk) -> Iterator[ExceptionHook]:
    hook = sys.excepthook
    made = exception_hook_for(desk.setup, desk.window)
    made.install()
    yield made
    made.uninstall()
    sys.excepthook = hook


def live(desk: Desk) -> None:
    """A story that is typed at the command line beside the window, an evening at the window, and somebody of whom we
    know everything.
    """
    play(read_story(STORY), CommandLine(desk.setup.paths.data))
    tasting = read_story(HERE / "1_the_tasting.toml")
    play(replace(tasting, steps=tasting.steps[:1]), Window(desk))
    person = desk.history(desk.store.people_like("", 1)[0].name).prospect
    known = replace(
        person,
        phones=(Phone("+44 7700 900112", "+447700900112", "her sister's"),),
        notes="Her brother is ill; never on Mondays. Zażółć gęślą jaźń",
        address="14 Mill Lane, Ambleside",
        tags=("wedding", "Ambleside"),
        business=Business(problems_coming="The lease ends in May"),
    )
    edit_prospect(desk.setup.desk(desk.store), person, known)


def test_nobodys_words_reach_the_log_or_a_report_whatever_falls_and_all_that_is_left_is_its_owners_alone(
    desk: Desk, resort: ExceptionHook, capfd: pytest.CaptureFixture[str]
) -> None:
    live(desk)
    kept = words_kept(desk)
    assert {"14 Mill Lane, Ambleside", "+44 7700 900112", "+447700900112"} <= kept
    everything = "; ".join(sorted(kept))
    told: list[str] = []
    for way in WAYS:
        for fall in KINDS.values():
            way(lambda fall=fall: fall(everything))  # type: ignore[misc]
            QApplication.processEvents()
            assert resort._dialog is not None or way is while_clearing_away
            if resort._dialog is not None:
                told.append(resort._dialog.report.toPlainText())  # type: ignore[attr-defined]
                resort._dialog.copy.click()  # type: ignore[attr-defined]
                told.append(QApplication.clipboard().text())
                resort._dialog.close()
    written = "".join(path.read_text() for path in desk.setup.paths.log.parent.glob(f"{desk.setup.paths.log.name}*"))
    assert written.count("window failed:") == len(WAYS) * len(KINDS), "each is in the log, once"
    assert "StoreFault < IntegrityError" in written
    assert "test_log_privacy.py" in written, "and by the place where it fell"
    printed = "".join(capfd.readouterr())
    for text in kept:
        assert text not in written
        assert not any(text in each for each in told)
        assert text not in printed
    desk.window.keep_typing()
    desk.window.dialogs.settings().save.click()
    desk.store.file.keep_backup(desk.now)
    desk.now += timedelta(days=1)
    desk.minute_passes()
    assert desk.setup.paths.log.exists()
    if os.name == "posix":
        assert_private(desk.setup.paths.data)


def test_a_report_ends_where_errors_are_each_others_cause() -> None:
    with pytest.raises(ValueError, match="Jo") as fallen:
        circle("Jo Hill")
    assert report(fallen.value).count("KeyError") == 1


def test_what_unfit_text_says_of_itself_is_its_reason_alone() -> None:
    with pytest.raises(UnfitText) as fallen:
        clean("Jo\0Hill", 100)
    assert str(fallen.value) == "unreadable"


posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@posix
def test_an_open_window_leaves_nothing_to_others_its_socket_included(tmp_path: Path) -> None:
    data = tmp_path / "data"
    words = ["-c", "import os, sys; os.umask(0); from tracker.assembly import run; sys.exit(run(sys.argv[1:]))"]
    window = subprocess.Popen(
        [sys.executable, *words, "--data-dir", str(data)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=HERE.parents[1],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 12 * SECONDS
        while not (sockets := list(data.glob("*.socket"))) and window.poll() is None and time.monotonic() < until:
            threading.Event().wait(0.05)
        assert [stat.S_ISSOCK(socket.stat().st_mode) for socket in sockets] == [True]
        assert {path.stat().st_uid for path in data.rglob("*")} == {os.geteuid()}
        assert_private(data)
    finally:
        window.kill()
        window.wait()


def assert_private(data: Path) -> None:
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for path in data.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        allowed = 0o700 if path.is_dir() or stat.S_ISSOCK(path.stat().st_mode) else 0o600
        assert mode & ~allowed == 0, f"{path.name} is {mode:o}"
