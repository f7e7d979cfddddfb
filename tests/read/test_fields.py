"""Fields of word processors that store no result: equations, symbols, boxes and lists of forms."""

from __future__ import annotations

import pytest
from docx_of import p, r, read_body
from package_of import body_of, kinds_of, notes_of, odt, rtf

from reportlint.read import read

MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format


def field(*instruction: str, result: str | None = None, data: str = "") -> str:
    """Write a field whose instruction comes in some runs."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in instruction)
    shown = "" if result is None else MARK("separate") + result
    return begin + runs + shown + MARK("end")


EQUATIONS = [
    (r" EQ \o\ac(○,3)", "③"),
    (r"eq \o\ac(○,子)", "子"),
    (r"eq \o\ac(○,21)", "21"),
    (r"eq \o\ac(□,√)", "☑"),
    (r"EQ \f(36.5,40)", "36.5/40"),
    (r"EQ \f(36-2,40)", "(36-2)/40"),
    (r"EQ 2\f(1,4)", "2 1/4"),
    (r"EQ \f(1\,250,2)", "1,250/2"),
    (r"EQ \f(\f(1,2),3)", "(1/2)/3"),
    (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(shui),水)', "水"),
    (r"EQ \o(\s\up 5(财政),\s\do 2(资金))", "财政资金"),
    (r"EQ \o\al(x,¯)", "x"),
    (r"EQ \r(3,27)", "3√27"),
    (r"EQ \r(9)", "√9"),
    (r"EQ x\s\up8(2)\s\do3(1)", "x^2 1"),
    (r"EQ 10\s\do3(2)", "10 2"),
    (r"EQ \a\co2(10,20,30,40)", "10 20 30 40"),
    (r"EQ \b\bc\[(\f(1,2))", "[1/2]"),
    (r"EQ \b\lc\{(\a(1,2))", "{1 2"),
    (r"EQ \i\su(1,5,3)", "∑1 5 3"),
    (r"EQ \x\to(12)", "12"),
    (r"EQ \l(1,2)", "1, 2"),
    (r"EQ \f((1+2),3)", "((1+2))/3"),
]


@pytest.mark.parametrize(("instruction", "shown"), EQUATIONS)
def test_an_equation_field_prints_what_its_instruction_draws(instruction: str, shown: str) -> None:
    document = read_body(p("第", field(instruction), "项"))
    assert (body_of(document), kinds_of(document)) == ([f"第{shown}项"], [])


def test_the_instruction_of_a_field_may_come_in_pieces_and_in_one_element() -> None:
    assert body_of(read_body(p(field("eq \\o\\ac(", "○", ",4)", result="")))) == ["④"]
    assert body_of(read_body(p('<w:fldSimple w:instr="EQ \\f(1,2)"/>'))) == ["1/2"]


def test_a_field_inside_the_instruction_of_another_counts_with_what_it_prints() -> None:
    inner = field("REF x", result=r("3,5"))
    whole = MARK("begin") + r("<w:instrText>EQ \\f(</w:instrText>") + inner + r("<w:instrText>,7)</w:instrText>")
    assert body_of(read_body(p(whole + MARK("end")))) == ["3,5/7"]


def test_a_field_that_stores_its_result_prints_that() -> None:
    assert body_of(read_body(p(field("EQ \\f(1,2)", result=r("½"))))) == ["½"]


@pytest.mark.parametrize("instruction", [r"EQ \f(1)", r"EQ \o(1,2)", r"EQ \f(1,2", r"EQ \q(1)", "EQ " + "\\x(" * 99])
def test_an_equation_field_that_nobody_can_follow_is_named(instruction: str) -> None:
    document = read_body(p("率", field(instruction)))
    assert (body_of(document), kinds_of(document)) == (["率"], ["unread-field"])


def test_a_field_in_a_footnote_is_named_too() -> None:
    notes = f'<w:footnote w:id="1">{p("注", field("EQ x(1)"), field("EQ y"), field("EQ (1,2)"))}</w:footnote>'
    body = p("甲", r('<w:footnoteReference w:id="1"/>'))
    document = read_body(body, footnotes=notes.replace("x(1)", r"\q(1)"))
    assert (notes_of(document), kinds_of(document)) == ([("footnote", "注y(1,2)")], ["unread-field"])


def test_a_symbol_field_prints_its_symbol() -> None:
    assert body_of(read_body(p(field('SYMBOL 254 \\f "Wingdings" \\s 12'), "是"))) == ["☑是"]
    assert body_of(read_body(p(field("SYMBOL 0xB3 \\s 12 \\f Symbol"), "90%"))) == ["≥90%"]
    assert kinds_of(read_body(p(field('SYMBOL 65 \\f "Webdings"')))) == []


BOX = "<w:ffData><w:checkBox>{}</w:checkBox></w:ffData>".format
LIST = '<w:ffData><w:ddList>{}<w:listEntry w:val="良"/><w:listEntry w:val="优"/></w:ddList></w:ffData>'.format


@pytest.mark.parametrize(
    ("instruction", "data", "shown"),
    [
        (" FORMCHECKBOX ", BOX("<w:checked/>"), "☒"),
        (" FORMCHECKBOX ", BOX('<w:default w:val="1"/>'), "☒"),
        (" FORMCHECKBOX ", BOX('<w:default w:val="1"/><w:checked w:val="0"/>'), "☐"),
        (" FORMCHECKBOX ", BOX(""), "☐"),
        (" FORMDROPDOWN ", LIST('<w:result w:val="1"/>'), "优"),
        (" FORMDROPDOWN ", LIST('<w:default w:val="1"/>'), "优"),
        (" FORMDROPDOWN ", LIST(""), "良"),
    ],
)
def test_a_field_of_a_form_prints_what_was_filled_in(instruction: str, data: str, shown: str) -> None:
    assert body_of(read_body(p("评", field(instruction, data=data, result=""), "级"))) == [f"评{shown}级"]


# ---------------------------------------------------------------- rtf


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("{\\*\\fldinst { eq \\\\o\\\\ac(}{○}{,3)}}{\\fldrslt }", "③"),
        ("{\\*\\fldinst EQ \\\\f(3,4)}", "3/4"),
        ("{\\*\\fldinst EQ \\\\f(3,{\\field{\\*\\fldinst REF x}{\\fldrslt 4,5}})}{\\fldrslt }", "3/4,5"),
        ("{\\*\\fldinst EQ \\\\f(3,4)}{\\fldrslt 0.75}", "0.75"),
        ('{\\*\\fldinst SYMBOL 254 \\\\f "Wingdings"}{\\fldrslt }', "☑"),
        ("{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres1}}}{\\fldrslt }", "☒"),
        ("{\\*\\fldinst FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres0}}}{\\fldrslt }", "☐"),
        ("{\\*\\fldinst FORMDROPDOWN {\\*\\formfield{\\fftype2\\ffres1{\\*\\ffl 良}{\\*\\ffl 优}}}}{\\fldrslt }", "优"),
    ],
)
def test_fields_of_an_rtf_print_what_they_draw(inside: str, shown: str) -> None:
    document = read(rtf(f"第{{\\field{inside}}}项\\par"), "a.rtf")
    assert (body_of(document), kinds_of(document)) == ([f"第{shown}项"], [])


def test_a_field_of_an_rtf_that_nobody_can_follow_is_named() -> None:
    document = read(
        rtf("率{\\field{\\*\\fldinst EQ \\\\q(1)}{\\fldrslt }}{\\field{\\*\\fldinst FORMCHECKBOX}}\\par"), "a.rtf"
    )
    assert (body_of(document), kinds_of(document)) == (["率"], ["unread-field", "unread-field"])


# ---------------------------------------------------------------- odt

MARKS = 'xmlns:f="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'


@pytest.mark.parametrize(
    ("kind", "said", "shown"),
    [
        ("FORMCHECKBOX", [("Checkbox_Checked", "true")], "☒"),
        ("FORMCHECKBOX", [("Checkbox_Checked", "false")], "☐"),
        (
            "FORMDROPDOWN",
            [("Dropdown_ListEntry", "良"), ("Dropdown_ListEntry", "优"), ("Dropdown_Selected", "1")],
            "优",
        ),
        (
            "FORMDROPDOWN",
            [("Dropdown_ListEntry", "良"), ("Dropdown_ListEntry", "优"), ("Dropdown_Selected", "0")],
            "良",
        ),
    ],
)
def test_a_field_of_a_form_in_an_odt_prints_what_was_filled_in(
    kind: str, said: list[tuple[str, str]], shown: str
) -> None:
    params = "".join(f'<f:param f:name="{name}" f:value="{value}"/>' for name, value in said)
    mark = f'<f:fieldmark {MARKS} f:type="vnd.oasis.opendocument.field.{kind}">{params}</f:fieldmark>'
    assert body_of(read(odt(f"<text:p>评{mark}级</text:p>"), "a.odt")) == [f"评{shown}级"]
