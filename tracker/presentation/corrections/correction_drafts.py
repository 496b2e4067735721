"""What was typed over something that was logged and not saved, as text and back. Knows no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tracker.actions.ports import Entered
from tracker.files.dataclass_json import dump, load, made
from tracker.presentation.corrections.correction_fields import CorrectionField, Typed
from tracker.presentation.field_room import kept
from tracker.rules.agreement import Agreement
from tracker.rules.contact import Contact
from tracker.rules.prospect import Objection, Standing

_KINDS: dict[str, type[Entered]] = {kind.__name__.lower(): kind for kind in (Contact, Agreement, Standing, Objection)}
_TYPED: Any = tuple[tuple[CorrectionField, str, datetime], ...]
_LINE: Any = tuple[str, str, _TYPED]
_LINES: Any = tuple[_LINE, ...]


@dataclass(slots=True)
class Left:
    """What was typed over a record and not saved; `record` is as it stood then, for only so can it be merged.

    What the guard found is not kept: it may name somebody else, of whom nothing is to be left here once erased.
    """

    record: Entered
    typed: dict[CorrectionField, Typed] = field(default_factory=dict)

    def turn(self, known_as: Mapping[int, int], to: int) -> None:
        """Where the record is that person's now, under another id: so it is here, with the agreement it names."""
        record = self.record
        if record.id not in known_as:
            return
        changes: dict[str, Any] = {"id": known_as[record.id], "prospect_id": to}
        if isinstance(record, Contact) and record.agreement_id is not None:
            changes["agreement_id"] = known_as.get(record.agreement_id, record.agreement_id)
        self.record = replace(record, **changes)
        keeps = self.typed.get(CorrectionField.KEEPS)
        if keeps is not None and keeps.text.isdecimal():
            self.typed[CorrectionField.KEEPS] = replace(keeps, text=str(known_as.get(int(keeps.text), keeps.text)))


def to_text(left: Iterable[Left]) -> str | None:
    """None where nothing was typed."""
    lines = tuple(
        (
            type(one.record).__name__.lower(),
            dump(_without_findings(one.record)),
            tuple((of, typed.text, typed.at) for of, typed in one.typed.items()),
        )
        for one in left
        if one.typed
    )
    return dump(lines, _LINES, ascii_only=True) if lines else None


def _without_findings(record: Entered) -> Entered:
    if isinstance(record, Contact):
        return replace(record, verdict=replace(record.verdict, findings=()))
    return record


def from_text(text: str | None) -> dict[int, Left]:
    """What was left, by the record's id; nothing where the text is no draft of ours."""
    if text is None:
        return {}
    try:
        found = [_left(*line) for line in kept(text)]
    except (ValueError, KeyError, TypeError, IndexError):
        return {}
    return {left.record.id: left for left in found}


def _left(kind: Any, record: Any, typed: Any) -> Left:
    lines: tuple[tuple[CorrectionField, str, datetime], ...] = made(_TYPED, typed)
    return Left(load(_KINDS[kind], record), {of: Typed(text, at) for of, text, at in lines})
