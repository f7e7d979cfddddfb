"""Number formats of spreadsheets beyond the plain ones: dates, points that are words, Chinese numerals, words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from package_of import body_of, formats, n, notes_of, t, xlsx

from reportlint.read import read
from reportlint.read.sheets.formats import printed


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("45748", "yyyy.mm.dd", "2025.04.01"),
        ("45748", "yyyy.m.d", "2025.4.1"),
        ("45748", "yyyy.mm", "2025.04"),
        ("45748", "yy.mm.dd", "25.04.01"),
        ("45748", "e年m月", "2025年4月"),
        ("45748", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2025年4月1日"),
        ("45748.5", "[$-F400]h:mm:ss AM/PM", "12:00:00"),
        ("45748", "dddd", "Tuesday"),
        ("45748", "mmmm", "April"),
        ("45748", "[$-804]mmmm dddd", "四月 星期二"),
        ("45748", "[$-409]d\\-mmm\\-yy", "1-Apr-25"),
        ("0.75", '上午/下午h"时"', "下午6时"),
        ("0.25", "[$-804]AM/PM h:mm", "上午 6:00"),
        ("0.25", "h:mm A/P", "6:00 A"),
        ("45748.000005", "h:mm:ss.000", "0:00:00.432"),
        ("45748", "[DBNum1][$-804]yyyy年m月d日", "二〇二五年四月一日"),
        ("45970", "[DBNum2]m月d日", "壹拾壹月玖日"),
    ],
)
def test_dates(number: str, code: str, shown: str) -> None:
    assert printed(Decimal(number), code) == shown


@pytest.mark.parametrize(
    ("serial", "shown"),
    [("0", "1900-1-0"), ("1", "1900-1-1"), ("59", "1900-2-28"), ("60", "1900-2-29"), ("61", "1900-3-1")],
)
def test_the_first_days_are_counted_as_spreadsheets_count_them(serial: str, shown: str) -> None:
    assert printed(Decimal(serial), "yyyy-m-d") == shown


def test_the_last_day_counted_from_1904_is_no_overflow() -> None:
    assert printed(Decimal(2_958_465), "yyyy-m-d", from_1904=True) == "2958465"
    assert printed(Decimal(2_957_003), "yyyy-m-d", from_1904=True) == "9999-12-31"


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("23456789", '0\\.0,"万元"', "2345.7万元"),
        ("23456789", "0!.0,万元", "2345.7万元"),
        ("23456789", '0"."0,', "2345.7"),
        ("-23456789", "0\\.0,", "-2345.7"),
        ("4567", "0\\.0,", "0.5"),
        ("23456789", '#\\.0000,"亿"', "2.3457亿"),
        ("234567", "0!.0000万元", "23.4567万元"),
        ("2345", '000"年"00"月"', "023年45月"),
        ("1234567.5", '#,##0.00"元"整', "1,234,567.50元整"),
        ("1234567", "#,##0,.00", "1,234.57"),
        ("1.5", "?0.0?", "1.5"),
        ("12.5", ".00", "12.50"),
        ("2E+15", "General", "2E+15"),
    ],
)
def test_digits_find_their_places_between_words(number: str, code: str, shown: str) -> None:
    assert printed(Decimal(number), code) == shown


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("206", "[DBNum1]General", "二百〇六"),
        ("206", "[DBNum2][$-804]General", "贰佰零陆"),
        ("206", "[DBNum1]0", "二〇六"),
        ("30500.5", '[DBNum2]General"元"', "叁万零伍佰.伍元"),
        ("200010000", "[DBNum1]", "二亿〇一万"),
        ("0", "[DBNum2]General", "零"),
        ("206", "[DBNum3]General", "206"),
        ("206", "[$DBNum3]0", "206"),
        ("206", "[$DBNum1][$-804]General", "二百〇六"),
    ],
)
def test_numbers_are_written_in_chinese_where_the_format_says_so(number: str, code: str, shown: str) -> None:
    assert printed(Decimal(number), code) == shown


@pytest.mark.parametrize(
    ("words", "code", "shown"),
    [
        ("暂估8", "@&quot;万元&quot;", "暂估8万元"),
        ("丙类", "&quot;第&quot;@&quot;组&quot;", "第丙类组"),
        ("丙类", "0;-0;0;&quot;略&quot;", "略"),
        ("丙类", "0.00_ ;-0.00_ ", "丙类"),
        ("丙类", "_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;_ ;_ @_ ", "丙类"),
    ],
)
def test_words_read_as_their_format_prints_them(words: str, code: str, shown: str) -> None:
    document = read(
        xlsx(t("项目"), f'<c t="inlineStr" s="1"><is><t>{words}</t></is></c>', styles=formats(code)), "a.xlsx"
    )
    assert (document.text.split("\n")[-1], notes_of(document)) == (shown, [])


def test_words_that_their_format_hides_are_flagged() -> None:
    hidden = '<c t="inlineStr" s="1"><is><t>内部价</t></is></c>'
    document = read(xlsx(t("项目") + t("备注"), t("甲") + hidden, styles=formats(";;;")), "a.xlsx")
    assert body_of(document)[1] == [["项目", "备注"], ["甲", "内部价"]]
    assert notes_of(document) == [("hidden", "内部价")]


def test_a_number_in_a_format_for_words_is_printed_in_their_place() -> None:
    assert printed(Decimal(8), '@"万元"') == "8万元"


@pytest.mark.parametrize("code", ["0\\.0,&quot;万元&quot;", "0.0,&quot;千元&quot;", "0.00"])
def test_a_formula_is_worked_out_in_the_unit_its_format_prints(code: str) -> None:
    cells = n(20_000_000), n(3_456_789), n(23_456_789, "A1+A2", style=1)
    (formula,) = read(xlsx(*cells, styles=formats(code)), "a.xlsx").formulas
    assert formula.computed is not None
    digits = printed(Decimal(23_456_789), code.replace("&quot;", '"')).rstrip("万千元")
    assert abs(Decimal(formula.computed) - Decimal(digits)) <= Decimal("0.05")
