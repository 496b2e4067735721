"""What is said of belonging to a team: whose the store is, joining it, moving to it, leaving it. Knows no server."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tracker.actions.keeping_a_team import Invitation
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.safekeeping import HeldRecords
from tracker.presentation.words.quotes import named, one_line
from tracker.presentation.words.safekeeping import held
from tracker.presentation.words.team.away import moment_of
from tracker.tongue import Sentence, Theirs, sentence, tr, tr_n


def yours_alone() -> str:
    return tr("This store is yours alone, on this computer.")


def member(name: str, host: str, as_of: datetime | None, zone: str, today: date) -> str:
    """ "You are Ann in the team at office.example; what you see is as of 14:05."."""
    who, where = Theirs(one_line(name, 60)), Theirs(one_line(host, 80))
    if as_of is None:
        return tr("You are {who} in the team at {host}; its server was not heard yet.", who=who, host=where)
    # T: "You are Ann in the team at office.example; what you see is as of 14:05."
    return tr(
        "You are {who} in the team at {host}; what you see is as of {when}.",
        who=who,
        host=where,
        when=moment_of(as_of, zone, today),
    )


def member_away(name: str, host: str) -> str:
    """The same before a sentence that tells as of when it is: "You are Ann in the team at office.example."."""
    who, where = Theirs(one_line(name, 60)), Theirs(one_line(host, 80))
    return tr("You are {who} in the team at {host}.", who=who, host=where)


def invited(name: str, host: str, *, moves: bool) -> str:
    """What becomes of it, before anything is done."""
    who, where = Theirs(one_line(name, 60)), Theirs(one_line(host, 80))
    if moves:
        # T: "You will be Ann in the team at office.example. All that is here goes there …"
        return tr(
            "You will be {who} in the team at {host}. All that is here goes there: it is looked through and backed up "
            "first, all of it is read back, and until that is done nothing has changed.",
            who=who,
            host=where,
        )
    return tr(
        "You will be {who} in the team at {host}. All that the team has is copied here, and until the copy is whole "
        "nothing has changed.",
        who=who,
        host=where,
    )


def under_way(*, moves: bool, stopping: bool) -> str:
    if stopping:
        return tr("Stopping, if it is not too late for that…")
    return tr("Moving to the team’s server…") if moves else tr("Copying what the team has…")


def stopped() -> str:
    return tr("Stopped. Nothing has changed.")


def joined(name: str, host: str) -> str:
    return tr("You are {who} in the team at {host}.", who=Theirs(one_line(name, 60)), host=Theirs(one_line(host, 80)))


def moved(host: str, there: HeldRecords) -> str:
    """That it is done, how much it was, and what became of what was there before."""
    return tr(
        "Moved to the team at {host}: {held}, and every row was read back. What was here before is kept with the other "
        "backups.",
        host=Theirs(one_line(host, 80)),
        held=held(there),
    )


def left(host: str) -> str:
    return tr(
        "You have left the team at {host}. All that was here is yours, and goes on from where it is.",
        host=Theirs(one_line(host, 80)),
    )


def leaving(waiting: int) -> str:
    """What leaving means, before it is done, with how many entries were not sent."""
    told = tr(
        "What is here stays, as a store of your own. What colleagues do from then on does not come here, and what you "
        "do does not reach them."
    )
    if not waiting:
        return told
    return f"{told} {not_sent(waiting)}"


def not_sent(n: int) -> str:
    """Of what waits when one leaves."""
    return tr_n(
        "{n} entry was not sent yet, and the team does not have it. It goes when you join again.",
        "{n} entries were not sent yet, and the team does not have them. They go when you join again.",
        n,
    )


def erased_here_and_there() -> str:
    """Where somebody who is erased in a team's store is gone, and when."""
    return tr(
        "Whoever is erased is gone from this computer now, from a colleague’s when it next connects, from the server "
        "within a day, and from the server’s backups when these are let go."
    )


def no_restoring() -> str:
    """Why no backup is put back in a team's store."""
    return tr(
        "What your team has is on its server, so no backup is put back here: it would know less than your colleagues. "
        "A copy that is damaged is made anew from the server."
    )


def damaged_copy() -> str:
    """On the page of a damaged copy."""
    return tr(
        "What lies here is a copy of what your team has, so nothing of theirs is lost: it can be made anew from the "
        "server. The damaged file is put aside, and what waits to be sent stays."
    )


def calendar_forgotten() -> str:
    """Of a damaged copy that was made anew."""
    return tr(
        "What your phone’s calendar holds could not be read from the damaged file or a backup. If one was connected "
        "here, connect it again."
    )


def wait_to_be_sent(n: int) -> str:
    return tr_n("{n} entry waits to be sent:", "{n} entries wait to be sent:", n)


def one_that_waits(name: str, what: str, why: str) -> str:
    """One of them: "Jo Hill: call, today at 14:05. Nobody agreed to a call."."""
    who = Theirs(one_line(name, 60))
    if not why:
        return tr("{who}: {what}", who=who, what=what)
    # T: "Jo Hill: call, today at 14:05. Jo said on 12 November: “we’ll call you”. Nobody agreed to a call."
    return tr("{who}: {what}. {why}", who=who, what=what, why=why)


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
    (Fault.NO_DRIVER, ""): sentence(
        "What speaks to the server is not installed here. Nothing has changed; install as-agreed[team], such as with "
        "pip."
    ),
    (Fault.IN_THE_WAY, ""): sentence("A team has its store at {host} already. Nothing has changed; join it instead."),
    (Fault.NEWER, ""): sentence("What is at {host} is of a newer version; please update the program here first."),
}


def at_a_server(trouble: StoreFault, invitation: Invitation) -> str:
    """Why joining or moving failed, where it was the server; "" for what is told as everywhere."""
    if trouble.detail == "moving":  # of another server, it may be
        return ""
    facts = {"host": Theirs(one_line(invitation.host, 80)), "role": Theirs(one_line(invitation.role, 60))}
    found = _AT_A_SERVER.get((trouble.fault, trouble.detail)) or _AT_A_SERVER.get((trouble.fault, ""))
    return found.told(**facts) if found is not None else ""


def no_invitation(file: Path, *, was_read: bool) -> str:
    """The file that was chosen cannot be read, or is no invitation."""
    if was_read:
        return tr("{file} is no invitation to a team. Ask whoever keeps the server for one.", file=named(file.name))
    return tr("{file} cannot be read. Is it still there, and may you open it?", file=named(file.name))
