"""A run in, words out: one module a format, each imported only when something is drawn in it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from reportlint.finding import Run
from reportlint.render.options import Options

Renderer: TypeAlias = Callable[[Run, Options], str]
"""Draws a run; a pure function."""

FORMATS: Mapping[str, str] = {
    "full": "reportlint.render.full:render",
    "concise": "reportlint.render.concise:render",
    "json": "reportlint.render.json:render",
}
"""Name of an output format → where its renderer lives."""


def load_renderer(name: str) -> Renderer:
    """Import the renderer of an output format."""
    module, function = FORMATS[name].split(":")
    return cast(Renderer, getattr(importlib.import_module(module), function))
