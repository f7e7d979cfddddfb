"""Malformed files by the hundred: every fixture, truncated, garbled and unpacked, in every format; and traps.

Whatever arrives, the reader answers in time, never with a traceback, and never calls clean what it has not read.
`python -m benchmarks.fuzz [COUNT] [SECONDS]`; ends with 1 where something of this does not hold. Same seed, same files.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from benchmarks.traps import traps
from reportlint.beliefs import beliefs_for
from reportlint.cli.worker import Died, TimedOut, Worker, bound_memory
from reportlint.config import Config
from reportlint.flow import Beliefs, lint

ROOT = Path(__file__).parents[1]
SEED = 20260101
COUNT, SECONDS = 240, 240.0
PATIENCE = 30.0
"""Seconds one file may take."""
SHORT_PATIENCE = 8.0
"""Seconds a trap gets before it is ended, as the program ends it."""
MEMORY = 2**31
"""Bytes of memory one file may take."""
TEXTS = (".md", ".csv")
HOSTILE = (
    b"\0",
    b"\xff" * 4,
    b"<" * 50,
    b"9" * 60,
    b"&a;" * 9,
    b"{" * 60,
    b"A1:XFD1048576",
    b"-2147483648",
    b"%PDF-1.7",
)
"""What is written over a stretch of a file."""

Mutation = Callable[[bytes, random.Random], bytes]


def truncated(data: bytes, chance: random.Random) -> bytes:
    """Cut the end off."""
    return data[: chance.randrange(1, max(len(data), 2))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes."""
    garbled = bytearray(data)
    for _ in range(chance.randint(1, 1 + len(data) // 500)):
        garbled[chance.randrange(len(garbled))] = chance.randrange(256)
    return bytes(garbled)


def dropped(data: bytes, chance: random.Random) -> bytes:
    """Leave a stretch out."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, max(len(data) // 8, 1)) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """Write a stretch several times."""
    start = chance.randrange(len(data))
    stretch = data[start : start + chance.randint(1, max(len(data) // 8, 1))]
    return data[:start] + stretch * chance.randint(2, 6) + data[start:]


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """Write something hostile over it, several times."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data))
        piece = chance.choice(HOSTILE)
        data = data[:start] + piece + data[start + len(piece) :]
    return data


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Take a package apart, spoil one of its parts and pack it again; what is no package is only spoilt."""
    spoil = chance.choice((truncated, flipped, dropped, doubled, overwritten))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return spoil(data, chance)
    victim = chance.choice([name for name, part in parts.items() if part] or [""])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            if name != victim or chance.random() < 0.8:
                entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, spoil(part, chance) if name == victim else part)
    return out.getvalue()


MUTATIONS: tuple[Mutation, ...] = (truncated, flipped, dropped, doubled, overwritten, repacked, repacked)


def seeds() -> list[Path]:
    """Return the files to spoil, one or more of every format; scans are slow and read by the same code."""
    reports = [
        ROOT / "fixtures" / f"{name}.{form}" for name in ("project", "accounts") for form in ("md", "docx", "pdf")
    ]
    converted = (ROOT / "fixtures" / "converted").iterdir()
    return sorted([*reports, *(path for path in converted if path.stem != "scan")])


def spoilt(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield spoilt files, each with a name."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    files = seeds()
    for number in range(count):
        path, mutation = files[number % len(files)], chance.choice(MUTATIONS)
        yield f"{number:04}-{mutation.__name__}-{path.name}", mutation(path.read_bytes(), chance)


def verdict(beliefs: Beliefs, name: str, data: bytes) -> str:
    """Check one file; say what came of it."""
    bound_memory(MEMORY)
    result = lint(data, name, beliefs, Config(limits={"seconds": int(PATIENCE)}))
    kinds = [problem.kind for problem in result.problems]
    if "reader-failed" in kinds:
        return f"traceback: {next(p.values['detail'] for p in result.problems if p.kind == 'reader-failed')}"
    if "rule-failed" in kinds:
        return f"traceback: {next(p.values['detail'] for p in result.problems if p.kind == 'rule-failed')}"
    if not result.document.blocks and not kinds:
        return "clean: nothing was read and nothing was said"
    return "unread" if result.unread else "read in part" if kinds else "read"


def judge(count: int, seconds: float) -> tuple[Counter[str], list[str]]:
    """Check spoilt files until there are enough or the time is up; return what came of them, and what must not be."""
    beliefs, _ = beliefs_for(Config())
    worker = Worker.hire(verdict)
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    until = monotonic() + seconds
    for name, data in spoilt(count):
        if monotonic() > until:
            break
        try:
            worker.assign((beliefs, name, data), PATIENCE)
            answer = str(worker.answer())
        except (Died, TimedOut) as error:
            worker.dismiss()
            worker = Worker.hire(verdict)
            answer = "hang" if isinstance(error, TimedOut) else "crash"
        kind = answer.partition(":")[0]
        tally[kind] += 1
        if kind in {"hang", "crash", "traceback", "clean"}:
            wrong.append(f"{name}: {answer}")
    worker.dismiss()
    return tally, wrong


def sprung() -> tuple[Counter[str], list[str]]:
    """Check every trap; it may be refused, read in part or ended, but neither pass for read nor break anything."""
    beliefs, _ = beliefs_for(Config())
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for name, data in traps():
        worker = Worker.hire(verdict)
        try:
            worker.assign((beliefs, name, data), SHORT_PATIENCE)
            answer = str(worker.answer())
        except (Died, TimedOut):
            answer = "ended"
        finally:
            worker.dismiss()
        tally[answer.partition(":")[0]] += 1
        if answer not in {"unread", "read in part", "ended"}:
            wrong.append(f"{name}: {answer}")
    return tally, wrong


def main() -> int:
    """Print what came of it."""
    caught, passed = sprung()
    print(f"{caught.total()} traps: " + ", ".join(f"{number} {kind}" for kind, number in caught.most_common()))
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    tally, wrong = judge(count, float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
    print(f"{tally.total()} spoilt files: " + ", ".join(f"{number} {kind}" for kind, number in tally.most_common()))
    print("\n".join(passed + wrong))
    return int(bool(passed + wrong))


if __name__ == "__main__":
    sys.exit(main())
