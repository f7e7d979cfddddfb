"""What the pages themselves say, in both languages at once: the reader switches without loading anything."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.render.html.escape import tag, text

WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("复核结果", "Review"),
    "skip": ("跳到问题清单", "Skip to the findings"),
    "report": ("报告原文", "Report"),
    "findings": ("问题", "Findings"),
    "ledger": ("勾稽关系", "Ledger"),
    "other-types": ("其余问题类型", "Other types of problems"),
    "coverage": ("覆盖", "Coverage"),
    "error": ("错误", "Error"),
    "warning": ("警告", "Warning"),
    "info": ("提示", "Hint"),
    "unchecked-matter": ("未核验", "Not checked"),
    "undecided": ("待核实", "undecided"),
    "all-families": ("全部类型", "All types"),
    "family": ("类型", "Type"),
    "search": ("搜索编号、内容、位置", "Search code, words, place"),
    "shown": ("显示", "shown"),
    "none-shown": ("没有符合条件的问题。", "No finding matches."),
    "nothing-found": ("已核对，未发现问题。", "Checked, nothing found."),
    "computed": ("计算", "Computed"),
    "quote": ("原文", "Words"),
    "against": ("对照", "Against"),
    "why": ("为什么要改", "Why it matters"),
    "see": ("依据", "See"),
    "repair": ("建议修改", "Repair"),
    "repair-all": ("改后各项勾稽关系全部成立", "then every relation holds"),
    "alternatives": ("或改其一（请核实哪一处有误）", "One of these (please verify which is wrong)"),
    "preview": ("在原文中预览", "Preview in the text"),
    "decision": ("影响", "Changes"),
    "cause": ("同源", "One cause"),
    "symptoms": ("处不符", "contradictions"),
    "suppressed": ("按要求不予报告", "Suppressed"),
    "requests": ("不予报告的设置有误", "Wrong requests for silence"),
    "numbers": ("文中数字", "numbers"),
    "protected": ("改一位即可发现", "protected"),
    "checked": ("参与核对", "checked"),
    "unchecked": ("未参与核对", "unchecked"),
    "contradicted": ("互相矛盾", "contradicted"),
    "tint": ("给数字着色", "Tint the numbers"),
    "by-section": ("各部分数字的核对情况", "Numbers by section"),
    "map": ("问题分布：从文首到文末", "Where the findings stand, from beginning to end"),
    "front": ("标题之前", "Before the first heading"),
    "charts": ("图表中的数据", "Data of the charts"),
    "chart": ("图表", "Chart"),
    "notes": ("正文之外", "Beside the body"),
    "holds": ("通过", "holds"),
    "broken": ("不通过", "broken"),
    "open": ("未核验", "undecided"),
    "weak": ("弱", "weak"),
    "no-relations": ("未找到勾稽关系。", "No relation was found."),
    "theme": ("深色 / 浅色", "Dark / light"),
    "language": ("English", "中文"),
    "print": ("打印", "Print"),
    "keys": (
        "快捷键：j / k 下一条、上一条，Enter 跳到原文，/ 搜索，Esc 取消",
        "Keys: j / k next and previous, Enter jumps into the text, / searches, Esc lets go",
    ),
    "made-by": ("由 reportlint 自动核对，供人工复核参考。", "Checked by reportlint, for a person to review."),
    "page": ("第 {page} 页", "page {page}"),
    "unread": ("未能读取", "Not read"),
    "comment": ("批注", "comment"),
    "footnote": ("脚注", "footnote"),
    "endnote": ("尾注", "endnote"),
    "header": ("页眉", "header"),
    "footer": ("页脚", "footer"),
    "hidden": ("隐藏文字", "hidden text"),
    "deleted": ("已删除的修订", "tracked deletion"),
    "inserted": ("新增的修订", "tracked insertion"),
    "annotation": ("标注", "annotation"),
    "bookmark": ("书签", "bookmark"),
    "summary": ("汇总", "Summary"),
    "reports": ("份报告", "reports"),
    "ranking": ("排名：错误多的在前", "Ranking: most errors first"),
    "rank": ("序号", "No."),
    "unit": ("单位", "Unit"),
    "kind": ("报告类型", "Kind"),
    "pages": ("页数", "Pages"),
    "not-checked": ("未核验", "Not checked"),
    "share-checked": ("数字核对率", "Numbers checked"),
    "total-score": ("自评总分", "Score"),
    "whole": ("整体支出", "whole expenditure"),
    "project": ("项目支出", "project"),
    "accounts": ("决算", "final accounts"),
    "budget": ("预算", "budget"),
    "form": ("自评表", "form"),
    "other": ("其他", "other"),
    "types": ("典型问题", "Typical problems"),
    "code": ("编号", "Code"),
    "problem": ("问题", "Problem"),
    "level": ("级别", "Level"),
    "in-units": ("涉及报告数", "Reports"),
    "times": ("处数", "Findings"),
    "scores": ("自评总分分布", "Scores"),
    "errors-each": ("每份报告的错误数", "Errors per report"),
    "likeness": ("雷同", "Copied text"),
    "likeness-note": (
        "只比较问题、措施、建议部分的文字；数字和标点不计，多数单位共有的模板文字已剔除。",
        "Compared are the parts on problems, measures and suggestions; figures, marks and templates are left out.",
    ),
    "no-likeness": ("未发现单位之间照搬的段落。", "No copied passage was found."),
    "passage": ("雷同文字", "Passage"),
    "letters": ("字数", "Letters"),
    "units": ("单位", "Units"),
    "back": ("返回汇总", "Back to the summary"),
}
"""Key → Chinese, English."""


def both(key: str, **values: object) -> str:
    """Return the HTML of a text in both languages, of which the page shows one."""
    return pair(*(words.format_map(values) for words in WORDS[key]))


def pair(chinese: str, english: str) -> str:
    """Return the HTML of two texts that say the same, of which the page shows one."""
    if chinese == english:
        return text(chinese)
    return tag("span", text(chinese), lang="zh") + tag("span", text(english), lang="en")


def attributes(key: str, name: str) -> dict[str, str]:
    """Return an attribute of `name` that the page's script says in the language chosen."""
    chinese, english = WORDS[key]
    return {name: chinese, f"data_{name}_zh": chinese, f"data_{name}_en": english}
