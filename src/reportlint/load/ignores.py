"""Files of requests for silence beside the reports, and baselines: read strictly, shown with their lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reportlint.load.decode import Place, decode
from reportlint.load.mistakes import Mistake, Mistakes
from reportlint.load.script import LARGE, Script, read_script
from reportlint.load.strict_toml import parse_toml

FILE_NAME = "reportlint-ignores.toml"
"""The file of requests; the nearest one of each report holds."""


@dataclass(frozen=True, slots=True)
class IgnoreEntry:
    """One `[[ignore]]` of a file of requests."""

    at: Place
    """Where it stands."""
    file: str
    """Pattern of the reports it speaks of, relative to the file of requests."""
    code: str | tuple[str, ...]
    """Codes or names of rules."""
    quote: str
    """Words of the report that the finding is about."""
    reason: str
    """Why the finding is kept back."""
    prefix: str = ""
    """What stands right before the quotation, where it occurs several times."""
    suffix: str = ""
    """What stands right behind it."""
    author: str = ""
    """Who asks."""
    until: date | None = None
    """The last day on which it holds."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules, one or several."""
        return (self.code,) if isinstance(self.code, str) else self.code


@dataclass(frozen=True, slots=True)
class IgnoreFile:
    """The keys of a file of requests."""

    ignore: tuple[IgnoreEntry, ...] = ()
    """Its entries."""


def nearest_ignores(path: str) -> str | None:
    """Return the file of requests beside a report or in the nearest folder above, None where there is none."""
    here = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - links stay as they are written
    while True:
        candidate = os.path.join(here, FILE_NAME)  # noqa: PTH118
        if os.path.isfile(candidate):  # noqa: PTH113
            return candidate
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above


def read_ignores(path: str) -> tuple[Script, tuple[IgnoreEntry, ...]]:
    """Read a file of requests; raise `RuleFilesError`."""
    script = read_script(os.path.abspath(path))  # noqa: PTH100
    try:
        entries = decode(parse_toml(script.text), IgnoreFile).ignore
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal
    blank = [mistake for entry in entries for mistake in blanks(entry)]
    if blank:
        raise script.errors(blank)
    return script, entries


def blanks(entry: IgnoreEntry) -> Iterator[Mistake]:
    """Complain about what is given and empty."""
    for key in ("file", "quote", "reason"):
        if not getattr(entry, key).strip():
            yield Mistake(entry.at, "empty-text", {"key": key})
    if not all(code.strip() for code in entry.codes) or not entry.codes:
        yield Mistake(entry.at, "empty-text", {"key": "code"})


# ---------------------------------------------------------------- baselines

Baseline = Mapping[str, Mapping[str, str]]
"""Path of a report relative to the baseline, with slashes → fingerprint → what it was, for people."""


def read_baseline(path: str) -> tuple[Script, Baseline]:
    """Read a baseline; raise `RuleFilesError` where it is none."""
    script = read_script(os.path.abspath(path), LARGE)  # noqa: PTH100
    try:
        found = json.loads(script.text)
    except (json.JSONDecodeError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        raise script.errors([Mistake(at, "json-syntax", {"detail": getattr(error, "msg", str(error))})]) from error
    if not is_baseline(found):
        raise script.errors([Mistake(0, "no-baseline")])
    return script, found


def is_baseline(found: object) -> bool:
    """Whether a value has the shape of a baseline."""
    return isinstance(found, dict) and all(
        isinstance(entries, dict) and all(isinstance(text, str) for text in entries.values())
        for entries in found.values()
    )


def baseline_text(baseline: Baseline) -> str:
    """Write a baseline: sorted, an entry a line, so that a difference of two is easy to read."""
    if not baseline:
        return "{}\n"
    files = [f"{quoted(path)}: {entries_text(entries)}" for path, entries in sorted(baseline.items()) if entries]
    return "{\n" + ",\n".join(files) + "\n}\n"


def entries_text(entries: Mapping[str, str]) -> str:
    """Write what is tolerated in one report."""
    lines = [f"  {quoted(fingerprint)}: {quoted(text)}" for fingerprint, text in sorted_by_text(entries)]
    return "{\n" + ",\n".join(lines) + "\n}"


def sorted_by_text(entries: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Sort by what people read: the code comes first."""
    return sorted(entries.items(), key=lambda pair: (pair[1], pair[0]))


def quoted(text: str) -> str:
    """Write a text as JSON."""
    return json.dumps(text, ensure_ascii=False)
