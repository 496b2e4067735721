"""Which tags people have. Knows not who has them."""

from __future__ import annotations

import json
from sqlite3 import Connection

from tracker.rules.text import fold

LISTS_OF_TAGS = "SELECT DISTINCT tags FROM prospect WHERE tags <> '[]' AND deleted_us IS NULL"
"""Each as it is stored: the JSON text of one person's tags, or of several who have the same."""


def tags_in_use(connection: Connection) -> tuple[str, ...]:
    """See `Questions.tags_in_use`."""
    lists = (json.loads(tags) for (tags,) in connection.execute(LISTS_OF_TAGS))
    return tuple(sorted({tag for tags in lists for tag in tags}, key=lambda tag: (fold(tag), tag)))
