"""What is found does not hang on the seed that Python hashes its strings with: each run of a report tells the same."""

from __future__ import annotations

import os
import subprocess
import sys

AKIN = """
from reportlint.facts.across.levels import find_levels
import helpers

names = [chr(0x4E00 + at) + chr(0x5E00 + at) for at in range(60)]
facts = helpers.facts("".join(f"{name}规模{at + 10}万元。" for at, name in enumerate(names)))
levels = find_levels([one.mentions for one in facts.prose], facts.sheets)
print([level.label for level in levels.akin("".join(names), 0)])
"""


def printed(code: str, seed: int) -> str:
    """Return what some code prints in a process of its own."""
    paths = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # noqa: S603 - our own arguments
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def test_of_many_names_akin_alike_the_same_ones_are_taken() -> None:
    first, *others = (printed(AKIN, seed) for seed in (1, 2, 3))
    assert first.count("规模") > 20
    assert others == [first, first]
