"""The rules and words a call works with."""

from __future__ import annotations

from reportlint.checks import CHECKS
from reportlint.config import Config
from reportlint.lint import Beliefs
from reportlint.load.locate import bundled_rules
from reportlint.load.rules import load_rules
from reportlint.load.vocabulary import load_vocabulary
from reportlint.rule import Rule
from reportlint.select import select_rules


def all_rules() -> tuple[Rule, ...]:
    """Load every rule."""
    return load_rules([bundled_rules()], {name: check.params for name, check in CHECKS.items()})


def beliefs_for(config: Config) -> tuple[Beliefs, tuple[str, ...]]:
    """Load the selected rules and the vocabulary; return them with warnings about the selection."""
    rules, warnings = select_rules(all_rules(), config)
    return Beliefs(rules, load_vocabulary([bundled_rules()])), warnings
