"""Values to JSON and back: what comes out is what went in, and what was never packed is refused."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import get_args

import pytest
from helpers import relation

from reportlint.award import Award, Each, Share, Short, Step, Steps
from reportlint.load.packing import Packer, Unpacker, signature
from reportlint.model import Span
from reportlint.number import Interval
from reportlint.relation import Formula, Relation

AWARDS: tuple[Award, ...] = (
    Steps((Step(Interval(Fraction(9, 10), Fraction(1), high_in=False), Fraction(9)),)),
    Short(Fraction(1, 100), Fraction(1, 2), above=True),
    Each(Fraction(1, 2)),
    Share(rate=True),
)


def there_and_back(value: object, hint: object) -> object:
    packer = Packer((), {}, tagged=get_args(Award))
    return Unpacker({}, {}, {}).unpack(hint, json.loads(json.dumps(packer.pack(value))))


def test_a_relation_comes_back_with_its_numbers_and_places() -> None:
    one = relation(Formula.SUM, "30.00 万元 | 29.99 万元", "59.99 万元")
    assert there_and_back(one, Relation) == one


def test_a_named_tuple_is_a_record_like_any_other() -> None:
    assert there_and_back(Span(3, 8), Span) == Span(3, 8)


@pytest.mark.parametrize("award", AWARDS)
def test_one_of_several_types_comes_back_as_the_one_it_was(award: Award) -> None:
    assert there_and_back(award, Award) == award


def test_every_type_of_a_union_has_been_tried() -> None:
    assert {type(one) for one in AWARDS} == set(get_args(Award))


@pytest.mark.parametrize("packed", [{"Span": [1, 2]}, {}, {"Each": ["1/2"], "Share": []}, ["1/2"], "Each"])
def test_a_type_that_does_not_stand_there_is_refused(packed: object) -> None:
    with pytest.raises((TypeError, ValueError, LookupError)):
        Unpacker({}, {}, {}).unpack(Award, packed)


def test_other_fields_have_another_signature() -> None:
    assert len({signature(kind) for kind in (Span, Relation, Short, Each)}) == 4
