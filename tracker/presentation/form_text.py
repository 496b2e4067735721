"""Forms as text and back, so that what was typed outlives the window. Knows no file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tracker.files.dataclass_json import dump, made
from tracker.presentation.entry_form import Form
from tracker.presentation.field_room import kept
from tracker.presentation.time_field import kept_typed_at

KEPT = 9
"""How many unsaved entries are kept; the oldest beyond that go."""

_FORMS: Any = tuple[Form, ...]


def to_text(forms: Iterable[Form]) -> str | None:
    """The unsaved forms, the one to come back first in front; None where there are none."""
    left = tuple(forms)[:KEPT]
    return dump(left, _FORMS, ascii_only=True) if left else None


def from_text(text: str) -> tuple[Form, ...]:
    """The forms again, without those that are none of ours (damaged, or from another version)."""
    try:
        raw = kept(text)
    except ValueError:
        return ()
    found = (form_from(each) for each in (raw if isinstance(raw, list) else [raw]))
    return tuple(form for form in found if form is not None)


def form_from(raw: dict[str, Any]) -> Form | None:
    """One form again; None where it is none of ours."""
    try:
        typed, _always, _written = raw["exit"], raw["talk"], raw["promise"]
        # In drafts of earlier versions several may be open at once.
        if typed.get("ways") and not typed.get("open"):
            typed["open"] = typed["ways"][0]
        typed_at = kept_typed_at(raw.pop("typed_at", None))
        return replace(made(Form, raw, forgiving=True), typed_at=typed_at)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
