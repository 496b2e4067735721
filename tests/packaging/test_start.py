"""The start script and what lies beside it: readable by an old Python, pinned, and of one name everywhere."""

from __future__ import annotations

import ast
import configparser
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tests.packaging.scripts import script
from tracker.runtime.paths import APP_ID
from tracker.runtime.resources import resource

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DESKTOP_FILE = ROOT / "resources" / "desktop" / f"{APP_ID}.desktop"
DESKTOP = configparser.ConfigParser(interpolation=None)
DESKTOP.read(DESKTOP_FILE, encoding="utf-8")
METAINFO_FILE = PACKAGING / f"{APP_ID}.metainfo.xml"
METAINFO = ET.parse(METAINFO_FILE)


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def pins(file: str = "constraints.txt") -> dict[str, str]:
    lines = (PACKAGING / file).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    found = [re.sub(r"\s+", " ", line) for line in lines if not line.startswith("#")]
    return {name_of(pin): pin for pin in found}


PINS = pins()


def test_an_old_python_reads_far_enough_to_be_told_that_it_is_old() -> None:
    script = (PACKAGING / "run.py").read_text(encoding="utf-8")
    ast.parse(script, feature_version=(3, 7))
    asked_at = script.index("sys.version_info <")
    assert re.findall(r"^(?:import|from) (\S+)", script[:asked_at], re.MULTILINE) == ["sys"]


def test_every_dependency_is_pinned_and_nothing_says_where_it_comes_from() -> None:
    when = r"[\w.]+ [!=<]=? '[\w.]+'"
    pinned = re.compile(rf"[\w.-]+==[\w.]+( ; {when}( and {when})*)?( --hash=sha256:[0-9a-f]{{64}})+")
    for name, pin in [*PINS.items(), *pins("build-constraints.txt").items()]:
        assert pinned.fullmatch(pin), name
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"], "pip"]
    assert {name_of(requirement) for requirement in wanted} <= PINS.keys()


def test_what_is_pinned_is_all_that_is_needed() -> None:
    """Else the installation would end in the middle: where digests are asked for, nothing comes along without one."""
    command = [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "check"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout
    here = {name_of(found.name) for found in distributions()} - {PROJECT["name"]}
    assert here <= PINS.keys(), "not pinned; CONTRIBUTING.md says how constraints.txt is written"


def test_the_program_has_one_name_everywhere() -> None:
    entry = DESKTOP["Desktop Entry"]
    assert entry["Icon"] == entry["StartupWMClass"] == METAINFO.findtext("id") == APP_ID
    assert METAINFO.findtext("launchable") == f"{APP_ID}.desktop"
    assert METAINFO.findtext("name") == entry["Name"]
    assert resource("icons/as-agreed.svg").is_file()


def test_whatever_the_menu_starts_is_installed() -> None:
    started = {DESKTOP[section]["Exec"].split()[0] for section in DESKTOP.sections()}
    assert started == set(PROJECT["gui-scripts"])
    provided = {found.text for found in METAINFO.iterfind("provides/binary")}
    assert provided == {*PROJECT["gui-scripts"], *PROJECT["scripts"]}
    actions = DESKTOP["Desktop Entry"]["Actions"].strip(";").split(";")
    assert [f"Desktop Action {action}" for action in actions] == DESKTOP.sections()[1:]


def test_the_newest_release_that_is_told_of_is_this_version() -> None:
    newest = METAINFO.find("releases/release")
    assert newest is not None
    assert newest.attrib["version"] == PROJECT["version"]


def test_no_address_is_made_up() -> None:
    """The project has no home on the network yet: an address that is not ours may become anybody's."""
    assert "://" not in METAINFO_FILE.read_text(encoding="utf-8") + DESKTOP_FILE.read_text(encoding="utf-8")
    assert "urls" not in PROJECT


@pytest.mark.parametrize(
    ("validator", "options", "place"),
    [("desktop-file-validate", (), DESKTOP_FILE), ("appstreamcli", ("validate", "--no-net"), METAINFO_FILE)],
    ids=["menu entry", "metainfo"],
)
def test_the_desktops_own_validator_has_nothing_to_say(validator: str, options: tuple[str, ...], place: Path) -> None:
    if shutil.which(validator) is None:
        pytest.skip(f"{validator} is not installed (Debian: desktop-file-utils, appstream)")
    ran = subprocess.run([validator, *options, place], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("package", ["PySide6.QtCore", "peewee", "playhouse.migrate"])
def test_rules_and_actions_are_tried_without_what_they_must_not_need(tmp_path: Path, package: str) -> None:
    asking = tmp_path / "test_asking.py"
    asking.write_text(f"import {package}\n\ndef test_it():\n    pass\n", encoding="utf-8")
    plain = [sys.executable, str(PACKAGING / "plain_python.py"), "-o", "cache_dir=none", str(asking)]
    ran = subprocess.run(plain, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode != 0
    assert "is kept out here" in ran.stdout


APT_GET = '#!/bin/sh\necho "$@" >> {}\n'
LEFT_OUT = "The tests of a team's server are left out without PostgreSQL (Debian: sudo apt-get install postgresql)."


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody has tried a team's server")
@pytest.mark.parametrize(
    ("there", "user", "installed", "said"),
    [
        (
            False,
            0,
            ["update --quiet", "install --yes --no-install-recommends postgresql"],
            "Installing what is missing",
        ),
        (False, 1000, [], LEFT_OUT),
        (True, 0, [], ""),
    ],
    ids=["as root", "as somebody else", "where it is there"],
)
def test_the_tests_bring_a_postgresql_where_they_may(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    there: bool,
    user: int,
    installed: list[str],
    said: str,
) -> None:
    run = script("run")
    bin_, asked, postgres = tmp_path / "bin", tmp_path / "asked", tmp_path / "postgresql"
    bin_.mkdir()
    (bin_ / "apt-get").write_text(APT_GET.format(asked), encoding="ascii")
    (bin_ / "apt-get").chmod(0o755)
    if there:
        (postgres / "15" / "bin").mkdir(parents=True)
        (postgres / "15" / "bin" / "initdb").touch()
    monkeypatch.setenv("PATH", str(bin_))
    monkeypatch.setattr(run, "POSTGRES_AT", postgres)
    monkeypatch.setattr(run.os, "geteuid", lambda: user)
    run.offer_postgres()
    assert (asked.read_text(encoding="ascii").splitlines() if asked.exists() else []) == installed
    told = "".join(capfd.readouterr())
    assert said in told if said else not told
