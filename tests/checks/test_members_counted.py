"""How many a total is said to be made of, against the list behind it that makes it."""

from __future__ import annotations

import pytest
from helpers import check_text, quoted


def told(words: str) -> list[str]:
    """Return the words that are said to miscount the members of a sum."""
    result = check_text(words)
    return [quoted(result, one) for one in result.findings if one.rule.code == "CNT152"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("三大板块产值合计147.60亿元，其中纺织62.15亿元、食品48.30亿元、建材37.15亿元。", []),
        ("四大板块产值合计147.60亿元，其中纺织62.15亿元、食品48.30亿元、建材37.15亿元。", ["四大"]),
        ("3个街道垫付征迁款864.25万元：东城街道412.60万元、河西街道301.15万元、北园街道150.50万元。", []),
        ("2个街道垫付征迁款864.25万元：东城街道412.60万元、河西街道301.15万元、北园街道150.50万元。", ["2个"]),
        ("四个片区共筹资147.60亿元，其中上级补助62.15亿元、本级安排48.30亿元、社会投入37.15亿元。", []),
        ("前两个季度垫付864.25万元：东城街道412.60万元、河西街道301.15万元、北园街道150.50万元。", []),
        ("七个街道垫付征迁款864.25万元：东城街道412.60万元、河西街道301.15万元、北园街道150.50万元。", []),
    ],
)
def test_a_total_is_made_of_as_many_as_it_says(words: str, wrong: list[str]) -> None:
    assert told(words) == wrong
