"""The day's list in the evening: each row answered in a line, read, judged and kept by quick entry's own rules.

What is typed in a row is about whom it is with, at the time that was agreed, unless it says otherwise. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from PySide6.QtCore import QObject, Signal

from tracker.actions.agreements.for_the_road import for_the_road
from tracker.actions.contacts.log_contact import Logged
from tracker.actions.outcome import Refusal, StoreFault
from tracker.actions.ports import Planned, Questions, planned_from
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import StripLook, can_be_saved, strip_told
from tracker.presentation.entry_form import Form
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts
from tracker.presentation.palette.acting import NotKept
from tracker.presentation.road.left_in_rows import LeftInRow, LeftInRows
from tracker.presentation.words import how_it_ended, one_line, thing
from tracker.presentation.words.paper import road as words
from tracker.rules.channel import Channel, Direction
from tracker.rules.line import AskKind, RefusalReason
from tracker.rules.line.line_reading import Answer, Ask
from tracker.rules.line.moment import Moment
from tracker.rules.line.when.times import when_typed
from tracker.rules.morning import reading_order
from tracker.rules.window import instant

_AT_ONCE = (StripLook.WELCOME, StripLook.AGREED, StripLook.PROMISED, StripLook.NOTE)


@dataclass(frozen=True, slots=True)
class EveningRow:
    """`became` is what became of it, "" while it waits for an answer; `typed` what stands in its line: where it was
    answered elsewhere meanwhile, what is not saved yet.
    """

    planned: Planned
    when: str
    name: str
    about: str
    became: str = ""
    typed: str = ""

    @property
    def is_open(self) -> bool:
        return not self.became


@dataclass(frozen=True, slots=True)
class ToldOfRow:
    """What the line means: on what it rests, or what is still to be said. `saves`: Enter keeps it."""

    look: StripLook
    headline: str
    sentence: str
    saves: bool

    @property
    def spoken(self) -> str:
        parts = (part for part in (self.headline, self.sentence) if part)
        return " ".join(part if part.endswith((".", "?", "”", "’")) else f"{part}." for part in parts)


class EveningState(QObject):
    """`changed` when there are other rows, `told_changed` when the line means something else.

    `aside` is what was typed for what is not in the list any more, as where the agreeing was undone.

    `done(Logged)` once a row was kept; `unkept(Form)` where it has to be gone on with in the entry, which asks or
    warns; `refused(Refusal | StoreFault)` with why one could not be written.
    """

    changed = Signal()
    told_changed = Signal()
    done = Signal(object)
    unkept = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        drafts: Drafts,
        e164: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._entry = QuickEntry(dispatcher, here, NotKept(), self, e164)
        self._entry.changed.connect(self._look)
        self._entry.saved.connect(self._saved)
        self._entry.asked_back.connect(self._asked_back)
        self._entry.held.connect(self.unkept)
        self._entry.refused.connect(self._refused)
        self._left = LeftInRows(drafts, self)
        self._settling = False
        self._gone: frozenset[int] = frozenset()
        self.current: int | None = None
        self.rows: tuple[EveningRow, ...] = ()
        self.aside: tuple[LeftInRow, ...] = ()
        dispatcher.changed.connect(self._on_changed)

    @property
    def today(self) -> date:
        return self._here().today

    def reload(self) -> None:
        """Read what was agreed for today, and what became of it so far."""
        here = self._here()
        day, now, zone, left = here.today, here.now, here.zone, self._left.agreements

        typed = {id_: there.people[0] for id_ in left if (there := self._left.of(id_)) is not None and there.people}

        def read(questions: Questions) -> tuple[tuple[Planned, ...], tuple[Planned, ...], frozenset[int]]:
            """What was begun on a day before and is open yet is gone on with here; last come those answered since, and
            what was answered of a day before while something stood in its line."""
            (found,) = for_the_road(questions, day, 1, now, zone)
            settled = questions.settled_since(instant(day, time.min, zone), day, day)
            stops = tuple(stop.planned for stop in found.stops)
            missing = left - {a.id for a in stops}
            before = (a for a in questions.open_agreements_until(day) if a.id in missing) if missing else ()
            today = [s.planned for s in settled]
            unseen = missing - {a.id for a in today}
            elsewhere = (_answered(questions, id_, typed[id_]) for id_ in unseen if id_ in typed)
            gone = frozenset(typed[id_] for id_ in unseen if id_ in typed and questions.history_of(typed[id_]) is None)
            return (*before, *stops), (*today, *(a for a in elsewhere if a is not None)), gone

        self._dispatcher.ask(read, self._take)

    def _take(self, read: tuple[tuple[Planned, ...], tuple[Planned, ...], frozenset[int]]) -> None:
        open_, settled, self._gone = read
        became = {a.id: how_it_ended(a) for a in settled}
        planned = sorted((*open_, *settled), key=reading_order)
        here = self._here()
        before = [_as_seen(row) for row in self.rows]
        self.rows = tuple(
            EveningRow(
                a,
                words.when(a, here.today, here.zone) if a.window.last >= here.today else words.day_of(a, here.today),
                one_line(a.name, 80),
                " · ".join(part for part in (thing(a.channel), one_line(a.topic or a.place, 100)) if part),
                became.get(a.id, ""),
                self._left.text(a.id),
            )
            for a in planned
        )
        aside, self.aside = self.aside, self._not_in_a_row()
        # Whoever is typing in a row is not disturbed where nothing became of any.
        if not self.rows or before != [_as_seen(row) for row in self.rows] or aside != self.aside:
            self.changed.emit()

    def _not_in_a_row(self) -> tuple[LeftInRow, ...]:
        shown = {row.planned.id for row in self.rows}
        left = (self._left.of(id_) for id_ in sorted(self._left.agreements - shown))
        return tuple(each for each in left if each is not None)

    def go_on_with(self, aside: LeftInRow) -> Form:
        """It as the entry goes on with it, which keeps it from now on."""
        who_id = next((id_ for id_ in aside.people if id_ not in self._gone), None)
        self.drop_aside(aside)
        return Form(who_id, aside.who, note=aside.text)

    def drop_aside(self, aside: LeftInRow) -> None:
        """Its owner wants it no more."""
        self._left.drop((aside.agreement,))
        self.aside = self._not_in_a_row()
        self.changed.emit()

    @property
    def answered(self) -> int:
        return sum(not row.is_open for row in self.rows)

    def row(self, agreement_id: int | None) -> EveningRow | None:
        return next((row for row in self.rows if row.planned.id == agreement_id), None)

    def look_at(self, agreement_id: int) -> None:
        """The keys are in that row."""
        if agreement_id != self.current and not self._entry.is_saving:
            self._mean()
            self.current = agreement_id
            self._begin()

    def leave(self) -> None:
        """The keys are in no row; what was typed stays."""
        self._mean()
        self.current = None

    def keep_typing(self) -> None:
        """Keep what is typed, whatever happens next."""
        self._mean()
        self._left.keep()

    def _mean(self) -> None:
        """What is typed in the row that is looked at means what its form says by now."""
        if self.current is not None and not self._entry.is_saving:
            self._left.mean(self.current, self._entry.form)

    def type(self, text: str) -> None:
        """At every key in the row that is looked at."""
        row = self.row(self.current)
        if row is None or self._entry.is_saving:
            return
        a = row.planned
        if text.strip():
            self._entry.line.type(f"{_whom(a)} {text}")
        self._left.put(LeftInRow(a.id, a.people, row.name, text, self._entry.form))
        if not text.strip():
            self._begin()

    @property
    def told(self) -> ToldOfRow | None:
        """What the line of that row means; None while nothing stands in it."""
        row = self.row(self.current)
        if row is None or row.planned.id not in self._left:
            return None
        told = strip_told(self._entry, in_line=True)
        return ToldOfRow(told.look, told.headline, told.sentence, self._saves(told.look))

    def pick(self, n: int) -> bool:
        """Alt and a number: that of what is asked."""
        return self._entry.line.pick(n)

    def save(self) -> None:
        """Keep the row; what is asked about, or warned of, is gone on with in the entry."""
        told = self.told
        if told is None:
            return
        if told.saves or told.look in (StripLook.ASKS, StripLook.ASKS_WHO, StripLook.TEACHES):
            self._entry.save()
        else:
            self.unkept.emit(self.form)

    @property
    def planned(self) -> Planned | None:
        """That of the row that is looked at."""
        row = self.row(self.current)
        return row.planned if row is not None else None

    @property
    def was_called_off(self) -> bool:
        """Whether the line says that nothing was talked about, which is answered where it was agreed."""
        reasons = {refusal.reason for refusal in self._entry.line.reading.refusals}
        row = self.row(self.current)
        waits = row is not None and row.is_open
        return waits and self.told is not None and bool(reasons & {RefusalReason.CALLED_OFF, RefusalReason.NO_SHOW})

    @property
    def form(self) -> Form:
        """The row as the entry goes on with it: about whom it is with, whatever was understood of their name."""
        row, form = self.row(self.current), self._entry.form
        if row is None or form.who_id == row.planned.prospect_id:
            return form
        return Form(row.planned.prospect_id, row.planned.person, note=self._left.text(row.planned.id))

    @property
    def typed_about(self) -> frozenset[int]:
        """Whom anything is about that was typed and not saved."""
        return self._left.people | self._entry.form.people

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about somebody who has been erased."""
        self._mean()
        row = self.row(self.current)
        if row is not None and (prospect_id in row.planned.people or self._entry.form.is_about(prospect_id)):
            self.current = None
        self._entry.forget(prospect_id)
        self._left.forget(prospect_id)

    def turn(self, known_as: Mapping[int, int], of: int, to: int) -> None:
        """What was typed about a record that went is about the one that stays, whose agreements these are now."""
        self.leave()
        self._left.turn(known_as, of, to)

    def _saves(self, look: StripLook) -> bool:
        row = self.row(self.current)
        meant = row is not None and self._entry.form.who_id == row.planned.prospect_id
        return meant and look in _AT_ONCE and self._unanswered() is None and can_be_saved(self._entry, in_line=True)

    def _unanswered(self) -> Ask | None:
        return next((ask for ask in self._entry.line.asks if ask.must), None)

    def _begin(self) -> None:
        """As it was left, where something was typed."""
        row = self.row(self.current)
        if row is None:
            return
        a, left = row.planned, self._left.of(self.current)
        if left is not None and left.form.line.strip() == f"{_whom(a)} {left.text}".strip():
            self._entry.begin(left.form)
            self.told_changed.emit()
            return
        answers = [Answer(Ask(AskKind.WHICH_PERSON, a.person, 0, 0, ()).key, f"id:{a.prospect_id}")]
        answers += [Answer(Ask(AskKind.WHICH_PERSON, name, 0, 0, ()).key, f"id:{id_}") for id_, name in a.others]
        self._entry.begin(Form(answers=tuple(answers)))
        if left is not None:
            self._entry.line.type(f"{_whom(a)} {left.text}")
        self._as_agreed(a)
        self.told_changed.emit()

    def _as_agreed(self, a: Planned) -> None:
        """By the way that was agreed, as long as the line does not say another."""
        if a.channel is Channel.MEETING:
            self._entry.line.press(direction=Direction.MET, channel=a.channel)
        else:
            self._entry.line.press(direction=Direction.OUT, channel=a.channel)
        here = self._here()
        if a.window.is_timed and a.window.starts < here.now:
            self._entry.line.press(when=when_typed(a.window.starts, Moment(here.now, here.zone, here.words)))

    def _look(self) -> None:
        """It was when it was agreed for, and keeps the agreement of its row, where it may."""
        row = self.row(self.current)
        if row is not None and not self._settling and not self._entry.is_saving:
            self._settling = True
            try:
                self._settle(row.planned)
            finally:
                self._settling = False
            self._mean()
        self.told_changed.emit()

    def _settle(self, a: Planned) -> None:
        line, choice = self._entry.line, f"agreed:{a.id}"
        when = next((ask for ask in line.asks if ask.kind is AskKind.AS_AGREED), None)
        answered = {answer.ask for answer in self._entry.form.answers}
        if when is not None and when.key not in answered and any(each.key == choice for each in when.choices):
            line.answer(when.key, choice)
        kept = self._entry.guard.kept_agreement
        if kept is not None and kept.id != a.id:
            meant = next((keeps for keeps, _told in self._entry.guard.to_keep if keeps.keeps == a.id), None)
            if meant is not None:
                self._entry.choose_kept(meant)

    def _saved(self, logged: Logged) -> None:
        if self.current is not None:
            self._left.drop((self.current,))
        self.current = None
        self.reload()
        self.done.emit(logged)

    def _asked_back(self, _field: object) -> None:
        if self._unanswered() is None:
            self.unkept.emit(self.form)

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        self.refused.emit(trouble)

    def _on_changed(self, _changes: object, _origin: object) -> None:
        if self.rows or self._left.agreements:
            self.reload()


def _answered(questions: Questions, id_: int, person: int) -> Planned | None:
    """What was answered elsewhere, as it stands with that person; None where it is open, or is no more."""
    history = questions.history_of(person)
    agreement = history.agreement(id_) if history is not None else None
    if history is None or agreement is None or agreement.is_open:
        return None
    return planned_from(agreement, history.prospect)


def _as_seen(row: EveningRow) -> EveningRow:
    """Without what is typed, which the line itself shows; but for whether one that is answered has a line still."""
    return replace(row, typed="typed" if row.became and row.typed else "")


def _whom(a: Planned) -> str:
    """Whoever it is with, as a line names them."""
    return " & ".join((a.person, *(name for _id, name in a.others)))
