#!/usr/bin/env python3
"""Starts the program from a checkout, with nothing installed before but Python 3.11 or newer.

    python3 packaging/run.py [ARGUMENTS…]   the program itself
    python3 packaging/run.py test           every check the project has
    python3 packaging/run.py bench          how long things take
    python3 packaging/run.py torture        kills, power cuts and damage by the thousand

It makes `.venv` in the checkout and installs what pyproject.toml asks for, in the versions of constraints.txt, once.
Knows nothing of the program but how to start it. (Written so that an old Python can still read it far enough to be
told that it is too old.)
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  this is for whoever comes with an older one
    sys.exit("As Agreed needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info))

import ctypes
import hashlib
import os
import shlex
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = VENV / "as-agreed.stamp"

THE_REST = "--ignore=tests/rules --ignore=tests/actions"
CHECKS = (
    ("style", "ruff check ."),
    ("format", "ruff format --check ."),
    ("types", "mypy"),
    ("who imports whom", "lint-imports"),
    ("rules and actions in plain Python", "python packaging/plain_python.py tests/rules tests/actions"),
    # Compiled here once, and not by each of the processes below for itself.
    ("the tests can be read", f"python -m pytest {THE_REST} --collect-only -qq"),
    # Those of rules and actions have just been run, each of them. One worker more than there are cores: some of the
    # tests wait for the programs they start.
    (
        "tests",
        f"python -m pytest -n {(os.cpu_count() or 1) + 1} --dist worksteal {THE_REST}",
    ),
)
WHAT_TO_DO = {
    "style": "'ruff check --fix .' mends most of it; what it leaves says itself why it is not wanted.",
    "format": "'ruff format .' does it.",
    "types": "Say what a value is where it is made; an Any, a cast or an ignore only hides it from the next reader.",
    "who imports whom": (
        "Hand down what is needed as a value or a callable, or move what both need beneath the two;"
        " ARCHITECTURE.md says under Rooms who stands on whom."
    ),
    "rules and actions in plain Python": (
        "Ask for it through actions/ports.py, or give a fact and let presentation/words say it."
    ),
}
TORTURE = "python -m tests.torture"
BENCH = (
    "python -m pytest tests/bench -o addopts=--strict-markers"
    " --benchmark-only --benchmark-columns=min,median,max,rounds"
)

# What Qt opens at run time, and in which package Debian and Ubuntu, Fedora, and Arch have it. From libX11-xcb on, only
# a window under X11 needs them.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    ("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
)
POSTGRES = "postgresql"
POSTGRES_AT = Path("/usr/lib/postgresql")  # on Debian, with a folder for each version
INSTALLERS = (  # the program that is there tells which column of the table to read
    ("apt-get", ("apt-get", "install", "--yes", "--no-install-recommends"), 1),
    ("dnf", ("dnf", "install"), 2),
    ("pacman", ("pacman", "-S", "--needed"), 3),
)


def main(arguments: list[str]) -> int:
    prepare()
    if arguments == ["test"]:
        return test()
    if arguments == ["bench"]:
        return check(BENCH)[0]
    if arguments[:1] == ["torture"]:
        return check(shlex.join([*TORTURE.split(), *arguments[1:]]))[0]
    return become([str(PYTHON), "-P", "-m", "tracker", *arguments])  # -P: not what is called tracker where one stands


def prepare() -> None:
    """Make the environment and install into it, unless that has been done for exactly these versions."""
    wanted = fingerprint()
    stamped = STAMP.read_text(encoding="ascii") if PYTHON.exists() and STAMP.exists() else ""
    if stamped != f"{wanted} and Qt starts":
        if not stamped.startswith(wanted):
            fill_environment()
            STAMP.write_text(wanted, encoding="ascii")
        if offer_qt_libraries():
            STAMP.write_text(f"{wanted} and Qt starts", encoding="ascii")


def fill_environment() -> None:
    STAMP.unlink(missing_ok=True)
    if not (PYTHON.exists() and quiet(PYTHON, "-P", "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))")):
        make_environment()
    say("Installing what the program needs; this happens once.")
    # Every file by its digest, whoever hands it over: what builds the project too, and pip itself.
    install("--require-hashes", "--requirement", str(CONSTRAINTS))
    # The project itself: editable, as one plain path, built with the setuptools just installed, and with nothing
    # fetched for it any more.
    install(
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--config-settings",
        "editable_mode=compat",
        "--editable",
        str(ROOT),
    )


def fingerprint() -> str:
    content = b"\0".join([PROJECT.read_bytes(), CONSTRAINTS.read_bytes(), str(ROOT).encode(errors="surrogateescape")])
    return hashlib.sha256(content).hexdigest()


def make_environment() -> None:
    say(f"Making {VENV}.")
    try:
        import venv

        venv.create(VENV, clear=True, with_pip=True, symlinks=not WINDOWS)
    except (ImportError, subprocess.CalledProcessError):  # Debian leaves out ensurepip, which is half of venv
        shutil.rmtree(VENV, ignore_errors=True)
        version = "{}.{}".format(*sys.version_info)
        sys.exit(
            "This Python cannot make a virtual environment: its venv module is incomplete. "
            f"On Debian and Ubuntu, 'apt-get install python{version}-venv' completes it."
        )


def install(*what: str) -> None:
    command = [str(PYTHON), "-P", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}  # warnings of build tools, for nobody who reads this
    if subprocess.run([*command, *what], env=environment, stdout=sys.stderr, check=False).returncode:
        sys.exit("The installation failed; pip says why above. Nothing outside .venv was changed. Try again to go on.")


def offer_qt_libraries() -> bool:
    """Whether Qt can start here; where system libraries are missing, install them as root on Debian, or say how."""
    if sys.platform != "linux":
        return True
    missing = [row for row in QT_LIBRARIES if not loads(row[0])]
    if not missing:
        return qt_starts()
    installer = next(((command, n) for name, command, n in INSTALLERS if shutil.which(name)), None)
    say(f"The window needs system libraries that are not here: {', '.join(row[0] for row in missing)}.")
    if installer is None:
        return qt_starts()
    command = [*installer[0], *dict.fromkeys(row[installer[1]] for row in missing)]
    if command[0] != "apt-get" or os.geteuid() != 0:
        say(f"This installs them: sudo {shlex.join(command)}")
        return qt_starts()  # under Wayland, or for the commands, what is there may do; then this is said once
    install_on_debian(command)
    return qt_starts()


def install_on_debian(command: list[str]) -> None:
    say(f"Installing what is missing: {shlex.join(command)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "--quiet"], command):
        subprocess.run(step, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def offer_postgres() -> None:
    """The tests of a team's server start one of their own; where there is none it is installed by root on Debian.

    Elsewhere than on Linux nobody has tried them.
    """
    if sys.platform != "linux" or shutil.which("initdb") or any(POSTGRES_AT.glob("*/bin/initdb")):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        install_on_debian([*INSTALLERS[0][1], POSTGRES])
    else:
        say(f"The tests of a team's server are left out without PostgreSQL (Debian: sudo apt-get install {POSTGRES}).")


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def qt_starts() -> bool:
    code = "from PySide6.QtWidgets import QApplication; QApplication([])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run([str(PYTHON), "-P", "-c", code], env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        say(f"Qt does not start here, so there will be no window: {(ran.stderr.strip() or '?').splitlines()[-1]}")
    return ran.returncode == 0


def test() -> int:
    """Run every check, also after one that fails, and sum up. Two at a time, but for the last, which has a process for
    each core itself and is watched while it goes on.
    """
    offer_postgres()
    results = []
    *before, (name, command) = CHECKS
    with ThreadPoolExecutor(max_workers=2) as two:
        under_way = [(each, does, two.submit(check, does, quietly=True)) for each, does in before]
        for each, does, done in under_way:
            say(f"\n== {each}: {does}")
            code, said, seconds = done.result()
            say(said.rstrip())
            results.append((each, code == 0, seconds))
    say(f"\n== {name}: {command}")
    code, _, seconds = check(command)
    results.append((name, code == 0, seconds))
    say("\n== summary")
    for name, passed, seconds in results:
        say(f"{'passed' if passed else 'FAILED'}  {seconds:6.1f} s  {name}")
        if not passed and name in WHAT_TO_DO:
            say(f"                  {WHAT_TO_DO[name]}")
    return 0 if all(passed for _, passed, _ in results) else 1


def check(command: str, *, quietly: bool = False) -> tuple[int, str, float]:
    """Run a program of the environment in the checkout, where no display is looked for: its exit code, what it said
    where that was to be kept back, and how many seconds it took.
    """
    program, *arguments = shlex.split(command)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    # Where nothing compiled is kept, each of the hundreds of programs that the tests start compiles all of it anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command_line = [str(PYTHON.parent / program), *arguments]
    began = time.monotonic()
    where = subprocess.PIPE if quietly else None
    ran = subprocess.run(
        command_line,
        cwd=ROOT,
        env=environment,
        check=False,
        stdout=where,
        stderr=where and subprocess.STDOUT,
        text=True,
    )
    return ran.returncode, ran.stdout or "", time.monotonic() - began


def quiet(*command: object) -> bool:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0


def become(command: list[str]) -> int:
    """Let the program take this process's place, so that signals and exit codes are its own."""
    if not WINDOWS:  # there, exec would come back to the prompt at once
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
