"""Changes of shares between two structures printed side by side."""

from __future__ import annotations

from helpers import outcomes

from reportlint.facts.prose.ties import TieKind

INDUSTRIES = "三次产业结构由上年的12.9:37.2:49.9调整为12.7:38.3:49.0，{}个百分点。"


def test_the_name_of_an_industry_tells_its_place() -> None:
    assert outcomes("tie", INDUSTRIES.format("第二产业比重提高1.1"), tie=TieKind.SHIFT) == ["pass"]
    assert outcomes("tie", INDUSTRIES.format("第三产业比重下降0.9"), tie=TieKind.SHIFT) == ["pass"]
    assert outcomes("tie", INDUSTRIES.format("第三产业比重下降1.9"), tie=TieKind.SHIFT) == ["fail"]
    assert outcomes("tie", INDUSTRIES.format("第三产业比重提高0.9"), tie=TieKind.SHIFT) == ["fail"]


def test_without_a_name_one_of_the_members_settles_it() -> None:
    text = "收支结构由上年的40.0:60.0调整为43.5:56.5，前者占比提高{}个百分点。"
    assert outcomes("tie", text.format("3.5"), tie=TieKind.SHIFT) == ["pass"]
    assert "fail" not in outcomes("tie", text.format("5.3"), tie=TieKind.SHIFT)
