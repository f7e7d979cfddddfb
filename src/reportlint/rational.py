"""Exact rationals: `Fraction` as the standard library has it, in the compiled form of quicktions.

Checks and diagnosis are mostly arithmetic on rationals; the standard library runs each operation in Python. Both kinds
are equal, hash alike and may be mixed. This module knows nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["Fraction"]
