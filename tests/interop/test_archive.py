"""Everything as one archive: opened whole on an empty computer, and nothing half done by one that means harm."""

from __future__ import annotations

import os
import stat
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.builders import JO, ME, at, day, exact, jo, objects, promise, talk
from tests.storage.looking import NOW, do, everything, written_by_newer
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.taking_out import Wanted
from tracker.assembly.setup import Setup
from tracker.assembly.stores import Opening, keeping_over, taking_out_of
from tracker.interop import archive
from tracker.interop.reading.file import read_path
from tracker.rules.bring_in.problems import ProblemKind
from tracker.rules.prospect import Prospect
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import make_ready, paths_for
from tracker.runtime.settings import Settings
from tracker.storage.file.connection import SCHEMA_VERSION
from tracker.storage.file.opening import open_store
from tracker.storage.store import SqliteStore

AGREED = talk(exact("2026-11-25 10:00"), words="Ring me then")
ROOT = Path(__file__).parents[2]


class Computer:
    """A computer with a folder of ours on it, empty at first."""

    def __init__(self, folder: Path) -> None:
        self.setup = Setup(paths_for(folder), lambda: NOW, Settings(me=ME, zone="Europe/London"), IdSource())
        make_ready(self.setup.paths)
        self.opening = Opening(lambda: open_store(self.setup.paths.store))
        self.keeping = keeping_over(self.setup, self.opening, lambda: True)

    @property
    def store(self) -> SqliteStore:
        return self.opening()

    def take_out(self, place: Path) -> None:
        taking = taking_out_of(self.setup)
        taking.take_out(Wanted(place))

    def left(self) -> list[str]:
        """Whatever lies in the folder and is no store, no backup and no memory of numbers."""
        ours = {"as-agreed.db", "as-agreed.db-journal", "backups", "calendar-numbers.json"}
        return [each.name for each in self.setup.paths.data.iterdir() if each.name not in ours]


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "old")
    gone = Prospect(3, "Erased Person", notes="a secret of theirs")
    in_trash = Prospect(4, "In Trash", deleted_at=at("2026-11-10 09:00"))
    do(
        computer.store,
        jo(notes="likes lemon"),
        Prospect(2, "Kim"),
        in_trash,
        AGREED,
        promise(day("2026-12-01")),
        objects(None, "2026-11-02 09:00"),
    )
    do(computer.store, gone)
    computer.store.erase(3, ME, NOW)
    yield computer
    computer.opening.close()


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "new")
    assert computer.store.is_empty()
    yield computer
    computer.opening.close()


def test_an_empty_computer_opens_it_whole(old: Computer, new: Computer, tmp_path: Path) -> None:
    place = tmp_path / "all.zip"
    old.take_out(place)
    done = new.keeping.bring_from(place)
    assert done is not None
    assert (done.held.people, done.held.agreements) == (2, 2)
    old.opening.close()
    assert everything(new.setup.paths.store) == everything(old.setup.paths.store)
    assert new.store.verify_chain() is None
    assert [each.name for each in new.store.in_trash()] == ["In Trash"]
    assert new.left() == []


def test_a_backup_is_taken_there_too_and_what_it_replaced_can_be_had_back(old: Computer, new: Computer) -> None:
    do(new.store, jo(name="Of this computer"))
    backed_up = old.keeping.back_up().backup
    assert backed_up is not None
    done = new.keeping.bring_from(backed_up.place)
    assert done is not None
    assert done.replaced is not None
    new.keeping.put_back(done.replaced.place)
    history = new.store.history_of(JO)
    assert history is not None
    assert history.prospect.name == "Of this computer"


def test_taken_for_a_list_of_people_it_is_told_what_it_is(old: Computer, tmp_path: Path) -> None:
    place = tmp_path / "all.zip"
    old.take_out(place)
    backed_up = old.keeping.back_up().backup
    assert backed_up is not None
    for file in (place, backed_up.place):
        read = read_path(file)
        assert read is not None
        assert [problem.kind for problem in read.problems] == [ProblemKind.EVERYTHING]


def test_stopped_before_it_is_put_in_place_all_is_as_it_was(old: Computer, new: Computer, tmp_path: Path) -> None:
    place = tmp_path / "all.zip"
    old.take_out(place)
    do(new.store, jo(name="Of this computer"))
    told: list[int] = []
    stop = 1001

    def going_on(at: int, _of: int) -> bool:
        told.append(at)
        return at < stop

    for stop in (0, 300, 600):  # noqa: B007  it is heeded by `going_on`
        assert new.keeping.bring_from(place, going_on) is None
        assert [line.name for line in new.store.people_called("Of this computer", 9)] == ["Of this computer"]
        assert new.left() == []
    stop, told = 1001, []
    assert new.keeping.bring_from(place, going_on) is not None
    assert told == sorted(told), "it only goes on"


def test_nobody_erased_is_anywhere_in_it(old: Computer, tmp_path: Path) -> None:
    place = tmp_path / "all.zip"
    old.take_out(place)
    with zipfile.ZipFile(place) as opened:
        contents = {name: opened.read(name) for name in opened.namelist()}
    assert set(contents) == {
        "as-agreed.db", "people.csv", "agreements.csv", "contacts.csv", "people.vcf", "agreements.ics", "read-me.txt",
    }  # fmt: skip
    for name, content in contents.items():
        assert b"Erased Person" not in content, name
        assert b"a secret" not in content, name
    assert b"In Trash" in contents["as-agreed.db"]
    assert not [name for name, content in contents.items() if b"In Trash" in content and name != "as-agreed.db"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert old.left() == [], "the copy that was packed is gone"


def test_what_is_open_here_is_not_brought_into_itself(old: Computer) -> None:
    with pytest.raises(Refusal) as told:
        old.keeping.bring_from(old.setup.paths.store)
    assert told.value.problem is Problem.OPEN_HERE


def a_zip(place: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return place


def a_store(folder: Path) -> bytes:
    place = folder / "made.db"
    store = open_store(place)
    do(store, jo())
    store.close()
    return place.read_bytes()


LENGTH = 256 * 1024 * 1024


@cache
def _bomb() -> bytes:
    """A quarter of a gigabyte of nothing, after what looks like the beginning of a store: one piece, again and again."""
    packer, check = zlib.compressobj(9, zlib.DEFLATED, -15), zlib.crc32(archive.SQLITE)
    body = packer.compress(archive.SQLITE) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = bytes(1024 * 1024)
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(LENGTH // len(piece)):
        check = zlib.crc32(piece, check)
    body += packed * (LENGTH // len(piece)) + packer.flush()
    told = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, check, len(body), LENGTH + len(archive.SQLITE), 12, 0)
    local = b"PK\x03\x04" + told + b"as-agreed.db" + body
    listed = b"PK\x01\x02" + struct.pack("<H", 20) + told + struct.pack("<3H2L", 0, 0, 0, 0, 0) + b"as-agreed.db"
    return local + listed + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(local), 0)


def bomb(folder: Path) -> Path:
    return _written(folder / "bomb.zip", _bomb())


def lying_bomb(folder: Path) -> Path:
    """It says that it is small, and is not."""
    real = struct.pack("<L", LENGTH + len(archive.SQLITE))
    return _written(folder / "bomb.zip", _bomb().replace(real, struct.pack("<L", 4096)))


def long_list(folder: Path) -> Path:
    return a_zip(folder / "list.zip", *((f"{n}.txt", b"") for n in range(2_000)))


def fake_larger(folder: Path) -> Path:
    """Its end says that the true list is somewhere else, and endless."""
    content = a_zip(folder / "larger.zip", ("as-agreed.db", a_store(folder))).read_bytes()
    at_ = content.rfind(b"PK\x05\x06")
    return _written(folder / "larger.zip", content[:at_] + b"PK\x06\x07" + bytes(16) + content[at_:])


def locked(folder: Path) -> Path:
    """As a packer marks what takes a password."""
    content = bytearray(a_zip(folder / "locked.zip", ("as-agreed.db", a_store(folder))).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + flags] |= 1
    return _written(folder / "locked.zip", bytes(content))


def cut_short(folder: Path) -> Path:
    place = a_zip(folder / "cut.zip", ("as-agreed.db", a_store(folder)))
    return _written(place, place.read_bytes()[:-40])


def flipped(folder: Path) -> Path:
    place = a_zip(folder / "flipped.zip", ("as-agreed.db", a_store(folder)))
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 0x55
    return _written(place, bytes(content))


def with_a_damaged_store(folder: Path) -> Path:
    store = bytearray(a_store(folder))
    store[4096:8192] = bytes(4096)
    return a_zip(folder / "damaged.zip", ("as-agreed.db", bytes(store)))


def with_a_newer_store(folder: Path) -> Path:
    a_store(folder)
    written_by_newer(folder / "made.db", SCHEMA_VERSION + 1)
    return a_zip(folder / "newer.zip", ("as-agreed.db", (folder / "made.db").read_bytes()))


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.zip")
    return folder / "pipe.zip"


def _written(place: Path, content: bytes) -> Path:
    place.write_bytes(content)
    return place


HOSTILE: dict[str, tuple[Callable[[Path], Path], Problem]] = {
    "nothing": (lambda f: _written(f / "a.zip", b""), Problem.NO_ARCHIVE),
    "a picture": (lambda f: _written(f / "a.zip", b"\x89PNG\r\n" * 99), Problem.NO_ARCHIVE),
    "not there": (lambda f: f / "nowhere.zip", Problem.NO_ARCHIVE),
    "a folder": (lambda f: f, Problem.NO_ARCHIVE),
    "a pipe": (a_pipe, Problem.NO_ARCHIVE),
    "another's archive": (lambda f: a_zip(f / "a.zip", ("photo.png", b"x")), Problem.NO_ARCHIVE),
    "an empty archive": (lambda f: a_zip(f / "a.zip"), Problem.NO_ARCHIVE),
    "no store under its name": (lambda f: a_zip(f / "a.zip", ("as-agreed.db", b"x" * 5_000)), Problem.NO_ARCHIVE),
    "a path that leads out": (lambda f: a_zip(f / "a.zip", ("as-agreed.db", a_store(f)), ("../../x", b"x")), Problem.NO_ARCHIVE),
    "a store that leads out": (lambda f: a_zip(f / "a.zip", ("../as-agreed.db", a_store(f))), Problem.NO_ARCHIVE),
    "a path from the root": (lambda f: a_zip(f / "a.zip", ("as-agreed.db", a_store(f)), ("/etc/x", b"x")), Problem.NO_ARCHIVE),
    "a path of another system": (lambda f: a_zip(f / "a.zip", ("as-agreed.db", a_store(f)), ("C:\\x", b"x")), Problem.NO_ARCHIVE),
    "too dense": (bomb, Problem.TOO_LARGE_ARCHIVE),
    "too dense, and denied": (lying_bomb, Problem.DAMAGED_ARCHIVE),
    "a list without end": (long_list, Problem.TOO_LARGE_ARCHIVE),
    "a list somewhere else": (fake_larger, Problem.TOO_LARGE_ARCHIVE),
    "locked": (locked, Problem.LOCKED_ARCHIVE),
    "cut short": (cut_short, Problem.DAMAGED_ARCHIVE),
    "a flipped bit": (flipped, Problem.DAMAGED_ARCHIVE),
    "a damaged store in it": (with_a_damaged_store, Problem.DAMAGED_ARCHIVE),
    "a newer store in it": (with_a_newer_store, Problem.NEWER_ARCHIVE),
    "a damaged backup": (lambda f: _written(f / "b.db", a_store(f)[:9_000]), Problem.DAMAGED_ARCHIVE),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_means_harm_or_came_to_harm_is_refused_and_nothing_is_half_done(
    new: Computer, tmp_path: Path, what: str
) -> None:
    do(new.store, jo(name="Mine"))
    make, problem = HOSTILE[what]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = make(elsewhere)
    before = everything(new.setup.paths.store)
    with pytest.raises(Refusal) as told:
        new.keeping.bring_from(place)
    assert told.value.problem is problem
    assert told.value.what == place.name
    assert everything(new.setup.paths.store) == before
    assert new.left() == []


MEASURED = """
import re, sys
from pathlib import Path
from tracker.actions.outcome import Refusal
from tracker.interop.archive import store_in
try:
    store_in(Path(sys.argv[1]), Path(sys.argv[2]))
except Refusal as refused:
    print(refused.problem.value)
# The most it ever held since it began; what the system counts for a child begins with its parent's.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as on Linux")
def test_a_bomb_takes_under_two_hundred_megabytes_of_memory(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for make, said in ((bomb, "too-large-archive"), (lying_bomb, "damaged-archive")):
        command = [sys.executable, "-c", MEASURED, str(make(tmp_path)), str(tmp_path / "into.db")]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
        problem, megabytes = ran.stdout.split()
        assert (problem, int(megabytes) < 200) == (said, True)
        assert not (tmp_path / "into.db").exists()
