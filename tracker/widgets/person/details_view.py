"""All the slots of a person, and which of them is being edited. Knows the editing state, and not the person's story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from tracker.presentation import words
from tracker.presentation.person.prospect_card import Card, Fact
from tracker.presentation.person.prospect_details import BUSINESS, Detail, told
from tracker.tongue import tr
from tracker.widgets.person.detail_slot import DetailSlot

if TYPE_CHECKING:
    from tracker.presentation.person.prospect_editing import ProspectEditing
    from tracker.widgets.person.detail_editors import Editor

AT_THE_TOP = (Detail.NAME, Detail.STANDING)
AMONG_DETAILS = tuple(d for d in Detail if d not in (*AT_THE_TOP, *BUSINESS))


class DetailsView(QObject):
    """One slot for each detail, for whoever lays them out. `editing` gives the state, made when first needed."""

    def __init__(self, editing: Callable[[], ProspectEditing], copy: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._make = editing
        self._editing: ProspectEditing | None = None
        self._fallback: QWidget | None = None
        self.slots = {detail: DetailSlot(detail, copy, lambda said: self.state.lift(said)) for detail in Detail}
        for detail, slot in self.slots.items():
            slot.wanted.connect(lambda detail=detail: self.state.begin(detail))
            slot.typed.connect(lambda typed: self.state.type(typed))
            slot.saved.connect(lambda step: self.state.save(step))
            slot.given_up.connect(lambda: self.state.give_up())

    @property
    def state(self) -> ProspectEditing:
        if self._editing is None:
            self._editing = self._make()
            self._editing.changed.connect(self._follow)
            self._editing.closed.connect(self._go_on)
        return self._editing

    def group(self, details: Sequence[Detail]) -> list[QWidget]:
        """Those slots, to be laid out."""
        return [self.slots[detail] for detail in details]

    def leave_to(self, fallback: QWidget) -> None:
        """Where the focus goes from an editor whose slot is gone with it."""
        self._fallback = fallback

    def show_card(self, card: Card) -> None:
        """What there is to read. An editor that is open stays as it is."""
        can_edit = not card.is_in_trash
        by_detail: dict[Detail, list[Fact]] = {detail: [] for detail in (*AMONG_DETAILS, *BUSINESS)}
        for fact in (*card.details, *card.business):
            if fact.of is not None:
                by_detail[fact.of].append(fact)
        for detail, facts in by_detail.items():
            self.slots[detail].show_facts(facts, can_edit)
        self._follow()

    def keep_typing(self) -> None:
        """Keep what is typed as a draft."""
        if self._editing is not None:
            self._editing.keep_draft()

    def _follow(self) -> None:
        """Show the editor that is open, and what there is to say about it."""
        state = self.state
        editor = state.open
        for detail, slot in self.slots.items():
            wanted = editor is not None and editor.detail is detail
            if slot.editor is not None and not (wanted and slot.whose == editor.prospect_id if editor else False):
                slot.close_editor()
            if editor is None or not wanted:
                continue
            if slot.editor is None:
                slot.whose = editor.prospect_id
                slot.open(self._editor(detail), editor.typed)
            self._tell(slot)

    def _tell(self, slot: DetailSlot) -> None:
        state = self.state
        theirs = state.theirs
        if state.refused_at is not None and slot.editor is not None:
            slot.editor.go_to(state.refused_at)
        if theirs is None:
            slot.tell(state.trouble, tr("Save"), tr("Leave it"))
            return
        stands = told(slot.detail, theirs)
        shown = words.one_line(stands)
        text = tr("Somebody else changed this meanwhile. It now says: “{words}”", words=shown)
        if not stands:
            text = tr("Somebody else took this away meanwhile.")
        keys = tr("Enter keeps what you typed, Esc keeps theirs.")
        whole = stands if shown != stands else ""
        slot.tell(f"{state.trouble or text} {keys}", tr("Keep mine"), tr("Keep theirs"), whole)

    def _editor(self, detail: Detail) -> Editor:
        if detail is Detail.STANDING:
            from tracker.widgets.person.spoken_editors import standing_editor

            return standing_editor(self.state.meaning)
        if detail is Detail.OBJECTION:
            from tracker.widgets.person.spoken_editors import objection_editor

            return objection_editor(self.state.meaning)
        from tracker.widgets.person.detail_editors import editor_for

        return editor_for(detail, lambda: self.state.tags_in_use)

    def _go_on(self, detail: Detail, step: int) -> None:
        """Where the focus goes when an editor has closed: it stays with what was edited, or takes the step."""
        slot: QWidget = self.slots[detail]
        place = slot if slot.isVisible() and slot.focusPolicy() != Qt.FocusPolicy.NoFocus else self._fallback
        if place is None:
            return
        place.setFocus(Qt.FocusReason.TabFocusReason)
        if step and place is slot:
            self.slots[detail].step(on=step > 0)
