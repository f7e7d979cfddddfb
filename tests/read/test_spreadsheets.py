"""xlsx, ods and csv: what a sheet prints, merges, hides and computes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from docx_of import zipped
from hypothesis import given
from hypothesis import strategies as st
from package_of import body_of, formats, kinds_of, n, notes_of, ods, parts_of, t, worksheet, xlsx

from reportlint.read import read
from reportlint.read.sheets import SheetCell
from reportlint.read.sheets.formats import number_of, printed
from reportlint.read.sheets.formulas import column_of, evaluated, letters, moved, plain_odf
from reportlint.read.trouble import Limits
from reportlint.read.xlsx import read_xlsx


def test_a_sheet_is_a_section_with_its_title_lines_and_its_table() -> None:
    document = read(xlsx(t("2024年度自评表"), t("项目") + t("分值"), t("水压合格率") + n(15), t("注：略")), "a.xlsx")
    assert body_of(document) == ["自评表", "2024年度自评表", [["项目", "分值"], ["水压合格率", "15"]], "注：略"]
    assert next(document.paragraphs()).outline == 1


def test_merged_cells_cover_their_slots() -> None:
    more = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>'
    document = read(
        xlsx(t("指标") + "<c/>" + t("分"), t("产出") + t("数量") + n(1), "<c/>" + t("质量") + n(2), more=more), "a.xlsx"
    )
    assert body_of(document)[1] == [["指标", "-", "分"], ["产出", "数量", "1"], ["-", "质量", "2"]]


def test_a_blank_row_parts_two_tables() -> None:
    document = read(xlsx(t("甲") + n(1), t("乙") + n(2), "", t("丙") + n(3), t("丁") + n(4)), "a.xlsx")
    assert [len(block) for block in body_of(document) if isinstance(block, list)] == [2, 2]


def test_a_number_reads_as_its_format_prints_it() -> None:
    styles = formats("0.00%", "#,##0.00", "yyyy&quot;年&quot;m&quot;月&quot;")
    cells = n(0.9118676389, style=1) + n(1234.5, style=2) + n(45383, style=3) + n("922.9299999999999")
    assert body_of(read(xlsx(t("率") * 4, cells, styles=styles), "a.xlsx"))[1][1] == [
        "91.19%", "1,234.50", "2024年4月", "922.93",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("0.125", "0%", "13%"),
        ("-3.5", "0.0;(0.0)", "(3.5)"),
        ("0", '0.0;-0.0;"—"', "—"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("3", "0_ ", "3"),
        ("0.5", "#.##", ".5"),
        ("5", "General", "5"),
        ("0.3333333333333333", "General", "0.333333333"),
        ("123456789012", "General", "1.23457E+11"),
        ("98", '0"分"', "98分"),
        ("45383.75", "yyyy/m/d h:mm", "2024/4/1 18:00"),
        ("45383", "yyyy-mm-dd", "2024-04-01"),
        ("0.75", "[h]:mm", "18:00"),
        ("150", "[>=100]0;[<100]0.0", "150"),
        ("7", "000", "007"),
        ("2.5", "0", "3"),
        ("-0.001", "0.00", "0.00"),
        ("5", '"已完成"', "已完成"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("0", "0.00;-0.00;", ""),
        ("0", "#", ""),
        ("7", ";;;", ""),
        ("0.125", "# ?/?", "0.125"),
        ("2.5", "# ??/??", "2.5"),
        ("1234.5", "0.00E+00", "1.23E+03"),
        ("0.00012", "0.0E+0", "1.2E-4"),
        ("31112345678", "000-0000-0000", "311-1234-5678"),
        ("5", "00-00", "00-05"),
        ("123456", '0"."00', "1234.56"),
    ],
)
def test_number_formats(number: str, code: str, shown: str) -> None:
    assert printed(Decimal(number), code) == shown


@given(st.decimals(-1_000_000, 1_000_000, places=4), st.integers(0, 6))
def test_a_printed_number_is_within_half_a_unit_of_the_last_digit(number: Decimal, decimals: int) -> None:
    code = "0." + "0" * decimals if decimals else "0"
    assert abs(Decimal(printed(number, code)) - number) <= Decimal(1).scaleb(-decimals) / 2


@given(st.decimals(allow_nan=False, allow_infinity=False), st.text('0#?.,%;@"E+-ymdh[]<>=1 _*', max_size=12))
def test_no_number_and_no_format_break_the_printing(number: Decimal, code: str) -> None:
    known = number_of(str(number))
    assert known is None or isinstance(printed(known, code), str)


def test_hidden_rows_and_columns_are_flagged_and_stay_in_the_table() -> None:
    rows = f'<row>{t("项目")}{t("金额")}</row><row hidden="1">{t("甲")}{n(3)}</row><row>{t("合计")}{n(3)}</row>'
    document = read(with_rows(rows), "a.xlsx")
    assert body_of(document)[1] == [["项目", "金额"], ["甲", "3"], ["合计", "3"]]
    assert notes_of(document) == [("hidden", "甲"), ("hidden", "3")]


def test_a_number_that_its_format_hides_is_flagged_and_a_zero_printed_as_nothing_is_blank() -> None:
    rows = [t("项目") + t("金额"), t("甲") + n(30, style=1), t("乙") + n(0, style=2), t("丙") + n(4)]
    document = read(xlsx(*rows, styles=formats(";;;", "0.00;-0.00;")), "a.xlsx")
    assert body_of(document)[1] == [["项目", "金额"], ["甲", "30"], ["乙", ""], ["丙", "4"]]
    assert notes_of(document) == [("hidden", "30")]


def test_a_formula_that_comes_to_no_words_is_no_formula_without_a_result() -> None:
    blank = '<c t="str"><f>IF(B2=0,"",B2)</f><v></v></c>'
    assert kinds_of(read(xlsx(t("项目") + t("金额"), t("甲") + n(30), t("乙") + blank, t("丙") + n(4)), "a.xlsx")) == []
    cell = '<table:table-cell table:formula="of:=T(1)" office:value-type="string" office:string-value=""/>'
    sheet = f'<table:table table:name="表"><table:table-row>{cell}</table:table-row></table:table>'
    assert kinds_of(read(ods(sheet), "a.ods")) == []


def test_a_number_that_a_format_of_opendocument_hides_is_flagged() -> None:
    cells = "<table:table-cell office:value-type='string'><text:p>甲</text:p></table:table-cell>"
    cells += "<table:table-cell office:value-type='float' office:value='30'><text:p/></table:table-cell>"
    rows = f"<table:table-row>{cells}</table:table-row>" * 2
    document = read(ods(f'<table:table table:name="表">{rows}</table:table>'), "a.ods")
    assert notes_of(document) == [("hidden", "30"), ("hidden", "30")]


def with_rows(rows: str) -> bytes:
    """Make a workbook of rows written out."""
    parts = parts_of(xlsx())
    return zipped({**parts, "xl/worksheets/sheet1.xml": worksheet(rows)})


def test_a_hidden_sheet_is_named_and_no_part_of_the_body() -> None:
    document = read(xlsx(t("甲") + n(1), t("乙") + n(2), 底稿=t("上年旧数")), "a.xlsx")
    assert all("上年旧数" not in str(block) for block in body_of(document))
    assert kinds_of(document) == ["hidden-sheet"]
    assert notes_of(document)[0][0] == "hidden"


def test_a_formula_without_a_stored_result_is_said_and_not_taken_for_zero() -> None:
    document = read(xlsx(t("甲") + n(1), t("合计") + "<c><f>SUM(B1)</f></c>"), "a.xlsx")
    assert body_of(document)[1] == [["甲", "1"], ["合计", ""]]
    assert kinds_of(document) == ["formula-uncached"]


def test_a_formula_is_known_with_what_it_comes_to() -> None:
    document = read(xlsx(t("甲") + n(1), t("乙") + n(2.5), t("合计") + n(4, "SUM(B1:B2)")), "a.xlsx")
    (formula,) = document.formulas
    assert (document.quote(formula.span), formula.text, formula.computed) == ("4", "SUM(B1:B2)", "3.5")


def test_a_shared_formula_is_known_in_every_cell() -> None:
    first = '<c><f t="shared" ref="C1:C2" si="0">A1+B1</f><v>3</v></c>'
    second = '<c><f t="shared" si="0"/><v>9</v></c>'
    document = read(xlsx(n(1) + n(2) + first, n(4) + n(5) + second), "a.xlsx")
    assert [(formula.text, formula.computed) for formula in document.formulas] == [("A1+B1", "3"), ("A2+B2", "9")]


CELLS = {(0, 0): 2, (1, 0): 3, (2, 0): 10}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(A1:A3)", "15"),
        ("A3/A1", "5"),
        ("ROUND(A1/A2,2)", "0.67"),
        ("-A1^2+10%", "4.1"),
        ("(A1+A2)*2", "10"),
        ("AVERAGE(A1:A3,5)", "5"),
        ("MAX(A1:A3)-MIN(A1:A3)", "8"),
        ("SUM($A$1:A2, 1.5)", "6.5"),
        ("SUM(B1:B9)", "0"),
        ("'自评表'!A1+1", "3"),
        ("A1/B1", None),
        ("VLOOKUP(A1,A1:A3,1)", None),
        ("IF(A1>1,2,3)", None),
        ("A1:A3", None),
        ('"字"&A1', None),
        ("SUM(A1:XFD1048576)", None),
        ("((((", None),
        ("", None),
    ],
)
def test_formulas_are_worked_out_or_left_alone(formula: str, value: str | None) -> None:
    def look_up(_sheet: str, place: tuple[int, int]) -> SheetCell | None:
        number = CELLS.get(place)
        return None if number is None else SheetCell(str(number), Decimal(number))

    result = evaluated(formula, "自评表", look_up)
    assert (None if result is None else Decimal(result)) == (None if value is None else Decimal(value))


@given(st.text("AB1$:+-*/(),.% SUMROND'!", max_size=30))
def test_no_formula_breaks_the_reader(formula: str) -> None:
    assert evaluated(formula, "表", lambda _sheet, _place: None) is None or formula


@given(st.integers(0, 16383))
def test_column_letters_and_numbers_are_the_same(column: int) -> None:
    assert column_of(letters(column)) == column


def test_a_moved_formula_moves_what_is_not_fixed() -> None:
    assert moved("A1+$B$2+C$3*LOG10(D4)", 2, 1) == "B3+$B$2+D$3*LOG10(E6)"


def test_the_formulas_of_opendocument_read_like_all_others() -> None:
    assert plain_odf("of:=SUM([.E8:.E15];[$表二.A1])") == "SUM(E8:E15,表二!A1)"


def test_more_cells_than_the_limit_are_not_read() -> None:
    data = xlsx(*(t("甲") + n(1) for _ in range(30)))
    assert "table-too-large" in kinds_of(read_xlsx(data, Limits(slots=20)))


def test_a_cell_far_away_does_not_fill_the_space_between() -> None:
    row = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    document = read(with_rows(f"<row>{t('甲')}{n(1)}</row><row>{t('乙')}{n(2)}</row>{row}"), "a.xlsx")
    assert body_of(document) == ["自评表", [["甲", "1"], ["乙", "2"]], "7"]


def test_an_ods_prints_what_its_file_says() -> None:
    table = (
        '<table:table table:name="表一"><table:table-row>'
        '<table:table-cell office:value-type="string"><text:p>执行率</text:p></table:table-cell>'
        '<table:table-cell office:value-type="percentage" office:value="0.9119" table:formula="of:=[.B2]/2">'
        "<text:p>91.2%</text:p></table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table>"
    )
    document = read(ods(table), "a.ods")
    assert body_of(document) == ["表一", [["执行率", "91.2%"], ["2", "2"], ["2", "2"]]]
    assert [(formula.text, formula.computed) for formula in document.formulas] == [("B2/2", "1")]


def test_csv_in_gb18030_is_a_table_between_its_remarks() -> None:
    data = '填报单位：水务局\r\n项目,金额\r\n甲,"1,200.50"\r\n注：单位万元\r\n'.encode("gb18030")
    document = read(data, "a.csv")
    assert body_of(document) == ["填报单位：水务局", [["项目", "金额"], ["甲", "1,200.50"]], "注：单位万元"]


def test_values_between_tabs_or_semicolons_are_read_as_well() -> None:
    assert body_of(read("甲\t1\n乙\t2\n".encode(), "a.tsv")) == [[["甲", "1"], ["乙", "2"]]]
    assert body_of(read("甲;1\n乙;2\n".encode(), "a.csv")) == [[["甲", "1"], ["乙", "2"]]]


@pytest.mark.parametrize(
    "formula",
    ["'[1]2023年'!B3", "'[决算.xlsx]表'!A1+1", "'D:\\[决算.xlsx]表'!A1", "[1]表!A1", "'无此表'!A1", "无此表!A1*2"],
)
def test_a_formula_over_another_workbook_is_left_alone_and_named(formula: str) -> None:
    document = read(xlsx(t("去年") + n(12, formula)), "a.xlsx")
    assert [one.computed for one in document.formulas] == [None]
    assert kinds_of(document) == ["formula-unsolved"]


def test_formulas_in_a_circle_are_reckoned_by_steps_and_left_alone() -> None:
    document = read(xlsx(n(1, "A2+1"), n(2, "A1+1"), n(7, "A4*2"), n(4), n(1, "SUM(A1:XFD1048576)")), "a.xlsx")
    assert [one.computed for one in document.formulas] == [None, "2", "8", None]


def test_a_total_that_adds_itself_up_is_left_alone() -> None:
    document = read(xlsx(n(3), n(4), n(7, "SUM($A$1:A3)")), "a.xlsx")
    assert [one.computed for one in document.formulas] == [None]
