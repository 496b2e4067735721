"""For widgets that are only whole within their window: the desk of the stories."""

from __future__ import annotations

from tests.stories.conftest import desk, soon_given_up

__all__ = ["desk", "soon_given_up"]
