"""What we believe: a rule is data, read from one YAML file; the vocabulary is what words mean in this genre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The document contradicts itself, provably."""
    WARNING = "warning"
    """Very likely wrong; a person decides."""
    INFO = "info"
    """Wording, format, style."""

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Outcome(StrEnum):
    """What a look came to."""

    PASS = "pass"  # noqa: S105 - no password
    FAIL = "fail"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that a rule must, or must not, remark on; its test."""

    text: str
    """The passage, a Markdown document."""
    bad: bool
    """Whether the rule must find something."""
    marked: tuple[tuple[int, int], ...]
    """Character ranges of `text` the findings must point at, in order."""
    says: str | None = None
    """What the message of the first finding must contain."""
    todo: bool = False
    """A known miss: expected not to be found, and loud when it starts to be."""
    line: int = 0
    """1-based line in the rule file."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    code: str
    """Family and three digits: `SCO101`."""
    name: str
    """Kebab-case, states the fault."""
    severity: Severity
    """Before configuration and evidence."""
    check: str
    """Which check it asks: a key of `reportlint.checks.CHECKS`."""
    params: object
    """That check's own parameters."""
    summary: Mapping[str, str]
    """One line, by language."""
    message: Mapping[str, str]
    """Template of what a finding says, by language; `{…}` are the observation's values."""
    why: Mapping[str, str]
    """Why it matters and what to do, by language."""
    examples: tuple[Example, ...] = ()
    """At least one bad and one good."""
    see: tuple[str, ...] = ()
    """Regulation, standard or paper."""
    status: str = "stable"
    """`preview`, `stable` or `deprecated`."""
    default: bool = True
    """Whether it is on without being selected."""
    path: str = ""
    """The file it was read from."""
    aliases: tuple[str, ...] = ()
    """Codes and names it used to have; they still select it, with a warning."""
    replaced_by: str = ""
    """The code of the rule that does its work now, where it is deprecated."""

    @property
    def family(self) -> str:
        """Its prefix: `SCO`."""
        return self.code.rstrip("0123456789")


@dataclass(frozen=True)
class Vocabulary:
    """What words mean in this genre: canonical names and their synonyms."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical column name → header texts that mean it."""
    amounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical name of an amount → labels that mean it."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named word lists that the extraction of facts uses: totals, indicator types, grade words …"""

    @cached_property
    def column_of(self) -> Mapping[str, str]:
        """Header text → canonical column name."""
        return inverted(self.columns)

    @cached_property
    def amount_of(self) -> Mapping[str, str]:
        """Label → canonical name of the amount."""
        return inverted(self.amounts)


def inverted(synonyms: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Turn canonical → synonyms into synonym → canonical."""
    return {word: name for name, words in synonyms.items() for word in (name, *words)}
