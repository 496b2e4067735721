"""Whether the program starts with the computer: a file of our own among those the desktop starts, or, from within a
sandbox, a request to the desktop.

Only a file that bears our mark is ever written over or taken away. Knows no settings and no screen.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracker.files.private_file import write_private
from tracker.files.small_file import read_small
from tracker.runtime.desktop.desktop_entry import as_bytes, starts, try_exec, user_folder
from tracker.runtime.paths import APP_ID

MARK = "X-AsAgreed-StartsAlong=true"
"""By this line a file is known for ours."""
IN_A_SANDBOX = Path("/.flatpak-info")

Ask = Callable[[bool, Sequence[str]], None]


def autostart_folder(surroundings: Mapping[str, str] = os.environ) -> Path:
    """Where the desktop looks for what to start; an address that is not absolute counts for nothing."""
    return user_folder("XDG_CONFIG_HOME", (".config",), surroundings, Path.home) / "autostart"


class StartingAlong:
    """`command` is what starts the program unseen. `ask` hands the request on from within a sandbox, where a file of
    ours would start nothing; None elsewhere.
    """

    def __init__(self, folder: Path, command: Sequence[str], ask: Ask | None = None) -> None:
        self.place = folder / f"{APP_ID}.desktop"
        self._command = tuple(command)
        self._ask = ask

    def is_on(self) -> bool | None:
        """Whether a file of ours is there; None where only the desktop knows."""
        return None if self._ask is not None else self._is_ours()

    def switch(self, on: bool) -> None:
        """From now on it starts along, or not. Raises OSError, FileExistsError where a file not ours has its name;
        NotForAMenu where no such file can name the program.
        """
        if self._ask is not None:
            self._ask(on, self._command)
        elif on:
            entry = as_bytes(desktop_entry(self._command))
            if (self.place.exists() or self.place.is_symlink()) and not self._is_ours():
                raise FileExistsError(str(self.place))
            self.place.parent.mkdir(parents=True, exist_ok=True)
            write_private(self.place, entry)
        elif self._is_ours():
            self.place.unlink()

    def _is_ours(self) -> bool:
        try:
            return MARK in read_small(self.place).decode("utf-8", "replace").splitlines()
        except OSError:
            return False


def may_start_along(platform: str = sys.platform) -> bool:
    """Whether this desktop is one that starts programs by such files."""
    return platform.startswith("linux") or "bsd" in platform


def desktop_entry(command: Sequence[str]) -> str:
    """The file that has that command started with the session, as long as its program is there. Raises NotForAMenu."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=As Agreed",
        f"Icon={APP_ID}",
        f"Exec={starts(command)}",
        try_exec(command),
        "Terminal=false",
        MARK,
    )
    return "\n".join(lines) + "\n"
