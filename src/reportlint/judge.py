"""Observations in, findings out: what is told, how gravely, in which order, and by which fingerprint it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Protocol
from unicodedata import normalize

import regex

from reportlint.config import Config
from reportlint.finding import Cause, Finding, Group, Observation, Observed, Tally
from reportlint.model import Document, Doubt, Span
from reportlint.patterns import compiled
from reportlint.relation import Basis
from reportlint.rule import Beliefs, Outcome, Rule, Severity, Vocabulary
from reportlint.select import severity_of
from reportlint.silence import complaints, kept_back, parted, requests_in, told_groups, told_of

FINGERPRINT_VERSION = "1"
"""Changes when what goes into a fingerprint does; then every baseline is stale."""


NO_BELIEFS = Beliefs((), Vocabulary())
"""No rule at all."""
NO_DAY = date.min
"""Comments in a document hold without end, so that the day does not matter."""


class Surroundings(Protocol):
    """What the judge asks of the facts."""

    @property
    def document(self) -> Document:
        """The document as read."""

    def breadcrumb(self, span: Span) -> tuple[str, ...]:
        """Return the titles of the sections around `span`, the outermost first."""

    def context(self, span: Span) -> Span:
        """Return the sentence or table row around `span`."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of the observations about one document."""

    told: tuple[Finding, ...]
    """Findings that are told, in document order."""
    kept: tuple[Finding, ...]
    """Findings that are kept back, with the reason."""
    groups: tuple[Group, ...]
    """Findings with one cause, as far as they are told."""
    complaints: tuple[Observed, ...] = ()
    """What was seen of the requests for silence."""


def judge(
    facts: Surroundings,
    observed: Iterable[Observed],
    causes: Sequence[Cause],
    config: Config,
    beliefs: Beliefs | None = None,
) -> Judgement:
    """Decide what is told and what is kept back because a comment in the document asks for it.

    Requests are complained about as far as `beliefs` hold rules about them.
    """
    findings, groups = grouped(tuple(dress(facts, observed, config)), causes)
    if not config.honour_comments:
        return Judgement(findings, (), groups)
    beliefs = beliefs or NO_BELIEFS
    requests, unclear = requests_in(facts.document)
    served = kept_back(findings, requests, NO_DAY)
    remarks = (
        *complaints(requests, served.values(), beliefs, NO_DAY),
        *(each for span in unclear for each in told_of(beliefs.rules, "unclear", span, {"codes": "", "detail": ""})),
    )
    told, kept = parted(findings, {index: request.silence for index, request in served.items()})
    told = tuple(sorted((*told, *dress(facts, remarks, config)), key=lambda one: (one.span.start, one.rule.code)))
    return Judgement(told, kept, told_groups(groups, told), remarks)


def grouped(findings: tuple[Finding, ...], causes: Sequence[Cause]) -> tuple[tuple[Finding, ...], tuple[Group, ...]]:
    """Return the findings with their groups, and the groups."""
    shared = [(cause, members_of(cause, findings)) for cause in causes]
    groups = tuple(
        group_of(f"g{number}", cause, members)
        for number, (cause, members) in enumerate(((c, m) for c, m in shared if len(m) > 1), start=1)
    )
    return tuple(attached(findings, groups, shared)), groups


def members_of(cause: Cause, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the fingerprints of the findings that a cause explains."""
    symptoms = {id(observation) for observation in cause.observations}
    return tuple(finding.fingerprint for finding in findings if id(finding.observation) in symptoms)


def group_of(identifier: str, cause: Cause, members: tuple[str, ...]) -> Group:
    """Make the group of a cause; a repair is proposed only where it is the only one of its size."""
    unique = cause.repairs[0] if len(cause.repairs) == 1 else ()
    alternatives = cause.repairs if len(cause.repairs) > 1 else ()
    return Group(identifier, cause.summary, members, unique, cause.decision, alternatives)


def attached(
    findings: Iterable[Finding], groups: Iterable[Group], shared: Iterable[tuple[Cause, tuple[str, ...]]]
) -> Iterator[Finding]:
    """Yield the findings with their group, or with the repairs that are theirs alone."""
    group_by = {fingerprint: group.identifier for group in groups for fingerprint in group.fingerprints}
    alone = {members[0]: cause.repairs for cause, members in shared if len(members) == 1}
    for finding in findings:
        yield replace(finding, group=group_by.get(finding.fingerprint), repairs=alone.get(finding.fingerprint, ()))


def tally(rules: Iterable[Rule], observed: Iterable[Observed]) -> Mapping[str, Tally]:
    """Count for every rule how often it looked and what it saw, rules that never looked included."""
    seen = Counter((each.rule.code, each.observation.outcome) for each in observed)
    return {rule.code: tally_of(rule.code, seen) for rule in rules}


def tally_of(code: str, seen: Counter[tuple[str, Outcome]]) -> Tally:
    """Sum up one rule."""
    passed, failed, review = (seen[code, outcome] for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.REVIEW))
    return Tally(passed + failed + review, passed, failed, review)


# ---------------------------------------------------------------- from observation to finding


def dress(facts: Surroundings, observed: Iterable[Observed], config: Config) -> Iterator[Finding]:
    """Make findings of what is worth telling, in document order."""
    used: Counter[tuple[str, ...]] = Counter()
    for each in ordered(observed):
        claim = claim_of(facts, each.rule, each.observation)
        doubt = doubt_of(facts.document, each)
        fingerprint = digest(claim, used[claim])
        used[claim] += 1
        yield Finding(
            rule=each.rule,
            observation=each.observation,
            severity=gravity(each.rule, each.observation, config, doubt),
            doubt=doubt,
            place=place_of(facts, each.observation),
            fingerprint=fingerprint,
            context=facts.context(each.observation.span),
        )


def ordered(observed: Iterable[Observed]) -> list[Observed]:
    """Return what is told, by place and then by code; of one rule at one span, only what came first.

    A tie that is only inferred is a consequence where one of its numbers already breaks a declared one.
    """
    first: dict[tuple[str, Span], Observed] = {}
    for each in filter(is_told, observed):
        first.setdefault((each.rule.code, each.observation.span), each)
    convicted = {span for each in first.values() if convicts(each) for span in spans_of(each)}
    told = (each for each in first.values() if not (is_inferred(each) and spans_of(each) & convicted))
    return sorted(told, key=reading_order)


def convicts(each: Observed) -> bool:
    """Whether words or the layout tie the numbers of an observation, and it is more than a hint."""
    return not is_inferred(each) and each.observation.ceiling is not Severity.INFO


def is_inferred(each: Observed) -> bool:
    """Whether nothing but general knowledge ties the numbers of an observation."""
    relations = each.observation.relations
    return bool(relations) and all(relation.basis is Basis.INFERRED for relation in relations)


def spans_of(each: Observed) -> set[Span]:
    """Return the printed numbers that an observation ties."""
    return {term.quantity.span for relation in each.observation.relations for term in relation.printed_terms}


def is_told(each: Observed) -> bool:
    """Whether an observation becomes a finding: failures do; what is undecided stays in the tally and the ledger."""
    return each.observation.outcome is Outcome.FAIL


def reading_order(each: Observed) -> tuple[int, str, int]:
    """Sort by place, then by code."""
    span = each.observation.span
    return (span.start, each.rule.code, span.end)


def gravity(rule: Rule, observation: Observation, config: Config, doubt: Doubt | None) -> Severity:
    """Return what the settings or the rule say, or less where the evidence allows no more."""
    asked = severity_of(rule, config)
    ceilings = (observation.ceiling or asked, Severity.WARNING if doubt else asked)
    return max(asked, *ceilings, key=lambda severity: severity.rank)


def doubt_of(document: Document, each: Observed) -> Doubt | None:
    """Return the gravest doubt about the words an observation rests on: what is least certain."""
    if not document.doubts:
        return None
    spans = {each.observation.span, *spans_of(each), *(related.span for related in each.observation.related)}
    met = [doubt for doubt in document.doubts if any(doubt.span.meets(span) for span in spans)]
    return min(met, key=lambda doubt: 1.0 if doubt.score is None else doubt.score, default=None)


def place_of(facts: Surroundings, observation: Observation) -> tuple[str, ...]:
    """Return the breadcrumb: the titles of the sections, then what the observation adds."""
    return (*facts.breadcrumb(observation.span), *observation.place)


# ---------------------------------------------------------------- fingerprints

NUMERAL = "[0-9〇零一二三四五六七八九十百]"
NUMBERING = compiled(
    rf"""\s*(?:
      第\s*{NUMERAL}+\s*(?:部分|[章节条款篇行列页])
    | \({NUMERAL}+\)
    | (?:表|图|附件|附表)\s*{NUMERAL}+(?:[-.][0-9]+)*(?!\w)
    | {NUMERAL}+(?:\.[0-9]+)*[、.):](?![0-9])
    | [0-9]+(?:\.[0-9]+)+(?!\w*%)
    | [0-9]{{1,2}}(?=\s)
    )[\s:、.]*""",
    regex.VERBOSE,
)
"""What stands before a title, or instead of one, and changes when something is inserted above."""
TOKEN = compiled(r"-?[0-9]+(?:[.,][0-9]+)*|[^\W\d_]|[%‰]")
"""What counts in a claim: numbers, letters and percent signs; layout and punctuation do not."""


def claim_of(facts: Surroundings, rule: Rule, observation: Observation) -> tuple[str, ...]:
    """Say what a finding is about in words that survive a re-export and change with every number.

    Not in it: line, page, file, the wording of the message.
    """
    quote = facts.document.quote
    titles = filter(None, map(bare_title, place_of(facts, observation)))
    return (
        FINGERPRINT_VERSION,
        rule.code,
        " / ".join(titles),
        normalised(quote(facts.context(observation.span))),
        normalised(quote(observation.span)),
        *(normalised(quote(related.span)) for related in observation.related),
    )


@lru_cache(maxsize=2048)
def bare_title(title: str) -> str:
    """Strip a title of its numbering; nothing is left of a mere 第 1 行."""
    plain = normalize("NFKC", title)
    numbering = NUMBERING.match(plain)
    return normalised(plain[numbering.end() :] if numbering else plain)


@lru_cache(maxsize=2048)
def normalised(text: str) -> str:
    """Reduce a text to its numbers and letters, in one form each."""
    plain = normalize("NFKC", text).replace("\N{MINUS SIGN}", "-")
    return " ".join(token.replace(",", "") for token in TOKEN.findall(plain))


def digest(claim: Sequence[str], ordinal: int) -> str:
    """Shorten a claim to sixteen hexadecimal digits; a repeated claim is told apart by its ordinal."""
    parts = [*claim, str(ordinal)] if ordinal else claim
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
