"""What could not be read of a file, in words, each with its line. Opens no file."""

from __future__ import annotations

from tracker.presentation.words.quotes import named
from tracker.rules.bring_in.problems import Problem, ProblemKind
from tracker.tongue import Theirs, sentence, tr

PROBLEM = {
    ProblemKind.TOO_LARGE: sentence("The file is too large to be read here."),
    ProblemKind.EMPTY: sentence("There is nobody in it."),
    ProblemKind.NOT_KNOWN: sentence(
        "This is no table, no card and no calendar. Please save it as CSV, vCard or iCalendar first."
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
    ProblemKind.EVENT_UNREADABLE: sentence("An event cannot be read: {text}"),
    ProblemKind.ZONE_UNKNOWN: sentence("Nobody knows the time zone {text}; the time was taken as it stands."),
    ProblemKind.NUMBER_BROKEN: sentence("A spreadsheet rounded the number {text}; it was left out."),
    ProblemKind.DATE_UNREADABLE: sentence("{text} is no date that can be read; it is in the notes."),
    ProblemKind.DATE_UNSURE: sentence("{text} may be two days; please say whether the day or the month comes first."),
    ProblemKind.FIELD_TOO_LONG: sentence("Too long for its field; the whole of it is in the notes."),
    ProblemKind.FIELD_CLEANED: sentence("Letters that cannot be kept were replaced."),
    ProblemKind.PICTURE_LEFT_OUT: sentence("A picture was left out."),
    ProblemKind.ENCODED_BADLY: sentence("It is encoded in a way that cannot be undone; it was taken as it stands."),
}


def problem_of_file(found: Problem) -> str:
    """ "Line 14, Phone: A spreadsheet rounded the number “4.42079E+11”; it was left out."."""
    told = PROBLEM[found.kind].told(text=named(found.text))
    if not found.line:
        return told
    if found.field:
        # T: "Line 14, Mobile phone: A spreadsheet rounded the number …"
        return tr("Line {line}, {column}: {problem}", line=found.line, column=Theirs(found.field), problem=Theirs(told))
    return tr("Line {line}: {problem}", line=found.line, problem=Theirs(told))
