"""Checks of headings, numbering, captions and references."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.structure.captions import caption_order, caption_year, dangling_reference, table_unit
from reportlint.checks.structure.contents import ContentsPages, contents, contents_pages
from reportlint.checks.structure.layout import (
    NumberStyle,
    dangling_annex,
    empty_section,
    heading_end,
    missing_picture,
    number_style,
    only_child,
    repeated_heading,
    unnumbered_reference,
    unreferenced_figure,
)
from reportlint.checks.structure.levels import levels_declared
from reportlint.checks.structure.numbering import level_order, run_order, sibling_order

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "sibling-order": Check(sibling_order, NoParams),
    "level-order": Check(level_order, NoParams),
    "run-order": Check(run_order, NoParams),
    "caption-order": Check(caption_order, NoParams),
    "caption-year": Check(caption_year, NoParams),
    "dangling-reference": Check(dangling_reference, NoParams),
    "number-style": Check(number_style, NumberStyle),
    "heading-end": Check(heading_end, NoParams),
    "only-child": Check(only_child, NoParams),
    "contents": Check(contents, NoParams),
    "contents-pages": Check(contents_pages, ContentsPages),
    "table-unit": Check(table_unit, NoParams),
    "levels-declared": Check(levels_declared, NoParams),
    "empty-section": Check(empty_section, NoParams),
    "repeated-heading": Check(repeated_heading, NoParams),
    "unreferenced-figure": Check(unreferenced_figure, NoParams),
    "unnumbered-reference": Check(unnumbered_reference, NoParams),
    "missing-picture": Check(missing_picture, NoParams),
    "dangling-annex": Check(dangling_annex, NoParams),
}
"""Name in rule files → check."""
