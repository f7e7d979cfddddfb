"""Where the steps of a scoring rule print their bounds and marks: 90%（含）—95%得8分."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from reportlint.facts.scores.awards import AND_SO_ON, TIER, UPWARD
from reportlint.patterns import Match


class Printed(NamedTuple):
    """A number of a rule with its place in the words."""

    value: Fraction
    """Its value as printed: percent, or marks."""
    start: int
    """Where its digits begin."""
    end: int
    """Where they end."""


@dataclass(frozen=True, slots=True)
class PrintedStep:
    """One step of a rule, as printed."""

    low: Printed | None
    """What must be reached, None where the step is open below."""
    high: Printed | None
    """What must not be reached, None where it is open above."""
    mark: Printed | None
    """The marks it awards, None where they are told in words."""
    best: bool
    """Whether those words are 满分."""


def find_steps(text: str, start: int = 0, end: int = sys.maxsize) -> list[PrintedStep]:
    """Read the steps over a percentage in a stretch of some words, in the order they are printed."""
    return [step_in(match) for match in TIER.finditer(text, start, end)]


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences that say much else state a rule: from the first to the last of at least three steps.

    Only steps with their sign count; ranges of marks (80-90分为良) read like steps without it.
    """
    sentence: list[Match] = []
    for match in TIER.finditer(text):
        if "%" not in match.group():
            continue
        if sentence and "。" in text[sentence[-1].end() : match.start()]:
            yield from whole(sentence)
            sentence = []
        sentence.append(match)
    yield from whole(sentence)


def whole(steps: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """Yield where some steps stand, if they are enough for a rule."""
    if len(steps) > 2:
        yield steps[0].start(), steps[-1].end()


def step_in(match: Match) -> PrintedStep:
    """Read one step; a range may be printed with its higher end first."""
    low, high = bounds_in(match)
    if low and high and low.value > high.value:
        low, high = high, low
    return PrintedStep(low, high, number_in(match, "mark"), match["best"] is not None)


def bounds_in(match: Match) -> tuple[Printed | None, Printed | None]:
    """Return the bounds a step prints, the lower one first."""
    if match["low"]:
        return number_in(match, "low"), number_in(match, "high")
    if match["from"]:
        return number_in(match, "from"), number_in(match, "to")
    exact = number_in(match, "exact") or number_in(match, "exact2")
    if exact:
        return exact, None
    bound = number_in(match, "edge") or number_in(match, "bound")
    upward = match["side"] == "以上" or match["word"] in UPWARD
    return (bound, None) if upward else (None, bound)


def number_in(match: Match, group: str) -> Printed | None:
    """Return the number that a group of a match prints."""
    return Printed(Fraction(match[group]), *match.span(group)) if match[group] else None


def meeting(upper: PrintedStep, lower: PrintedStep) -> tuple[Printed, Printed] | None:
    """Return the two bounds at which one step goes over into the one below, None where they do not meet.

    They meet in one bound printed twice, or in two whole ones that follow each other: 90-99%, 80-89%.
    """
    if upper.low is None or lower.high is None:
        return None
    apart = upper.low.value - lower.high.value
    return (lower.high, upper.low) if apart == 0 or (apart == 1 and upper.low.value.denominator == 1) else None


def downwards(steps: Sequence[PrintedStep]) -> list[PrintedStep]:
    """Return the steps from the highest to the lowest, if they are printed in an order; none where they are not."""
    keys = [one.low.value if one.low else Fraction(-1) for one in steps]
    if all(first > second for first, second in pairwise(keys)):
        return list(steps)
    return list(reversed(steps)) if all(first < second for first, second in pairwise(keys)) else []


def runs(steps: Sequence[PrintedStep]) -> Iterator[list[PrintedStep]]:
    """Yield the runs of at least three steps that meet one another."""
    run: list[PrintedStep] = list(steps[:1])
    for upper, lower in pairwise(steps):
        if meeting(upper, lower) is None:
            if len(run) > 2:
                yield run
            run = []
        run.append(lower)
    if len(run) > 2:
        yield run


def goes_on(text: str) -> bool:
    """Whether a rule says that its steps go on alike: 以此类推."""
    return AND_SO_ON.search(text) is not None


@dataclass(frozen=True, slots=True)
class StepFault:
    """What is wrong with the steps of a rule."""

    kind: str
    """`gap`, `overlap`, or `unit` where a range lost its sign of percent."""
    words: str
    """The percentages, or the step, concerned."""


def step_faults(text: str) -> list[StepFault]:
    """Return what percentages the steps of a rule leave out or claim twice, and which steps lack their unit.

    A bound that earns 满分 is the best mark of several merits as often as it is a step; only ranges that do count.
    """
    matches = [match for match in TIER.finditer(text) if match["low"] or not match["best"]]
    if len(matches) < 2 or not any("%" in match.group() for match in matches):
        return []
    bare = [match for match in matches if match["low"] and "%" not in match.group()]
    faults = [StepFault("unit", match.group()) for match in bare]
    ranges = sorted((ends_of(step_in(match)) for match in matches), key=lambda ends: ends[0])
    for (_, high), (low, _) in pairwise(ranges):
        if high is None or high > low:
            faults.append(StepFault("overlap", f"{float(low):g}%"))
        elif high < low:
            faults.append(StepFault("gap", f"{float(high):g}%至{float(low):g}%之间"))
    return faults


def ends_of(step: PrintedStep) -> tuple[Fraction, Fraction | None]:
    """Return the printed ends of a step in percent; nought where it is open below, None where open above."""
    return step.low.value if step.low else Fraction(0), step.high.value if step.high else None
