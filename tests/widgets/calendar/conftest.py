"""What every test of the calendar rests on: whatever moves is at once where it is on its way to."""

from __future__ import annotations

import pytest

from tracker.widgets.look import motion


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the system asks for less motion."""
    monkeypatch.setattr(motion, "reduced_motion", lambda: True)
