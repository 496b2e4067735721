"""Claims about the code: whatever is for people is a whole, literal sentence that can be translated, said through tr.

They read the syntax tree, so that a text is found even where no test shows it.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.tongues.syntax import TEXTS, faults_in

ROOT = Path(__file__).resolve().parents[2]
TRACKER = ROOT / "tracker"
SPEAKING = ("assembly", "interop", "presentation", "terminal", "widgets")
SILENT = ("rules", "actions", "storage", "runtime")

NOT_FOR_PEOPLE = {
    "style_sheet.py": "is a style sheet",
    "pictures.py": "types what somebody would type, to take a picture of it",
    "flow_pictures.py": "types what somebody would type, to take a picture of it",
    "entry_pictures.py": "types what somebody would type, to take a picture of it",
    "day_scenes.py": "writes down what somebody would have agreed, to take a picture of it",
    "calendar_scenes.py": "writes down what somebody would have agreed, to take a picture of it",
    "card_scenes.py": "writes down what somebody would have agreed, to take a picture of it",
    "first_scenes.py": "writes down what somebody would have agreed, to take a picture of it",
    "team_scenes.py": "says who somebody would be in a team, to take a picture of it",
    "bring_pictures.py": "writes a table as somebody would have it, to take a picture of it",
    "strip.py": "gives examples of what is typed, in the English that is read in every tongue",
    "examples.py": "gives examples of what is typed, in the English that is read in every tongue",
    "palette_foot.py": "gives examples of what is typed, in the English that is read in every tongue",
    "follows.py": "types what its picks mean, in the English that is read in every tongue",
    "next_line.py": "writes what a line reads, in the English that is read in every tongue",
    "keys_told.py": "names keys as Qt does, which says them as the system writes them",
    "sample.py": "reads the names of our own file",
    "dav.py": "writes what a server is asked, in its own words",
    "calendar_server.py": "names kinds of content as a server knows them",
    "tables.py": "names the columns of our own tables, by which they are read again",
}

MODULES = sorted(path for room in SPEAKING for path in (TRACKER / room).rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TRACKER)))
def test_what_is_for_people_is_said_as_whole_literal_sentences(path: Path) -> None:
    loose_too = path.name not in NOT_FOR_PEOPLE
    faults = faults_in(path.read_text(encoding="utf-8"), loose_too)
    assert not faults, "\n".join([f"{path.relative_to(ROOT)}:", *faults])


def test_rules_deeds_and_storage_say_nothing() -> None:
    for path in (path for room in SILENT for path in (TRACKER / room).rglob("*.py")):
        imported = {
            node.module
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        assert "tracker.tongue" not in imported, f"{path.relative_to(ROOT)} gives codes and facts; the words say them"


SAYS_WELL = """
from tracker.tongue import phrase, tr, tr_n
AGREED_TO = {1: phrase("nobody agreed to …", "a call")}
def told(self, n, who):
    self.setText(tr("&Save"))
    return tr("{who} agreed.", who=who) + tr_n("{n} day with {who}", "{n} days with {who}", n, who=who)
"""
SAYS_BADLY = {
    'def f(x): return tr(f"Hello {x}")': "literal",
    'def f(x): return tr("Hello " + x)': "literal",
    'def f(x): return tr("Hello %s" % x)': "literal",
    "def f(x): return tr(x)": "literal",
    'def f(x): return tr("")': "literal",
    'def f(x): return tr_as(x, "a call")': "literal",
    'def f(x): return self.tr("Hello " + x)': "Qt's own",
    'def f(widget): return widget.tr("Hello")': "Qt's own",
    'def f(x): return tr("Hello {who}", whom=x)': "slots",
    'def f(x): return tr("Hello", who=x)': "slots",
    'def f(x): return tr("Hello {who} {when}", who=x)': "slots",
    'def f(x): return tr_n("{n} day", "{n} days with {who}", x)': "slots",
    'def f(x): return tr("Hello {}", who=x)': "plain name",
    'def f(x): return tr("Hello {who", who=x)': "expected '}'",
    'def f(x): return tr("Hello {who}", **x)': "by name",
    'TOLD = tr("Hello")': "read in",
    'class A:\n    told = tr_as("row", "Hello")': "read in",
    'def f(x=tr("Hello")): ...': "read in",
    'def f(): return "Hello there"': "looks like",
    'def f(x): return f"{x} is gone"': "looks like",
    'def f(x): self.setText("Save")': "looks like",
    'def f(x): return tr("Hello {who}", who="our friend")': "looks like",
}


def test_the_reader_of_the_syntax_tree_sees_nothing_wrong_where_nothing_is() -> None:
    assert faults_in(SAYS_WELL) == []


@pytest.mark.parametrize(("source", "why"), SAYS_BADLY.items())
def test_the_reader_of_the_syntax_tree_sees_what_is_wrong(source: str, why: str) -> None:
    found = faults_in(source)
    assert len(found) == 1
    assert why in found[0]


def test_the_linter_and_the_template_know_the_same_functions() -> None:
    import tomllib

    from tests.tongues.catalogues import catalogues

    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert set(linter["flake8-gettext"]["function-names"]) == set(TEXTS)
    assert set(catalogues.SAYS) == set(TEXTS)
    assert set(catalogues.ROOMS) == set(SPEAKING)
