"""Every digit of any file changed in turn: how many changes are noticed, with nothing declared by hand."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random

from benchmarks.accuracy.mutate import Edit
from benchmarks.accuracy.oracle import Case, Key, Verdict, beliefs, compared
from reportlint.config import Config
from reportlint.facts import extract
from reportlint.finding import Coverage, Result
from reportlint.lint import lint_document
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

    document: Document = Document("", "txt")
    keys: frozenset[Key] = frozenset()


WORKER = Worker()


def start(path: str) -> None:
    """Read the file and lint it unchanged."""
    WORKER.document = read(Path(path).read_bytes(), path)
    found = linted(WORKER.document).findings
    WORKER.keys = frozenset((one.rule.code, one.span.start, one.span.end) for one in found)


def linted(document: Document) -> Result:
    """Lint a document that has been read; a digit exchanged in its text moves no span, whatever its format."""
    return lint_document(document, "a", sha256(document.text.encode()).hexdigest(), beliefs(), Config())


def tried(case: tuple[int, str]) -> Verdict:
    """Exchange one digit and see."""
    at, digit = case
    text = WORKER.document.text
    changed = replace(WORKER.document, text=text[:at] + digit + text[at + 1 :])
    spot = ((at, at + 1),)
    edit = Edit(at, at + 1, digit)
    return compared(linted(changed), WORKER.keys, Case("", "", (edit,), "", spot, spot, text[at]))


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
        cases = sorted(Random(seed).sample(cases, most))
    with ProcessPoolExecutor(jobs or os.cpu_count(), initializer=start, initargs=(str(path),)) as pool:
        verdicts = list(pool.map(tried, [(at, digit) for at, digit, _ in cases], chunksize=8))
    told = [(place, f"{at}→{digit}", verdict) for (at, digit, place), verdict in zip(cases, verdicts, strict=True)]
    return SingleDigits(linted(document).coverage, told, len(quantities))


def leads(text: str, at: int, start: int) -> bool:
    """Whether a digit is the first of several before the point."""
    return not text[start:at].strip("-") and text[at + 1 : at + 2].isdigit()
