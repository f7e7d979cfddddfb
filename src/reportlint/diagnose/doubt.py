"""Failures that are more likely a misread tie than a wrong number: they are for review.

A broken relation accuses one of its numbers. In running text the tie itself is read from words, and may be read
wrongly. It is doubted rather than the report where each of its numbers has an alibi: put right, it would break another
relation that holds now. It is doubted, too, where other numbers stand between its own and the result is of another size
than the number printed for it, unless a slip of the pen explains that or another relation accuses one of its numbers.
Amounts are no parts of counts, and a sum that is twice its total has added parts and wholes alike, in tables too. So
has a sum of a table that misses its total by half of it, and by more than one slip of the pen or one row explains.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from fractions import Fraction

from reportlint.diagnose.copies import copies_of, is_copy
from reportlint.diagnose.prints import Prints
from reportlint.diagnose.repair import Assignment, exchanged, mending, printed
from reportlint.facts import Facts
from reportlint.finding import Hunch, Observation, Observed
from reportlint.model import Span
from reportlint.number import Kind, Quantity, counter, digits, telling_digits
from reportlint.relation import LINEAR, Basis, Formula, Relation, Term, Verdict, refused, reread
from reportlint.rule import Outcome, Severity
from reportlint.slips import (
    explained_by_slip,
    is_of_another_size,
    is_shifted,
    mended_by_slip,
    mended_by_unit,
    mending_places,
    slips_of,
    unit_slips,
)

LARGEST_RATIO = Fraction(3)
"""How many times larger or smaller than printed a result may be and still be meant for it."""

NEAREST = 12
"""Numbers of broken relations each way from one among which the one is looked for that it changed places with."""
PAIR = 2
"""Numbers that may add up to a third by chance."""
LEAST_DIGITS = 2
"""Digits of a number that is printed twice for another reason than chance: 100.00% has one."""
LONG = 5
"""Digits of a number that a sum of any numbers does not miss by one slip of the pen by chance."""
QUOTIENTS = {Formula.RATIO}
"""Formulas that divide one number by another, which may be any two of many."""
TELLING_QUOTIENT = 3
"""Digits of a quotient that two numbers do not give by chance."""
SAME_KIND = {Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE}
"""Formulas whose result is a rate only where their operands are of one kind."""

Numbers = frozenset[Span]
"""Places of the printed numbers of a relation."""


def without_misread(facts: Facts, observed: Sequence[Observed]) -> tuple[Observed, ...]:
    """Turn the failures whose tie is doubted into looks for review, and with them what rests on the same tie."""
    witnesses = Witnesses.of(facts, observed)
    observed = [weighed(one, witnesses) for one in observed]
    witnesses = replace(witnesses, accusing=accusations(one.observation for one in observed))
    doubted = frozenset(numbers for one in observed for numbers in doubted_ties(one.observation, witnesses))
    return tuple(one.reviewed() if rests_on(one.observation, doubted) else one for one in observed)


def doubted_ties(observation: Observation, witnesses: Witnesses) -> Iterator[Numbers]:
    """Yield the numbers of the broken relations of a failure that are doubted."""
    if observation.outcome is Outcome.FAIL:
        for relation in observation.relations:
            if relation.verdict is Verdict.INCONSISTENT and witnesses.doubt(relation):
                yield relation.printed_places


def rests_on(observation: Observation, doubted: AbstractSet[Numbers]) -> bool:
    """Whether a failure says nothing but what a doubted tie says: its relations, or all the places it names."""
    if observation.outcome is not Outcome.FAIL:
        return False
    broken = [one for one in observation.relations if one.verdict is Verdict.INCONSISTENT]
    if broken:
        return all(one.printed_places in doubted for one in broken)
    places = {observation.span, *(one.span for one in observation.related)}
    return len(places) > 1 and any(places <= numbers for numbers in doubted)


def suspects(relation: Relation) -> Iterable[int]:
    """Return the positions of the numbers that may be the wrong one: either of two that should be one."""
    return (0, 1) if relation.formula is Formula.EQUAL else slips_of(relation)


def weighed(one: Observed, witnesses: Witnesses) -> Observed:
    """Return a hunch as what the rest of the document makes of it: a fault, a hint, or still a look for review."""
    if witnesses.bear_out(one.observation):
        return convicted(one, Severity.WARNING)
    return convicted(one, Severity.INFO) if witnesses.hint_at(one.observation) else one


def convicted(one: Observed, most: Severity) -> Observed:
    """Return a look for review as a fault of some severity at most, of which a person may still think otherwise."""
    seen = one.observation
    ceiling = max(seen.ceiling or most, most, key=lambda severity: severity.rank)
    return replace(one, observation=replace(seen, outcome=Outcome.FAIL, hunch=Hunch.NONE, ceiling=ceiling))


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What the relations of a document say of its numbers."""

    tables: tuple[Span, ...]
    """Where tables stand, in order."""
    places: tuple[int, ...]
    """Where numbers begin, in order."""
    vouching: dict[Span, tuple[Relation, ...]]
    """Number → the relations that vouch for it."""
    accusing: dict[Span, tuple[Numbers, ...]]
    """Number → the numbers of the relations it breaks."""
    breaking: dict[Span, tuple[Relation, ...]]
    """Number → the relations that do not hold with it, each set of numbers once."""
    accused_places: tuple[Span, ...]
    """Where numbers of broken relations stand, in order."""
    prints: Prints
    """Every number of the document."""

    @classmethod
    def of(cls, facts: Facts, observed: Sequence[Observed]) -> Witnesses:
        """Gather them."""
        vouching: dict[Span, list[Relation]] = {}
        broken: dict[Numbers, Relation] = {}
        seen = [one.observation for one in observed if one.observation.hunch is not Hunch.GUESS]  # it accuses nobody
        for relation in (relation for one in seen for relation in one.relations):
            numbers = relation.printed_places
            if relation.verdict is Verdict.INCONSISTENT:
                broken.setdefault(numbers, relation)
            for span in numbers if len(numbers) > 1 else ():
                if relation.verdict is not Verdict.INCONSISTENT and vouches(relation):
                    vouching.setdefault(span, []).append(relation)
        breaking: dict[Span, list[Relation]] = {}
        for numbers, relation in broken.items():
            for span in numbers:
                breaking.setdefault(span, []).append(relation)
        return cls(
            tuple(table.span for table in facts.document.tables()),
            tuple(sorted(one.span.start for one in facts.quantities)),
            {span: tuple(found) for span, found in vouching.items()},
            accusations(seen),
            {span: tuple(found) for span, found in breaking.items()},
            tuple(sorted(breaking)),
            Prints(facts),
        )

    def bear_out(self, observation: Observation) -> bool:
        """Whether a hunch is more than one: something speaks against one of its numbers, and nothing for it."""
        broken = [one for one in observation.relations if one.verdict is Verdict.INCONSISTENT]
        undecided = [one for one in observation.relations if one.verdict in {Verdict.INCONSISTENT, Verdict.UNBOUND}]
        if observation.outcome is Outcome.REVIEW and any(map(self.misnames_unit, undecided)):
            return True
        if observation.outcome is Outcome.REVIEW and any(map(self.has_copy, broken)):
            return True
        if observation.hunch is Hunch.GUESS:
            return False
        if observation.hunch in {Hunch.NAMED, Hunch.WORDED} and any(map(self.leaves_one, broken)):
            return True
        if observation.hunch is Hunch.NAMED:
            return False
        return bool(observation.hunch) and any(self.singled_out(one, at) for one in broken for at in suspects(one))

    def hint_at(self, observation: Observation) -> bool:
        """Whether a hunch about a sum, or about what words leave, is worth a hint: nothing vouches for its cause."""
        if observation.outcome is Outcome.REVIEW and observation.hunch is Hunch.WORDED:
            broken = [one for one in observation.relations if one.verdict is Verdict.INCONSISTENT]
            return any(self.one_unvouched(one, range(len(one.terms))) for one in broken)
        if observation.outcome is not Outcome.REVIEW or observation.hunch not in {Hunch.SLIP, Hunch.GUESS}:
            return False
        guessed = observation.hunch is Hunch.GUESS
        broken = [one for one in observation.relations if one.verdict is Verdict.INCONSISTENT and one.formula in LINEAR]
        return any(map(self.may_be_guessed if guessed else self.may_have_slipped, broken))

    def may_have_slipped(self, relation: Relation) -> bool:
        """Whether a sum comes to the size of its total, and nothing vouches for a number in which a slip mends it."""
        places = set(suspects(relation))
        if len(relation.operands) > PAIR:  # two short numbers miss a third by one slip by chance
            places |= set(mending_places(relation))
        return not is_of_another_size(relation, LARGEST_RATIO) and self.one_may_be_mended(relation, places)

    def may_be_guessed(self, relation: Relation) -> bool:
        """Whether nothing vouches for a number in which a slip mends a sum, nor for one of all where none does."""
        places = tuple(mending_places(relation)) or range(len(relation.terms))
        return self.one_may_be_mended(relation, places)

    def one_may_be_mended(self, relation: Relation, positions: Iterable[int]) -> bool:
        """Whether one of some numbers of a relation, put right, breaks no other that holds with it as it is."""
        return any(self.may_be_mended(relation, at) for at in positions)

    def may_be_mended(self, relation: Relation, position: int) -> bool:
        """Whether nothing vouches for a number: a rate of few digits says nothing of the last ones of its amounts."""
        term, numbers = relation.terms[position], relation.printed_places
        others = [one for one in self.vouching.get(term.quantity.span, ()) if one.printed_places != numbers]
        mended = [one for value in mending(relation, position) if (one := printed(term, value)) is not None]
        return not others or any(
            not any(refused(reread(other, {term.quantity.span: one})) for other in others) for one in mended
        )

    def one_unvouched(self, relation: Relation, positions: Iterable[int]) -> bool:
        """Whether no other relation vouches for one of some numbers of a relation."""
        numbers = relation.printed_places
        return any(not self.vouched(relation.terms[at].quantity.span, numbers) for at in positions)

    def misnames_unit(self, relation: Relation) -> bool:
        """Whether a number that nothing else vouches for makes a relation hold when read in another unit.

        Of two that should be one, something has to vouch for the other: else they may be two facts.
        """
        if relation.formula is Formula.EQUAL and not self.one_vouched(relation):
            return False
        return self.one_unvouched(relation, unit_slips(relation))

    def one_vouched(self, relation: Relation) -> bool:
        """Whether another relation vouches for one of the numbers of a relation."""
        numbers = relation.printed_places
        return any(self.vouched(span, numbers) for span in numbers)

    def has_copy(self, relation: Relation) -> bool:
        """Whether another print of one of its numbers, which nothing else vouches for, makes a relation hold."""
        numbers = relation.printed_places
        for at, term in enumerate(relation.terms):
            own = self.prints.at.get(term.quantity.span) if term.printed else None
            if own is not None and not self.vouched(own.quantity.span, numbers):
                copies = [one for one in copies_of(self.prints, relation, at) if one.quantity.span not in numbers]
                if any(is_copy(own, one, again=len(copies) > 1) for one in copies):
                    return True
        return False

    def leaves_one(self, relation: Relation) -> bool:
        """Whether other relations vouch for all the numbers of a broken relation but one, of the size that is due."""
        numbers = relation.printed_places
        doubtful = [one for one in numbers if not self.vouched(one, numbers)]
        copied = relation.formula is Formula.EQUAL and explained(relation)
        return len(doubtful) == 1 and (copied or not is_of_another_size(relation, LARGEST_RATIO))

    def singled_out(self, relation: Relation, position: int) -> bool:
        """Whether one number of a broken relation is vouched for by nothing, and long enough to prove something.

        Sums of two short numbers are missed by one slip by chance, unless all the other numbers are vouched for.
        """
        numbers = relation.printed_places
        vouched = [self.vouched(term.quantity.span, numbers) for term in relation.terms]
        if relation.formula is Formula.EQUAL:
            shortest = min(digits(term.quantity) for term in relation.terms)
            slipped = shortest >= LONG and next(slips_of(relation), None) is not None
            return (sum(vouched) == 1 and shortest > 1) or (not any(vouched) and slipped)
        if vouched[position]:
            return False
        linear = relation.formula in LINEAR
        if (len(relation.operands) <= PAIR or not linear) and is_of_another_size(relation, LARGEST_RATIO):
            telling = linear or digits(relation.stated.quantity) >= TELLING_QUOTIENT
            return (telling or relation.formula is Formula.PRODUCT) and is_shifted(relation, position)
        if not linear:
            return True
        length = digits(relation.terms[position].quantity)
        others = [each for at, each in enumerate(vouched) if at != position]
        several = len(relation.operands) > PAIR or all(others)
        return length >= LONG or (length >= LONG - 1 and several) or (length >= LONG - 2 and all(others))

    def vouched(self, span: Span, numbers: Numbers) -> bool:
        """Whether another relation than the tie of some numbers vouches for a number."""
        return any(one.printed_places != numbers for one in self.vouching.get(span, ()))

    def doubt(self, relation: Relation) -> bool:
        """Whether a broken relation is more likely misread than wrong."""
        if mixes_kinds(relation) or counts_twice(relation):
            return True
        return self.seems_misread(relation) and not (self.have_changed_places(relation) or self.has_copy(relation))

    def seems_misread(self, relation: Relation) -> bool:
        """Whether the places, alibis and sizes of its numbers speak against a tie."""
        numbers = relation.printed_places
        tabled = sum(self.in_table(span) for span in numbers)
        if tabled == len(numbers) and adds_other_rows(relation):
            return True
        said = {Basis.STRUCTURAL: tabled > 0, Basis.DECLARED: tabled == len(numbers)}
        if said.get(relation.basis, False):
            return False
        if self.is_made_nearer(relation) or self.is_share_of_another_part(relation):
            return True
        accused = any(self.accused(span, numbers) for span in numbers)
        if not (accused and tabled) and not is_identity(relation) and self.all_have_alibis(relation):
            return True
        apart = is_rate(relation) or not self.are_neighbours(numbers)
        return (
            apart
            and not (accused or tabled)
            and is_of_another_size(relation, LARGEST_RATIO)
            and not explained(relation)
        )

    def is_made_nearer(self, relation: Relation) -> bool:
        """Whether a quotient is exactly that of numbers nearer to it than the farthest of its broken relation.

        Two of many numbers give a short rate by chance, or by the very mistake, one on a wrong base. So the nearer ones
        are others that stand right beside the rate, or are tied to it by words as much as those of the broken relation.
        """
        stated, own = relation.stated.quantity, relation.printed_places
        if relation.formula not in QUOTIENTS or digits(stated) < TELLING_QUOTIENT:
            return False
        nearer = [
            one
            for one in self.vouching.get(stated.span, ())
            if one.formula in QUOTIENTS
            and one.verdict is Verdict.EXACT
            and one.stated.quantity.span == stated.span
            and reach(one) < reach(relation)
        ]
        guessed = relation.basis is Basis.INFERRED
        return any(
            (guessed or one.basis is not Basis.INFERRED)
            if len(own & one.printed_places) > 1
            else self.are_neighbours(one.printed_places)
            for one in nearer
        )

    def is_share_of_another_part(self, relation: Relation) -> bool:
        """Whether a share of another size is exactly that of another part of the same whole, in digits that tell."""
        stated, own = relation.stated.quantity, relation.printed_places
        if relation.formula not in QUOTIENTS or digits(stated) < LONG - 1 or explained(relation):
            return False
        return is_of_another_size(relation, LARGEST_RATIO) and any(
            one.formula in QUOTIENTS
            and one.verdict is Verdict.EXACT
            and one.stated.quantity.span == stated.span
            and len(own & one.printed_places) > 1
            for one in self.vouching.get(stated.span, ())
        )

    def have_changed_places(self, relation: Relation) -> bool:
        """Whether one of the numbers of a broken relation and one near it, put in each other's place, mend several."""
        own = [term.quantity for term in relation.printed_terms]
        exchanges = (exchanged(first, second) for first in own for second in self.near(first))
        return any(map(self.mend_several, (one for one in exchanges if one and not refused(reread(relation, one)))))

    def near(self, one: Quantity) -> Iterator[Quantity]:
        """Yield the numbers of broken relations that stand nearest to one: two change places in one sentence or row."""
        at = bisect_left(self.accused_places, one.span)
        for span in self.accused_places[max(0, at - NEAREST) : at + NEAREST + 1]:
            terms = (term for relation in self.breaking[span] for term in relation.printed_terms)
            yield next(term.quantity for term in terms if term.quantity.span == span)

    def mend_several(self, exchange: Assignment) -> bool:
        """Whether an exchange mends broken relations, more than one, and none that words or the layout tie breaks."""
        touched = {one.printed_places: one for span in exchange for one in self.breaking.get(span, ())}.values()
        mended = [one for one in touched if not refused(reread(one, exchange))]
        tied = (one for span in exchange for one in self.vouching.get(span, ()) if one.basis is not Basis.INFERRED)
        return len(mended) > 1 and not any(refused(reread(one, exchange)) for one in tied)

    def all_have_alibis(self, relation: Relation) -> bool:
        """Whether none of the numbers of a broken relation can be the wrong one."""
        return all(self.has_alibi(relation, at) for at, term in enumerate(relation.terms) if term.printed)

    def in_table(self, span: Span) -> bool:
        """Whether a number stands in a table."""
        at = bisect_right(self.tables, span.start, key=lambda table: table.start) - 1
        return at >= 0 and self.tables[at].covers(span)

    def are_neighbours(self, numbers: Numbers) -> bool:
        """Whether no other number stands between some."""
        first, last = min(numbers), max(numbers)
        return bisect_right(self.places, last.start) - bisect_left(self.places, first.start) == len(numbers)

    def has_alibi(self, relation: Relation, position: int) -> bool:
        """Whether a number of a broken relation, put right, would break a relation that holds with it as it is."""
        term = relation.terms[position]
        others = [one for one in self.vouching.get(term.quantity.span, ()) if is_independent(one, relation)]
        if not others:
            return False
        mended = [printed(term, value) for value in mending(relation, position)]
        return all(
            one is None or any(refused(reread(other, {term.quantity.span: one})) for other in others) for one in mended
        )

    def accused(self, span: Span, numbers: Numbers) -> bool:
        """Whether another relation breaks on this number."""
        return any(other != numbers for other in self.accusing.get(span, ()))


def accusations(observations: Iterable[Observation]) -> dict[Span, tuple[Numbers, ...]]:
    """Return, for every number, the numbers of the relations that fail with it; what is for review accuses nobody."""
    found: dict[Span, list[Numbers]] = {}
    for one in observations:
        for relation in one.relations if one.outcome is Outcome.FAIL else ():
            numbers = relation.printed_places
            for span in numbers if relation.verdict is Verdict.INCONSISTENT and len(numbers) > 1 else ():
                found.setdefault(span, []).append(numbers)
    return {span: tuple(one) for span, one in found.items()}


def reach(relation: Relation) -> int:
    """Return how far from its result the farthest number of a relation begins, in characters."""
    stated = relation.stated.quantity.span
    return max(abs(span.start - stated.start) for span in relation.printed_places)


def vouches(relation: Relation) -> bool:
    """Whether a relation holds, and would not with most other numbers; one found by its holding must do so exactly."""
    if relation.basis is Basis.INFERRED:
        least = LEAST_DIGITS if relation.formula is Formula.EQUAL else LEAST_OF_RATES if adds_two_rates(relation) else 0
        short = telling_digits(relation.stated.quantity) < least
        return relation.verdict is Verdict.EXACT and not relation.weak and not short
    return relation.verdict in {Verdict.EXACT, Verdict.ROUNDED} and not relation.weak


LEAST_OF_RATES = 4
"""Digits of a rate that is the sum or difference of two others for another reason than chance: 35.2% less 24.3%."""


def adds_two_rates(relation: Relation) -> bool:
    """Whether a relation is the sum or the difference of two rates."""
    rate = relation.stated.quantity.kind in {Kind.RATIO, Kind.POINTS}
    return rate and relation.formula is Formula.SUM and len(relation.operands) <= PAIR


def is_independent(relation: Relation, broken: Relation) -> bool:
    """Whether a relation says something else than a broken one.

    A rate that is found by its holding and has two of its numbers, printed here or elsewhere, may be the very mistake:
    one on the wrong base.
    """
    if relation.basis is not Basis.INFERRED or relation.formula in LINEAR:
        return relation.printed_places != broken.printed_places
    numbers, alike = broken.printed_places, {printed_alike(term) for term in broken.printed_terms}
    shared = [one for one in relation.printed_terms if one.quantity.span in numbers or printed_alike(one) in alike]
    return len(shared) == 1


def printed_alike(term: Term) -> tuple[Kind, Fraction]:
    """Return what two prints of one number have in common."""
    return term.quantity.kind, term.quantity.base_value


def is_rate(relation: Relation) -> bool:
    """Whether a rate is divided out of two amounts: which two, its name alone says."""
    return relation.formula is Formula.RATIO and relation.stated.quantity.kind is Kind.RATIO


def is_identity(relation: Relation) -> bool:
    """Whether words declare two numbers to be the same: each may be right in a version of the report of its own."""
    return relation.formula is Formula.EQUAL and relation.basis is Basis.DECLARED


def mixes_kinds(relation: Relation) -> bool:
    """Whether a sum, a share or a change is made of amounts and counts, or of one of them and rates."""
    stated = relation.stated.quantity
    if relation.formula in LINEAR:
        terms = relation.printed_terms
    elif relation.formula in SAME_KIND and stated.kind is Kind.RATIO:
        terms = relation.operands
    else:
        return False
    mixed = set({counter(term.quantity): term.quantity.kind for term in terms}.values())  # 人 and 万人 are of one kind
    return len(mixed - {Kind.PLAIN, Kind.POINTS if Kind.RATIO in mixed else Kind.PLAIN}) > 1


def counts_twice(relation: Relation) -> bool:
    """Whether a sum is exactly twice its total: the parts of its parts were added as well."""
    several = relation.formula is Formula.SUM and len(relation.operands) > 2
    return several and bool(relation.stated.value) and relation.point == 2 * relation.stated.value


def adds_other_rows(relation: Relation) -> bool:
    """Whether a sum misses its total by half of it at least, and by more than one wrong or missing row may.

    One row that is too large leaves the sum too large by less than itself; one that is missing is seldom twice as large
    as any that is there.
    """
    several = relation.formula is Formula.SUM and len(relation.operands) > PAIR
    if relation.point is None or not several or any(term.weight < 0 for term in relation.terms):
        return False
    missed, stated = relation.point - relation.stated.value, abs(relation.stated.value)
    largest = max(abs(term.value) for term in relation.operands)
    far = missed > largest if missed > 0 else -missed > 2 * largest
    return far and 2 * abs(missed) >= stated and not (mended_by_slip(relation) or mended_by_unit(relation))


def explained(relation: Relation) -> bool:
    """Whether one slip of the pen explains the residual."""
    return explained_by_slip(relation) or mended_by_slip(relation) or mended_by_unit(relation)
