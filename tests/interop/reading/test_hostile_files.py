"""Claims about files that mean harm, or are damaged beyond sense: each is told in a problem or two, and soon, and small."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.interop.reading.reads import people_in, told, whole
from tracker.interop.reading.file import read_path
from tracker.presentation.words.files.reading import problems_of_file
from tracker.rules.bring_in.file_read import FILE_LIMIT, LINE_LIMIT, Kind
from tracker.rules.bring_in.problems import ProblemKind

SOON = 5.0
"""Seconds of the processor for any of these; each is a million characters or so, and takes a few tenths of one."""

MANY = 60_000

BAD: dict[str, tuple[Callable[[], bytes], int, list[str]]] = {
    "a million empty columns": (lambda: b"Name" + b"," * 1_000_000 + b"\nAnn" + b"," * 1_000_000 + b"\n", 1, []),
    "a million columns": (lambda: b"Name,Town\nAnn" + b",x" * 90_000 + b"\n", 1, ["2 too-many-columns", "2 row-longer"]),
    "a name of a hundred thousand letters": (lambda: b"Name,Town\n" + b"W" * 100_000 + b",Ely\n", 1, ["2 field-too-long Name"]),
    "nulls": (lambda: b"Name,Town\n" + b"a\0,\0b\n" * MANY, 0, ["0 not-known"]),
    "nothing but nulls": (lambda: b"\0" * MANY, 0, ["0 empty"]),
    "halves of letters": (lambda: b"\xff\xfe" + "Name,Town\n".encode("utf-16-le") + b"\x00\xd8" * 9, 1, ["0 bytes-unreadable", "2 row-shorter"]),
    "quotation marks on every line": (lambda: b"Name,Town\n" + b'"a,Ely\n' * 2, 2, ["2 quote-unclosed", "3 quote-unclosed"]),
    "signs that a careless pattern would go over again and again": (
        lambda: b'Name,E-mail,Phone,Last contacted,Birthday\nA,"' + b"<" * MANY + b'","' + b"1 or " * 50_000 + b'","' + b"1/" * MANY + b'",' + b"-" * 50_000 + b"\n",
        1,
        [],
    ),
    "a card of signs": (
        lambda: b"BEGIN:VCARD\nN:" + b";" * MANY + b"\nFN:x\nADR:" + b";" * MANY + b"\nTEL;" + b"A;" * MANY + b':1\nTEL;X="' + b'"' * MANY + b":1\nNOTE:" + b"\\" * 9999 + b"\nEND:VCARD\n",
        1,
        [],
    ),
    "cards that only begin": (lambda: b"BEGIN:VCARD\n" * 3, 0, ["0 empty"] + [f"{n} {kind}" for n in (1, 2, 3) for kind in ("card-unclosed", "nothing-in-it")]),
    "cards within cards within cards": (lambda: b"BEGIN:VCARD\nAGENT:\n" * 5_000, 0, []),
    "a card with thousands of numbers": (lambda: b"BEGIN:VCARD\nFN:x\n" + b"".join(b"TEL:+4420%07d\n" % n for n in range(9_000)) + b"END:VCARD\n", 1, ["1 too-many", "1 field-too-long Phone"]),
    "one line that folds for ever": (lambda: b"BEGIN:VCARD\nFN:x\nNOTE:x" + (b"\n " + b"x" * 70) * 16_000 + b"\nEND:VCARD\n", 1, ["3 line-too-long NOTE", "1 field-too-long NOTE"]),
}  # fmt: skip


@pytest.mark.parametrize("harm", BAD)
def test_a_file_that_means_harm_is_read_soon_and_told(harm: str) -> None:
    made, people, problems = BAD[harm]
    data = made()
    begun = time.process_time()
    cards, found = people_in(data)
    assert time.process_time() - begun < SOON
    assert len(cards) == people
    assert len(problems_of_file(found)) == len({problem.kind for problem in found})
    if problems:
        assert sorted(told(found)) == sorted(problems)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04" + b"\0" * 40 + b"xl/workbook.xml", "xlsx"),
        (b"%PDF-1.7 \n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "xls"),
        (bytes(range(1, 9)) * 40, ""),
    ],
)
def test_what_is_no_text_is_called_by_its_kind(data: bytes, what: str) -> None:
    (problem,) = whole(data).problems
    assert (problem.kind, problem.text) == (ProblemKind.NOT_KNOWN, what)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n", b"Name,Phone\n"])
def test_a_file_without_anybody_is_told_as_empty(data: bytes) -> None:
    assert ProblemKind.EMPTY in [problem.kind for problem in whole(data).problems]


def test_a_file_beyond_the_limit_is_never_read(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)  # of nothing: it takes no room on the disk
    read = read_path(large)
    assert read is not None
    assert read.kind is Kind.NONE
    assert [(problem.kind, problem.text) for problem in read.problems] == [(ProblemKind.TOO_LARGE, str(FILE_LIMIT + 1))]


def test_reading_stops_where_nobody_wants_it_any_more() -> None:
    asked: list[tuple[int, int]] = []

    def wanted(done: int, of: int) -> bool:
        asked.append((done, of))
        return len(asked) < 3

    from tracker.interop.reading.file import read_file

    long = b"x" * 4_000
    for data in (
        b"Name,Town\n" + (b"Ann," + long + b"\n") * 250,
        (b"BEGIN:VCARD\nFN:x\nNOTE:" + long + b"\nEND:VCARD\n") * 250,
        b"BEGIN:VCALENDAR\n" + (b"X:" + long + b"\n") * 250,
    ):
        asked.clear()
        assert read_file(data, progress=wanted) is None
        assert len(asked) == 3
        assert all(0 <= done <= of == len(data) for done, of in asked)


MEASURED = """
    import sys
    from pathlib import Path

    def peak():
        told = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
        return int(told[0].split()[1]) // 1024

    from tracker.interop.reading.file import read_file
    from tracker.rules.bring_in.cards_of import cards_of
    from tracker.rules.bring_in.mapping_of import mapping_of

    read = read_file({data})
    if read.table is not None:
        cards_of(read.table, mapping_of(read.table))
    print(peak())
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells how much a process took at most")
@pytest.mark.parametrize(
    "data",
    [
        f"b'Name,Notes\\n' + (b'W,' + b'W' * 100_000 + b'\\n') * {FILE_LIMIT // 100_100}",
        "(b'a' + b',' * 900_000 + b'b\\n') * 9",
        f"(b'BEGIN:VCARD\\nFN:x\\nPHOTO;ENCODING=b:' + b'A' * {LINE_LIMIT} + b'\\nEND:VCARD\\n') * {FILE_LIMIT // LINE_LIMIT - 1}",
    ],
)
def test_no_file_takes_more_than_two_hundred_megabytes(data: str) -> None:
    program = textwrap.dedent(MEASURED.format(data=data))
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert int(ran.stdout) < 200
