"""The whole flow on one page: bytes → document → facts → observations → groups → findings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from reportlint.checks import CHECKS
from reportlint.config import Config
from reportlint.diagnose import (
    counted,
    diagnose,
    standings,
    with_lone_roundings,
    without_echoes,
    without_failed_readings,
    without_misread,
)
from reportlint.facts import Facts, extract
from reportlint.facts.scores.schemes import profile_of
from reportlint.facts.scores.showing import sheets_of, titles_of
from reportlint.finding import Observed, Result
from reportlint.judge import judge, tally
from reportlint.model import Document, Problem
from reportlint.read import read
from reportlint.read.trouble import LIMITS
from reportlint.rule import Beliefs, Profile, Rule

__all__ = ["Beliefs", "lint", "lint_document", "look", "observe", "understood"]


def lint(data: bytes, path: str, beliefs: Beliefs, config: Config) -> Result:
    """Check one file; `path` names it in the result and tells the format where the content cannot."""
    digest = hashlib.sha256(data).hexdigest()
    document = read(data, path, replace(LIMITS, **config.limits))
    return lint_document(document, path, digest, beliefs, config)


def lint_document(document: Document, path: str, digest: str, beliefs: Beliefs, config: Config) -> Result:
    """Check a document that has been read."""
    facts = extract(document, beliefs.vocabulary)
    profile = profile_of(facts, beliefs.profiles, config.profile)
    facts, config = replace(facts, profile=profile, name=PurePath(path).name), with_profile(config, profile)
    looks, failures = observe(facts, beliefs.rules)
    observed = understood(facts, looks)
    causes = diagnose(facts, observed)
    judgement = judge(facts, observed, causes, config, beliefs)
    vouched = standings(facts, observed)
    observed = (*observed, *judgement.complaints)
    return Result(
        path=path,
        document=document,
        sha256=digest,
        observed=observed,
        findings=judgement.told,
        suppressed=judgement.kept,
        groups=judgement.groups,
        tallies=tally(beliefs.rules, observed),
        coverage=counted(vouched),
        standings=vouched,
        problems=(*document.problems, *failures),
        profile=profile,
        titles=titles_of(facts),
        sheets=sheets_of(facts),
    )


def understood(facts: Facts, looks: Sequence[Observed]) -> tuple[Observed, ...]:
    """Return what the looks at a document mean together: echoes, failed readings and misread ties accuse nobody."""
    return without_misread(facts, without_failed_readings(facts, without_echoes(looks)))


def with_profile(config: Config, profile: Profile | None) -> Config:
    """Return the settings with the severities of a profile where they give none."""
    return config if profile is None else replace(config, severity={**profile.severity, **config.severity})


def observe(facts: Facts, rules: Sequence[Rule]) -> tuple[tuple[Observed, ...], tuple[Problem, ...]]:
    """Let every rule look; a rule that crashes is named as a problem and costs nothing but itself."""
    observed: list[Observed] = []
    failures: list[Problem] = []
    for rule in rules:
        try:
            observed.extend(look(facts, rule))
        except Exception as error:  # noqa: BLE001 - a rule's bug must not hide the other rules' findings
            failures.append(Problem("rule-failed", {"code": rule.code, "detail": f"{type(error).__name__}: {error}"}))
    return with_lone_roundings(observed), tuple(failures)


def look(facts: Facts, rule: Rule) -> Iterator[Observed]:
    """Run one rule's check."""
    for observation in CHECKS[rule.check].run(facts, rule.params):
        yield Observed(rule, observation)
