"""Names of groups as the classes of one classification: whether they share members, or are all there are.

Classes of age, of marks and of schooling exclude each other and leave nobody out; 党员 and 女性 do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlint.patterns import compiled

OVERLAPPING = compiled(
    r"女|党员|团员|学历|以上|以下|职称|高级|中级|硕士|博士|研究生|本科|骨干|民族|残疾|兼职|新增|重点|主要|医师|护士"
)
"""Names of groups that share members with others, or leave some out."""
ATTRIBUTE = compiled(r"可采|挂果|投产|认证|有机|绿色食品|优质|示范")
"""Names of what one of several things may be besides others: 茶园6.2万亩，其中可采5.4万亩，有机认证1.1万亩."""


def overlap(labels: Iterable[str]) -> bool:
    """Whether the groups that some labels name may share members, or leave some out."""
    labels = list(labels)
    shared = any(OVERLAPPING.search(label) for label in labels)
    return shared and not (are_all_bands(labels) or are_all_ranks(labels))


RANKS = (
    tuple(map(compiled, ("高级|副高|正高", "中级", "初级"))),
    tuple(map(compiled, ("研究生|硕士|博士", "本科", "专科|大专"))),
)
"""Ranks of titles and of schooling, of which everybody has one."""


def are_all_ranks(labels: Sequence[str]) -> bool:
    """Whether labels name all ranks of one scale, each once, and nothing else: 高级职称, 中级职称, 初级及以下."""
    return any(
        len(labels) == len(scale) and all(sum(bool(rank.search(label)) for label in labels) == 1 for rank in scale)
        for scale in RANKS
    )


LOWEST, HIGHEST = (
    compiled(rf"^\D*\d+(?:\.\d+)?(?:周?岁|分){words}") for words in (r"[及（含）]*以[下内]", r"[及（含）]*以上")
)
"""Names of all up to an age or a mark, and of all from one on."""


def are_all_bands(labels: Sequence[str]) -> bool:
    """Whether groups are those of all ages or marks, one behind the other: 30岁以下, 31—45岁, 46岁以上."""
    units = [unit for unit in ("岁", "分") if labels and all(unit in label for label in labels)]
    ends = (labels[0], labels[-1]) if units else ("", "")
    lowest, highest = (sum(map(bool, map(words.match, labels))) for words in (LOWEST, HIGHEST))
    return lowest == highest == 1 and any(map(LOWEST.match, ends)) and any(map(HIGHEST.match, ends))


def are_kinds(labels: Sequence[str]) -> bool:
    """Whether names are those of kinds, none of which is another: 食品类, 药品类; 国家级, 省级, 县级."""
    ends = {label[-1:] for label in labels}
    return len(labels) > 1 and len(ends) == 1 and "" not in ends and len(set(labels)) > 1 and not overlap(labels)
