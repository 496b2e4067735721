"""Reads the command line and hands it to assembly. Knows nothing else."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """The console script: exit codes as `as-agreed --help` tells them."""
    # What is read in at the start stays to the end: looking for garbage among it is a tenth of the time that takes.
    # The window collects between deeds when it stands; a command is over before it would matter.
    gc.disable()
    from tracker.assembly import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
