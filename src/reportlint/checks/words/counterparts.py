"""Checks of problems and measures: something is said about problems, and every problem is answered in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlint.checks.check import NoParams
from reportlint.checks.words.content import PROBLEMS, words_of
from reportlint.facts import Facts
from reportlint.facts.text.sections import Section
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

MEASURES = compiled(r"措施|建议|改进|打算|整改|下一步|努力方向")
POINT = compiled(
    r"(?:^|(?<=[。；：，]))(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}[，、]|首先|其次|再次)"
)
"""The beginning of an item of a list in running text."""
NONE_AT_ALL = compiled(
    r"^(?:本年度|本单位|目前|项目|经自查|经自评|在自评中|[，：])*(?:暂|均)?(?:无|没有|不存在|未发现|未见)(?:存在|明显|重大|突出)?(?:的)?(?:问题|不足)?[。；]?$"
)
LEAST_ORDERED = 3
"""Items that two lists must have for their order to tell something."""
SHARED = 2
"""Pairs of characters by which a measure answers a problem."""


@dataclass(frozen=True, slots=True)
class Point:
    """One problem or measure."""

    title: str
    """Its first clause."""
    words: frozenset[str]
    """The pairs of characters of its first clause that tell it from others."""
    body: frozenset[str]
    """Those of all that is said about it."""


@dataclass(frozen=True, slots=True)
class Both:
    """The problems of a report and the measures against them."""

    problems: tuple[Point, ...]
    """In their order."""
    measures: tuple[Point, ...]
    """In their order."""
    where: Span
    """The heading of the measures."""
    answered: Span
    """The heading of the problems."""

    @property
    def unanswered(self) -> list[Point]:
        """The problems of which no measure speaks, where there are fewer measures and each answers another problem."""
        said = frozenset(word for one in self.measures for word in one.body)
        claimed = {closest(one, self.measures) for one in self.problems} - {None}
        if len(self.measures) >= len(self.problems) or len(claimed) < len(self.measures):
            return []
        return [one for one in self.problems if one.words and not one.words & said]

    @property
    def displaced(self) -> list[Point]:
        """The problems answered by a measure that stands at another place, where each has one of its own."""
        if len(self.problems) != len(self.measures) or len(self.problems) < LEAST_ORDERED:
            return []
        answers = [closest(one, self.measures) for one in self.problems]
        if None in answers or len(set(answers)) < len(answers):
            return []
        return [one for at, one in enumerate(self.problems) if answers[at] != at]


def closest(problem: Point, measures: Sequence[Point]) -> int | None:
    """Return the place of the measure that shares most words with a problem, None where none stands out."""
    shared = [len(problem.words & one.words) for one in measures]
    best = max(shared)
    return shared.index(best) if best >= SHARED and shared.count(best) == 1 else None


def problems_answered(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the problems of a report and the measures behind them: each is answered, in the same order."""
    for both in pairs_of(facts):
        missed = both.unanswered or both.displaced
        values = {
            "problems": str(len(both.problems)),
            "measures": str(len(both.measures)),
            "labels": "、".join(one.title for one in missed[:3]),
        }
        outcome = Outcome.FAIL if missed else Outcome.PASS
        yield Observation(outcome, both.where, values, (Related(both.answered, "存在的问题"),))


def pairs_of(facts: Facts) -> Iterator[Both]:
    """Yield the lists of problems that a list of measures follows."""
    about: dict[int, Section] = {}
    for index, one in enumerate(facts.sections):
        inside = any(parent in about for parent in one.parents)
        if not one.heading.run_in and not inside and (is_problems(one) or is_measures(one)):
            about[index] = one
    for (first, problems), (second, measures) in pairwise(about.items()):
        if is_problems(problems) and is_measures(measures) and problems.parents == measures.parents:
            found = tuple(points(facts, first)), tuple(points(facts, second))
            if len(found[0]) > 1 and found[1]:
                yield Both(*found, measures.heading.span, problems.heading.span)


def is_problems(section: Section) -> bool:
    """Whether a section is about problems alone."""
    return bool(PROBLEMS.search(section.heading.title)) and not MEASURES.search(section.heading.title)


def is_measures(section: Section) -> bool:
    """Whether a section is about measures; 针对问题的改进措施 is one."""
    return bool(MEASURES.search(section.heading.title)) and not compiled(r"(?:问题|不足|短板)(?:及|和|与|、)").search(
        section.heading.title
    )


def points(facts: Facts, index: int) -> Iterator[Point]:
    """Yield the items of a section: its numbered subsections, or the items of a list in its text."""
    below = [one for one in facts.subsections.get(index, ()) if one.heading.number is not None]
    if below:
        yield from (point(facts, one.heading.title, facts.document.quote(one.span)) for one in below)
        return
    section = facts.sections[index]
    text = "".join(prose.passage.text for prose in facts.prose_in(section.span))
    starts = [match.end() for match in POINT.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield point(facts, text[start:end], text[start:end])


def point(facts: Facts, text: str, body: str) -> Point:
    """Make an item of its words; the first clause says what it is about."""
    title = compiled(r"[，。；：]").split(text)[0]
    return Point(title[:20], frozenset(words_of(title, facts)), frozenset(words_of(body, facts)))


# ---------------------------------------------------------------- problems that are none


def problems_told(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the section on problems: it must not say merely that there are none."""
    if not facts.subject.is_evaluation:
        return
    for section in facts.sections:
        if is_problems(section) and not section.heading.run_in and section.heading.number is not None:
            said = facts.prose_in(section.span)[1:]
            empty = len(said) == 1 and bool(NONE_AT_ALL.match(said[0].passage.text))
            values = {"title": section.heading.title, "said": said[0].passage.text[:20] if said else ""}
            yield Observation(Outcome.FAIL if empty else Outcome.PASS, section.heading.span, values)
