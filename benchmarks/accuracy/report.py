"""Counting and printing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from benchmarks.accuracy.bases import Base
from benchmarks.accuracy.binding import written
from benchmarks.accuracy.evaluate import Reading
from benchmarks.accuracy.mutate import Mutant
from benchmarks.accuracy.notions import NOTIONS, alarms, noticed
from benchmarks.accuracy.oracle import Stability, Verdict
from benchmarks.accuracy.single import SingleDigits
from reportlint.finding import Finding, Result

Record = dict[str, object]
"""A part of the JSON output."""

RANKED = {"A1", "A2", "A3", "A4", "A5", "A9", "A10", "B1", "B2", "B3", "B4", "B5", "B7", "B8"}
"""Kinds that change one number, so that a repair can name it."""
Z = 1.959964
"""95 % of a normal distribution lie within so many standard deviations."""


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, by Wilson's score."""
    if not tries:
        return 0.0, 1.0
    share, square = hits / tries, Z * Z
    middle = (share + square / (2 * tries)) / (1 + square / tries)
    radius = Z * sqrt(share * (1 - share) / tries + square / (4 * tries * tries)) / (1 + square / tries)
    return max(0.0, middle - radius), min(1.0, middle + radius)


@dataclass(frozen=True, slots=True)
class Tried:
    """The mutants of one kind that were drawn, and what became of them."""

    kind: str
    """Which."""
    available: int
    """How many there are in all bases."""
    seen: int
    """Drawn, whether the document shows that they are wrong or not."""
    mutants: Sequence[Mutant]
    """Those that it does show."""
    verdicts: Sequence[Verdict]
    """In the same order."""

    @property
    def bases(self) -> int:
        """In how many documents."""
        return len({mutant.base.name for mutant in self.mutants})

    def missed(self) -> Iterator[Mutant]:
        """Yield the mutants that nobody noticed."""
        return (mutant for mutant, verdict in zip(self.mutants, self.verdicts, strict=True) if not verdict.caught)

    def record(self) -> Record:
        """Count."""
        total, caught = len(self.mutants), sum(verdict.caught for verdict in self.verdicts)
        low, high = wilson(caught, total)
        ranked = [verdict for verdict in self.verdicts if verdict.caught] if self.kind in RANKED else []
        return {
            "kind": self.kind,
            "available": self.available,
            "bases": self.bases,
            "killable_share": share(total, self.seen),
            "killable": total,
            "caught": caught,
            "recall_ceiling": share(caught, total),
            "wilson": [round(low, 4), round(high, 4)],
            "recall_abs": share(caught, self.seen),
            "error": sum(verdict.level == "error" for verdict in self.verdicts),
            "loud": sum(verdict.loud for verdict in self.verdicts),
            "elsewhere_only": sum(bool(v.elsewhere) and not v.caught for v in self.verdicts),
            "ranked": len(ranked),
            "rank_first": sum(verdict.rank == 1 for verdict in ranked),
            "rank_third": sum(1 <= verdict.rank <= 3 for verdict in ranked),
            "no_repair": sum(not verdict.repairs for verdict in ranked),
            "restored": sum(verdict.restored for verdict in ranked),
            "notions": {
                name: sum(noticed(mutant, notion) for mutant in self.mutants) for name, notion in NOTIONS.items()
            },
        }


def share(part: int, whole: int) -> float:
    """Return a share, 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def percent(part: int, whole: int) -> str:
    """Print a share."""
    return f"{100 * part / whole:5.1f}" if whole else "    –"


# ---------------------------------------------------------------- mutants


def recall_table(tried: Iterable[Tried]) -> Iterator[str]:
    """Yield the table of what was noticed, kind by kind."""
    notions = "".join(f"{name:>15}" for name in NOTIONS)
    yield (
        f"{'kind':5}{'of':>7}{'bases':>6}{'killable':>10}{'caught':>8}{'recall':>8}{'  95 % interval':16}"
        f"{'loud':>6}{'error':>6}{'1st':>6}{'≤3':>6}{'fixed':>6} | same relations, other notions:{notions}"
    )
    for one in tried:
        row = one.record()
        total, ranked = as_int(row["killable"]), as_int(row["ranked"])
        low, high = wilson(as_int(row["caught"]), total)
        counts = row["notions"]
        assert isinstance(counts, dict)
        others = "".join(f"{percent(counts[name], total):>15}" for name in NOTIONS)
        yield (
            f"{one.kind:5}{one.available:7}{one.bases:6}{total:6}/{one.seen:<4}{row['caught']!s:>7}"
            f"{percent(as_int(row['caught']), total):>8}   [{100 * low:5.1f},{100 * high:6.1f}]"
            f"{percent(as_int(row['loud']), total):>6}{percent(as_int(row['error']), total):>6}"
            f"{percent(as_int(row['rank_first']), ranked):>6}{percent(as_int(row['rank_third']), ranked):>6}"
            f"{percent(as_int(row['restored']), ranked):>6} |{'':31}{others}"
        )


def as_int(value: object) -> int:
    """Narrow a value of a record."""
    assert isinstance(value, int)
    return value


def misses(tried: Iterable[Tried], most: int) -> Iterator[str]:
    """Yield examples of mutants that nobody noticed, the same number of every kind."""
    for one in tried:
        for mutant in list(one.missed())[:most]:
            yield told(mutant)


def told(mutant: Mutant) -> str:
    """Describe a mutant in three lines."""
    edit = mutant.edits[0]
    base = mutant.base
    line = base.line_of(edit.start)
    others = f" (+{len(mutant.edits) - 1})" if len(mutant.edits) > 1 else ""
    relations = "; ".join(dict.fromkeys(written(base, relation, line) for relation in mutant.broken)) or "by its making"
    return (
        f"{mutant.kind:4}{base.name}:{line} "
        f"{short(base.text[edit.start : edit.end])!r} → {short(edit.text)!r}{others}\n"
        f"     {short(base.sentence(edit.start), 160)}\n     breaks {short(relations, 200)}"
    )


def short(text: str, most: int = 60) -> str:
    """Cut a text."""
    return text if len(text) <= most else text[: most - 1] + "…"


# ---------------------------------------------------------------- bases


@dataclass(frozen=True, slots=True)
class Clean:
    """A consistent document and what is said about it."""

    base: Base
    """The document."""
    result: Result
    """What was found."""

    def of(self, severity: str) -> list[Finding]:
        """Return the findings of one severity."""
        return [one for one in self.result.findings if one.severity.value == severity]


def clean_table(clean: Sequence[Clean]) -> Iterator[str]:
    """Yield what is said about documents in which nothing is wrong."""
    yield f"{'base':44}{'error':>6}{'warn':>6}{'info':>6}{'numbers':>9}{'checked':>9}{'protected':>10}{'declared':>9}"
    for one in clean:
        counts = "".join(f"{len(one.of(severity)):6}" for severity in ("error", "warning", "info"))
        covered = one.result.coverage
        yield (
            f"{one.base.name:44}{counts}{covered.numbers:9}{percent(covered.checked, covered.numbers):>9}"
            f"{percent(covered.protected, covered.numbers):>10}{len(one.base.numbers):9}"
        )
    for severity in ("error", "warning", "info"):
        counts_of = sorted(len(one.of(severity)) for one in clean)
        mean = sum(counts_of) / max(1, len(counts_of))
        yield f"{severity}: median {counts_of[len(counts_of) // 2] if counts_of else 0}, mean {mean:.2f} a document"
    yield from offenders(clean)
    for name, notion in NOTIONS.items():
        yield f"{name}: refuses {sum(alarms(notion, Reading(one.base)) for one in clean)} declared relations that hold"


def offenders(clean: Sequence[Clean]) -> Iterator[str]:
    """Yield the rules with the largest shares of what is said."""
    loud = Counter(one.rule.code for each in clean for one in each.result.findings if one.severity.value != "info")
    every = Counter(one.rule.code for each in clean for one in each.result.findings)
    for name, counter in (("error and warning", loud), ("all", every)):
        top = ", ".join(f"{code} {percent(n, counter.total()).strip()} % ({n})" for code, n in counter.most_common(4))
        yield f"top offenders, {name}: {top or 'none'}"


def alarm_list(clean: Iterable[Clean]) -> Iterator[str]:
    """Yield every error and warning on a clean base."""
    for each in clean:
        for one in each.result.findings:
            if one.severity.value != "info":
                start = one.span.start
                yield (
                    f"{one.severity.value:8}{one.rule.code} {each.base.name}:{each.base.line_of(start)} "
                    f"{short(each.result.document.quote(one.span))!r} {one.observation.computed}\n"
                    f"        {short(each.base.sentence(start), 200).strip()}"
                )


# ---------------------------------------------------------------- neutral changes


def neutral_table(kinds: Mapping[str, Sequence[tuple[Mutant, Stability]]]) -> Iterator[str]:
    """Yield how many neutral changes changed nothing, with the codes that came or went."""
    heads = f"{'same errors and warnings':>26}{'same findings':>15}{'numbers bound ±':>17}"
    yield f"{'kind':5}{'tried':>6}{heads}   codes that came (+) and went (-)"
    for kind, outcomes in kinds.items():
        quiet, silent = sum(one.quiet for _, one in outcomes), sum(one.silent for _, one in outcomes)
        codes: Counter[str] = Counter()
        for _, one in outcomes:
            codes.update(f"+{code}" for code, _ in one.gained)
            codes.update(f"-{code}" for code, _ in one.lost)
        named = " ".join(f"{code}×{count}" for code, count in codes.most_common(8))
        yield (
            f"{kind:5}{len(outcomes):6}{percent(quiet, len(outcomes)):>26}{percent(silent, len(outcomes)):>15}"
            f"{sum(one.bound for _, one in outcomes) / max(1, len(outcomes)):17.2f}   {named}"
        )


def disturbances(kinds: Mapping[str, Sequence[tuple[Mutant, Stability]]], most: int) -> Iterator[str]:
    """Yield examples of neutral changes that changed an error or a warning."""
    for outcomes in kinds.values():
        for mutant, one in [pair for pair in outcomes if not pair[1].quiet][:most]:
            came = [f"+{code}" for code, level in one.gained if level != "info"]
            went = [f"-{code}" for code, level in one.lost if level != "info"]
            codes = " ".join([*came, *went])
            yield f"{codes}  {told(mutant).splitlines()[0]}\n     {told(mutant).splitlines()[1].strip()}"


def neutral_record(outcomes: Sequence[tuple[Mutant, Stability]]) -> Record:
    """Count."""
    quiet, silent = sum(one.quiet for _, one in outcomes), sum(one.silent for _, one in outcomes)
    bound = sum(one.bound for _, one in outcomes)
    return {
        "tried": len(outcomes),
        "quiet": share(quiet, len(outcomes)),
        "silent": share(silent, len(outcomes)),
        "bound": share(bound, len(outcomes)),
    }


def clean_record(one: Clean) -> Record:
    """Describe what is said about one base."""
    covered = one.result.coverage
    return {
        "base": one.base.name,
        **{severity: len(one.of(severity)) for severity in ("error", "warning", "info")},
        "numbers": covered.numbers,
        "checked": covered.checked,
        "protected": covered.protected,
        "alarms": [
            {"code": each.rule.code, "severity": each.severity.value, "quote": one.result.document.quote(each.span)}
            for each in one.result.findings
        ],
    }


# ---------------------------------------------------------------- one file


def single_record(found: SingleDigits) -> Record:
    """Count what became of the single-digit changes of one file."""
    tried, caught = len(found.tried), sum(verdict.caught for _, _, verdict in found.tried)
    low, high = wilson(caught, tried)
    return {
        "tried": tried,
        "kill_rate": share(caught, tried),
        "wilson": [round(low, 4), round(high, 4)],
        "kill_rate_loud": share(sum(verdict.loud for _, _, verdict in found.tried), tried),
        "kill_rate_error": share(sum(verdict.level == "error" for _, _, verdict in found.tried), tried),
        "numbers": found.numbers,
        "numbers_protected": found.protected(),
        "coverage": {
            "numbers": found.coverage.numbers,
            "checked": found.coverage.checked,
            "protected": found.coverage.protected,
        },
    }


def unprotected(found: SingleDigits, most: int) -> Iterator[str]:
    """Yield the numbers whose changes are noticed least."""
    by_number: dict[str, list[bool]] = {}
    for place, _, verdict in found.tried:
        by_number.setdefault(place, []).append(verdict.caught)
    rates = sorted((sum(caught) / len(caught), place) for place, caught in by_number.items())
    for rate, place in rates[:most]:
        if rate < 0.9:
            yield f"  {100 * rate:5.1f} %  {place}"
