"""What a vocabulary of ten thousand entries costs: `python -m benchmarks.vocabulary [--entries N]`.

Wrong words, and documents with a number, are made up beside the bundled ones: words of two to five characters that
the bundled reports themselves use, in an order that none of them has, so that they begin as real words begin. A report
is then checked with and without them by turns, inside one process and by the command line, as a user would who keeps
them in a folder of rules.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from benchmarks.samples import FIXTURES, large_markdown
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.flow import Beliefs, lint
from reportlint.load.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent
REPORT = FIXTURES / "department.md"
COPIES = 4
"""Copies of the report that is checked inside one process."""
DOCUMENTS = 10
"""How many wrong words come with one document."""
INSIDE, OUTSIDE = 1.05, 1.2
"""How many times as long a check may take with them: inside one process, and all of a command."""
CITED = 12
"""Documents that the report cites."""
SHARED = 12
"""Entries that share one reason, as in a file that a person keeps."""


def made_up(text: str, count: int) -> list[str]:
    """Make words that no report holds of the characters of a text."""
    chance = Random(20240)  # noqa: S311 - a fixed draw
    characters = [one for one in text if "\u4e00" <= one <= "\u9fff"]
    words: dict[str, None] = {}
    while len(words) < count:
        at, size = chance.randrange(len(characters) - 2), chance.randint(1, 3)
        word = characters[at] + characters[at + 1] + "".join(chance.choices(characters, k=size))
        if word not in text:
            words[word] = None
    return list(words)


def vocabulary_file(words: Sequence[str]) -> str:
    """Write a file of words: wrong ones by groups with a reason, and documents with their numbers."""
    groups = [words[at : at + SHARED] for at in range(0, len(words), SHARED)]
    wordings = [
        {"source": f"内部用语表第{number}条", "words": dict.fromkeys(group, "另一写法")}
        for number, group in enumerate(groups, 1)
    ]
    documents = [
        {"title": f"关于{word}工作的管理办法", "number": f"某财发〔2020〕{number}号", "source": "内部目录"}
        for number, word in enumerate(words[::DOCUMENTS], 1)
    ]
    # Every JSON text is a YAML text, too.
    return json.dumps({"wordings": {"misspellings": wordings}, "instruments": documents}, ensure_ascii=False, indent=1)


def citing(text: str, words: Sequence[str]) -> str:
    """Let a report cite some of the documents made up, so that they are looked up as well as loaded."""
    cited = [
        f"依据《关于{word}工作的管理办法》（某财发〔2020〕{number}号）开展自评。"
        for number, word in enumerate(words[:CITED], 1)
    ]
    return "\n\n".join([text, *cited, ""])


def write_rules(folder: Path, words: Sequence[str]) -> None:
    """Write a folder of rules that holds nothing but words."""
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "vocabulary" / "words.yaml").write_text(vocabulary_file(words), "utf-8")


# ---------------------------------------------------------------- inside one process


def enlarged(beliefs: Beliefs, folder: Path) -> Beliefs:
    """Return beliefs with the words of a folder besides their own."""
    known, more = beliefs.vocabulary, load_vocabulary([folder])
    wordings = {name: (*entries, *more.wordings.get(name, ())) for name, entries in known.wordings.items()}
    words = replace(known, wordings=wordings, instruments=(*known.instruments, *more.instruments))
    return replace(beliefs, vocabulary=words)


def work(data: bytes, beliefs: Beliefs) -> float:
    """Return the seconds of processor time that one check takes."""
    begin = process_time()
    lint(data, REPORT.name, beliefs, Config())
    return process_time() - begin


def inside(data: bytes, small: Beliefs, large: Beliefs, runs: int) -> tuple[float, float]:
    """Check a report with either vocabulary by turns; return the median seconds of each."""
    for beliefs in (small, large):
        work(data, beliefs)
    gc.freeze()
    pairs = [(work(data, small), work(data, large)) for _ in range(runs)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


# ---------------------------------------------------------------- by the command line


def command(folder: Path) -> float:
    """Return the seconds of processor time that a command takes in a folder with a report and settings."""
    arguments = (sys.executable, "-m", "reportlint", "check", "--exit-zero", "--quiet", REPORT.name)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(arguments, cwd=folder, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{arguments} ended with {process.returncode}"
    return used.ru_utime + used.ru_stime


def outside(folder: Path, data: bytes, words: Sequence[str], runs: int) -> tuple[float, float]:
    """Run the command with either vocabulary by turns; return the median seconds of each."""
    places = (folder / "small", folder / "large")
    for place, own in zip(places, (words[:1], words), strict=True):
        write_rules(place / "rules", own)
        (place / "reportlint.toml").write_text('rule-paths = ["rules"]\n', "utf-8")
        (place / REPORT.name).write_bytes(data)
        command(place)
    pairs = [[command(place) for place in places] for _ in range(runs)]
    return median(first for first, _ in pairs), median(second for _, second in pairs)


# ---------------------------------------------------------------- what is said


def line(name: str, small: float, large: float, most: float) -> str:
    """Print both times and whether their ratio is what it should be."""
    ratio = large / small
    judged = "ok" if ratio <= most else "MISSED"
    return f"{name}: {1000 * small:.0f} ms, then {1000 * large:.0f} ms = {ratio:.2f} ×, ≤ {most:g} ×: {judged}"


def report(folder: Path, count: int, runs: int) -> Iterator[str]:
    """Measure, and yield a line a figure."""
    text = REPORT.read_text("utf-8")
    words = made_up("".join(path.read_text("utf-8") for path in sorted(FIXTURES.glob("*.md"))), count)
    write_rules(folder / "rules", words)
    small, _ = beliefs_for(Config())
    large = enlarged(small, folder / "rules")
    own, added = entries(small), entries(large) - entries(small)
    yield f"{own} entries of the bundled vocabulary, and {added} made up besides them"
    long = citing(large_markdown(text, COPIES), words[::DOCUMENTS]).encode()
    yield line(f"a check of {len(long) // 1024} KiB inside one process", *inside(long, small, large, runs), INSIDE)
    yield line(
        "the command on one report", *outside(folder, citing(text, words[::DOCUMENTS]).encode(), words, runs), OUTSIDE
    )


def entries(beliefs: Beliefs) -> int:
    """Count wrong words and documents."""
    banks = beliefs.vocabulary.wordings.values()
    return sum(len(one.words) for bank in banks for one in bank) + len(beliefs.vocabulary.instruments)


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=10_000, help="wrong words made up (default %(default)s)")
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for text in report(Path(scratch), arguments.entries, arguments.runs):
            print(text, flush=True)


if __name__ == "__main__":
    main()
