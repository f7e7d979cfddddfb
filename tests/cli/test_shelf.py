"""Results wait on disk where there are many, and come back as they went."""

from __future__ import annotations

import gc
import itertools
from dataclasses import replace

import pytest
from helpers import ROOT, check_bytes, rules

from reportlint.cli import shelf
from reportlint.cli.shelf import IN_MEMORY, Shelf
from reportlint.finding import Result

COUNT = IN_MEMORY + 5


def results(count: int = COUNT) -> list[Result]:
    """Check a bundled report, and call it by as many names."""
    data = (ROOT / "fixtures" / "project.md").read_bytes()
    result = check_bytes(data, "0.md")
    return [replace(result, path=f"{number}.md") for number in range(count)]


def filled(given: list[Result]) -> Shelf:
    """Put results on a shelf, the last first."""
    held = Shelf(len(given), rules())
    for index in reversed(range(len(given))):
        held.put(index, given[index])
    return held


def test_what_is_taken_from_the_shelf_is_what_was_put_there() -> None:
    given = results()
    held = filled(given)
    assert list(held) == given
    assert held[COUNT - 1] == given[-1]
    assert held[1:3] == given[1:3]
    assert list(held) == given


def test_only_a_few_results_stay_in_memory_however_many_there_are() -> None:
    held = filled(results())
    assert sum(isinstance(each, Result) for each in held.held) == IN_MEMORY
    assert sum(isinstance(each, tuple) for each in held.held) == COUNT - IN_MEMORY


def test_nothing_of_what_went_to_disk_waits_in_memory_for_a_search_for_cyclic_garbage() -> None:
    given = results()
    gc.collect()
    gc.disable()
    try:
        held = filled(given)
        left = gc.collect()
    finally:
        gc.enable()
    assert left == 0
    assert len(held) == COUNT


def test_rules_are_not_written_with_every_result() -> None:
    known = {rule.code: rule for rule in rules()}
    (taken,) = itertools.islice(filled(results()), 1)
    assert all(each.rule is known[each.rule.code] for each in taken.observed)


def test_a_rule_that_is_another_one_of_its_code_comes_back_as_it_was() -> None:
    (result,) = results(1)
    other = replace(result.findings[0].rule, name="another-name")
    changed = replace(result, findings=(replace(result.findings[0], rule=other),))
    held = filled([changed, *results()])
    assert held[0].findings[0].rule == other


def test_more_results_can_be_put_behind_the_others() -> None:
    given = results()
    held = filled(given)
    held.append(given[0])
    assert len(held) == COUNT + 1
    assert held[COUNT] == given[0]


def test_where_nothing_can_be_written_results_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(shelf, "TemporaryFile", full)
    given = results()
    assert list(filled(given)) == given
