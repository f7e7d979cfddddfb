"""Web archives: letters whose parts are pages, whatever their name says."""

from __future__ import annotations

import base64
import quopri

import pytest
from package_of import body_of, kinds_of

from reportlint.read import read
from reportlint.read.trouble import Limits

PAGE = "<html><head></head><body><p>得分98分</p><table><tr><td>甲</td><td>3</td></tr></table></body></html>"
SHOWN = ["得分98分", [["甲", "3"]]]


def part(content: str, *, charset: str = "utf-8", coding: str = "quoted-printable", kind: str = "text/html") -> bytes:
    """Write one part of an archive."""
    raw = content.encode(charset)
    body = quopri.encodestring(raw) if coding == "quoted-printable" else base64.encodebytes(raw)
    said = "gb2312" if charset == "gb18030" else charset
    return f'Content-Type: {kind}; charset="{said}"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n'.encode() + body


def archive(*parts: bytes, head: str = "") -> bytes:
    """Join the parts of an archive."""
    begin = f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="=_x"\r\n\r\n'
    return begin.encode() + b"".join(b"\r\n--=_x\r\n" + one for one in parts) + b"\r\n--=_x--\r\n"


@pytest.mark.parametrize("name", ["上报.mht", "上报.doc", "上报.xls", "上报.mhtml"])
@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_the_page_of_an_archive_is_read_whatever_its_name(name: str, coding: str) -> None:
    document = read(archive(part(PAGE, coding=coding)), name)
    assert (document.format, body_of(document), document.problems) == ("html", SHOWN, ())


def test_an_archive_of_a_browser_begins_with_other_headers() -> None:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a.html\r\nSubject: =?utf-8?Q?x?=\r\n"
    assert body_of(read(archive(part(PAGE), head=head), "a.mht")) == SHOWN


def test_the_charset_of_a_part_is_the_one_of_its_page() -> None:
    assert body_of(read(archive(part(PAGE, charset="gb18030")), "a.mht")) == SHOWN


def test_a_page_alone_is_an_archive_too() -> None:
    assert body_of(read(b"MIME-Version: 1.0\r\n" + part(PAGE), "a.doc")) == SHOWN


def test_every_sheet_of_an_archive_is_read_once_and_its_styles_are_not() -> None:
    frame = part("<html><frameset cols='*'><frame src='s1.htm'></frameset></html>")
    sheets = [part(f"<html><body><p>{words}</p></body></html>") for words in ("第一张", "第二张", "第二张")]
    style = part("p {color: red}", kind="text/css")
    assert body_of(read(archive(frame, style, *sheets), "a.xls")) == ["第一张", "第二张"]


def test_an_archive_without_a_page_is_refused() -> None:
    assert kinds_of(read(archive(part("略", kind="text/css")), "a.mht")) == ["no-main-part"]


def test_a_page_beyond_the_limit_is_refused() -> None:
    assert kinds_of(read(archive(part(PAGE)), "a.mht", Limits(part_bytes=20))) == ["limit-exceeded"]


def test_a_letter_in_a_text_file_stays_a_text() -> None:
    assert read(archive(part(PAGE)), "a.txt").format == "txt"
