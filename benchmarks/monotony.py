"""How long texts take that say one thing over and over: `python -m benchmarks.monotony [NAME] [--size N]`.

No report is such a text, but a file may be; nothing the program does may grow with the square of it. Each text is
checked at a quarter of its size and in full, in a process of its own; ends with 1 where one takes too long or grows too
fast.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from time import process_time

from reportlint.beliefs import beliefs_for
from reportlint.cli.worker import Died, TimedOut, Worker
from reportlint.config import Config
from reportlint.flow import Beliefs, lint

SIZE = 200_000
"""Characters of a text."""
SHORTER = 4
"""The text is also checked at this part of its size."""
MOST = 6.5
"""How many times as long the whole may take; four times would be in proportion."""
LEAST = 0.5
"""Seconds of the whole below which its growth says nothing."""
PATIENCE = 60.0
"""Seconds that one text may take."""
PIECES = (
    *(
        "9",
        "1,",
        "0.",
        "1:2",
        "（",
        "）",
        "“",
        "《",
        "|",
        "-",
        "#",
        "*",
        "=",
        "`",
        "$",
        "<",
        "[",
        "&",
        "\\",
        "\n",
        " ",
        "。",
        "，",
        "；",
    ),
    *(
        "其中",
        "占",
        "为",
        "一是",
        "二〇",
        "零壹",
        "表1",
        "图1",
        "附件",
        "第一章",
        "分",
        "得分",
        "扣",
        "共",
        "合计",
        "增长",
        "上年",
    ),
    *(
        "2024年",
        "2024年1月1日",
        "2024年1月—3月，",
        "占比5%，",
        "1分，",
        "扣1分，",
        "得9分，",
        "满分10分，得9分，",
        "90分以上为优，",
    ),
    *(
        "100万元、",
        "100万元，",
        "100人，",
        "100+",
        "增长5%，",
        "同比增长5%，",
        "1-2",
        "1×2=2，",
        "见表1，",
        "《办法》",
        "（1）",
        "1.1.1.",
    ),
    *(
        "2024年收入100万元，增长5%，其中",
        "收入100万元，支出90万元，结余10万元。",
        "（其中：甲1万元、乙2万元）",
        "甲为1个、乙为2个，",
    ),
    *(
        "一、甲\n",
        "1. 甲\n",
        "（一）甲\n\n",
        "|a|b|\n|---|---|\n|1|2|\n\n",
        "表1 甲\n\n",
        "共3项，甲1项，乙1项，丙1项。\n\n",
    ),
    *(
        "某某局专项资金",
        "人民政府",
        "以下简称“甲”",
        "财预〔2020〕10号",
        "010-12345678",
        "每低1个百分点扣1分，",
        "<b>1</b>",
        "<table>",
    ),
)
"""What is said over and over."""


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Yield texts of about one size, each with a name: one piece over and over, and pieces with numbers that differ."""
    for piece in PIECES:
        yield repr(piece), piece * (size // len(piece))
    for name, first, piece in (
        ("respectively", "分别为", "{0}、"),
        ("parts", "合计100万元，其中：", "甲{0}为{0}.5万元，"),
        ("people", "共有100人，", "乙{0}有{0}人，"),
        ("marks", "总分100分，", "丙{0}指标得{0}分，"),
        ("rates", "", "丁{0}增长{0}.5%，"),
        ("sentences", "", "戊{0}收入{0}.27万元，同比增长{0}.31%。"),
        ("paragraphs", "", "己{0}支出{0}.84万元，占比{0}.5%。\n\n"),
        ("headings", "", "# {0}\n"),
        ("numbered", "", "{0}. 庚{0}完成{0}件\n\n"),
        ("rows", "| 名称 | 预算数 | 执行数 |\n|---|---|---|\n", "| 辛{0} | {0}.5 | {0} |\n"),
        ("score-rows", "| 三级指标 | 分值 | 得分 |\n|---|---|---|\n", "| 壬{0} | 10 | 9 |\n"),
        ("long-cell", "| 名称 | 说明 |\n|---|---|\n| 甲 | ", "癸{0}为{0}万元，"),
        ("wide-row", "|", "{0}|"),
        ("dates", "", "2024年{0}月1日完成，"),
        ("years", "", "{0}年收入{0}万元，"),
    ):
        count = size // len(piece.format(10**4))
        yield name, first + "".join(piece.format(number) for number in range(1, count + 1))


def spent(beliefs: Beliefs, text: str) -> float:
    """Return the processor time of one check."""
    begin = process_time()
    lint(text.encode(), "a.md", beliefs, Config())
    return process_time() - begin


def taken(beliefs: Beliefs, text: str) -> float:
    """Check a text in a process of its own; what has to be ended took without end."""
    worker = Worker.hire(spent)
    try:
        worker.assign((beliefs, text), PATIENCE)
        return float(str(worker.answer()))
    except (Died, TimedOut):
        return float("inf")
    finally:
        worker.dismiss()


def main() -> int:
    """Print what every text takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="", help="part of the names of the texts to check")
    parser.add_argument("--size", type=int, default=SIZE)
    arguments = parser.parse_args()
    beliefs, _ = beliefs_for(Config())
    missed = 0
    print(f"{arguments.size} characters of one thing: s, growth for {SHORTER} times the length, ≤ {MOST:g} ×")
    for (name, text), (_, part) in zip(texts(arguments.size), texts(arguments.size // SHORTER), strict=True):
        if arguments.name in name:
            long, short = taken(beliefs, text), taken(beliefs, part)
            growth = long / max(short, LEAST / SHORTER)
            well = long < LEAST or growth <= MOST
            missed += not well
            print(f"{long:8.2f} {growth:6.1f} ×  {'ok' if well else 'MISSED'}  {name}", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
