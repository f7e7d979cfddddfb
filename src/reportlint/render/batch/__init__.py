"""Many reports side by side: who they are from, how they rank, which problems are typical, and what was copied."""

from __future__ import annotations

from reportlint.render.batch.gathering import Batch, ProblemType, Unit, gather
from reportlint.render.batch.similarity import Likeness, Shared

__all__ = ["Batch", "Likeness", "ProblemType", "Shared", "Unit", "gather"]
