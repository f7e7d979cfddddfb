"""Tables of the genre made from unrounded amounts, so that every total, difference and rate is honestly rounded.

Each maker takes a source of chance and returns Markdown with one table (or several) that a careful clerk would print.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

Cells = Sequence[object]
Maker = Callable[[Random], str]
"""Writes one table."""
Item = tuple[str, list[float]]
"""A name and its unrounded amounts."""


def summed(name: str, items: Sequence[Item]) -> Item:
    """Add items up under a name."""
    return name, [sum(column) for column in zip(*(values for _, values in items), strict=True)]


def printed(item: Item, places: int = 2) -> tuple[str, ...]:
    """Print a name and its amounts."""
    return (item[0], *(amount(value, places) for value in item[1]))


def amount(value: float, places: int = 2, *, separated: bool = False) -> str:
    """Print an amount."""
    return f"{value:,.{places}f}" if separated else f"{value:.{places}f}"


def pipe(*rows: Cells) -> str:
    """Write a pipe table, its first row as header."""
    lines = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]) + "\n"


def html(*rows: Sequence[str]) -> str:
    """Write an HTML table; a cell `text@2x3` spans 2 columns and 3 rows."""
    out = ["<table>"]
    for row in rows:
        out.append("<tr>")
        for cell in row:
            text, _, spans = cell.partition("@")
            across, _, down = spans.partition("x")
            marks = (f' colspan="{across}"' if across not in {"", "1"} else "") + (f' rowspan="{down}"' if down else "")
            out.append(f"<td{marks}>{text}</td>")
        out.append("</tr>")
    return "\n".join([*out, "</table>"]) + "\n"


def draw(chance: Random, count: int, low: float = 20, high: float = 9000) -> list[float]:
    """Draw unrounded amounts."""
    return [chance.uniform(low, high) for _ in range(count)]


def rate(new: float, old: float, places: int = 2) -> str:
    """Print a rate of change in per cent."""
    return amount(100 * (new / old - 1), places)


FUNCTIONS = (
    "一般公共服务支出",
    "教育支出",
    "科学技术支出",
    "社会保障和就业支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "住房保障支出",
)


def comparison(chance: Random) -> str:
    """Two years, difference and rate, with a total."""
    new, old = draw(chance, 7), draw(chance, 7)
    body = [
        (name, amount(a), amount(b), amount(a - b), rate(a, b)) for name, a, b in zip(FUNCTIONS, new, old, strict=False)
    ]
    total = ("合计", amount(sum(new)), amount(sum(old)), amount(sum(new) - sum(old)), rate(sum(new), sum(old)))
    return "单位：万元\n\n" + pipe(("支出科目", "2024年决算", "2023年决算", "增减额", "增减率（%）"), *body, total)


def income_and_expenditure(chance: Random) -> str:
    """Print the two halves of 收支总表 side by side, with carried-over funds and blank cells."""
    income, spent = draw(chance, 3), draw(chance, 5, 20, 900)
    carried = chance.uniform(900, 4000)
    left = sum(income) + carried - sum(spent)
    rows = [
        ("一、一般公共预算财政拨款收入", amount(income[0]), "一、一般公共服务支出", amount(spent[0])),
        ("二、政府性基金预算财政拨款收入", amount(income[1]), "二、教育支出", amount(spent[1])),
        ("三、事业收入", amount(income[2]), "三、社会保障和就业支出", amount(spent[2])),
        ("", "", "四、卫生健康支出", amount(spent[3])),
        ("", "", "五、住房保障支出", amount(spent[4])),
        ("本年收入合计", amount(sum(income)), "本年支出合计", amount(sum(spent))),
        ("年初结转和结余", amount(carried), "年末结转和结余", amount(left)),
        ("收入总计", amount(sum(income) + carried), "支出总计", amount(sum(spent) + left)),
    ]
    return "单位：万元\n\n" + pipe(("收入项目", "决算数", "支出项目", "决算数"), *rows)


def functional_classes(chance: Random) -> str:
    """Print 类, 款 and 项 in one column of codes, the total first."""
    rows: list[tuple[str, Item]] = []
    tops: list[Item] = []
    for code, name in (("201", "一般公共服务支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出")):
        kinds: list[Item] = []
        lines: list[tuple[str, Item]] = []
        for second in range(3, 3 + chance.randint(1, 3)):
            items: list[Item] = [("某项支出", draw(chance, 2)) for _ in range(chance.randint(1, 3))]
            kinds.append(summed("某款事务", items))
            lines.append((f"{code}{second:02}", kinds[-1]))
            lines.extend((f"{code}{second:02}{third:02}", item) for third, item in enumerate(items, start=1))
        tops.append(summed(name, kinds))
        rows.extend([(code, tops[-1]), *lines])
    head = ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
    body = [(code, name, amount(sum(values)), *map(amount, values)) for code, (name, values) in rows]
    name, values = summed("合计", tops)
    return "单位：万元\n\n" + pipe(head, ("", name, amount(sum(values)), *map(amount, values)), *body)


def official_form(chance: Random) -> str:
    """Print a form of final accounts: title and unit inside its frame, three header rows, 栏次, codes."""
    lines: list[list[str]] = []
    tops: list[Item] = []
    for code in ("204", "208", "221"):
        items: list[Item] = [("某项支出", draw(chance, 3)) for _ in range(2)]
        tops.append(summed("某类支出", items))
        coded = [(code, tops[-1]), (f"{code}01", summed("某款事务", items))]
        coded.extend((f"{code}01{at:02}", item) for at, item in enumerate(items, start=1))
        lines.extend([f"{one}@3", item[0], amount(sum(item[1])), *map(amount, item[1])] for one, item in coded)
    whole = summed("合计", tops)[1]
    return html(
        ["支出决算表@7"],
        ["公开03表@7"],
        ["部门：某某局@4", "2024年度@2", "金额单位：万元"],
        ["项目@4", "本年支出合计@1x2", "基本支出@1x2", "项目支出@1x2", "经营支出@1x2"],
        ["功能分类科目编码@3", "科目名称"],
        ["栏次@4", "1", "2", "3", "4"],
        ["合计@4", amount(sum(whole)), *(amount(value) for value in whole)],
        *lines,
    )


def three_public(chance: Random) -> str:
    """Print the three public expenses of two years in one row under three header rows."""

    def half() -> list[str]:
        abroad, bought, run, received = (chance.uniform(1, 90) for _ in range(4))
        return [amount(x) for x in (abroad + bought + run + received, abroad, bought + run, bought, run, received)]

    group = ["合计@1x2", "因公出国（境）费@1x2", "公务用车购置及运行费@3", "公务接待费@1x2"]
    return "单位：万元\n\n" + html(
        ["2024年预算数@6", "2024年决算数@6"],
        [*group, *group],
        ["小计", "公务用车购置费", "公务用车运行费", "小计", "公务用车购置费", "公务用车运行费"],
        [*half(), *half()],
    )


def three_public_rows(chance: Random) -> str:
    """Print the same down the rows, with 其中 and numbers in brackets."""
    columns = []
    for _ in range(2):
        abroad, bought, run, received = (chance.uniform(1, 90) for _ in range(4))
        columns.append([abroad + bought + run + received, abroad, received, bought + run, run, bought])
    names = (
        "合计",
        "1.因公出国（境）费",
        "2.公务接待费",
        "3.公务用车费",
        "其中：（1）公务用车运行维护费",
        "（2）公务用车购置",
    )
    rows = [(name, amount(a), amount(b), amount(b / a * 100, 1)) for name, a, b in zip(names, *columns, strict=True)]
    return "单位：万元\n\n" + pipe(("项目", "预算数", "决算数", "完成预算%"), *rows)


def funds(chance: Random) -> str:
    """Government funds: opening balance, income, expenditure in two kinds, closing balance."""
    items: list[Item] = []
    for name in ("国有土地使用权出让收入安排的支出", "彩票公益金安排的支出", "污水处理费安排的支出"):
        opening, income, basic, project = draw(chance, 4)
        items.append((name, [opening, income, basic + project, basic, project, opening + income - basic - project]))
    return "单位：万元\n\n" + html(
        ["项目@1x2", "年初结转和结余@1x2", "本年收入@1x2", "本年支出@3", "年末结转和结余@1x2"],
        ["小计", "基本支出", "项目支出"],
        *map(printed, [summed("合计", items), *items]),
    )


def appropriations(chance: Random) -> str:
    """Expenditure by three budgets, each with a column, and a total column first."""
    items: list[Item] = [(name, draw(chance, 3)) for name in FUNCTIONS[:6]]
    wide = [(name, [sum(values), *values]) for name, values in [*items, summed("本年支出合计", items)]]
    head = ("项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    return "单位：万元\n\n" + pipe(head, *map(printed, wide))


def insurance(chance: Random) -> str:
    """Social insurance funds with balances; a row of averages below the total."""
    items: list[Item] = []
    for name in (
        "企业职工基本养老保险基金",
        "城乡居民基本养老保险基金",
        "职工基本医疗保险基金",
        "失业保险基金",
        "工伤保险基金",
    ):
        opening, income = draw(chance, 2, 900, 9000)
        spent = income * chance.uniform(0.6, 0.95)
        items.append((name, [opening, income, spent, income - spent, opening + income - spent]))
    total = summed("合计", items)
    average = ("平均", [value / 5 for value in total[1]])
    head = ("基金名称", "上年结余", "本年收入", "本年支出", "本年收支结余", "年末滚存结余")
    return "单位：万元\n\n" + pipe(head, *map(printed, [*items, total, average]))


def months(chance: Random) -> str:
    """Twelve months and a total column."""
    rows = [(name, draw(chance, 12, 3, 400)) for name in ("城东区", "城西区", "高新区", "港口区")]
    lines = [(name, *(amount(x, 1) for x in values), amount(sum(values), 1)) for name, values in rows]
    sums = [sum(column) for column in zip(*(values for _, values in rows), strict=True)]
    total = ("合计", *(amount(x, 1) for x in sums), amount(sum(sums), 1))
    return pipe(("地区", *(f"{month}月" for month in range(1, 13)), "全年合计"), *lines, total)


def balance_sheet(chance: Random) -> str:
    """Assets with 减, subtotals and a grand total, two dates."""
    columns = []
    for _ in range(2):
        cash, due, stock, cost, build, idle = draw(chance, 6)
        worn = cost * 0.3
        fixed = cost - worn
        columns.append(
            [
                cash,
                due,
                stock,
                cash + due + stock,
                cost,
                worn,
                fixed,
                build,
                idle,
                fixed + build + idle,
                cash + due + stock + fixed + build + idle,
            ]
        )
    names = (
        "货币资金",
        "应收账款净额",
        "存货",
        "流动资产合计",
        "固定资产原值",
        "减：固定资产累计折旧",
        "固定资产净值",
        "在建工程",
        "无形资产净值",
        "非流动资产合计",
        "资产总计",
    )
    rows = [
        (name, amount(a, separated=True), amount(b, separated=True)) for name, a, b in zip(names, *columns, strict=True)
    ]
    return "单位：万元\n\n" + pipe(("项目", "年末数", "年初数"), *rows)


def sections(chance: Random) -> str:
    """Subtotals before their details, the grand total first."""
    lines: list[Item] = []
    tops: list[Item] = []
    for name in ("市级小计", "县级小计"):
        items: list[Item] = [(f"项目{letter}", draw(chance, 2)) for letter in "甲乙丙"]
        tops.append(summed(name, items))
        lines.extend([tops[-1], *items])
    head = ("项目名称", "安排资金（万元）", "拨付资金（万元）")
    return pipe(head, *map(printed, [summed("合计", tops), *lines]))


def outline(chance: Random) -> str:
    """一、（一）and 1. in one column of names."""
    lines: list[Item] = []
    tops: list[Item] = []
    for first in "一二":
        inner: list[Item] = []
        parts: list[Item] = []
        for second in "一二":
            items: list[Item] = [(f"{third}.某某事项", draw(chance, 2)) for third in (1, 2)]
            parts.append(summed(f"（{second}）某某方面", items))
            inner.extend([parts[-1], *items])
        tops.append(summed(f"{first}、某某领域", parts))
        lines.extend([tops[-1], *inner])
    wide = [(name, [*values, values[0] - values[1]]) for name, values in [*lines, summed("总计", tops)]]
    return "单位：万元\n\n" + pipe(("项目", "预算数", "执行数", "结余数"), *map(printed, wide))


def districts(chance: Random) -> str:
    """Print the whole city first, then its districts, without a word for total; growth at constant prices, ranks."""
    names = ("城东区", "城西区", "临港区", "平川县", "石桥县")
    values, people = draw(chance, 5, 90, 900), draw(chance, 5, 12, 120)
    lines = [
        (name, amount(v), amount(chance.uniform(-2, 9), 1), rank + 1, amount(p), amount(10000 * v / p, 0))
        for rank, (name, v, p) in enumerate(zip(names, values, people, strict=True))
    ]
    top = ("全市", amount(sum(values)), "5.1", "—", amount(sum(people)), amount(10000 * sum(values) / sum(people), 0))
    return pipe(
        ("地区", "地区生产总值（亿元）", "比上年增长（%）", "增速位次", "常住人口（万人）", "人均生产总值（元）"),
        top,
        *lines,
    )


def revenue(chance: Random) -> str:
    """Budget execution: budget, actual, completion, last year, growth; subtotals and a total."""
    kinds = ("增值税", "企业所得税", "个人所得税", "城市维护建设税", "其他各税")
    taxes: list[Item] = [(name, draw(chance, 3, 400, 9000)) for name in kinds]
    fees: list[Item] = [(name, draw(chance, 3, 100, 900)) for name in ("专项收入", "行政事业性收费收入", "罚没收入")]
    subtotals = [summed("税收收入小计", taxes), summed("非税收入小计", fees)]
    items = [*taxes, subtotals[0], *fees, subtotals[1], summed("一般公共预算收入合计", subtotals)]
    lines = [
        (name, amount(plan, 0), amount(done, 0), amount(100 * done / plan, 1), amount(before, 0), rate(done, before, 1))
        for name, (plan, done, before) in items
    ]
    return "单位：万元\n\n" + pipe(("项目", "预算数", "执行数", "完成预算%", "上年执行数", "比上年±%"), *lines)


def staff(chance: Random) -> str:
    """People who belong to several of the kinds named below the total."""
    men, women, retired = (chance.randint(20, 90) for _ in range(3))
    party, degree = chance.randint(5, men), chance.randint(5, men + women)
    return pipe(
        ("类别", "人数（人）", "占比"),
        ("在职人员合计", men + women, "100%"),
        ("其中：女性", women, f"{100 * women / (men + women):.1f}%"),
        ("其中：中共党员", party, f"{100 * party / (men + women):.1f}%"),
        ("其中：本科及以上", degree, f"{100 * degree / (men + women):.1f}%"),
        ("另有退休人员", retired, "—"),
    )


def years(chance: Random) -> str:
    """Years down the rows, with rows of change at the end."""
    new, old = draw(chance, 4), draw(chance, 4)
    names = ("财政收入（万元）", "税收收入（万元）", "基金收入（万元）", "国资收入（万元）")
    return pipe(
        ("年度", *names),
        ("2023年", *(amount(x) for x in old)),
        ("2024年", *(amount(x) for x in new)),
        ("增减额", *(amount(a - b) for a, b in zip(new, old, strict=True))),
        ("增减率（%）", *(rate(a, b) for a, b in zip(new, old, strict=True))),
    )


def structure(chance: Random) -> str:
    """Shares of two years and their difference in percentage points."""
    new, old = draw(chance, 5), draw(chance, 5)
    lines = []
    for name, a, b in zip(FUNCTIONS, new, old, strict=False):
        first, second = round(100 * a / sum(new), 2), round(100 * b / sum(old), 2)
        lines.append((name, amount(a), amount(first), amount(b), amount(second), amount(first - second)))
    total = ("合计", amount(sum(new)), "100.00", amount(sum(old)), "100.00", "—")
    head = ("科目", "2024年（万元）", "占比（%）", "2023年（万元）", "占比（%）", "占比增减（百分点）")
    return pipe(head, *lines, total)


def cumulative(chance: Random) -> str:
    """Figures since the beginning of the year, which add up along no row."""
    rows = []
    for name in ("一般公共预算收入", "政府性基金收入", "一般公共预算支出"):
        quarter = draw(chance, 4, 900, 3000)
        rows.append((name, *(amount(sum(quarter[: at + 1]), 1) for at in range(4)), amount(chance.uniform(1, 9), 1)))
    return "单位：万元\n\n" + pipe(("指标", "一季度", "上半年", "前三季度", "全年", "全年增长（%）"), *rows)


def mixed(chance: Random) -> str:
    """Print indicators that have nothing to do with each other, an index and a ranking among them."""
    return pipe(
        ("指标名称", "计量单位", "2024年", "2023年", "全省排名"),
        ("地区生产总值", "亿元", amount(chance.uniform(900, 1900)), amount(chance.uniform(900, 1900)), 5),
        ("居民消费价格指数", "%", "100.3", "100.9", 8),
        ("城镇新增就业", "人", chance.randint(9000, 19000), chance.randint(9000, 19000), 4),
        ("人均可支配收入", "元", chance.randint(30000, 50000), chance.randint(30000, 50000), 6),
        ("森林覆盖率", "%", "41.2", "41.0", 3),
    )


def subsidies(chance: Random) -> str:
    """Print number, standard and money, where the standard has no total."""
    lines: list[Cells] = []
    area, spent = 0, 0.0
    for name in ("耕地地力保护补贴", "农机购置补贴", "种粮大户补贴", "良种补贴"):
        count, standard = chance.randint(900, 90000), chance.choice((35, 92.5, 120, 260))
        lines.append((name, count, amount(standard), amount(count * standard / 10000)))
        area, spent = area + count, spent + count * standard / 10000
    head = ("补贴名称", "面积（亩）", "补贴标准（元/亩）", "补贴金额（万元）")
    return pipe(head, *lines, ("合计", area, "—", amount(spent)))


def requests(chance: Random) -> str:
    """Cases received, closed and carried over, in counts."""
    rows = []
    for name in ("城建管理", "劳动保障", "教育医疗", "环境保护"):
        carried, received = chance.randint(3, 90), chance.randint(100, 900)
        closed = received - chance.randint(1, 60)
        rows.append((name, carried, received, closed, carried + received - closed, f"{100 * closed / received:.2f}"))
    sums = [sum(int(row[at]) for row in rows) for at in range(1, 5)]
    total = ("合计", *sums, f"{100 * sums[2] / sums[1]:.2f}")
    return pipe(
        ("类别", "上年结转（件）", "本年受理（件）", "本年办结（件）", "结转下年（件）", "办结率（%）"), *rows, total
    )


def long_list(chance: Random) -> str:
    """Forty rows and a total, rounded from unrounded amounts."""
    items: list[Item] = [(f"第{number}中心小学", draw(chance, 2)) for number in range(1, 41)]
    total = summed("合计", items)
    lines = [
        (at if at <= 40 else "", *printed(item), f"{100 * item[1][1] / item[1][0]:.1f}%")
        for at, item in enumerate([*items, total], start=1)
    ]
    return pipe(("序号", "单位", "预算（万元）", "支出（万元）", "支出进度"), *lines)


MAKERS: tuple[Maker, ...] = (
    comparison,
    income_and_expenditure,
    functional_classes,
    official_form,
    three_public,
    three_public_rows,
    funds,
    appropriations,
    insurance,
    months,
    balance_sheet,
    sections,
    outline,
    districts,
    revenue,
    staff,
    years,
    structure,
    cumulative,
    mixed,
    subsidies,
    requests,
    long_list,
)
"""All of them."""
