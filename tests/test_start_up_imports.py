"""What is read in before anything can be seen. Each module costs every start its time, so each has to have a reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

AT_FIRST_PAINT = frozenset({"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap", "tracker"})
"""Whatever is neither ours nor Python's own and may be there when the window is first painted."""

AT_FIRST_SIGHT = frozenset(
    {
        "tracker.actions",
        "tracker.actions.outcome",
        "tracker.assembly",
        "tracker.assembly.claiming",
        "tracker.assembly.opening",
        "tracker.files",
        "tracker.files.private_file",
        "tracker.files.small_file",
        "tracker.runtime",
        "tracker.runtime.folder_lock",
        "tracker.runtime.paths",
        "tracker.runtime.single_instance",
        "tracker.runtime.streams",
        "tracker.runtime.worker",
        "tracker.terminal",
        "tracker.terminal.arguments",
        "tracker.terminal.everywhere",
        "tracker.terminal.exits",
        "tracker.tongue",
        "tracker.widgets",
        "tracker.widgets.look",
        "tracker.widgets.first_sight",
        "tracker.widgets.frame",
        "tracker.widgets.main_window",
        "tracker.widgets.look.tokens",
    }
)
"""Whatever of ours may be there when the window is first seen, still empty."""

AFTER_THE_MONTH = (
    "tracker.actions.publishing",
    "tracker.presentation.entry",
    "tracker.presentation.flows",
    "tracker.presentation.morning",
    "tracker.presentation.people",
    "tracker.presentation.person",
    "tracker.presentation.publishing",
    "tracker.presentation.reminding.reminding_state",
    "tracker.presentation.words.agreements",
    "tracker.presentation.words.problems",
    "tracker.presentation.words.verdicts",
    "tracker.presentation.words.whom",
    "tracker.rules.guard.earliest",
    "tracker.rules.reminding",
    "tracker.rules.word_kept",
    "tracker.runtime.asked_to_end",
    "tracker.storage.store",
    "tracker.widgets.calendar.day_list",
    "tracker.widgets.dialogs",
    "tracker.widgets.flows",
    "tracker.widgets.keys",
    "tracker.widgets.look.spoken.told_days",
    "tracker.widgets.morning",
    "tracker.widgets.person",
    "tracker.widgets.safety",
)
"""What neither the month nor the bar above it needs, which are looked at first: it is read in once they are seen."""
MOST_AT_THE_MONTH = 152
"""So many modules of ours at most may be there when the month is painted, besides those of the store's thread."""

AFTERWARDS = frozenset({"peewee", "platformdirs", "tzdata"})
"""What the storage thread reads in meanwhile, or the folder and the zone may ask for; nothing waits for it."""

LATER = (
    "phonenumbers",
    "playhouse",
    "icalendar",
    "dateutil",
    "rapidfuzz",
    "hypothesis",
    "psycopg",
    "tomllib",
    "csv",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtDBus",
    "tracker.interop",
    "tracker.rules.plain_dates",
    "tracker.rules.guard.judging",
    "tracker.rules.guard.findings",
    "tracker.rules.guard.grounds",
    "tracker.presentation.entry.quick_entry",
    "tracker.presentation.entry_form",
    "tracker.presentation.person.prospect_editing",
    "tracker.widgets.entry.quick_entry_dialog",
    "tracker.widgets.prospect_editor",
    "tracker.widgets.settings.settings_dialog",
    "tracker.widgets.keys.keys_dialog",
    "tracker.widgets.pictures",
    "tracker.widgets.calendar.week_sheet",
    "tracker.widgets.calendar.agenda_view",
    "tracker.terminal.log",
)
"""What a start does not need: it is for something the user does, and is imported where that begins."""

OPEN_A_WINDOW = """
import sys
from tracker.assembly import run
from tracker.runtime.worker import Worker
from tracker.widgets.first_sight import FirstSight
from tracker.widgets.main_window import MainWindow

# The store's thread is held back, so that what it reads in is not taken for the window's.
Worker.run = lambda worker, work: None
first_sight, take_up, begin = FirstSight.paintEvent, MainWindow.take_up, MainWindow.begin
told = set()

def tell(moment):
    if moment not in told:
        told.add(moment)
        print(moment, *sorted(sys.modules), flush=True)

def seen(view, event):
    first_sight(view, event)
    tell("seen")

def made(window):
    from tracker.widgets.calendar.grid_view import GridView

    month = GridView.paintEvent

    def painted(view, event):
        month(view, event)
        tell("month")

    GridView.paintEvent = painted
    take_up(window)

def begun(window):
    tell("made")
    window.close()

FirstSight.paintEvent, MainWindow.take_up, MainWindow.begin = seen, made, begun
sys.exit(run(sys.argv[1:]))
"""

SEE_THE_MONTH = """
import sys
from tracker.assembly import run
from tracker.runtime.worker import Worker
from tracker.widgets.main_window import MainWindow

# What is handed to a thread is done at once, so that no machine is too busy to have it done in time.
Worker.run = lambda worker, work: work()

take_up, began = MainWindow.take_up, MainWindow._began

def made(window):
    from tracker.widgets.calendar.grid_view import GridView

    month = GridView.paintEvent

    def paint(view, event):
        month(view, event)
        if view._model.planned:
            GridView.paintEvent = month
            print("peewee" not in sys.modules, flush=True)

    GridView.paintEvent = paint
    take_up(window)

def begun(window):
    began(window)
    window.close()

MainWindow.take_up, MainWindow._began = made, begun
sys.exit(run(sys.argv[1:]))
"""

READ_QT_IN = """
import builtins
from tracker.assembly import pythons_own_import

own = builtins.__import__
with pythons_own_import():
    import PySide6.QtCore
    print(builtins.__import__ is own)
print(builtins.__import__ is own)
"""

RUN_A_COMMAND = """
import sys
from tracker.__main__ import main
code = main()
print("READ-IN", *sorted(sys.modules), flush=True)
sys.exit(code)
"""


def run(program: str, *arguments: str) -> str:
    """What that program printed, in a process where nothing has been imported before."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-c", program, *arguments]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in ran.stderr, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def read_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, frozenset[str]]:
    """What has been read in when the window is first "seen", when the "month" is first painted, and when all of it is
    "made" and asks for what it shows.
    """
    printed = run(OPEN_A_WINDOW, "--data-dir", str(tmp_path_factory.mktemp("data")))
    moments = (line.split() for line in printed.splitlines())
    return {moment: frozenset(names) for moment, *names in moments}


@pytest.fixture
def at_first_sight(read_in: dict[str, frozenset[str]]) -> frozenset[str]:
    return read_in["seen"]


@pytest.fixture
def at_the_month(read_in: dict[str, frozenset[str]]) -> frozenset[str]:
    return read_in["month"]


@pytest.fixture
def at_first_paint(read_in: dict[str, frozenset[str]]) -> frozenset[str]:
    return read_in["made"]


def test_of_ours_only_the_frame_is_read_in_before_the_window_is_seen(at_first_sight: frozenset[str]) -> None:
    early = {name for name in at_first_sight if name.startswith("tracker.")} - AT_FIRST_SIGHT
    assert not early, (
        f"{sorted(early)} is imported before the window is on the screen. Import it after that, where it is used; for a "
        "type alone, under `if TYPE_CHECKING:`."
    )


@pytest.mark.parametrize("module", AFTER_THE_MONTH)
def test_what_the_month_does_not_need_is_read_in_once_it_is_seen(at_the_month: frozenset[str], module: str) -> None:
    early = sorted(name for name in at_the_month if name == module or name.startswith(f"{module}."))
    assert not early, (
        f"{early} is imported before the month is painted, which is what one looks at first. Import it where it is used; "
        "for a type alone, under `if TYPE_CHECKING:`."
    )


def test_the_month_needs_few_of_our_modules(at_the_month: frozenset[str]) -> None:
    ours = [name for name in at_the_month if name.startswith("tracker.")]
    assert len(ours) <= MOST_AT_THE_MONTH, "each takes a start a millisecond or more: can another be read in later?"


def test_the_month_is_shown_before_what_a_store_needs_is_read_in(tmp_path: Path) -> None:
    told = run(SEE_THE_MONTH, "--demo", "--data-dir", str(tmp_path)).split()
    assert "False" in told, "the sample is made by the opened store, and seen after it"
    told = run(SEE_THE_MONTH, "--demo", "--data-dir", str(tmp_path)).split()
    assert told == ["True"], "the month was painted without what is in it, or Peewee was there before"


def test_nothing_foreign_is_read_in_before_the_first_paint_but_what_is_listed(at_first_paint: frozenset[str]) -> None:
    ours_or_pythons = AT_FIRST_PAINT | AFTERWARDS | sys.stdlib_module_names
    foreign = {name.partition(".")[0] for name in at_first_paint} - ours_or_pythons
    foreign = {name for name in foreign if not name.startswith(("_", "__editable__"))}
    assert not foreign, (
        f"Opening the window now imports {sorted(foreign)} before anything is painted. Import it inside the function "
        "that needs it, or in the storage thread. If the first paint cannot do without it, add it to AT_FIRST_PAINT, "
        "and say in the commit what it costs (python -X importtime -m tracker)."
    )


@pytest.mark.parametrize("module", LATER)
def test_what_a_start_does_not_need_is_not_read_in_before_the_first_paint(
    at_first_paint: frozenset[str], module: str
) -> None:
    early = sorted(name for name in at_first_paint if name == module or name.startswith(f"{module}."))
    assert not early, (
        f"{early} is imported before the window is painted. Import it inside the function that opens the dialog or does "
        "the deed; for a type alone, under `if TYPE_CHECKING:`. `python -X importtime -m tracker` shows who asks for it."
    )


def test_no_source_is_read_for_what_pyside_might_be_asked_for() -> None:
    assert run(READ_QT_IN).split() == ["False", "True"], "PySide's own import does that, unless it has changed"


@pytest.mark.parametrize(
    "words",
    [
        ["today"],
        ["check", "Nobody", "--channel", "call"],
        ["log", "Jo Hill", "--new", "--channel", "meeting", "--direction", "met", "--note", "Hello."],
    ],
    ids=lambda words: words[0],
)
def test_the_command_line_never_reads_in_qt(tmp_path: Path, words: list[str]) -> None:
    printed = run(RUN_A_COMMAND, "--data-dir", str(tmp_path), *words)
    read_in = printed.partition("READ-IN ")[2].split()
    assert read_in, "the command did not end by itself"
    qt = [name for name in read_in if name.startswith(("PySide6", "shiboken"))]
    assert not qt, (
        f"`as-agreed {words[0]}` imports {qt}: it must run where Qt cannot, and not wait for it. Something that the "
        "terminal uses imports a screen; move what both need into presentation/words or actions."
    )


def test_without_a_team_no_server_s_driver_is_read_in(tmp_path: Path) -> None:
    """Peewee would take it along wherever it is installed."""
    pytest.importorskip("psycopg")
    printed = run(RUN_A_COMMAND, "--data-dir", str(tmp_path), "today")
    read_in = printed.partition("READ-IN ")[2].split()
    assert "peewee" in read_in, "the store was never opened"
    drivers = [name for name in read_in if name.startswith("psycopg")]
    assert not drivers, "every start waits for it: see tracker/storage/only_sqlite.py"
