"""For widgets that are only whole within their window: the desk of the stories."""

from __future__ import annotations

from tests.stories.conftest import desk, make_store, soon_given_up

__all__ = ["desk", "make_store", "soon_given_up"]
