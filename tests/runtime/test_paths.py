"""Where the program keeps its own, and who may read it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tracker.actions.outcome import Fault, StoreFault
from tracker.runtime.paths import Paths, make_ready, paths_for, private_umask
from tracker.runtime.single_instance import socket_for


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share" / "as-agreed"


@pytest.fixture
def open_umask() -> object:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_the_demo_has_a_folder_beside_the_real_one(tmp_path: Path) -> None:
    real, demo = paths_for(tmp_path / "mine"), paths_for(tmp_path / "mine", demo=True)
    assert demo.data == tmp_path / "mine-demo"
    assert real.data not in demo.store.parents


def test_everything_lies_below_the_folder_that_was_named(tmp_path: Path) -> None:
    paths = paths_for(tmp_path)
    assert {p.parent for p in (paths.store, paths.settings, paths.log, paths.draft, paths.lock)} == {tmp_path}


def test_what_lies_on_a_disk_is_called_as_it_ever_was() -> None:
    """Written out: whatever the program is called to the desktop, what people have must be found."""
    home = Path("as-agreed")
    there = Paths(home)
    assert [there.store, there.log, there.lock] == [home / f"as-agreed.{kind}" for kind in ("db", "log", "lock")]
    assert [p.name for p in (there.settings, there.draft, there.window, there.calendar_numbers, there.mappings)] == [
        "settings.json",
        "draft.json",
        "window.ini",
        "calendar-numbers.json",
        "mappings.json",
    ]
    assert socket_for(there.lock) == str(home / "as-agreed.socket")


def test_a_folder_named_from_here_stays_the_same_wherever_the_program_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths_for(Path("mine")).data == tmp_path / "mine"


@pytest.mark.skipif(os.name != "posix", reason="folder modes are a POSIX matter")
@pytest.mark.usefixtures("open_umask")
class TestPrivacy:
    def test_the_usual_folder_is_made_for_its_owner_only(self, usual: Path) -> None:
        make_ready(paths_for())
        assert mode(usual) == 0o700

    def test_the_usual_folder_is_closed_again_where_it_stood_open(self, usual: Path) -> None:
        usual.mkdir(parents=True, mode=0o755)
        make_ready(paths_for())
        assert mode(usual) == 0o700

    def test_a_folder_that_was_there_stays_as_its_owner_set_it(self, tmp_path: Path) -> None:
        shared = tmp_path / "shared"
        shared.mkdir(mode=0o755)
        make_ready(paths_for(shared))
        assert mode(shared) == 0o755

    def test_what_is_made_after_the_umask_is_read_by_nobody_else(self, tmp_path: Path) -> None:
        private_umask()
        (tmp_path / "file").write_text("", encoding="utf-8")
        assert mode(tmp_path / "file") == 0o600


def test_the_last_part_of_a_named_folder_is_made(tmp_path: Path) -> None:
    make_ready(paths_for(tmp_path / "new"))
    assert (tmp_path / "new").is_dir()


@pytest.mark.parametrize("name", ["no/such", "file", "file/below", "nul\0here", "x" * 300])
def test_a_folder_that_cannot_be_is_a_fault_and_nothing_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreFault) as caught:
        make_ready(paths_for(tmp_path / name))
    assert caught.value.fault is Fault.NO_FOLDER
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_no_file_is_a_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreFault) as caught:
        make_ready(paths_for(tmp_path))
    assert caught.value.fault is Fault.READ_ONLY
    tmp_path.chmod(0o700)
