"""What handing back costs beside checking: `python -m benchmarks.outputs [FILE]...`.

Every report is checked and then drawn in all formats a reviewer hands back, in one process; reported is the fastest of
some runs of each. Without arguments the bundled reports are taken, and a large one made of them.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from reportlint.beliefs import beliefs_for
from reportlint.config import Config
from reportlint.finding import Run
from reportlint.flow import Beliefs, lint
from reportlint.render import FORMATS, load_renderer
from reportlint.render.options import Options

ROOT = Path(__file__).parent.parent
HANDED_BACK = ("html", "xlsx", "docx", "pdf", "letter")
LIMIT = 2
"""How many times the check all formats together may take."""


def fastest(work: Callable[[], object], runs: int) -> float:
    """Return the seconds of the fastest of some runs."""
    best = float("inf")
    for _ in range(runs):
        begin = perf_counter()
        work()
        best = min(best, perf_counter() - begin)
    return best


def costs(path: Path, beliefs: Beliefs, runs: int) -> dict[str, float]:
    """Time the check of a report and every format it can be handed back in."""
    data, config = path.read_bytes(), Config()
    result = lint(data, path.name, beliefs, config)
    assert not result.unread, path
    seconds = {"check": fastest(lambda: lint(data, path.name, beliefs, config), runs)}
    for name in HANDED_BACK:
        form, renderer = FORMATS[name], load_renderer(name)
        if form.marks_reports and result.document.format not in form.takes:
            continue
        arguments = (result, data) if form.marks_reports else (Run((result,)),)
        seconds[name] = fastest(lambda draw=renderer, given=arguments: draw(*given, Options()), runs)  # type: ignore[misc]
    return seconds


def report(path: Path, seconds: dict[str, float]) -> Iterator[str]:
    """Yield the line of a report."""
    drawn = sum(taken for name, taken in seconds.items() if name != "check")
    ratio = drawn / seconds["check"]
    parts = "  ".join(f"{name} {1000 * taken:.0f}" for name, taken in seconds.items())
    yield f"{path.name:24}{parts}  all {1000 * drawn:.0f} ms = {ratio:.2f} × check"
    yield f"{'':24}≤ {LIMIT} × check: {'ok' if ratio <= LIMIT else 'MISSED'}"


def samples(folder: Path) -> Sequence[Path]:
    """Return the bundled reports, and large ones made of them."""
    subprocess.run((sys.executable, "-m", "benchmarks.samples", str(folder)), cwd=ROOT, check=True)  # noqa: S603
    bundled = [ROOT / "fixtures" / f"project.{suffix}" for suffix in ("md", "docx", "pdf")]
    return [*bundled, *(folder / f"large.{suffix}" for suffix in ("docx", "pdf"))]


def main() -> None:
    """Time everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    beliefs, _ = beliefs_for(Config())
    gc.freeze()
    with tempfile.TemporaryDirectory() as scratch:
        for path in arguments.files or samples(Path(scratch)):
            print(*report(path, costs(path, beliefs, arguments.runs)), sep="\n")


if __name__ == "__main__":
    main()
