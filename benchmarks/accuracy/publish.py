"""What the documentation site says of accuracy: `python -m benchmarks.accuracy.publish` measures it and writes it down.

The figures are kept in `results.json`, with the documents and rules they were measured with, so that whoever reads them
sees what they are about; `docs/generate.py` draws them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.accuracy.__main__ import WRONG, parser, recall, stability
from benchmarks.accuracy.bases import FOLDER, load_bases
from benchmarks.accuracy.binding import binding_record, bindings
from benchmarks.accuracy.neutral import NEUTRAL
from benchmarks.accuracy.oracle import linted
from benchmarks.accuracy.report import Clean, Record, neutral_record
from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.version import VERSION

HERE = Path(__file__).parent
CORPORA: Mapping[str, Path] = {"bases": FOLDER, "held_out": HERE / "held_out"}
"""Documents the rules were written beside, and documents that nothing was fitted to."""
RESULTS = HERE / "results.json"
MOST = 40
"""Mutants of a kind in each of them."""
SHOWN = ("kind", "available", "bases", "killable", "caught", "recall_ceiling", "wilson", "loud")
"""What is kept of the counts of a kind."""


def digest(folder: Path) -> str:
    """Return a digest of the documents in a folder and of what is declared about them."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".yaml"} and path.name != "README.md")
    content = sha256()
    for path in files:
        content.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return content.hexdigest()[:16]


def rule_codes() -> list[str]:
    """Return the codes of the rules that are on by default."""
    return sorted(rule.code for rule in beliefs_for(Config())[0].rules)


def measured(folder: Path, most: int, jobs: int | None) -> Record:
    """Measure the documents of a folder."""
    arguments = parser().parse_args([] if jobs is None else ["--jobs", str(jobs)])
    bases = load_bases(folder)
    clean = [Clean(base, linted(base.text)) for base in bases]
    tried = recall(list(WRONG), bases, most, arguments)
    neutral = stability(list(NEUTRAL), bases, most, arguments)
    return {
        "documents": len(bases),
        "digest": digest(folder),
        "most": most,
        "clean": totals(clean),
        "bindings": bound(binding_record([bindings(one.base, one.result) for one in clean])),
        "mutants": [{name: row[name] for name in SHOWN} for row in (one.record() for one in tried)],
        "neutral": [{"kind": kind, **neutral_record(outcomes)} for kind, outcomes in neutral.items()],
    }


def totals(clean: Sequence[Clean]) -> Record:
    """Count what is said about documents in which nothing is wrong."""
    counts: Counter[str] = Counter()
    for one in clean:
        counts.update(finding.severity.value for finding in one.result.findings)
    covered = [one.result.coverage for one in clean]
    return {
        **{severity: counts[severity] for severity in ("error", "warning", "info")},
        "numbers": sum(each.numbers for each in covered),
        "checked": sum(each.checked for each in covered),
        "protected": sum(each.protected for each in covered),
    }


def bound(records: Sequence[Mapping[str, object]]) -> dict[str, dict[str, int]]:
    """Add up the declared relations that are looked at, and those that are not, by folder."""
    counts: dict[str, Counter[str]] = {}
    for record in records:
        own = counts.setdefault(str(record["folder"]), Counter())
        own.update({name: int(str(record[name])) for name in ("bound", "unbound")})
    return {folder: dict(own) for folder, own in sorted(counts.items())}


def main() -> None:
    """Measure all documents and write the results."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--most", type=int, default=MOST, help="mutants of a kind (default %(default)s)")
    arguments.add_argument("--jobs", type=int)
    wanted = arguments.parse_args()
    corpora = {name: measured(folder, wanted.most, wanted.jobs) for name, folder in CORPORA.items()}
    record = {"version": 1, "program": VERSION, "rules": rule_codes(), "corpora": corpora}
    RESULTS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"wrote {RESULTS}")


if __name__ == "__main__":
    main()
