"""Claims that the house is held: each promise about who knows whom is a check, and each check fails when it is broken."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]

BREACHES = {
    "The house, top to bottom": ("rules/window.py", "import tracker.runtime.paths"),
    "Screens see no tables and no files": ("widgets/top_bar.py", "import tracker.storage.store"),
    "Rules, actions, storage and runtime give codes and facts; words say them": (
        "actions/redo.py",
        "from tracker.tongue import tr",
    ),
    "Rules and actions are plain Python": ("actions/undo.py", "import json"),
    "The command line needs no Qt": ("terminal/today.py", "import PySide6.QtCore"),
    "Regions of the window do not know each other": (
        "widgets/person/section_break.py",
        "import tracker.widgets.calendar.day_list",
    ),
    "What every region is made of knows no region": ("widgets/look/motion.py", "import tracker.widgets.fields.chips"),
    "States of one region do not know those of another": (
        "presentation/say/say.py",
        "import tracker.presentation.morning.morning_state",
    ),
    "Words need no Qt": ("presentation/words/quotes.py", "import PySide6.QtCore"),
}


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house in which every promise is broken once."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "tracker", house / "tracker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    for place, breach in BREACHES.values():
        with (house / "tracker" / place).open("a", encoding="utf-8") as module:
            module.write(f"\n{breach}\n")
    with (house / "tracker" / "presentation" / "undo_state.py").open("a", encoding="utf-8") as module:
        module.write("\nfrom PySide6.QtWidgets import QLabel\n")
    return house


def said_in(house: Path, *command: str) -> str:
    programs = Path(sys.executable).parent
    ran = subprocess.run([programs / command[0], *command[1:]], cwd=house, capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def contracts(broken_house: Path) -> str:
    return said_in(broken_house, "lint-imports", "--no-cache")


@pytest.mark.parametrize("promise", BREACHES)
def test_a_breach_of_who_may_import_whom_is_told(contracts: str, promise: str) -> None:
    assert f"{promise} BROKEN" in contracts


def test_a_widget_among_the_states_is_told(broken_house: Path) -> None:
    told = said_in(broken_house, "ruff", "check", "--no-cache", "--select", "TID251", "tracker")
    assert "undo_state.py" in told
    assert "what is painted and clicked stands in tracker/widgets" in told


def circle_in(imports: dict[str, set[str]]) -> str:
    """One circle among who imports whom, "" where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as found:
        return " imports ".join(reversed(found.args[1]))
    return ""


def test_no_module_comes_back_to_itself_by_its_imports() -> None:
    """Not by one within a function either: two modules that need each other are one, or share a third."""
    graph = grimp.build_graph("tracker", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    circle = circle_in(imports)
    assert not circle, f"{circle}: move what both need into a module of its own, beneath the two"
    imports["tracker.rules.window"] = imports["tracker.rules.window"] | {"tracker.rules.guard"}
    assert "tracker.rules.window imports tracker.rules.guard" in circle_in(imports)


def test_where_things_are_said_to_be_there_they_are() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Where things are")[1].split("\n## ")[0]
    places = re.findall(r"`([^`]+)`", told)
    assert len(places) >= 15
    gone = [place for place in places if not (ROOT / place).is_file()]
    assert not gone, "moved, or called otherwise: say in CONTRIBUTING.md where it is now"


def test_what_the_architecture_names_is_there() -> None:
    """By its path without an ending: `runtime/paths.ON_DISK` is a name in `runtime/paths.py`."""
    told = re.findall(r"`([a-z_/]+)(\.[A-Za-z_.]+)?`", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    named = {f"/{path.rstrip('/')}" for path, ending in told if "/" in path or ending == ".py"}
    assert len(named) >= 80
    houses = [ROOT / house for house in ("tracker", "tests", "packaging", "resources")]
    there = [str(path.with_suffix("")) for house in houses for path in (house, *house.rglob("*"))]
    gone = [name for name in named if not any(path.endswith(name) for path in there)]
    assert not gone, "moved, or called otherwise: say in ARCHITECTURE.md where it is now"


def test_no_folder_is_longer_than_can_be_taken_in_at_a_glance() -> None:
    crowded = {
        str(folder.relative_to(ROOT)): len(modules)
        for folder in (ROOT / "tracker").rglob("*/")
        if len(modules := [m for m in folder.glob("*.py") if m.name != "__init__.py"]) > 22
    }
    assert not crowded, "a folder should hold what one can take in at a glance; which of these belong together?"


def test_each_folder_says_what_lives_there_and_what_it_does_not_know() -> None:
    silent = [
        str(start.relative_to(ROOT))
        for start in (ROOT / "tracker").rglob("__init__.py")
        if not start.read_text(encoding="utf-8").startswith('"""')
    ]
    assert not silent, "its __init__ begins with a sentence: what lives there, and what it does not know"


def test_where_things_are_is_found_by_the_words_one_would_look_for() -> None:
    """A word of the row stands in the name of its place, or in the sentence that place begins with."""
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Where things are")[1].split("\n## ")[0]
    unfound = []
    for row in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", told, flags=re.MULTILINE)[1:]:
        what, where = row
        words = {word[:5].casefold() for word in re.findall(r"[A-Za-z]{4,}", what)} - {"what", "when", "which", "this"}
        for place in re.findall(r"`([^`]+)`", where)[:1]:
            beginning = ast.get_docstring(ast.parse((ROOT / place).read_text(encoding="utf-8"))) or ""
            if not any(word in f"{place} {beginning}".casefold() for word in words):
                unfound.append((what, place))
    assert not unfound, (
        "whoever looks for it by those words does not find it: name it, or its module's first sentence, so"
    )
