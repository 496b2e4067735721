"""Claims about what people install, as far as they can be checked without freezing anything: what `build.py` puts
where, what it is called and what it asks for. The rest is tried by hand, as CONTRIBUTING tells.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from tests.packaging.scripts import PACKAGING, script
from tests.packaging.test_start import DESKTOP, PROJECT, name_of, pins
from tracker.runtime import menu_entry
from tracker.runtime.paths import APP_ID

build, freezing, icon_files, linux, measure = map(script, ("build", "freezing", "icon_files", "linux", "measure_start"))
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="packed for Linux, with links and modes")


@pytest.fixture
def icons(tmp_path: Path) -> Path:
    """Pictures that need not be any."""
    folder = tmp_path / "icons"
    folder.mkdir()
    for size in icon_files.HICOLOR_SIZES:
        (folder / f"{size}.png").write_bytes(b"png")
    return folder


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A frozen program in miniature: something that can be run, and what belongs to it."""
    folder = tmp_path / "frozen" / "as-agreed"
    (folder / "_internal" / "tracker").mkdir(parents=True)
    shutil.copy("/bin/true", folder / "as-agreed")
    (folder / "_internal" / "tracker" / "sample.toml").write_text("x = 1\n", encoding="utf-8")
    return folder


class TestNames:
    def test_the_program_is_called_alike_in_every_package(self) -> None:
        assert freezing.APP_ID == freezing.info_plist()["CFBundleIdentifier"] == APP_ID
        assert PROJECT["name"] == freezing.PROGRAM
        assert {freezing.PROGRAM, freezing.WINDOW} == {*PROJECT["scripts"], *PROJECT["gui-scripts"]}
        assert DESKTOP["Desktop Entry"]["Name"] == freezing.NAME
        installer = (PACKAGING / "windows" / "as-agreed.iss").read_text(encoding="utf-8")
        assert f"AppId={APP_ID}\n" in installer
        assert set(re.findall(r"([\w-]+)\.exe", installer)) == {freezing.WINDOW}

    def test_the_version_stands_in_one_place(self) -> None:
        assert PROJECT["version"] == freezing.VERSION
        written = [
            place.name
            for place in PACKAGING.rglob("*")
            if place.suffix in (".py", ".spec", ".iss") and freezing.VERSION in place.read_text(encoding="utf-8")
        ]
        assert not written
        words = freezing.windows_words()
        assert words["FileVersion"] == words["ProductVersion"] == freezing.VERSION
        assert freezing.info_plist()["CFBundleShortVersionString"] == freezing.VERSION

    @pytest.mark.parametrize(
        ("version", "numbers"),
        [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4)), ("2.0.0rc1", (2, 0, 0, 0))],
    )
    def test_windows_has_a_version_as_four_numbers(self, version: str, numbers: tuple[int, ...]) -> None:
        assert freezing.windows_numbers(version) == numbers

    def test_what_macos_is_told_can_be_written_down(self) -> None:
        assert plistlib.loads(plistlib.dumps(freezing.info_plist())) == freezing.info_plist()

    def test_the_description_for_pyinstaller_is_python(self) -> None:
        ast.parse((PACKAGING / "as-agreed.spec").read_text(encoding="utf-8"))

    @pytest.mark.parametrize("place", ["as-agreed.spec", "freezing.py", "build.py", "windows/as-agreed.iss"])
    def test_what_nobody_has_run_says_so(self, place: str) -> None:
        assert "untried" in (PACKAGING / place).read_text(encoding="utf-8").casefold()


class TestPins:
    def test_what_is_frozen_is_what_the_checks_have_passed_with(self) -> None:
        ours, theirs = (
            {name: re.sub(" ; .*? --", " --", pin) for name, pin in pins(file).items()}  # when, and not which
            for file in ("constraints.txt", "build-constraints.txt")
        )
        assert {name: pin for name, pin in theirs.items() if ours.get(name, pin) != pin} == {}

    def test_all_that_is_needed_to_build_is_pinned(self) -> None:
        extras = PROJECT["optional-dependencies"]
        wanted = [*PROJECT["dependencies"], *extras["build"], *extras["keyring"], *extras["team"]]
        assert {name_of(requirement) for requirement in wanted} <= pins("build-constraints.txt").keys()


class TestIcons:
    def test_a_package_and_the_program_itself_put_the_same_sizes_into_a_menu(self) -> None:
        assert icon_files.HICOLOR_SIZES == menu_entry.SIZES

    @pytest.mark.usefixtures("qapp")
    @pytest.mark.parametrize(
        ("name", "sizes"), [("ico", icon_files.ICO_SIZES), ("icns", tuple(icon_files.ICNS_KINDS.values()))]
    )
    def test_each_size_in_an_icon_file_is_read_back(self, name: str, sizes: tuple[int, ...], tmp_path: Path) -> None:
        pictures = {size: icon_files.drawn()(size) for size in sizes}
        place = tmp_path / f"icon.{name}"
        place.write_bytes(getattr(icon_files, name)(pictures))
        reader = QImageReader(str(place))
        seen = []
        for at in range(reader.imageCount()):
            reader.jumpToImage(at)
            picture = reader.read()
            middle = picture.pixelColor(picture.width() // 2, picture.height() // 4)
            assert middle.lightness() > 200, "the mark, upright"
            assert picture.pixelColor(0, 0).alpha() == 0
            seen.append(picture.width())
        assert tuple(seen) == sizes


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6\\plugins\\imageformats\\qtiff.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/designer_de.qm", False),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("tracker/resources/tongues/as-agreed.pot", True),
        ("tracker/storage/migrations/0001_first_tables.py", True),
    ],
)
def test_what_goes_along_is_what_is_used(place: str, wanted: bool) -> None:
    assert freezing.is_wanted(place) is wanted


SAID_BY_OBJDUMP = """
Dynamic Section:
  NEEDED               libQt6Core.so.6
  NEEDED               libc.so.6
  RUNPATH              $ORIGIN

Version definitions:
1 0x01 0x0865f4e6 GLIBC_2.99

Version References:
  required from libc.so.6:
    0x069691b9 0x00 03 GLIBC_2.9
    0x0696919b 0x00 02 GLIBC_2.34
  required from libm.so.6:
    0x09691a75 0x00 07 GLIBC_2.2.5
"""


class TestDepends:
    def test_what_a_file_needs_is_read_of_it(self) -> None:
        assert linux.needed_in(SAID_BY_OBJDUMP) == ["libQt6Core.so.6", "libc.so.6"]
        assert linux.glibc_in(SAID_BY_OBJDUMP) == (2, 34)
        assert linux.glibc_in("Dynamic Section:\n") == (0, 0)

    def test_what_qt_opens_by_itself_is_asked_for_as_the_start_script_asks_for_it(self) -> None:
        rows = script("run").QT_LIBRARIES
        assert {row[1] for row in rows} == linux.OPENED_BY_QT
        text = linux.control_text("amd64", ["libc6 (>= 2.36)", *sorted(linux.OPENED_BY_QT)], 1)
        assert "Depends: libc6 (>= 2.36), libdbus-1-3, libegl1," in text
        assert f"Version: {freezing.VERSION}\n" in text
        assert "@" not in text, "there is nobody to write to yet"


def laid(tree: Path) -> set[str]:
    return {str(place.relative_to(tree)) for place in tree.rglob("*") if not place.is_dir()}


@linux_only
class TestPacked:
    def test_everything_lies_where_a_system_looks_for_it(self, frozen: Path, icons: Path, tmp_path: Path) -> None:
        tree = tmp_path / "tree"
        linux.lay_out(frozen, icons, tree)
        share = {place.removeprefix("usr/share/") for place in laid(tree) if place.startswith("usr/share/")}
        assert share == {
            f"applications/{APP_ID}.desktop",
            f"metainfo/{APP_ID}.metainfo.xml",
            f"icons/hicolor/scalable/apps/{APP_ID}.svg",
            *(f"icons/hicolor/{size}x{size}/apps/{APP_ID}.png" for size in icon_files.HICOLOR_SIZES),
        }
        for name in {DESKTOP[section]["Exec"].split()[0] for section in DESKTOP.sections()} | {"as-agreed"}:
            started = tree / "usr" / "bin" / name
            assert started.resolve() == (tree / "usr" / "lib" / "as-agreed" / "as-agreed").resolve()
            assert not started.readlink().is_absolute()

    def test_a_bundle_is_one_folder_that_belongs_to_whoever_unpacks_it(
        self, frozen: Path, icons: Path, tmp_path: Path
    ) -> None:
        packed = linux.make_bundle(frozen, icons, tmp_path / "work", tmp_path)
        with tarfile.open(packed) as bundle:
            members = {member.name: member for member in bundle.getmembers()}
        top = packed.name.removesuffix(".tar.xz")
        assert {name.partition("/")[0] for name in members} == {top}
        assert members[f"{top}/as-agreed-window"].linkname == "as-agreed"
        assert members[f"{top}/as-agreed"].mode == 0o755
        assert members[f"{top}/read-me.txt"].mode == 0o644
        assert {(member.uid, member.uname) for member in members.values()} == {(0, "root")}

    @pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
    @pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not installed (Debian: binutils)")
    def test_a_deb_asks_for_what_is_linked_and_keeps_no_owner(self, frozen: Path, icons: Path, tmp_path: Path) -> None:
        package = linux.make_deb(frozen, icons, tmp_path / "work", tmp_path)
        fields = ("--field", package, "Package", "Version", "Depends")
        told = subprocess.run(["dpkg-deb", *fields], capture_output=True, text=True, check=True).stdout
        assert f"Package: as-agreed\nVersion: {freezing.VERSION}\n" in told
        assert re.search(r"^Depends: libc6 \(>= 2\.\d+\), libdbus-1-3, ", told, flags=re.MULTILINE)
        listed = subprocess.run(["dpkg-deb", "-c", package], capture_output=True, text=True, check=True).stdout
        assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}

    def test_an_appdir_starts_the_program_and_shows_its_icon(self, frozen: Path, icons: Path, tmp_path: Path) -> None:
        folder = linux.make_appdir(frozen, icons, tmp_path / "work")
        for name in ("AppRun", f"{APP_ID}.desktop", f"{APP_ID}.svg", ".DirIcon"):
            assert (folder / name).exists(), name
        assert subprocess.run([folder / "AppRun"], check=False).returncode == 0

    def test_without_its_tool_no_appimage_is_made_and_one_sentence_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(linux.CannotPack, match=r"^No AppImage was made: appimagetool is not installed"):
            linux.make_appimage(tmp_path, tmp_path)
        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize("kind", ["windows", "macos"])
    def test_another_systems_package_is_refused_in_one_sentence(
        self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(build, "DIST", tmp_path)
        assert build.main([kind]) == 1
        assert capsys.readouterr().err == "That is made on its own system only, and this is linux.\n"


@pytest.mark.parametrize(("users_own", "given"), [({"LD_LIBRARY_PATH_ORIG": "/users/own"}, "/users/own"), ({}, None)])
def test_what_the_frozen_program_starts_is_given_the_users_libraries_and_not_ours(
    users_own: dict[str, str], given: str | None, tmp_path: Path
) -> None:
    (tmp_path / "tracker").mkdir()
    telling = "import json, os\n\ndef main():\n    print(json.dumps(dict(os.environ)))\n"
    (tmp_path / "tracker" / "__main__.py").write_text(telling, encoding="utf-8")
    surroundings = {**os.environ, "LD_LIBRARY_PATH": "/usr/lib/as-agreed/_internal", "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-S", str(PACKAGING / "started.py")]
    ran = subprocess.run(command, env=surroundings | users_own, capture_output=True, text=True, check=True)
    seen = json.loads(ran.stdout)
    assert seen.get("LD_LIBRARY_PATH") == given
    assert "LD_LIBRARY_PATH_ORIG" not in seen


KEEP_CODE_AND_TAKE_IT = """
import dataclasses, marshal, pathlib, sys

place, *beside = sys.argv[1:]
sys.path[:0] = beside
from dataclass_code import put_to_use, written_by

written = written_by("kept")
# Something is put into the code of one, by which it is told from what would be compiled anew.
(told,) = [text for text in written["kept.one"] if "__repr__" in text]
written["kept.one"][told] = compile(told.replace("(a=", "(as kept, a="), "", "exec")
pathlib.Path(place).write_bytes(marshal.dumps({name: marshal.dumps(code) for name, code in written.items()}))
del sys.modules["kept.one"]
put_to_use(pathlib.Path(place))
from kept.one import One

@dataclasses.dataclass
class Unknown:
    b: int

print(One(1), One(1) == One(1), Unknown(2))
"""


def test_dataclasses_take_the_code_that_was_kept_and_compile_what_is_unknown(tmp_path: Path) -> None:
    package = tmp_path / "kept"
    package.mkdir()
    (package / "__init__.py").touch()
    one = "from dataclasses import dataclass\n@dataclass\nclass One:\n    a: int\n"
    (package / "one.py").write_text(one, encoding="utf-8")
    command = [sys.executable, "-c", KEEP_CODE_AND_TAKE_IT, *map(str, (tmp_path / "code", PACKAGING, tmp_path))]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "One(as kept, a=1) True Unknown(b=2)"


COMPILED_BEFOREHAND = """
import builtins, pathlib, sys

place, beside = sys.argv[1:]
sys.path.insert(0, beside)
import binding_code

binding_code.main(place)
code = sorted(found.relative_to(place).as_posix() for found in pathlib.Path(place).rglob("*.pyc"))
assert "shibokensupport/signature/loader.pyc" in code, code
for name in [name for name in sys.modules if name.startswith("shibokensupport")]:
    del sys.modules[name]
sys.path.insert(0, place)
import shibokensupport.signature.mapping as anew

print(anew.__file__ == str(pathlib.Path(place) / "shibokensupport/signature/mapping.pyc"))
"""


def test_what_qts_binding_carries_as_text_is_compiled_beforehand(tmp_path: Path) -> None:
    command = [sys.executable, "-c", COMPILED_BEFOREHAND, str(tmp_path / "code"), str(PACKAGING)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "True", "and it is read in from there"


def test_each_file_has_its_digest_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "DIST", tmp_path)
    for name in ("b.deb", "a.tar.xz"):
        (tmp_path / name).write_bytes(name.encode())
    build.note_digests()
    build.note_digests()  # and none of itself
    assert (tmp_path / "SHA256SUMS").read_text(encoding="utf-8") == "".join(
        f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n" for name in ("a.tar.xz", "b.deb")
    )


def test_what_is_filled_is_told_by_the_points_that_change_after_the_first_sight() -> None:
    """The picture as a line of points: empty, a frame, more and more of what belongs into it."""
    width = len(range(0, measure.SIZE[0], measure.STEP))
    empty = bytes(width * 10)
    pictures = [empty, *(bytes([1] * shown + [0] * (width - shown)) * 10 for shown in (1, 100, 280, width))]
    moments = [measure.Moment(at * 100, at * 10) for at in range(len(pictures))]
    looks = [measure.Look(at, picture) for at, picture in zip(moments, pictures, strict=True)]
    whole = (0, 0, measure.SIZE[0], 10 * measure.STEP)
    assert measure.filled(looks, whole) == moments[4]
    assert measure.filled(looks, (0, 0, 280 * measure.STEP, 10 * measure.STEP)) == moments[3]
    assert measure.filled(looks[:2], whole) == moments[1], "nothing came after the first sight"
