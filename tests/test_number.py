"""What a printed number means: the interval of its possible true values, and the laws intervals obey."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from helpers import printed, round_half_even
from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint.number import (
    Interval,
    Mode,
    Modifier,
    Quantity,
    as_decimal,
    round_half_up,
)

values = st.fractions(min_value=-(10**7), max_value=10**7, max_denominator=10**6)
radii = st.fractions(min_value=0, max_value=1000, max_denominator=1000)
places = st.integers(min_value=0, max_value=4)
rounders = st.sampled_from([round_half_up, round_half_even])
measured = st.sampled_from(["万元", "亿元", "%", "公里", ""])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw a set that is not empty, bounded or not."""
    low, high = sorted((draw(values), draw(values)))
    flags = (draw(st.booleans()), draw(st.booleans())) if low < high else (True, True)
    low_end, high_end = draw(st.sampled_from([(low, high), (None, high), (low, None), (None, None)]))
    return Interval(low_end, high_end, *flags)


def inside(interval: Interval, share: Fraction) -> Fraction:
    """Return a value of an interval."""
    if interval.low is None and interval.high is None:
        return share
    if interval.low is None:
        assert interval.high is not None
        return interval.high - 1 - share
    if interval.high is None:
        return interval.low + 1 + share
    if interval.low == interval.high:
        return interval.low
    return interval.low + (interval.high - interval.low) * (1 + share) / 3


shares = st.fractions(min_value=0, max_value=1, max_denominator=100)


def decimal(value: Fraction, places: int) -> str:
    """Print a decimal fraction with all its places, as a document would."""
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def ends(text: str, modifier: Modifier = Modifier.NONE, mode: Mode = Mode.ROUNDED) -> str:
    """Print what a number denotes, in base units: `[8581450, 8581550]`."""
    interval = printed(text, modifier).denotes(mode)
    low = "(-∞" if interval.low is None else ("[" if interval.low_in else "(") + as_decimal(interval.low, 6)
    high = "+∞)" if interval.high is None else as_decimal(interval.high, 6) + ("]" if interval.high_in else ")")
    return f"{low}, {high}"


# ---------------------------------------------------------------- what a print denotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("51人", "[51, 51]"),
        ("4个", "[4, 4]"),
        ("9.5分", "[9.5, 9.5]"),
        ("8581500.00元", "[8581500, 8581500]"),
        ("8581500元", "[8581499.5, 8581500.5]"),
        ("858.15万元", "[8581450, 8581550]"),
        ("0.09亿元", "[8500000, 9500000]"),
        ("91.19%", "[0.91185, 0.91195]"),
        ("91%", "[0.905, 0.915]"),
        ("8.0公里", "[7.95, 8.05]"),
        ("8公里", "[7.5, 8.5]"),
        ("-30.59%", "[-0.30595, -0.30585]"),
        ("0.00万元", "[-50, 50]"),
        ("0人", "[0, 0]"),
        ("12.3449元", "[12.3449, 12.3449]"),
    ],
)
def test_a_number_denotes_what_its_digits_leave_open(text: str, expected: str) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("858.15万元", "[8581500, 8581600)"),
        ("-30.59%", "(-0.306, -0.3059]"),
        ("0.00万元", "(-100, 100)"),
        ("51人", "[51, 51]"),
        ("8581500.00元", "[8581500, 8581500]"),
    ],
)
def test_a_truncated_number_lost_what_stood_behind_its_last_place(text: str, expected: str) -> None:
    assert ends(text, mode=Mode.TRUNCATED) == expected


@pytest.mark.parametrize(
    ("modifier", "text", "expected"),
    [
        (Modifier.ABOUT, "5300人", "(5035, 5565)"),
        (Modifier.ABOUT, "1000人", "(500, 1500)"),
        (Modifier.ABOUT, "4.7%", "(0.04465, 0.04935)"),
        (Modifier.NEARLY, "5300人", "(4770, 5300)"),
        (Modifier.OVER, "5300人", "(5300, 5830]"),
        (Modifier.AND_MORE, "5300人", "(5300, 5400)"),
        (Modifier.AND_MORE, "4.7公里", "(4.7, 4.8)"),
        (Modifier.AT_MOST, "5万元", "(-∞, 50000]"),
        (Modifier.AT_LEAST, "90%", "[0.9, +∞)"),
        (Modifier.BELOW, "60分", "(-∞, 60)"),
        (Modifier.ABOVE, "60分", "(60, +∞)"),
    ],
)
def test_a_hedged_number_denotes_what_its_hedge_says(modifier: Modifier, text: str, expected: str) -> None:
    assert ends(text, modifier) == expected


def ranged(text: str, high: int) -> Quantity:
    one = printed(text)
    return Quantity(one.span, one.text, one.value, one.decimals, one.unit, one.kind, one.scale, high=Fraction(high))


def test_a_range_denotes_the_hull_of_both_numbers() -> None:
    assert ranged("500万元", 600).denotes() == Interval(Fraction(4_995_000), Fraction(6_005_000))
    assert ranged("90分", 99).denotes() == Interval(Fraction(90), Fraction(99))


@given(values.filter(bool), places, measured, st.sampled_from(list(Modifier)))
def test_no_denotation_is_inside_out(value: Fraction, decimals: int, unit: str, modifier: Modifier) -> None:
    text = decimal(round_half_up(abs(value), decimals), decimals)
    interval = printed(text + unit, modifier).denotes()
    assert interval.low is None or interval.high is None or interval.low <= interval.high


@pytest.mark.parametrize("modifier", [Modifier.NEARLY, Modifier.OVER])
def test_no_denotation_of_a_negative_number_is_inside_out(modifier: Modifier) -> None:
    width = printed("-5%", modifier).denotes().width
    assert width is not None
    assert width >= 0


def test_a_range_printed_downwards_denotes_the_same_hull() -> None:
    assert ranged("100分", 90).denotes() == Interval(Fraction(90), Fraction(100))


@given(values, places, rounders, measured)
def test_the_true_value_never_leaves_the_interval_after_honest_rounding(
    value: Fraction, decimals: int, rounded: Callable[[Fraction, int], Fraction], unit: str
) -> None:
    quantity = printed(decimal(rounded(value, decimals), decimals) + unit)
    assume(not quantity.exact)
    assert value * quantity.scale in quantity.denotes()


@given(values, places, measured)
def test_the_true_value_never_leaves_the_truncation_interval_after_cutting(
    value: Fraction, decimals: int, unit: str
) -> None:
    cut = Fraction(int(value * 10**decimals), 10**decimals)
    quantity = printed(decimal(cut, decimals) + unit)
    assume(not quantity.exact)
    # A value cut to nought loses its sign; -0.004 and 0.004 both print 0.00.
    assert value * quantity.scale in quantity.denotes(Mode.TRUNCATED)


def test_both_ways_of_rounding_a_tie_are_admitted() -> None:
    tie = Fraction("12.345")
    assert {round_half_up(tie, 2), round_half_even(tie, 2)} == {Fraction("12.35"), Fraction("12.34")}
    assert tie * 10000 in printed("12.34万元").denotes()
    assert tie * 10000 in printed("12.35万元").denotes()


@given(values, places)
def test_the_two_roundings_differ_only_at_ties(value: Fraction, decimals: int) -> None:
    up, even = round_half_up(value, decimals), round_half_even(value, decimals)
    assert up == even or abs(value - up) == abs(value - even)
    assert abs(value - up) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "up", "even"),
    [("2.5", 0, "3", "2"), ("-2.5", 0, "-3", "-2"), ("0.125", 2, "0.13", "0.12"), ("3.5", 0, "4", "4")],
)
def test_ties_round_away_from_zero_or_to_the_even_digit(value: str, decimals: int, up: str, even: str) -> None:
    assert round_half_up(Fraction(value), decimals) == Fraction(up)
    assert round_half_even(Fraction(value), decimals) == Fraction(even)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("318.1500", 4, "318.15"),
        ("-0.00001", 4, "0"),
        ("-12.5", 2, "-12.5"),
        ("100", 0, "100"),
        ("1/3", 4, "0.3333"),
        ("2/3", 4, "0.6667"),
        ("0.05", 2, "0.05"),
        ("-1/1000", 3, "-0.001"),
    ],
)
def test_a_rational_is_printed_without_trailing_zeros(value: str, decimals: int, shown: str) -> None:
    assert as_decimal(Fraction(value), decimals) == shown


@given(values, places)
def test_a_printed_rational_reads_back_as_its_rounding(value: Fraction, decimals: int) -> None:
    assert Fraction(as_decimal(value, decimals)) == round_half_up(value, decimals)


# ---------------------------------------------------------------- laws of intervals


@given(intervals(), intervals())
def test_meeting_is_symmetric(first: Interval, second: Interval) -> None:
    assert first.meets(second) == second.meets(first)


@given(intervals(), intervals(), shares, shares)
def test_sets_that_share_a_value_meet(first: Interval, second: Interval, share: Fraction, other: Fraction) -> None:
    for value in (inside(first, share), inside(second, other)):
        if value in first and value in second:
            assert first.meets(second)


@given(intervals())
def test_a_set_meets_itself(interval: Interval) -> None:
    assert interval.meets(interval)


@given(intervals(), intervals(), shares, shares)
def test_a_sum_contains_the_sums(first: Interval, second: Interval, share: Fraction, other: Fraction) -> None:
    assert inside(first, share) + inside(second, other) in first.plus(second)


@given(intervals(), intervals())
def test_a_sum_does_not_depend_on_the_order(first: Interval, second: Interval) -> None:
    assert first.plus(second) == second.plus(first)


@given(intervals(), values, shares)
def test_a_scaled_set_contains_the_scaled_values(interval: Interval, factor: Fraction, share: Fraction) -> None:
    assume(factor)
    assert inside(interval, share) * factor in interval.scaled(factor)


@given(intervals(), values)
def test_scaling_back_gives_the_same_set(interval: Interval, factor: Fraction) -> None:
    assume(factor)
    assert interval.scaled(factor).scaled(1 / factor) == interval


@given(intervals(), radii, shares)
def test_a_widened_set_contains_what_it_held_and_what_is_near(
    interval: Interval, radius: Fraction, share: Fraction
) -> None:
    value = inside(interval, share)
    wider = interval.widened(radius)
    assert value in wider
    assert value + radius in wider
    assert value - radius in wider


@given(values, values)
def test_points_meet_only_when_equal(first: Fraction, second: Fraction) -> None:
    assert Interval.point(first).meets(Interval.point(second)) == (first == second)


@pytest.mark.parametrize(
    ("high_in", "low_in", "meet"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_where_two_ends_coincide_both_must_be_included(high_in: bool, low_in: bool, meet: bool) -> None:
    left = Interval(Fraction(0), Fraction(1), high_in=high_in)
    right = Interval(Fraction(1), Fraction(2), low_in=low_in)
    assert left.meets(right) is meet
    assert right.meets(left) is meet


@pytest.mark.parametrize(("included", "contained"), [(True, True), (False, False)])
def test_an_end_belongs_to_the_set_only_if_it_is_included(included: bool, contained: bool) -> None:
    interval = Interval(Fraction(1), Fraction(2), low_in=included, high_in=included)
    assert (Fraction(1) in interval) is contained
    assert (Fraction(2) in interval) is contained
    assert Fraction(3, 2) in interval
    assert Fraction(3) not in interval


@pytest.mark.parametrize("flags", [(True, True), (True, False), (False, True), (False, False)])
def test_an_end_of_a_sum_is_included_only_if_both_ends_that_make_it_are(flags: tuple[bool, bool]) -> None:
    first = Interval(Fraction(0), Fraction(1), low_in=flags[0])
    second = Interval(Fraction(5), Fraction(6), low_in=flags[1])
    assert first.plus(second).low_in is all(flags)


def test_a_negative_factor_swaps_the_ends_with_their_flags() -> None:
    assert Interval(Fraction(1), Fraction(2), low_in=False).scaled(Fraction(-1)) == Interval(
        Fraction(-2), Fraction(-1), high_in=False
    )


def test_an_unbounded_set_has_no_width() -> None:
    assert Interval(None, Fraction(1)).width is None
    assert not Interval(None, Fraction(1)).bounded
    assert Interval.around(Fraction(1), Fraction(1, 2)).width == 1
