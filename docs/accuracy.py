"""The page on accuracy: figures that were measured once and kept, in words for readers.

`python -m benchmarks.accuracy.publish` measures them. What has changed since is said on the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from reportlint.beliefs import beliefs_for
from reportlint.config import Config

HERE = Path(__file__).parent.parent / "benchmarks" / "accuracy"
CORPORA = ("held_out", "bases")
Record = Mapping[str, Any]

WORDS: Mapping[str, Mapping[str, str]] = {
    "title": {"zh": "准确度", "en": "Accuracy"},
    "how": {
        "zh": "这里的数字由 `python -m benchmarks.accuracy.publish` 测得。"
        "材料是虚构的报告，每份都由人声明了其中的数字关系。测**漏报**时，每次只改一处，使某条声明的关系不"
        "再成立，看程序是否指出；测**误报**时，检查未改动的报告，或只作不影响内容的改动。“独立材料”由未"
        "看过程序的人另行编写，但其误报随后已逐一消除，漏报也抽看过一部分，故数字略偏高：对从未见过的"
        "文件，误报会多一些（各组材料首次检查的误报数见 `benchmarks/accuracy/held_out/README.md`）；"
        "“开发材料”是编写规则时所用，其数字更偏高。",
        "en": "These figures were measured by `python -m benchmarks.accuracy.publish`. The documents are "
        "invented reports; for each, a person declared the relations between its numbers. For **misses**, "
        "one thing at a time is changed so that a declared relation breaks, and the program must point at "
        "it. For **false alarms**, documents without a fault are checked, or changed in ways that mean "
        "nothing. The documents *apart* were written by people who had not seen the program; since then "
        "their false alarms have been removed and samples of what is missed on them read, so that they "
        "flatter a little: of a document nobody has met, expect more false alarms (what the first run over "
        "each set told stands in `benchmarks/accuracy/held_out/README.md`). The documents *beside* are "
        "those the rules were written with, and flatter more.",
    },
    "measured": {
        "zh": "测量时的程序：{program} 版，{rules} 条默认规则。",
        "en": "Measured with version {program} and its {rules} rules that are on by default.",
    },
    "since": {
        "zh": "此后增加规则 {more} 条、减少 {fewer} 条，以下数字可能已有变化。",
        "en": "Since then {more} rules came and {fewer} went; the figures may have moved.",
    },
    "alarms": {"zh": "误报", "en": "False alarms"},
    "alarm-head": {
        "zh": "| 材料 | 份数 | 错误 | 警告 | 提示 | 参与核对的数字 | 已声明而未核对的关系 |",
        "en": "| documents | how many | errors | warnings | hints | numbers checked | declared relations passed over |",
    },
    "neutral": {"zh": "不影响内容的改动", "en": "Changes that mean nothing"},
    "neutral-text": {
        "zh": "改动之后错误和警告仍完全相同的比例：",
        "en": "How often errors and warnings stay exactly the same:",
    },
    "neutral-head": {"zh": "| 改动 | 独立材料 | 开发材料 |", "en": "| change | apart | beside |"},
    "misses": {"zh": "查出的差错", "en": "Errors that are found"},
    "misses-text": {
        "zh": "只计文件自身足以证明的差错；括号内为 95% 置信区间（Wilson）。",
        "en": "Only errors that the document itself shows are counted; in brackets the 95 % interval (Wilson).",
    },
    "misses-head": {"zh": "| 差错 | 独立材料 | 开发材料 |", "en": "| error | apart | beside |"},
    "held_out": {"zh": "独立材料", "en": "apart"},
    "bases": {"zh": "开发材料", "en": "beside"},
    "of": {"zh": "{share}%（{low}–{high}，{caught}/{total}）", "en": "{share} % ({low}–{high}, {caught} of {total})"},
    "none": {"zh": "—", "en": "—"},
}


def accuracy_page(language: str) -> str:
    """Draw the page."""
    results: Record = json.loads((HERE / "results.json").read_text("utf-8"))
    kinds: Record = yaml.safe_load((HERE / "kinds.yaml").read_text("utf-8"))
    return "\n".join(lines(results, kinds, language)) + "\n"


def lines(results: Record, kinds: Record, language: str) -> Iterator[str]:
    """Yield the lines of the page."""
    corpora = [results["corpora"][name] for name in CORPORA]
    yield from (f"# {say('title', language)}", "", say("how", language), "")
    yield say("measured", language, program=results["program"], rules=len(results["rules"]))
    yield from since(set(results["rules"]), language)
    yield from ("", f"## {say('alarms', language)}", "", say("alarm-head", language), "| --- |" + " ---: |" * 6)
    for name, corpus in zip(CORPORA, corpora, strict=True):
        yield alarm_row(name, corpus, language)
    yield from ("", f"## {say('misses', language)}", "", say("misses-text", language), "")
    yield from (say("misses-head", language), "| --- | ---: | ---: |")
    yield from table([by_kind(corpus["mutants"]) for corpus in corpora], kinds, language, recall)
    yield from ("", f"## {say('neutral', language)}", "", say("neutral-text", language), "")
    yield from (say("neutral-head", language), "| --- | ---: | ---: |")
    yield from table([by_kind(corpus["neutral"]) for corpus in corpora], kinds, language, quiet)


def say(key: str, language: str, **values: object) -> str:
    """Return a text of the page."""
    return WORDS[key][language].format(**values)


def since(rules: set[str], language: str) -> Iterator[str]:
    """Say how the rules have changed since."""
    today = {rule.code for rule in beliefs_for(Config())[0].rules}
    if today != rules:
        yield say("since", language, more=len(today - rules), fewer=len(rules - today))


def alarm_row(name: str, corpus: Record, language: str) -> str:
    """Draw what is said about documents without a fault."""
    clean = corpus["clean"]
    looked = sum(each.get("bound", 0) for each in corpus["bindings"].values())
    passed_over = sum(each.get("unbound", 0) for each in corpus["bindings"].values())
    cells = (
        say(name, language), corpus["documents"], clean["error"], clean["warning"], clean["info"],
        f"{percent(clean['checked'], clean['numbers'])} %", f"{percent(passed_over, looked + passed_over)} %",
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def by_kind(rows: list[Record]) -> dict[str, Record]:
    """Return rows by their kind."""
    return {row["kind"]: row for row in rows}


def table(corpora: list[dict[str, Record]], kinds: Record, language: str, draw: Any) -> Iterator[str]:  # noqa: ANN401
    """Draw a row for every kind that was tried."""
    for kind, said in kinds.items():
        if any(kind in rows for rows in corpora):
            cells = [draw(rows[kind], language) if kind in rows else say("none", language) for rows in corpora]
            yield f"| {kind} {said[language]} | {' | '.join(cells)} |"


def recall(row: Record, language: str) -> str:
    """Draw how many errors of a kind were found."""
    if not row["killable"]:
        return say("none", language)
    low, high = (round(100 * end) for end in row["wilson"])
    share = percent(row["caught"], row["killable"])
    return say("of", language, share=share, low=low, high=high, caught=row["caught"], total=row["killable"])


def quiet(row: Record, language: str) -> str:
    """Draw how often a change changed nothing that is told."""
    return f"{100 * row['quiet']:.0f} %" if row["tried"] else say("none", language)


def percent(part: int, whole: int) -> str:
    """Print a share in whole per cent."""
    return f"{100 * part / whole:.0f}" if whole else "–"
