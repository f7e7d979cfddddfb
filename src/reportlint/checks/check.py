"""A kind of check, as the tables of the rooms list it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


@dataclass(frozen=True, slots=True)
class NoParams:
    """A check without parameters."""
