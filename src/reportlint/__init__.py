"""Consistency checker and linter for reports full of stated numbers.

What stands in `__all__` is the public surface: it changes with a new major version only. Each name is imported when it
is first asked for, so that `reportlint --version` stays quick.
"""

from __future__ import annotations

from reportlint.version import VERSION as __version__  # noqa: N811 - the name that PEP 8 gives to versions

TYPE_CHECKING = False
"""What `typing` calls so, without waiting for it: only those who check types look below."""

if TYPE_CHECKING:
    from reportlint.api import draw, lint, lint_text
    from reportlint.finding import Coverage, Finding, Group, Observation, Related, Result, Run, Silence, Tally
    from reportlint.load.errors import ConfigError
    from reportlint.model import Document, Problem, Span
    from reportlint.rule import Outcome, Rule, Severity

_HOMES = {
    "reportlint.api": ("lint", "lint_text", "draw"),
    "reportlint.finding": (
        "Coverage",
        "Finding",
        "Group",
        "Observation",
        "Related",
        "Result",
        "Run",
        "Silence",
        "Tally",
    ),
    "reportlint.load.errors": ("ConfigError",),
    "reportlint.model": ("Document", "Problem", "Span"),
    "reportlint.rule": ("Outcome", "Rule", "Severity"),
}
"""Module → the public names that live in it."""

__all__ = [
    "ConfigError",
    "Coverage",
    "Document",
    "Finding",
    "Group",
    "Observation",
    "Outcome",
    "Problem",
    "Related",
    "Result",
    "Rule",
    "Run",
    "Severity",
    "Silence",
    "Span",
    "Tally",
    "__version__",
    "draw",
    "lint",
    "lint_text",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    from importlib import import_module  # noqa: PLC0415 - the version must not wait for it

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Name what is public."""
    return sorted(__all__)
