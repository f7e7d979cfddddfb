"""What a reviewer would write into the margin: findings as remarks on words, for the formats that mark a copy.

Level first, then what is wrong, the arithmetic, the other end, and what to do; findings with one cause are told
once at the first of them, and every other one still has its own remark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.finding import Finding, Group, Related, Repair, Result
from reportlint.model import Span
from reportlint.render.location import Locator
from reportlint.render.telling import gravest_first, in_reading_order, message
from reportlint.render.visible import one_line, quoted
from reportlint.render.words import say
from reportlint.rule import Outcome, Severity

MOST_ENDS = 2
"""Other ends of one finding that get a remark of their own; the addends of a long sum would only fill the margin."""

AUTHOR = "reportlint"
"""Who signs the remarks."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One note in the margin."""

    span: Span
    """The words it is about; empty at offset 0 where it is about the whole report."""
    severity: Severity
    """How much it weighs."""
    lines: tuple[str, ...]
    """What it says, a paragraph each; the first begins with the level in brackets."""
    answers: bool = False
    """Whether it stands at the other end of a contradiction and only points back."""


def remarks(result: Result, language: str) -> tuple[Remark, ...]:
    """Write the remarks on a report, in reading order."""
    margin = Margin(result, Locator.of(result.document), language)
    return tuple(sorted(margin.remarks(), key=lambda remark: (remark.span, remark.answers)))


@dataclass(frozen=True, slots=True)
class Margin:
    """A report on its way to being remarked on."""

    result: Result
    """The report."""
    locator: Locator
    """Its places."""
    language: str
    """The language to write in."""

    def remarks(self) -> Iterator[Remark]:
        """Yield the remarks of all findings, and those at other ends that say something there."""
        spoken = {finding.span for finding in self.result.findings}
        firsts = self.firsts()
        for finding in gravest_first(self.result.findings):
            group = firsts.get(finding.fingerprint)
            if group:
                yield Remark(finding.span, finding.severity, tuple(self.cause(group)))
            yield Remark(finding.span, finding.severity, tuple(self.lines(finding)))
            for related in self.far_ends(finding):
                if related.span not in spoken:
                    spoken.add(related.span)
                    lines = (self.head(finding, "opposite") + self.answer(finding),)
                    yield Remark(related.span, finding.severity, lines, answers=True)

    def firsts(self) -> dict[str, Group]:
        """Return the groups by the first of their findings."""
        found: dict[str, Group] = {}
        groups = {group.identifier: group for group in self.result.groups}
        for finding in in_reading_order(self.result.findings):
            group = groups.pop(finding.group or "", None)
            if group:
                found[finding.fingerprint] = group
        return found

    def far_ends(self, finding: Finding) -> Sequence[Related]:
        """Return the other ends that stand elsewhere, where they are few."""
        related = finding.observation.related
        if len(related) > MOST_ENDS or finding.severity is Severity.INFO:
            return ()
        return [each for each in related if each.span and not finding.context.covers(each.span)]

    # ------------------------------------------------------------ the words

    def say(self, key: str, **values: object) -> str:
        """Return a text of the catalogue."""
        return say(key, self.language, **values)

    def head(self, finding: Finding, key: str = "") -> str:
        """Return the level in brackets."""
        level = self.say(finding.severity.value)
        if self.language == "en":
            level = level.capitalize()
        review = self.say("review") if finding.observation.outcome is Outcome.REVIEW else ""
        return self.say("level", level=level + (self.say("level-dot") + self.say(key) if key else "")) + review

    def lines(self, finding: Finding) -> Iterator[str]:
        """Yield what a finding says."""
        yield self.head(finding, "cause" if finding.group else "") + message(finding, self.language)
        computed = one_line(finding.observation.computed)
        if computed and computed not in message(finding, self.language):
            yield self.named("computed", computed)
        ends = Counter(self.end(related) for related in finding.observation.related if related.span)
        if ends:
            yield self.named("against", self.say("item").join(self.counted(*end) for end in ends.items()))
        if finding.repairs:
            yield self.named("would-hold", self.say("or").join(map(self.changes, finding.repairs)))
        yield from (self.named("see", one_line(source)) for source in finding.rule.see)
        yield finding.rule.code

    def cause(self, group: Group) -> Iterator[str]:
        """Yield the cause that several findings share, its repair and its symptoms."""
        members = [finding for finding in self.result.findings if finding.group == group.identifier]
        yield self.head(members[0], "cause") + one_line(group.summary[self.language])
        if group.repair:
            yield self.named("repair", self.changes(group.repair) + self.say("repair-all"))
        if group.alternatives:
            yield self.named("would-hold", self.say("or").join(map(self.changes, group.alternatives)))
        if group.decision:
            yield self.named("decision", f"{one_line(group.decision['from'])} → {one_line(group.decision['to'])}")
        for number, finding in enumerate(in_reading_order(members), start=1):
            yield f"{number}. {message(finding, self.language)}"

    def named(self, key: str, text: str) -> str:
        """Return a line that begins with what it is."""
        return self.say(key) + self.say("at") + text

    def end(self, related: Related) -> str:
        """Name the other end of a contradiction: its words, what they are, and where."""
        words = f"“{quoted(self.result.document, related.span)}”"
        text = one_line(related.text)
        return words + (self.say("in-brackets", text=text) if text else "")

    def counted(self, end: str, count: int) -> str:
        """Tell an end once, and how often there is one like it."""
        return end if count == 1 else end + self.say("alike", count=count)

    def answer(self, finding: Finding) -> str:
        """Say at the other end which finding it belongs to."""
        place = " › ".join(map(one_line, finding.place))
        words = quoted(self.result.document, finding.span)
        return self.say("answers", place=place, words=words, message=message(finding, self.language))

    def changes(self, repair: Repair) -> str:
        """Print the changes of a repair."""
        return self.say("item").join(
            f"{quoted(self.result.document, each.quantity.span)} → {each.text}" for each in repair
        )
