"""A run as one HTML file that needs nothing else: no network, no font, no picture, no second file."""

from __future__ import annotations

from reportlint.render.html.page import page

__all__ = ["page"]
