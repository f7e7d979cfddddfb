"""Names of units: what makes two of them different ones of one kind."""

from __future__ import annotations

import pytest

from reportlint.checks.words.names import is_other


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        ("白鹭街道办事处", "柳坪县桐河街道办事处", True),
        ("桐河街道办事处", "柳坪县桐河街道办事处", False),
        ("街道办事处", "柳坪县桐河街道办事处", False),
        ("青屏县林业局", "柳坪县水务局", True),
        ("县水务局", "柳坪县水务局", False),
        ("柳坪县财政局", "柳坪县水务局", True),
        ("柳坪县人民政府", "柳坪县水务局", False),
        ("云台县美术馆", "鹿鸣县图书馆", True),
    ],
)
def test_a_unit_is_another_where_kind_agrees_and_name_does_not(name: str, own: str, other: bool) -> None:
    assert is_other(name, own) is other
