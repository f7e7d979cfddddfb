"""What a letter says: what has to be corrected, what has to be explained, what was not checked, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportlint.finding import Finding, Group, Result
from reportlint.render.batch.subject import Subject, subject_of
from reportlint.render.letter.paper import Paper
from reportlint.render.location import Locator
from reportlint.render.telling import gravest_first, in_reading_order, message, trouble
from reportlint.render.visible import one_line
from reportlint.rule import Severity

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("关于《{title}》的复核意见", "Review of “{title}”"),
    "to": ("{unit}：", "To {unit}"),
    "opening": (
        (
            "你单位报送的《{title}》收悉。经对文中数据勾稽关系、文表一致性和文字规范逐项核对，共核对 {looked} 处，"
            "{counts}。现将复核意见函告如下："
        ),
        (
            "We have received “{title}”. Its figures, tables and wording were checked in {looked} places; {counts}. "
            "Our remarks:"
        ),
    ),
    "counts": (
        "发现错误 {error} 处、疑点 {warning} 处、提示 {info} 处",
        "{error} errors, {warning} doubts and {info} hints were found",
    ),
    "clean": ("未发现错误和疑点", "no error and no doubt was found"),
    "errors": ("需要更正的问题", "To be corrected"),
    "warnings": ("需要核实说明的疑点", "To be verified or explained"),
    "hints": ("文字和格式方面的建议", "Wording and layout"),
    "unchecked": ("未核验事项", "Not checked"),
    "request": ("有关要求", "What we ask for"),
    "asked": (
        (
            "请你单位对照上述意见逐条核实，于    年  月  日前更正报告并重新报送，同时附整改说明。"
            "对有异议的事项，请书面说明理由并提供佐证材料。"
        ),
        (
            "Please verify every remark, correct the report and send it again by __________, with a note on what was "
            "changed. Where you disagree, please give your reasons in writing with evidence."
        ),
    ),
    "kept": ("请妥善保存有关佐证材料，以备抽评。", "Please keep the evidence at hand for a sampling review."),
    "unread": (
        "你单位报送的文件（{file}）未能读取，无法核对：{reason}请检查后重新报送可编辑的版本。",
        "The file {file} could not be read and was not checked: {reason} Please send a version that can be edited.",
    ),
    "item": ("{number}. {text}", "{number}. {text}"),
    "member": ("（{number}）{text}", "({number}) {text}"),
    "place": ("【{place}】", "[{place}] "),
    "page": ("第 {page} 页", "page {page}"),
    "computed": ("（{computed}）", " ({computed})"),
    "times": ("{summary}：{count} 处", "{summary}: {count}"),
    "sign": ("（盖章）", "(seal)"),
    "date": ("    年  月  日", "__________"),
}
"""Key → Chinese, English."""

INNERMOST = 3
"""Names of the place of a finding that are told."""

NUMERALS = "一二三四五六"
"""Numbers of the headings."""


def write_letter(paper: Paper, result: Result, language: str) -> None:
    """Write the letter about one report."""
    letter = Letter(paper, result, subject_of(result), Locator.of(result.document), language)
    letter.write()


class Letter:
    """One letter being written."""

    def __init__(self, paper: Paper, result: Result, subject: Subject, locator: Locator, language: str) -> None:
        """Take paper, and what to write about."""
        self.paper, self.result, self.subject, self.locator = paper, result, subject, locator
        self.language = language
        self.parts = 0

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return WORDS[key][0 if self.language == "zh" else 1].format_map(values)

    def write(self) -> None:
        """Write the letter."""
        paper = self.paper
        paper.title(self.say("title", title=self.subject.title))
        paper.line(self.say("to", unit=self.subject.unit))
        if self.result.unread:
            reason = " ".join(trouble(problem, self.language) for problem in self.result.problems)
            paper.prose(self.say("unread", file=one_line(self.result.path), reason=reason))
        else:
            self.body()
        paper.line("")
        paper.signature(self.say("sign"))
        paper.signature(self.say("date"))

    def body(self) -> None:
        """Write what was found, gravest first, and what is asked for."""
        found = Counter(finding.severity for finding in self.result.findings)
        counts = {severity.value: found[severity] for severity in Severity}
        told = self.say("counts", **counts) if self.result.findings else self.say("clean")
        looked = sum(tally.looked for tally in self.result.tallies.values())
        self.paper.prose(self.say("opening", title=self.subject.title, looked=looked, counts=told))
        self.part("errors", list(self.items(Severity.ERROR)))
        self.part("warnings", list(self.items(Severity.WARNING)))
        self.part("hints", [(line,) for line in self.hints()])
        self.part("unchecked", [(trouble(problem, self.language),) for problem in self.result.problems])
        if self.result.findings:
            self.heading("request")
            self.paper.prose(self.say("asked"))
        self.paper.prose(self.say("kept"))

    def heading(self, key: str) -> None:
        """Write the heading of a part."""
        number = f"{NUMERALS[self.parts]}、" if self.language == "zh" else f"{self.parts + 1}. "
        self.parts += 1
        self.paper.heading(number + self.say(key))

    def part(self, key: str, items: Sequence[Sequence[str]]) -> None:
        """Write a numbered part, where there is something to say; what belongs to an item stands below it."""
        if not items:
            return
        self.heading(key)
        for number, (text, *members) in enumerate(items, start=1):
            self.paper.prose(self.say("item", number=number, text=text))
            for member, below in enumerate(members, start=1):
                self.paper.prose(self.say("member", number=member, text=below))

    def items(self, severity: Severity) -> Iterator[tuple[str, ...]]:
        """Yield the remarks of one weight, those with one cause together."""
        groups = {group.identifier: group for group in self.result.groups}
        told: set[str] = set()
        for finding in gravest_first(self.result.findings):
            if finding.severity is not severity or finding.group in told:
                continue
            group = groups.get(finding.group or "")
            if group:
                told.add(group.identifier)
                yield tuple(self.cause(group))
            else:
                yield (self.remark(finding),)

    def remark(self, finding: Finding) -> str:
        """Tell a finding: where it is, what is wrong, and the arithmetic."""
        return self.place(finding) + message(finding, self.language) + self.computed(finding)

    def cause(self, group: Group) -> Iterator[str]:
        """Tell the cause that several findings share, then each of them."""
        yield one_line(group.summary[self.language])
        members = [finding for finding in self.result.findings if finding.group == group.identifier]
        yield from map(self.remark, in_reading_order(members))

    def hints(self) -> Iterator[str]:
        """Yield the hints, one line a rule."""
        counts = Counter(finding.rule.code for finding in self.result.findings if finding.severity is Severity.INFO)
        summaries = {finding.rule.code: finding.rule.summary[self.language] for finding in self.result.findings}
        for code, count in sorted(counts.items()):
            yield self.say("times", summary=one_line(summaries[code]), count=count)

    def place(self, finding: Finding) -> str:
        """Say where a finding is."""
        trail = self.trail(finding)
        return self.say("place", place=trail) if trail else ""

    def trail(self, finding: Finding) -> str:
        """Name the page and the innermost of section, table, row and column."""
        page = self.locator.page(finding.span)
        names = [self.say("page", page=page)] if page else []
        return " › ".join([*names, *map(one_line, finding.place[-INNERMOST:])])

    def computed(self, finding: Finding) -> str:
        """Return the arithmetic, where the message does not show it already."""
        computed = one_line(finding.observation.computed)
        if not finding.observation.relations or not computed or computed in message(finding, self.language):
            return ""
        return self.say("computed", computed=computed)
