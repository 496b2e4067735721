"""What is said of each step that the keeper of a team's server takes. Knows no SQL."""

from __future__ import annotations

from tracker.actions.keeping_a_team import Doing, Step
from tracker.actions.outcome import Fault, StoreFault
from tracker.tongue import Sentence, Theirs, sentence, tr

_SAID: dict[Doing, Sentence] = {
    Doing.MAKE_DATABASE: sentence("The database {what}, which can hold every letter."),
    Doing.MAKE_OWNER: sentence("The role {what}, which owns what the team shares. Nobody can log in as it."),
    Doing.MAKE_REPS: sentence("The role {what}, of which all are who may read, and write in their own name."),
    Doing.BECOME_OWNER: sentence("You may act as {what}."),
    Doing.LET_INTO_DATABASE: sentence("The team may connect to the database {what}."),
    Doing.MAKE_SCHEMA: sentence("The schema {what}, in which all of it lies."),
    Doing.TAKE_STEP: sentence("Its tables, and who may do what in them (step {what})."),
    Doing.MAKE_ROLE: sentence("The role {what}, which can log in."),
    Doing.OPEN_ROLE: sentence("{what} can log in again."),
    Doing.SET_PASSWORD: sentence("A password for {what}, which the server keeps as a digest alone."),
    Doing.ADD_TO_REPS: sentence("{what} is of the team."),
    Doing.TIE: sentence("They write in the name of {what}, and of nobody else."),
    Doing.CLOSE_ROLE: sentence("{what} can log in no more."),
    Doing.NOTE_REVOKED: sentence("It is noted that {what} was let in until now. All that they wrote stays."),
    Doing.CUT_OFF: sentence("What {what} has open is cut off."),
    Doing.WRITE_ANEW: sentence("The table {what} is written anew: what was taken out of it is on no page any more."),
    Doing.LET_GO_OF_LOG: sentence("The server's own log is turned over ({what})."),
}
_FAULTS: dict[Fault, Sentence] = {
    Fault.AWAY: sentence("PostgreSQL does not answer there. Is it running, and is --host right?"),
    Fault.NOT_ALLOWED: sentence(
        "PostgreSQL does not let you do that: it takes a role that may make roles and databases, such as postgres "
        "(sudo -u postgres as-agreed team …)."
    ),
    Fault.NEWER: sentence(
        "What is there was made by a newer version of As Agreed. Please update the program here first."
    ),
    Fault.IN_THE_WAY: sentence(
        "That role keeps the server itself, and can be nobody's of the team. Name another by --role."
    ),
    Fault.MISSING: sentence("There is no team there yet: “team init” makes what one needs."),
    Fault.DOES_NOT_FIT: sentence(
        "That database cannot hold every letter, since it is not in UTF8. Name another by --database, and it is made."
    ),
    Fault.DISK_FULL: sentence("The server's disk is full. Nothing was changed."),
}
_OTHERWISE = sentence("The server did not do it ({what}). Nothing was changed.")


def step(taken: Step) -> str:
    return _SAID[taken.doing].told(what=Theirs(taken.what))


def no_driver() -> str:
    return tr(
        "What speaks to PostgreSQL is not installed here: pip install {what} brings it.",
        what=Theirs('"as-agreed[team]"'),
    )


def fault(trouble: StoreFault) -> str:
    return _FAULTS.get(trouble.fault, _OTHERWISE).told(what=Theirs(trouble.detail or trouble.fault.value))
