"""What several checks ask of one document is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

from reportlint.facts import Facts

Look = TypeVar("Look")


def once_a_document(work: Callable[[Facts], Iterable[Look]]) -> Callable[[Facts], tuple[Look, ...]]:
    """Remember with the facts what a function of nothing but them returns."""

    @wraps(work)
    def remembered(facts: Facts) -> tuple[Look, ...]:
        if work not in facts.memory:
            facts.memory[work] = tuple(work(facts))
        found: tuple[Look, ...] = facts.memory[work]
        return found

    return remembered
