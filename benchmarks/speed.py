"""What the user waits for: `python -m benchmarks.speed`.

Every command is a process of its own. The commands take turns, so that a machine that grows slow or fast in between
does so for all of them; reported is the median. Beside them run the libraries a reader could have been built on.
Targets are judged by processor time, that of the processes a command starts included: it is what is left on a busy
machine.

Without arguments the bundled reports are checked, and a large one made of them; pass other files as
`--md A --docx B --pdf C --large-md D --large-docx E --large-pdf F`, or a folder of them as `--folder PATH`: there
the smallest and the largest file of each format are taken. `--pages` measures instead whether the time of a page stays
what it is from ten to two thousand pages; making those takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from pypdfium2 import PdfDocument

ROOT = Path(__file__).parent.parent
FORMATS = ("md", "docx", "pdf")
ROLES = (*FORMATS, *(f"large-{name}" for name in FORMATS))
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
LONGER = 10
"""How much longer the second document of the linearity figure is."""
MOST_LONGER = 12.0
"""How much longer it may take."""
MOST_MEMORY = 200.0
"""MiB a large file may take."""
SIZES = (1, 20, 200)
"""Copies of the bundled reports: about ten, two hundred and two thousand pages."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a command shall not exceed."""

    factor: float
    """How many times …"""
    of: str = ""
    """… the processor time of this command, or milliseconds where it is empty."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be timed."""

    name: str
    """How it is called in the table."""
    arguments: tuple[str, ...]
    """What is run."""
    beside: str = ""
    """The command it is compared with."""
    targets: tuple[Target, ...] = ()
    """What it shall keep."""
    times: list[float] = field(default_factory=list)
    """Seconds of every run."""
    work: list[float] = field(default_factory=list)
    """Seconds of processor time of every run: what is left of the time on a busy machine."""
    peaks: list[int] = field(default_factory=list)
    """Peak resident memory of every run, in KiB."""

    @property
    def time(self) -> float:
        """Median of its times, in milliseconds."""
        return 1000 * median(self.times)

    @property
    def processor(self) -> float:
        """Median of its processor times, in milliseconds."""
        return 1000 * median(self.work)

    @property
    def memory(self) -> float:
        """Largest peak, in MiB."""
        return max(self.peaks) / 1024


def run_once(command: Command) -> None:
    """Run a command and note how long it took and how much memory it held."""
    begin = perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own arguments
        command.arguments, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    command.times.append(perf_counter() - begin)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command.arguments)} ended with {process.returncode}")
    command.work.append(usage.ru_utime + usage.ru_stime)
    command.peaks.append(usage.ru_maxrss)


# ---------------------------------------------------------------- what is run


def commands(files: Mapping[str, Path]) -> Iterator[Command]:
    """Yield the commands, ours and theirs."""
    yield Command("python -c pass", (sys.executable, "-c", "pass"))
    yield ours("--version", ("--version",), "python -c pass", Target(40))
    yield ours("check md", check(files["md"]), "python -c pass", Target(300))
    for size, docx, pdf in (("", Target(350), Target(750)), ("large-", Target(0.5), Target(0.15))):
        yield theirs(f"python-docx {size}docx", "docx-text", files[f"{size}docx"])
        yield theirs(f"python-docx+styles {size}docx", "docx-styles", files[f"{size}docx"])
        limit = Target(docx.factor, f"python-docx+styles {size}docx") if size else docx
        yield ours(f"check {size}docx", check(files[f"{size}docx"]), f"python-docx+styles {size}docx", limit)
        yield theirs(f"pdfplumber {size}pdf", "pdfplumber", files[f"{size}pdf"])
        yield theirs(f"pdfium text {size}pdf", "pdfium", files[f"{size}pdf"])
        limits = (
            (Target(pdf.factor, f"pdfplumber {size}pdf"), Target(3.5, f"pdfium text {size}pdf")) if size else (pdf,)
        )
        yield ours(f"check {size}pdf", check(files[f"{size}pdf"]), f"pdfplumber {size}pdf", *limits)
    yield ours("check large-md", check(files["large-md"]), "check md")


def check(file: Path) -> tuple[str, ...]:
    """Return the arguments that check a file."""
    return ("check", str(file))


def ours(name: str, arguments: tuple[str, ...], beside: str, *targets: Target) -> Command:
    """Make a command of reportlint."""
    return Command(name, (sys.executable, "-m", "reportlint", *arguments), beside, targets)


def theirs(name: str, library: str, file: Path) -> Command:
    """Make a command of another library."""
    return Command(name, (sys.executable, str(ROOT / "benchmarks" / "yardsticks.py"), library, str(file)))


# ---------------------------------------------------------------- files


def files_of(arguments: argparse.Namespace, scratch: Path) -> dict[str, Path]:
    """Say which file plays which role."""
    files = {role: ROOT / "fixtures" / f"department.{role}" for role in FORMATS}
    if arguments.folder:
        files |= by_size(arguments.folder)
    files |= {role: path for role in ROLES if (path := getattr(arguments, role.replace("-", "_")))}
    if any(role not in files for role in ROLES):
        made = (sys.executable, "-m", "benchmarks.samples", str(scratch))
        subprocess.run(made, env=ENVIRONMENT, check=True)  # noqa: S603 - our own arguments
        files = {f"large-{name}": scratch / f"large.{name}" for name in FORMATS} | files
    return files


def by_size(folder: Path) -> dict[str, Path]:
    """Take the smallest and the largest file of each format in a folder."""
    files = {}
    for name in FORMATS:
        found = sorted(folder.rglob(f"*.{name}"), key=lambda path: (path.stat().st_size, path))
        if found:
            files[name] = found[0]
        if len(found) > 1:
            files[f"large-{name}"] = found[-1]
    return files


# ---------------------------------------------------------------- what is said


def report(all_commands: Sequence[Command]) -> Iterator[str]:
    """Yield the table."""
    by_name = {command.name: command for command in all_commands}
    yield f"{'command':34}{'median ms':>10}{'min':>8}{'max':>8}{'cpu ms':>8}{'RSS MiB':>9}   ratio, targets"
    for command in all_commands:
        fastest, slowest = 1000 * min(command.times), 1000 * max(command.times)
        figures = f"{command.time:10.0f}{fastest:8.0f}{slowest:8.0f}{command.processor:8.0f}{command.memory:9.0f}"
        yield f"{command.name:34}{figures}   {'; '.join(remarks(command, by_name))}"


def remarks(command: Command, by_name: Mapping[str, Command]) -> Iterator[str]:
    """Yield how a command compares, and whether it keeps its targets."""
    if command.beside:
        other = by_name[command.beside]
        work, wall = command.processor / other.processor, command.time / other.time
        yield f"cpu {work:.2f} × {command.beside} (wall {wall:.2f} ×)"
    for target in command.targets:
        limit = target.factor * (by_name[target.of].processor if target.of else 1)
        yield f"≤ {target.factor:g} {'× ' + target.of if target.of else 'ms'}: {kept(command.processor, limit)}"
    if command.name.startswith("check large"):
        yield f"≤ {MOST_MEMORY:g} MiB: {kept(command.memory, MOST_MEMORY)}"


def kept(figure: float, limit: float) -> str:
    """Say whether a figure keeps its limit."""
    return "ok" if figure <= limit else "MISSED"


def linearity(file: Path) -> Iterator[str]:
    """Yield how the stages grow with the length of a document."""
    once, longer = (staged(file, copies) for copies in (4, 4 * LONGER))
    length = longer.pop("characters") / once.pop("characters")
    yield f"{length:.1f} × longer document, in one process ({file.name} × 4 → × {4 * LONGER}), ms:"
    for stage, seconds in once.items():
        growth = longer[stage] / seconds
        yield f"  {stage:10}{1000 * seconds:10.1f}{1000 * longer[stage]:10.1f}{growth:8.1f} ×"
    totals = sum(once.values()), sum(longer.values())
    growth = totals[1] / totals[0]
    yield (
        f"  {'all':10}{1000 * totals[0]:10.1f}{1000 * totals[1]:10.1f}{growth:8.1f} ×   "
        f"≤ {MOST_LONGER:g} ×: {kept(growth, MOST_LONGER * length / LONGER)}"
    )


def shares(files: Mapping[str, Path]) -> Iterator[str]:
    """Yield, for the large files, how long each stage takes inside the process."""
    yield "stages of the large files, in one process, ms:"
    every = {name: staged(files[f"large-{name}"], 1) for name in FORMATS}
    for name, taken in every.items():
        taken.pop("characters")
        yield f"  {name:6}" + "  ".join(f"{stage} {1000 * seconds:.0f}" for stage, seconds in taken.items())
    work, reading = every["docx"]["extract"] + every["docx"]["checks"], every["pdf"]["read"]
    yield f"  facts and checks of the docx: {work / reading:.2f} × reading it as pdf, ≤ 1 ×: {kept(work, reading)}"


def staged(file: Path, copies: int) -> dict[str, float]:
    """Time the stages of one file in a process of its own."""
    arguments = (sys.executable, "-m", "benchmarks.stages", str(file), "--copies", str(copies))
    done = subprocess.run(arguments, env=ENVIRONMENT, check=True, capture_output=True)  # noqa: S603
    found: dict[str, float] = json.loads(done.stdout)
    return found


# ---------------------------------------------------------------- ten to two thousand pages


def flatness(scratch: Path) -> Iterator[str]:
    """Yield processor time a page and peak memory of reports that differ in nothing but their length."""
    yield f"{'pages':>8}{'format':>8}{'cpu s':>9}{'ms a page':>11}{'RSS MiB':>9}"
    for copies in SIZES:
        folder = scratch / str(copies)
        folder.mkdir()
        made = (sys.executable, "-m", "benchmarks.samples", str(folder), "--copies", str(copies))
        subprocess.run(made, env=ENVIRONMENT, check=True)  # noqa: S603 - our own arguments
        pages = len(PdfDocument(folder / "large.pdf"))
        for name in ("docx", "pdf"):
            command = ours(name, check(folder / f"large.{name}"), "")
            for _ in range(1 if copies > max(SIZES[:-1]) else 3):
                run_once(command)
            cost = command.processor / pages
            yield f"{pages:8}{name:>8}{command.processor / 1000:9.2f}{cost:11.1f}{command.memory:9.0f}"


def main() -> None:
    """Time everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="rounds for small files; large ones take a third")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--pages", action="store_true", help="time a page from ten to two thousand pages")
    for role in ROLES:
        parser.add_argument(f"--{role}", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        # Compiled modules, ours and theirs, and patterns are written once and then found, as in an installed program.
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(Path(scratch) / "compiled")
        ENVIRONMENT["REPORTLINT_CACHE_DIR"] = str(Path(scratch) / "patterns")
        if arguments.pages:
            for line in flatness(Path(scratch)):
                print(line, flush=True)
            return
        files = files_of(arguments, Path(scratch))
        for role in ROLES:
            print(f"{role:11}{files[role].name} ({files[role].stat().st_size / 1024:.0f} KiB)")
        every = tuple(commands(files))
        for command in every:
            if "large" not in command.name:
                run_once(command)
                command.times.clear()
                command.work.clear()
        for turn in range(arguments.runs):
            for command in every:
                if "large" not in command.name or turn % 3 == 0:
                    run_once(command)
        print(*report(every), sep="\n")
        print(*shares(files), sep="\n")
        print(*linearity(files["md"]), sep="\n")


if __name__ == "__main__":
    main()
