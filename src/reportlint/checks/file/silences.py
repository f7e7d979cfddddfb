"""What is wrong with requests for silence; the judge looks at them, once it is known which findings they keep back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportlint.facts import Facts
from reportlint.finding import Observation


@dataclass(frozen=True, slots=True)
class SilenceFault:
    """Parameters."""

    fault: Literal["unused", "expired", "unreasoned", "stale", "unclear"]
    """What the rule tells of."""


def silence_fault(facts: Facts, params: SilenceFault) -> Iterator[Observation]:
    """See nothing: facts do not tell which findings there will be. `reportlint.silence` looks later."""
    yield from ()
