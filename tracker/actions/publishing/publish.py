"""Make the calendar on the server say what is agreed, and see what its phones made of it. Runs beside all deeds.

Nothing is held while the server is waited for: each answer is noted by itself, so that a kill at any moment loses
nothing. What was sent and not heard of is met again the next time, is read back, and is found to be ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol
from urllib.parse import quote

from tracker.actions.ports import Shelf
from tracker.actions.publishing.server import (
    Answer,
    Became,
    CalendarServer,
    Listing,
    ServerFault,
    ServerTrouble,
    TokenLost,
)
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.next_steps import Step, StepKind, Wanted, is_to_be_sent, next_steps
from tracker.rules.publishing.published import STRAYS, Asks, Calendar, Published, Stopped, question_of
from tracker.rules.publishing.shown import Shown, other_words, same_time, same_words, window_meant, window_shown
from tracker.rules.publishing.what_it_means import MANY, after_writing, gone, is_mass_disappearance, seen, unread_in
from tracker.rules.window import day_in
from tracker.rules.word_kept import Given

STRAYS_TOLD = 5
EVERY = timedelta(days=7)
"""After so long everything there is held against what we sent, whatever its etag says."""
FAR = date(9999, 12, 31)


class Object(Protocol):
    """An agreement as an object on a server would say it."""

    @property
    def agreement(self) -> Agreement: ...
    @property
    def digest(self) -> bytes: ...
    def number(self, after: int) -> int:
        """The number it is sent under, where it was last sent under that one; 0 for never."""

    def shown(self) -> Shown:
        """What it would show there."""

    def content(self, number: int) -> bytes:
        """All of it, under that number."""


Write = Callable[[Shelf, Iterable[Given]], Mapping[int, Object]]
"""Makes an object of each agreement that is an event by itself, by its id."""


class IfGone(StrEnum):
    """What is to become of what went all at once: STOP and ask, put it there ANEW, or LET it GO."""

    STOP = "stop"
    ANEW = "anew"
    LET_GO = "let-go"


@dataclass(frozen=True, slots=True)
class Stray:
    """One that bears our marks and is agreed nowhere here, as it stands there: by its summary and its first day."""

    says: str
    on: date


@dataclass(slots=True)
class Report:
    """What one run came to. `asks` counts what was found that is for its owner to say, `refused` what the server would
    not take, `waits` what could not be sent yet. `strays` are some of those there which bear our marks and are agreed
    nowhere here. `others` is told where it has changed: events there that are not ours.
    `wait` is for how long the server asks not to be asked. `is_let_go`: the calendar is gone, and published to no more.
    """

    sent: int = 0
    taken: int = 0
    asks: int = 0
    refused: int = 0
    waits: int = 0
    others: int | None = None
    strays: tuple[Stray, ...] = ()
    fault: ServerFault | None = None
    wait: timedelta | None = None
    stopped: Stopped = Stopped.NOT
    is_let_go: bool = False


def to_publish_to(shelf: Shelf, if_gone: IfGone) -> Calendar | Report:
    """The calendar, or the report of a run that asks nothing: there is none, or its owner has still to answer."""
    calendar = shelf.published_to()
    if calendar is None:
        return Report()
    if calendar.stopped is not Stopped.NOT and if_gone is IfGone.STOP:
        return Report(stopped=calendar.stopped)
    return calendar


def publish(
    shelf: Shelf, server: CalendarServer, write: Write, now: datetime, zone: str, if_gone: IfGone = IfGone.STOP
) -> Report:
    """Look at what has changed there, then send what differs. Nothing where no calendar is published to.

    While it is stopped, nothing is asked of the server but by `if_gone`, which is its owner's answer. `now` is aware,
    `zone` ours. Raises StoreFault; a server's trouble is told in the report.
    """
    calendar = to_publish_to(shelf, if_gone)
    if isinstance(calendar, Report):
        return calendar
    run = _Run(shelf, server, write, now, zone, replace(calendar, stopped=Stopped.NOT))
    try:
        run.look(if_gone)
        if run.report.stopped is Stopped.NOT:
            run.send()
            run.keep(done_at=now)
            run.report.waits = len(run.steps())
    except ServerTrouble as trouble:
        if trouble.fault is ServerFault.CALENDAR_GONE and if_gone is IfGone.LET_GO:
            shelf.keep_calendar(None, calendar.collection)
            return Report(is_let_go=True)
        run.report.fault, run.report.wait = trouble.fault, trouble.wait
        if trouble.fault is ServerFault.PASSWORD:
            run.stop(Stopped.PASSWORD)
        elif trouble.fault is ServerFault.CALENDAR_GONE:
            run.stop(Stopped.CALENDAR_GONE)
        run.report.waits = len(run.steps())
    return run.report


def agreements_wanted(shelf: Shelf, today: date) -> list[Given]:
    """Those that are to stand there: what was over a year ago is left out, and what was moved is another by now."""
    first = date(today.year - 1, today.month, min(today.day, 28))
    return [g for g in shelf.given_between(first, FAR) if g.agreement.outcome is not AgreementOutcome.MOVED]


class _Run:
    def __init__(
        self, shelf: Shelf, server: CalendarServer, write: Write, now: datetime, zone: str, calendar: Calendar
    ) -> None:
        self._shelf = shelf
        self._server = server
        self._write = write
        self._now = now
        self._today = day_in(now, zone)
        self._calendar = calendar
        self._rows = {row.agreement_id: row for row in shelf.published()}
        self._objects: Mapping[int, Object] | None = None
        self.report = Report()

    def look(self, if_gone: IfGone) -> None:
        """Take in what was changed there. The token is noted last, so that what is broken off is looked at again."""
        calendar = self._calendar
        due = calendar.compared_at is None or self._now - calendar.compared_at >= EVERY
        listing = self._listed(whole=due or if_gone is not IfGone.STOP, make=if_gone is IfGone.ANEW)
        for stray in [row for row in self._rows.values() if row.asks in STRAYS and row.agreement_id in self.objects()]:
            self._note(replace(stray, asks=Asks.NOTHING))  # it is agreed here again
        by_href = {row.href: row for row in self._rows.values()}
        if listing.whole:
            missing = [row for href, row in by_href.items() if href not in listing.etags]
        else:
            missing = [row for href, row in by_href.items() if href in listing.gone and href not in listing.etags]
        if not self._take_missing([row for row in missing if not row.is_being_put], if_gone):
            return
        for href, etag in listing.etags.items():
            row = by_href.get(href)
            # What goes anyway is left as it is known, so that taking it off meets what was done to it there.
            if row is None or row.agreement_id not in self.objects():
                continue
            if due or row.etag != etag or not etag:
                self._look_at(row, known=row.etag == etag and bool(etag))
        self._leave_what_was_reworded_at_once(by_href.values())
        others = calendar.others
        if listing.whole:
            unknown = listing.etags.keys() - by_href.keys() - {self._href(id_) for id_ in self.objects()}
            others = len([href for href in unknown if not self._is_stray(href)])
            if others != (calendar.others or 0):
                self.report.others = others
        compared = self._now if due else calendar.compared_at
        self.keep(token=listing.token, compared_at=compared, others=others)
        self._tell_of_strays()

    def send(self) -> None:
        """Do each step there is to do."""
        for step in self.steps():
            if step.kind is StepKind.TAKE_AWAY:
                assert step.row is not None
                self._take_away(step.row, step.erased)
                continue
            wanted, row = self.objects()[step.agreement_id], self._rows.get(step.agreement_id)
            if row is None:
                self._put_anew(wanted)
            elif is_to_be_sent(row, Wanted(wanted.agreement, wanted.digest)):
                self._put_over(wanted, row)

    def steps(self) -> tuple[Step, ...]:
        wanted = {id_: Wanted(each.agreement, each.digest) for id_, each in self.objects().items()}
        return next_steps(wanted, self._rows.values(), self._shelf.agreement)

    def objects(self) -> Mapping[int, Object]:
        if self._objects is None:
            self._objects = self._write(self._shelf, agreements_wanted(self._shelf, self._today))
        return self._objects

    def stop(self, why: Stopped) -> None:
        self.report.stopped = why
        self.keep(stopped=why)

    def keep(
        self,
        token: str | None = None,
        compared_at: datetime | None = None,
        others: int | None = None,
        done_at: datetime | None = None,
        stopped: Stopped = Stopped.NOT,
    ) -> None:
        """Note how far we know the calendar. One that was let go of meanwhile is not taken up again."""
        before = self._calendar
        self._calendar = replace(
            before,
            token=before.token if token is None else token,
            compared_at=compared_at or before.compared_at,
            others=before.others if others is None else others,
            done_at=done_at or before.done_at,
            stopped=stopped,
        )
        self._shelf.keep_calendar(self._calendar, before.collection)

    def _listed(self, whole: bool, make: bool) -> Listing:
        calendar, server = self._calendar, self._server
        try:
            if whole:
                return server.changed_since(calendar.collection, "")
            return server.changed_since(calendar.collection, calendar.token)
        except TokenLost:
            return server.everything(calendar.collection)
        except ServerTrouble as trouble:
            if trouble.fault is not ServerFault.CALENDAR_GONE or not make:
                raise
        place = server.find()
        self._calendar = replace(calendar, collection=place.collection, name=place.name, made=place.made, token="")
        self._shelf.keep_calendar(self._calendar, calendar.collection)
        self._forget(self._rows.values())
        return server.changed_since(place.collection, "")

    def _take_missing(self, missing: list[Published], if_gone: IfGone) -> bool:
        """Whether to go on: what went all at once is asked about first."""
        stood, ours = (
            [row for row in rows if row.agreement_id in self.objects() and not row.is_being_put]
            for rows in (self._rows.values(), missing)
        )
        if if_gone is IfGone.ANEW:
            self._forget(row for row in missing if row.asks is not Asks.LET_GO)
            return True
        if if_gone is IfGone.LET_GO:
            for row in missing:
                self._note(replace(row, etag="", asks=Asks.LET_GO, shown=None))
            return True
        if is_mass_disappearance(stood, ours):
            self.report.waits = len([row for row in ours if row.asks is not Asks.LET_GO])
            self.stop(Stopped.MANY_GONE)
            return False
        for row in missing:
            self._take_gone(row)
        return True

    def _is_stray(self, href: str) -> bool:
        """Whether what stands there bears our marks. It is noted as agreed nowhere here, for its owner to say."""
        name = href.removeprefix(self._calendar.collection).removesuffix(".ics")
        if not (name.isascii() and name.isdecimal() and len(name) < 20 and href == self._href(int(name))):
            return False
        got = self._server.get(href, int(name))
        if got is None or got.shown is None or not got.shown.vouched:
            return False
        is_known = self._shelf.agreement(int(name)) is not None  # then it is to go, and needs nobody's word
        self._note(Published(int(name), href, got.etag, asks=Asks.NOTHING if is_known else Asks.STRAY))
        return True

    def _tell_of_strays(self) -> None:
        told = []
        for row in [row for row in self._rows.values() if row.asks is Asks.STRAY][:STRAYS_TOLD]:
            got = self._server.get(row.href, row.agreement_id)
            if got is None or got.shown is None:
                self._forget([row])
            else:
                starts = got.shown.starts
                told.append(Stray(got.shown.summary, starts.date() if isinstance(starts, datetime) else starts))
        self.report.strays = tuple(told)

    def _leave_what_was_reworded_at_once(self, before: Iterable[Published]) -> None:
        """So many are the server's own way of writing, and nobody's words to be looked at."""
        known = [(row, self._rows.get(row.agreement_id, row)) for row in before]
        reworded = [now for row, now in known if now.asks is Asks.WORDED and now.says != row.says]
        if len(reworded) > MANY:
            self.report.asks -= len(reworded)
            for row in reworded:
                self._note(replace(row, asks=Asks.WORDED_LEFT))

    def _look_at(self, row: Published, known: bool) -> None:
        """Read what stands there; where its etag is the one we know, only another time is news, and nothing where it is
        to be written over whatever it says. Other words under an etag we were told are the server's own.
        """
        got = self._server.get(row.href, row.agreement_id)
        if got is None or got.shown is None:
            self._take_gone(row)
        elif not known or (row.sent and not same_time(got.shown.digest, row.sent)):
            self._take_seen(row, got.etag, got.shown)

    def _take_seen(self, row: Published, etag: str, shown: Shown) -> Published:
        agreement = self._shelf.agreement(row.agreement_id)
        after = seen(row, etag, shown, agreement, self._says(row, shown))
        was, now = ((each.asks, each.shown, each.says) for each in (row, after))
        if question_of(after, agreement) is not Asks.NOTHING and now != was:
            self.report.asks += 1
        return self._note(after)

    def _says(self, row: Published, shown: Shown) -> str:
        """What of it is no word of ours."""
        if not row.sent or same_words(shown.digest, row.sent) or row.agreement_id not in self.objects():
            return ""
        return other_words(shown, self.objects()[row.agreement_id].shown())

    def _take_gone(self, row: Published) -> None:
        after = gone(row, self._shelf.agreement(row.agreement_id))
        if after is None:
            self._forget([row])
            return
        if after.asks is Asks.GONE and row.asks is not Asks.GONE:
            self.report.asks += 1
        self._note(after)

    def _put_anew(self, wanted: Object) -> None:
        """Noted before it is asked for: where no answer is heard, and it is agreed no more by then, it is taken off."""
        id_ = wanted.agreement.id
        row = self._note(Published(id_, self._href(id_), sequence=wanted.number(0)))
        answer = self._server.put_anew(row.href, wanted.content(row.sequence))
        if answer.became is Became.DONE:
            self._sent(replace(row, sent=wanted.digest), answer)
        elif answer.became is Became.CHANGED_THERE:
            self._met(wanted, row)
        else:
            self._forget([row])
            self._refused(answer)

    def _put_over(self, wanted: Object, row: Published) -> None:
        """Once more where it was changed there meanwhile and that leaves nothing to ask."""
        if row.is_being_put:
            self._put_anew(wanted)
            return
        if not row.etag:
            self._met(wanted, row)
            return
        number = wanted.number(row.sequence)
        answer = self._server.put_over(row.href, wanted.content(number), row.etag)
        if answer.became is Became.DONE:
            self._sent(after_writing(replace(row, sequence=number, sent=wanted.digest)), answer)
        elif answer.became in (Became.CHANGED_THERE, Became.GONE):
            self._met(wanted, row)
        else:
            self._refused(answer)

    def _met(self, wanted: Object, row: Published) -> None:
        """Something stands there that we do not know of: ours, whose answer was lost, or somebody's doing."""
        got = self._server.get(row.href, row.agreement_id)
        if got is None:
            if not row.is_being_put:
                self._take_gone(row)
            return
        if got.shown is None:
            if row.is_being_put:
                self._forget([row])
            self.report.refused += 1  # another's event lies in our place; it is left alone
            return
        after = self._take_seen(row, got.etag, got.shown)
        if is_to_be_sent(after, Wanted(wanted.agreement, wanted.digest)) and after.etag:
            number = wanted.number(after.sequence)
            answer = self._server.put_over(row.href, wanted.content(number), after.etag)
            if answer.became is Became.DONE:
                self._sent(after_writing(replace(after, sequence=number, sent=wanted.digest)), answer)

    def _sent(self, row: Published, answer: Answer) -> None:
        """It stands there. An etag that was not told is asked for: between the two somebody may have changed it."""
        self.report.sent += 1
        if answer.etag:
            self._note(replace(row, etag=answer.etag))
            return
        self._note(row)
        got = self._server.get(row.href, row.agreement_id)
        if got is not None and got.shown is not None:
            if same_time(got.shown.digest, row.sent):
                self._note(replace(row, etag=got.etag))  # other words are the server's own way of writing them
            else:
                self._take_seen(row, got.etag, got.shown)

    def _take_away(self, row: Published, erased: bool) -> None:
        if unread_in(row) and not erased:
            self._hand_on(unread_in(row), row)
        answer = self._server.take_away(row.href, row.etag)
        if answer.became is Became.CHANGED_THERE:
            if not erased:
                self._ask_of_successor(row)
            answer = self._server.take_away(row.href, "")
        if answer.became in (Became.DONE, Became.GONE):
            self.report.taken += answer.became is Became.DONE
            self._forget([row])
        else:
            self._refused(answer)

    def _refused(self, answer: Answer) -> None:
        """The others may be taken; whether that user may write nothing there is told by the server's own word."""
        self.report.refused += 1
        if answer.became is Became.NOT_ALLOWED:
            self.report.fault = ServerFault.NOT_ALLOWED

    def _ask_of_successor(self, row: Published) -> None:
        """It was moved here and on the phone: ours stands, and theirs is asked about beside it."""
        after, got = self._successor(row), self._server.get(row.href, row.agreement_id)
        if after is None or got is None or got.shown is None or got.shown.is_as_written:
            return
        there, says = window_shown(got.shown, after), self._says(replace(row, agreement_id=after.id), got.shown)
        if says:
            self._hand_on(says, row)
        if not after.is_open or same_time(got.shown.digest, row.sent) or there == window_meant(after):
            return
        if self._stands(after):
            self._note(replace(self._rows[after.id], asks=Asks.MOVED, shown=there))
            self.report.asks += 1

    def _hand_on(self, says: str, row: Published) -> None:
        """What was said of it on a phone is looked at with the agreement that stands in its place."""
        after = self._successor(row)
        if after is not None and self._stands(after):
            there = self._rows[after.id]
            asks = there.asks if there.asks is Asks.MOVED else Asks.WORDED
            self._note(replace(there, asks=asks, says=says))

    def _successor(self, row: Published) -> Agreement | None:
        before = self._shelf.agreement(row.agreement_id)
        after = self._shelf.agreement(before.moved_to) if before is not None and before.moved_to is not None else None
        return after if after is not None and after.id in self.objects() else None

    def _stands(self, agreement: Agreement) -> bool:
        """Whether it stands there; it is put there where it was not."""
        if agreement.id not in self._rows:
            self._put_anew(self.objects()[agreement.id])
        return agreement.id in self._rows

    def _note(self, row: Published) -> Published:
        self._rows[row.agreement_id] = row
        self._shelf.keep_published(row, self._calendar.collection)
        return row

    def _forget(self, rows: Iterable[Published]) -> None:
        ids = [row.agreement_id for row in rows]
        for id_ in ids:
            self._rows.pop(id_, None)
        self._shelf.forget_published(ids)

    def _href(self, agreement_id: int) -> str:
        return f"{self._calendar.collection}{quote(str(agreement_id))}.ics"
