"""Layouts that only look like ones that are known: nothing is told while they are right, a wrong number still is."""

from __future__ import annotations

import pytest
from helpers import check_text
from strange_layouts import LAYOUTS, Layout

from reportlint.finding import Finding, Result
from reportlint.rule import Severity


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_right_document_in_a_strange_layout_draws_nothing(layout: Layout) -> None:
    result = check_text(layout.text.format(layout.right))
    assert not result.problems
    assert [one.message() for one in loud(result)] == []


OPEN = {name: layout for name, layout in LAYOUTS.items() if layout.wrong}


@pytest.mark.parametrize("layout", OPEN.values(), ids=OPEN)
def test_a_wrong_number_in_a_strange_layout_is_told(layout: Layout) -> None:
    at = layout.text.index("{}")
    result = check_text(layout.text.format(layout.wrong))
    assert any(points_at(one, at) for one in loud(result))


def loud(result: Result) -> list[Finding]:
    """Return the errors and warnings."""
    return [one for one in result.findings if one.severity is not Severity.INFO]


def points_at(one: Finding, at: int) -> bool:
    """Whether a finding names the number that begins at a place, or rests on it."""
    told = one.observation
    numbers = [term.quantity.span for relation in told.relations for term in relation.printed_terms]
    spans = [one.span, *(related.span for related in told.related), *numbers]
    return any(span.start - 1 <= at < span.end for span in spans)
