"""Sentences as claims: which number is the level, the change, the rate, the share, the whole, the parts."""

from __future__ import annotations

import pytest
from helpers import facts

from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.mentions import Mention, Role


def mentions(text: str) -> list[Mention]:
    """Return the mentions of a text."""
    return [one for prose in facts(text).prose for one in prose.mentions]


def statements(text: str, *kinds: str) -> list[Statement]:
    """Return the statements of some kinds."""
    return [one for one in facts(text).statements if one.kind in kinds]


def told(one: Statement) -> str:
    """Print a statement: `change 本年收入: base 100.00, change 20.00 +, rate 25.00% +`."""
    roles = [
        f"{role} {quantity.shown()}" + {1: " +", -1: " -", 0: ""}[one.directions.get(role, 0)]
        for role, quantity in sorted(one.quantities.items())
    ]
    parts = [f"{part.label} {part.quantity.text}" for part in one.parts]
    return f"{one.label}: {', '.join([*roles, *parts])}"


# ---------------------------------------------------------------- roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("预算收入2024.99万元", Role.LEVEL),
        ("比上年增加318.16万元", Role.CHANGE),
        ("较上年减少318.16万元", Role.CHANGE),
        ("增幅18.64%", Role.RATE),
        ("同比下降34.69%", Role.RATE),
        ("增长-15.3%", Role.RATE),
        ("占注册资本的36.00%", Role.SHARE),
        ("占比55.10%", Role.SHARE),
        ("完成年初预算的98.61%", Role.COMPLETION),
        ("为预算的98.61%", Role.COMPLETION),
        ("预算执行率为91.19%", Role.RATIO),
        ("提高5.99个百分点", Role.POINTS),
        ("增长5.4倍", Role.LISTED),
    ],
)
def test_the_words_before_a_number_tell_its_part(text: str, role: Role) -> None:
    assert mentions(text + "。")[-1].role is role


@pytest.mark.parametrize(
    ("word", "direction"),
    [
        ("增加", 1), ("增长", 1), ("上升", 1), ("提高", 1), ("上涨", 1), ("追加", 1), ("净增", 1), ("增收", 1),
        ("减少", -1), ("下降", -1), ("降低", -1), ("减收", -1), ("压减", -1), ("核减", -1), ("净减少", -1),
        pytest.param("节约", -1),
    ],
)  # fmt: skip
def test_a_direction_word_gives_a_change_its_sign(word: str, direction: int) -> None:
    assert mentions(f"收入100.00万元，比上年{word}20.00万元。")[-1].direction == direction


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "预算收入 2024.99 万元，与上年对比增加 318.16 万元，增幅 18.64%。",
            ["预算收入: change 318.16 +, current 2024.99, rate 18.64% +"],
        ),
        (
            "本年收入 2465.03 万元，比年初预算数增加 440.04 万元，增幅 21.73%。",
            ["本年收入: change 440.04 +, current 2465.03, rate 21.73% +"],
        ),
        ("负债总额 620.69 万元，较上年减少 34.69%。", ["负债总额: current 620.69, rate 34.69% -"]),
        (
            "收入总计9859.38万元。与2023年度相比，收入总计增加1062.85万元，增长12.08%。",
            ["收入总计: change 1062.85 +, current 9859.38, rate 12.08% +"],
        ),
        (
            "本年收入1233.33万元，上年1306.89万元，减少73.56万元。",
            ["本年收入: base 1306.89, change 73.56 -, current 1233.33"],
        ),
        (
            "支出1969.40万元，较2024年度的2190.60万元减少221.20万元，下降10.10%。",
            ["支出: base 2190.60, change 221.20 -, current 1969.40, rate 10.10% -"],
        ),
        (
            "公共预算支出由11.66亿元增加到29.33亿元。",
            ["公共预算支出: base 11.66, current 29.33 +"],
        ),
        (
            "本年支出905.70万元，比年初预算增加46.30万元，增长5.39%；比上年决算增加118.90万元，增长15.11%。",
            [
                "本年支出: change 46.30 +, current 905.70, rate 5.39% +",
                "本年支出: change 118.90 +, current 905.70, rate 15.11% +",
            ],
        ),
    ],
)
def test_a_change_is_read_with_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert [told(one) for one in statements(text, "change")] == expected


@pytest.mark.parametrize("marker", ["", "1.", "（一）", "一是", "1、", "（1）", "①"])
def test_a_list_marker_plays_no_role(marker: str) -> None:
    (one,) = statements(f"{marker}会议费支出142.05万元，比上年减少13.77万元，下降8.84%。", "change")
    assert told(one).endswith("change 13.77 -, current 142.05, rate 8.84% -")


@pytest.mark.parametrize(
    "text",
    [
        "会议费支出142.05万元,比上年减少13.77万元,下降8.84%。",
        "会议费支出 142.05 万元，比上年减少 13.77 万元，下降 8.84%。",
        pytest.param(
            "会议费支出142.05万元，比上年减少13.77万元，下降8.84 %。",
        ),
        "会议费支出１４２．０５万元，比上年减少１３．７７万元，下降８．８４％。",
        "会议费支出**142.05**万元，比上年减少**13.77**万元，下降**8.84%**。",
        pytest.param(
            "会议费支出142.05\n万元，比上年减少13.77万元，\n下降8.84%。",
        ),
    ],
)
def test_layout_makes_no_difference_to_a_claim(text: str) -> None:
    assert [told(one) for one in statements(text, "change")] == [
        "会议费支出: change 13.77 -, current 142.05, rate 8.84% -"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "按可比价计算，工业增加值增加20.00亿元，增长6.0%。",
        "地区生产总值287.90亿元，比上年增加20.00亿元，增长6.1%。",
        "收入100.00万元，比上年增加20.00万元，同口径增长30.00%。",
        "公共预算支出由11.66亿元增加到29.33亿元，年均增长20.26%。",
    ],
)
def test_where_ordinary_arithmetic_may_not_apply_the_claim_is_unsure(text: str) -> None:
    found = [one for one in statements(text, "change") if "rate" in one.quantities]
    assert all(one.unsure for one in found)


# ---------------------------------------------------------------- shares, completions, ratios


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("自然人出资576.00万元，占注册资本的36.00%。", "share", ["自然人出资: part 576.00, ratio 36.00%"]),
        (
            "年初预算为452.40万元，支出决算为446.11万元，完成年初预算的98.61%。",
            "completion",
            ["支出决算: part 446.11, ratio 98.61%, whole 452.40"],
        ),
        ("实际使用资金841.59万元，预算执行率为91.19%。", "ratio", ["预算执行率: ratio 91.19%"]),
    ],
)
def test_a_rate_is_read_with_the_amounts_beside_it(text: str, kind: str, expected: list[str]) -> None:
    assert [told(one) for one in statements(text, kind)] == expected


# ---------------------------------------------------------------- totals and their parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本年支出合计9759.38万元，其中：基本支出5377.64万元，项目支出4381.74万元。",
            ["本年支出合计: total 9759.38, 基本支出 5377.64, 项目支出 4381.74"],
        ),
        (
            "本年支出合计9759.38万元，其中：基本支出5377.64万元，占55.10%；项目支出4381.74万元，占44.90%。",
            ["本年支出合计: total 9759.38, 基本支出 5377.64, 项目支出 4381.74"],
        ),
        (
            "总收入1212.12万元，其中：财政拨款收入950.12万元，比2023年预算增加0.46万元；事业收入262.00万元。",
            ["总收入: total 1212.12, 财政拨款收入 950.12, 事业收入 262.00"],
        ),
        (
            "行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。",
            ["行政诉讼: total 46, 结果维持 25, 结果纠正 5, 其他结果 9, 尚未审结 7"],
        ),
        (
            "收入总计100.00万元（其中：财政拨款80.00万元，其他20.00万元），支出总计90.00万元。",
            ["收入总计: total 100.00, 财政拨款 80.00, 其他 20.00"],
        ),
    ],
)
def test_a_breakdown_is_a_total_with_its_parts(text: str, expected: list[str]) -> None:
    assert [told(one) for one in statements(text, "composition")] == expected


@pytest.mark.parametrize(
    ("text", "complete", "is_open"),
    [
        ("本年支出合计100.00万元，其中：基本支出60.00万元，项目支出40.00万元。", True, False),
        ("本年支出100.00万元，包括人员经费60.00万元、公用经费40.00万元。", True, False),
        ("项目支出100.00万元，其中：道路硬化60.00万元。", False, False),
        ("项目支出100.00万元，其中：道路硬化30.00万元、绿化20.00万元等。", False, True),
    ],
)
def test_the_words_say_whether_the_parts_are_all_there_are(text: str, complete: bool, is_open: bool) -> None:
    (one,) = statements(text, "composition")
    assert (one.complete, one.open) == (complete, is_open)


@pytest.mark.xfail(strict=True, reason="what stands behind the ； of a breakdown is taken for its parts")
def test_the_siblings_behind_a_semicolon_are_no_parts() -> None:
    text = (
        "教育支出150.00万元，其中：学前教育60.00万元、小学教育90.00万元；社会保障支出30.00万元；卫生健康支出20.00万元。"
    )
    assert [told(one) for one in statements(text, "composition")] == [
        "教育支出: total 150.00, 学前教育 60.00, 小学教育 90.00"
    ]


@pytest.mark.parametrize(("text", "label"), [("全年合计270万元。", "全年合计"), ("三项合计100.00%。", "合计")])
def test_a_label_keeps_its_last_character(text: str, label: str) -> None:
    assert mentions(text)[-1].label == label


# ---------------------------------------------------------------- amounts


@pytest.mark.parametrize(
    ("text", "name", "scope"),
    [
        ("我单位资产总额858.15万元。", "资产总额", "我单位"),
        ("年末总资产858.15万元。", "资产总额", ""),
        ("负债合计620.69万元。", "负债总额", ""),
        ("绿化执行率为91.19%。", "执行率", "绿化"),
        ("实际使用资金841.59万元。", "执行数", ""),
    ],
)
def test_an_amount_is_known_by_the_end_of_its_label(text: str, name: str, scope: str) -> None:
    (one,) = facts(text).amounts
    assert one.name == name
    assert one.scope in {scope, ""}


def test_an_amount_keeps_the_growth_printed_beside_it() -> None:
    (one,) = facts("负债总额 620.69 万元，较上年减少 34.69%。").amounts
    assert one.growth is not None
    assert (one.growth.text, one.direction) == ("34.69", -1)


@pytest.mark.parametrize("text", ["其他收入12.00万元。", "2025年共3项。"])
def test_an_unknown_label_is_no_amount(text: str) -> None:
    assert facts(text).amounts == ()
