"""What a phone did to what is agreed, and the question that follows. Knows no calendar."""

from __future__ import annotations

from datetime import date

from tracker.actions.publishing.asked import AskedByPhone
from tracker.presentation.words.quotes import quoted
from tracker.presentation.words.times import clock_here, short_day, short_window
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel
from tracker.rules.publishing.published import Asks
from tracker.rules.window import Window, day_in
from tracker.tongue import Theirs, phrase, tr, tr_as

ON_THE_PHONE = phrase("lane of the morning", "On the phone")
THEIRS = {
    Channel.MEETING: phrase("what was moved on the phone", "{who}’s meeting"),
    Channel.CALL: phrase("what was moved on the phone", "{who}’s call"),
    Channel.VIDEO: phrase("what was moved on the phone", "{who}’s video call"),
    Channel.EMAIL: phrase("what was moved on the phone", "the e-mail to {who}"),
    Channel.TEXT: phrase("what was moved on the phone", "the text to {who}"),
    Channel.SOCIAL: phrase("what was moved on the phone", "the message to {who}"),
    Channel.POST: phrase("what was moved on the phone", "the letter to {who}"),
}
PROMISE = phrase("what was moved on the phone", "the promise to {who}")


def phone_question(asked: AskedByPhone, today: date, zone: str) -> str:
    """ "Martin's call was moved on the phone to Mon 21 Dec 16:00. Who moved it?"."""
    planned = asked.planned
    said = PROMISE if planned.kind is AgreementKind.PROMISE else THEIRS[planned.channel]
    told = said.told(who=Theirs(planned.name))
    if asked.asks is Asks.WORDED:
        # T: "Martin's call was given other words on the phone: “bring the samples”. Keep them as a note?"
        return tr(
            "{what} was given other words on the phone: {words}. Keep them as a note?",
            what=told,
            words=quoted(asked.says, 200),
        )
    if asked.shown is None:
        # T: "Martin's call was taken off the phone's calendar: still agreed?"
        return tr("{what} was taken off the phone’s calendar: still agreed?", what=told)
    when = short_window(asked.shown, today, zone)
    # T: "Martin's call was moved on the phone to Mon 21 Dec 16:00. Who moved it?"
    return tr("{what} was moved on the phone to {when}. Who moved it?", what=told, when=when)


def phone_ask(asked: AskedByPhone) -> str:
    """What is asked beneath a row that says the rest, in the lane of what was done on the phone: "Who moved it?"."""
    if asked.asks is Asks.WORDED:
        # T: "“bring the samples and a pen”. Keep them as a note?"
        return tr_as("on the phone", "{words}. Keep them as a note?", words=quoted(asked.says, 200))
    return tr("What became of it?") if asked.shown is None else tr("Who moved it?")


def phone_line(asked: AskedByPhone, today: date, zone: str) -> str:
    """The same beside the name, in few letters: "to Mon 21 Dec 16:00"."""
    if asked.asks is Asks.WORDED:
        return quoted(asked.says, 60)
    if asked.shown is None:
        return tr_as("on the phone", "taken off: still agreed?")
    # T: "to Mon 21 Dec 16:00"; "to 16:00" where the row tells the day already
    return tr_as("on the phone", "to {when}", when=_moved_to(asked.planned.window, asked.shown, today, zone))


def _moved_to(agreed: Window, shown: Window, today: date, zone: str) -> str:
    """Of the day that was agreed our time alone: "Fri" stands in the row already, and "tomorrow" would be a second name
    of it.
    """
    if agreed.is_span or shown.is_span or _our_day(agreed, zone) != _our_day(shown, zone):
        return short_window(shown, today, zone)
    return clock_here(shown, zone) or short_day(shown.first, today)


def _our_day(window: Window, zone: str) -> date:
    return day_in(window.starts, zone) if window.is_timed else window.first


def phone_note(asked: AskedByPhone) -> str:
    """What was said there as it stands among their notes."""
    return tr("On the phone: {words}", words=Theirs(asked.says))
