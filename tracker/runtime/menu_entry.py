"""The program's place in the desktop's menu, for one user: its entry and icons. Knows no Qt.

For a copy that no package has put there: one that pip installed, or that was unpacked somewhere. Where the free
desktops look for both is the same everywhere; Windows and macOS have ways of their own, which their installers go.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tracker.files.private_file import write_private
from tracker.runtime.desktop.desktop_entry import as_bytes, starts, try_exec, user_folder
from tracker.runtime.own_command import app_image, own_command
from tracker.runtime.paths import APP_ID
from tracker.runtime.resources import resource

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Of the icons, in pixels."""
WINDOW = "as-agreed-window"


class NoMenu(Exception):
    """This system has no menu of that kind."""


def put_in_menu(
    picture: Callable[[int], bytes], share: Path, command: Sequence[str], platform: str = sys.platform
) -> Path:
    """Write the entry and the icons below `share`; where the entry is. `picture` gives a PNG file of that size.

    What lies there by those names is replaced. Raises OSError, NoMenu, NotForAMenu; MissingResource where the
    installation is incomplete.
    """
    _only_free_desktops(platform)
    entry = entry_for(resource(f"desktop/{APP_ID}.desktop").read_text(encoding="utf-8"), command)
    for place, content in {
        _drawing(share): resource("icons/as-agreed.svg").read_bytes(),
        **{_icon(share, size): picture(size) for size in SIZES},
        _entry(share): as_bytes(entry),  # last: a menu shows what it finds at once
    }.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        write_private(place, content)
    _tell_of_new_icons(share)
    return _entry(share)


def take_out_of_menu(share: Path, platform: str = sys.platform) -> bool:
    """Take the entry and the icons away again; whether there was any of it. Raises OSError, NoMenu."""
    _only_free_desktops(platform)
    found = [place for place in _everything(share) if os.path.lexists(place)]
    for place in found:
        place.unlink()
    for folder in sorted({place.parent for place in found}, key=lambda each: len(each.parts), reverse=True):
        _remove_if_empty(folder, share)
    if found:
        _tell_of_new_icons(share)
    return bool(found)


def entry_for(template: str, command: Sequence[str]) -> str:
    """The entry as it is to stand in the menu: with that command in place of the installed one's name.

    It shows only as long as that program is there. Raises NotForAMenu.
    """
    started = starts(command)
    lines = []
    for line in template.splitlines():
        key, equals, value = line.partition("=")
        if (key, equals) == ("Exec", "="):
            line = f"Exec={started}{value.removeprefix(WINDOW)}"
        lines.append(line)
        if line == "Type=Application":
            lines.append(try_exec(command))
    return "\n".join([*lines, ""])


def window_command(
    argv: str = sys.argv[0],
    executable: str = sys.executable,
    own: Callable[[], list[str]] = own_command,
    environment: Mapping[str, str] = os.environ,
) -> list[str]:
    """The command that opens this program's window from anywhere, by whole paths: of a copy that is on nobody's path.

    What was typed to start it says where it is only as a whole path: any other would be looked up from where one
    stands, and what lies there may be anybody's.
    """
    for beside in () if app_image(environment, executable) else (argv, executable):
        found = Path(beside).with_name(WINDOW)
        if found.is_absolute() and found.is_file():
            return [str(found)]
    return own()


def user_share(environment: Mapping[str, str] = os.environ, home: Callable[[], Path] = Path.home) -> Path:
    """Where a user's own entries and icons lie, as the free desktops have it; a relative path counts for nothing."""
    return user_folder("XDG_DATA_HOME", (".local", "share"), environment, home)


def _only_free_desktops(platform: str) -> None:
    if platform in ("win32", "darwin"):
        raise NoMenu(platform)


def _everything(share: Path) -> list[Path]:
    return [_entry(share), _drawing(share), *(_icon(share, size) for size in SIZES)]


def _entry(share: Path) -> Path:
    return share / "applications" / f"{APP_ID}.desktop"


def _drawing(share: Path) -> Path:
    return _icons(share) / "scalable" / "apps" / f"{APP_ID}.svg"


def _icon(share: Path, size: int) -> Path:
    return _icons(share) / f"{size}x{size}" / "apps" / f"{APP_ID}.png"


def _icons(share: Path) -> Path:
    return share / "icons" / "hicolor"


def _tell_of_new_icons(share: Path) -> None:
    """A desktop that keeps a cache of them looks anew where the folder of the theme is newer."""
    with suppress(OSError):
        os.utime(_icons(share))


def _remove_if_empty(folder: Path, share: Path) -> None:
    """That folder and those it lies in, below `share`, as far as nothing else is in them."""
    while folder != share and share in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
