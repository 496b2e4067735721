"""What is said of the program's place in the desktop's menu. Knows no desktop."""

from __future__ import annotations

import errno
from pathlib import Path

from tracker.presentation.words.quotes import named
from tracker.tongue import tr


def in_the_menu(entry: Path) -> str:
    """It was put there."""
    return tr("As Agreed is in the menu now: {file}.", file=named(entry))


def out_of_the_menu(was_there: bool) -> str:
    """It was taken out, or had never been there."""
    if was_there:
        return tr("As Agreed is out of the menu. What you kept is where it was.")
    return tr("As Agreed was not in the menu: nothing was put there by --install-desktop.")


def no_menu_here() -> str:
    """Windows and macOS."""
    return tr("There is no such menu on this system: its own installer puts the program where it belongs.")


def not_for_a_menu() -> str:
    """The path of the program has a line break or an equals sign in it."""
    return tr("A menu cannot name the folder this program lies in: its path has a line break or an equals sign in it.")


def menu_not_changed(share: Path, why: OSError) -> str:
    """The disk took it not."""
    if why.errno == errno.ENOSPC:
        return tr("The menu could not be changed: the disk of {folder} is full.", folder=named(share))
    return tr("The menu could not be changed: nothing can be written in {folder}.", folder=named(share))
