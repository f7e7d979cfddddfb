"""Malformed files by the hundred: every fixture, truncated, garbled and unpacked, in every format; and traps.

Whatever arrives, the reader answers in time, never with a traceback, and never calls clean what it has not read.
`python -m benchmarks.fuzz [COUNT] [SECONDS]`; ends with 1 where something of this does not hold. Same seed, same files.
"""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
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

MOSTLY, SOME = 0.8, 0.2
"""How often something is done that is done nearly always, or now and then."""
PACKAGES = frozenset({".docx", ".odt", ".xlsx", ".ods", ".ofd"})
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
ATTRIBUTE = re.compile(rb'(\s[\w:]+)="([^"<>]{0,80})"')
SPAN = re.compile(rb"((?:span|spanned|repeated)=[\"']?)\d+", re.IGNORECASE)
COUNTED = re.compile(rb"(?:/Length\d?|/Size|/Count|/N|/First|/Prev|/W ?\[|startxref\s|\n0{5})\s*(\d+)")
"""Numbers a pdf counts itself by."""
CELLS = {
    rb"<w:tcPr>": (
        b'<w:gridSpan w:val="%"/>',
        b"<w:vMerge/>",
        b'<w:vMerge w:val="restart"/>',
        b'<w:hMerge w:val="continue"/>',
    ),
    rb"<w:trPr>": (b'<w:gridBefore w:val="%"/>', b'<w:gridAfter w:val="%"/>'),
    rb"<t[dh]\b": (b' rowspan="%"', b' colspan="%"', b' rowspan="%" colspan="%"'),
    rb"<table:table-cell\b": (b' table:number-columns-spanned="%" table:number-rows-spanned="%"',),
    rb"<mergeCells\b[^>]*>": (b'<mergeCell ref="A1:XFD1048576"/>',),
    rb"\\cellx": (b"%",),
}
"""What begins a cell or row → what makes it reach far; `%` stands for how far."""

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


def unpacked(data: bytes) -> dict[str, bytes]:
    """Take a package apart; what is none has no parts."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return {}


def packed(parts: dict[str, bytes]) -> bytes:
    """Pack parts into a package, the same every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return out.getvalue()


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Take a package apart, spoil one of its parts and pack it again; what is no package is only spoilt."""
    spoil = chance.choice((truncated, flipped, dropped, doubled, overwritten))
    parts = unpacked(data)
    if not parts:
        return spoil(data, chance)
    victim = chance.choice([name for name, part in parts.items() if part] or [""])
    kept = {name: part for name, part in parts.items() if name != victim or chance.random() < MOSTLY}
    return packed({name: spoil(part, chance) if name == victim else part for name, part in kept.items()})


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Put parts of other files into a package, and parts of its own in each other's place."""
    parts = unpacked(data)
    if not parts:
        return flipped(data, chance)
    others = [unpacked(path.read_bytes()) for path in seeds() if path.suffix in PACKAGES]
    for other in chance.sample(others, 3):
        shared = sorted(parts.keys() & other.keys())
        for name in chance.sample(shared, min(len(shared), 2)):
            parts[name] = other[name]
    names = sorted(parts)
    one, two = chance.choice(names), chance.choice(names)
    if chance.random() < MOSTLY:
        parts[one], parts[two] = parts[two], parts[one]
    return packed(parts)


def in_a_part(data: bytes, chance: random.Random, spoil: Mutation) -> bytes:
    """Spoil the larger parts of a package, or the file itself where it is none."""
    parts = unpacked(data)
    if not parts:
        return spoil(data, chance)
    largest = sorted((name for name in parts if name.endswith(".xml")), key=lambda name: -len(parts[name]))[:3]
    return packed({name: spoil(part, chance) if name in largest else part for name, part in parts.items()})


def remarked(data: bytes, chance: random.Random) -> bytes:
    """Repeat attributes and make others absurdly large."""

    def spoil(part: bytes, chance: random.Random) -> bytes:
        found = list(ATTRIBUTE.finditer(part))
        for match in sorted(chance.sample(found, min(len(found), 3)), key=lambda match: -match.start()):
            value = chance.choice((match[2], b"9" * 30, b"-1", b"A" * 2_000_000, b"1e999", b"&#1;", b""))
            again = match[0] if chance.random() > MOSTLY else b""
            part = part[: match.start()] + match[1] + b'="' + value + b'"' + again + part[match.end() :]
        return part

    return in_a_part(data, chance, spoil)


def reaching(match: re.Match[bytes], reach: bytes, chance: random.Random) -> bytes:
    """Say behind the beginning of a cell how far it reaches, now and then."""
    return match[0] + reach if chance.random() < SOME else match[0]


def spanned(data: bytes, chance: random.Random) -> bytes:
    """Let cells reach over a million rows or columns, and repeat themselves as often."""

    def spoil(part: bytes, chance: random.Random) -> bytes:
        size = chance.choice((b"1000000", b"99999999999", b"16384", b"-5"))
        part = SPAN.sub(lambda match: match[1] + size if chance.random() < SOME else match[0], part)
        for cell, attributes in CELLS.items():
            reach = chance.choice(attributes).replace(b"%", size)
            part = re.sub(cell, partial(reaching, reach=reach, chance=chance), part)
        return part

    return in_a_part(data, chance, spoil)


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """Change the numbers a file counts its own bytes and objects by: lengths and offsets of a pdf, sizes of others."""
    found = list(COUNTED.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), 6)), key=lambda match: -match.start()):
        number = chance.choice(
            (b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"%d" % chance.randrange(9999))
        )
        data = data[: match.start(1)] + number + data[match.end(1) :]
    return data if found else flipped(data, chance)


def looped(data: bytes, chance: random.Random) -> bytes:
    """Let the chains of sectors of a compound file lead back to where they were, or out of the file."""
    if data[:8] != COMPOUND:
        return overwritten(data, chance)
    garbled = bytearray(data)
    size = 1 << min(int.from_bytes(data[30:32], "little"), 12)
    tables = [int.from_bytes(data[at : at + 4], "little") for at in range(76, 512, 4)]
    for table in [number for number in tables if number < len(data) // size][:4]:
        for _ in range(chance.randint(1, 6)):
            at = (table + 1) * size + 4 * chance.randrange(size // 4)
            garbled[at : at + 4] = chance.choice((chance.randrange(len(data) // size), 2**32 - 2, 2**31, 0)).to_bytes(
                4, "little"
            )
    for at in (44, 48, 56, 60, 64, 68, 72):
        if chance.random() < SOME / 2:
            garbled[at : at + 4] = chance.choice((0, 1, 2**31, 2**32 - 2)).to_bytes(4, "little")
    return bytes(garbled)


MUTATIONS: tuple[Mutation, ...] = (
    truncated, flipped, dropped, doubled, overwritten, repacked, repacked,
    swapped, remarked, renumbered, looped, spanned,
)  # fmt: skip


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
