"""The start script and what lies beside it: readable by an old Python, pinned, and of one name everywhere."""

from __future__ import annotations

import ast
import configparser
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tracker.runtime.paths import APP_ID
from tracker.runtime.resources import resource

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def pins() -> dict[str, str]:
    lines = (PACKAGING / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    found = [re.sub(r"\s+", " ", line) for line in lines if not line.startswith("#")]
    return {name_of(pin): pin for pin in found}


PINS = pins()


def test_an_old_python_reads_far_enough_to_be_told_that_it_is_old() -> None:
    script = (PACKAGING / "run.py").read_text(encoding="utf-8")
    ast.parse(script, feature_version=(3, 7))
    asked_at = script.index("sys.version_info <")
    assert re.findall(r"^(?:import|from) (\S+)", script[:asked_at], re.MULTILINE) == ["sys"]


def test_every_dependency_is_pinned_and_nothing_says_where_it_comes_from() -> None:
    for name, pin in PINS.items():
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [\w.]+ [!=]= '\w+')?( --hash=sha256:[0-9a-f]{64})+", pin), name
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"], "pip"]
    assert {name_of(requirement) for requirement in wanted} <= PINS.keys()


def test_what_is_pinned_is_all_that_is_needed() -> None:
    """Else the installation would end in the middle: where digests are asked for, nothing comes along without one."""
    command = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "check"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout
    here = {name_of(found.name) for found in distributions()} - {APP_ID}
    assert here <= PINS.keys(), "not pinned; CONTRIBUTING.md says how constraints.txt is written"


def test_the_program_has_one_name_everywhere() -> None:
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.read(PACKAGING / f"{APP_ID}.desktop", encoding="utf-8")
    entry = desktop["Desktop Entry"]
    metainfo = ET.parse(PACKAGING / f"{APP_ID}.metainfo.xml")
    assert PROJECT["name"] == entry["Icon"] == entry["StartupWMClass"] == metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert resource(f"icons/{APP_ID}.svg").is_file()
    assert entry["Exec"] in PROJECT["gui-scripts"]
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.attrib["version"] == PROJECT["version"]


@pytest.mark.parametrize("package", ["PySide6.QtCore", "peewee", "playhouse.migrate"])
def test_rules_and_actions_are_tried_without_what_they_must_not_need(tmp_path: Path, package: str) -> None:
    asking = tmp_path / "test_asking.py"
    asking.write_text(f"import {package}\n\ndef test_it():\n    pass\n", encoding="utf-8")
    plain = [sys.executable, str(PACKAGING / "plain_python.py"), "-o", "cache_dir=none", str(asking)]
    ran = subprocess.run(plain, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode != 0
    assert "is kept out here" in ran.stdout
