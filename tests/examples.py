"""How many random examples a claim is tried on: some in the ordinary run, many times as many in the torture."""

from __future__ import annotations

import os

TIMES = "AS_AGREED_EXAMPLES"
"""The environment variable that says how many times as many; the torture sets it."""


def examples(ordinary: int) -> int:
    return ordinary * int(os.environ.get(TIMES, "1"))
