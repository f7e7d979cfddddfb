"""What goes from one process to another arrives as it was."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from helpers import check_text

from reportlint.cli.packing import packed, unpacked
from reportlint.model import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """A value with a default and a part that is made from the others."""

    first: Span
    second: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A value one field of which is not given."""

    words: str
    length: int = field(init=False, default=3)


@dataclass
class Grown:
    """A value that changes."""

    words: list[str]


@pytest.mark.parametrize("value", [Pair(Span(1, 2), ("a",)), Counted("abc"), Grown(["a"]), Span(3, 3), None, [1]])
def test_a_value_arrives_as_it_was(value: object) -> None:
    assert unpacked(packed(value)) == value


def test_what_is_shared_stays_shared() -> None:
    one = Pair(Span(1, 2))
    first, second = unpacked(packed((one, one)))
    assert first is second


def test_a_result_arrives_as_it_was() -> None:
    result = check_text("# 报告\n\n支出100万元，其中甲60万元、乙50万元。\n")
    assert unpacked(packed(result)) == result
