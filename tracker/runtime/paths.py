"""Where the program keeps what is its own, and that only its owner may read it. Knows not what is in the files."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tracker.actions.outcome import Fault, StoreFault
from tracker.files.private_file import PRIVATE_FOLDER

APP_ID = "io.github.asagreed.AsAgreed"
"""The program's name to the desktop: desktop file, metainfo, icon, and the window's application id."""

ON_DISK = "as-agreed"
"""What the folder is called, and the store, the lock, the socket and the log in it, on every system. It stays as it is,
whatever the program is called elsewhere: under another name everybody's store would seem gone."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place the program writes to, all below one folder."""

    data: Path

    @property
    def store(self) -> Path:
        return self.data / f"{ON_DISK}.db"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def log(self) -> Path:
        return self.data / f"{ON_DISK}.log"

    @property
    def window(self) -> Path:
        """Where the window was, and how large."""
        return self.data / "window.ini"

    @property
    def calendar_numbers(self) -> Path:
        """By which numbers agreements were written into calendars, so that none goes back."""
        return self.data / "calendar-numbers.json"

    @property
    def draft(self) -> Path:
        """The quick entry that was closed unsaved."""
        return self.data / "draft.json"

    @property
    def details_draft(self) -> Path:
        """What was typed into somebody's details and never saved."""
        return self.data / "details-draft.json"

    @property
    def catch_up(self) -> Path:
        """The answers of a catch-up that was left midway."""
        return self.data / "catch-up.json"

    @property
    def corrections(self) -> Path:
        """What was typed over something logged, and not saved."""
        return self.data / "corrections-draft.json"

    @property
    def evening(self) -> Path:
        """What was typed in the list of the evening, and not saved."""
        return self.data / "evening-draft.json"

    @property
    def unsent(self) -> Path:
        """The folder of entries that wait to be sent to the team's server, a file for each."""
        return self.data / "waiting-to-be-sent"

    @property
    def team(self) -> Path:
        """Where its server is and who one is there, beside a store that is a copy of what a team shares."""
        return self.data / "team.json"

    @property
    def mappings(self) -> Path:
        """What the columns of tables are to us, under the names they were kept by."""
        return self.data / "mappings.json"

    @property
    def told_apart(self) -> Path:
        """Who is not the same person as somebody like them, by their ids."""
        return self.data / "told-apart.json"

    @property
    def lock(self) -> Path:
        """Held by the one window that is open on this folder."""
        return self.data / f"{ON_DISK}.lock"


def private_umask() -> None:
    """Let nobody else read what this process makes from here on. To be called before the first file is made."""
    os.umask(0o077)


def no_core_file(platform: str = sys.platform) -> None:
    """Let the system write no image of this process to a disk if it dies: everybody's names are in its memory.

    Who may look into the process while it runs stays as it is: the desktop's portal finds out there who is asking.
    """
    if platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def paths_for(data_dir: Path | None = None, demo: bool = False) -> Paths:
    """The places to use: `data_dir` where one was named, otherwise the folder the system has for this.

    The demo has a folder beside it (`…-demo`), so that no real prospect is ever in reach of it. Makes nothing, and
    raises nothing: what can be no folder is found out by `make_ready`.
    """
    folder = _whole(data_dir) if data_dir is not None else _usual_folder()
    return Paths(folder.parent / f"{folder.name}-demo" if demo else folder)


def make_ready(paths: Paths) -> None:
    """See to it that the folder is there and can be written to.

    A folder of the program's own is made with whatever leads to it and kept private. Where another was named, only
    its last part is made: a mistyped path is told instead of followed. One that was there before stays as its owner
    set it. Raises StoreFault (NO_FOLDER; READ_ONLY where nothing can be written in it).
    """
    ours = paths.data.parent == _usual_folder().parent
    try:
        if ours:
            paths.data.parent.mkdir(parents=True, exist_ok=True)
        made = not paths.data.exists()
        paths.data.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        if os.name == "posix" and (made or ours):
            paths.data.chmod(PRIVATE_FOLDER)
    except PermissionError as error:
        raise StoreFault(Fault.READ_ONLY, type(error).__name__) from error
    except (OSError, ValueError) as error:
        raise StoreFault(Fault.NO_FOLDER, type(error).__name__) from error
    if not os.access(paths.data, os.W_OK | os.X_OK):
        raise StoreFault(Fault.READ_ONLY, "PermissionError")


def _whole(folder: Path) -> Path:
    """The same wherever the program goes; as it is where it cannot be looked up (a loop of links, an unknown ~name)."""
    try:
        return folder.expanduser().resolve()
    except (OSError, ValueError, RuntimeError):
        return folder


def _usual_folder(platform: str = sys.platform) -> Path:
    # platformdirs is a tenth of the start-up that is not needed where a folder is named.
    if platform == "win32":
        from platformdirs.windows import Windows as Folders
    elif platform == "darwin":
        from platformdirs.macos import MacOS as Folders  # type: ignore[assignment,unused-ignore]
    else:
        from platformdirs.unix import Unix as Folders  # type: ignore[assignment,unused-ignore]
    return Folders(ON_DISK, appauthor=False).user_data_path
