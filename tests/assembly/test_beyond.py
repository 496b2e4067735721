"""What the program reaches beyond its window: it starts along on the folder it was started on, or says why not."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from tests.new_store import SETTINGS
from tracker.assembly.beyond import beyond_of
from tracker.assembly.opening import reach_beyond
from tracker.assembly.setup import Setup
from tracker.runtime.desktop.starting_along import autostart_folder
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import APP_ID, paths_for
from tracker.tongue import tr

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems start programs otherwise")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(os.environ, "XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / f"{APP_ID}.desktop"


def test_it_starts_along_unseen_on_the_same_folder_until_it_is_switched_off(place: Path, tmp_path: Path) -> None:
    beyond = beyond_of(tmp_path / "people")
    assert beyond.starts_along() is False
    assert beyond.start_along(True) is None
    (started,) = [line for line in place.read_text().splitlines() if line.startswith("Exec=")]
    assert started.endswith(f'"--data-dir" "{tmp_path}/people" "--hidden"')
    assert beyond.starts_along() is True
    assert beyond.start_along(False) is None
    assert not place.exists()


def test_on_its_own_folder_it_names_none(place: Path) -> None:
    beyond_of(None).start_along(True)
    assert "--data-dir" not in place.read_text()


def test_a_file_that_is_not_ours_is_named_and_left(place: Path) -> None:
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    told = beyond_of(None).start_along(True)
    assert told == tr(
        "Starting with the computer: {file} is there already, and not from this program; it was left as it is.",
        file=place,
    )
    assert place.read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_one_sentence(place: Path) -> None:
    place.parent.parent.write_text("a file")
    told = beyond_of(None).start_along(True)
    assert told is not None
    assert told.startswith(f"Starting with the computer, {place}: ")


@pytest.mark.parametrize(("demo", "pretended"), [(True, False), (False, True)])
def test_of_made_up_people_and_times_no_desktop_is_told(tmp_path: Path, demo: bool, pretended: bool) -> None:
    setup = Setup(paths_for(tmp_path), lambda: None, SETTINGS, IdSource(), demo=demo, pretended=pretended)  # type: ignore[arg-type, return-value]
    reach_beyond(setup, Namespace(data_dir=None))
    beyond = setup.beyond
    assert beyond is not None
    assert (beyond.desktop(), beyond.has_tray, beyond.starts_along()) == (None, False, None)


def test_where_a_desktop_looks_is_asked_of_it(place: Path) -> None:
    assert autostart_folder() == place.parent
