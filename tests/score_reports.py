"""Invented self-evaluation reports: one scheme of marks as a table, sentences and a conclusion, in many ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

NAMES = {
    "产出指标": ("沟渠清淤里程", "泵站检修台数", "水质抽检合格率", "工程按期完工率", "亩均改造成本"),
    "效益指标": ("灌区增产粮食", "受益村民户数", "渠系水利用系数", "管护制度健全度"),
    "满意度指标": ("用水户满意度", "基层干部满意度"),
    "预算执行": ("预算执行率",),
}
"""Level-1 indicators with the indicators below them."""
KINDS = {
    "沟渠清淤里程": "数量指标",
    "泵站检修台数": "数量指标",
    "水质抽检合格率": "质量指标",
    "工程按期完工率": "时效指标",
    "亩均改造成本": "成本指标",
    "灌区增产粮食": "经济效益指标",
    "受益村民户数": "社会效益指标",
    "渠系水利用系数": "生态效益指标",
    "管护制度健全度": "可持续影响指标",
    "用水户满意度": "服务对象满意度",
    "基层干部满意度": "服务对象满意度",
    "预算执行率": "预算执行",
}
GRADES = (("优", 90), ("良", 80), ("中", 60), ("差", 0))
REASONS = ("连续阴雨延误工期", "个别站点设备老化", "外出农户较多", "资料归集不够及时", "尾款尚未结算")


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator."""

    name: str
    """Its name."""
    full: Fraction
    """Its maximum."""
    score: Fraction
    """Its score."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The marks of a report."""

    groups: Mapping[str, tuple[Row, ...]]
    """Level-1 indicator → its rows."""

    @property
    def rows(self) -> list[Row]:
        """Every row in order."""
        return [row for rows in self.groups.values() for row in rows]

    @property
    def full(self) -> Fraction:
        """The full mark."""
        return total(row.full for row in self.rows)

    @property
    def score(self) -> Fraction:
        """The total score."""
        return total(row.score for row in self.rows)

    @property
    def grade(self) -> str:
        """The grade of the total by `GRADES`."""
        return next(word for word, low in GRADES if self.score >= low)


def total(values: object) -> Fraction:
    """Add up."""
    return sum(values, Fraction(0))  # type: ignore[call-overload,no-any-return]


def shown(value: Fraction) -> str:
    """Print a mark."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def scheme(fulls: Mapping[str, Sequence[int]], lost: Sequence[Fraction]) -> Scheme:
    """Make a scheme of maxima by group and of what each row lost, in order; what is not said was not lost."""
    losses = iter(lost)
    groups = {}
    for group, marks in fulls.items():
        rows = []
        for name, full in zip(NAMES[group], marks, strict=False):
            less = min(next(losses, Fraction(0)), Fraction(full, 2))
            rows.append(Row(name, Fraction(full), full - less))
        groups[group] = tuple(rows)
    return Scheme(groups)


# ---------------------------------------------------------------- tables


def pipe(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def blank_levels(one: Scheme) -> str:
    """Write: level names only in their first row, the maximum inside the name."""
    rows = []
    for group, members in one.groups.items():
        full = shown(total(row.full for row in members))
        for at, row in enumerate(members):
            name = f"{group}（{full}分）" if at == 0 else ""
            rows.append([name, KINDS[row.name], row.name, shown(row.full), shown(row.score), reason(row)])
    rows.append(["合计", "", "", shown(one.full), shown(one.score), ""])
    return pipe(["一级指标", "二级指标", "三级指标", "分值", "得分", "偏差原因分析及改进措施"], rows)


def repeated_levels(one: Scheme) -> str:
    """Write: level names in every row, deductions in a column, the scores before the maxima."""
    rows = [
        [group, row.name, shown(row.score), shown(row.full), shown(row.full - row.score), reason(row)]
        for group, members in one.groups.items()
        for row in members
    ]
    rows.append(["总分", "", shown(one.score), shown(one.full), shown(one.full - one.score), ""])
    return pipe(["指标类别", "具体指标", "自评得分", "满分", "扣分", "扣分原因"], rows)


def merged_cells(one: Scheme) -> str:
    """Write: merged level cells in HTML."""
    lines = ["<table>", "<tr><th>一级指标</th><th>三级指标</th><th>分值</th><th>自评得分</th><th>扣分原因</th></tr>"]
    for group, members in one.groups.items():
        full = shown(total(row.full for row in members))
        for at, row in enumerate(members):
            first = f'<td rowspan="{len(members)}">{group} {full}分</td>' if at == 0 else ""
            cells = [row.name, shown(row.full), shown(row.score), reason(row)]
            lines.append(f"<tr>{first}" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    lines.append(f'<tr><td colspan="2">合计</td><td>{shown(one.full)}</td><td>{shown(one.score)}</td><td></td></tr>')
    return "\n".join([*lines, "</table>"]) + "\n"


def headed_groups(one: Scheme) -> str:
    """Write: groups in rows of their own above their rows, with marks of their own."""
    rows, number = [], 0
    for order, (group, members) in zip("一二三四", one.groups.items(), strict=False):
        marks = (shown(total(row.full for row in members)), shown(total(row.score for row in members)))
        rows.append([order, group, *marks, ""])
        for row in members:
            number += 1
            rows.append([str(number), row.name, shown(row.full), shown(row.score), reason(row)])
    rows.append(["", "合计", shown(one.full), shown(one.score), ""])
    return pipe(["序号", "评价内容", "标准分", "自评分", "扣分说明"], rows)


def declared_heads(one: Scheme) -> str:
    """Write: groups in rows of their own that declare their maxima in words, no marks beside."""
    rows = []
    for order, (group, members) in zip("一二三四", one.groups.items(), strict=False):
        rows.append([f"{order}、{group}（{shown(total(row.full for row in members))}分）", "", "", ""])
        rows += [
            [f"{at}.{row.name}", shown(row.full), shown(row.score), reason(row)] for at, row in enumerate(members, 1)
        ]
    rows.append(["总得分", shown(one.full), shown(one.score), ""])
    return pipe(["评价指标", "权重", "得分", "失分原因"], rows)


def subtotals(one: Scheme) -> str:
    """Write: a subtotal below every group."""
    rows = []
    for group, members in one.groups.items():
        rows += [
            [group if at == 0 else "", row.name, shown(row.full), shown(row.score)] for at, row in enumerate(members)
        ]
        marks = [shown(total(row.full for row in members)), shown(total(row.score for row in members))]
        rows.append([f"{group}小计", "", *marks])
    rows.append(["合计", "", shown(one.full), shown(one.score)])
    return pipe(["一级指标", "三级指标", "分值", "得分"], rows)


def level_weights(one: Scheme) -> str:
    """Write: a column of maxima right of every level."""
    rows = []
    for group, members in one.groups.items():
        full = shown(total(row.full for row in members))
        for at, row in enumerate(members):
            cells = [group, full] if at == 0 else ["", ""]
            rows.append([*cells, row.name, shown(row.full), shown(row.score)])
    rows.append(["总分", shown(one.full), "", shown(one.full), shown(one.score)])
    return pipe(["一级指标", "分值", "三级指标", "分值", "自评得分"], rows)


def weighted_marks(one: Scheme) -> str:
    """Write: weights in percent, marks out of a hundred, weighted scores."""
    rows = []
    for group, members in one.groups.items():
        for at, row in enumerate(members):
            raw = row.score * 100 / row.full
            marks = [f"{shown(row.full)}%", shown(raw), shown(row.score)]
            rows.append([group if at == 0 else "", row.name, *marks])
    rows.append(["合计", "", f"{shown(one.full)}%", "", shown(one.score)])
    return pipe(["一级指标", "二级指标", "权重", "百分制评分", "加权得分"], rows)


def inner_total(one: Scheme) -> str:
    """Write: the indicators summed up before the row of budget execution."""
    rest = {group: members for group, members in one.groups.items() if group != "预算执行"}
    rows = [
        [group if at == 0 else "", row.name, shown(row.full), shown(row.score)]
        for group, members in rest.items()
        for at, row in enumerate(members)
    ]
    inner = [row for members in rest.values() for row in members]
    rows.append(["绩效指标合计", "", shown(total(row.full for row in inner)), shown(total(row.score for row in inner))])
    rows += [["预算执行", row.name, shown(row.full), shown(row.score)] for row in one.groups.get("预算执行", ())]
    rows.append(["自评总分", "", shown(one.full), shown(one.score)])
    return pipe(["一级指标", "三级指标", "分值", "得分"], rows)


def level_scores(one: Scheme) -> str:
    """Write: maximum and score of every group right of it, those of the rows right of these."""
    rows = []
    for group, members in one.groups.items():
        for at, row in enumerate(members):
            cells = [group, full_of(members), score_of(members)] if at == 0 else ["", "", ""]
            rows.append([*cells, row.name, shown(row.full), shown(row.score), reason(row)])
    rows.append(["合计", shown(one.full), shown(one.score), "", shown(one.full), shown(one.score), ""])
    return pipe(["一级", "权重", "得分", "三级", "权重", "得分", "扣分说明"], rows)


def pairs_inside(one: Scheme) -> str:
    """Write: score and maximum of a group inside its name, the score before the maximum in the rows too."""
    rows = []
    for group, members in one.groups.items():
        for at, row in enumerate(members):
            name = f"{group}（{score_of(members)}/{full_of(members)}）" if at == 0 else ""
            rows.append([name, row.name, shown(row.score), shown(row.full)])
    rows.append(["合计", "", shown(one.score), shown(one.full)])
    return pipe(["一级（得分/满分）", "三级", "得分", "满分"], rows)


def three_levels(one: Scheme) -> str:
    """Write: three levels in HTML under one heading over three columns, maxima inside the names of two of them."""
    lines = [
        "<table>",
        '<tr><th colspan="3">评价指标</th>'
        + "".join(f'<th rowspan="2">{name}</th>' for name in ("评分标准", "分值", "自评得分"))
        + "</tr>",
        "<tr><th>一级指标</th><th>二级指标</th><th>三级指标</th></tr>",
    ]
    for group, members in one.groups.items():
        first = f'<td rowspan="{len(members)}">{group}{full_of(members)}分</td>'
        for kind, rows in by_kind(members):
            second = f'<td rowspan="{len(rows)}">{kind}（{full_of(rows)}分）</td>'
            for row in rows:
                cells = [row.name, f"符合要求得{shown(row.full)}分，不符酌情扣分", shown(row.full), shown(row.score)]
                lines.append(f"<tr>{first}{second}" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
                first = second = ""
    lines.append(f'<tr><td colspan="4">总分</td><td>{shown(one.full)}</td><td>{shown(one.score)}</td></tr>')
    return "\n".join([*lines, "</table>"]) + "\n"


def subtotals_at_each_level(one: Scheme) -> str:
    """Write: a subtotal below every level-2 and every level-1 indicator, separated by tabs."""
    lines = ["一级指标\t二级指标\t三级指标\t分值\t得分"]
    for group, members in one.groups.items():
        first = group
        for kind, rows in by_kind(members):
            second = kind
            for row in rows:
                lines.append(f"{first}\t{second}\t{row.name}\t{shown(row.full)}\t{shown(row.score)}")
                first = second = ""
            lines.append(f"\t{kind}小计\t\t{full_of(rows)}\t{score_of(rows)}")
        lines.append(f"{group}小计\t\t\t{full_of(members)}\t{score_of(members)}")
    lines.append(f"总计\t\t\t{shown(one.full)}\t{shown(one.score)}")
    return "\n".join(lines) + "\n"


def rules_in_words(one: Scheme) -> str:
    """Write: targets, results and a rule of its own in every row by which it lost what it lost."""
    rows = [
        [
            group,
            row.name,
            "每低1个百分点扣0.5分，扣完为止",
            "≥95%",
            f"{shown(95 - 2 * (row.full - row.score))}%",
            shown(row.full),
            shown(row.score),
            reason(row),
        ]
        for group, members in one.groups.items()
        for row in members
    ]
    rows.append(["合计", "", "", "", "", shown(one.full), shown(one.score), ""])
    header = ["一级指标", "三级指标", "评分标准", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"]
    return pipe(header, rows)


def steps_in_words(one: Scheme) -> str:
    """Write: a rule of steps in every row, one of which is that of its result."""
    rows = []
    for group, members in one.groups.items():
        for row in members:
            lost = row.full - row.score
            steps = f"98%（含）以上得{shown(row.full)}分；90%（含）—98%得{shown(row.score)}分；90%以下不得分"
            steps = steps if lost else f"98%（含）以上得{shown(row.full)}分；98%以下不得分"
            rows.append(
                [group, row.name, steps, "94%" if lost else "99%", shown(row.full), shown(row.score), reason(row)]
            )
    rows.append(["合计", "", "", "", shown(one.full), shown(one.score), ""])
    return pipe(["一级指标", "三级指标", "评分标准", "实际完成值", "分值", "得分", "扣分原因"], rows)


def reviewed(one: Scheme) -> str:
    """Write: what a review left of every mark, and what it cut."""
    rows = [
        [group, row.name, shown(row.full), shown(row.full), shown(row.score), shown(row.full - row.score)]
        for group, members in one.groups.items()
        for row in members
    ]
    rows.append(["合计", "", shown(one.full), shown(one.full), shown(one.score), shown(one.full - one.score)])
    return pipe(["一级指标", "三级指标", "分值", "自评得分", "核实得分", "核减"], rows)


def by_kind(members: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Put the rows of a group together by their level-2 indicator."""
    kinds: dict[str, list[Row]] = {}
    for row in members:
        kinds.setdefault(KINDS[row.name], []).append(row)
    return list(kinds.items())


def full_of(rows: Sequence[Row]) -> str:
    """Print the maximum of some rows."""
    return shown(total(row.full for row in rows))


def score_of(rows: Sequence[Row]) -> str:
    """Print the score of some rows."""
    return shown(total(row.score for row in rows))


def reason(row: Row) -> str:
    """Name a reason for what a row lost, nothing where it lost nothing."""
    return "" if row.full == row.score else REASONS[len(row.name) % len(REASONS)]


TABLES: tuple[Callable[[Scheme], str], ...] = (
    blank_levels,
    repeated_levels,
    merged_cells,
    headed_groups,
    declared_heads,
    subtotals,
    level_weights,
    weighted_marks,
    inner_total,
    level_scores,
    pairs_inside,
    three_levels,
    subtotals_at_each_level,
    rules_in_words,
    steps_in_words,
    reviewed,
)

# ---------------------------------------------------------------- sentences


def by_heading(one: Scheme) -> str:
    """Write: a heading an indicator, the marks below."""
    lines = []
    for number, row in enumerate(one.rows, 1):
        lost = f"扣{shown(row.full - row.score)}分，"
        lines += [f"{number}. {row.name}", f"{told(row)}该指标满分{shown(row.full)}分，{lost}得{shown(row.score)}分。"]
    return "\n\n".join(lines) + "\n"


def by_colon(one: Scheme) -> str:
    """Write: the name, a colon, and the marks in short."""
    return (
        "\n\n".join(f"{row.name}：{told(row)[:-1]}，{shown(row.full)}分得{shown(row.score)}分。" for row in one.rows)
        + "\n"
    )


def by_group(one: Scheme) -> str:
    """Write: a paragraph a group, its indicators in clauses without maxima."""
    lines = []
    for group, members in one.groups.items():
        marks = f"分值{shown(total(row.full for row in members))}分，得{shown(total(row.score for row in members))}分。"
        clauses = [f"{row.name}{less(row)}得{shown(row.score)}分" for row in members]
        lines.append(f"{group}{marks}" + "；".join(clauses) + "。")
    return "\n\n".join(lines) + "\n"


def by_brackets(one: Scheme) -> str:
    """Write: scores first, maxima in brackets."""
    return (
        "\n\n".join(
            f"{row.name}指标自评{shown(row.score)}分（满分{shown(row.full)}分），{told(row)}" for row in one.rows
        )
        + "\n"
    )


def by_deduction(one: Scheme) -> str:
    """Write: only what was lost, and 得满分 for the rest."""
    lines = []
    for row in one.rows:
        if row.score == row.full:
            lines.append(f"{row.name}：任务如期完成，标准分{shown(row.full)}分，得满分。")
        else:
            lost = f"扣减{shown(row.full - row.score)}分，得{shown(row.score)}分。"
            lines.append(f"{row.name}：{told(row)[:-1]}，标准分{shown(row.full)}分，{lost}")
    return "\n\n".join(lines) + "\n"


def by_case(one: Scheme) -> str:
    """Write: how many cases cost how much each."""
    lines = []
    for row in one.rows:
        lost = row.full - row.score
        cases = f"检查发现{shown(2 * lost)}处问题，每处扣0.5分，扣{shown(lost)}分，" if lost else "检查未发现问题，"
        lines.append(f"{row.name}{shown(row.full)}分，{cases}得{shown(row.score)}分。")
    return "\n\n".join(lines) + "\n"


def by_item(one: Scheme) -> str:
    """Write: one item an indicator, its marks first and the reason behind them."""
    return (
        "\n".join(
            f"- {row.name}，{shown(row.full)}分扣{shown(row.full - row.score)}分得{shown(row.score)}分：{told(row)}"
            for row in one.rows
        )
        + "\n"
    )


def told(row: Row) -> str:
    """Say something about a row without numbers."""
    return f"因{reason(row)}，目标未全部实现。" if reason(row) else "目标全部实现。"


def less(row: Row) -> str:
    """Say what a row lost, in a clause."""
    return f"因{reason(row)}扣{shown(row.full - row.score)}分，" if reason(row) else "完成较好，"


SENTENCES: tuple[Callable[[Scheme], str], ...] = (
    by_heading,
    by_colon,
    by_group,
    by_brackets,
    by_deduction,
    by_case,
    by_item,
)

# ---------------------------------------------------------------- conclusions


def listed_groups(one: Scheme) -> str:
    """Write: groups first, the total last."""
    return "，".join(scores_of(one)) + f"，合计{shown(one.score)}分，评价等级为“{one.grade}”。\n"


def total_first(one: Scheme) -> str:
    """Write: the total first, the groups behind."""
    return (
        f"经综合评价，自评总得分{shown(one.score)}分，其中" + "，".join(scores_of(one)) + f"。自评等级为{one.grade}。\n"
    )


def both_marks(one: Scheme) -> str:
    """Write: the maximum and the score of every group."""
    parts = [
        f"{group}{shown(total(row.full for row in members))}分，实际得分{shown(total(row.score for row in members))}分"
        for group, members in one.groups.items()
    ]
    return f"最终得分“{shown(one.score)}”分，绩效评价等级为{one.grade}。其中：" + "；".join(parts) + "。\n"


def all_lost(one: Scheme) -> str:
    """Write: what was lost in all."""
    lost = shown(one.full - one.score)
    return f"自评满分{shown(one.full)}分，共扣{lost}分，自评得分{shown(one.score)}分，等级为{one.grade}。\n"


def nameless(one: Scheme) -> str:
    """Write: the scores of the groups in their order, without their names."""
    scores = "、".join(f"{score_of(members)}分" for members in one.groups.values())
    count = "零一二三四五"[len(one.groups)]
    return f"{count}类指标得分分别为{scores}，合计{shown(one.score)}分，比上年提高1分，评定为“{one.grade}”。\n"


def scores_of(one: Scheme) -> list[str]:
    """Say the score of every group."""
    return [f"{group}得{shown(total(row.score for row in members))}分" for group, members in one.groups.items()]


CONCLUSIONS: tuple[Callable[[Scheme], str], ...] = (listed_groups, total_first, both_marks, all_lost, nameless)

BANDS = (
    "评价等级按得分划定：90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。",
    "得分≥90分为优，80分≤得分<90分为良，60分≤得分<80分为中，得分<60分为差。",
    "等级划分为：优（90—100分）、良（80—89分）、中（60—79分）、差（60分以下）。",
    pipe(
        ("等级", "得分区间"),
        (("优", "90分（含）以上"), ("良", "80分（含）—90分"), ("中", "60分（含）—80分"), ("差", "60分以下")),
    ),
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is written: an index into each list of ways."""

    table: int
    sentences: int
    conclusion: int
    bands: int


def report(one: Scheme, style: Style) -> str:
    """Write a report."""
    return (
        "# 某灌区管理所灌溉工程维修项目绩效自评报告\n\n"
        f"## 一、评价标准\n\n{BANDS[style.bands]}\n\n"
        f"## 二、评分表\n\n{TABLES[style.table](one)}\n"
        f"## 三、指标分析\n\n{SENTENCES[style.sentences](one)}\n"
        f"## 四、评价结论\n\n{CONCLUSIONS[style.conclusion](one)}\n\n"
        "## 五、存在的问题及改进措施\n\n个别环节衔接偏慢，下一步将提前安排进度。\n"
    )
