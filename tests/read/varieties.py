"""One report in the varieties that arrive: the same words stored otherwise, made from a file of the same format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
DOCUMENT: Final = "word/document.xml"
Element = etree._Element  # noqa: SLF001 - lxml has no public name for it
Rewriting = Callable[[Element], None]

# ---------------------------------------------------------------- docx


def rewritten(data: bytes, **rewritings: Rewriting) -> bytes:
    """Pack a docx anew, its parts rewritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, rewriting in rewritings.items():
        part = f"word/{name}.xml"
        root = etree.fromstring(parts[part])
        rewriting(root)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(parts)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts into a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def split_runs(root: Element) -> None:
    """Give every character a run of its own, as years of editing do."""
    for run in list(root.iter(W + "r")):
        text = run.find(W + "t")
        if text is None or len(run.findall(W + "t")) != 1 or run.getparent() is None:
            continue
        for char in (text.text or "")[1:][::-1]:
            copy = deepcopy(run)
            piece = copy.find(W + "t")
            assert piece is not None
            for other in [child for child in copy if child.tag not in {W + "rPr", W + "t"}]:
                copy.remove(other)
            piece.text = char
            piece.set(SPACE, "preserve")
            run.addnext(copy)
        text.text = (text.text or "")[:1]
        text.set(SPACE, "preserve")


def track_changes(root: Element) -> None:
    """Make every run a tracked insertion, and put a tracked deletion with other digits before it."""
    for number, run in enumerate(list(root.iter(W + "r"))):
        parent = run.getparent()
        if parent is None or parent.tag != W + "p" or run.find(W + "t") is None:
            continue
        marks = {W + "id": str(9000 + number), W + "author": "甲", W + "date": "2026-01-01T00:00:00Z"}
        insertion = etree.Element(W + "ins", marks)
        run.addprevious(insertion)
        insertion.append(run)
        deletion = etree.Element(W + "del", marks)
        gone = etree.SubElement(etree.SubElement(deletion, W + "r"), W + "delText")
        gone.text = "旧稿77.7万元"
        insertion.addprevious(deletion)


def wrap_in_controls(root: Element) -> None:
    """Put every paragraph of the body into a content control, and the words of it into another."""
    body = root.find(W + "body")
    assert body is not None
    for paragraph in list(body.iterchildren(W + "p")):
        for run in list(paragraph.iterchildren(W + "r")):
            holder = etree.Element(W + "sdt")
            run.addprevious(holder)
            etree.SubElement(holder, W + "sdtContent").append(run)
        outer = etree.Element(W + "sdt")
        paragraph.addprevious(outer)
        etree.SubElement(outer, W + "sdtContent").append(paragraph)


LABELS: Final = (re.compile(r"[一二三四五六七八九十]+、"), re.compile(r"（[一二三四五六七八九十]+）"))
NUMERALS: Final = "一二三四五六七八九十"


def number_headings(root: Element) -> None:
    """Take typed numbers off headings where they count up, and let Word print them; `define_numbering` says how."""
    counts = [0, 0]
    for paragraph in root.iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = {"Heading1": 0, "Heading2": 1}.get(style.get(W + "val", "") if style is not None else "")
        if level is None or style is None:
            continue
        text = paragraph.find(f"{W}r/{W}t")
        label = LABELS[level].match(text.text or "") if text is not None else None
        if text is None or label is None or label.group().strip("、（）") != NUMERALS[counts[level]]:
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (1 - level)
        text.text = (text.text or "")[label.end() :]
        numbering = etree.Element(W + "numPr")
        etree.SubElement(numbering, W + "ilvl", {W + "val": str(level)})
        etree.SubElement(numbering, W + "numId", {W + "val": "77"})
        style.addnext(numbering)


def define_numbering(root: Element) -> None:
    """Add the list that prints 一、 and （一）."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, text in enumerate(("%1、", "（%2）"))
    )
    wrapped = (
        f'<w:x xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="77">{levels}</w:abstractNum>'
        '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:x>'
    )
    abstract, num = etree.fromstring(wrapped)
    root.insert(0, abstract)
    root.append(num)


def strict(data: bytes) -> bytes:
    """Give a docx the names of the strict variant of the format."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    areas = rb"(wordprocessingml|drawingml|officeDocument)/2006/"
    return packed({name: re.sub(old + areas, new + rb"\1/", part) for name, part in parts.items()})


# ---------------------------------------------------------------- text

TABLE: Final = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)
CJK: Final = "[\u4e00-\u9fff]"


def as_html_tables(text: str) -> str:
    """Write pipe tables as a recogniser of pages does: HTML on one line."""

    def table(match: re.Match[str]) -> str:
        rows = [line.strip().strip("|").split("|") for line in match.group().splitlines()]
        rows = [row for row in rows if not all(set(cell.strip()) <= set("-:") for cell in row)]
        inside = "".join(f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table>{inside}</table>\n"

    return TABLE.sub(table, text)


def spaced(text: str) -> str:
    """Put spaces between Chinese characters and digits of the prose, no-break ones every other time."""

    def gapped(line: str, gap: str) -> str:
        return re.sub(rf"({CJK})(?=\d)", rf"\1{gap}", re.sub(rf"(\d)(?={CJK})", rf"\1{gap}", line))

    lines = enumerate(text.split("\n"))
    return "\n".join(gapped(line, "\xa0" if number % 2 else " ") if is_prose(line) else line for number, line in lines)


def cut_by_pages(text: str) -> str:
    """Cut long paragraphs at a comma, as the end of a page does, with a form feed between some of them."""

    def cut(line: str, end: str) -> str:
        comma = line.find("，", len(line) // 2) + 1
        return line[:comma] + end + line[comma:] if len(line) > 120 and comma else line

    lines = enumerate(text.split("\n"))
    return "\n".join(
        cut(line, "\n\n" if number % 2 else "\n\f\n") if is_prose(line) else line for number, line in lines
    )


def sprinkled(text: str) -> str:
    """Put characters that print nothing between the words of the prose."""
    lines = text.split("\n")
    return "\n".join(re.sub(rf"({CJK})(?=[，。])", "\\1\u200b", line) if is_prose(line) else line for line in lines)


def is_prose(line: str) -> bool:
    """Say whether a line is neither empty nor markup nor part of a table."""
    return bool(line) and line[0] not in "|#<\t"
