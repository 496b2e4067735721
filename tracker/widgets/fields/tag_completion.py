"""Tags offered while one is typed, from those that are in use. Knows where in a field a tag begins, and no person."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter

from tracker.rules.text import fold
from tracker.rules.who.finding import tag_typed
from tracker.widgets.fields.typed_fields import LineField


class TagCompletion(QObject):
    """Offers beneath the field; Down and Enter, or a click, puts the tag there, and `completed` says so.

    `in_a_search`: tags are typed as "#tag" among words, and not one after the other between commas.
    """

    completed = Signal()

    def __init__(self, field: LineField, tags: Callable[[], Sequence[str]], in_a_search: bool = False) -> None:
        super().__init__(field)
        self._field = field
        self._tags = tags
        self._in_a_search = in_a_search
        self._offered = QStringListModel(self)
        self.completer = QCompleter(self._offered, self)
        self.completer.setWidget(field)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated.connect(self._put)
        offers = self.completer.popup()
        assert offers is not None
        self._list = offers
        field.textEdited.connect(self._offer)

    @property
    def offered(self) -> tuple[str, ...]:
        """What stands in the list just now."""
        return tuple(self._offered.stringList()) if self._list.isVisible() else ()

    def _offer(self, text: str) -> None:
        begun = self._begun(text)
        found = self._fitting(begun, text) if begun else []
        self._offered.setStringList(found)
        if found:
            self.completer.complete()
        else:
            self._list.hide()

    def _begun(self, text: str) -> str:
        """The tag that is being typed at the end, "" for none."""
        if not self._in_a_search:
            return text.rpartition(",")[2].strip()
        last = text.rpartition(" ")[2]
        return last[1:] if last.startswith("#") else ""

    def _fitting(self, begun: str, text: str) -> list[str]:
        """Those that begin so, or a word of which does; what is there already, or is typed whole, is not offered."""
        there = {fold(word).strip() for word in (text.split() if self._in_a_search else text.split(","))}
        found = []
        for tag in self._tags():
            typed = tag_typed(tag) if self._in_a_search else tag
            words = f" {fold(tag)} {fold(typed).lstrip('#')}"
            if f" {fold(begun)}" in words and fold(typed) not in there:
                found.append(typed)
        return found[:_MOST]

    def _put(self, tag: str) -> None:
        text = self._field.text()
        begins = len(text) - len(text.rpartition(" " if self._in_a_search else ",")[2])
        self._field.setSelection(begins, len(text) - begins)
        # In place of what is marked, so that it can be taken back like anything typed.
        self._field.insert(f" {tag}" if begins and not self._in_a_search else tag)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.completed.emit()


_MOST = 8
