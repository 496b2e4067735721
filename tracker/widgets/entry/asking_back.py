"""Puts the cursor where an entry lacks something, marks it, and says what; and takes that back once it is put right.

In the line the strip says it; in all the fields it stands beneath them. Knows no store and no verdict.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker.presentation import words
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Exit, Field, Next
from tracker.tongue import tr
from tracker.widgets.entry.entry_exits import EntryExits
from tracker.widgets.entry.form.form_page import FormPage
from tracker.widgets.entry.line_page import LinePage
from tracker.widgets.entry.trouble_bar import TroubleBar
from tracker.widgets.fields.field_rows import mark_trouble
from tracker.widgets.look.tokens import Role

TYPED_IN = {
    Field.CHANGED_WORDS: Exit.CHANGED,
    Field.CHANGED_SAID: Exit.CHANGED,
    Field.CHANGED_WHEN: Exit.CHANGED,
    Field.ASKED: Exit.ASKED,
    Field.REASON: Exit.ANYWAY,
}
"""The exit that has to be open for the cursor to go to that field."""
ONLY_IN_THE_FORM = frozenset({Field.PHONE, Field.EMAIL, Field.WHOSE_NUMBER, Field.TALK_LONG})
"""What the line has no place for: all fields are shown where one of these is asked about."""


class AskingBack:
    """`form` gives all the fields, made when first asked for. `sentence` is what the strip has to say. `changed` is
    called when that is another, `fitted` when what stands beneath the fields is.
    """

    def __init__(
        self,
        state: QuickEntry,
        line: LinePage,
        form: Callable[[], FormPage],
        exits: EntryExits,
        bar: TroubleBar,
        changed: Callable[[], object],
        fitted: Callable[[], object],
    ) -> None:
        self._state = state
        self._line = line
        self._form = form
        self._exits = exits
        self._bar = bar
        self._changed = changed
        self._fitted = fitted
        self._marked: dict[Field, QWidget] = {}
        self.sentence = ""
        self._until_typed = False

    def say(self, sentence: str, role: Role = Role.STOP, *, until_typed: bool = False) -> None:
        """Say what stands in the way, or softly what does not; "" takes it and the marks away again. `until_typed` does
        so once something is.
        """
        self.sentence = ""
        self._until_typed = until_typed
        self._bar.say(sentence, role, waits=self._state.is_waiting)
        if not sentence:
            for field in self._marked.values():
                mark_trouble(field, False)
            self._marked.clear()
        self._fitted()

    def ask(self, field: Field) -> QWidget:
        """Ask for that; where it is typed, which has the cursor by then."""
        way = TYPED_IN.get(field)
        if way is not None:
            self._state.open_exit(way)
        widget, sentence = self._where(field)
        sentence = self._state.meaning(field).text or sentence
        marked = widget.focusProxy() or widget
        self._marked[field] = marked
        if sentence:
            self._tell(sentence, field)
        widget.setFocus()
        mark_trouble(marked, True)
        return widget

    def look(self) -> None:
        """What has been put right is no longer asked for, and with the last of it the sentence goes."""
        unclear = self._state.reading.unclear
        right = [field for field in self._marked if field not in unclear and not self._lacks(field)]
        if self.sentence and len(right) == len(self._marked):
            self.sentence = ""
        for field in right:
            mark_trouble(self._marked.pop(field), False)
        is_typed = self._until_typed and not self._state.form.is_blank
        if is_typed or (right and not self._marked and self._bar.trouble.text()):
            self.say("")

    def _tell(self, sentence: str, field: Field) -> None:
        """Of an exit its last line says it, with the evidence above it."""
        if self._state.in_full:
            self.say(sentence)
            return
        if field not in TYPED_IN and field is not Field.TICK:
            self.sentence = sentence
        self._changed()

    def _lacks(self, field: Field) -> bool:
        state = self._state
        match field:
            case Field.WHO:
                return state.who.must_choose
            case Field.WHOSE_NUMBER:
                return state.who.has_the_number is not None
            case Field.PHONE | Field.EMAIL:
                return state.missing.is_doubtful(field)
            case Field.LIFT:
                return state.consequences.lacks_lift
            case _:
                return field is state.guard.asks_for

    def _where(self, field: Field) -> tuple[QWidget, str]:
        """Where that is typed, and what to say of it."""
        state, form, exits = self._state, self._form(), self._exits
        line, answers = not state.in_full, self._line.answers
        talk = answers.lines[Next.TALK].line if line else form.next.talk_when
        promise = answers.lines[Next.PROMISE].line if line else form.next.promise_when
        who = tr("Who was it? Type a name, then Enter.")
        chosen = state.who_it_is if state.who.must_choose else who
        checked_in = answers.chips[Next.TALK] if line else form.next.choices.row(Next.TALK)
        missing: dict[Field, tuple[QWidget, str]] = {
            Field.WHO: (self._line.row.line if line else form.who, chosen),
            Field.LINE: (self._line.row.line, ""),
            Field.PHONE: (form.who.phone, words.not_a_number(state.form.phone)),
            Field.EMAIL: (form.who.email, words.not_an_address(state.form.email)),
            Field.WHOSE_NUMBER: (
                form.who.it_is_they,
                tr("Whose number or address is it? Say whether it is the same person, or two who share it."),
            ),
            Field.AT: (self._line.row.line if line else form.happened.when, ""),
            Field.TALK_WHEN: (talk, tr("When will you talk? Such as: in a month.")),
            Field.TALK_LONG: (form.next.long, tr("How long will it take? Such as: 45 minutes, 1 hour.")),
            Field.LIFT: (answers.lift.chips[0] if line else form.next.lift, state.consequences.told_objected),
            Field.MAY_I: (
                checked_in,
                tr(
                    "Not yet, and nothing is agreed: may you check in again in a month? Alt+1, then “in a month”, "
                    "writes it down; saving again keeps it as it is."
                ),
            ),
            Field.PROMISE_WHEN: (promise, tr("By when did you promise it? Such as: by Friday.")),
            Field.CHANGED_WORDS: (exits.said, tr("What did they say? Write it in their words.")),
            Field.CHANGED_SAID: (exits.said_when, tr("When did they say it? Such as: yesterday 3pm.")),
            Field.CHANGED_WHEN: (
                exits.agreed_when,
                tr("What time did they agree to? Such as: today. Or tick that they named none."),
            ),
            Field.ASKED: (exits.asked, tr("What did they ask for? Write it in a few words.")),
            Field.REASON: (
                exits.reason,
                tr("Nobody agreed to this. Say why it happened, or choose another way out above."),
            ),
            Field.TICK: (exits.tick, tr("They asked us not to. Tick that you know, and it is kept.")),
        }
        return missing[field]
