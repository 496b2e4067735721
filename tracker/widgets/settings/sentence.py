"""A setting as a sentence with its value in it, and beneath it in soft words what it means. Knows no setting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tokens import FOCUS_WIDTH, SPACE_4, SPACE_8, Type

_FIRST = 0xE000
"""The first sign of those that stand for a field: of the ones that no language uses."""
_MARK = re.compile(r"[.,;:!?]+")
_SLOT = re.compile(f"([{chr(_FIRST)}-{chr(_FIRST + 9)}])")


def slot(number: int = 0) -> str:
    """Where in the sentence the field of that number stands, to be given for a fact of it."""
    return chr(_FIRST + number)


class Sentence(QWidget):
    """`sentence` has a slot for each of the `fields`, whose order is the sentence's own. `each` are further ones that
    stand one after the other at its end, as words do. Its words begin FOCUS_WIDTH pixels in."""

    def __init__(self, sentence: str, fields: Sequence[QWidget], hint: str = "", each: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.words = " ".join((_SLOT.sub("…", sentence), hint)).strip()
        for field in fields:
            _put_in_words(field, _SLOT.sub("…", sentence))
        height = max(field.sizeHint().height() for field in (*fields, *each))
        across = _EachOf(sentence) if each else QWidget()
        flow = FlowLayout(across)
        margins(flow, FOCUS_WIDTH, 0, 0, 0)
        parts = _SLOT.split(sentence)
        for at, part in enumerate(parts):
            if _SLOT.fullmatch(part):
                flow.addWidget(_with_its_mark(fields[ord(part) - _FIRST], _mark_before(parts[at + 1])))
            elif words := part[len(_mark_before(part)) if at else 0 :].strip():
                flow.addWidget(_Words(words, height))
        for field in each:
            flow.addWidget(field, with_its_ring_before=True)
        column = QVBoxLayout(self)
        margins(column, FOCUS_WIDTH, SPACE_8, 0, 0)
        column.setSpacing(SPACE_4)
        column.addLayout(with_its_ring_before(across))
        if hint:
            column.addWidget(PlainLabel(hint, Type.SOFT, wrap=True))
        column.addSpacing(SPACE_8 if hint else SPACE_4)
        column.addWidget(Hairline())


@told_as(As.Grouping)
class _EachOf(QWidget):
    """Those that stand one after the other, as what the sentence says of each."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(sentence)


class _Words(PlainLabel):
    """Words as tall as the fields beside them, on one line; on several only where they are longer than a row."""

    def __init__(self, words: str, height: int) -> None:
        super().__init__(words, wrap=True)
        self.setMinimumHeight(height)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, max(metrics.height(), self.minimumHeight()))


def _mark_before(part: str) -> str:
    """The full stop or comma with which a part goes on after a field."""
    found = _MARK.match(part)
    return found.group() if found is not None else ""


def _with_its_mark(field: QWidget, mark: str) -> QWidget:
    """A field with the full stop or comma that belongs to it: no line begins with one."""
    if not mark:
        return field
    both = QWidget()
    across = QHBoxLayout(both)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(2)
    across.addWidget(field)
    across.addWidget(PlainLabel(mark))
    return both


def _put_in_words(field: QWidget, sentence: str) -> None:
    """Set as a word of the sentence, but for its edge, so that it is seen as what can be changed."""
    field.setProperty("kind", "word")
    field.ensurePolished()  # how tall it is as a word, its neighbours go by
    field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if not field.accessibleName():
        field.setAccessibleName(sentence)
