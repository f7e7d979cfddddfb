"""Checks across places: a fact printed twice, identities over labelled amounts, charts against text and tables."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.across.aligned import aligned
from reportlint.checks.across.bounds import AmountBound, amount_bound
from reportlint.checks.across.charts import chart_agreement
from reportlint.checks.across.counts import counts_told
from reportlint.checks.across.derived import derived
from reportlint.checks.across.identity import Identity, RowIdentity, row_identity
from reportlint.checks.across.labelled import identity, performance_everywhere
from reportlint.checks.across.mirrored import mirrored
from reportlint.checks.across.named_sums import named_sums
from reportlint.checks.across.off_target import off_target
from reportlint.checks.across.outturn import outturn_told
from reportlint.checks.across.restatement import restatement
from reportlint.checks.across.rows_counted import rows_counted
from reportlint.checks.across.scopes import execution_scope
from reportlint.checks.across.unlike import unlike_amounts
from reportlint.checks.across.values_counted import values_counted
from reportlint.checks.check import Check, NoParams

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "row-identity": Check(row_identity, RowIdentity),
    "restatement": Check(restatement, NoParams),
    "mirrored": Check(mirrored, NoParams),
    "aligned": Check(aligned, NoParams),
    "named-sum": Check(named_sums, NoParams),
    "off-target": Check(off_target, NoParams),
    "outturn-told": Check(outturn_told, NoParams),
    "derived-from-table": Check(derived, NoParams),
    "identity": Check(identity, Identity),
    "performance": Check(performance_everywhere, Identity),
    "amount-bound": Check(amount_bound, AmountBound),
    "counts-told": Check(counts_told, NoParams),
    "rows-counted": Check(rows_counted, NoParams),
    "values-counted": Check(values_counted, NoParams),
    "execution-scope": Check(execution_scope, NoParams),
    "unlike-amounts": Check(unlike_amounts, NoParams),
    "chart-agreement": Check(chart_agreement, NoParams),
}
"""Name in rule files → check."""
