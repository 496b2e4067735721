"""What was typed into an editor of the prospect pane and never saved, as text and back. Knows no file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracker.files.dataclass_json import dump, made
from tracker.presentation.field_room import kept
from tracker.presentation.person.prospect_details import Detail, Typed

_LINES: Any = tuple[tuple[int, Detail, Typed, Typed], ...]


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """`was` is what stood there when the editor was opened: only so can it be merged later."""

    detail: Detail
    was: Typed
    typed: Typed


def to_text(left: Mapping[int, LeftBehind]) -> str:
    lines = tuple((whom, one.detail, one.was, one.typed) for whom, one in left.items())
    return dump(lines, _LINES, ascii_only=True)


def from_text(text: str) -> dict[int, LeftBehind]:
    """What was left, by the person's id; nothing where the text is no draft of ours."""
    try:
        return {whom: LeftBehind(*typed) for whom, *typed in made(_LINES, kept(text))}
    except (ValueError, KeyError, TypeError):
        return {}
