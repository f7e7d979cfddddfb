"""How the time of each family of rules grows with the length of a report: `python -m benchmarks.families [FILE]`.

A Markdown report is repeated under varied names, four times and forty times, and each family looks at both. Every
family gets facts of its own, so that it pays itself for whatever it asks that others have asked before. A look that
grows with the square of the length shows here, however small it is beside all others.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from time import process_time

from benchmarks.samples import FIXTURES, large_markdown
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.facts import Facts, extract
from reportlint.flow import observe
from reportlint.read import read
from reportlint.rule import Rule, Vocabulary

COPIES, LONGER = 4, 10
"""Copies in the shorter report, and how many times as many there are in the longer one."""
MOST = 12.0
"""How many times as long ten times the length may take."""
LEAST = 0.002
"""Seconds below which a family is too quick for its growth to be measured."""


def facts_of(text: str, copies: int, vocabulary: Vocabulary) -> Facts:
    """Read a report that is repeated."""
    return extract(read(large_markdown(text, copies).encode(), "a.md"), vocabulary)


def seconds(facts: Facts, rules: Sequence[Rule], runs: int) -> float:
    """Return the least processor time that some rules take; nothing is left of what they worked out before."""
    taken = []
    for _ in range(runs):
        fresh = replace(facts)
        begin = process_time()
        observe(fresh, rules)
        taken.append(process_time() - begin)
    return min(taken)


def report(text: str, runs: int) -> Iterator[str]:
    """Measure, and yield a line a family."""
    beliefs, _ = beliefs_for(Config())
    short, long = (facts_of(text, copies, beliefs.vocabulary) for copies in (COPIES, COPIES * LONGER))
    gc.freeze()
    length = len(long.document.text) / len(short.document.text)
    yield f"{length:.1f} × longer report: ms, then ms, growth, ≤ {MOST:g} × for ten times the length"
    for family, rules in groupby(sorted(beliefs.rules, key=lambda rule: rule.code), lambda rule: rule.family):
        own = list(rules)
        first, second = seconds(short, own, runs), seconds(long, own, runs)
        yield f"{family}  {1000 * first:8.1f}{1000 * second:9.1f}  {judged(first, second, length)}"


def judged(first: float, second: float, length: float) -> str:
    """Print a growth and whether it is what it should be."""
    if second < LEAST * LONGER:
        return "too quick to tell"
    growth = second / max(first, LEAST)
    return f"{growth:6.1f} ×  {'ok' if growth <= MOST * length / LONGER else 'MISSED'}"


def main() -> None:
    """Measure every family and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=FIXTURES / "department.md")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for line in report(arguments.file.read_text("utf-8"), arguments.runs):
        print(line, flush=True)


if __name__ == "__main__":
    main()
