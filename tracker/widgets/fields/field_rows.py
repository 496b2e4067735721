"""The small fields that forms are made of: a line, a time with what it means beneath it, and rows with labels.

Know no form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.entry_meaning import Meaning, Pick
from tracker.tongue import tr
from tracker.widgets.fields.key_chip import KeyChip
from tracker.widgets.fields.one_of_a_row import PartOfARow
from tracker.widgets.fields.picks import PickRow
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.in_sight import unfolds
from tracker.widgets.look.key_cap import is_enter
from tracker.widgets.look.margins import with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.theme import font
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, Role, Type

_TO_THE_WORDS = 7
"""From a field's upper edge to the words typed in it, so that a label beside it stands on their line."""


def line(placeholder: str, typed: Callable[[str], object], *shorter: str) -> LineField:
    """A line that hands over its text on every key; `shorter` is said where the placeholder has no room."""
    field = LineField()
    field.setPlaceholderText(placeholder, *shorter)
    field.setAccessibleName(placeholder)
    field.textEdited.connect(typed)
    return field


def put(field: LineField, text: str) -> None:
    """Show that text, unless it stands there already: the cursor stays where it is."""
    if field.text() != text:
        field.setText(text)
        if not field.hasFocus():
            field.setCursorPosition(0)  # one reads it from its beginning


def mark_trouble(field: QWidget, wrong: bool) -> None:
    """Show by its frame that something is missing or unclear in the field, and say it to a screen reader."""
    if bool(field.property("trouble")) is not wrong:
        field.setProperty("trouble", wrong)
        field.style().unpolish(field)
        field.style().polish(field)


class _Row(QWidget):
    """A label and its field, on one line of words: chips are lower than what is typed in, and grow otherwise."""

    def __init__(self, said: PlainLabel, field: QWidget) -> None:
        super().__init__()
        self._said, self._field = said, field
        self._stand_on_their_line()

    def event(self, event: QEvent) -> bool:
        # Chips may be made long after their row, and a chip is asked how high it is once it wears its letters.
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._stand_on_their_line()
        return super().event(event)

    def _stand_on_their_line(self) -> None:
        above = self._to_the_words()
        if self._said.contentsMargins().top() != above:
            self._said.setContentsMargins(0, above, 0, 0)

    def _to_the_words(self) -> int:
        """From the field's upper edge to the words in its first line."""
        if isinstance(self._field, PlainLabel):
            return 0
        chips = [chip for chip in self._field.findChildren(QAbstractButton) if isinstance(chip, (PartOfARow, KeyChip))]
        chip = next((chip for chip in chips if not chip.isHidden()), None)
        if chip is None or self._field.findChild(QLineEdit) or self._field.findChild(QAbstractScrollArea):
            return _TO_THE_WORDS
        return max(0, (chip.sizeHint().height() - self._said.fontMetrics().height()) // 2)


class Rows(QWidget):
    """Fields beneath one another with their labels in a column, the same width wherever there are rows.

    Qt's own form gives chips that break into two rows the height of one; this asks them. `label_width` is asked again
    whenever the text is written in another size.
    """

    def __init__(
        self, *rows: tuple[str, QWidget], label_width: Callable[[], int] | None = None, gap: int = SPACE_8
    ) -> None:
        super().__init__()
        self._label_width = label_width or _label_width
        self._labels: list[PlainLabel] = []
        self._rows: dict[QWidget, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        for label, field in rows:
            self.add(label, field)

    def add(self, label: str, field: QWidget) -> None:
        said = PlainLabel(label, role=Role.SOFT)
        row = _Row(said, field)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE_12)
        said.setFixedWidth(self._label_width())
        self._labels.append(said)
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        across.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        if field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            across.addWidget(field, 0)
            across.addStretch(1)
        elif isinstance(field, PlainLabel):
            field.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # on the line of its label
            across.addWidget(field, 1)
        elif isinstance(field, QCheckBox):
            across.addLayout(with_its_ring_before(field), 1)  # its box begins where the fields above it do
        else:
            across.addWidget(field, 1)
        wraps = type(field) is QWidget or isinstance(field, WhenField)  # what lies in it has names of its own
        if label and not wraps and not field.accessibleName():
            field.setAccessibleName(label)
        typed = field.line if isinstance(field, WhenField) else field
        if label and isinstance(typed, LineField) and typed.accessibleName() == typed.hint:
            typed.setAccessibleName(label)  # its hint, such as "Thu 3pm", does not say what is asked
        self._rows[field] = row
        self._column.addWidget(row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for label in self._labels:
                label.setFixedWidth(self._label_width())

    def set_visible(self, field: QWidget, visible: bool) -> None:
        """Show or fold away the field with its label."""
        self._rows[field].setVisible(visible)


def room_for(*labels: str) -> Callable[[], int]:
    """The width of labels that are no wider than the longest of these, in the size of the text by then."""
    return lambda: max(QFontMetrics(font()).horizontalAdvance(label) for label in labels) + 2


def _label_width() -> int:
    """Wide enough for the longest label there is."""
    return room_for(tr("They asked"))()


class WhenField(QWidget):
    """A time in plain words; beneath it stands what it means, or why it cannot be read.

    Where it may have meant several things, those are buttons to pick from; picking writes the resolved words. Down
    leads to them, Alt with a number picks wherever in the window the cursor stands, and Enter in the line takes the
    likely one. `suggestions` are offered all along. `wide`: the line is that wide, what it means stands
    beside it, and suggestions are offered while it is empty.
    """

    def __init__(
        self,
        placeholder: str,
        typed: Callable[[str], object],
        suggestions: Sequence[Pick] = (),
        wide: int = 0,
        shorter: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._typed = typed
        self._listening = False
        self._folds = bool(wide)
        self.line = line(placeholder, typed, *shorter)
        self.line.installEventFilter(self)
        self._meaning = PlainLabel("", Type.SOFT, wrap=True)
        self._meaning.hide()
        self.picks = PickRow(tr("What may be meant"))
        self.suggestions = PickRow(tr("Suggestions"), marked=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        if wide:
            self.line.setFixedWidth(wide)
            self._meaning.setContentsMargins(0, _TO_THE_WORDS + 1, 0, 0)  # its letters are smaller than the line's
            self._meaning.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            across = QHBoxLayout()
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(SPACE_8)
            across.addWidget(self.line, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(self._meaning, 1)
            across.addStretch(0)
            self._across = across
            column.addLayout(across)
        beneath = (self.picks, self.suggestions)
        for widget in beneath if wide else (self.line, self._meaning, *beneath):
            column.addWidget(widget)
        for row in (self.picks, self.suggestions):
            row.picked.connect(self._pick)
            row.left.connect(self.line.setFocus)
        self.suggestions.show_picks(suggestions)
        self.setFocusProxy(self.line)
        unfolds(self)

    def setText(self, text: str) -> None:
        put(self.line, text)

    def show_meaning(self, meaning: Meaning, *, elsewhere: bool = False) -> None:
        """Say what the text means; an empty meaning takes no room. `elsewhere`: it is said there, unless in trouble."""
        self._meaning.setText(meaning.text)
        self._meaning.show_role(Role.SLIPPED if meaning.is_trouble else Role.SOFT)
        self._meaning.setVisible(bool(meaning.text) and (meaning.is_trouble or not elsewhere))
        self.picks.show_picks(meaning.picks)
        if self._folds:
            self._place_picks(beside=len(meaning.picks) == 1)
            self.suggestions.setVisible(self.line.text() == "" and bool(self.suggestions.picks))
        self._listen(bool(meaning.picks))
        leads = tr("Down leads to what to pick from.") if self._offered() is not None else ""
        self.line.describe(" ".join(part for part in (meaning.text, leads) if part))

    def _place_picks(self, *, beside: bool) -> None:
        """One that may be picked stands behind what it means; several have a row of their own."""
        column = self.layout()
        if beside and self._across.indexOf(self.picks) < 0:
            self._across.insertWidget(2, self.picks, 0, Qt.AlignmentFlag.AlignTop)
        elif not beside and self._across.indexOf(self.picks) >= 0 and isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.picks)
        lower = (self.line.sizeHint().height() - self.picks.button(0).sizeHint().height()) // 2 if beside else 0
        self.picks.setContentsMargins(0, max(lower, 0), 0, 0)  # its words stand on the line of those that are typed

    @property
    def meaning(self) -> str:
        return self._meaning.text()

    def _listen(self, to_all: bool) -> None:
        """Hear the keys of the whole program while there is something to pick, as the dialog's own Alt+numbers are
        heard first by whoever has the cursor."""
        program = QCoreApplication.instance()
        if to_all == self._listening or program is None:
            return
        self._listening = to_all
        if to_all:
            program.installEventFilter(self)
        else:
            program.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) or not isinstance(event, QKeyEvent):
            return False
        pick = self._numbered(watched, event)
        if pick is not None:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._pick(pick)
            return True
        if watched is not self.line or event.type() != QEvent.Type.KeyPress:
            return False
        row = self._offered()
        if event.key() == Qt.Key.Key_Down and row is not None:
            row.enter()
            return True
        likely = self.picks.likely if self.picks.is_shown else None
        if likely is not None and is_enter(event):
            self._pick(likely)
            return True
        return False

    def _numbered(self, watched: QObject, event: QKeyEvent) -> Pick | None:
        """What Alt and that number picks, where the key is pressed in this window."""
        at = event.key() - Qt.Key.Key_1
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if not alt or not 0 <= at < len(self.picks.picks) or not (self.isVisible() and self.picks.is_shown):
            return None
        if not isinstance(watched, QWidget) or watched.window() is not self.window():
            return None
        place: QWidget | None = watched
        while place is not None:
            if isinstance(place, WhenField) and place is not self and place.picks.is_shown:
                return None  # the cursor stands in another time with readings of its own
            place = place.parentWidget()
        return self.picks.picks[at]

    def _offered(self) -> PickRow | None:
        return next((row for row in (self.picks, self.suggestions) if row.is_shown), None)

    def _pick(self, pick: Pick) -> None:
        self.line.setText(pick.typed)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed(pick.typed)
