"""Facts in, observations out: one module a kind of check, all of them in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reportlint.facts import Facts
from reportlint.finding import Observation


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check that rules can ask for by name."""

    run: Callable[[Facts, Any], Iterator[Observation]]
    """Looks at the facts with a rule's parameters; yields every look."""
    params: type
    """The frozen dataclass its parameters are read into."""


CHECKS: Mapping[str, Check] = {}
"""Name in rule files → check."""
