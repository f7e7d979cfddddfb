"""`python -m benchmarks.accuracy`: everything, or `--kind A1 --kind N2`, or the digits of one `--file ANY.md`."""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from benchmarks.accuracy.bases import FOLDER, Base, load_bases
from benchmarks.accuracy.binding import binding_record, binding_table, bindings, unbound
from benchmarks.accuracy.mutate import KINDS, Maker, Mutant, unique
from benchmarks.accuracy.neutral import NEUTRAL
from benchmarks.accuracy.oracle import Stability, case_of, judge_all, linted, settle_all
from benchmarks.accuracy.report import (
    Clean,
    Tried,
    alarm_list,
    clean_record,
    clean_table,
    disturbances,
    misses,
    neutral_record,
    neutral_table,
    recall_table,
    single_record,
    unprotected,
)
from benchmarks.accuracy.single import single_digits
from benchmarks.accuracy.wording import WORDS

SEED = 20240
WRONG: Mapping[str, Maker] = {**KINDS, **WORDS}
"""Kinds of change that make a document wrong."""


def main() -> None:
    """Run what is asked for and print it."""
    arguments = parser().parse_args()
    if arguments.file:
        run_file(arguments)
    else:
        run_bases(arguments)


def parser() -> argparse.ArgumentParser:
    """Describe the arguments."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--kind", action="append", choices=[*WRONG, *NEUTRAL], help="only this kind; may be repeated")
    made.add_argument("--file", type=Path, help="change single digits of this file instead")
    made.add_argument("--bases", type=Path, default=FOLDER, help="folder of base documents")
    made.add_argument("--most", type=int, default=60, help="mutants of a kind (default %(default)s)")
    made.add_argument("--full", action="store_true", help="all mutants")
    made.add_argument("--seed", type=int, default=SEED)
    made.add_argument("--missed", type=int, default=2, metavar="N", help="show N missed mutants of every kind")
    made.add_argument("--jobs", type=int)
    made.add_argument("--json", action="store_true", help="print JSON instead of tables")
    return made


def run_file(arguments: argparse.Namespace) -> None:
    """Measure one file."""
    most = None if arguments.full else 20 * arguments.most
    found = single_digits(arguments.file, most, arguments.seed, arguments.jobs)
    record = single_record(found)
    print(json.dumps({"version": 1, **record}, ensure_ascii=False, indent=2))
    if not arguments.json:
        print(*unprotected(found, 10 * arguments.missed), sep="\n")


def run_bases(arguments: argparse.Namespace) -> None:
    """Measure the bases."""
    bases = load_bases(arguments.bases)
    most = sys.maxsize if arguments.full else arguments.most
    wanted = arguments.kind or [*WRONG, *NEUTRAL]
    clean = [Clean(base, linted(base.text)) for base in bases]
    tried = recall([kind for kind in WRONG if kind in wanted], bases, most, arguments)
    neutral = stability([kind for kind in NEUTRAL if kind in wanted], bases, most, arguments)
    if arguments.json:
        print(json.dumps(record(clean, tried, neutral), ensure_ascii=False, indent=2))
    else:
        print(*page(clean, tried, neutral, arguments.missed), sep="\n")


def recall(kinds: Sequence[str], bases: Sequence[Base], most: int, arguments: argparse.Namespace) -> list[Tried]:
    """Draw mutants of every kind and judge them all at once."""
    drawn = {kind: draw(kind, WRONG[kind], bases, most, arguments.seed) for kind in kinds}
    verdicts = iter(judge_all([case_of(one) for _, _, ones in drawn.values() for one in ones], arguments.jobs))
    return [
        Tried(kind, available, seen, mutants, [next(verdicts) for _ in mutants])
        for kind, (available, seen, mutants) in drawn.items()
    ]


def stability(
    kinds: Sequence[str], bases: Sequence[Base], most: int, arguments: argparse.Namespace
) -> dict[str, list[tuple[Mutant, Stability]]]:
    """Draw neutral changes of every kind and compare them all at once."""
    drawn = {kind: shuffled(kind, NEUTRAL[kind], bases, arguments.seed)[:most] for kind in kinds}
    outcomes = iter(settle_all([case_of(one) for ones in drawn.values() for one in ones], arguments.jobs))
    return {kind: [(one, next(outcomes)) for one in ones] for kind, ones in drawn.items()}


def draw(kind: str, maker: Maker, bases: Sequence[Base], most: int, seed: int) -> tuple[int, int, list[Mutant]]:
    """Draw mutants until enough are wrong by the document; return how many there are, how many were seen, and those."""
    mutants = shuffled(kind, maker, bases, seed)
    killable: list[Mutant] = []
    seen = 0
    for mutant in mutants:
        if len(killable) >= most:
            break
        seen += 1
        if mutant.killable:
            killable.append(mutant)
    return len(mutants), seen, killable


def shuffled(kind: str, maker: Maker, bases: Sequence[Base], seed: int) -> list[Mutant]:
    """Return all mutants of a kind in an order that takes the bases in turn, each in an order of chance."""
    queues = []
    for base in bases:
        chance = Random(zlib.crc32(f"{seed} {kind} {base.name}".encode()))  # noqa: S311 - a fixed draw
        own = list(unique(maker(base, chance)))
        chance.shuffle(own)
        queues.append(own)
    return list(in_turn(queues))


def in_turn(queues: Sequence[Sequence[Mutant]]) -> Iterator[Mutant]:
    """Yield the first of every queue, then the second, and so on."""
    for position in range(max(map(len, queues), default=0)):
        yield from (queue[position] for queue in queues if position < len(queue))


def page(
    clean: Sequence[Clean],
    tried: Sequence[Tried],
    neutral: Mapping[str, Sequence[tuple[Mutant, Stability]]],
    examples: int,
) -> Iterator[str]:
    """Yield everything that is said."""
    yield "\nClean documents\n"
    yield from clean_table(clean)
    yield from alarm_list(clean)
    yield "\nDeclared relations that the program looks at by itself\n"
    yield from binding_table([bindings(one.base, one.result) for one in clean])
    yield from unbound([bindings(one.base, one.result) for one in clean], examples)
    if tried:
        yield "\nMutants that the document shows to be wrong\n"
        yield from recall_table(tried)
    if neutral:
        yield "\nNeutral changes\n"
        yield from neutral_table(neutral)
    if examples:
        yield "\nMissed\n"
        yield from misses(tried, examples)
        yield "\nDisturbed by neutral changes\n"
        yield from disturbances(neutral, examples)


def record(
    clean: Sequence[Clean],
    tried: Sequence[Tried],
    neutral: Mapping[str, Sequence[tuple[Mutant, Stability]]],
) -> dict[str, object]:
    """Return everything as JSON."""
    return {
        "version": 1,
        "clean": [clean_record(one) for one in clean],
        "bindings": binding_record([bindings(one.base, one.result) for one in clean]),
        "mutants": [one.record() for one in tried],
        "neutral": {kind: neutral_record(outcomes) for kind, outcomes in neutral.items()},
    }


if __name__ == "__main__":
    main()
