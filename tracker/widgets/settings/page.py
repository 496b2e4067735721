"""A page of the settings: what it is about, and its settings one beneath the other. Knows none of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.look.margins import with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.settings.sentence import Sentence

LEAST_NAMED = 3
"""Letters of what a page is meant by: fewer stand on each."""


class Page(QWidget):
    """`title` is also what the list of pages calls it; by the names in `also`, which nobody sees, it is found as well.
    Put more into `column`.
    """

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__()
        self.title = title
        self.about = about
        self.also = ""
        self.sentences: list[Sentence] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_24, SPACE_16, SPACE_24, SPACE_16)
        self.column.setSpacing(0)
        self.column.addWidget(PlainLabel(title, Type.NAME, wrap=True))
        if about:
            self.column.addSpacing(SPACE_4)
            self.column.addWidget(PlainLabel(about, role=Role.SOFT, wrap=True))
        self.column.addSpacing(SPACE_12)
        self.column.addWidget(Hairline())

    def say(self, sentences: Iterable[Sentence]) -> None:
        for sentence in sentences:
            self.sentences.append(sentence)
            self.column.addLayout(with_its_ring_before(sentence))

    def finds(self, wanted: str) -> bool:
        """Whether what is looked for, folded, stands anywhere on the page, or it is called so."""
        return self._is_called(wanted) or any(wanted in text.casefold() for text in self.texts())

    def speaks_of(self, wanted: str) -> tuple[bool, bool, int]:
        """Whether it is called so, or else has that for another name, and how often that, folded, stands on it: what
        has more is more about it."""
        often = sum(text.casefold().count(wanted) for text in self.texts())
        return wanted in self.title.casefold(), self._is_called(wanted), often

    def _is_called(self, wanted: str) -> bool:
        """Whether one of its other names has each of those words, from its beginning."""
        if len(wanted) < LEAST_NAMED:
            return False
        names = (name.casefold().split() for name in self.also.split(","))
        return any(all(any(word.startswith(part) for word in name) for part in wanted.split()) for name in names)

    def texts(self) -> list[str]:
        return [self.title, self.about, *(sentence.words for sentence in self.sentences), *map(text_of, self.parts())]

    def parts(self) -> list[QWidget]:
        """What stands on it beside its sentences, whoever put it there: labels, buttons, and fields with their hint."""
        return [*self.findChildren(PlainLabel), *self.findChildren(QAbstractButton), *self.findChildren(QLineEdit)]


def text_of(part: QWidget) -> str:
    """What is read on it; a field is known by its hint, and not by what is typed there."""
    if isinstance(part, QLineEdit):
        return part.placeholderText() or part.accessibleName()
    if isinstance(part, PlainLabel | QAbstractButton):
        return part.accessibleName() or part.text().replace("&", "")
    return ""
