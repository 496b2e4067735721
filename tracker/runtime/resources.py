"""Where the files that come with the program are: icons, translations, sample data. Knows not what is in them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


class MissingResource(Exception):
    """A file that comes with the program is not there: the installation is incomplete."""


def resource(name: str) -> Path:
    """The file or folder of that name below `resources/`, such as `icons/owe.svg`. Raises MissingResource."""
    path = _folder() / name
    if not path.exists():
        raise MissingResource(name)
    return path


@cache
def _folder() -> Path:
    here = Path(__file__).resolve().parent.parent
    return next((folder for folder in _places(here, getattr(sys, "_MEIPASS", None)) if folder.is_dir()), here)


def _places(package: Path, bundle: str | None) -> tuple[Path, ...]:
    """Where to look, in this order: a frozen bundle, an installed wheel, the checkout."""
    frozen = (Path(bundle) / "resources",) if bundle else ()
    return (*frozen, package / "resources", package.parent / "resources")
