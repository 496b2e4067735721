"""What was typed into an editor of the prospect pane and never saved, as text and back. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.files.dataclass_json import dump, made
from tracker.presentation.field_room import kept
from tracker.presentation.person.prospect_details import Detail, Typed

_LINES: Any = tuple[tuple[int, Detail, Typed, Typed, datetime | None], ...]
_TYPED: Any = tuple[Detail, Typed, Typed]


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """`was` is what stood there when the editor was opened: only so can it be merged later. `typed_at` is when a time
    in it was typed (UTC), as of which it is read.
    """

    detail: Detail
    was: Typed
    typed: Typed
    typed_at: datetime | None = None


def to_text(left: Mapping[int, LeftBehind]) -> str:
    lines = tuple((whom, one.detail, one.was, one.typed, one.typed_at) for whom, one in left.items())
    return dump(lines, _LINES, ascii_only=True)


def from_text(text: str) -> dict[int, LeftBehind]:
    """What was left, by the person's id; nothing where the text is no draft of ours."""
    try:
        return {int(line[0]): _left(*line[1:]) for line in kept(text)}
    except (ValueError, KeyError, TypeError, IndexError):
        return {}


def _left(detail: Any, was: Any, typed: Any, typed_at: Any = None) -> LeftBehind:
    """`typed_at` is not in what earlier programs left, and may go astray by itself."""
    # With all that reads a time, and nearly every start has no draft.
    from tracker.presentation.time_field import kept_moment

    whole: tuple[Detail, Typed, Typed] = made(_TYPED, [detail, was, typed])
    return LeftBehind(*whole, kept_moment(typed_at))
