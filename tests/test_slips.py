"""Slips of the pen: which mistakes of typing one of them explains, and which it does not."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from helpers import relation
from hypothesis import given
from hypothesis import strategies as st

from reportlint import slips
from reportlint.relation import Formula, evaluate
from reportlint.slips import explained_by_slip, mended_by_slip, mended_by_unit, slips_of, unit_slips


@pytest.mark.parametrize("printed", ["1284.98", "1248.89", "128.489", "12848.9", "1284.9", "1224.89", "11284.89"])
def test_one_slip_of_the_pen_explains_a_sum_that_does_not_close(printed: str) -> None:
    assert mended_by_slip(relation(Formula.SUM, "806.35万元 | 478.54万元", f"{printed}万元"))


@pytest.mark.parametrize("printed", ["1350.17", "986.40"])
def test_a_sum_that_misses_by_more_is_no_slip(printed: str) -> None:
    assert not mended_by_slip(relation(Formula.SUM, "806.35万元 | 478.54万元", f"{printed}万元"))


def test_leaving_an_operand_out_is_no_slip() -> None:
    assert not mended_by_slip(relation(Formula.SUM, "288.43万元 | 312.50万元", "312.50万元"))


@given(st.integers(10_000, 99_999), st.integers(10_000, 99_999), st.integers(0, 4), st.integers(1, 8))
def test_any_changed_digit_of_the_total_is_explained(first: int, second: int, place: int, step: int) -> None:
    digits = list(str(first + second))
    digits[place] = str((int(digits[place]) + step) % 9 + 1)
    printed = "".join(digits)
    made = relation(Formula.SUM, f"{first}件 | {second}件", f"{printed}件")
    assert made.holds or mended_by_slip(made)


def test_one_number_in_another_unit_explains_a_sum_of_round_numbers() -> None:
    assert mended_by_unit(relation(Formula.SUM, "4200.00万元 | 1650.00元 | 600.00万元", "6450.00万元"))
    assert not mended_by_unit(relation(Formula.SUM, "4200.00万元 | 1650.00元 | 700.00万元", "6450.00万元"))
    assert not mended_by_unit(relation(Formula.SUM, "4200.00万元 | 1650.00万元 | 600.00万元", "6540.00万元"))


def test_a_total_of_two_digits_is_that_of_anything_in_some_unit() -> None:
    assert not mended_by_unit(relation(Formula.SUM, "3.80万元 | 1196.20万元", "0.12万元"))
    assert mended_by_unit(relation(Formula.SUM, "3.80万元 | 1196.20万元", "1200元"))


def test_a_slip_in_counted_things_explains_a_sum_to_the_last_one() -> None:
    assert list(slips_of(relation(Formula.SUM, "95人 | 194人 | 203人", "502人"))) != []
    assert list(slips_of(relation(Formula.SUM, "81人 | 139人", "231人"))) == []
    assert list(slips_of(relation(Formula.SUM, "81.26万元 | 139.58万元", "230.85万元"))) != []


def test_no_slip_explains_a_mark_that_a_rule_awards() -> None:
    made = replace(relation(Formula.RATIO, "91.19万元 | 10万元", "7分"), formula=Formula.TIER)
    assert not explained_by_slip(made)
    assert not mended_by_slip(made)


@pytest.mark.parametrize("printed", ["1.47", "147"])
def test_a_moved_point_takes_the_last_place_of_a_rate_along(printed: str) -> None:
    made = relation(Formula.GROWTH, "214件 | 251件", f"-{printed}%")
    assert explained_by_slip(made)


def test_a_rate_of_another_size_is_no_slip() -> None:
    assert not explained_by_slip(relation(Formula.GROWTH, "214件 | 251件", "-1.62%"))


AMOUNTS = st.builds(
    "{}.{:02d}{}".format, st.integers(0, 9999), st.integers(0, 99), st.sampled_from(["元", "万元", "亿元"])
)


@given(st.lists(AMOUNTS, min_size=2, max_size=6), st.integers(0, 5), st.sampled_from(["元", "万元", "亿元"]))
def test_the_first_look_at_a_number_in_another_unit_leaves_out_none_that_closes(
    parts: list[str], place: int, unit: str
) -> None:
    made = relation(Formula.SUM, " | ".join(parts), "1.00元").point
    assert made is not None
    bare = parts[place % len(parts)].rstrip("万亿元")
    changed = [*parts[: place % len(parts)], f"{bare}{unit}", *parts[place % len(parts) + 1 :]]
    broken = relation(Formula.SUM, " | ".join(changed), f"{float(made):.2f}元")
    with patch.object(slips, "first_look", return_value=lambda _at, _unit: True):
        thorough = list(unit_slips(broken))
    assert list(unit_slips(broken)) == thorough


def test_a_long_list_is_not_reckoned_anew_for_every_number_of_it() -> None:
    long = relation(Formula.SUM, " | ".join(["128.50万元"] * 300), "128.50万元")
    with patch.object(slips, "evaluate", wraps=evaluate) as evaluated:
        assert not mended_by_unit(long)
    assert evaluated.call_count < 5
