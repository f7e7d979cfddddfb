"""Every digit of any file changed in turn: how many changes are noticed, with nothing declared by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.accuracy.mutate import Edit
from benchmarks.accuracy.oracle import Case, Key, Verdict, beliefs, compared, keys_of, told_of
from reportlint.diagnose import coverage
from reportlint.facts import extract
from reportlint.finding import Coverage
from reportlint.flow import observe
from reportlint.model import Document
from reportlint.number import Kind
from reportlint.read import read


@dataclass(frozen=True, slots=True)
class SingleDigits:
    """What became of the single-digit changes of one file."""

    coverage: Coverage
    """What the program itself says."""
    tried: Sequence[tuple[str, str, Verdict]]
    """Place and print of a number, its changed print, and the verdict."""
    numbers: int
    """Numbers changed."""

    def protected(self) -> int:
        """Count the numbers of which nine in ten changes tried were noticed."""
        by_number: dict[str, list[bool]] = {}
        for place, _, verdict in self.tried:
            by_number.setdefault(place, []).append(verdict.caught)
        return sum(10 * sum(caught) >= 9 * len(caught) for caught in by_number.values())


@dataclass(slots=True)
class Worker:
    """What a process knows of the file; set once by `start`."""

    document: Document | None = None
    """The file as read."""
    keys: frozenset[Key] = frozenset()
    """What is found in it unchanged."""


WORKER = Worker()


def start(path: str) -> None:
    """Read the file and lint it unchanged."""
    WORKER.document = read(Path(path).read_bytes(), path)
    WORKER.keys = keys_of(told_of(WORKER.document).findings)


def tried(case: tuple[int, str]) -> Verdict:
    """Exchange one digit and see."""
    at, digit = case
    assert WORKER.document is not None
    text = WORKER.document.text
    changed = replace(WORKER.document, text=text[:at] + digit + text[at + 1 :])  # no span moves, whatever the format
    spot = ((at, at + 1),)
    edit = Edit(at, at + 1, digit)
    return compared(told_of(changed), WORKER.keys, Case("", "", (edit,), "", spot, spot, text[at]))


def single_digits(path: Path, most: int | None, seed: int, jobs: int | None = None) -> SingleDigits:
    """Change single digits of the numbers of a file, all of them or at most so many drawn by chance."""
    document = read(path.read_bytes(), str(path))
    facts = extract(document, beliefs().vocabulary)
    quantities = [one for one in facts.quantities if one.kind is not Kind.PLAIN]
    cases = [
        (at, digit, f"{quantity.span.start}:{document.quote(quantity.span)}")
        for quantity in quantities
        for at in range(quantity.span.start, quantity.span.end)
        if document.text[at].isascii() and document.text[at].isdigit()
        for digit in "0123456789"
        if digit != document.text[at] and not (digit == "0" and leads(document.text, at, quantity.span.start))
    ]
    if most is not None and len(cases) > most:
        cases = sorted(Random(seed).sample(cases, most))  # noqa: S311 - a fixed draw
    with ProcessPoolExecutor(jobs or os.cpu_count(), initializer=start, initargs=(str(path),)) as pool:
        verdicts = list(pool.map(tried, [(at, digit) for at, digit, _ in cases], chunksize=8))
    told = [(place, f"{at}→{digit}", verdict) for (at, digit, place), verdict in zip(cases, verdicts, strict=True)]
    return SingleDigits(coverage(facts, observe(facts, beliefs().rules)[0]), told, len(quantities))


def leads(text: str, at: int, start: int) -> bool:
    """Whether a digit is the first of several before the point."""
    return not text[start:at].strip("-") and text[at + 1 : at + 2].isdigit()
