"""For widgets that are only whole within their window: the desk of the stories."""

from __future__ import annotations

from tests.stories.conftest import desk

__all__ = ["desk"]
