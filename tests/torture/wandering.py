"""Hands that know nothing: keys, clicks, the wheel and other sizes at random, in the program as it is started.

Whatever they do, it neither ends by itself nor meets an error nobody expected. Knows no screen and no key's meaning.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.stories.outside import Outside
from tracker.assembly import opening
from tracker.runtime.paths import paths_for
from tracker.terminal.arguments import read_arguments
from tracker.widgets.main_window import MainWindow

ROOT = Path(__file__).parents[2]
NOW = "2026-11-26T14:57"
GIVE_UP = 600
"""Seconds for one of them: a window that no longer answers is a fault too."""
WORDS = ("jo", "call talked", "thu 3pm", "rang ann", "email sent", "no", "5 dec", "in 2 weeks", "07700 900123")
_KEY, _WITH = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *(_KEY.Key_Return, _KEY.Key_Escape, _KEY.Key_Tab, _KEY.Key_Backtab, _KEY.Key_Space, _KEY.Key_Menu),
    *(_KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Home, _KEY.Key_End),
    *(_KEY.Key_PageUp, _KEY.Key_PageDown, _KEY.Key_Backspace, _KEY.Key_Delete),
    *(_KEY.Key_F1, _KEY.Key_F2, _KEY.Key_F6, _KEY.Key_F10),
)
PLAIN = _WITH.NoModifier
HELD = (
    *(_WITH.ControlModifier, _WITH.ControlModifier, _WITH.AltModifier, _WITH.ShiftModifier),
    _WITH.ControlModifier | _WITH.ShiftModifier,
)
ENDS = "q"
"""The letter that closes the window with Ctrl."""
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,?/"
KINDS = {"key": 6, "letter": 3, "word": 2, "held": 4, "click": 8, "other button": 1, "wheel": 1, "size": 1}
"""How often each is done, one beside the other."""


@dataclass(frozen=True, slots=True)
class Wandered:
    """How many deeds of each kind were done, how the process ended, and what it met that nobody expected."""

    done: Counter[str]
    code: int
    met: str

    @property
    def is_well(self) -> bool:
        return self.code == 0 and not self.met


def is_first_start(seed: int) -> bool:
    """Every fourth begins with nobody there; the others with the sample."""
    return seed % 4 == 0


def wandered(folder: Path, seed: int, deeds: int, patience: float = GIVE_UP) -> Wandered:
    """The program in that folder, with so many deeds of those hands in it, then closed."""
    folder.mkdir(parents=True, exist_ok=True)
    program = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "tests.torture.wandering",
        str(folder),
        str(seed),
        str(deeds),
    ]
    beyond = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    alone = {
        **os.environ,
        **dict.fromkeys(beyond, str(folder)),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    try:
        ran = subprocess.run(
            program,
            cwd=folder,
            env=alone,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        return Wandered(Counter(), -1, f"it did not come to an end in {patience:.0f} s")
    done = Counter(line for line in ran.stdout.splitlines() if line in KINDS)
    log = paths_for(folder, demo=not is_first_start(seed)).log
    met = log.read_text(encoding="utf-8") if log.exists() else ""
    said = "\n".join(line for line in ran.stderr.splitlines() if "plugin does not support" not in line)
    return Wandered(done, ran.returncode, met + said)


class Hands:
    """They do one thing after another to whatever of the program is in front."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._chance = random.Random(seed)

    def do(self) -> str:
        """One thing, and its kind."""
        kind = self._chance.choices(list(KINDS), list(KINDS.values()))[0]
        self._leave_files_alone()
        on = self._somewhere()
        if kind == "size":
            self._window.resize(self._chance.randrange(640, 1600), self._chance.randrange(480, 1000))
        elif kind == "wheel":
            self._turn(on)
        elif kind in ("click", "other button"):
            button = Qt.MouseButton.LeftButton if kind == "click" else Qt.MouseButton.RightButton
            at = QPoint(self._chance.randrange(max(on.width(), 1)), self._chance.randrange(max(on.height(), 1)))
            QTest.mouseClick(on, button, PLAIN, at)
        elif kind == "word":
            self._press(self._chance.choice(WORDS))
        elif kind == "letter":
            self._press(self._chance.choice(LETTERS))
        elif kind == "key":
            self._press(self._chance.choice(KEYS))
        else:
            self._press(self._chance.choice(LETTERS.replace(ENDS, "")), self._chance.choice(HELD))
        return kind

    def _leave_files_alone(self) -> None:
        """Qt's own dialog for files would rename and delete whatever it shows, all over the machine."""
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QFileDialog) and shown.isVisible():
                shown.reject()

    def _in_front(self) -> QWidget:
        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or QApplication.activeWindow()
            or self._window
        )

    def _somewhere(self) -> QWidget:
        """Anything that is seen of what is in front."""
        over = self._in_front()
        seen = [
            child for child in over.findChildren(QWidget) if child.isVisible() and not child.visibleRegion().isEmpty()
        ]
        return self._chance.choice(seen) if seen else over

    def _press(self, key: Qt.Key | str, held: Qt.KeyboardModifier = PLAIN) -> None:
        to = QApplication.activePopupWidget() or QApplication.focusWidget() or self._in_front()
        if isinstance(key, str):
            QTest.keyClicks(to, key, held)
        else:
            QTest.keyClick(to, key, held)

    def _turn(self, over: QWidget) -> None:
        at, turned = over.rect().center(), QPoint(0, self._chance.choice((-120, 120)))
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        there = QPointF(over.mapToGlobal(at))
        QApplication.sendEvent(over, QWheelEvent(QPointF(at), there, QPoint(), turned, none, PLAIN, phase, False))


def wander(folder: Path, seed: int, deeds: int) -> int:
    """The program itself, with those hands in it from the moment it stands; it is closed after so many deeds."""
    furnish = opening.furnish

    def begin(window: MainWindow) -> None:
        hands, left = Hands(window, seed), deeds

        def one() -> None:
            nonlocal left
            left -= 1
            if left < 0 or not window.isVisible():
                opening.end_now(opening.application(), window)
                return
            # The next is asked for before: a menu of Qt's own is waited for until it is left.
            QTimer.singleShot(0, window, one)
            print(hands.do(), flush=True)

        one()

    def watched(window: MainWindow, *rest: object) -> None:
        furnish(window, *rest)  # type: ignore[arg-type]
        window.settled.connect(
            lambda: QTimer.singleShot(0, window, lambda: begin(window)), Qt.ConnectionType.SingleShotConnection
        )

    opening.furnish = watched  # type: ignore[assignment]
    outside = Outside("tel", "mailto", "http", "https", "file")
    try:
        demo = [] if is_first_start(seed) else ["--demo"]
        return opening.open_window(read_arguments([*demo, "--now", NOW, "--data-dir", str(folder)]))
    finally:
        outside.leave()


if __name__ == "__main__":
    sys.exit(wander(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
