"""What was typed into an editor of the prospect pane and never saved, as text and back. Knows no file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.presentation.field_room import kept
from tracker.presentation.person.prospect_details import Detail, Typed
from tracker.presentation.time_field import kept_moment


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
    raw = [
        [whom, one.detail.value, one.was, one.typed, *([one.typed_at] if one.typed_at is not None else [])]
        for whom, one in left.items()
    ]
    return json.dumps(raw, default=datetime.isoformat, ensure_ascii=True)


def from_text(text: str) -> dict[int, LeftBehind]:
    """What was left, by the person's id; nothing where the text is no draft of ours."""
    try:
        return {
            int(whom): LeftBehind(Detail(detail), _typed(was), _typed(typed), kept_moment(next(iter(at), None)))
            for whom, detail, was, typed, *at in kept(text)
        }
    except (ValueError, TypeError):
        return {}


def _typed(raw: Any) -> Typed:
    return raw if isinstance(raw, str) else tuple((str(one), str(other)) for one, other in raw)
