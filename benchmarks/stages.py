"""Processor time of each stage of a run in one process, as JSON: `python -m benchmarks.stages FILE [--copies N]`."""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import TypeVar

from benchmarks.samples import large_markdown
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.diagnose import coverage, diagnose
from reportlint.facts import extract
from reportlint.flow import Beliefs, observe
from reportlint.judge import judge
from reportlint.read import read

Value = TypeVar("Value")


def stages(data: bytes, name: str, beliefs: Beliefs, config: Config) -> dict[str, float]:
    """Run one file through every stage and return how long each took."""
    taken: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Value]) -> Value:
        begin = process_time()
        value = work()
        taken[stage] = process_time() - begin
        return value

    document = timed("read", lambda: read(data, name))
    facts = timed("extract", lambda: extract(document, beliefs.vocabulary))
    observed, _ = timed("checks", lambda: observe(facts, beliefs.rules))
    causes = timed("diagnose", lambda: diagnose(facts, observed))
    timed("judge", lambda: judge(facts, observed, causes, config))
    timed("coverage", lambda: coverage(facts, observed))
    taken["characters"] = len(document.text)
    return taken


def main() -> None:
    """Print the fastest of some runs, stage by stage; Markdown can be repeated to make it longer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    data = arguments.file.read_bytes()
    if arguments.copies > 1:
        data = large_markdown(data.decode(), arguments.copies).encode()
    config = Config()
    beliefs, _ = beliefs_for(config)
    gc.freeze()
    runs = [stages(data, arguments.file.name, beliefs, config) for _ in range(arguments.runs)]
    print(json.dumps({stage: min(run[stage] for run in runs) for stage in runs[0]}))


if __name__ == "__main__":
    main()
