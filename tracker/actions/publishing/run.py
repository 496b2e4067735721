"""What one run of publishing goes by, and how each answer of the server is noted at once. Asks no server by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote

from tracker.actions.ports import Shelf
from tracker.actions.publishing.report import Report
from tracker.actions.publishing.server import CalendarServer
from tracker.actions.publishing.wanted import Object, Write, agreements_wanted
from tracker.rules.agreement import Agreement
from tracker.rules.publishing.next_steps import Step, Wanted, next_steps
from tracker.rules.publishing.published import Asks, Calendar, Published, Stopped, question_of
from tracker.rules.publishing.shown import Shown, other_words, same_words
from tracker.rules.publishing.what_it_means import gone, seen
from tracker.rules.window import day_in


@dataclass(slots=True)
class Run:
    """`rows` are what is known to stand there, by agreement. `now` is aware, `zone` ours. Raises StoreFault."""

    shelf: Shelf
    server: CalendarServer
    write: Write
    now: datetime
    zone: str
    calendar: Calendar
    lets_go: bool = True
    rows: dict[int, Published] = field(default_factory=dict)
    report: Report = field(default_factory=Report)
    _objects: Mapping[int, Object] | None = None

    def __post_init__(self) -> None:
        self.rows = {row.agreement_id: row for row in self.shelf.published()}

    def objects(self) -> Mapping[int, Object]:
        """What is to stand there, as it was when it was first asked for."""
        if self._objects is None:
            given = agreements_wanted(self.shelf, day_in(self.now, self.zone), self.lets_go)
            self._objects = self.write(self.shelf, given)
        return self._objects

    def steps(self) -> tuple[Step, ...]:
        """All there is to send."""
        wanted = {id_: Wanted(each.agreement, each.digest) for id_, each in self.objects().items()}
        return next_steps(wanted, self.rows.values(), self.shelf.agreement)

    def href(self, agreement_id: int) -> str:
        return f"{self.calendar.collection}{quote(str(agreement_id))}.ics"

    def note(self, row: Published) -> Published:
        self.rows[row.agreement_id] = row
        self.shelf.keep_published(row, self.calendar.collection)
        return row

    def forget(self, rows: Iterable[Published]) -> None:
        ids = [row.agreement_id for row in rows]
        for id_ in ids:
            self.rows.pop(id_, None)
        self.shelf.forget_published(ids)

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
        before = self.calendar
        self.calendar = replace(
            before,
            token=before.token if token is None else token,
            compared_at=compared_at or before.compared_at,
            others=before.others if others is None else others,
            done_at=done_at or before.done_at,
            stopped=stopped,
        )
        self.shelf.keep_calendar(self.calendar, before.collection)

    def take_seen(self, row: Published, etag: str, shown: Shown) -> Published:
        """That is what stands there of it."""
        agreement = self.shelf.agreement(row.agreement_id)
        after = seen(row, etag, shown, agreement, self.says(row, shown))
        was, now = ((each.asks, each.shown, each.says) for each in (row, after))
        if question_of(after, agreement) is not Asks.NOTHING and now != was:
            self.report.asks += 1
        return self.note(after)

    def take_gone(self, row: Published) -> None:
        """Nothing of it stands there any more."""
        after = gone(row, self.shelf.agreement(row.agreement_id))
        if after is None:
            self.forget([row])
            return
        if after.asks is Asks.GONE and row.asks is not Asks.GONE:
            self.report.asks += 1
        self.note(after)

    def says(self, row: Published, shown: Shown) -> str:
        """What of it is no word of ours."""
        if not row.sent or same_words(shown.digest, row.sent) or row.agreement_id not in self.objects():
            return ""
        return other_words(shown, self.objects()[row.agreement_id].shown())

    def successor(self, row: Published) -> Agreement | None:
        """The agreement that stands in its place since it was moved."""
        before = self.shelf.agreement(row.agreement_id)
        after = self.shelf.agreement(before.moved_to) if before is not None and before.moved_to is not None else None
        return after if after is not None and after.id in self.objects() else None
