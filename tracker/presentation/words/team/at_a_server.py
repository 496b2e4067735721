"""Why a team could not be joined, or a store not be moved there, where it was the server. Knows none."""

from __future__ import annotations

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, StoreFault
from tracker.presentation.words.quotes import one_line
from tracker.tongue import Sentence, Theirs, sentence

_AT_A_SERVER: dict[tuple[Fault, str], Sentence] = {
    (Fault.AWAY, "unknown"): sentence(
        "No answer came to the last step, so nobody knows yet whether it was done. The next start asks the server."
    ),
    (Fault.AWAY, ""): sentence("The server at {host} does not answer. Nothing has changed; try again when it does."),
    (Fault.NOT_ALLOWED, "password"): sentence("That is not the password of {role} at {host}. Nothing has changed."),
    (Fault.NOT_ALLOWED, "certificate"): sentence(
        "What answers at {host} is not your team’s server by its certificate, so it was told nothing. Ask whoever "
        "keeps it for a new invitation."
    ),
    (Fault.NOT_ALLOWED, ""): sentence("The server at {host} does not let {role} in; ask whoever keeps it."),
    (Fault.OTHER_PAST, ""): sentence("There is no team’s store at {host} as this invitation says; ask for a new one."),
    (Fault.IN_THE_WAY, ""): sentence("A team has its store at {host} already. Nothing has changed; join it instead."),
    (Fault.NEWER, ""): sentence("What is at {host} is of a newer version; please update the program here first."),
    (Fault.NO_DRIVER, ""): sentence(
        "What speaks to the server is not installed here. Nothing has changed; install as-agreed[team], such as with "
        "pip."
    ),
}


def at_a_server(trouble: StoreFault, invitation: Invitation) -> str:
    """In a sentence; "" for what is told as everywhere."""
    facts = {"host": Theirs(one_line(invitation.host, 80)), "role": Theirs(one_line(invitation.role, 60))}
    found = _AT_A_SERVER.get((trouble.fault, trouble.detail)) or _AT_A_SERVER.get((trouble.fault, ""))
    return found.told(**facts) if found is not None else ""
