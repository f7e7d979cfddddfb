"""Decoding: a type hint says what a place may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

import pytest

from reportlint.load.decode import Place, value_of
from reportlint.load.mistakes import Mistakes
from reportlint.load.strict_yaml import parse

NOWHERE = Place(-1)


class Shape(StrEnum):
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Inner:
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Outer:
    name: str
    from_: str = "start"
    inner: Inner = Inner("none")
    several: tuple[Inner, ...] = ()
    at: Place = NOWHERE

    def __post_init__(self) -> None:
        if self.name == "nobody":
            raise ValueError("nobody is no name.")


def read(text: str, hint: Any) -> Any:
    return value_of(parse(text), hint)


def refusals(text: str, hint: Any) -> list[str]:
    with pytest.raises(Mistakes) as caught:
        read(text, hint)
    return [mistake.message["en"] for mistake in caught.value.mistakes]


@pytest.mark.parametrize(
    ("text", "hint", "value"),
    [
        ("得分", str, "得分"),
        ("2024", str, "2024"),
        ("no", str, "no"),
        ("true", str, "true"),
        ("15", int, 15),
        ("false", bool, False),
        ("0.05", Fraction, Fraction(1, 20)),
        ("-3", Fraction, Fraction(-3)),
        ("'1.5'", Fraction, Fraction(3, 2)),
        ("round", Shape, Shape.ROUND),
        ("up", Literal["up", "down"], "up"),
        ("[a, 2]", tuple[str, ...], ("a", "2")),
        ("[]", tuple[str, ...], ()),
        ("[a, 2]", tuple[str, int], ("a", 2)),
        ("{a: x, b: y}", Mapping[str, str], {"a": "x", "b": "y"}),
        ("{a: [x], b: []}", Mapping[str, tuple[str, ...]], {"a": ("x",), "b": ()}),
        ("{round: 1}", Mapping[Shape, int], {Shape.ROUND: 1}),
        ("~", str | None, None),
        ("x", str | None, "x"),
        ("x", str | tuple[str, ...], "x"),
        ("[x]", str | tuple[str, ...], ("x",)),
        ("{name: x}", Outer, Outer("x", at=Place(0))),
        ("{name: x, from: y}", Outer, Outer("x", "y", at=Place(0))),
        ("{name: x, inner: {label: z, weight: 2}}", Outer, Outer("x", inner=Inner("z", 2), at=Place(0))),
        ("{name: x, several: [{label: z}]}", Outer, Outer("x", several=(Inner("z"),), at=Place(0))),
    ],
)
def test_a_fitting_text_becomes_the_value(text: str, hint: Any, value: object) -> None:
    assert read(text, hint) == value


@pytest.mark.parametrize(
    ("text", "hint", "complaint"),
    [
        ("~", str, "expected text, found nothing."),
        ("[a]", str, "expected text, found a list."),
        ("x", int, "expected a whole number, found “x”."),
        ("010", int, "expected a whole number, found “010”."),
        ("'15'", int, "expected a whole number, found “15”."),
        ("1.5", int, "expected a whole number, found “1.5”."),
        ("yes", bool, "expected true or false, found “yes”."),
        ("5%", Fraction, "expected a number, found “5%”."),
        ("1/3", Fraction, "expected a number, found “1/3”."),
        ("x", tuple[str, ...], "expected a list, found “x”."),
        ("[a]", tuple[str, int], "expected 2 items, found 1."),
        ("[a]", Mapping[str, str], "expected a mapping (key: value), found a list."),
        ("Round", Shape, "Round is not one of round, square (did you mean round?)."),
        ("left", Literal["up", "down"], "left is not one of up, down."),
        ("{a: b}", str | tuple[str, ...], "expected text or a list, found a mapping (key: value)."),
        ("[[a]]", str | tuple[int, ...], "expected text or a list, found a list."),
        ("{weight: 2}", Inner | None, "label missing."),
        ("{name: nobody}", Outer, "nobody is no name."),
        ("{name: x, inner: {lable: z}}", Outer, "unknown key lable (did you mean label?); known: label, weight."),
        ("{name: x, at: 3}", Outer, "unknown key at; known: name, from, inner, several."),
    ],
)
def test_a_text_that_does_not_fit_is_refused_in_words(text: str, hint: Any, complaint: str) -> None:
    assert complaint in refusals(text, hint)


def test_all_mistakes_of_a_record_are_told_together() -> None:
    assert refusals("{form: x, inner: {weight: heavy}, several: [{label: ~}, {}]}", Outer) == [
        "unknown key form (did you mean from?); known: name, from, inner, several.",
        "name missing.",
        "label missing.",
        "expected a whole number, found “heavy”.",
        "expected text, found nothing.",
        "label missing.",
    ]


def test_a_type_that_no_file_can_hold_is_our_bug() -> None:
    with pytest.raises(TypeError, match="no way to read"):
        read("x", complex)
