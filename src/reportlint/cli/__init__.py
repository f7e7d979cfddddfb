"""Words in, exit code out; asking for the version imports nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from reportlint.version import VERSION

PROGRAM = "reportlint"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 nothing to report, 1 findings, 2 the job could not be done."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words[:1] in (["--version"], ["-V"]):
        sys.stdout.write(f"{PROGRAM} {VERSION}\n")
        return 0
    from reportlint.cli.app import run  # noqa: PLC0415 - the version must not wait for it

    return run(words)
