"""Consistency checker and linter for reports full of stated numbers."""

from reportlint.version import VERSION as __version__

__all__ = ["__version__"]
