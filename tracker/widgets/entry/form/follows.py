"""Quick entry, second half: what did you agree happens next? Knows no store; the state reads the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.what_it_keeps import OverAnswer
from tracker.presentation.entry_form import Field, Form, Next
from tracker.presentation.entry_meaning import Pick
from tracker.rules.channel import Channel
from tracker.rules.entry import Lift
from tracker.tongue import tr, tr_as
from tracker.widgets.entry.answers import LOOKS, answer_words
from tracker.widgets.entry.form.measures import GAP, SHORT, labels
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.field_rows import Rows, WhenField, line, put
from tracker.widgets.fields.key_chip import ANSWER, ChipRow, KeyChip
from tracker.widgets.fields.reading_order import first_stop
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.in_sight import unfolds
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, Type

LONG_WIDTH = 122


class EntryNext(QWidget):
    """Five answers in a row; those with something to say unfold their fields beneath."""

    def __init__(self, state: QuickEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.fields: dict[Next, QWidget] = {
            Next.TALK: self._talk(),
            Next.PROMISE: self._promise(),
            Next.THEIR_TURN: self._their_turn(),
            Next.NO_THANKS: self._no_thanks(),
        }
        self.choices = FiveAnswers()
        self.choices.pressed.connect(self.press)
        label = PlainLabel(tr("And then?"), semibold=True)
        label.setFixedWidth(labels())
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(SPACE_12)
        first.addWidget(label)
        first.addWidget(self.choices, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(first)
        for fields in self.fields.values():
            unfolds(fields)
            column.addWidget(fields)
        self.waits = OneWay(state.consequences.turn_waits)
        self.waiting = Rows(("", self.waits), label_width=labels, gap=GAP)
        column.addWidget(self.waiting)

    def press(self, which: Next) -> None:
        """Give that answer and go to its first field; one that is given is gone to, and from there taken back."""
        given, fields = which in self._state.form.next, self.fields.get(which)
        here = QApplication.focusWidget()
        chip = self.choices.row(which)
        inside = here is chip or fields is None or (here is not None and fields.isAncestorOf(here))
        if given and not inside and fields is not None:
            first_stop(fields).setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._toggle(which, not given)
        if given or fields is None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first_stop(fields).setFocus(Qt.FocusReason.TabFocusReason)

    def load(self, form: Form) -> None:
        self.talk_when.setText(form.talk.when)
        self.talk_channel.choose(form.talk.channel)
        put(self.topic, form.talk.topic)
        put(self.talk_words, form.talk.words)
        put(self.talk_then, form.talk.then)
        put(self.place, form.talk.place)
        put(self.long, form.talk.long)
        self.promise_when.setText(form.promise.when)
        self.promise_channel.choose(form.promise.channel)
        put(self.promise_then, form.promise.then)
        put(self.their_words, form.their_words)
        put(self.no_words, form.no_words)
        self.never_again.setChecked(form.never_again)

    def refresh(self) -> None:
        form = self._state.form
        for which in Next:
            self.choices.set_value(which, which in form.next)
            if which in self.fields:
                self.fields[which].setVisible(which in form.next)
        put(self.promise_when.line, form.promise.when)
        self.promise_channel.choose(form.promise.channel)
        put(self.talk_words, form.talk.words)
        put(self.their_words, form.their_words)
        put(self.no_words, form.no_words)
        put(self.promise_what, form.promise.what)
        put(self.talk_when.line, form.talk.when)
        put(self.place, form.talk.place)
        put(self.long, form.talk.long)
        self.talk_channel.choose(form.talk.channel)
        put(self.topic, form.talk.topic)
        self.talk_when.show_meaning(self._state.meaning(Field.TALK_WHEN))
        self.promise_when.show_meaning(self._state.meaning(Field.PROMISE_WHEN))
        state = self._state
        self.beside.show_words(
            state.consequences.told_beside,
            tr("Let both stand (Alt+Z)") if state.consequences.foretold.in_its_place else tr("In its place (Alt+Z)"),
        )
        self.talk_rows.set_visible(self.beside, bool(state.consequences.told_beside))
        self.over_told.setText(state.consequences.told_over)
        self.over.choose(state.consequences.over_answer)
        self.objected.setText(state.consequences.told_objected)
        self.lift.choose(form.talk.lift)
        asked: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (state.consequences.told_over, (self.over_told, self.over)),
            (state.consequences.told_objected, (self.objected, self.lift)),
        )
        for told, parts in asked:
            for part in parts:
                self.talk_rows.set_visible(part, bool(told))
        does = state.consequences
        ends = tr("We called it off (Alt+S)") if does.is_ours else tr("They called it off (Alt+S)")
        self.waits.show_words(does.told_waits, tr("It still stands (Alt+S)") if does.calls_off else ends)
        self.waiting.setVisible(bool(state.consequences.told_waits))
        self.called_off.show_words(
            state.consequences.told_withdrawn,
            tr("Call it off (Alt+S)") if state.form.talks_stand else tr("It still stands (Alt+S)"),
        )

    def _toggle(self, which: Next, holds: bool) -> None:
        """Nothing agreed excludes the others; the others may hold together."""
        chosen = set(self._state.form.next)
        if holds:
            chosen = {which} if which is Next.NOTHING else chosen - {Next.NOTHING} | {which}
        else:
            chosen.discard(which)
        self._state.change(next=frozenset(chosen))

    def _talk(self) -> QWidget:
        def change(**fields: Any) -> None:
            self._state.change(talk=replace(self._state.form.talk, **fields))

        self.talk_when = WhenField(
            tr("In a month, Thu 3pm"),
            lambda text: change(when=text),
            self._suggestions(),
            wide=SHORT,
        )
        self.talk_channel = _channels(
            tr("How to talk"),
            (Channel.CALL, Channel.MEETING, Channel.VIDEO, Channel.EMAIL),
            lambda c: change(channel=c, lift=None),
        )
        self.topic = line(tr("About what?"), lambda text: change(topic=text))
        self.talk_words = line(tr("Their yes, in their words"), lambda text: change(words=text))
        self.talk_then = line(tr("What happens then?"), lambda text: change(then=text))
        self.beside = OneWay(self._state.consequences.turn_beside)
        self.over_told = PlainLabel("", Type.SOFT, wrap=True)
        self.over: ChipGroup[OverAnswer] = ChipGroup(
            tr("What became of it?"),
            [
                Chip(OverAnswer.MISSED, tr_as("what became of an agreement", "Missed"), "slipped"),
                Chip(OverAnswer.KEPT_LATE, tr_as("what became of an agreement", "Kept late"), "kept"),
                Chip(OverAnswer.THEY_MOVED, tr_as("what became of an agreement", "They moved it"), "moved"),
            ],
        )
        self.over.chosen.connect(self._state.consequences.answer_over)
        self.objected = PlainLabel("", Type.SOFT, wrap=True)
        self.lift: ChipGroup[Lift] = ChipGroup(
            tr("Does this lift that?"),
            [
                Chip(Lift.ONCE, tr("Just for this agreement"), "agreed"),
                Chip(Lift.ALL, tr("For good"), "kept"),
                Chip(Lift.NO, tr("No, let it stand (Alt+0)"), "no-thanks"),
            ],
        )
        self.lift.chosen.connect(self._state.consequences.answer_lift)
        self.talk_rows = Rows(
            (tr("When"), self.talk_when),
            ("", self.beside),
            ("", self.over_told),
            ("", self.over),
            (tr("How, how long"), self._where()),
            ("", self.objected),
            ("", self.lift),
            (tr("About"), _side_by_side(self.topic, self.talk_then)),
            (tr("Their words"), self.talk_words),
            label_width=labels,
            gap=GAP,
        )
        return self.talk_rows

    def _where(self) -> QWidget:
        def change(**fields: Any) -> None:
            self._state.change(talk=replace(self._state.form.talk, **fields))

        self.place = line(tr("A place, if you meet"), lambda text: change(place=text))
        self.long = line(tr("30 minutes"), lambda text: change(long=text), tr("30 min"))
        self.long.setAccessibleName(tr("How long?"))
        self.long.setToolTip(tr("Such as 45 minutes, 1 hour; half an hour where nobody said"))
        self.long.setMaximumWidth(LONG_WIDTH)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self.talk_channel)
        row.addWidget(self.long)
        row.addWidget(self.place, 1)
        return both

    def _suggestions(self) -> tuple[Pick, ...]:
        """What is asked for most; the words are English, as those the field reads in every language."""
        return (
            Pick(tr("in a week"), "in a week"),
            Pick(tr("in two weeks"), "in two weeks"),
            Pick(tr("in a mont&h"), "in a month"),
            Pick(tr("in 3 months"), "in 3 months"),
        )

    def _promise(self) -> QWidget:
        def change(**fields: Any) -> None:
            self._state.change(promise=replace(self._state.form.promise, **fields))

        self.promise_what = line(tr("What do you owe them?"), lambda text: change(what=text))
        self.promise_when = WhenField(tr("By Thursday, in 3 days"), lambda text: change(when=text), wide=SHORT)
        self.promise_channel = _channels(
            tr("How it reaches them"),
            (Channel.EMAIL, Channel.CALL, Channel.POST, Channel.TEXT),
            lambda c: change(channel=c),
        )
        self.promise_then = line(tr("What happens after that?"), lambda text: change(then=text))
        return Rows(
            (tr("I owe"), self.promise_what),
            (tr("By when"), self.promise_when),
            (tr("How, then"), _side_by_side(self.promise_channel, self.promise_then)),
            label_width=labels,
            gap=GAP,
        )

    def _their_turn(self) -> QWidget:
        self.their_words = line(tr("Such as: we’ll call you"), lambda text: self._state.change(their_words=text))
        self.called_off = OneWay(self._state.consequences.turn_withdrawn)
        return Rows((tr("Their words"), self.their_words), ("", self.called_off), label_width=labels, gap=GAP)

    def _no_thanks(self) -> QWidget:
        self.no_words = line(tr("How they put it"), lambda text: self._state.change(no_words=text))
        self.never_again = QCheckBox(tr("They asked not to be contacted again, in any way"))
        self.never_again.toggled.connect(lambda on: self._state.change(never_again=on))
        return Rows((tr("Their words"), self.no_words), ("", self.never_again), label_width=labels, gap=GAP)


class OneWay(QWidget):
    """What an entry does to something that was agreed, and the key that lets it do the other thing."""

    def __init__(self, turned: Callable[[], object]) -> None:
        super().__init__()
        self.told = PlainLabel("", Type.SOFT, wrap=True)
        self.turn = push_button("", Kind.QUIET, compact=True)
        self.turn.clicked.connect(lambda: turned())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.told)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)

    def show_words(self, told: str, other_way: str) -> None:
        """What it does, and what the key would do instead; nothing where there is nothing to say."""
        self.told.setText(told)
        self.turn.setText(other_way)
        self.turn.setAccessibleDescription(told)
        for widget in (self.told, self.turn):
            widget.setVisible(bool(told))


def _channels(name: str, channels: tuple[Channel, ...], chosen: Callable[[Channel], None]) -> Segments[Channel]:
    group: Segments[Channel] = Segments(name, [Segment(c, words.channel(c), c.value) for c in channels], height=30)
    group.chosen.connect(chosen)
    return group


def _side_by_side(*fields: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_8)
    for field in fields:
        row.addWidget(field)
    return both


@told_as(As.Grouping)
class FiveAnswers(QWidget):
    """The five in a row, each with its number. `pressed(Next)` comes for each press."""

    pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What did you agree happens next?"))
        told = answer_words()
        self._chips = {
            which: KeyChip(told[which], str(n), ANSWER, LOOKS[which][1], checkable=True)
            for n, which in enumerate(Next, 1)
        }
        self._row = ChipRow(list(self._chips.values()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for which, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, which=which: self.pressed.emit(which))
            row.addWidget(chip)
        row.addStretch(1)

    def row(self, which: Next) -> KeyChip:
        """The chip of that answer."""
        return self._chips[which]

    def values(self) -> tuple[Next, ...]:
        """Those that hold, in the order they stand."""
        return tuple(which for which, chip in self._chips.items() if chip.isChecked())

    def set_value(self, which: Next, holds: bool) -> None:
        self._chips[which].setChecked(holds)
        self._row.settle()
