"""Pictures where people look, as SVG inside a page: no script, no file, colours by the page's own classes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportlint.render.visible import visible

STANDINGS = ("contradicted", "unchecked", "checked", "protected")
"""How numbers can stand, the most telling first."""

WIDTH = 200
"""Units across a bar."""


def stacked_bar(values: Sequence[tuple[str, int]], title: str, width: int = WIDTH, height: int = 12) -> str:
    """Draw a bar made of named parts, as wide as their sum allows."""
    total = sum(value for _, value in values) or 1
    at = 0.0
    parts: list[str] = []
    for name, value in values:
        size = width * value / total
        if value:
            parts.append(f'<rect class="{name}" x="{at:.1f}" width="{size:.1f}" height="{height}"/>')
        at += size
    told = ", ".join(f"{name} {value}" for name, value in values if value)
    return svg(width, height, "".join(parts), f"{title} {told}".strip())


def document_map(ticks: Sequence[tuple[float, str, str]], title: str, height: int = 600) -> str:
    """Draw a document from top to bottom with a tick where each finding stands: (share of the way, class, link)."""
    parts = (
        f'<a href="{escape(link)}" tabindex="-1"><rect class="{name}" x="1" width="12" '
        f'y="{min(at, 1) * (height - 4):.1f}" height="4"/></a>'
        for at, name, link in ticks
    )
    return svg(14, height, f'<rect class="paper" width="14" height="{height}"/>{"".join(parts)}', title, stretch=True)


def histogram(bins: Sequence[tuple[str, int]], title: str, width: int = 360, height: int = 120) -> str:
    """Draw how many of something fall into each of some classes, the count above each column."""
    highest = max((count for _, count in bins), default=0) or 1
    step = width / max(len(bins), 1)
    parts: list[str] = []
    for index, (label, count) in enumerate(bins):
        size = (height - 34) * count / highest
        middle = step * (index + 0.5)
        top = height - 18 - size
        parts.append(f'<rect class="column" x="{step * index + 3:.1f}" y="{top:.1f}" width="{step - 6:.1f}" '
                     f'height="{size:.1f}"/>')  # fmt: skip
        if count:
            parts.append(f'<text x="{middle:.1f}" y="{top - 4:.1f}">{count}</text>')
        parts.append(f'<text x="{middle:.1f}" y="{height - 4}">{escape(visible(label))}</text>')
    told = f"{title}: " + ", ".join(f"{label} {count}" for label, count in bins if count)
    return svg(width, height, "".join(parts), told)


def share_bar(value: int, highest: int, width: int = 120) -> str:
    """Draw a count as a bar beside others; the number itself stands beside it."""
    size = width * value / max(highest, 1)
    return svg(width, 12, f'<rect class="column" width="{size:.1f}" height="12" rx="2"/>', str(value))


def svg(width: float, height: float, content: str, title: str, *, stretch: bool = False) -> str:
    """Wrap a drawing; its title is what a screen reader says."""
    told = escape(visible(title))
    fit = ' preserveAspectRatio="none"' if stretch else ""
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{told}"{fit}><title>{told}</title>'
        f"{content}</svg>"
    )
