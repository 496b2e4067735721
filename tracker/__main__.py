"""Reads the command line and hands it to assembly. Knows nothing else."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script: exit codes as `as-agreed --help` tells them."""
    from tracker.assembly import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
