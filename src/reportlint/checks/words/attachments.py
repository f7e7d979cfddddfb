"""Checks of what a report says it encloses: the table of its own evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.checks.check import NoParams
from reportlint.facts import Facts
from reportlint.finding import Observation
from reportlint.patterns import compiled
from reportlint.rule import Outcome

ENCLOSED = compiled(
    r"(?:详见|参见|见|后附|附后的?|附有|附上)(?:本报告)?(?:附件|附表)?[\d一二三四五六七八九十]{0,2}[：:、.]?[《“]?"
    r"(?P<table>[^，。；、《》“”]{0,16}?(?:绩效)?自评(?:评分|打分|得分)?表)"
)
"""A place that sends to the table: 详见附件1《项目支出绩效自评表》."""
LISTED = compiled(r"^附件?[：:]?\s*(?:\d{1,2}[.、．])?[《“]?(?P<table>[^，。；《》“”]{0,20}自评(?:评分|打分|得分)?表)")
"""An entry of the list of what is enclosed."""
APART = compiled(r"[》”]?[（，]?(?:略|另附|另报|另册|另行|单独|随文|系统)")
"""Words behind a table that say it is handed in apart."""
ANSWERED = compiled(r"自评(?:评分|打分|得分)?表$")
"""A caption or heading under which the table stands."""


def form_enclosed(facts: Facts, params: NoParams) -> Iterator[Observation]:
    """Look at every place that sends to the table of the evaluation: the file must hold one."""
    present = bool(facts.score_tables) or any(ANSWERED.search(grid.caption) for grid in facts.grids)
    for prose in facts.prose:
        match = ENCLOSED.search(prose.passage.text) or LISTED.match(prose.passage.text)
        if match is not None and not APART.match(prose.passage.text, match.end()):
            outcome = Outcome.PASS if present else Outcome.FAIL
            yield Observation(outcome, prose.passage.locate(*match.span("table")), {"table": match["table"]})
