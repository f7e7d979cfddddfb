"""Rules in, verdicts on their own examples out: the passages in a rule file are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlint.rule import Example, Rule
from reportlint.silence import CHECK

Range: TypeAlias = tuple[int, int]
"""Start and end offset in the text of an example."""
Remark: TypeAlias = tuple[int, int, str]
"""Start, end, and what is said there, in every language, joined by line feeds."""


@dataclass(frozen=True, slots=True)
class ExampleReport:
    """What became of one example."""

    rule: Rule
    """Whose example it is."""
    example: Example
    """The passage and what was expected of it."""
    remarks: tuple[Remark, ...]
    """What the rule said, in document order."""

    @property
    def missed(self) -> tuple[Range, ...]:
        """Marked places at which nothing was found."""
        found = ranges(self.remarks)
        return tuple(place for place in self.example.marked if place not in found)

    @property
    def surplus(self) -> tuple[Range, ...]:
        """Places at which something was found without being marked."""
        wanted = set(self.example.marked)
        return () if self.is_free else tuple(place for place in ranges(self.remarks) if place not in wanted)

    @property
    def is_silent(self) -> bool:
        """Whether a bad example found nothing at all."""
        return self.example.bad and not self.remarks

    @property
    def is_mute(self) -> bool:
        """Whether the first message lacks what it should contain."""
        says = self.example.says
        return says is not None and bool(self.remarks) and says not in self.remarks[0][2]

    @property
    def is_free(self) -> bool:
        """Whether the example is bad without saying where."""
        return self.example.bad and not self.example.marked

    @property
    def works(self) -> bool:
        """Whether the rule did what the example asks."""
        return not (self.missed or self.surplus or self.is_silent or self.is_mute)

    @property
    def passed(self) -> bool:
        """Whether all is as expected: it works, or it is a known miss and still does not."""
        return self.works != self.example.todo


def run_examples(
    rules: Iterable[Rule], lint_text: Callable[[str, Rule], Iterable[Remark]]
) -> tuple[ExampleReport, ...]:
    """Try every example of every rule; `lint_text` lets one rule look at one passage."""
    return tuple(run_example(rule, example, lint_text) for rule in rules for example in rule.examples)


def run_example(rule: Rule, example: Example, lint_text: Callable[[str, Rule], Iterable[Remark]]) -> ExampleReport:
    """Try one example."""
    return ExampleReport(rule, example, tuple(sorted(lint_text(example.text, rule))))


def company(rule: Rule, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that have to run for a rule to have something to look at: all for one about silence."""
    return tuple(rules) if rule.check == CHECK else (rule,)


def ranges(remarks: Sequence[Remark]) -> dict[Range, None]:
    """Return where the remarks stand, each place once, in order."""
    return dict.fromkeys((start, end) for start, end, _ in remarks)
