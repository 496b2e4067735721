"""Claims about the README's pictures: each is a scene that `--screenshot` renders, each is shown, and each is small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tracker.widgets.pictures import README, README_SIZE

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "resources" / "pictures"
MOST = 150_000
"""Bytes: a page is read where the line is slow as well."""
SHOWN = re.findall(r"!\[[^\]]+\]\((resources/pictures/[^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_readme_shows_every_picture_there_is_and_no_other() -> None:
    assert [Path(shown).stem for shown in SHOWN] == list(README.values())
    assert {path.name for path in PICTURES.iterdir()} == {Path(shown).name for shown in SHOWN}


@pytest.mark.parametrize("shown", SHOWN)
def test_each_is_small_and_no_wider_than_reads_well(shown: str) -> None:
    path = ROOT / shown
    picture = QImage(str(path))
    assert not picture.isNull()
    assert picture.width() <= README_SIZE[0]
    assert path.stat().st_size < MOST
