"""An act that is typed in passing: "jo sent". It is read, judged and kept by quick entry's own rules, over a form of
its own that is no draft.

Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.line_into_form import chosen_next
from tracker.presentation.entry.next_line import typed_next
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.strip import StripLook, can_be_saved, strip_told
from tracker.presentation.entry_form import Form, Next
from tracker.presentation.here import Here
from tracker.presentation.palette.row import Does, Row, Tone
from tracker.presentation.words.lines import palette as words
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.history import History
from tracker.rules.line import AskKind, Part, PartKind, PartState, RefusalReason, Says, Someone
from tracker.rules.line.next_reading import NextKind
from tracker.rules.window import Window

_TONES = {
    StripLook.AGREED: Tone.AGREED,
    StripLook.PROMISED: Tone.PROMISED,
    StripLook.WARN: Tone.WARN,
    StripLook.STOP: Tone.STOP,
}
_AT_ONCE = (StripLook.WELCOME, StripLook.AGREED, StripLook.PROMISED)
_ICONS = {
    Channel.MEETING: "meeting",
    Channel.CALL: "call",
    Channel.VIDEO: "video",
    Channel.EMAIL: "email",
    Channel.TEXT: "text",
    Channel.SOCIAL: "social",
    Channel.POST: "post",
}


_WRITTEN = (Channel.EMAIL, Channel.TEXT)
"""The ways by which something is "sent" where that is all that was said."""


class NotKept:
    """What is typed here in passing is looked for, and is no entry yet that could be left unsaved."""

    def keep(self, text: str | None) -> None: ...

    def read(self) -> str | None:
        return None


class Acting(QObject):
    """An act as it is typed, read and judged. Where words leave open how it was, each way has one of its own, so that
    each row is judged as it would be kept.

    `changed` when there is another act to show, `done(Logged)` once one was kept, `unkept(Form)` where it could not
    be and has to be gone on with in the entry, `refused(Refusal | StoreFault)` with why, before that.
    """

    changed = Signal()
    done = Signal(object)
    unkept = Signal(object)
    refused = Signal(object)

    def __init__(
        self, dispatcher: Dispatcher, here: Callable[[], Here], e164: Callable[[str], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._here = here
        self._entry = QuickEntry(dispatcher, here, NotKept(), self, e164)
        self._entry.changed.connect(self.changed)
        self._entry.saved.connect(self.done)
        self._entry.asked_back.connect(lambda _field: self.unkept.emit(self._entry.form))
        self._entry.held.connect(self.unkept)
        self._entry.refused.connect(self._refused)

    def type(self, text: str, cursor: int | None = None) -> None:
        """At every key; "" begins anew."""
        if not text.strip() or self._entry.is_saving:
            self._entry.begin()
        if text.strip():
            self._entry.line.type(text, cursor)

    def press(self, says: Says) -> None:
        """What the words leave open, answered so, as a click would in the entry."""
        self._entry.line.press(direction=says.direction, channel=says.channel, outcome=says.outcome)

    @property
    def asks_how(self) -> bool:
        """Whether it is open by which way it was, or who turned to whom."""
        return any(ask.kind is AskKind.HOW for ask in self._entry.line.asks)

    @property
    def left_open(self) -> tuple[Says, ...]:
        """How else it may have been, where the words do not tell: what was promised comes first."""
        if not self._is_act or self._ahead is not None:
            return ()
        line, owed = self._entry.line, self._owed_by
        first = next((ask for ask in line.asks if ask.must), None)
        if first is not None and first.kind is not AskKind.HOW:
            return ()
        asked = next((ask for ask in line.asks if ask.kind is AskKind.HOW), None)
        if asked is not None:
            return tuple(sorted((choice.says for choice in asked.choices), key=lambda says: says.channel not in owed))
        named = any(part.says.channel is not None for part in line.reading.parts)
        if named or line.how.direction is not Direction.OUT or line.how.channel not in _WRITTEN:
            return ()
        other = next(channel for channel in _WRITTEN if channel is not line.how.channel)
        return (Says(direction=Direction.OUT, channel=other),)

    @property
    def history(self) -> History | None:
        """All about whoever it is about; None while that is open."""
        return self._entry.history if self.person else None

    @property
    def may_be(self) -> tuple[Someone, ...]:
        """Those here who are called nearly as it was typed."""
        asked = (ask for ask in self._entry.line.reading.asks if ask.kind is AskKind.WHICH_PERSON)
        meant = (who for ask in asked for choice in ask.choices for who in choice.says.who if who.id is not None)
        return tuple(dict.fromkeys(meant))

    @property
    def _owed_by(self) -> set[Channel]:
        agreed = self.history.agreements if self.history is not None else ()
        return {a.channel for a in agreed if a.is_open and a.kind is AgreementKind.PROMISE}

    @property
    def is_current(self) -> bool:
        """Whether all that was named has been looked up, so that what is shown is what is meant."""
        return not self._entry.line.is_waiting

    @property
    def parts(self) -> tuple[Part, ...]:
        """What of the text is understood; nothing where it is no act."""
        return self._entry.line.parts if self._is_act else ()

    def row(self) -> Row | None:
        """The act as it stands; None where what was typed is none."""
        if not self._is_act:
            return None
        line, here = self._entry.line, self._here()
        ahead = self._ahead
        if ahead is not None:
            who = self.name or ", ".join(each.name for each in line.reading.who)
            told_ = words.to_plan(who, line.how.channel, ahead, here.today, here.zone)
            return Row(Does.ENTRY, told_, "agreed", under=words.planning(), person=self.person)
        told = strip_told(self._entry, in_line=True)
        at_once = self._is_done_at_once(told.look)
        # What an act rests on is told with what it keeps: "due today", and what was promised.
        why = words.evidence(told.headline, told.sentence, opens=not at_once)
        icon = "owe" if told.look is StripLook.PROMISED else _ICONS.get(line.how.channel or Channel.POST, "plus")
        does = Does.SAVE if at_once else Does.ENTRY
        tone = _TONES.get(told.look, Tone.PLAIN)
        return Row(does, words.to_log(line.told), icon, under=why, tone=tone, person=self.person)

    @property
    def person(self) -> int:
        """The id of whom it is about, 0 while that is open."""
        return self._entry.form.who_id or 0

    @property
    def name(self) -> str:
        """What they are called, "" while that is open."""
        return self._entry.form.who if self.person else ""

    @property
    def form(self) -> Form:
        """What was typed, as the entry goes on with it: of what is to come it is what is agreed next."""
        form, ahead = self._entry.form, self._ahead
        if ahead is None:
            return form
        line = self._entry.line
        when = next((p for p in line.reading.parts if p.kind is PartKind.WHEN), None)
        about = line.reading.text[when.start : when.end] if when is not None else ""
        plan = chosen_next(Form(form.who_id, form.who, others=form.others), Next.TALK)
        plan = typed_next(plan, NextKind.TALK, " ".join(p for p in (about, line.reading.rest) if p), self._here())
        channel = line.how.channel
        return plan if channel is None else replace(plan, talk=replace(plan.talk, channel=channel))

    def save(self) -> None:
        """Keep it."""
        self._entry.save()

    def forget(self, prospect_id: int) -> None:
        self._entry.forget(prospect_id)

    def _refused(self, trouble: Refusal | StoreFault) -> None:
        self.refused.emit(trouble)
        if self._entry.form.line.strip():
            self.unkept.emit(self._entry.form)

    @property
    def _is_act(self) -> bool:
        """Whether it says of somebody we know that something was, or is to be: a name alone is looked for."""
        reading = self._entry.line.reading
        if not any(who.id is not None for who in reading.who):
            return False
        said = [part for part in reading.parts if part.state is not PartState.NOT_UNDERSTOOD]
        return any(part.kind in (PartKind.WAY, PartKind.WHEN) for part in said)

    @property
    def _ahead(self) -> Window | None:
        """The time to come that it names. Where the same words may mean one that is past, it is still to come as long
        as nothing is said of what came of it."""
        reading = self._entry.line.reading
        refused = next((r for r in reading.refusals if r.reason is RefusalReason.NOT_YET), None)
        if refused is not None:
            return refused.ahead
        met = reading.direction is not None and reading.direction is not Direction.OUT
        is_past = reading.at is not None or reading.outcome is not None or met
        return None if is_past else reading.ahead

    def _is_done_at_once(self, look: StripLook) -> bool:
        """What is welcome, and asks nothing more: not what came of it, and not the two questions after a talk that
        kept something."""
        entry = self._entry
        asks = entry.line.asked is not None or entry.loop.asks_whether_ready
        return look in _AT_ONCE and not asks and can_be_saved(entry, in_line=True)
