"""What prose says about the marks of one indicator, one group or the whole: maximum, deduction, score."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model import Span
from reportlint.number import Quantity


@dataclass(frozen=True, slots=True)
class ScoreStatement:
    """What one stretch of prose says about the marks of one indicator, one group or the whole."""

    subject: str
    """The words before the marks; `` where they only say 该指标."""
    kind: str
    """Canonical kind of the subject, `` where none is told."""
    span: Span
    """From the subject to the last mark."""
    full: Quantity | None
    """满分."""
    deducted: Quantity | None
    """扣分."""
    score: Quantity | None
    """得分."""
    total: bool = False
    """Whether it is the score of the whole."""
    converted: bool = False
    """Whether it was converted to another full mark (折算得分)."""
    added: Quantity | None = None
    """加分."""
    raw: Quantity | None = None
    """Its mark out of 100, where the score is that times a weight."""
    won_all: bool = False
    """Whether it says 得满分 instead of a score."""
    words: str = ""
    """All words since the marks of something else, as they read."""
    bare: bool = False
    """Whether its maximum is only a mark right behind a name (产出46.2分), which may as well be the score."""
    composed: bool = False
    """Whether it is a total that other totals make up by their weights."""
    named: bool = False
    """Whether its sentence opens with the subject and a colon: 资金到位率：……得8分."""
    passage: int = 0
    """Index of the passage."""
    parts: tuple[Quantity, ...] = ()
    """The deductions that make up its own (扣0.9分；……扣0.7分，两项扣1.6分), where it says how many they are."""
    further: tuple[Quantity, ...] = ()
    """Deductions behind its own that take marks from the same score (得17.6分：……扣1.6分；……扣0.8分)."""
    reviewed: Quantity | None = None
    """The score that a review leaves of it (核实9分)."""
    cut: Quantity | None = None
    """What the review takes away (核减1分)."""
