"""Consistency checker and linter for reports full of stated numbers."""

from reportlint.version import VERSION as __version__  # noqa: N811 - the name that PEP 8 gives to versions

__all__ = ["__version__"]
