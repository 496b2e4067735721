"""The README's pictures, made anew from the sample by `--screenshot`, and small enough for a page.

    .venv/bin/python packaging/readme_pictures.py

Needs ImageMagick (`convert`), which brings each to a palette of its own colours.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "pictures"
NOW = "2026-11-26T14:57"
COLOURS = 255


def main() -> int:
    convert = shutil.which("convert")
    if convert is None:
        print("readme_pictures: ImageMagick's convert is missing, which makes the pictures small.", file=sys.stderr)
        return 1
    with TemporaryDirectory() as folder:
        home = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
        take = [sys.executable, "-m", "tracker", "--now", NOW, "--screenshot", folder]
        subprocess.run(take, check=True, cwd=ROOT, env={**os.environ, **home})
        made = sorted(Path(folder).glob("readme-*.png"))
        for old in PICTURES.glob("*.png"):
            old.unlink()
        for picture in made:
            small = PICTURES / picture.name.removeprefix("readme-")
            colours = ["+dither", "-colors", str(COLOURS), "-strip", "-define", "png:compression-level=9"]
            subprocess.run([convert, str(picture), *colours, f"PNG8:{small}"], check=True)
            print(f"{small.relative_to(ROOT)}: {small.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
