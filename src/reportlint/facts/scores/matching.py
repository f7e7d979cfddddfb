"""Which score sentence of the prose speaks of which row or group of the score table.

Kind first (数量, 质量 … 满意度), order second, similarity of names third: names are paraphrased between table, analysis
and conclusion. What stays ambiguous is left unmatched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlint.facts.scores.indicators import Indicator, IndicatorGroup, ScoreTable, bare_group
from reportlint.facts.scores.marks import bare_name, group_kind, indicator_kind
from reportlint.facts.scores.matches import (
    POINTING,
    Match,
    agrees_in_full,
    is_contested,
    marks_of,
    members_of,
    settled,
    shares_mark,
)
from reportlint.facts.scores.names import (
    LEAST_NAME,
    all_rows,
    bare,
    group_named,
    is_known,
    most_alike,
    names_row,
    pairs_of,
)
from reportlint.facts.scores.opened import ALONE, Surroundings, opened_rows, owner_of_loss, row_coded
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_words import SUM_OF_LOSSES, WHOLE_SUBJECT
from reportlint.facts.scores.units import Units, speaks_of_part, units_of
from reportlint.facts.tables.grids import FULL, SCORE
from reportlint.facts.text.passages import REMARK
from reportlint.model import Span
from reportlint.number import Kind
from reportlint.patterns import compiled
from reportlint.rule import Vocabulary

AWARDS = compiled(r"，.*[得扣失]\d")
"""A sentence that awards marks: 少铺设三处，每处扣0.5分."""
LONGEST_SUBJECT = 16
"""Characters beyond which the words before a lone maximum are no name."""
SEVERAL = compiled(
    r"(?:、|和|及|与).*[两二三四五六七八九十\d](?:项|个|类|部分|方面)(?:三级|二级)?(?:指标|权重|分值)?(?:合计|共计?|累计)?$"
    r"|[\u4e00-\u9fff](?:、|和|及|与)[\u4e00-\u9fff]{2,12}(?:合计|共计|总计)$"
    r"|[两二三四五六七八九十\d]项[^。；]*(?:分别|依次)[是为][^。；]*、"
)
"""A subject that names several things and counts them: 甲、乙两项合计22分."""
OF_ROWS = compiled(r"项|者|方面|因素")
"""What those who lost marks together are counted in; several cases may be those of one row."""
SUM_BEHIND = compiled(r"(?:合计|共计|小计|总计|累计)$")
"""What the name of a group is followed by where its marks are summed up: 资金管理类合计16分，得12.06分."""


@dataclass(frozen=True, slots=True)
class Said:
    """A score sentence in its surroundings."""

    statement: ScoreStatement
    """The sentence."""
    titles: tuple[str, ...]
    """The headings above it, the nearest last."""
    around: Surroundings = ALONE
    """What stands around it in its passage."""

    @property
    def above(self) -> str:
        """The nearest heading, `` where that is a numbered sentence with marks of its own: it names only itself."""
        return self.titles[-1] if self.titles and not AWARDS.search(REMARK.sub("", self.titles[-1])) else ""


def find_matches(
    statements: Sequence[Said], tables: Sequence[ScoreTable], domains: Sequence[Span], vocabulary: Vocabulary
) -> tuple[Match, ...]:
    """Tie score sentences, and rows of summaries and excerpts, to the table in whose part of the report they stand."""
    units = units_of(tables)
    found = [
        match
        for table, domain in zip(tables, domains, strict=True)
        if not table.repeats
        for match in table_matches(
            [one for one in statements if domain.covers(one.statement.span)], table, vocabulary, units
        )
    ]
    apart = [one for one in statements if not any(domain.covers(one.statement.span) for domain in domains)]
    found += strays(apart, tables, units)
    return (*(one for one in settled(found) if not is_contested(one)), *repeated_matches(tables, vocabulary))


def is_of_part(one: Said, row: Indicator, units: Units) -> bool:
    """Whether a sentence gives the unit that a row is named after its mark for an indicator, not for the whole."""
    return speaks_of_part(row.name, (*one.titles, *one.around.openings, one.statement.words), units)


def strays(said: Sequence[Said], tables: Sequence[ScoreTable], units: Units) -> Iterator[Match]:
    """Tie the sentences that stand in no table's part to the only row of all tables whose name is in their words."""
    mains = [table for table in tables if not table.repeats]
    opened = [opened_rows([(one.statement, one.around) for one in said], {}, {}, table) for table in mains]
    for at, one in enumerate(said) if len(mains) > 1 else ():
        rows = [(table, row) for table in mains if (row := row_in_words(one, one.statement.subject, table))]
        rows = [(table, row) for table, row in rows if not is_of_part(one, row, units)]
        if len(rows) == 1 and speaks_of_row(one.statement, rows[0][0]) and shares_mark(one.statement, rows[0][1]):
            yield Match(one.statement, one.statement.subject, rows[0][0], indicator=rows[0][1])
        elif not rows:
            above = [(table, found[at]) for table, found in zip(mains, opened, strict=True) if at in found]
            above = [(table, row) for table, row in above if not is_of_part(one, row, units)]
            if len(above) == 1:
                yield Match(one.statement, above[0][1].name, above[0][0], indicator=above[0][1])


def repeated_matches(tables: Sequence[ScoreTable], vocabulary: Vocabulary) -> Iterator[Match]:
    """Tie the rows of a table that repeats groups or rows of the only other one to these, as if they were sentences."""
    mains = [table for table in tables if not table.repeats]
    for table in tables:
        if not table.repeats or len(mains) != 1:
            continue
        scores = table.excerpt or tuple(one.score for one in table.indicators)
        for one, score in zip(table.indicators, scores, strict=True):
            full = one.full if one.full and one.full.kind is Kind.SCORE else None
            said = ScoreStatement(one.name, one.kind, one.name_slot.cell.span, full, None, score, passage=-1)
            if table.excerpt:
                rows = (row for row in mains[0].indicators if bare(row.name) == bare(one.name))
                yield from (Match(said, one.name, mains[0], indicator=row) for row in rows)
            elif group := group_of(said, one.name, mains[0], vocabulary):
                yield Match(said, one.name, mains[0], group=group)


def table_matches(said: Sequence[Said], table: ScoreTable, vocabulary: Vocabulary, units: Units) -> tuple[Match, ...]:
    """Tie score sentences to the rows and groups of one table: by group, by name, by kind, by order."""
    named = [(one, name_of(one, table)) for one in said if speaks_of_row(one.statement, table)]
    groups: dict[int, IndicatorGroup] = {}
    rows: dict[int, Indicator] = {}
    for index, (one, name) in enumerate(named):
        group = group_of(one.statement, name, table, vocabulary) or group_last_named(name, table)
        if group := group or group_above(one, table):
            if row := row_inside(one.statement, group, table):
                rows[index] = row
            else:
                groups[index] = group
        elif row := row_in_words(one, name, table) or only_row_of(name, table):
            given = [rows[at] for at in rows if named[at][0].statement.passage == one.statement.passage]
            rows[index] = owner_of_loss(one.statement, one.around, row, given, table)
    left = [(index, name) for index, (_, name) in enumerate(named) if index not in groups and index not in rows]
    rows |= dict(row_matches(left, table, vocabulary))
    rows |= ordered_rows([one for one, _ in named], groups, rows, table)
    rows |= rows_by_marks([one for one, _ in named], groups, rows, table)
    opened = opened_rows([(one.statement, one.around) for one, _ in named], groups, rows, table)
    named = [(one, opened[at].name if at in opened else name) for at, (one, name) in enumerate(named)]
    rows |= opened
    rows = {index: row for index, row in rows.items() if not is_of_part(named[index][0], row, units)}
    return tuple(
        Match(one.statement, name, table, indicator=rows.get(index), group=groups.get(index))
        for index, (one, name) in enumerate(named)
        if index in groups or index in rows
    )


def row_inside(one: ScoreStatement, group: IndicatorGroup, table: ScoreTable) -> Indicator | None:
    """Return the row below a group whose marks a sentence gives that only opens with the group's name.

    污水处理：80个终端中正常运行76个，得11.4分: the mark is not that of the group, but that of just one of its rows; so
    is 执行率标准分15分，得13.5分 under 预算执行 of 45.
    """
    if not (one.named or one.full) or one.score is None or len(group.members) < 2:
        return None
    rows = members_of(group, table)
    if one.score.value in marks_of(Match(one, group.name, table, group=group), SCORE):
        return None
    own = [row for row in rows if earns(one, row)]
    return own[0] if len(own) == 1 else None


def earns(one: ScoreStatement, row: Indicator) -> bool:
    """Whether a row has the score a sentence gives, and the maximum and deduction where it gives them."""
    scores = [score.value for score in (row.score, *row.other_scores) if score]
    if one.score is None or one.score.value not in scores or row.full is None or not agrees_in_full(one, row):
        return False
    return one.deducted is None or row.full.value - one.deducted.value == one.score.value


def loses(one: ScoreStatement, row: Indicator) -> bool:
    """Whether a sentence gives a loss alone, and the row lost as much."""
    if one.score is not None or one.full is not None or not one.deducted or row.full is None:
        return False
    scores = (score for score in (row.score, *row.other_scores) if score)
    return any(row.full.value - score.value == one.deducted.value > 0 for score in scores)


def rows_by_marks(
    said: Sequence[Said], groups: Mapping[int, IndicatorGroup], rows: Mapping[int, Indicator], table: ScoreTable
) -> dict[int, Indicator]:
    """Tie what is left by its marks: to the only free row that has them, and shares with it a word of its own.

    计划举办展览12个，实办10个，扣2分，得10分 is about 展览数量. A loss alone tells only a row of the group above it.
    """
    taken = {id(row) for row in rows.values()}
    names = Counter(pair for row in table.indicators for pair in pairs_of(row.name))
    free = [row for row in table.indicators if id(row) not in taken]
    found: dict[int, Indicator] = {}
    for index, one in enumerate(said):
        if index in groups or index in rows:
            continue
        words = bare(one.statement.words)
        telling = [row for row in free if any(pair in words and names[pair] == 1 for pair in pairs_of(row.name))]
        above = context_of(index, said, groups, table)
        near = members_of(table.groups[above], table) if above is not None else []
        own = [row for row in telling if earns(one.statement, row) or (loses(one.statement, row) and row in near)]
        if len(own) == 1 and id(own[0]) not in map(id, found.values()):
            found[index] = own[0]
    return found


def row_in_words(one: Said, name: str, table: ScoreTable) -> Indicator | None:
    """Return the row whose name stands in the words of a sentence: the last one before its marks, the longest there.

    The name that a ： parts from the words behind it goes before all: 目标合理性：计划受益人口按户籍测算，扣0.5分.
    """
    headed = [row for row in all_rows(table) if one.statement.words.startswith(f"{one.statement.subject}：")]
    headed = [row for row in headed if bare(row.name) == bare(one.statement.subject)]
    if len(headed) == 1:
        return headed[0]
    texts = [bare(one.statement.words), bare(name)]
    found = [
        (text.rfind(own) + len(own), len(own), -at, row)
        for text in texts[:1]
        for at, row in enumerate(all_rows(table))
        if len(own := bare(row.name)) >= LEAST_NAME and own in text
    ]
    if found:
        best = max(found, key=lambda entry: entry[:3])
        rivals = [entry for entry in found if bare(entry[3].name) == bare(best[3].name)]
        return best[3] if len(rivals) == 1 else None
    same = [row for row in all_rows(table) if texts[1] and bare(row.name) == texts[1]]
    return same[0] if len(same) == 1 else row_coded(name, table)


def only_row_of(name: str, table: ScoreTable) -> Indicator | None:
    """Return the row that is all there is of a group below level 1 with a name: 资产管理6分得5.76分."""
    own = bare_group(bare(name))
    same = [group for group in table.groups if group.level > 1 and own and bare_group(bare(group.name)) == own]
    return table.indicators[same[0].members[0]] if len(same) == 1 == len(same[0].members) else None


def ordered_rows(
    said: Sequence[Said], groups: Mapping[int, IndicatorGroup], rows: Mapping[int, Indicator], table: ScoreTable
) -> dict[int, Indicator]:
    """Tie what is left by order: the sentences under one group, as many as rows of it are left.

    Only where nearly all marks agree, so that the order is proven by the marks of the others.
    """
    left: dict[int, list[int]] = {}
    for index, one in enumerate(said):
        if index not in groups and index not in rows and one.statement.score is not None:
            group = context_of(index, said, groups, table)
            if group is not None:
                left.setdefault(group, []).append(index)
    taken = {id(row) for row in rows.values()}
    found: dict[int, Indicator] = {}
    for group, indices in left.items():
        free = [row for row in members_of(table.groups[group], table) if id(row) not in taken]
        pairs = list(zip(indices, free, strict=False))
        agreeing = sum(agrees(said[index].statement, row) for index, row in pairs)
        known = len(members_of(table.groups[group], table)) - len(free)
        if len(indices) == len(free) and 2 * (agreeing + known) > len(pairs) + known:
            found |= dict(pairs)
    return found


def context_of(index: int, said: Sequence[Said], groups: Mapping[int, IndicatorGroup], table: ScoreTable) -> int | None:
    """Return the index of the group that a sentence stands under: named before it in its passage, or by a heading."""
    passage = said[index].statement.passage
    for before in range(index - 1, -1, -1):
        if said[before].statement.passage != passage:
            break
        if before in groups:
            return table.groups.index(groups[before])
    for title in reversed(said[index].titles):
        own = bare_group(bare(REMARK.sub("", title)))
        named = [at for at, group in enumerate(table.groups) if own and bare_group(group.name) == own]
        if len(named) == 1:
            return named[0]
    return None


def agrees(statement: ScoreStatement, row: Indicator) -> bool:
    """Whether the marks of a sentence are those of a row."""
    score = statement.score is None or row.score is None or statement.score.value == row.score.value
    full = statement.full is None or row.full is None or statement.full.value == row.full.value
    return score and full


def name_of(one: Said, table: ScoreTable) -> str:
    """Return what a sentence speaks of: the row the heading above it names, its own subject, or that heading."""
    if POINTING.fullmatch(one.statement.subject):
        return next((title for title in reversed(one.titles) if is_known(bare_name(title), table)), "")
    above = bare_name(one.above)
    subject = SUM_BEHIND.sub("", one.statement.subject)
    if group_named(subject, table):
        return subject
    if not one.statement.named and names_row(above, table) and not names_row(one.statement.subject, table):
        return above
    return one.statement.subject or ("" if WHOLE_SUBJECT.fullmatch(bare(above)) else above)


def speaks_of_row(statement: ScoreStatement, table: ScoreTable) -> bool:
    """Whether a score sentence can speak of a row or group: not of the whole, nor of a bare maximum of nobody."""
    alone = statement.score is None and statement.deducted is None and not statement.won_all and not statement.added
    group = bool(group_named(statement.subject, table))
    whole = WHOLE_SUBJECT.fullmatch(statement.subject) and statement.subject and not group
    if statement.total or whole or SEVERAL.search(statement.subject) or sums_up_rows(statement):
        return False
    named = (
        group
        or bool(statement.kind)
        or bool(group_named(statement.subject, table))
        or names_row(statement.subject, table)
    )
    return not (alone and (not named or len(statement.subject) > LONGEST_SUBJECT))


def sums_up_rows(statement: ScoreStatement) -> bool:
    """Whether a loss is said to be that of so many rows together: 加上档案不全，两项扣1.26分."""
    if statement.parts or statement.full or statement.score or statement.deducted is None:
        return False
    words = statement.words
    match = SUM_OF_LOSSES.search(words[: words.rfind(statement.deducted.text)])
    return match is not None and match["count"] is not None and OF_ROWS.search(match.group()) is not None


def group_of(statement: ScoreStatement, name: str, table: ScoreTable, vocabulary: Vocabulary) -> IndicatorGroup | None:
    """Return the level-1 group a sentence speaks of, None where it speaks of a row or of nothing known."""
    tops = table.tops
    if names_row(name, table) or not statement.subject:
        return None
    if same := group_named(name, table):
        return same
    kind = group_kind(name, vocabulary)
    alike = [group for group in tops if group.kind == kind and kind]
    if len(alike) != 1 or len(bare(name)) > len(bare(alike[0].name)) + 4:
        return None
    specific = indicator_kind(name, vocabulary)
    return alike[0] if not specific or specific == indicator_kind(alike[0].name, vocabulary) else None


def group_last_named(name: str, table: ScoreTable) -> IndicatorGroup | None:
    """Return the group that the last clause of a subject is the name of: 学生满意度96.2%，满意度指标得10分."""
    before, _, last = name.rpartition("，")
    return group_named(last, table) if before else None


def group_above(one: Said, table: ScoreTable) -> IndicatorGroup | None:
    """Return the group that the heading above a nameless sentence names, where one of its marks is the group's.

    （一）管理。权重30分，得25.70分.
    """
    group = group_named(bare_name(one.above), table) if not one.statement.subject and one.above else None
    if group is None or len(group.members) < 2:
        return None
    match = Match(one.statement, group.name, table, group=group)
    maxima, scores = marks_of(match, FULL), marks_of(match, SCORE)
    lost = {full - score for full in maxima for score in scores}
    pairs = ((one.statement.full, maxima), (one.statement.score, scores), (one.statement.deducted, lost))
    return group if any(mark is not None and mark.value in known for mark, known in pairs) else None


def row_matches(
    named: Sequence[tuple[int, str]], table: ScoreTable, vocabulary: Vocabulary
) -> Iterator[tuple[int, Indicator]]:
    """Yield the row of each named sentence, kind by kind."""
    by_kind: dict[str, list[tuple[int, str]]] = {}
    for index, name in named:
        if name:
            kind = indicator_kind(name, vocabulary) if len(name) <= LONGEST_NAME else ""
            by_kind.setdefault(kind, []).append((index, name))
    for kind, items in by_kind.items():
        rows = [one for one in all_rows(table) if not kind or one.kind == kind]
        yield from kind_matches(items, rows, certain=bool(kind))


LONGEST_NAME = 40
"""Characters of words that may be a name; longer ones tell a story, in which 生态红线 makes no kind of indicator."""


def kind_matches(
    items: Sequence[tuple[int, str]], rows: Sequence[Indicator], *, certain: bool
) -> Iterator[tuple[int, Indicator]]:
    """Match the sentences of one kind with the rows of that kind."""
    if not rows:
        return
    for position, (index, name) in enumerate(items):
        if certain and len(rows) == 1:
            yield index, rows[0]
            continue
        row = most_alike(name, rows)
        if row is None and certain and len(items) == len(rows):
            row = rows[position]
        if row is not None:
            yield index, row
