"""What is said of the calendar that is published to: how it stands, what waits, and why it does not go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from tracker.actions.publishing.report import Report, Stray
from tracker.actions.publishing.server import ServerFault
from tracker.presentation.words.numbers import listed
from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.times import short_day
from tracker.rules.publishing.published import Calendar, Stopped
from tracker.tongue import Sentence, Theirs, sentence, tr, tr_as, tr_n, tr_n_as

FAULTS: Mapping[ServerFault, Sentence] = {
    ServerFault.NO_ADDRESS: sentence("That is no address a calendar could be at: it begins with https://."),
    ServerFault.NO_TLS: sentence(
        "That server would have your password and your calendar sent for everybody to read: its address has to begin "
        "with https://."
    ),
    ServerFault.TLS_FAILED: sentence("Nothing at that address speaks TLS that is safe, so it was told nothing."),
    ServerFault.CERTIFICATE: sentence(
        "The server could not show that it is who it says it is, so it was told nothing."
    ),
    ServerFault.UNREACHABLE: sentence("The server cannot be reached just now; what waits is sent when it can."),
    ServerFault.TOO_SLOW: sentence("The server takes too long to answer; it is asked again later."),
    ServerFault.PASSWORD: sentence("The server does not take that user and password."),
    ServerFault.NOT_ALLOWED: sentence("The server does not allow that user to do it there."),
    ServerFault.WAIT: sentence("The server asks us to wait; it is asked again later."),
    ServerFault.ELSEWHERE: sentence(
        "The server sends us on to another one, which was not asked: type the address of that one."
    ),
    ServerFault.NO_CALENDARS: sentence("There is a server at that address, and no calendars for that user."),
    ServerFault.NOT_MADE: sentence(
        "The server lets no calendar be made: make an empty one there, and type its own address."
    ),
    ServerFault.NO_ROOM: sentence("There is no more room on the server."),
    ServerFault.CALENDAR_GONE: sentence("The calendar is no longer on the server."),
    ServerFault.NONSENSE: sentence("The server answers something that is no calendar; it is asked again later."),
    ServerFault.ITS_OWN: sentence("Something is wrong with the server itself; it is asked again later."),
    ServerFault.LEFT: sentence("It was broken off, and goes on the next time."),
}
STOPPED: Mapping[Stopped, Sentence] = {
    Stopped.MANY_GONE: sentence(
        "Nearly everything was taken off the calendar at once. Nothing is sent until you say whether to publish it "
        "anew or to let it go."
    ),
    Stopped.CALENDAR_GONE: sentence(
        "The calendar is no longer on the server. Nothing is sent until you say whether to publish it anew or to let "
        "it go."
    ),
    Stopped.PASSWORD: sentence(
        "The server does not take the password any more. It is not tried again until you have told it anew."
    ),
}
OF_PEOPLE: Mapping[ServerFault, Sentence] = {
    ServerFault.UNREACHABLE: sentence("The server cannot be reached just now."),
    ServerFault.TOO_SLOW: sentence("The server takes too long to answer."),
    ServerFault.NO_CALENDARS: sentence("There is a server at that address, and no address book for that user."),
    ServerFault.NONSENSE: sentence("The server answers something that is no address book."),
    ServerFault.ITS_OWN: sentence("Something is wrong with the server itself."),
    ServerFault.WAIT: sentence("The server asks us to wait: look again later."),
    ServerFault.LEFT: sentence("It was broken off."),
}
"""Where its people were asked for, which nobody does again by itself."""
BY_HAND: Mapping[ServerFault, Sentence] = {
    **OF_PEOPLE,
    ServerFault.NO_CALENDARS: FAULTS[ServerFault.NO_CALENDARS],
    ServerFault.NONSENSE: sentence("The server answers something that is no calendar."),
    ServerFault.WAIT: sentence("The server asks us to wait: try it once more later."),
}
"""Where somebody was beginning or ending it, which nobody does again by itself."""
NO_SERVER = sentence(
    "No server answers at that address. Is it typed as its keeper gave it, and is this computer on the network?"
)
A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def fault(why: ServerFault, wait: timedelta | None = None) -> str:
    """Why the server did not do it, in one sentence; `wait`: for how long yet it asks not to be asked."""
    if why is ServerFault.WAIT and wait is not None and wait > timedelta():
        minutes = -(-wait // A_MINUTE)
        return tr_n(
            "The server asks us to wait: it is asked again in {n} minute.",
            "The server asks us to wait: it is asked again in {n} minutes.",
            minutes,
        )
    return FAULTS[why].told()


def by_hand_fault(why: ServerFault, *, begins: bool) -> str:
    """Why it was not begun, or not ended, in one sentence."""
    if begins and why is ServerFault.UNREACHABLE:
        return NO_SERVER.told()
    return BY_HAND.get(why, FAULTS[why]).told()


def people_fault(why: ServerFault) -> str:
    """Why its people did not come, in one sentence."""
    return OF_PEOPLE.get(why, FAULTS[why]).told()


def stopped(why: Stopped) -> str:
    """Why nothing is sent any more; "" where something is."""
    return STOPPED[why].told() if why in STOPPED else ""


def published(n: int, calendar: Calendar, now: datetime) -> str:
    """ "Published 14 agreements to “as-agreed”, 2 minutes ago."."""
    name = Theirs(calendar.name)
    if calendar.done_at is None:
        return tr("Nothing has been published to “{calendar}” yet.", calendar=name)
    ago = _ago(now - calendar.done_at)
    # T: "Published 14 agreements to “as-agreed”, 2 minutes ago."
    return tr_n(
        "Published {n} agreement to “{calendar}”, {ago}.",
        "Published {n} agreements to “{calendar}”, {ago}.",
        n,
        calendar=name,
        ago=ago,
    )


def waits(n: int) -> str:
    """ "3 changes wait to be sent."; "" for none."""
    return tr_n("{n} change waits to be sent.", "{n} changes wait to be sent.", n) if n else ""


def came_to(report: Report) -> str:
    """What one run came to: "Sent: 3. Taken off: 1."; what there was nothing of is left out."""
    parts = []
    if report.sent:
        parts.append(tr_n("{n} event was sent.", "{n} events were sent.", report.sent))
    if report.taken:
        parts.append(tr_n("{n} event was taken off.", "{n} events were taken off.", report.taken))
    if report.asks:
        parts.append(
            tr_n(
                "{n} was changed on the phone, and is asked about in the morning.",
                "{n} were changed on the phone, and are asked about in the morning.",
                report.asks,
            )
        )
    if report.refused:
        parts.append(refused(report.refused))
    if report.others:
        parts.append(others(report.others))
    if not parts and report.fault is None and not report.waits and report.stopped is Stopped.NOT:
        parts.append(tr("Everything is as it should be there."))
    return " ".join(parts)


def others(n: int) -> str:
    """Events in it that somebody else put there; "" for none."""
    if not n:
        return ""
    return tr_n(
        "{n} event there is not ours, and is left alone.", "{n} events there are not ours, and are left alone.", n
    )


def strays(n: int, told: Sequence[Stray], today: date) -> str:
    """Events there that bear our marks and are agreed nowhere here, some by what they say; "" for none."""
    if not n:
        return ""
    said = tr_n(
        "{n} event there bears our marks and is agreed nowhere here, as after a backup was put back, or where another "
        "computer publishes there too.",
        "{n} events there bear our marks and are agreed nowhere here, as after a backup was put back, or where another "
        "computer publishes there too.",
        n,
    )
    # T: "“Call Jo Hill” on Mon 21 Dec"
    each = [tr_as("an event", "{says} on {day}", says=quoted(e.says, 60), day=short_day(e.on, today)) for e in told]
    # T: "It says “Call Jo Hill” on Mon 21 Dec."
    which = tr_n("It says {events}.", "Some of them say {events}.", n, events=listed(each)) if each else ""
    return f"{said} {which}".strip()


def refused(n: int) -> str:
    """Events that the server would not have; "" for none."""
    return tr_n("{n} event was not taken.", "{n} events were not taken.", n) if n else ""


def worded(n: int) -> str:
    """Events that say something else on the phone, for the same time; "" for none."""
    if not n:
        return ""
    return tr_n(
        "{n} event has other words on the phone; they stay until its agreement changes.",
        "{n} events have other words on the phone; they stay until their agreements change.",
        n,
    )


def ended(n: int, name: str) -> str:
    """What ending it came to."""
    if not n:
        return tr("Nothing is published to “{calendar}” any more.", calendar=Theirs(name))
    return tr_n(
        "Nothing is published to “{calendar}” any more; {n} event was taken off it.",
        "Nothing is published to “{calendar}” any more; {n} events were taken off it.",
        n,
        calendar=Theirs(name),
    )


def erased_left(n: int, name: str) -> str:
    """What stands there still of whoever was erased, and is known here no more; "" for none."""
    if not n:
        return ""
    return tr_n(
        "{n} event of somebody who was erased still stands in “{calendar}”, and has to be taken off there by hand.",
        "{n} events of people who were erased still stand in “{calendar}”, and have to be taken off there by hand.",
        n,
        calendar=Theirs(name),
    )


def erased_there(calendar: Calendar) -> str:
    """What is said to whoever erased somebody while a calendar is published to."""
    return tr(
        "What stands of them in “{calendar}” is taken off there first; the server may keep a trash of its own.",
        calendar=Theirs(calendar.name),
    )


def not_connected() -> str:
    return tr("Nothing is published yet.")


def no_store() -> str:
    """Where what is published could not be read or noted here."""
    return tr("What is published could not be noted in the data folder just now; it is tried again in a minute.")


def needs_password(calendar: Calendar) -> str:
    return tr(
        "The password of {user} at {address} is needed; it is asked for once a session.",
        user=Theirs(calendar.user),
        address=Theirs(calendar.address),
    )


def _ago(passed: timedelta) -> str:
    if passed < A_MINUTE:
        return tr_as("published …", "just now")
    if passed < AN_HOUR:
        return tr_n_as("published …", "{n} minute ago", "{n} minutes ago", passed // A_MINUTE)
    if passed < A_DAY:
        return tr_n_as("published …", "{n} hour ago", "{n} hours ago", passed // AN_HOUR)
    return tr_n_as("published …", "{n} day ago", "{n} days ago", passed // A_DAY)
