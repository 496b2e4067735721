"""What lies beyond the window, joined to what the screens ask of it: the desktop, and starting with the computer."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.presentation import words
from tracker.presentation.reminding.beyond import Beyond

if TYPE_CHECKING:
    from tracker.presentation.reminding.beyond import Shows


def beyond_of(data_dir: Path | None) -> Beyond:
    """`data_dir` is the folder the program was started on, None for its own: it is started on the same one again."""
    from tracker.runtime.desktop.desktop_entry import NotForAMenu
    from tracker.runtime.desktop.starting_along import IN_A_SANDBOX, StartingAlong, autostart_folder, may_start_along
    from tracker.runtime.menu_entry import window_command

    if not may_start_along():
        return Beyond(_desktop if sys.platform not in ("win32", "darwin") else lambda: None)
    on = () if data_dir is None else ("--data-dir", str(data_dir.resolve()))
    asks = _ask_desktop if IN_A_SANDBOX.exists() else None
    starting = StartingAlong(autostart_folder(), [*window_command(), *on, "--hidden"], asks)

    def start_along(wanted: bool) -> str | None:
        try:
            starting.switch(wanted)
        except NotForAMenu:
            from tracker.presentation.words.files.menu_entry import not_for_a_menu

            return not_for_a_menu()
        except OSError as error:
            return words.not_started_along(starting.place, error)
        return None

    return Beyond(_desktop, starts_along=starting.is_on, start_along=start_along)


def _desktop() -> Shows | None:
    from tracker.runtime.desktop.portal import DesktopPortal

    return DesktopPortal()


def _ask_desktop(on: bool, command: Sequence[str]) -> None:
    from tracker.presentation.words.reminding.reminders import why_it_starts_along
    from tracker.runtime.desktop.portal import DesktopPortal

    portal = DesktopPortal()
    portal.start_along(on, command, why_it_starts_along(), lambda _taken: portal.deleteLater())
