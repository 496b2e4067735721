"""What was typed in rows of the evening and is not saved yet: it outlives the window, and the program. Knows no file.

The form is kept with the words, since a phrase is read once: "Thursday" goes on meaning the one it meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject

from tracker.files.dataclass_json import dump
from tracker.presentation.entry_form import Form
from tracker.presentation.field_room import kept
from tracker.presentation.form_text import form_from
from tracker.presentation.keep_soon import Drafts, KeepSoon


@dataclass(frozen=True, slots=True)
class LeftInRow:
    """`agreement` is that of the row and `people` are whom it is with, by their ids; `text` is what was typed about
    `who`, and `form` what that means.
    """

    agreement: int
    people: tuple[int, ...]
    who: str
    text: str
    form: Form = field(default_factory=Form)


_LEFT: Any = tuple[LeftInRow, ...]


class LeftInRows(QObject):
    """By their agreements. `put` is called at every key; what is not to be lost with the program is written soon."""

    def __init__(self, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._soon = KeepSoon(self.keep, self)
        self._left = {each.agreement: each for each in from_text(drafts.read())}

    def __contains__(self, agreement: int) -> bool:
        return agreement in self._left

    @property
    def agreements(self) -> frozenset[int]:
        return frozenset(self._left)

    @property
    def people(self) -> frozenset[int]:
        """Whom any of it is about."""
        return frozenset(id_ for each in self._left.values() for id_ in (*each.people, *each.form.people))

    def of(self, agreement: int | None) -> LeftInRow | None:
        return self._left.get(agreement) if agreement is not None else None

    def text(self, agreement: int) -> str:
        left = self._left.get(agreement)
        return left.text if left is not None else ""

    def put(self, left: LeftInRow) -> None:
        """That is typed there by now; nothing but spaces is nothing."""
        if left.text.strip():
            self._left[left.agreement] = left
        else:
            self._left.pop(left.agreement, None)
        self._soon.changed()

    def mean(self, agreement: int, form: Form) -> None:
        """What is typed there means that by now."""
        left = self._left.get(agreement)
        if left is not None and left.form is not form:
            self._left[agreement] = replace(left, form=form)
            self._soon.changed()

    def drop(self, agreements: Iterable[int]) -> None:
        """They are answered."""
        gone = self._left.keys() & set(agreements)
        for each in gone:
            del self._left[each]
        if gone:
            self.keep()

    def forget(self, person: int) -> None:
        """Keep nothing of a row with somebody who has been erased, or whose words name them."""
        self.drop([each.agreement for each in self._left.values() if _is_about(each, person)])

    def turn(self, known_as: Mapping[int, int], of: int, to: int) -> None:
        """Two records are one person's now. What was typed is read anew there, for the form names others by id."""
        turned = [each for each in self._left.values() if _is_about(each, of)]
        for left in turned:
            del self._left[left.agreement]
            people = tuple(dict.fromkeys(to if id_ == of else id_ for id_ in left.people))
            agreement = known_as.get(left.agreement, left.agreement)
            self._left[agreement] = replace(left, agreement=agreement, people=people, form=Form())
        if turned:
            self.keep()

    def keep(self) -> None:
        """Write it, whatever happens next."""
        self._soon.stop()
        self._drafts.keep(to_text(self._left.values()))


def _is_about(left: LeftInRow, person: int) -> bool:
    return person in left.people or left.form.is_about(person)


def to_text(left: Iterable[LeftInRow]) -> str | None:
    """None where nothing was typed."""
    rows = tuple(left)
    return dump(rows, _LEFT, ascii_only=True) if rows else None


def from_text(text: str | None) -> tuple[LeftInRow, ...]:
    """What was left; nothing of what is no draft of ours (damaged, or from another version)."""
    try:
        rows = kept(text or "[]")
        found = (_left(each) for each in rows if isinstance(each, dict)) if isinstance(rows, list) else ()
        return tuple(each for each in found if each is not None)
    except ValueError:
        return ()


def _left(raw: dict[str, Any]) -> LeftInRow | None:
    try:
        people = tuple(map(int, raw["people"]))
        form = form_from(raw.get("form") or {}) or Form()
        return LeftInRow(int(raw["agreement"]), people, str(raw.get("who", "")), str(raw["text"]), form)
    except (ValueError, KeyError, TypeError):
        return None
