"""Lays `resources/` into the package when it is built: a wheel has no folder beside it. Knows not what is in them."""

from __future__ import annotations

from pathlib import Path

from setuptools.command.build_py import build_py

RESOURCES = Path("resources")


class BuildWithResources(build_py):
    """Builds the packages, and `resources/` as `tracker/resources`. An editable install reads them where they lie."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for source, target in self._laid().items():
                self.mkpath(str(Path(target).parent))
                self.copy_file(source, target)

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        return [*super().get_outputs(include_bytecode), *self._laid().values()]

    def get_source_files(self) -> list[str]:
        return [*super().get_source_files(), *self._laid()]

    def _laid(self) -> dict[str, str]:
        below = Path(self.build_lib) / "tracker" / "resources"
        found = sorted(place for place in RESOURCES.rglob("*") if place.is_file())
        return {str(place): str(below / place.relative_to(RESOURCES)) for place in found}
