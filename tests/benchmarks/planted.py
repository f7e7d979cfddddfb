"""A small base with known relations."""

from pathlib import Path

from benchmarks.accuracy.bases import Base, load_base

TEXT = """# 部门收支

2024年收入合计300.00万元，其中：财政拨款收入200.00万元，事业收入100.00万元。支出285.00万元，预算执行率95.00%。

| 指标 | 分值 | 得分 |
| --- | --- | --- |
| 到位率 | 40 | 38 |
| 完成率 | 60 | 57 |
| 合计 | 100 | 95 |

评价得分95分，等级为优。
"""
RELATIONS = """
numbers:
  all: {text: "300.00", unit: 万元, line: 3}
  grant: {text: "200.00", unit: 万元, line: 3}
  own: {text: "100.00", unit: 万元, line: 3}
  spent: {text: "285.00", unit: 万元, line: 3}
  rate: {text: "95.00", unit: "%", line: 3}
  w1: {text: "40", unit: 分, line: 7, exact: true}
  s1: {text: "38", unit: 分, line: 7, exact: true}
  w2: {text: "60", unit: 分, line: 8, exact: true}
  s2: {text: "57", unit: 分, line: 8, exact: true}
  full: {text: "100", unit: 分, line: 9, exact: true}
  mark: {text: "95", unit: 分, line: 9, exact: true}
  told: {text: "95", unit: 分, line: 11, exact: true}
relations:
  - {kind: sum, stated: all, operands: [grant, own]}
  - {kind: ratio, stated: rate, operands: [spent, all]}
  - {kind: sum, stated: full, operands: [w1, w2], mutant: B2}
  - {kind: sum, stated: mark, operands: [s1, s2], mutant: B4}
  - {kind: bound, low: s1, high: w1}
  - {kind: eq, stated: told, operands: [mark]}
  - {kind: grade, word: 优, line: 11, score: told, bands: [[优, ">=90"], [良, "[80,90)"]]}
mutations:
  - {kind: B9, drop_row: 8}
"""


def planted(folder: Path) -> Base:
    """Write the base into a folder and load it."""
    (folder / "01-planted.md").write_text(TEXT, "utf-8")
    path = folder / "01-planted.relations.yaml"
    path.write_text(RELATIONS, "utf-8")
    return load_base(path, folder)
