"""What could not be read of a file, in words: one sentence for each kind of problem, with its lines. Opens no file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.presentation.words.quotes import named
from tracker.rules.bring_in.problems import Problem, ProblemKind
from tracker.tongue import Counted, Theirs, phrase_n, sentence, tr, tr_n, tr_n_as

LINES = 3
"""So many lines of a kind are named, of the rest only how many."""

PROBLEM = {
    ProblemKind.TOO_LARGE: sentence("The file is too large to be read here."),
    ProblemKind.EMPTY: sentence("There is nobody in it."),
    ProblemKind.NOT_KNOWN: sentence(
        "This is no table, no card and no calendar. Please save it as CSV, vCard or iCalendar first."
    ),
    ProblemKind.EVERYTHING: sentence(
        "This is everything of As Agreed from another computer, or a backup. It is opened by “I had this on another "
        "computer”, on the first page or in the settings under Keeping it safe."
    ),
    ProblemKind.BYTES_UNREADABLE: sentence(
        "Some letters cannot be read in this encoding; please choose another where names look wrong."
    ),
    ProblemKind.TOO_MANY: sentence("There are more than can be read at once; the first {text} were read."),
    ProblemKind.TOO_MANY_COLUMNS: sentence("There are too many columns; the first thousand were read."),
    ProblemKind.NO_HEADER: sentence("No line names the columns; please say what each is."),
    ProblemKind.ROW_LONGER: sentence("More cells than columns; what is over is in the notes."),
    ProblemKind.ROW_SHORTER: sentence("Fewer cells than columns; the others are empty."),
    ProblemKind.QUOTE_UNCLOSED: sentence("A quotation mark is not closed; it was read as a letter."),
    ProblemKind.LINE_TOO_LONG: sentence("A line is too long; its first part was read."),
    ProblemKind.LINE_UNREADABLE: sentence("A line says nothing that can be read: {text}"),
    ProblemKind.CARD_UNCLOSED: sentence("A card does not end; what there is of it was read."),
    ProblemKind.CARD_NESTED: sentence("A card within a card; it was read as another person."),
    ProblemKind.NO_NAME: sentence("Nobody is named here."),
    ProblemKind.NOTHING_IN_IT: sentence("There is nothing in it."),
    ProblemKind.TOTALS: sentence("The last row is a sum and nobody; it was left out."),
    ProblemKind.EVENT_UNREADABLE: sentence("An event cannot be read: {text}"),
    ProblemKind.ZONE_UNKNOWN: sentence("Nobody knows the time zone {text}; the time was taken as it stands."),
    ProblemKind.NUMBER_BROKEN: sentence("A spreadsheet rounded the number {text}; it was left out."),
    ProblemKind.DATE_UNREADABLE: sentence("{text} is no date that can be read; it is in the notes."),
    ProblemKind.DATE_UNSURE: sentence("{text} may be two days; please say whether the day or the month comes first."),
    ProblemKind.FIELD_TOO_LONG: sentence("Too long for its field; it stands in the notes as far as there is room."),
    ProblemKind.FIELD_CLEANED: sentence("Letters that cannot be kept were replaced."),
    ProblemKind.PICTURE_LEFT_OUT: sentence("A picture was left out."),
    ProblemKind.ENCODED_BADLY: sentence("It is encoded in a way that cannot be undone; it was taken as it stands."),
}


def problem_of_file(found: Problem) -> str:
    """ "Line 14, Phone: A spreadsheet rounded the number “4.42079E+11”; it was left out."."""
    if found.kind is ProblemKind.NO_NAME and found.text:
        told = tr("Nobody is named here, so they go by {name}.", name=named(found.text))
    else:
        told = PROBLEM[found.kind].told(text=named(found.text))
    if not found.line:
        return told
    if found.field:
        # T: "Line 14, Mobile phone: A spreadsheet rounded the number …"
        return tr("Line {line}, {column}: {problem}", line=found.line, column=Theirs(found.field), problem=Theirs(told))
    return tr("Line {line}: {problem}", line=found.line, problem=Theirs(told))


SEVERAL: dict[ProblemKind, Counted] = {
    ProblemKind.TOO_MANY: phrase_n(
        "several problems of one kind in a file",
        "{n} time there was more than can be read at once, and the first of it was read",
        "{n} times there was more than can be read at once, and the first of it was read",
    ),
    ProblemKind.TOO_MANY_COLUMNS: phrase_n(
        "several problems of one kind in a file",
        "{n} row has too many columns, of which the first thousand were read",
        "{n} rows have too many columns, of which the first thousand were read",
    ),
    ProblemKind.ROW_LONGER: phrase_n(
        "several problems of one kind in a file",
        "{n} row has more cells than there are columns; what is over is in the notes",
        "{n} rows have more cells than there are columns; what is over is in the notes",
    ),
    ProblemKind.ROW_SHORTER: phrase_n(
        "several problems of one kind in a file",
        "{n} row has fewer cells than there are columns; the others are empty",
        "{n} rows have fewer cells than there are columns; the others are empty",
    ),
    ProblemKind.QUOTE_UNCLOSED: phrase_n(
        "several problems of one kind in a file",
        "{n} quotation mark is not closed, and was read as a letter",
        "{n} quotation marks are not closed, and were read as letters",
    ),
    ProblemKind.LINE_TOO_LONG: phrase_n(
        "several problems of one kind in a file",
        "{n} line is too long, and its first part was read",
        "{n} lines are too long, and their first part was read",
    ),
    ProblemKind.LINE_UNREADABLE: phrase_n(
        "several problems of one kind in a file",
        "{n} line says nothing that can be read",
        "{n} lines say nothing that can be read",
    ),
    ProblemKind.CARD_UNCLOSED: phrase_n(
        "several problems of one kind in a file",
        "{n} card does not end; what there is of it was read",
        "{n} cards do not end; what there is of them was read",
    ),
    ProblemKind.CARD_NESTED: phrase_n(
        "several problems of one kind in a file",
        "{n} card stands within another, and was read as a person of its own",
        "{n} cards stand within others, and were read as people of their own",
    ),
    ProblemKind.NO_NAME: phrase_n(
        "several problems of one kind in a file", "{n} row or card names nobody", "{n} rows or cards name nobody"
    ),
    ProblemKind.NOTHING_IN_IT: phrase_n(
        "several problems of one kind in a file",
        "{n} row or card has nothing in it",
        "{n} rows or cards have nothing in them",
    ),
    ProblemKind.EVENT_UNREADABLE: phrase_n(
        "several problems of one kind in a file", "{n} event cannot be read", "{n} events cannot be read"
    ),
    ProblemKind.ZONE_UNKNOWN: phrase_n(
        "several problems of one kind in a file",
        "{n} time is in a zone nobody knows, and was taken as it stands",
        "{n} times are in a zone nobody knows, and were taken as they stand",
    ),
    ProblemKind.NUMBER_BROKEN: phrase_n(
        "several problems of one kind in a file",
        "{n} number was rounded by a spreadsheet, and left out",
        "{n} numbers were rounded by a spreadsheet, and left out",
    ),
    ProblemKind.DATE_UNREADABLE: phrase_n(
        "several problems of one kind in a file",
        "{n} date cannot be read, and is in the notes",
        "{n} dates cannot be read, and are in the notes",
    ),
    ProblemKind.DATE_UNSURE: phrase_n(
        "several problems of one kind in a file",
        "{n} date may be two days; please say whether the day or the month comes first",
        "{n} dates may be two days each; please say whether the day or the month comes first",
    ),
    ProblemKind.FIELD_TOO_LONG: phrase_n(
        "several problems of one kind in a file",
        "{n} text is too long for its field, and stands in the notes as far as there is room",
        "{n} texts are too long for their fields, and stand in the notes as far as there is room",
    ),
    ProblemKind.FIELD_CLEANED: phrase_n(
        "several problems of one kind in a file",
        "{n} text held letters that cannot be kept, and they were replaced",
        "{n} texts held letters that cannot be kept, and they were replaced",
    ),
    ProblemKind.PICTURE_LEFT_OUT: phrase_n(
        "several problems of one kind in a file", "{n} picture was left out", "{n} pictures were left out"
    ),
    ProblemKind.ENCODED_BADLY: phrase_n(
        "several problems of one kind in a file",
        "{n} text is encoded in a way that cannot be undone, and was taken as it stands",
        "{n} texts are encoded in a way that cannot be undone, and were taken as they stand",
    ),
}
"""Of those that a line can have. Each is told without the period: where it stands comes after it."""


def problems_of_file(found: Iterable[Problem], untold: int = 0) -> list[str]:
    """A sentence for each kind, in the order in which they come up: "Mobile: 14 numbers were rounded by a spreadsheet,
    and left out (lines 3, 7, 9 and 11 more)." `untold` are those of which only the number is known.
    """
    kinds: dict[ProblemKind, list[Problem]] = {}
    for problem in found:
        kinds.setdefault(problem.kind, []).append(problem)
    told = [_of_one_kind(problems) for problems in kinds.values()]
    if untold:
        told.append(
            tr_n("{n} more could not be read as it stands.", "{n} more could not be read as they stand.", untold)
        )
    return told


def _of_one_kind(problems: Sequence[Problem]) -> str:
    first = problems[0]
    several = SEVERAL.get(first.kind)
    if len(problems) == 1 or several is None:
        return problem_of_file(first)
    problem, lines = several.told(len(problems)), lines_of(problem.line for problem in problems)
    if first.field and all(problem.field == first.field for problem in problems):
        # T: "Mobile phone: 14 numbers were rounded by a spreadsheet, and left out (lines 3, 7, 9 and 11 more)."
        return tr("{column}: {problem} ({lines}).", column=Theirs(first.field), problem=Theirs(problem), lines=lines)
    # T: "14 rows have fewer cells than there are columns; the others are empty (lines 3, 7, 9 and 11 more)."
    return tr("{problem} ({lines}).", problem=Theirs(problem), lines=lines)


def lines_of(lines: Iterable[int]) -> str:
    """ "line 3", "lines 3, 7, 9 and 11 more": each once, in their order."""
    each = list(dict.fromkeys(lines))
    named_ = ", ".join(map(str, each[:LINES]))
    more = len(each) - LINES
    if more <= 0:
        return tr_n_as("where in a file", "line {lines}", "lines {lines}", len(each), lines=named_)
    # T: "lines 3, 7, 9 and 11 more"
    return tr_n_as("where in a file", "lines {lines} and {n} more", "lines {lines} and {n} more", more, lines=named_)
