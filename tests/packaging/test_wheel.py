"""The wheel, as someone gets it who has no checkout: complete, with its resources, and able to say good morning."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("pyproject.toml", "README.md", "LICENSE", "tracker", "resources", "packaging")


def quietly(*command: object, cwd: Path, **environment: str) -> str:
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an empty environment that has the wheel of this checkout and nothing else of it."""
    place = tmp_path_factory.mktemp("wheel")
    source = place / "source"  # building leaves folders behind; a copy keeps them out of the checkout
    source.mkdir()
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, source)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    quietly(*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", place, source, cwd=place)
    venv.create(place / "venv", with_pip=False, symlinks=os.name != "nt")
    programs = Path(sysconfig.get_path("scripts", "venv", {"base": str(place / "venv")}))
    wheel = next(place.glob("*.whl"))
    quietly(*pip, "--python", programs / "python", "install", "-q", "--no-deps", "--no-index", wheel, cwd=place)
    # The dependencies come from this environment: fetching Qt anew would take longer than all the other tests. A .pth
    # file adds their folder but does not read the .pth files in it, so the checkout stays out of reach.
    purelib = Path(sysconfig.get_path("purelib", "venv", {"base": str(place / "venv")}))
    (purelib / "outer.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return programs


@pytest.mark.slow
class TestInstalled:
    def test_the_program_is_the_wheels_own(self, installed: Path, tmp_path: Path) -> None:
        shown = quietly(
            installed / "python", "-c", "import tracker; print(tracker.__file__)", cwd=tmp_path, PYTHONPATH=""
        )
        assert installed.parent in Path(shown).parents

    def test_every_module_came_along(self, installed: Path, tmp_path: Path) -> None:
        code = (
            "import pathlib, tracker; here = pathlib.Path(tracker.__file__).parent;"
            "print(*(f.relative_to(here).as_posix() for f in here.rglob('*.py')))"
        )
        there = quietly(installed / "python", "-c", code, cwd=tmp_path, PYTHONPATH="").split()
        assert set(there) == {f.relative_to(ROOT / "tracker").as_posix() for f in (ROOT / "tracker").rglob("*.py")}

    def test_every_resource_came_along(self, installed: Path, tmp_path: Path) -> None:
        code = "from tracker.runtime.resources import resource; print(resource('icons').parent)"
        folder = Path(quietly(installed / "python", "-c", code, cwd=tmp_path, PYTHONPATH="").strip())
        assert installed.parent in folder.parents

        def names(below: Path) -> set[str]:
            return {f.relative_to(below).as_posix() for f in below.rglob("*") if f.is_file()}

        assert names(folder) == names(ROOT / "resources")

    def test_it_tells_the_morning_of_the_sample_data(self, installed: Path, tmp_path: Path) -> None:
        home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share"), "PYTHONPATH": ""}
        shown = quietly(installed / "as-agreed", "--demo", "today", cwd=tmp_path, **home)
        assert "TODAY" in shown.upper()
