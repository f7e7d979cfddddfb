"""Packages that are damaged, hostile or merely odd: a named trouble, never a crash and never a silent gap."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from docx_of import DECLARATIONS, RELATION, docx_of, p, parts_of, r, read_body, relationships, table, tr, zipped

from reportlint.messages import problem_text
from reportlint.model import Problem
from reportlint.read.docx import read_docx
from reportlint.read.trouble import LIMITS, Limits, Unreadable


def trouble(data: bytes, limits: Limits = LIMITS) -> Problem:
    """Read a file that cannot be read and return why."""
    with pytest.raises(Unreadable) as caught:
        read_docx(data, limits)
    problem = caught.value.problem
    for language in ("zh", "en"):
        assert len(problem_text(problem.kind, problem.values, language)) < 200
    return problem


def parts(body: str = "", **changed: str | bytes) -> dict[str, str | bytes]:
    """Make the parts of a sound package and change some."""
    return {**parts_of(body or p("正文"), {})} | {name.replace("__", "/"): part for name, part in changed.items()}


MAIN = "word/document.xml"


@pytest.mark.parametrize("data", [b"<html>", b"", b"\x00\x01\x02\x03" * 9, b"{\\rtf1 }"])
def test_a_file_that_is_no_zip(data: bytes) -> None:
    assert trouble(data).kind == "not-a-zip"


def test_a_zip_cut_short_is_damaged() -> None:
    assert trouble(docx_of(p("正文"))[:-200]).kind == "damaged"


def test_a_flipped_byte_is_damage_in_the_part_it_hits() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(p("正文")).items():
            archive.writestr(name, content)
    problem = trouble(stored.getvalue().replace("正文".encode(), "反文".encode()))
    assert problem.kind == "damaged"
    assert MAIN in problem.values["detail"]


def test_a_part_that_is_no_xml_is_damaged_and_named() -> None:
    problem = trouble(zipped(parts() | {MAIN: "<w:document><w:body>"}))
    assert problem.kind == "damaged"
    assert MAIN in problem.values["detail"]
    assert "\n" not in problem.values["detail"]


def test_a_side_part_that_is_no_xml_is_named_too() -> None:
    data = zipped(parts_of(p("正文"), {"comments": ""}) | {"word/comments.xml": "<w:comments"})
    assert "word/comments.xml" in trouble(data).values["detail"]


def test_an_encrypted_entry_needs_a_password() -> None:
    data = bytearray(docx_of(p("正文")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        flags = struct.unpack_from("<H", data, at + 8)[0]
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    assert trouble(bytes(data)).kind == "encrypted"


def test_an_unusual_compression_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(MAIN, "<x/>")
    assert trouble(buffer.getvalue()).kind == "damaged"


@pytest.mark.parametrize(
    "package",
    [
        {"说明.txt": "不是文档"},
        parts() | {"_rels/.rels": relationships({})},
        parts() | {"_rels/.rels": relationships({"rId1": ("officeDocument", "word/other.xml")})},
        parts() | {MAIN: f"<w:workbook {DECLARATIONS}><w:body/></w:workbook>"},
        parts() | {MAIN: f"<w:document {DECLARATIONS}/>"},
    ],
)
def test_a_package_without_a_word_document(package: dict[str, str | bytes]) -> None:
    assert trouble(zipped(package)).kind == "no-main-part"


def test_the_main_part_may_have_any_name() -> None:
    package = parts(p("正文"))
    package["正文/主.xml"] = package.pop(MAIN)
    package["_rels/.rels"] = relationships({"rId1": ("officeDocument", "/正文/主.xml")})
    document = read_docx(zipped(package), LIMITS)
    assert document.text == "正文"
    assert document.runs[0].part == "正文/主.xml"


def test_part_names_ignore_case_and_tolerate_backslashes() -> None:
    package = parts_of(p("正文", r('<w:footnoteReference w:id="1"/>')), {"footnotes": '<w:footnote w:id="1"/>'})
    package["Word\\Document.xml"] = package.pop(MAIN)
    assert read_docx(zipped(package), LIMITS).text == "正文"


def test_a_dangling_relationship_costs_its_part_only() -> None:
    data = docx_of(p("正文"), {"footnotes": "footnotes.xml", "image": "media/1.png", "theme": "theme1.xml"})
    document = read_docx(data, LIMITS)
    assert document.text == "正文"
    assert [(problem.kind, problem.values["part"]) for problem in document.problems] == [
        ("missing-part", "word/footnotes.xml"),
        ("missing-part", "word/media/1.png"),
    ]
    assert not any(problem.fatal for problem in document.problems)


def test_names_that_climb_out_of_the_package_lead_nowhere() -> None:
    document = read_docx(docx_of(p("正文"), {"footnotes": "../../../../etc/passwd"}), LIMITS)
    assert [problem.values["part"] for problem in document.problems] == ["etc/passwd"]


def test_external_targets_are_not_followed() -> None:
    package = parts()
    package["word/_rels/document.xml.rels"] = relationships(
        {"rId1": ("image", "http://example.invalid/1.png")}
    ).replace("/>", ' TargetMode="External"/>')
    assert read_docx(zipped(package), LIMITS).problems == ()


def test_the_strict_variant_of_the_format_reads_the_same() -> None:
    body = p("一、概况", properties='<w:outlineLvl w:val="0"/>') + table(tr("甲", "1"))
    package = parts_of(body + p("见 http://purl.oclc.org/ooxml/officeDocument/x"), {})
    for area in ("wordprocessingml", "officeDocument"):
        usual, strict = f"schemas.openxmlformats.org/{area}/2006", f"purl.oclc.org/ooxml/{area}"
        package = {name: content.replace(usual, strict) for name, content in package.items()}
    document = read_docx(zipped(package), LIMITS)
    assert document.text == "一、概况\n甲\t1\n见 http://purl.oclc.org/ooxml/officeDocument/x"
    assert [paragraph.outline for paragraph in document.paragraphs()] == [1, None]


def test_a_part_in_another_encoding_is_read() -> None:
    content = parts_of(p("正文"), {})[MAIN].replace("UTF-8", "UTF-16")
    assert read_docx(zipped(parts() | {MAIN: content.encode("utf-16")}), LIMITS).text == "正文"


def test_a_document_type_is_refused_and_its_entities_never_expand() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;">]>'
    content = f"{bomb}<w:document {DECLARATIONS}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    assert trouble(zipped(parts() | {MAIN: content})).kind == "damaged"


def test_outside_entities_are_never_fetched() -> None:
    content = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {DECLARATIONS}>&x;</w:document>'
    assert trouble(zipped(parts() | {MAIN: content})).kind == "damaged"


def test_a_part_declared_too_large_is_refused_before_it_is_unpacked() -> None:
    problem = trouble(docx_of(p("文" * 5000)), Limits(part_bytes=4000))
    assert problem.kind == "limit-exceeded"
    assert MAIN in problem.values["detail"]
    unused = {"word/media/1.png": b"\0" * 5000}
    assert trouble(zipped(parts() | unused), Limits(part_bytes=4000)).kind == "limit-exceeded"


def test_a_package_too_large_as_a_whole_is_refused() -> None:
    package = parts() | {f"word/media/{index}.png": b"\0" * 3000 for index in range(9)}
    assert trouble(zipped(package), Limits(part_bytes=9000, package_bytes=20000)).kind == "limit-exceeded"


def test_a_part_that_lies_about_its_size_is_not_unpacked_beyond_it() -> None:
    data = bytearray(docx_of(p("文" * 50_000)))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(signature)
        while at >= 0:
            struct.pack_into("<I", data, at + offset, 100)
            at = data.find(signature, at + 4)
    assert trouble(bytes(data)).kind == "damaged"


def nested(depth: int) -> str:
    """Nest content controls."""
    return "<w:sdt><w:sdtContent>" * depth + p("深") + "</w:sdtContent></w:sdt>" * depth


@pytest.mark.parametrize("depth", [110, 5000])
def test_elements_nested_without_end_are_refused(depth: int) -> None:
    assert trouble(docx_of(nested(depth))).kind == "limit-exceeded"


def test_deep_but_honest_nesting_is_read() -> None:
    assert read_body(nested(80)).text == "深"
    inner = p("里")
    for _ in range(50):
        inner = table(tr(p("层") + inner))
    assert read_body(inner).text.splitlines() == ["层"] * 49 + ["层里"]


def test_many_unclosed_fields_do_not_slow_the_reader_down() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read_body(p(begin * 3000) + "".join(p("正文") for _ in range(3000)))
    assert len(document.blocks) == 3000


def test_styles_based_on_each_other_do_not_hang_the_reader() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{index}"><w:basedOn w:val="{(index + 1) % 5000}"/></w:style>'
        for index in range(5000)
    )
    body = "".join(p("正文", style=str(index)) for index in range(5000))
    assert len(read_body(body, styles=styles).blocks) == 5000


def test_a_relationship_type_is_known_by_its_last_word() -> None:
    rels = relationships({"rId1": ("officeDocument", MAIN)}).replace(RELATION, "http://purl.oclc.org/ooxml/x")
    assert read_docx(zipped(parts() | {"_rels/.rels": rels}), LIMITS).text == "正文"
