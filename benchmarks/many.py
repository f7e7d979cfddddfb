"""What a folder of many small reports costs: `python -m benchmarks.many [--files N]`.

Start-up must be paid once a process, a file must cost about what it costs inside one process that does nothing else,
and memory must not grow with the number of files. Every figure is that of a process of its own; the machine's other
work falls on all of them, as they are measured by processor time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from benchmarks.samples import FIXTURES, varied

ROOT = Path(__file__).parent.parent
FACTOR = 1.2
"""How many times the cost inside one process a file may cost."""
GROWTH = 8
"""MiB that ten times the files may add."""
FORMATS = ("json", "sarif", "junit", "html")
"""Formats whose memory is measured."""
LENGTH = 1800
"""Characters of a small report."""

INSIDE = """
import sys, time
from pathlib import Path
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.flow import lint
beliefs, _ = beliefs_for(Config())
files = sorted(Path(sys.argv[1]).iterdir())
lint(files[0].read_bytes(), files[0].name, beliefs, Config())
begin = time.process_time()
for path in files:
    lint(path.read_bytes(), str(path), beliefs, Config())
print(time.process_time() - begin)
"""
"""A process that checks the files one after the other and does nothing else."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    """Time by the clock."""
    work: float
    """Processor time, its children's included."""
    peak: float
    """Peak resident memory of the process itself, in MiB."""


def passages() -> Iterator[str]:
    """Yield passages of the bundled reports, each of about the length of a small report."""
    for path in sorted(FIXTURES.glob("*.md")):
        if path.name == "README.md":
            continue
        passage = ""
        for paragraph in path.read_text("utf-8").split("\n\n"):
            passage += paragraph + "\n\n"
            if len(passage) >= LENGTH:
                yield passage
                passage = ""


def write_reports(folder: Path, count: int) -> None:
    """Write small reports, no two of them alike."""
    folder.mkdir()
    for number, passage in enumerate(islice(cycle(passages()), count)):
        (folder / f"{number:05}.md").write_text(varied(passage, number), "utf-8")


def checked(folder: Path, *flags: str) -> Cost:
    """Check a folder as a user does."""
    command = (sys.executable, "-m", "reportlint", "check", "--isolated", "--exit-zero", *flags, str(folder))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    begin = perf_counter()
    with tempfile.TemporaryFile() as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=sink, env=environment)  # noqa: S603 - our own command
        _, status, used = os.wait4(process.pid, 0)
    assert status == 0, f"{command} ended with {status}"
    return Cost(perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def inside(folder: Path) -> float:
    """Return the seconds that checking a folder takes inside one process that does nothing else."""
    command = (sys.executable, "-c", INSIDE, str(folder))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout)


def judged(text: str, *, good: bool) -> str:
    """Print a figure and whether it is what it should be."""
    return f"{text}: {'ok' if good else 'MISSED'}"


def report(folder: Path, count: int) -> Iterator[str]:
    """Measure, and yield a line a figure."""
    few, many, none = folder / "few", folder / "many", folder / "one"
    for place, number in ((none, 1), (few, count // 10), (many, count)):
        write_reports(place, number)
    start, small, large = checked(none, "-j1"), checked(few, "-j1"), checked(many, "-j1")
    alone = inside(many) / count
    each = (large.work - start.work) / (count - 1)
    yield f"start-up with one file {1000 * start.work:.0f} ms, {count} files {large.seconds:.1f} s"
    ratio = each / alone
    yield judged(
        f"a file {1000 * each:.1f} ms, inside one process {1000 * alone:.1f} ms = {ratio:.2f} ×, ≤ {FACTOR} ×",
        good=ratio <= FACTOR,
    )
    yield grown("memory", small, large, count)
    parallel = checked(many)
    yield f"with as many processes as pay {parallel.seconds:.1f} s, {parallel.work / large.work:.2f} × the work"
    for name in FORMATS:
        flags = ("-j1", "--output-format", f"{name}:{folder / name}")
        yield grown(f"memory for {name}", checked(few, *flags), checked(many, *flags), count)


def grown(what: str, small: Cost, large: Cost, count: int) -> str:
    """Print the memory that two folders take, and whether it stays flat."""
    text = f"{what} {small.peak:.0f} MiB with {count // 10} files, {large.peak:.0f} MiB with {count}"
    return judged(f"{text}, ≤ {GROWTH} MiB more", good=large.peak - small.peak <= GROWTH)


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for line in report(Path(scratch), arguments.files):
            print(line, flush=True)


if __name__ == "__main__":
    main()
