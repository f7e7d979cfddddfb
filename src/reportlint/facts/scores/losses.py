"""Deductions of one indicator told one by one before what they come to: 扣0.9分；另……扣0.7分，两项扣1.6分，得12.4分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlint.facts.scores.names import bare
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import SUM_OF_LOSSES
from reportlint.facts.text.numerals import integer_of
from reportlint.facts.text.passages import Passage
from reportlint.model import Span
from reportlint.patterns import compiled

LEAST_NAME = 3
"""Characters a name must have to be recognised inside other words."""


def with_losses_joined(
    statements: Sequence[ScoreStatement], passages: Sequence[Passage], names: Sequence[str]
) -> Iterator[ScoreStatement]:
    """Yield the score sentences; those that give the reasons of one deduction, and their sum, as one.

    `names` are those of the rows of the score tables: where two of them are told between, the sum is that of rows.
    """
    known = [own for name in dict.fromkeys(names) if len(own := bare(name)) >= LEAST_NAME]
    done: list[ScoreStatement] = []
    for one in (part for whole in statements for part in parted(whole, passages[whole.passage], known)):
        passage = passages[one.passage]
        count = count_summed(one, passage)
        run = parts_before(done, one, passage)[-count:] if count else []
        words = passage.text[passage.find(run[0].span)[0] : passage.find(one.span)[1]] if run else ""
        named = sum(name in bare(words) for name in known)
        headed = named == 1 and any(name in bare(run[0].words) for name in known)
        if run and named <= 1 and (one.score is not None or headed or run[0].full is not None):
            del done[len(done) - len(run) :]
            whole = joined(run, one, words)
            done.append(whole if len(whole.parts) == count else replace(whole, parts=()))
        elif done and goes_on(done[-1], one, passage) and not any(name in bare(one.words) for name in known):
            last = done[-1]
            more = (*last.further, *([one.deducted] if one.deducted else []))
            done[-1] = replace(
                last, further=more, score=last.score or one.score, span=Span(last.span.start, one.span.end)
            )
        else:
            done.append(one)
    yield from done


def parted(one: ScoreStatement, passage: Passage, known: Sequence[str]) -> Iterator[ScoreStatement]:
    """Yield a statement, or two where the loss behind its score is that of another row: 甲得18.5分，乙扣2.5分."""
    lost, score = one.deducted, one.score
    if lost is None or score is None or lost.span < score.span or not one.subject or one.total:
        yield one
        return
    behind, at = passage.find(score.extent)[1], passage.find(lost.extent)[0]
    name = bare(passage.text[behind:at].strip("，、"))
    other = next((own for own in known if name.startswith(own) and own not in bare(one.subject)), "")
    if not other:
        yield one
        return
    first = passage.text[passage.find(one.span)[0] : behind]
    yield replace(one, deducted=None, span=Span(one.span.start, score.extent.end), words=first)
    yield ScoreStatement(
        subject=other,
        kind="",
        span=Span(score.extent.end, lost.extent.end),
        full=None,
        deducted=lost,
        score=None,
        words=passage.text[behind:at],
        passage=one.passage,
    )


def count_summed(one: ScoreStatement, passage: Passage) -> int:
    """Return how many losses a statement sums up at most, nought where it sums up none."""
    if one.deducted is None or one.full is not None or one.added is not None:
        return 0
    start, end = passage.find(one.span)[0], passage.find(one.deducted.extent)[0]
    match = SUM_OF_LOSSES.search(passage.text, start, end)
    if match is None or not (match["count"] or match["sum"]):
        return 0
    count = match["count"]
    return integer_of(count) if count else 99


def parts_before(done: Sequence[ScoreStatement], one: ScoreStatement, passage: Passage) -> list[ScoreStatement]:
    """Return the losses told right before a statement in its sentence, back to the last one with a score."""
    start = passage.text.rfind("。", 0, passage.find(one.span)[1]) + 1
    found: list[ScoreStatement] = []
    for before in reversed(done):
        apart = before.passage != one.passage or passage.find(before.span)[1] <= start
        if apart or before.deducted is None or before.score is not None or before.total:
            break
        found.insert(0, before)
        if before.full is not None:
            break
    return found


def goes_on(last: ScoreStatement, one: ScoreStatement, passage: Passage) -> bool:
    """Whether a deduction takes marks from the same maximum as the one before it."""
    return takes_more(last, one, passage) or leaves_at_last(last, one, passage)


def leaves_at_last(last: ScoreStatement, one: ScoreStatement, passage: Passage) -> bool:
    """Whether the last of several losses of one indicator tells its score: 满分15分，……扣2分、……扣0.5分，得12.5分."""
    if last.full is None or last.bare or last.deducted is None or last.score is not None or last.total:
        return False
    if one.deducted is None or one.score is None or one.full or one.total or one.added or last.passage != one.passage:
        return False
    start, end = passage.find(last.deducted.extent)[1], passage.find(one.deducted.extent)[0]
    return not compiled("[。；]").search(passage.text[start:end])


def takes_more(last: ScoreStatement, one: ScoreStatement, passage: Passage) -> bool:
    """Whether a deduction is a further reason for a score told before all of them: 得17.6分：……扣1.6分；……扣0.8分.

    The reasons may stand in brackets behind it, all of them in the same: 得23.9分（执行率扣0.6分，档案扣0.5分）.
    """
    if last.score is None or last.deducted is None or last.total or last.deducted.span < last.score.span:
        return False
    alone = one.deducted is not None and one.deducted.value and not (one.full or one.score or one.total or one.added)
    if not alone or one.passage != last.passage:
        return False
    start, end = passage.find(last.score.extent)[1], passage.find(one.span)[1]
    between = passage.text[start:end]
    if between.startswith("（"):
        return "）" not in between
    return between.startswith(("：", "）：", "，其中", "，主要")) and "。" not in between


def joined(run: Sequence[ScoreStatement], one: ScoreStatement, words: str) -> ScoreStatement:
    """Make one statement of several losses and their sum: the first names it, the last gives its marks."""
    first = run[0]
    parts = tuple(part.deducted for part in run if part.deducted)
    return replace(
        first,
        deducted=one.deducted,
        score=one.score,
        span=Span(first.span.start, one.span.end),
        words=words,
        parts=parts,
        bare=False,
    )
