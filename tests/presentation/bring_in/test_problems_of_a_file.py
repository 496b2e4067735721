"""Many lines with one kind of problem are told in one sentence, and one line by itself as it always was."""

from __future__ import annotations

import pytest

from tracker.presentation.words.files.reading import PROBLEM, SEVERAL, lines_of, problems_of_file
from tracker.rules.bring_in.problems import Problem, ProblemKind, Tally

BROKEN, SHORT, EMPTY = ProblemKind.NUMBER_BROKEN, ProblemKind.ROW_SHORTER, ProblemKind.EMPTY


def broken(*lines: int, column: str = "Mobile") -> list[Problem]:
    return [Problem(line, BROKEN, "4.42079E+11", column) for line in lines]


TOLD: dict[str, tuple[list[Problem], int, list[str]]] = {
    "one by itself": (broken(3), 0, ["Line 3, Mobile: A spreadsheet rounded the number 4.42079E+11; it was left out."]),
    "nobody named, but a firm": (
        [Problem(4, ProblemKind.NO_NAME, "Orr Ltd"), Problem(0, EMPTY)],
        0,
        ["Line 4: Nobody is named here, so they go by Orr Ltd.", "There is nobody in it."],
    ),
    "fourteen of one column": (
        broken(3, 7, *range(9, 21)),
        0,
        ["Mobile: 14 numbers were rounded by a spreadsheet, and left out (lines 3, 7, 9 and 11 more)."],
    ),
    "two columns of one line": (
        [*broken(3), *broken(3, column="Fax")],
        0,
        ["2 numbers were rounded by a spreadsheet, and left out (line 3)."],
    ),
    "a whole file, then kinds in turn": (
        [Problem(0, EMPTY), Problem(2, SHORT), *broken(3), Problem(4, SHORT)],
        0,
        [
            "There is nobody in it.",
            "2 rows have fewer cells than there are columns; the others are empty (lines 2, 4).",
            "Line 3, Mobile: A spreadsheet rounded the number 4.42079E+11; it was left out.",
        ],
    ),
    "beyond those that are listed": ([Problem(2, SHORT)], 7, [
        "Line 2: Fewer cells than columns; the others are empty.",
        "7 more could not be read as they stand.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_a_kind_of_problem_is_one_sentence(case: str) -> None:
    found, untold, told = TOLD[case]
    assert problems_of_file(found, untold) == told


def test_whatever_may_stand_in_several_lines_has_a_sentence_for_them() -> None:
    of_the_whole_file = {kind for kind in ProblemKind if kind not in SEVERAL}
    assert set(PROBLEM) == set(ProblemKind)
    assert of_the_whole_file == {
        ProblemKind.TOO_LARGE,
        EMPTY,
        ProblemKind.NOT_KNOWN,
        ProblemKind.EVERYTHING,
        ProblemKind.BYTES_UNREADABLE,
        ProblemKind.NO_HEADER,
        ProblemKind.TOTALS,
    }


def test_lines_are_named_once_and_counted_beyond_three() -> None:
    assert [lines_of([3]), lines_of([3, 3, 4]), lines_of([1, 2, 3, 4, 5])] == [
        "line 3",
        "lines 3, 4",
        "lines 1, 2, 3 and 2 more",
    ]


def test_however_many_there_are_the_first_of_each_kind_is_listed() -> None:
    tally = Tally(limit=2)
    for line in range(1, 6):
        tally.add(line, SHORT)
    tally.add(9, BROKEN, "4E+11", "Mobile")
    assert [(problem.line, problem.kind) for problem in tally.told] == [(1, SHORT), (2, SHORT), (9, BROKEN)]
    assert tally.untold == 3
