"""How far relations vouch for a number: at least nine in ten single-digit changes must be refused."""

from __future__ import annotations

from helpers import relation
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportlint.diagnose.coverage import relations_by_number, standing
from reportlint.diagnose.leeway import Sketch
from reportlint.finding import Standing
from reportlint.model import Span
from reportlint.relation import Changes, Formula, Relation, Verdict, digit_changes, refused, reread, reworded


def standings_of(*relations: Relation) -> dict[str, Standing]:
    """Return how the numbers of some relations stand, by their digits."""
    quantities = {term.quantity.span: term.quantity for one in relations for term in one.printed_terms}
    touching = relations_by_number(relations)
    return {one.text: standing(one, touching.get(span, ())) for span, one in quantities.items()}


def changes_that_agree(one: Relation, span: Span) -> set[str]:
    """Try every change of a number by exact arithmetic."""
    quantity = next(term.quantity for term in one.terms if term.quantity.span == span)
    mutants = {text: reworded(quantity, text) for text in digit_changes(quantity.text)}
    return {text for text, mutant in mutants.items() if not refused(reread(one, {span: mutant}))}


def test_amounts_that_add_up_protect_each_other() -> None:
    found = standings_of(relation(Formula.SUM, "12.50万元 | 30.25万元", "42.75万元"))
    assert found == dict.fromkeys(("12.50", "30.25", "42.75"), Standing.PROTECTED)


def test_a_coarse_share_does_not_protect_what_it_was_computed_from() -> None:
    found = standings_of(relation(Formula.RATIO, "841.59万元 | 922.93万元", "91%"))
    assert found == {"841.59": Standing.CHECKED, "922.93": Standing.CHECKED, "91": Standing.PROTECTED}


def test_a_rounded_mean_of_counts_leaves_room_for_other_counts() -> None:
    found = standings_of(relation(Formula.RATIO, "526人次 | 41期", "12.8人次"))
    assert changes_that_agree(relation(Formula.RATIO, "526人次 | 41期", "12.8人次"), Span(0, 3)) == {
        "523",
        "524",
        "525",
    }
    assert found["526"] is Standing.CHECKED


def test_two_relations_protect_what_neither_does_alone() -> None:
    share = relation(Formula.RATIO, "841.59万元 | 922.93万元", "91%")
    same = relation(Formula.EQUAL, "841.59万元", "8,415,900元")
    assert standings_of(share)["841.59"] is Standing.CHECKED
    assert standings_of(share, same)["841.59"] is Standing.PROTECTED


def test_a_maximum_checks_the_score_that_reaches_it_and_no_other() -> None:
    reached = standings_of(relation(Formula.BOUND, "10分", "10.0分"))
    assert reached == {"10": Standing.PROTECTED, "10.0": Standing.UNCHECKED}
    assert standings_of(relation(Formula.BOUND, "15分", "15.0分"))["15"] is Standing.CHECKED  # 14 may be awarded
    assert standings_of(relation(Formula.BOUND, "8分", "15分"))["8"] is Standing.UNCHECKED


# ---------------------------------------------------------------- by law

UNITS = st.sampled_from(["万元", "元", "人", "亿元", "分", "公里"])
AMOUNTS = st.builds(
    lambda whole, decimals, places, unit: f"{whole}.{decimals:0{places}d}{unit}" if places else f"{whole}{unit}",
    st.integers(1, 9999),
    st.integers(0, 9),
    st.integers(0, 3),
    UNITS,
)
RATES = st.builds(lambda whole, decimals: f"{whole}.{decimals:02d}%", st.integers(0, 150), st.integers(0, 99))
SHAPES = st.one_of(
    st.tuples(st.sampled_from([Formula.SUM, Formula.MEAN]), st.lists(AMOUNTS, min_size=2, max_size=4), AMOUNTS),
    st.tuples(st.just(Formula.EQUAL), st.lists(AMOUNTS, min_size=1, max_size=1), AMOUNTS),
    st.tuples(st.just(Formula.PARTITION), st.lists(RATES, min_size=2, max_size=3), st.just("100%")),
    st.tuples(
        st.sampled_from([Formula.RATIO, Formula.GROWTH, Formula.CHANGE_RATE]),
        st.lists(AMOUNTS, min_size=2, max_size=2),
        RATES,
    ),
    st.tuples(
        st.sampled_from([Formula.JOINT_SHARE, Formula.PORTION]), st.lists(AMOUNTS, min_size=2, max_size=4), RATES
    ),
    st.tuples(st.just(Formula.PRODUCT), st.tuples(AMOUNTS, RATES).map(list), AMOUNTS),
    st.tuples(st.just(Formula.COMPOUND), st.tuples(AMOUNTS, AMOUNTS, st.just("3")).map(list), RATES),
    st.tuples(st.just(Formula.ELIMINATION), st.tuples(AMOUNTS, RATES, AMOUNTS, RATES, AMOUNTS).map(list), RATES),
)


def near_truth(one: Relation) -> Relation:
    """Exchange the stated number by what the others give, as far as its decimals go."""
    if one.point is None or one.formula is Formula.PARTITION:
        return one
    stated = one.stated.quantity
    value = round(one.point / stated.scale, stated.decimals)
    return reread(one, {stated.span: reworded(stated, f"{float(value):.{stated.decimals}f}")})


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.booleans())
def test_what_is_seen_in_floating_point_never_contradicts_exact_arithmetic(
    shape: tuple[Formula, list[str], str], true: bool
) -> None:
    one = relation(*shape)
    assume(one.verdict is not Verdict.UNBOUND)
    one = near_truth(one) if true else one
    for term in one.terms:
        changes = Changes.of(term.quantity.text)
        leeway = Sketch.of(one).leeway(term.quantity, changes.extremes)
        agreeing = changes_that_agree(one, term.quantity.span)
        assert set(changes.within(*leeway.sure)) <= agreeing <= set(changes.within(*leeway.possible))


@given(st.from_regex(r"-?(0|[1-9]\d{0,6})(\.\d{1,4})?", fullmatch=True))
def test_the_changes_of_a_number_are_counted_and_bounded_without_making_them(text: str) -> None:
    changes, made = Changes.of(text), digit_changes(text)
    assert changes.count == len(set(made)) == len(made)
    least, greatest = changes.extremes
    assert all(least - 1e-9 <= float(one) <= greatest + 1e-9 for one in made)
    assert all(sum(a != b for a, b in zip(one, text, strict=True)) == 1 for one in made)
