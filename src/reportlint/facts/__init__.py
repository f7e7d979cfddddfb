"""Document in, facts out: what the checks see, each with the span it was read from."""

from reportlint.facts.extraction import extract
from reportlint.facts.record import Facts, Prose

__all__ = ["Facts", "Prose", "extract"]
