#!/usr/bin/env python3
"""Makes what people install, and says where it lies.

    python3 packaging/build.py deb          a package for Debian and Ubuntu: double click, or apt-get install ./FILE
    python3 packaging/build.py bundle       one folder in a tar file, which runs from wherever it is unpacked
    python3 packaging/build.py appimage     an AppDir, and an AppImage of it where appimagetool is installed
    python3 packaging/build.py wheel        for pipx and pip
    python3 packaging/build.py windows      on Windows: the program, and its installer where Inno Setup is (UNTRIED)
    python3 packaging/build.py macos        on macOS: As Agreed.app, in a zip (UNTRIED)
    python3 packaging/build.py measured     what measure_start.py starts: the frozen program, and a bare window

Several may be named at once. All of it comes from one wheel, built from the checkout and installed into an environment
of its own below `build/`, in the versions of build-constraints.txt, each file by its digest; the checkout's `.venv` is
not touched. What is made lies in `dist/`, with its digest in `dist/SHA256SUMS`. A program frozen on one system runs on
that and newer ones of its kind, so build on the oldest that is wanted. Knows not what the program does.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import linux
from freezing import BARE, NAME, PROGRAM, ROOT, VERSION

BUILD, DIST = ROOT / "build", ROOT / "dist"
PINNED = ROOT / "packaging" / "build-constraints.txt"
SPEC = ROOT / "packaging" / "as-agreed.spec"
IN_A_WHEEL = ("pyproject.toml", "README.md", "LICENSE", "tracker", "resources", "packaging")
WINDOWS = os.name == "nt"
SYSTEMS_PYTHON = "/usr/bin/python3"


class CannotBuild(Exception):
    """Why something cannot be made here, as one sentence."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Makes what people install.", allow_abbrev=False)
    parser.add_argument("kinds", nargs="+", choices=KINDS, metavar="|".join(KINDS))
    kinds = dict.fromkeys(parser.parse_args(arguments).kinds)
    DIST.mkdir(exist_ok=True)
    try:
        for kind in kinds:
            KINDS[kind]()
    except (CannotBuild, linux.CannotPack) as why:
        print(why, file=sys.stderr)
        return 1
    finally:
        note_digests()
    return 0


def deb() -> None:
    _only_on("linux")
    made(linux.make_deb(frozen(), icons(), BUILD / "deb", DIST))


def bundle() -> None:
    _only_on("linux")
    made(linux.make_bundle(frozen(), icons(), BUILD / "bundle", DIST))


def appimage() -> None:
    _only_on("linux")
    folder = linux.make_appdir(frozen(), icons(), BUILD / "appimage")
    say(f"The AppDir is there: {folder.relative_to(ROOT)}")
    made(linux.make_appimage(folder, DIST))


def wheel() -> None:
    made(Path(shutil.copy(built_wheel(), DIST)))


def windows() -> None:
    """Untried: nobody has run it on Windows yet."""
    _only_on("win32")
    program = frozen()
    made(Path(shutil.make_archive(str(DIST / f"{PROGRAM}-{VERSION}-windows"), "zip", program.parent, program.name)))
    compiler = shutil.which("iscc")
    if compiler is None:
        raise CannotBuild("There is no installer: Inno Setup's iscc is not on the path. The zip runs without it.")
    script = ROOT / "packaging" / "windows" / "as-agreed.iss"
    run(compiler, f"/DVersion={VERSION}", f"/DProgram={program}", f"/DIcons={icons()}", f"/O{DIST}", script)
    made(DIST / f"{PROGRAM}-{VERSION}-setup.exe")


def macos() -> None:
    """Untried: nobody has run it on macOS yet. It is signed by nobody, so macOS asks before it opens it."""
    _only_on("darwin")
    app = frozen().parent / f"{NAME}.app"
    zipped = DIST / f"{PROGRAM}-{VERSION}-macos.zip"
    run("ditto", "-c", "-k", "--keepParent", app, zipped)  # keeps links and modes, which zipfile does not
    made(zipped)


def measured() -> None:
    frozen()
    frozen(BARE)


KINDS: dict[str, Callable[[], None]] = {
    function.__name__: function for function in (deb, bundle, appimage, wheel, windows, macos, measured)
}


def _only_on(platform: str) -> None:
    if sys.platform != platform:
        raise CannotBuild(f"That is made on its own system only, and this is {sys.platform}.")


@cache
def environment() -> Path:
    """The Python of an environment that has exactly what is pinned; made once for each state of the pins."""
    base = python_to_freeze()
    place = BUILD / f"environment-{hashlib.sha256(PINNED.read_bytes() + base.encode()).hexdigest()[:12]}"
    python = place / ("Scripts/python.exe" if WINDOWS else "bin/python")
    stamp = place / "complete"
    if not stamp.exists():
        say(f"Making an environment to build in, with {base}; this happens once.")
        shutil.rmtree(place, ignore_errors=True)
        BUILD.mkdir(exist_ok=True)
        run(base, "-m", "venv", *(["--copies"] if WINDOWS else []), place)
        run(python, "-P", "-m", "pip", *QUIET_PIP, "install", "--require-hashes", "--requirement", PINNED)
        stamp.touch()
    return python


def python_to_freeze() -> str:
    """The system's own Python on Linux, where it can be frozen; else the one that runs this.

    It goes into the program, and every start waits for it: Debian's is compiled by profile and takes two thirds of the
    time that one compiled plainly does, as version managers have it.
    """
    if sys.platform == "linux":
        can_be = "import ensurepip, sys, sysconfig, ctypes; ctypes.CDLL(sysconfig.get_config_var('INSTSONAME'))"
        asked = [SYSTEMS_PYTHON, "-I", "-c", f"{can_be}; sys.exit(sys.version_info < (3, 11))"]
        if Path(SYSTEMS_PYTHON).exists() and not subprocess.run(asked, capture_output=True, check=False).returncode:
            return SYSTEMS_PYTHON
    return sys.executable


QUIET_PIP = ("--quiet", "--disable-pip-version-check")


@cache
def built_wheel() -> Path:
    """The wheel of the checkout as it lies there, installed into the environment as well."""
    python, source, into = environment(), BUILD / "source", BUILD / "wheel"
    for folder in (source, into):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir(parents=True)
    for part in IN_A_WHEEL:  # a copy: building leaves folders behind
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, source)
    pip = (python, "-P", "-m", "pip", *QUIET_PIP)
    run(*pip, "wheel", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", into, source)
    found = next(into.glob("*.whl"))
    run(*pip, "install", "--no-deps", "--no-index", "--force-reinstall", found)
    return found


@cache
def icons() -> Path:
    """The folder of the program's icons: NUMBER.png, as-agreed.ico, as-agreed.icns."""
    built_wheel()
    folder = BUILD / "icons"
    quietly = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    run(environment(), "-P", ROOT / "packaging" / "icon_files.py", folder, environment=quietly)
    return folder


@cache
def frozen(what: str = PROGRAM) -> Path:
    """The folder in which the frozen program lies, with all it needs but the system; or a bare window as `what`."""
    icons()
    run(environment(), "-P", ROOT / "packaging" / "dataclass_code.py", BUILD / "dataclass-code")
    shutil.rmtree(BUILD / "binding-code", ignore_errors=True)
    run(environment(), "-P", ROOT / "packaging" / "binding_code.py", BUILD / "binding-code")
    made_of, into = BUILD / "freezing", BUILD / "frozen"
    shutil.rmtree(into / what, ignore_errors=True)
    options = ("--noconfirm", "--clean", "--log-level", "WARN", "--distpath", into, "--workpath", made_of)
    run(environment(), "-P", "-m", "PyInstaller", *options, SPEC, "--", what)
    if sys.platform == "linux":
        linux.slim(into / what)
    return into / what


def run(*command: object, environment: dict[str, str] | None = None) -> None:
    """Raises CannotBuild where it does not end well; it says itself why."""
    words = [str(part) for part in command]
    if subprocess.run(words, cwd=BUILD, env=environment, stdout=sys.stderr, check=False).returncode:
        raise CannotBuild(f"{Path(words[0]).name} failed, and says above why; nothing was made.")


def made(place: Path) -> None:
    print(f"{place.relative_to(ROOT)}  {place.stat().st_size / 1e6:.1f} MB")


def note_digests() -> None:
    """Of all that lies there, so that `sha256sum --check SHA256SUMS` answers for each file that one has."""
    files = sorted(place for place in DIST.iterdir() if place.is_file() and place.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(place.read_bytes()).hexdigest()}  {place.name}\n" for place in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
