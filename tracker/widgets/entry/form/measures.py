"""The measures of an entry in all its fields."""

from __future__ import annotations

LABELS, GAP = 104, 6
"""The width of the labels, and the room between two fields."""
SHORT = 170
"""The width of a field for a time."""
