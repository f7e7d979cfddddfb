"""A copy with comments: on the exact words, everything else as it was, and other programs can open it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import replace
from zipfile import ZipFile

import pytest
from docx import Document as Word
from docx_of import RELATION, docx_of, listed, p, parts_of, r, table, tc, tr, zipped
from docx_of import level as list_level
from helpers import ROOT, check_bytes
from lxml import etree
from making import finding_of, quantity_of, result_of, rule_of, span_of

from reportlint.finding import Group, Replacement, Result
from reportlint.model import Document, Span
from reportlint.read import read
from reportlint.render.docx import render
from reportlint.render.options import Options
from reportlint.rule import Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SKIPPED = (f"{W}delText", f"{W}instrText")


def marked(data: bytes, *words: str | Span) -> bytes:
    """Mark a copy of a docx with a finding on each of some words."""
    document = read(data, "a.docx")
    findings = [finding_of(document, each, values={"label": "x", "low": "15", "high": "10"}) for each in words]
    return render(result_of(document, *findings), data, Options())


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def commented(data: bytes) -> dict[str, str]:
    """Return by number the words each comment is about; their marks stand where the format allows them."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    for mark in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd"):
        assert parent(mark) in HOLDERS
    for reference in root.iter(f"{W}commentReference"):
        run = reference.getparent()
        assert run is not None
        assert (run.tag, parent(run)) == (f"{W}r", "p")
    for cut in root.iter(f"{W}r"):
        assert [child.tag for child in cut].count(f"{W}rPr") <= 1
        assert cut.find(f"{W}rPr") is None or cut[0].tag == f"{W}rPr"
    found: dict[str, str] = {}
    waiting: list[str] = []
    for element in root.iter():
        if element.tag == f"{W}commentRangeStart":
            waiting.append(element.get(f"{W}id", ""))
            found[waiting[-1]] = ""
        elif element.tag == f"{W}commentRangeEnd":
            waiting.remove(element.get(f"{W}id", ""))
        elif element.tag == f"{W}t":
            found |= {number: found[number] + (element.text or "") for number in waiting}
    assert waiting == []
    numbers = [element.get(f"{W}id", "") for element in root.iter(f"{W}commentReference")]
    assert sorted(numbers) == sorted(found)
    return found


HOLDERS = {"p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "customXml", "fldSimple", "dir", "bdo"}
"""What may hold the marks of a comment beside runs (ECMA-376 part 1, EG_RangeMarkupElements)."""


def parent(element: etree._Element) -> str:
    """Return the bare name of what an element stands in."""
    above = element.getparent()
    return "" if above is None else above.tag.rpartition("}")[2]


def comments(data: bytes) -> dict[str, list[str]]:
    """Return by number the lines of each comment."""
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return {
        comment.get(f"{W}id", ""): ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in comment]
        for comment in root
    }


def words_of(data: bytes) -> list[str]:
    """Return the text of every paragraph, whatever its runs."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return ["".join(text.text or "" for text in line.iter(f"{W}t", *SKIPPED)) for line in root.iter(f"{W}p")]


# ---------------------------------------------------------------- the exact words

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData>'
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)

EXACT: Mapping[str, tuple[str, str]] = {
    "in the middle of a run": (p("自评得分为15分。"), "15"),
    "at the beginning of a run": (p("15分是得分。"), "15"),
    "at the end of a run": (p("自评得分15"), "15"),
    "a whole run": (p("得分", r("15", "<w:b/>"), "分"), "15"),
    "across runs": (p("得1", r("5", "<w:b/>"), "分"), "15"),
    "behind a tab": (p(r("<w:t>得分</w:t><w:tab/><w:t>15分</w:t>")), "15"),
    "before a break": (p(r("<w:t>得15</w:t><w:br/><w:t>分</w:t>")), "15"),
    "in a cell": (table(tr("得分", "15"), tr("分值", "10")), "15"),
    "in a nested table": (table(tr(tc(p("外") + table(tr("得分", "15")) + p()))), "15"),
    "in a tracked insertion": (p("得", '<w:ins w:id="7" w:author="x">' + r("15分") + "</w:ins>"), "15"),
    "beside a tracked deletion": (
        p("得", '<w:del w:id="8" w:author="x"><w:r><w:delText>99</w:delText></w:r></w:del>', "15分"), "15"),
    "in a link": (p("得", '<w:hyperlink r:id="x">' + r("15分") + "</w:hyperlink>"), "15"),
    "in a content control": (p("得", f"<w:sdt><w:sdtContent>{r('15分')}</w:sdtContent></w:sdt>"), "15"),
    "in a block content control": (f"<w:sdt><w:sdtContent>{p('得15分')}</w:sdtContent></w:sdt>", "15"),
    "beside comments of the markup": (p(r("<w:t>得</w:t><!--x--><w:t>15分</w:t>"), "<!--y-->") + "<!--z-->", "15"),
    "in text that a comment of the markup cuts": (p(r("<w:t>15</w:t>"), r("<w:t>分<!--x-->数</w:t>")), "15"),
    "in a field": (p('<w:fldSimple w:instr="REF x">' + r("15") + "</w:fldSimple>", "分"), "15"),
}  # fmt: skip


@pytest.mark.parametrize("case", EXACT)
def test_a_comment_covers_exactly_the_words(case: str) -> None:
    body, words = EXACT[case]
    data = docx_of(body)
    copy = marked(data, words)
    assert list(commented(copy).values()) == [words]
    assert words_of(copy) == words_of(data)
    assert read(copy, "a.docx").text.startswith(read(data, "a.docx").text)


def test_a_run_that_is_cut_keeps_its_look() -> None:
    copy = marked(docx_of(p(r("得15分", '<w:b/><w:color w:val="FF0000"/>'))), "15")
    root = etree.fromstring(parts(copy)["word/document.xml"])
    looks = [
        "".join(etree.tostring(each).decode().split(" xmlns")[0] for each in run.iterfind(f"{W}rPr/*"))
        for run in root.iter(f"{W}r")
        if run.find(f"{W}t") is not None
    ]
    assert len(looks) == 3
    assert len(set(looks)) == 1


def test_several_comments_in_one_run_each_cover_their_own_words() -> None:
    copy = marked(docx_of(p("满分10分，得分15分，共25分。")), "10", "15", "25", "15分，共")
    assert sorted(commented(copy).values()) == ["10", "15", "15分，共", "25"]


def test_two_findings_on_the_same_words_make_two_comments() -> None:
    assert list(commented(marked(docx_of(p("得15分")), "15", "15")).values()) == ["15", "15"]


def test_words_over_two_paragraphs_are_covered_by_one_comment() -> None:
    document = read(docx_of(p("前15") + p("后10")), "a.docx")
    span = Span(document.text.index("15"), document.text.index("10") + 2)
    assert list(commented(marked(docx_of(p("前15") + p("后10")), span)).values()) == ["15后10"]


# ---------------------------------------------------------------- words that no run prints


def test_words_in_a_text_box_are_marked_on_the_box_where_word_allows_it() -> None:
    data = docx_of(p("正文", BOX.format(p("框内15")), "之后"))
    copy = marked(data, "15")
    root = etree.fromstring(parts(copy)["word/document.xml"])
    start = next(root.iter(f"{W}commentRangeStart"))
    assert not list(start.iterancestors(f"{W}txbxContent"))
    box = start.getnext()
    assert box is not None
    assert box.find(f".//{W}txbxContent") is not None
    assert words_of(copy) == words_of(data)


def test_an_automatic_number_is_marked_by_the_heading_it_stands_before() -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1">{list_level(0, "chineseCounting", "%1、")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    data = docx_of(p("前言") + p("部门概况", properties=listed(1)), numbering=lists)
    document = read(data, "a.docx")
    assert list(commented(marked(data, span_of(document, "一、"))).values()) == ["部门概况"]


def test_an_empty_cell_is_marked_itself() -> None:
    data = docx_of(p("表") + table(tr("指标", "分值", "得分"), tr("甲", tc(), "9")))
    document = read(data, "a.docx")
    cell = next(cell for table in document.tables() for cell in table.cells if not cell.span)
    copy = marked(data, cell.span)
    root = etree.fromstring(parts(copy)["word/document.xml"])
    reference = next(root.iter(f"{W}commentReference"))
    box = next(reference.iterancestors(f"{W}tc"))
    assert not any(text.text for text in box.iter(f"{W}t"))
    row = next(box.iterancestors(f"{W}tr"))
    assert list(row.iter(f"{W}tc")).index(box) == 1


def test_words_of_a_footnote_are_marked_where_the_body_refers_to_it() -> None:
    data = docx_of(
        p("前言") + p("得分", r('<w:footnoteReference w:id="2"/>')) + p("后记"),
        footnotes=f'<w:footnote w:id="2">{p("按15分计")}</w:footnote>',
    )
    copy = marked(data, "15")
    assert list(commented(copy).values()) == ["得分"]
    assert parts(copy)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]


def test_an_equation_is_marked_as_a_whole() -> None:
    data = docx_of(p("得分", "<m:oMath><m:r><m:t>15</m:t></m:r><m:r><m:t>+1</m:t></m:r></m:oMath>", "分"))
    root = etree.fromstring(parts(marked(data, "15"))["word/document.xml"])
    following = next(root.iter(f"{W}commentRangeStart")).getnext()
    assert following is not None
    assert following.tag.endswith("}oMath")


def test_what_is_about_the_whole_report_stands_at_its_beginning() -> None:
    assert list(commented(marked(docx_of(p("标题") + p("正文")), Span(0, 0))).values()) == ["标题"]


def test_a_report_without_a_paragraph_still_gets_its_comment() -> None:
    data = docx_of("<w:sectPr/>")
    assert len(commented(marked(data, Span(0, 0)))) == 1


# ---------------------------------------------------------------- everything else as it was


def test_only_the_body_its_comments_and_their_announcement_change() -> None:
    data = (ROOT / "fixtures" / "project.docx").read_bytes()
    before, after = parts(data), parts(render(check_bytes(data, "project.docx"), data, Options()))
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/document.xml",
    }  # fmt: skip
    assert list(before) == [name for name in after if name != "word/comments.xml"]
    assert set(before) <= set(after)


def test_existing_comments_stay_as_they_are() -> None:
    old = '<w:comment w:id="4" w:author="审计"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
    mark = '<w:commentRangeStart w:id="4"/>{}<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    data = docx_of(p("得", mark.format(r("15")), "分，满分10分"), comments=old)
    copy = marked(data, "10", "15")
    assert commented(copy) == {"4": "15", "5": "15", "6": "10"} | commented(data)
    assert comments(copy)["4"] == ["请核实"]
    kept = etree.fromstring(parts(copy)["word/comments.xml"])[0]
    assert etree.tostring(kept, method="c14n") == etree.tostring(
        etree.fromstring(parts(data)["word/comments.xml"])[0], method="c14n"
    )
    changed = {name for name, content in parts(copy).items() if parts(data).get(name) != content}
    assert changed == {"word/document.xml", "word/comments.xml"}


def test_a_file_that_is_already_named_like_the_comments_is_left_alone() -> None:
    files: dict[str, str | bytes] = {**parts_of(p("得15分"), {}), "word/comments.xml": b"something else"}
    copy = parts(marked(zipped(files), "15"))
    assert copy["word/comments.xml"] == b"something else"
    assert b"15" in copy["word/comments1.xml"]


def test_a_report_without_findings_is_copied_byte_for_byte() -> None:
    data = docx_of(p("无"))
    assert parts(marked(data)) == parts(data)


def test_of_entries_with_one_name_the_last_counts() -> None:
    sink = io.BytesIO()
    with ZipFile(sink, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in parts_of(p("得15分"), {}).items():
            archive.writestr(name, "shadowed")
            archive.writestr(name, content)
    assert list(commented(marked(sink.getvalue(), "15")).values()) == ["15"]


def test_a_package_that_does_not_list_its_types_is_given_the_list() -> None:
    files: dict[str, str | bytes] = {**parts_of(p("得15分"), {})}
    del files["[Content_Types].xml"]
    assert b"comments+xml" in parts(marked(zipped(files), "15"))["[Content_Types].xml"]


def test_the_body_is_the_one_that_was_read() -> None:
    files: dict[str, str | bytes] = {**parts_of(p("得15分"), {})}
    links = str(files["_rels/.rels"])
    other = links[links.index("<Relationship ") : links.index("/>") + 2]
    files["_rels/.rels"] = links.replace(
        other, other.replace("word/document.xml", "gone.xml").replace("rId1", "r0") + other
    )
    assert list(commented(marked(zipped(files), "15")).values()) == ["15"]


def test_a_strict_package_is_marked_in_its_own_names() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    relation = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    files = {
        name: content.replace(W[1:-1], strict).replace(RELATION, relation)
        for name, content in parts_of(p("得15分"), {}).items()
    }
    copy = parts(marked(zipped(files), "15"))
    assert f"{{{strict}}}commentRangeStart".encode() not in copy["word/document.xml"]
    root = etree.fromstring(copy["word/document.xml"])
    start = next(root.iter(f"{{{strict}}}commentRangeStart"))
    assert [run.findtext(f"{{{strict}}}t") for run in start.itersiblings(f"{{{strict}}}r")][:1] == ["15"]
    assert f'{relation}/comments"'.encode() in copy["word/_rels/document.xml.rels"]


# ---------------------------------------------------------------- what a comment says


def told(result: Result, data: bytes, language: str = "zh") -> list[list[str]]:
    return list(comments(render(result, data, Options(language))).values())


def test_a_comment_names_level_arithmetic_other_end_and_code() -> None:
    data = docx_of(p("满分10分，得15分。"))
    document = read(data, "a.docx")
    finding = finding_of(
        document, "15", related={"10": "满分"}, computed="15 > 10", values={"label": "甲", "low": "15", "high": "10"}
    )
    assert told(result_of(document, finding), data) == [
        ["【错误】“甲”得分 15 分，高于分值 10 分。", "计算：15 > 10", "对照：“10”（满分）", "SCO101"]
    ]
    assert told(result_of(document, finding), data, "en") == [
        ["[Error] “甲” scores 15 of 10.", "computed: 15 > 10", "against: “10” (满分)", "SCO101"]
    ]


def test_the_far_end_of_a_contradiction_is_commented_too() -> None:
    data = docx_of(p("满分10分。") + p("得15分。"))
    document = read(data, "a.docx")
    finding = finding_of(document, "15", related={"10": "满分"}, values={"label": "甲", "low": "15", "high": "10"})
    copy = render(result_of(document, finding), data, Options())
    assert list(commented(copy).values()) == ["10", "15"]
    assert comments(copy)["0"][0].startswith("【错误·对照】“甲”得分 15 分")


def test_the_addends_of_a_sum_are_not_commented_one_by_one() -> None:
    data = docx_of(p("分项1、2、3、4分。") + p("合计15分。"))
    document = read(data, "a.docx")
    finding = finding_of(document, "15", related=dict.fromkeys("1234", "分项"))
    assert list(commented(render(result_of(document, finding), data, Options())).values()) == ["15"]


def test_findings_with_one_cause_are_told_once_and_marked_each() -> None:
    data = docx_of(p("甲得15分。") + p("乙得16分。"))
    document = read(data, "a.docx")
    findings = [replace(finding_of(document, words, group="g1"), fingerprint=words) for words in ("15", "16")]
    repair = (Replacement(quantity_of(document, "15"), "10"),)
    group = Group("g1", {"zh": "分值列沿用旧版", "en": "an old column"}, ("15", "16"), repair)
    copy = render(result_of(document, *findings, groups=(group,)), data, Options())
    assert list(commented(copy).values()) == ["15", "15", "16"]
    first = comments(copy)["0"]
    assert first[0] == "【错误·同源】分值列沿用旧版"
    assert first[1] == "建议：15 → 10，改后各项勾稽关系全部成立"
    assert [line[:2] for line in first[2:]] == ["1.", "2."]


def test_levels_have_their_chinese_names() -> None:
    data = docx_of(p("甲得15分。"))
    document = read(data, "a.docx")
    heads = []
    for severity in Severity:
        finding = finding_of(document, "15", rule=rule_of(severity=severity))
        heads += [lines[0][:4] for lines in told(result_of(document, finding), data)]
    assert heads == ["【错误】", "【警告】", "【提示】"]


# ---------------------------------------------------------------- other programs


def test_every_error_of_a_real_form_is_commented_where_it_stands() -> None:
    data = (ROOT / "fixtures" / "project.docx").read_bytes()
    result = check_bytes(data, "project.docx")
    copy = render(result, data, Options())
    covered = sorted(commented(copy).values())
    document: Document = result.document
    for finding in result.findings:
        assert document.quote(finding.span).replace("\n", "") in covered
    assert words_of(copy) == words_of(data)
    again = check_bytes(copy, "project.docx")
    assert [one.fingerprint for one in again.findings] == [one.fingerprint for one in result.findings]


def test_python_docx_reads_the_comments_with_their_author() -> None:
    data = (ROOT / "fixtures" / "project.docx").read_bytes()
    result = check_bytes(data, "project.docx")
    opened = Word(io.BytesIO(render(result, data, Options())))
    assert {comment.author for comment in opened.comments} == {"reportlint"}
    assert sum(comment.text.startswith("【错误") for comment in opened.comments) >= len(
        [finding for finding in result.findings if finding.severity is Severity.ERROR]
    )


def test_a_comment_says_nothing_twice() -> None:
    data = docx_of(p("分值10分、10分、10分，得分15分。"))
    document = read(data, "a.docx")
    ends = {span_of(document, "10", nth): "分值" for nth in (1, 2, 3)}
    rule = rule_of(message={"zh": "得分 {label}。请核对。", "en": "{label}"})
    finding = finding_of(document, "15", related=ends, rule=rule, values={"label": "15 > 10"}, computed="15 > 10")
    ((_, lines), *_) = comments(render(result_of(document, finding), data, Options())).items()
    assert lines == ["【错误】得分 15 > 10。请核对。", "对照：“10”（分值） 3 处", "SCO101"]
    other = replace(finding, observation=replace(finding.observation, computed="15 - 10 = 5"))
    ((_, lines), *_) = comments(render(result_of(document, other), data, Options())).items()
    assert lines[1] == "计算：15 - 10 = 5"
