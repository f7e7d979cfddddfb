"""What the families of rules are about, in the words of whoever reviews a report."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "SCO": {"zh": "评分计算", "en": "scores"},
    "FND": {"zh": "资金与执行率", "en": "funds"},
    "CMP": {"zh": "文表一致", "en": "text against table"},
    "GRD": {"zh": "评价等级", "en": "grades"},
    "AMT": {"zh": "金额与增减", "en": "amounts"},
    "CNT": {"zh": "人员与清单", "en": "staff and lists"},
    "DAT": {"zh": "日期与时序", "en": "dates"},
    "YRS": {"zh": "年度与沿用旧稿", "en": "years"},
    "SEC": {"zh": "标题与序号", "en": "headings"},
    "REF": {"zh": "图表与引用", "en": "figures and references"},
    "CON": {"zh": "内容要素", "en": "content"},
    "NUM": {"zh": "单位与数字用法", "en": "units and numerals"},
    "TRM": {"zh": "名称与用词", "en": "terms"},
    "DUP": {"zh": "重复", "en": "duplication"},
    "CIT": {"zh": "文件引用", "en": "citations"},
    "PUN": {"zh": "标点与排版", "en": "punctuation"},
    "QUA": {"zh": "目标与指标质量", "en": "goals and indicators"},
    "XDC": {"zh": "跨文件一致", "en": "across documents"},
    "PUB": {"zh": "公开前检查", "en": "before publication"},
    "DOC": {"zh": "未能读取的内容", "en": "what was not read"},
    "SUP": {"zh": "不予报告的设置", "en": "suppressions"},
}
"""Prefix of the codes → what they are about, by language."""


def family_name(family: str, language: str) -> str:
    """Name a family; one of a foreign rule set by its prefix."""
    return FAMILIES[family][language] if family in FAMILIES else family
