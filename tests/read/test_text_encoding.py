"""Which bytes are text, and of what encoding."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model import Span
from reportlint.read.text import read_markdown, read_plain
from reportlint.read.trouble import LIMITS, Unreadable

SENTENCE = "河道清淤完成率为 98.5%，较上年提高两个百分点。"


def refusal(data: bytes) -> str:
    """Name the problem for which a file is refused."""
    with pytest.raises(Unreadable) as caught:
        read_plain(data, LIMITS)
    assert caught.value.problem.fatal
    return caught.value.problem.kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
def test_the_usual_encodings_read_alike(encoding: str) -> None:
    document = read_plain(SENTENCE.encode(encoding), LIMITS)
    assert document.text == SENTENCE
    assert [block.span for block in document.blocks] == [Span(0, len(SENTENCE))]


def test_utf16_reads_in_either_byte_order() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert read_plain(mark + SENTENCE.encode(encoding), LIMITS).text == SENTENCE


def test_the_formats_are_named() -> None:
    assert (read_plain(b"a", LIMITS).format, read_markdown(b"a", LIMITS).format) == ("txt", "md")


def test_line_ends_of_all_systems_become_line_feeds() -> None:
    document = read_plain("甲。\r\n乙。\r丙。\n".encode(), LIMITS)
    assert document.text == "甲。\n乙。\n丙。\n"
    assert [document.quote(block.span) for block in document.blocks] == ["甲。", "乙。", "丙。"]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x00\x00",
        b"\x89PNG\r\n\x1a\n\x01\x02\x03\x04",
        SENTENCE.encode("utf-32"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    assert refusal(data) == "binary-text"


@pytest.mark.parametrize(
    "data",
    [
        b"abc \xff\xfe\xfd",
        codecs.BOM_UTF16_LE + b"a",
    ],
)
def test_an_unknown_encoding_is_refused(data: bytes) -> None:
    assert refusal(data) == "unknown-encoding"


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    data = (SENTENCE * 9).encode()
    assert refusal(data[:-1]) == "damaged"
    assert refusal(data[:100] + data[101:]) == "damaged"


def test_a_file_of_blanks_is_empty() -> None:
    assert refusal(codecs.BOM_UTF8) == "empty-file"
    assert refusal("　\n".encode()) == "empty-file"


def test_a_stray_control_character_is_forgiven() -> None:
    assert read_plain((SENTENCE * 9 + "\x0b\x1a\x02").encode(), LIMITS).blocks


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_markdown(data, LIMITS)
    except Unreadable as trouble:
        assert trouble.problem.fatal  # noqa: PT017 - to be read is right as well
    else:
        assert "\r" not in document.text


TRADITIONAL = "河道清淤完成情況良好，較去年有顯著進步，居民滿意度為 98.5%。\n"


def test_traditional_texts_in_big5_are_read() -> None:
    assert read_plain(TRADITIONAL.encode("big5"), LIMITS).text == TRADITIONAL


def test_a_text_in_big5_that_happens_to_be_common_characters_elsewhere_is_read() -> None:
    text = "一、項目概況\n本項目2024年預算100.00萬元，執行率95.50%。得分95分。\n"
    assert read_plain(text.encode("big5"), LIMITS).text == text


@pytest.mark.parametrize("text", ["品名：コピー用紙，已验收。", "编号\ue5e5一，已验收。"])
def test_foreign_characters_in_a_simplified_text_do_not_make_it_traditional(text: str) -> None:
    assert read_plain(text.encode("gb18030"), LIMITS).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(encoding: str) -> None:
    assert read_plain((SENTENCE * 3).encode(encoding), LIMITS).text == SENTENCE * 3


COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"


@given(st.text(COMMON, min_size=4))
def test_simplified_text_is_never_taken_for_big5(text: str) -> None:
    assert read_plain((text + "。").encode("gb18030"), LIMITS).text == text + "。"
