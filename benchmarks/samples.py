"""A large report made of the bundled ones, in three formats: `python -m benchmarks.samples FOLDER [--copies N]`.

Every copy is another bundled report with a name of its own, so that no two passages are the same.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType
from typing import Any

FIXTURES = Path(__file__).parent.parent / "fixtures"
NUMERALS = "一二三四五六七八九十"
COPIES = 20
"""About two hundred pages."""


def varied(text: str, number: int) -> str:
    """Make a copy of a passage its own: the places it names carry a number."""
    name = "".join(NUMERALS[int(digit)] for digit in f"{number:02d}")
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[镇县局站](?![\u4e00-\u9fff]{0,1}级))", name, text)


def generator() -> ModuleType:
    """Load `fixtures/generate.py`, which is a script."""
    spec = importlib.util.spec_from_file_location("generate", FIXTURES / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


def large_report(generate: Any, copies: int) -> Any:  # noqa: ANN401 - a value of a script's class
    """Join copies of the bundled reports to one."""
    reports = [generate.load(path) for path in sorted((FIXTURES / "source").glob("*.yaml"))]
    blocks = [
        replace(block, text=varied(block.text, number)) if hasattr(block, "text") else block
        for number, report in enumerate(islice(cycle(reports), copies))
        for block in report.blocks
    ]
    return generate.Report("综合报告汇编", reports[0].author, "html", 0, blocks)


def large_markdown(text: str, copies: int) -> str:
    """Repeat a Markdown document under varied names."""
    return "\n".join(varied(text, number) for number in range(copies))


def main() -> None:
    """Write large.md, large.docx and large.pdf into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=COPIES)
    arguments = parser.parse_args()
    generate = generator()
    report = large_report(generate, arguments.copies)
    target = arguments.folder / "large"
    target.with_suffix(".md").write_text(generate.markdown(report), "utf-8")
    target.with_suffix(".docx").write_bytes(generate.docx(report))
    target.with_suffix(".pdf").write_bytes(generate.pdf(report))


if __name__ == "__main__":
    main()
