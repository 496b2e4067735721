"""Kills the window at random moments of steady typing, and looks at how much of it the next start would be offered.

A real window is typed into, a key every hundredth of a second or so, with no pause in which anything could be caught
up with. Each key is told as it goes in: what was told a second before the kill has to be there.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.presentation import form_text
from tracker.presentation.flows import catch_up
from tracker.presentation.person import detail_drafts
from tracker.runtime.paths import paths_for

if TYPE_CHECKING:
    from tracker.widgets.main_window import MainWindow

ROOT = Path(__file__).parents[2]
KEY_EVERY_MS = 15
WITHIN = 1.0
"""Seconds: what was typed longer ago than that is kept."""
SHORTEST, LONGEST = 0.1, 3.0
"""Seconds of typing before the kill."""
GIVE_UP = 30
LETTERS = "abcdefghijklmnopqrstuvwxyz "

Kept = Callable[[str], str]
PLACES: dict[str, tuple[str, Kept]] = {
    "entry": ("draft", lambda text: form_text.from_text(text)[0].note),
    "details": ("details_draft", lambda text: str(next(iter(detail_drafts.from_text(text).values())).typed)),
    "catch-up": ("catch_up", lambda text: next(iter(catch_up.forms_from(text).values())).note),
}
"""Where what is typed in each place is kept, and how it is read again."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed until the end, what of it was kept, and how long the earliest key that was not had been there.

    `stall` is the longest time in which the window did nothing at all: the machine had other things to do. `code` is
    how the process ended.
    """

    keys: int
    kept: int
    lag: float
    stall: float
    code: int

    @property
    def in_time(self) -> bool:
        return self.lag <= WITHIN + self.stall


def ended_by(number: int, folder: Path, place: str, after: float) -> Typed:
    """Type into that place, and send that signal so many seconds after the first key."""
    program = [sys.executable, "-m", "tests.torture.typing", str(folder), place]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        first = window.stdout.readline()
        assert first, "nothing was typed"
        time.sleep(after)
        window.send_signal(number)
        told = [float(line) for line in (first + window.stdout.read()).split("\n")[:-1]]
    file, read = PLACES[place]
    kept_in: Path = getattr(paths_for(folder), file)
    kept = read(kept_in.read_text(encoding="utf-8")) if kept_in.exists() else ""
    whole = "".join(
        LETTERS[n % len(LETTERS)] for n in range(len(told) + 1)
    )  # the last key may have been told to nobody
    assert whole.startswith(kept), f"kept what was never typed: {kept!r}"
    missing = told[len(kept) :]
    gaps = [later - earlier for earlier, later in pairwise(told)]
    stall = max(0.0, max(gaps, default=0.0) - 0.1)
    return Typed(len(told), len(kept), told[-1] - missing[0] if missing else 0.0, stall, window.returncode)


def killed(folder: Path, place: str, kills: int, seed: int = 5) -> list[Typed]:
    """Kill it so many times while that place is typed into. Fails where a word was older than a second and is lost."""
    chance, found = random.Random(f"{seed} {place}"), []
    for n in range(kills):
        one = ended_by(signal.SIGKILL, folder / f"{place}-{n}", place, chance.uniform(SHORTEST, LONGEST))
        assert one.in_time, f"{place}: {one}"
        found.append(one)
    return found


def type_into(folder: Path, place: str) -> None:
    """The window of that folder, typed into until it is ended."""
    from PySide6.QtCore import QEvent, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

    from tracker.assembly import opening
    from tracker.terminal.arguments import read_arguments

    folder.mkdir(parents=True, exist_ok=True)
    somebody_slipped(folder)
    furnish = opening.furnish
    typed = 0

    def key() -> None:
        nonlocal typed
        focused = QApplication.focusWidget()
        if not isinstance(focused, QLineEdit | QPlainTextEdit):
            return
        letter = LETTERS[typed % len(LETTERS)]
        typed += 1
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        print(time.monotonic(), flush=True)

    def begin(window: MainWindow) -> None:
        go_to(window, place)
        QApplication.processEvents()
        timer = QTimer(window, interval=KEY_EVERY_MS)
        timer.timeout.connect(key)
        timer.start()

    def watched(window: MainWindow, *rest: object) -> None:
        furnish(window, *rest)  # type: ignore[arg-type]
        window.settled.connect(lambda: begin(window))

    nobody_came = threading.Timer(GIVE_UP, os._exit, (1,))  # where nobody ends it, it ends itself
    nobody_came.daemon = True
    nobody_came.start()
    opening.furnish = watched  # type: ignore[assignment]
    sys.exit(opening.open_window(read_arguments(["--data-dir", str(folder)])))


def somebody_slipped(folder: Path) -> None:
    """A store with one person, and a call with them that was missed a week ago."""
    from tests.builders import ZONE, jo, talk
    from tests.storage.looking import do
    from tracker.rules.window import Window
    from tracker.storage.file.opening import open_store

    store = open_store(paths_for(folder).store)
    do(store, jo(), talk(Window.day(datetime.now(UTC).date() - timedelta(days=7), ZONE)))
    store.close()


def go_to(window: MainWindow, place: str) -> None:
    """Open that place, with the cursor where words are typed."""
    from tests.builders import JO
    from tracker.presentation.flows.slipped_answer import AnswerKind
    from tracker.presentation.person.prospect_details import Detail

    window.activateWindow()
    if place == "entry":
        window.new_entry()
        window.entry.in_line.note.setFocus()
    elif place == "details":
        window.show_prospect(JO)
        window.states.dispatcher.ask(lambda _: None, lambda _: window.pane.details.state.begin(Detail.NOTES))
    else:

        def arrived(slipped: object) -> None:
            window.flows.go_through(slipped)  # type: ignore[arg-type]
            window.flows.catch_up.answer.choices.row(AnswerKind.DID_CONTACT).click()
            window.flows.catch_up.answer.note.setFocus()

        today = datetime.now(UTC).date()
        window.states.dispatcher.ask(lambda questions: questions.open_agreements_until(today), arrived)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    type_into(Path(sys.argv[1]), sys.argv[2])
