"""What goes into the frozen program on each system, and what is left out of it. Knows not how a package is made of it.

Read by `as-agreed.spec`. Linux is built and tried. **Windows and macOS are written down and untried**: nobody has run
what they describe yet.
"""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION: str = PROJECT["version"]
NAME = "As Agreed"
PROGRAM = "as-agreed"
WINDOW = "as-agreed-window"
"""The same program without a console, where a system tells the two apart; elsewhere a link to it."""
BARE = "bare"
"""The least window of Qt's, frozen in the same way, for measure_start.py."""
APP_ID = "io.github.asagreed.AsAgreed"

MODULES_LEFT_OUT = (
    # Pulled in by a mention somewhere, and used by nothing of ours.
    "_pydatetime",
    "_pydecimal",
    "_pyrepl",
    "curses",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "multiprocessing",
    "pdb",
    "pip",
    "pkg_resources",
    "pydoc",
    "pydoc_data",
    "setuptools",
    "test",
    "tkinter",
    "turtledemo",
    "unittest",
    "venv",
    "wsgiref",
    "xmlrpc",
)

FILES_LEFT_OUT = (
    # Looks of other toolkits: ours is our own, and GTK's drags half a desktop along.
    "*/platformthemes/libqgtk3.so",
    # Screens without a desktop.
    "*/platforms/libqeglfs.so",
    "*/platforms/libqlinuxfb.so",
    "*/platforms/libqminimalegl.so",
    "*/platforms/libqvkkhrdisplay.so",
    "*/platforms/libqvnc.so",
    "*/egldeviceintegrations/*",
    # Pictures nobody gives us.
    "*/imageformats/*qicns*",
    "*/imageformats/*qtga*",
    "*/imageformats/*qtiff*",
    "*/imageformats/*qwbmp*",
    "*/imageformats/*qwebp*",
    "*/imageformats/*qpdf*",
    # Input of other machines.
    "*/generic/*",
    "*/platforminputcontexts/*qtvirtualkeyboard*",
    # Qt's way into the network: ours goes by Python's, and the socket between two starts needs neither.
    "*/tls/*",
    "*/networkinformation/*",
    # Qt Quick, and what only it needs.
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6VirtualKeyboard*",
    "*/qmltooling/*",
    # What only a developer reads.
    "*.pyi",
    "*/typesystems/*",
    "*/include/*",
)


QTS_OWN_WORDS = "qtbase_*"
"""Of Qt's translations: those of its buttons and menus. The others are of programs we do not have."""

HOOKS_LEFT_OUT = {
    # Teaches `inspect` to find sources, which no frozen program has; reads in `inspect` and `zipfile` for that.
    "pyi_rth_inspect": ("linux", "win32", "darwin"),
    # Reads in Qt at every start, also of a command that needs none, and tells every program that ours starts to look
    # for Qt's plugins in our folder. On Linux, Qt finds them without it; elsewhere nobody has tried.
    "pyi_rth_pyside6": ("linux",),
}
"""What PyInstaller would have done before the program begins, and on which systems it is left out."""


def is_wanted(place: str) -> bool:
    """Whether that file, by its place in the bundle, goes along."""
    posix = "/" + place.replace("\\", "/")
    if "/translations/" in posix and "/PySide6/" in posix:
        return fnmatch(posix.rpartition("/")[2], QTS_OWN_WORDS)
    return not any(fnmatch(posix, pattern) for pattern in FILES_LEFT_OUT)


def is_done_first(script: str, platform: str) -> bool:
    """Whether PyInstaller's own script of that name is run on that system before the program begins."""
    return platform not in HOOKS_LEFT_OUT.get(script, ())


def windows_numbers(version: str = VERSION) -> tuple[int, int, int, int]:
    """The version as Windows' version resource has it: four numbers."""
    numbers = [int(part) for part in version.split(".") if part.isdecimal()][:4]
    first, second, third, fourth = (*numbers, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def windows_words() -> dict[str, str]:
    """What Windows shows under Properties, Details. No company: nobody stands behind it but the project."""
    return {
        "FileDescription": NAME,
        "FileVersion": VERSION,
        "InternalName": PROGRAM,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{WINDOW}.exe",
        "ProductName": NAME,
        "ProductVersion": VERSION,
    }


def info_plist() -> dict[str, Any]:
    """What macOS is told of the application, in its Info.plist."""
    return {
        "CFBundleDisplayName": NAME,
        "CFBundleName": NAME,
        "CFBundleIdentifier": APP_ID,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,
        "CFBundleDevelopmentRegion": "en",
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",  # Qt 6.11's own
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
