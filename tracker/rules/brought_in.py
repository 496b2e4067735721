"""What came out of a file: by which name the file knows it, so that reading it again writes nothing twice.

Knows no format of a file.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One thing of a file that stands here. It belongs to `prospect_id` and goes with them.

    `source` names the kind of file and `external` the thing in it (its own id, or what stands for one). `record_id` is
    what was made of it here. `digest` tells whether it has changed since, `text` is what the file said of it.
    """

    id: int
    prospect_id: int
    record_id: int
    source: str
    external: str
    digest: str = ""
    text: str = ""
