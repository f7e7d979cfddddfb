"""A copy of a docx with a Word comment on the exact words of every finding; nothing else in the file changes."""

from __future__ import annotations

from reportlint.finding import Result
from reportlint.render.docx.anchors import Anchors
from reportlint.render.docx.comments import comments_part
from reportlint.render.docx.package import Package
from reportlint.render.options import Options
from reportlint.render.remarks import remarks

__all__ = ["render"]


def render(result: Result, data: bytes, options: Options) -> bytes:
    """Mark a copy of the package `data`, which `result` is about, with its findings as comments."""
    package = Package.of(data)
    part = comments_part(package)
    anchors = Anchors.of(package.main_root(), package.main, result.document)
    told = remarks(result, options.language)
    for identity, remark in enumerate(told, start=part.next_identity()):
        part.add(identity, remark)
        anchors.plan(identity, remark.span)
    if told:
        anchors.place()
        package.replace_xml(package.main, anchors.root)
        part.save()
    return package.packed()
