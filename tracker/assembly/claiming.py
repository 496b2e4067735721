"""Claims the folder for one window, and asks where somebody has it who does not answer. Knows nothing of the store."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tracker.runtime.folder_lock import Holder
from tracker.runtime.paths import Paths
from tracker.runtime.single_instance import FirstInstance, Wish, first_instance, opened_all_the_same, still_held

UNSEEN = frozenset({"offscreen", "minimal", "minimalegl"})
"""Qt's platforms that show nothing to anybody: a question there would never be answered."""


def claim_folder(app: QApplication, given: Namespace, paths: Paths) -> FirstInstance | int:
    """The claim to the folder, or the code to end with: 0 only where the window that has it has heard of this start."""
    while True:
        claim = first_instance(paths.lock, wish_of(given))
        if claim is None:
            return 0
        if isinstance(claim, FirstInstance):
            return claim
        answer = _asked(app, given, paths, claim)
        if answer is not None:
            return answer


def wish_of(given: Namespace) -> Wish:
    """What that start was made for."""
    return Wish.ENTRY if given.entry else Wish.HIDDEN if given.hidden else Wish.SHOW


def _asked(app: QApplication, given: Namespace, paths: Paths, holder: Holder) -> FirstInstance | int | None:
    """What was answered: a claim all the same, an end, or None to try once more."""
    from tracker.presentation import words
    from tracker.terminal.exits import ExitCode

    sentence = words.folder_held(paths.data, holder)
    if app.platformName() in UNSEEN or given.hidden:
        print(sentence, file=sys.stderr)
        return ExitCode.CANNOT_TELL
    all_the_same = _shown(app, given, sentence, paths.lock)
    if all_the_same is None:
        print(sentence, file=sys.stderr)
        return ExitCode.CANNOT_TELL
    return opened_all_the_same(paths.lock) if all_the_same else None


def _shown(app: QApplication, given: Namespace, sentence: str, lock: Path) -> bool | None:
    """Whether to open all the same; None where it is left alone."""
    from tracker.assembly.setup import set_up
    from tracker.assembly.theme import wear_theme
    from tracker.widgets.safety.held_dialog import HeldDialog

    theme = wear_theme(app, set_up(given))
    dialog = HeldDialog(sentence, lambda: still_held(lock))
    app.setQuitOnLastWindowClosed(False)  # the window comes after this one
    answered = dialog.exec()
    app.setQuitOnLastWindowClosed(True)
    theme.deleteLater()
    dialog.deleteLater()
    return dialog.all_the_same if answered else None
