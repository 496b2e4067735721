"""How much text a field takes: more than the rules let be saved, less than anybody would wait for. Knows no field."""

from __future__ import annotations

from typing import Any

from tracker.files.dataclass_json import parsed
from tracker.rules.text import NOTE_LIMIT

LONGEST = NOTE_LIMIT + 500
"""Characters. Above every limit of the rules, so that text which was cut is refused when saved, not kept by half."""
LONGEST_SEARCH = 800
"""Characters of a text that is looked for, not kept."""
LONGEST_NUMBER = 40
"""Characters of a number or a time of day."""


def cut(text: str, room: int = LONGEST) -> str:
    """The beginning of the text that fits into so much room, in characters; no room is none of it."""
    return text if len(text) <= room else text[: max(room, 0)]


def kept(text: str) -> Any:
    """What a draft written as JSON holds. Raises ValueError where it is none.

    A text in it that no field takes is cut to one character more than that: the field it is put into leaves that one
    out, and says so.
    """
    try:
        return _cut_within(parsed(text))
    except RecursionError as nested:
        raise ValueError from nested


def _cut_within(value: Any) -> Any:
    if isinstance(value, str):
        return cut(value, LONGEST + 1)
    if isinstance(value, list):
        return [_cut_within(each) for each in value]
    return {key: _cut_within(each) for key, each in value.items()} if isinstance(value, dict) else value
