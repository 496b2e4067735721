"""Runs the tests it is given in a Python that has neither Qt nor Peewee, to prove that rules and actions need none.

The packages stay installed: whatever asks for one is told that it is not there.
"""

from __future__ import annotations

import sys

import pytest

ABSENT = (
    "PySide6",
    "shiboken6",
    "peewee",
    "playhouse",
    "platformdirs",
    "phonenumbers",
    "rapidfuzz",
    "icalendar",
    "dateutil",
)


class Absent:
    """An importer that stands before all others and finds nothing where there is something."""

    def find_spec(self, name: str, *_: object) -> None:
        if name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"{name} is kept out here: rules and actions are plain Python", name=name)


def main(tests: list[str]) -> int:
    sys.meta_path.insert(0, Absent())
    # Without its plugin, pytest no longer knows pytest-qt's settings in pyproject.toml.
    without_qt = ["-p", "no:pytest-qt", "-W", "ignore:Unknown config option:pytest.PytestConfigWarning"]
    return int(pytest.main([*without_qt, *tests]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
