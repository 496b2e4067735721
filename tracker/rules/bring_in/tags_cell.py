"""The tags of somebody in one cell of a table of ours, and read again as they were. Knows no column.

A comma parts them; a tag that has one itself stands in quotation marks, as cells do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TAG = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=,|\Z)|([^,]*))(?:,|\Z)')


def tags_as_cell(tags: Iterable[str]) -> str:
    """ "lead, wedding, "Vale, Ross"", as it is written out."""
    return ", ".join(_quoted(tag) if "," in tag or tag.startswith('"') else tag for tag in tags)


def tags_of_cell(cell: str) -> list[str]:
    """The tags that stand in it; empty ones are none."""
    found = (
        quoted.replace('""', '"') if bare is None else bare
        for quoted, bare in (m.groups() for m in _TAG.finditer(cell))
    )
    return [tag.strip() for tag in found if tag.strip()]


def _quoted(tag: str) -> str:
    doubled = tag.replace('"', '""')
    return f'"{doubled}"'
