"""Whatever two of us do, in whatever order, a file and memory say the same of it and the file stays whole.

`packaging/run.py torture deeds` does a great many more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage.contract.two_at_work import worked


@pytest.mark.parametrize("seed", range(4))
def test_a_file_and_memory_agree_after_every_deed_and_every_record_is_as_the_ledger_has_it(
    tmp_path: Path, seed: int
) -> None:
    done = worked(tmp_path / "data" / "as-agreed.db", seed, 35)
    assert sum(done.values()) > 10
