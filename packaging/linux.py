"""Packs the frozen program for Linux: a `.deb`, a folder that runs anywhere, an AppDir. Knows not how it is frozen.

A `.deb` leaves to the system what the system has: every library that a package of Debian's brings is a dependency, so
that its security updates reach the program. The other two bring along all that PyInstaller found.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

from freezing import APP_ID, NAME, PROGRAM, ROOT, VERSION, WINDOW
from icon_files import HICOLOR_SIZES
from run import QT_LIBRARIES

DESKTOP_FILE = ROOT / "resources" / "desktop" / f"{APP_ID}.desktop"
METAINFO_FILE = ROOT / "packaging" / f"{APP_ID}.metainfo.xml"
DRAWING = ROOT / "resources" / "icons" / "as-agreed.svg"
OPENED_BY_QT = frozenset(row[1] for row in QT_LIBRARIES)
"""Debian's packages of what Qt opens at run time, which no file says it is linked to."""
OUR_OWN = ("libpython",)
"""Beginnings of libraries that go along although a package may have them: the next release of the system has others."""


class CannotPack(Exception):
    """Why it cannot be packed here, as one sentence."""


# The frozen program ---------------------------------------------------------------------------------------------------


def slim(frozen: Path) -> None:
    """Take out what nothing in there needs once the plugins that wanted it are left out, and what debuggers read."""
    for place in frozen.rglob("*"):
        if place.is_symlink() and not place.exists():
            place.unlink()
    needs = {place: set(needed_in(_said("objdump", "-p", str(place)))) for place in _linked_files(frozen)}
    while orphans := _orphans(frozen, set().union(*needs.values())):
        for place in orphans:
            place.unlink()
            needs.pop(place, None)
    for place in _linked_files(frozen):
        if place.name.startswith("libpython") or "lib-dynload" in place.parts:
            _said("strip", "--strip-unneeded", str(place))


def _libraries(frozen: Path) -> list[Path]:
    """What is only there for others to link to: no plugin, no module of Python's, no part of PySide itself."""
    folders = (frozen / "_internal", frozen / "_internal" / "PySide6" / "Qt" / "lib")
    found = [place for folder in folders for place in folder.glob("lib*.so*")]
    return [place for place in found if not place.name.startswith((*OUR_OWN, "libpyside6", "libshiboken6"))]


def _orphans(frozen: Path, wanted: set[str]) -> list[Path]:
    return [place for place in _libraries(frozen) if place.name not in wanted]


# The .deb ------------------------------------------------------------------------------------------------------------


def make_deb(frozen: Path, icons: Path, work: Path, into: Path) -> Path:
    """The package, for the system it is built on and newer ones. Needs dpkg-deb and objdump."""
    for program in ("dpkg-deb", "dpkg", "objdump", "ldconfig"):
        if shutil.which(program) is None:
            raise CannotPack(f"A .deb is made with {program}, which is not here; Debian and Ubuntu have it.")
    tree = work / "tree"
    shutil.rmtree(work, ignore_errors=True)
    lay_out(frozen, icons, tree)
    depends = without_the_systems(tree / "usr" / "lib" / PROGRAM)
    _documents(tree / "usr" / "share" / "doc" / PROGRAM)
    architecture = _said("dpkg", "--print-architecture").strip()
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(control_text(architecture, depends, _kilobytes(tree)), encoding="utf-8")
    _plain_modes(tree)
    package = work / f"{PROGRAM}_{VERSION}_{architecture}.deb"
    _said("dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=2", "--build", str(tree), str(package))
    return _whole_into(into, package)


def control_text(architecture: str, depends: list[str], kilobytes: int) -> str:
    """What the package says of itself. Whom to write to is left open: the project has no address yet."""
    return (
        f"Package: {PROGRAM}\n"
        f"Version: {VERSION}\n"
        f"Architecture: {architecture}\n"
        "Maintainer: The As Agreed project\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(depends)}\n"
        "Section: misc\n"
        "Priority: optional\n"
        "Description: contact tracker that keeps the other person's yes\n"
        " As Agreed keeps who agreed to hear from you, when, by which channel, about\n"
        " what, in their own words. It opens each morning on a calendar of agreed\n"
        " follow-ups, is filled in by a quick entry after each appointment, and says\n"
        " so when you are about to make a contact that nobody agreed to.\n"
    )


def without_the_systems(folder: Path) -> list[str]:
    """Take out of the frozen program what packages of this system bring; those packages, sorted, as dependencies."""
    packages = _packages_of_libraries()
    for library in sorted(folder.rglob("*.so*")):
        if library.name in packages and not library.name.startswith(OUR_OWN) and "PySide6" not in library.parts:
            library.unlink()
    bundled = {place.name for place in folder.rglob("*") if ".so" in place.name}
    wanted, libc = set(OPENED_BY_QT), (0, 0)
    for place in _linked_files(folder):
        told = _said("objdump", "-p", str(place))
        for library in set(needed_in(told)) - bundled:
            if library not in packages:
                raise CannotPack(f"{place.name} needs {library}, which neither lies beside it nor is a package's.")
            wanted.add(packages[library])
        libc = max(libc, glibc_in(told))
    wanted -= {"libc6"}
    return ["libc6 (>= {}.{})".format(*libc), *sorted(wanted)]


def needed_in(told: str) -> list[str]:
    """The libraries a file is linked to, of what `objdump -p` says of it."""
    return re.findall(r"^\s+NEEDED\s+(\S+)$", told, flags=re.MULTILINE)


def glibc_in(told: str) -> tuple[int, int]:
    """The version of glibc that a file needs at least, of what `objdump -p` says of it; (0, 0) where it needs none."""
    references = told.partition("Version References:")[2]
    found = re.findall(r"\bGLIBC_(\d+)\.(\d+)", references)
    return max(((int(major), int(minor)) for major, minor in found), default=(0, 0))


def _packages_of_libraries() -> dict[str, str]:
    """By the name it is linked by, which package has a library. Only what the loader finds by itself."""
    places = dict(re.findall(r"^\s+(\S+) \(.*\) => (\S+)$", _said("ldconfig", "-p"), flags=re.MULTILINE))
    real = {name: Path(place).resolve() for name, place in places.items()}
    # Debian moved /lib into /usr/lib; some packages still list their files under the old name.
    asked = sorted(
        {str(place) for place in real.values()} | {str(place).removeprefix("/usr") for place in real.values()}
    )
    told = subprocess.run(["dpkg", "-S", *sorted(asked)], capture_output=True, text=True, check=False).stdout
    owners = {place: package for package, place in re.findall(r"^([^:,]+)(?::\S+)?: (\S+)$", told, flags=re.MULTILINE)}
    found = {}
    for name, place in real.items():
        owner = owners.get(str(place)) or owners.get(str(place).removeprefix("/usr"))
        if owner is not None:
            found[name] = owner
    return found


def _linked_files(folder: Path) -> Iterator[Path]:
    for place in sorted(folder.rglob("*")):
        if place.is_file() and not place.is_symlink():
            with place.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield place


def _documents(folder: Path) -> None:
    folder.mkdir(parents=True)
    terms = (ROOT / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
    indented = "\n".join(f" {line}" if line.strip() else " ." for line in terms)
    (folder / "copyright").write_text(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n\nFiles: *\nCopyright: the contributors to {NAME}\nLicense: MIT\n{indented}\n"
        "Comment: Qt, PySide6 and psycopg lie in /usr/lib/as-agreed as libraries of their own, under the LGPL,\n"
        " version 3 (/usr/share/common-licenses/LGPL-3), and may be replaced there.\n",
        encoding="utf-8",
    )
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))


def _kilobytes(tree: Path) -> int:
    return sum(place.lstat().st_size for place in tree.rglob("*") if not place.is_dir()) // 1024 + 1


def _plain_modes(tree: Path) -> None:
    """Whatever the umask of who builds: everybody may read, and what can be run may be run by everybody."""
    for place in (tree, *tree.rglob("*")):
        if not place.is_symlink():
            place.chmod(0o755 if place.is_dir() or place.stat().st_mode & 0o100 else 0o644)


# What lies where -----------------------------------------------------------------------------------------------------


def lay_out(frozen: Path, icons: Path, tree: Path) -> None:
    """The program below `usr/` as a system has it: with its entry in the menu, its icons and what it says of itself."""
    usr = tree / "usr"
    shutil.copytree(frozen, usr / "lib" / PROGRAM, symlinks=True)
    (usr / "bin").mkdir()
    for name in (PROGRAM, WINDOW):
        (usr / "bin" / name).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    for source, folder in ((DESKTOP_FILE, "applications"), (METAINFO_FILE, "metainfo")):
        (usr / "share" / folder).mkdir(parents=True)
        shutil.copy(source, usr / "share" / folder)
    hicolor = usr / "share" / "icons" / "hicolor"
    for size in HICOLOR_SIZES:
        _copy_as(icons / f"{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{APP_ID}.png")
    _copy_as(DRAWING, hicolor / "scalable" / "apps" / f"{APP_ID}.svg")


def _copy_as(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True)
    shutil.copy(source, place)


# The bundle ----------------------------------------------------------------------------------------------------------


def make_bundle(frozen: Path, icons: Path, work: Path, into: Path) -> Path:
    """One folder in a tar file. It runs from wherever it is unpacked, also where nothing may be written."""
    name = f"{PROGRAM}-{VERSION}-linux-{os.uname().machine}"
    folder = work / name
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(frozen, folder, symlinks=True)
    (folder / WINDOW).symlink_to(PROGRAM)
    shutil.copy(ROOT / "LICENSE", folder)
    shutil.copy(icons / "128.png", folder / f"{PROGRAM}.png")
    (folder / "read-me.txt").write_text(IN_THE_BUNDLE, encoding="utf-8")
    _plain_modes(folder)
    place = work / f"{name}.tar.xz"
    with tarfile.open(place, "w:xz", preset=3) as packed:
        packed.add(folder, name, filter=_nobodys)
    return _whole_into(into, place)


IN_THE_BUNDLE = """As Agreed, to be run from this folder, wherever it lies.

Open it         double click on as-agreed-window, or ./as-agreed-window in a terminal
In the menu     ./as-agreed --install-desktop puts it there, with its icon; --remove-desktop takes it out again
In a terminal   ./as-agreed --help

To remove it, run ./as-agreed --remove-desktop and delete the folder. What you kept stays in ~/.local/share/as-agreed.
"""


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Not whoever built it: what is unpacked belongs to whoever unpacks it."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


# The AppImage --------------------------------------------------------------------------------------------------------


def make_appdir(frozen: Path, icons: Path, work: Path) -> Path:
    """The folder that an AppImage is made of; `AppRun` in it starts the program from there as well."""
    folder = work / f"{NAME.replace(' ', '')}.AppDir"
    shutil.rmtree(work, ignore_errors=True)
    lay_out(frozen, icons, folder)
    (folder / "AppRun").symlink_to(f"usr/bin/{WINDOW}")
    (folder / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    (folder / f"{APP_ID}.svg").symlink_to(f"usr/share/icons/hicolor/scalable/apps/{APP_ID}.svg")
    (folder / ".DirIcon").symlink_to(f"usr/share/icons/hicolor/256x256/apps/{APP_ID}.png")
    _plain_modes(folder)
    return folder


def make_appimage(folder: Path, into: Path) -> Path:
    """Raises CannotPack where there is no appimagetool: what starts an AppImage comes with it alone."""
    tool = shutil.which("appimagetool")
    if tool is None:
        raise CannotPack(
            "No AppImage was made: appimagetool is not installed, and no package registry has it. "
            "Put it on the path and say this again."
        )
    place = into / f"{NAME.replace(' ', '')}-{VERSION}-{os.uname().machine}.AppImage"
    _said(tool, "--no-appstream", str(folder), str(place))
    return place


def _whole_into(folder: Path, made: Path) -> Path:
    """Half of a package, as an end in the middle leaves it, never lies where the whole ones do."""
    return made.replace(folder / made.name)


def _said(*command: str) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise CannotPack(f"{Path(command[0]).name} failed: {(ran.stderr or ran.stdout).strip()}")
    return ran.stdout
