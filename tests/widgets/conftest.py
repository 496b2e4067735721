"""For widgets that are only whole within their window: the desk of the stories."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.stories.conftest import desk, make_store, soon_given_up
from tracker.widgets.look.motion import choose_motion

__all__ = ["desk", "make_store", "soon_given_up"]


@pytest.fixture
def still(qapp: QApplication) -> Iterator[None]:
    """Nothing moves by itself: what looks otherwise than before was changed by somebody."""
    choose_motion(qapp, moves=False)
    yield
    choose_motion(qapp, moves=True)
