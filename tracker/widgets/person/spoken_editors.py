"""Editors for what they told us about hearing from us: where they stand, and what they asked us not to do.

Know no store.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker.presentation import words
from tracker.presentation.entry_meaning import Meaning
from tracker.presentation.person.prospect_details import LABELS, Detail, Typed
from tracker.presentation.person.spoken_details import CHANNEL, EVERY_WAY, KIND, SINCE, UNTIL, WORDS
from tracker.rules.channel import Channel
from tracker.rules.prospect import StandingKind
from tracker.tongue import tr
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.field_rows import WhenField, line
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import SPACE_4, Type
from tracker.widgets.person.detail_editors import Editor

Means = Callable[[str], Meaning]


@told_as(As.Grouping)
class SpokenEditor(Editor):
    """A choice, their words, and a time in plain words with what it means beneath."""

    def __init__(
        self,
        detail: Detail,
        choice: tuple[str, str, list[tuple[str, str]]],
        said: tuple[str, str],
        when: tuple[str, ...],
        means: Means,
    ) -> None:
        super().__init__(LABELS[detail].told())
        self._choice_part, label, options = choice
        self._when_part, when_label, when_hint, *shorter = when
        self._means = means
        self.choice: DropDown[str] = DropDown(options, options[0][0])
        self.choice.setAccessibleName(label)
        self.choice.setMinimumContentsLength(8)
        self.choice.currentIndexChanged.connect(self._changed)
        self.their_words = line(said[1], lambda _text: self._changed())
        self.when = WhenField(when_hint, lambda _text: self._changed(), shorter=tuple(shorter))
        self.when.line.setAccessibleName(when_label)
        for above, field in ((label, self.choice), (said[0], self.their_words), (when_label, self.when)):
            self._add(above, field)
        self.setFocusProxy(self.choice)

    def _add(self, label: str, field: QWidget) -> None:
        """A label is nearer to its own field than to the one above."""
        if self._row.count():
            self._row.addSpacing(SPACE_4)
        self._row.addWidget(PlainLabel(label, Type.SOFT))
        self._row.addWidget(field)

    def load(self, typed: Typed) -> None:
        parts = dict(typed) if isinstance(typed, tuple) else {}
        self.choice.blockSignals(True)
        self.choice.choose(parts.get(self._choice_part, ""))
        self.choice.blockSignals(False)
        self.their_words.setText(parts.get(WORDS, ""))
        self.their_words.setCursorPosition(0)
        self.when.setText(parts.get(self._when_part, ""))
        self.show_meaning()

    def value(self) -> Typed:
        return (
            (self._choice_part, self.choice.value()),
            (WORDS, self.their_words.text()),
            (self._when_part, self.when.line.text()),
        )

    def show_meaning(self) -> None:
        self.when.show_meaning(self._means(self._when_part))

    def _changed(self, *_: object) -> None:
        super()._changed()
        self.show_meaning()


def standing_editor(means: Means) -> SpokenEditor:
    return SpokenEditor(
        Detail.STANDING,
        (
            KIND,
            tr("Where they stand"),
            [(kind.value, words.standing(kind)) for kind in StandingKind],
        ),
        (tr("In their words"), tr("Such as: we’ll call you")),
        (SINCE, tr("Said when"), tr("Today, or such as: on Monday"), tr("Today")),
        means,
    )


def objection_editor(means: Means) -> SpokenEditor:
    ways = [(channel.value, tr("Not {way}", way=words.by_channel(channel))) for channel in Channel]
    return SpokenEditor(
        Detail.OBJECTION,
        (
            CHANNEL,
            tr("What they asked"),
            [(EVERY_WAY, tr("No contact at all")), *ways],
        ),
        (tr("In their words"), tr("How they put it")),
        (UNTIL, tr("Until when"), tr("For good; or: end of January"), tr("For good")),
        means,
    )
