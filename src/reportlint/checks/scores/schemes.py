"""Checks of a report against the local scheme it follows: weights, columns and sections it asks for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.facts.scores.indicators import IndicatorGroup, ScoreTable
from reportlint.finding import Observation
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome, Profile


def profile_weights(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every level-1 indicator that the scheme gives marks: it should have as many."""
    profile = facts.profile
    for table in facts.score_tables if profile else ():
        for group in table.tops:
            wanted = profile.weights.get(group.kind) if profile and not table.repeats else None
            marks = weight_of(table, group)
            if profile and wanted is not None and marks is not None:
                values = {"label": group.name, "marks": f"{float(marks):g}", "wanted": f"{float(wanted):g}"}
                outcome = Outcome.PASS if marks == wanted else Outcome.FAIL
                yield Observation(outcome, group.slot.passage.span, values | named(profile))


def weight_of(table: ScoreTable, group: IndicatorGroup) -> Fraction | None:
    """Return the marks of a group: what it declares, else the sum of its rows."""
    if group.declared is not None:
        return group.declared.value
    marks = [one.full.value for index in group.members if (one := table.indicators[index]).full]
    return sum(marks, Fraction(0)) if len(marks) == len(group.members) else None


def profile_columns(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every score table: it should have the columns the scheme asks for."""
    for table in facts.score_tables:
        if facts.profile is None or table.repeats:
            continue
        for name in facts.profile.columns:
            outcome = Outcome.PASS if table.grid.column(name) else Outcome.FAIL
            span = Span(table.grid.span.start, table.grid.span.start)
            place = (f"表 {table.grid.table + 1}", name)
            yield Observation(outcome, span, {"column": name} | named(facts.profile), place=place)


def profile_sections(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at a report that has at least half of the sections of its scheme: it should have the others too."""
    profile = facts.profile
    if profile is None or not profile.sections:
        return
    titles = [compiled(r"\s").sub("", heading.title) for heading in facts.headings]
    found = {
        name: any(word in title for title in titles for word in (name, *words))
        for name, words in profile.sections.items()
    }
    if 2 * sum(found.values()) < len(found):
        return
    for name, present in found.items():
        outcome = Outcome.PASS if present else Outcome.FAIL
        yield Observation(outcome, Span(0, 0), {"section": name} | named(profile), place=(name,))


def profile_order(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at the sections that the scheme asks for: they stand in its order; one heading may stand for several."""
    last, before = -1, ""
    for name, words in facts.profile.sections.items() if facts.profile else ():
        found = [
            (index, heading)
            for index, heading in enumerate(facts.headings)
            if heading.level == 1 and any(word in heading.title for word in (name, *words))
        ]
        if not found or facts.profile is None:
            continue
        outcome = Outcome.PASS if found[-1][0] >= last else Outcome.FAIL
        values = {"section": name, "before": before, "title": facts.heading_text(found[0][1])} | named(facts.profile)
        yield Observation(outcome, found[0][1].span, values)
        if found[0][0] > last:
            last, before = found[0][0], name


def named(profile: Profile) -> dict[str, str]:
    """Name a profile in a message."""
    return {"profile": profile.title["zh"], "profile_en": profile.title["en"]}
