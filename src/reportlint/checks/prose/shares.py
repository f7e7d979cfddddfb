"""Checks of shares in prose: a part against its whole, where both are printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, groupby

from reportlint.checks.check import NoParams
from reportlint.checks.observe import beside, best, distinct, numbers, observe, one_digit_off, relate
from reportlint.checks.prose.itemised_shares import itemised_shares
from reportlint.checks.prose.named_shares import Pair, named_shares, proportions, structures, weights, whole_of
from reportlint.checks.prose.portions import shares_of_sum
from reportlint.checks.prose.whole_shares import shares_of_all
from reportlint.facts import Facts
from reportlint.facts.across.levels import LEAST_NAME, bare_name, core
from reportlint.facts.prose.claims import Part, Statement
from reportlint.finding import Hunch, Observation
from reportlint.model import Span
from reportlint.number import counter
from reportlint.patterns import compiled
from reportlint.relation import Basis, Formula, Relation, Term, Verdict
from reportlint.rule import Outcome, Severity
from reportlint.slips import mended_by_slip

ENOUGH_DIGITS = 4
"""Digits of a share that a wrong whole misses by one slip of the pen in few cases only."""


def share(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every share whose part and whole are printed: part ÷ whole must be the share.

    A whole printed beside the share is declared. Otherwise the totals before it are tried; one that fits settles it.
    Where none fits, a slip of one digit against one of them is told, anything else left for review.
    """
    listed = tuple(distinct(itemised_shares(facts)))
    yield from listed
    summed = tuple(distinct(shares_of_sum(facts, {seen.span for seen in listed if seen.outcome is Outcome.PASS})))
    yield from summed
    settled = {seen.span for seen in (*listed, *summed) if seen.outcome is not Outcome.REVIEW}
    told_alone = tuple(worded(facts, settled))
    yield from told_alone
    named = tuple(named_shares(facts, settled, proven_pairs((*listed, *summed, *told_alone))))
    yield from named
    yield from distinct(chain(proportions(facts), structures(facts), weights(facts)))
    before = (*listed, *summed, *told_alone, *named)
    looked_at = {numbers(one) for one in before}
    doubted = {one.span for one in before if one.outcome is Outcome.FAIL}
    together = (one for one in shares_of_all(facts) if numbers(one) not in looked_at)
    yield from (one for one in distinct(together) if not numbers(one) & doubted)  # they may have changed places


def proven_pairs(looks: Iterable[Observation]) -> frozenset[Pair]:
    """Return the parts and wholes whose share is printed and holds."""
    relations = (
        one for look in looks if look.outcome is Outcome.PASS for one in look.relations if len(one.operands) == 2
    )
    return frozenset(
        (one.operands[0].value, one.operands[1].value) for one in relations if one.formula is Formula.RATIO
    )


def worded(facts: Facts, settled: Collection[Span]) -> Iterator[Observation]:
    """Look one by one at the shares that no list has settled, beside those that one has."""
    shares = (one for one in facts.statements if one.kind == "share" and not is_of_rest(facts, one))
    for _, group in groupby(shares, key=lambda one: one.passage):
        statements = list(group)
        if any(one.quantities["ratio"].span not in settled for one in statements):
            yield from (seen for seen in shares_of_passage(statements) if seen.span not in settled)


EXCLUDING = compiled(r"占[^，。；：（）\d]{1,12}（(?:不含|不包[含括]|未含|扣除|剔除)[^（）]*）")
"""Words of a whole that leave out some of it, whose number is printed nowhere: 占已就业（不含升学）人数的."""


def is_of_rest(facts: Facts, one: Statement) -> bool:
    """Whether the sentence of a share says what it is a share of by what that leaves out, and not how much it is."""
    sentence = facts.context(one.quantities["ratio"].span)
    before = facts.document.quote(Span(sentence.start, one.quantities["ratio"].span.start))
    return not one.complete and EXCLUDING.search(before) is not None


def shares_of_passage(statements: Sequence[Statement]) -> Iterator[Observation]:
    """Look at the shares of one passage; a whole that fits one of them may be the whole of the others."""
    misled = {id(one): whole for one in statements if (whole := called_otherwise(one))}
    for one in (one for one in statements if id(one) in misled):
        look = told(one, misled[id(one)], share_of(one, misled[id(one)]), unsure=one.unsure)
        yield replace(look, ceiling=Severity.WARNING)
    statements = [one for one in statements if id(one) not in misled]
    fits = [(statement, fitting_whole(statement)) for statement in statements]
    confirmed: list[Part] = []
    late: list[Statement] = []
    for statement, fitting in fits:
        if not fitting and not statement.complete:
            late.append(statement)
            continue
        whole = fitting or statement.parts[0]
        others = [other for one, other in fits if one is not statement and other]
        own = filled(statements, statement, others) if fitting and not is_named(statement) else None
        astray = own is not None and own.quantity.base_value != whole.quantity.base_value
        confirmed += [fitting] if fitting and not astray else []
        meant = own if own and astray else whole
        yield told(statement, meant, share_of(statement, meant), unsure=statement.unsure)
    divided = {one.quantities["part"].span for one in statements}
    for statement in late:
        # A part with a share of its own may be divided in turn, but is not suspected to be what others are shares of.
        parts = tuple(part for part in statement.parts if part.quantity.span not in divided)
        if not statement.base and any(is_half(statement, whole) for whole in (*confirmed, *parts)):
            continue
        yield from undeclared(replace(statement, parts=parts), confirmed, filled(statements, statement, confirmed))
    if not late:
        yield from hundred([(statement, fitting) for statement, fitting in fits if fitting])


def is_named(statement: Statement) -> bool:
    """Whether words say what a share is of: one beside it, or one they name."""
    return statement.complete or bool(statement.base)


def called_otherwise(statement: Statement) -> Part | None:
    """Return the only whole that bears the name a share gives, where the share is exactly that of another one.

    占全部支出的27.68%, where that is the share of 基本支出: a share on the wrong base.
    """
    if statement.complete or not statement.base or len(statement.quantities["ratio"].text) < ENOUGH_DIGITS:
        return None
    called = [whole for whole in statement.parts if bears_name(whole.label, statement.base)]
    fitting = [whole for whole in statement.parts if share_of(statement, whole).verdict is Verdict.EXACT]
    if any(OF_ITS_ITEM.fullmatch(whole.label) for whole in fitting):
        return None
    sole = len({whole.quantity.base_value for whole in called}) == 1 and not share_of(statement, called[0]).holds
    part = max(statement.quantities["part"].base_value, Fraction(0))
    return called[0] if sole and fitting and called[0].quantity.base_value > part else None


OF_ITS_ITEM = compiled(r"(?:支出|收入)?(?:年初|调整|全年)?(?:预算|决算)数?")
"""Names of amounts that are those of what their item is headed with: 1.教育支出（类）。……支出决算为72406.18万元."""


def bears_name(label: str, name: str) -> bool:
    """Whether a label means what a name means, in the same characters: 全年支出 of 全部支出, 资金到位 of 已到位资金."""
    meant = set(core(name)) - ADVERBS
    told_enough = len(meant) >= LONG_ENOUGH or name.startswith("全部")
    scope = SCOPE.match(name)
    alike = told_enough and meant == set(core(label)) - ADVERBS
    return alike and (scope is None or scope.group() in label)


ADVERBS = frozenset("已的实际")
"""Characters that names of one thing differ in."""
LONG_ENOUGH = 3
"""Characters of a name that is not that of several amounts, as 预算 is."""
SCOPE = compiled(r"全[国省市州盟县旗区镇乡街村]|[国省市州县区镇]本?级")
"""Whose a whole is."""


def fitting_whole(statement: Statement) -> Part | None:
    """Return the whole that a share fits best, None where it fits none."""
    at = best([share_of(statement, whole) for whole in statement.parts])
    return None if at is None else statement.parts[at]


def hundred(fits: Sequence[tuple[Statement, Part]]) -> Iterator[Observation]:
    """Look at whether the shares of a whole that they divide without a rest make one hundred."""
    for value in dict.fromkeys(whole.quantity.base_value for _, whole in fits):
        own = [one for one, whole in fits if whole.quantity.base_value == value]
        if len(own) > 1 and sum(one.quantities["part"].base_value for one in own) == value:
            yield whole_of([one.quantities["ratio"] for one in own], own[0].base, Basis.STRUCTURAL)


def filled(statements: Sequence[Statement], late: Statement, confirmed: Sequence[Part]) -> Part | None:
    """Return the whole that a part fills up with the parts of other shares: of it, then, it is a share, too."""
    parts = {one.quantities["part"].span: one.quantities["part"] for one in statements if one is not late}
    own = late.quantities["part"]
    others = [part for part in parts.values() if counter(part) == counter(own)]
    for whole in confirmed:
        rest = whole.quantity.base_value - own.base_value
        if any(rest == part.base_value for part in others) or rest == sum(part.base_value for part in others):
            return whole
    return None


def undeclared(statement: Statement, confirmed: Sequence[Part], filled: Part | None) -> Iterator[Observation]:
    """Look at a share whose whole has to be guessed: its list, its siblings or its only name can convict it."""
    confirmed = [whole for whole in confirmed if may_be_called(statement.base, whole.label)]
    wholes = [*confirmed, *statement.parts]
    relations = [(whole, replace(share_of(statement, whole), basis=Basis.INFERRED)) for whole in wholes]
    at = best([relation for _, relation in relations])
    if at is not None and (statement.base or at < len(confirmed) or not relations[at][1].weak):
        yield told(statement, *relations[at], unsure=statement.unsure)
        return
    named = [whole for whole in confirmed if statement.base and statement.base in whole.label]
    for whole, relation in relations[: len(confirmed)]:
        if one_digit_off(relation) or (whole in named and len(named) == 1):
            yield told(statement, whole, relation, unsure=statement.unsure)
            return
    if filled and may_be_called(statement.base, filled.label):
        yield told(statement, filled, share_of(statement, filled), unsure=statement.unsure)
        return
    if (statement.sole or statement.listed) and statement.parts:
        yield told(statement, *relations[len(confirmed)], unsure=statement.unsure)
        return
    if statement.distant:
        for whole, relation in relations[len(confirmed) :]:
            if named_alike(statement.base, whole.label) and is_fine(relation) and mended_by_slip(relation):
                yield told(statement, whole, relation, unsure=statement.unsure)
                return
    if relations or statement.worded:
        yield supposed(statement, relations)


TELLING_NAME = 6
"""Characters of a name that is given to one number only."""


def is_called_exactly(statement: Statement, whole: Part) -> bool:
    """Whether a share names its whole word for word, and one number before it alone bears that name."""
    same = {one.quantity.base_value for one in statement.parts if core(one.label) == core(statement.base)}
    return len(statement.base) >= TELLING_NAME and whole.label == statement.base and len(same) <= 1


def is_half(statement: Statement, other: Part) -> bool:
    """Whether a share is exactly that of what an amount and another one make up: 线上8600件，线下2150件，占20.00%."""
    part = statement.quantities["part"]
    operands = [Term(part), Term(other.quantity)]
    return relate(Formula.PORTION, operands, Term(statement.quantities["ratio"])).verdict is Verdict.EXACT


def may_be_called(name: str, label: str) -> bool:
    """Whether what a share says it is a share of may be what another is one of: their names share a character."""
    return not name or not label or not set(core(name)).isdisjoint(core(label))


def supposed(statement: Statement, relations: Sequence[tuple[Part, Relation]]) -> Observation:
    """Say what a share would come to whose whole nothing tells for certain: what could convict it is a hunch."""
    if statement.worded:
        relation = replace(share_of(statement, statement.worded), basis=Basis.INFERRED)
        hunch = Hunch.NONE if is_called_exactly(statement, statement.worded) else Hunch.WORDED
        look = told(statement, statement.worded, relation, unsure=statement.unsure, hunch=hunch)
        return replace(look, ceiling=Severity.WARNING)
    akin = likest(statement, relations)
    if akin and mended_by_slip(akin[1]):
        return told(statement, *akin, unsure=statement.unsure, hunch=Hunch.WORDED)
    hunch = hunch_of(statement, [whole for whole, _ in relations])
    return told(statement, *likeliest(relations), unsure=statement.unsure or hunch is Hunch.NONE, hunch=hunch)


def named_alike(name: str, label: str) -> bool:
    """Whether a share names its whole as the document does, but for 合计 and 总额."""
    return len(name) > LEAST_NAME and bare_name(label).endswith(name.removesuffix("合计").removesuffix("总额"))


def is_fine(relation: Relation) -> bool:
    """Whether a share has enough digits for a slip to be no accident."""
    return len(relation.stated.quantity.text.replace(".", "").strip("0")) >= ENOUGH_DIGITS


def share_of(statement: Statement, whole: Part) -> Relation:
    """Relate a share to its part and a whole."""
    part, ratio = Term(statement.quantities["part"]), Term(statement.quantities["ratio"])
    return relate(Formula.RATIO, [part, Term(whole.quantity)], ratio)


def hunch_of(statement: Statement, wholes: Sequence[Part]) -> Hunch:
    """Say what would convict a share: a whole beside it may be any; one far off counts if it alone bears its name."""
    if not statement.distant:
        return Hunch.SLIP
    name = core(statement.base)
    called = [whole for whole in wholes if core(whole.label) == name]
    return Hunch.WORDED if name and called == list(wholes[:1]) else Hunch.NONE


DONE = compiled(r"(?:办结|完成|结案|整改|回访|满意|到位|销号|答复|化解)$")
"""How the name of what was done with a whole ends."""


def likest(statement: Statement, relations: Sequence[tuple[Part, Relation]]) -> tuple[Part, Relation] | None:
    """Return the whole far off whose name alone shares most with that of a share, in other words: 参保总人数, 参保.

    What was done with a whole is no other name of it: 派单按时办结 is no 派单量.
    """
    name = set(core(statement.base))
    if not statement.distant or len(name) < LEAST_NAME:
        return None
    alike = [(whole, relation) for whole, relation in relations if not DONE.search(whole.label)]
    shared = [(len(name & set(core(whole.label))), whole, relation) for whole, relation in alike]
    most = max((count for count, _, _ in shared), default=0)
    best_ones = [(whole, relation) for count, whole, relation in shared if count == most]
    sole = len({whole.quantity.base_value for whole, _ in best_ones}) == 1
    return best_ones[0] if sole and most >= LEAST_NAME else None


def likeliest(relations: Sequence[tuple[Part, Relation]]) -> tuple[Part, Relation]:
    """Return the relation that one slip of the pen would close, else the first."""
    return next(((whole, one) for whole, one in relations if mended_by_slip(one)), relations[0])


def told(
    statement: Statement, whole: Part, relation: Relation, *, unsure: bool, hunch: Hunch = Hunch.NONE
) -> Observation:
    """Say what a share came to."""
    values = {"label": statement.label, "whole": statement.base or whole.label}
    names = beside([(relation.operands[0], statement.label), (relation.operands[1], whole.label)])
    return observe(relation, values, names, unsure=unsure, hunch=hunch)
