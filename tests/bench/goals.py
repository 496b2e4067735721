"""The goals that were held against, and how near they came, as a table. Knows not what was measured."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 21)


class Goals:
    def __init__(self) -> None:
        self._lines: list[tuple[str, float, float, float, str, float | None]] = []

    def note(
        self,
        what: str,
        median: float,
        fastest: float,
        goal: float = float("inf"),
        unit: str = "ms",
        worst: float | None = None,
    ) -> None:
        """`fastest` stands beside it because on a busy machine the median tells of the others' work; `worst` where
        that is what one would feel. Without a goal it is told only.
        """
        self._lines.append((what, median, fastest, goal, unit, worst))

    def table(self) -> list[str]:
        """A line for each goal; none where nothing was measured."""
        if not self._lines:
            return []
        width = max(len(what) for what, *_ in self._lines)
        head = f"{'what':{width}}  {'median':>11}  {'fastest':>11}  {'goal':>11}  {'worst':>11}"
        return [head, *(_line(width, *line) for line in self._lines)]


def _line(width: int, what: str, median: float, fastest: float, goal: float, unit: str, worst: float | None) -> str:
    missed = "" if median < goal else "   missed"
    held_to = f"{goal:8.2f} {unit}" if goal < float("inf") else " " * 11
    at_worst = f"{worst:8.2f} {unit}" if worst is not None else " " * 11
    return f"{what:{width}}  {median:8.2f} {unit}  {fastest:8.2f} {unit}  {held_to}  {at_worst}{missed}".rstrip()
