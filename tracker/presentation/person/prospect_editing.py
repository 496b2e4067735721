"""Changing what we know of a person in place: one editor open at a time, saved as one deed.

What is typed stays its own until it is saved or given up, whatever comes in meanwhile, and outlives a crash. Knows no
widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from tracker.actions.fitting_text import fits_as_email, fits_as_phone
from tracker.actions.outcome import Outcome, Problem, Refusal, StoreFault
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.people.lift_objection import lift_objection
from tracker.actions.people.object_to import object_to
from tracker.actions.people.restore_prospect import restore_prospect
from tracker.actions.people.set_standing import set_standing
from tracker.actions.ports import Desk
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_meaning import Meaning
from tracker.presentation.here import Here
from tracker.presentation.keep_soon import Drafts, KeepSoon
from tracker.presentation.person import detail_drafts
from tracker.presentation.person.detail_drafts import LeftBehind
from tracker.presentation.person.prospect_card import ProspectCard
from tracker.presentation.person.prospect_details import Detail, Typed, typed_of, with_typed
from tracker.presentation.person.spoken_details import (
    SINCE,
    UNTIL,
    SpokenTrouble,
    objection_of,
    objection_typed,
    since_meaning,
    standing_of,
    standing_typed,
    time_in,
    until_meaning,
)
from tracker.presentation.time_field import TimeField
from tracker.presentation.writing import Writing
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import Objection, Prospect


@dataclass(frozen=True, slots=True)
class OpenEditor:
    """The editor that is open. `was` is what stood there when it was opened, `before` the person as then read.
    `typed_at` is when the time in it was typed.
    """

    prospect_id: int
    detail: Detail
    was: Typed
    typed: Typed
    before: Prospect
    typed_at: datetime | None = None

    @property
    def is_changed(self) -> bool:
        return self.typed != self.was


class ProspectEditing(QObject):
    """`changed` comes when another editor is open, or there is something else to say about it; `closed(Detail, int)`
    when one has closed, with the step the focus takes from there (0 stays, 1 on, -1 back).

    `trouble` is why it was not saved, in words, and `refused_at` which of several values it is about;
    `theirs` what a colleague wrote there meanwhile, to something else:
    saving again keeps what is typed, giving up keeps theirs. `left_behind` is what was typed about the person shown
    and never saved.
    """

    changed = Signal()
    closed = Signal(object, int)

    def __init__(
        self,
        dispatcher: Dispatcher,
        card: ProspectCard,
        here: Callable[[], Here],
        drafts: Drafts,
        explain: Callable[[Refusal | StoreFault], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._card = card
        self._here = here
        self._drafts = drafts
        self._explain = explain
        self._kept: dict[int, LeftBehind] | None = None
        self._writing = Writing(dispatcher)
        self._beside = Writing(dispatcher)
        self._next: Detail | None = None
        self.open: OpenEditor | None = None
        self.trouble = ""
        self.refused_at: int | None = None
        self._known_by_now: Typed | None = None
        self.tags_in_use: tuple[str, ...] = ()
        self.theirs: Typed | None = None
        self._timer = KeepSoon(self.keep_draft, self)
        card.changed.connect(self._follow)

    @property
    def left_behind(self) -> LeftBehind | None:
        """What was typed about the person shown and never saved, while no editor is open."""
        shown = self._history
        if shown is None or self.open is not None or shown.prospect.deleted_at is not None:
            return None
        return self._left.get(shown.prospect.id)

    def begin(self, detail: Detail) -> None:
        """Open that detail's editor. One that is open already is saved first, and stays open if that fails."""
        if self.open is not None:
            if self.open.detail is not detail:
                self._next = detail
                self.save()
            return
        history = self._history
        if history is None or history.prospect.deleted_at is not None:
            return
        if detail is Detail.TAGS:
            self._dispatcher.ask(lambda questions: questions.tags_in_use(), self._know_tags, lambda _trouble: None)
        was = self._standing_now(history, detail)
        self._show(OpenEditor(history.prospect.id, detail, was, was, history.prospect))

    def _know_tags(self, tags: tuple[str, ...]) -> None:
        self.tags_in_use = tags

    def go_on(self) -> None:
        """Open the editor that was left, with what was typed in it."""
        left, history = self.left_behind, self._history
        if left is None or history is None:
            return
        before = history.prospect
        if typed_of_any(before, left.detail) != left.was and left.detail not in _SPOKEN:
            before = with_typed(before, left.detail, left.was)
        self._show(OpenEditor(history.prospect.id, left.detail, left.was, left.typed, before, left.typed_at))

    def throw_away(self) -> None:
        """Forget what was typed about the person shown and never saved."""
        if self._history is not None:
            self.forget(self._history.prospect.id)

    def turn(self, of: int, to: int) -> None:
        """What was typed about the record `of` is about `to` from now on: they are one person."""
        if of in self._left and to not in self._left:
            self._left[to] = self._left.pop(of)
            self._write_drafts()
            self.changed.emit()

    @property
    def typed_about(self) -> frozenset[int]:
        """Whom anything is about that was typed and not saved."""
        return frozenset(self._left).union([self.open.prospect_id] if self.open is not None else ())

    def forget_erased(self, prospect_id: int) -> None:
        """As `forget`, and what is being typed about them goes too."""
        if self.open is not None and self.open.prospect_id == prospect_id:
            self._timer.stop()
            self._close_unsaved()
        self.forget(prospect_id)

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed about that person."""
        if self._left.pop(prospect_id, None) is not None:
            self._write_drafts()
            self.changed.emit()

    def type(self, typed: Typed) -> None:
        """The editor now holds this."""
        if self.open is not None and typed != self.open.typed:
            same = time_in(typed).text == time_in(self.open.typed).text
            at = self.open.typed_at if same else self._here().now
            self.open = replace(self.open, typed=typed, typed_at=at)
            self._timer.changed()
            if self.trouble:
                self.trouble = ""
                self.changed.emit()

    def save(self, step: int = 0) -> None:
        """Write what is typed, if it is another than before, and close."""
        editor = self.open
        if editor is None or self._writing.is_under_way:
            return
        if not editor.is_changed:
            self._close(step)
            return
        try:
            deed = self._deed(editor)
        except (SpokenTrouble, Refusal) as trouble:
            self._next = None
            self._say(str(trouble) if isinstance(trouble, SpokenTrouble) else self._explain(trouble))
            return
        self._writing.do(deed, lambda _value: self._saved(editor, step), lambda t: self._failed(editor, t))

    def give_up(self) -> None:
        """Close the editor and leave everything as it stands."""
        if self.open is not None and not self._writing.is_under_way:
            self._next = None
            self._close(0)

    def lift(self, said: Sequence[Objection]) -> None:
        """What one sentence of theirs closed is open again."""
        self._beside.do(lambda desk: lift_objection(desk, *said), about=("lift", said[0].id))

    def delete(self) -> None:
        """Move the person shown to the trash."""
        if self._history is not None:
            prospect_id = self._history.prospect.id
            self._beside.do(lambda desk: delete_prospect(desk, prospect_id), about=("delete", prospect_id))

    def restore(self) -> None:
        """Take the person shown out of the trash."""
        if self._history is not None:
            prospect_id = self._history.prospect.id
            self._beside.do(lambda desk: restore_prospect(desk, prospect_id), about=("restore", prospect_id))

    def meaning(self, part: str) -> Meaning:
        """What the time typed in that part of the open editor means, or why it cannot be read."""
        when = time_in(self.open.typed, self.open.typed_at) if self.open is not None else TimeField()
        return {SINCE: since_meaning, UNTIL: until_meaning}[part](when, self._here())

    def keep_draft(self) -> None:
        """Keep what is typed, or that nothing is."""
        self._timer.stop()
        editor = self.open
        if editor is None:
            return
        if editor.is_changed:
            self._left[editor.prospect_id] = LeftBehind(editor.detail, editor.was, editor.typed, editor.typed_at)
        else:
            self._left.pop(editor.prospect_id, None)
        self._write_drafts()

    @property
    def _history(self) -> History | None:
        return self._card.history

    @property
    def _left(self) -> dict[int, LeftBehind]:
        if self._kept is None:
            self._kept = detail_drafts.from_text(self._drafts.read() or "")
        return self._kept

    def _standing_now(self, history: History, detail: Detail) -> Typed:
        if detail is Detail.STANDING:
            return standing_typed(standing_at(history.standings, self._here().now))
        if detail is Detail.OBJECTION:
            return objection_typed()
        return typed_of(history.prospect, detail)

    def _deed(self, editor: OpenEditor) -> Callable[[Desk], Outcome[Any]]:
        """What saving does. Raises SpokenTrouble where a time cannot be read, Refusal where it is still to come."""
        whom, here = editor.prospect_id, self._here()
        if editor.detail is Detail.STANDING:
            standing, since = standing_of(editor.typed, editor.typed_at, here)
            return lambda desk: set_standing(desk, whom, standing, since)
        if editor.detail is Detail.OBJECTION:
            objection = objection_of(editor.typed, editor.typed_at, here)
            return lambda desk: object_to(desk, whom, objection)
        after = with_typed(editor.before, editor.detail, editor.typed)
        shares = self._known_by_now == editor.typed
        return lambda desk: edit_prospect(desk, editor.before, after, shares=shares)

    def _saved(self, editor: OpenEditor, step: int) -> None:
        now = self.open
        if now is None or (now.prospect_id, now.detail) != (editor.prospect_id, editor.detail):
            self.forget(editor.prospect_id)
        elif now.typed != editor.typed:
            # Typed on while it was being written: what came after is still to be saved.
            self.open = replace(now, was=editor.typed, before=with_typed(now.before, now.detail, editor.typed))
        else:
            self._close(step)

    def _failed(self, editor: OpenEditor, trouble: Refusal | StoreFault) -> None:
        self._next = None
        if isinstance(trouble, Refusal) and trouble.problem is Problem.CHANGED_SINCE:
            self._dispatcher.ask(lambda questions: questions.history_of(editor.prospect_id), self._compare)
        elif isinstance(trouble, Refusal) and trouble.problem is Problem.KNOWN_NUMBER:
            # Whose it is has been said; saving the same again says that they share it.
            self._known_by_now = editor.typed
            self._say(words.has_the_number_too(trouble.what))
        else:
            self._say(self._explain(trouble), _refused_at(editor.typed, trouble))

    def _compare(self, history: History | None) -> None:
        """Show what a colleague wrote beside what is typed; from now on that is what would be written over."""
        editor = self.open
        if editor is None or history is None or history.prospect.id != editor.prospect_id:
            return
        theirs = typed_of(history.prospect, editor.detail)
        self.theirs = theirs
        self.open = replace(editor, was=theirs, before=history.prospect)
        self.keep_draft()
        self.changed.emit()

    def _say(self, trouble: str, refused_at: int | None = None) -> None:
        self.trouble, self.refused_at = trouble, refused_at
        self.changed.emit()
        self.refused_at = None  # the cursor goes there once, and then wherever it is taken

    def _show(self, editor: OpenEditor) -> None:
        self.open, self.trouble, self.theirs = editor, "", None
        self.changed.emit()

    def _close(self, step: int) -> None:
        editor, following = self.open, self._next
        assert editor is not None
        self._timer.stop()
        self.open, self._next, self.trouble, self.theirs = None, None, "", None
        if self._left.pop(editor.prospect_id, None) is not None:
            self._write_drafts()
        self.changed.emit()
        self.closed.emit(editor.detail, step)
        if following is not None:
            self.begin(following)

    def _follow(self) -> None:
        """Another person is shown: what was typed about the one before is left with them, not lost."""
        editor = self.open
        if editor is not None and editor.prospect_id != self._card.prospect_id:
            self.keep_draft()
            self._close_unsaved()

    def _close_unsaved(self) -> None:
        self.open, self._next, self.trouble, self.theirs = None, None, "", None
        self.changed.emit()

    def _write_drafts(self) -> None:
        self._drafts.keep(detail_drafts.to_text(self._left) if self._left else None)


_SPOKEN = (Detail.STANDING, Detail.OBJECTION)
_FITS = {Problem.NOT_A_PHONE: fits_as_phone, Problem.NOT_AN_EMAIL: fits_as_email}


def _refused_at(typed: Typed, trouble: Refusal | StoreFault) -> int | None:
    """Which of the numbers or addresses was refused."""
    fits = _FITS.get(trouble.problem) if isinstance(trouble, Refusal) else None
    if fits is None or isinstance(typed, str):
        return None
    return next((at for at, (value, _label) in enumerate(typed) if not fits(value)), None)


def typed_of_any(prospect: Prospect, detail: Detail) -> Typed:
    """As `typed_of`; nothing for what is no field of the person."""
    return () if detail in _SPOKEN else typed_of(prospect, detail)
