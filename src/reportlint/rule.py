"""What we believe: a rule is data, read from one YAML file; the vocabulary is what words mean in this genre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from reportlint.lexicon import HEAD, Lexicon


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
        return RANKS[self]


RANKS = {severity: rank for rank, severity in enumerate(Severity)}
"""Severity → its rank."""


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


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases that should not stand in a report, with what should stand there, and why."""

    words: Mapping[str, str]
    """Phrase → what should stand there instead."""
    source: str
    """Where it is laid down, or why it is wrong."""
    near: tuple[str, ...] = ()
    """Words one of which must stand in the same passage; none: anywhere."""
    unless: tuple[str, ...] = ()
    """Words that free what overlaps them: 究竟 in 究竟标准 holds the 竟标 that would be wrong alone."""
    since: int = 0
    """The first year a report of which must no longer say so; 0: at all times."""

    def __post_init__(self) -> None:
        """Refuse phrases of one character: alone, none is wrong."""
        for phrase in (*self.words, *self.unless):
            if len(phrase) < HEAD:
                raise ValueError(f"“{phrase}” < {HEAD}")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A regulation or notice as it is cited; only what has been read in a public source."""

    title: str
    """Its title without 《》."""
    source: str
    """Where number and title were read."""
    number: str = ""
    """Its number: 财预〔2020〕10号; empty for a law, which is cited without one."""
    repealed: int = 0
    """The year from which it no longer applies; 0: in force or not known."""
    successor: str = ""
    """What took its place."""


@dataclass(frozen=True)
class Vocabulary:
    """What words mean in this genre: canonical names and their synonyms."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical column name → header texts that mean it."""
    amounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical name of an amount → labels that mean it."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Named word lists that the extraction of facts uses: totals, indicator types, grade words …"""
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    """Name of a bank of phrases → its entries."""
    instruments: tuple[Instrument, ...] = ()
    """Regulations whose number and title are known."""

    @cached_property
    def wording_of(self) -> Mapping[str, Mapping[str, Wording]]:
        """Bank → phrase → the entry it stands in."""
        return {
            bank: {phrase: entry for entry in entries for phrase in entry.words}
            for bank, entries in self.wordings.items()
        }

    @cached_property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """Bank → its phrases, and those in which they are right, for looking up."""
        return {
            bank: Lexicon.of(phrase for entry in entries for phrase in (*entry.words, *entry.unless))
            for bank, entries in self.wordings.items()
        }

    @cached_property
    def column_of(self) -> Mapping[str, str]:
        """Header text → canonical column name."""
        return inverted(self.columns)

    @cached_property
    def amount_of(self) -> Mapping[str, str]:
        """Label → canonical name of the amount."""
        return inverted(self.amounts)


@dataclass(frozen=True, slots=True)
class Traits:
    """How a report that follows a scheme is recognised: every trait given must be there."""

    title: tuple[str, ...] = ()
    """Words of which one stands in the title or the caption of the form."""
    places: tuple[str, ...] = ()
    """Names of which one stands in the report: a province, a city."""
    groups: tuple[str, ...] = ()
    """Level-1 indicators that the score table has, by kind: 产出, 效益, 投入 …"""
    columns: tuple[str, ...] = ()
    """Canonical columns that its tables have."""

    @property
    def count(self) -> int:
        """How many kinds of traits it asks for: more make a closer description."""
        return sum(map(bool, (self.title, self.places, self.groups, self.columns)))


@dataclass(frozen=True, slots=True)
class Profile:
    """One scheme."""

    name: str
    """Lower-case words joined by hyphens; what `--profile` takes."""
    title: Mapping[str, str]
    """What people call it, by language."""
    recognise: Traits = field(default_factory=Traits)
    """How its reports are recognised; a profile without traits is only used where it is asked for."""
    columns: tuple[str, ...] = ()
    """Canonical columns that its score table must have."""
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sections a report must have: name → words of which one stands in some heading."""
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    """Kind of a level-1 indicator → its marks."""
    bands: tuple[Fraction, ...] = ()
    """Least scores of the grades, from the best one down; empty where the scheme has none of its own."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Selector → severity instead of the rule's own; settings win."""
    see: str = ""
    """Regulation or notice."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What a run brings along: the rules it asks and the words it knows."""

    rules: tuple[Rule, ...]
    """The selected rules, by code."""
    vocabulary: Vocabulary
    """Synonyms and word lists."""
    known: frozenset[str] = frozenset()
    """Codes and names of all rules, the ones that were not selected too; empty where nobody needs to know."""
    profiles: tuple[Profile, ...] = ()
    """Local schemes that a report may follow."""


def inverted(synonyms: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Turn canonical → synonyms into synonym → canonical."""
    return {word: name for name, words in synonyms.items() for word in (name, *words)}
