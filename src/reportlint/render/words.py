"""What the renderers themselves say, in both languages; findings bring their words from their rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "info"},
    "doubt.recognised": {
        "zh": "（所涉文字由图片识别得来，请先对照原件核实。）",
        "en": " (Words recognised from a picture: please verify them against the original first.)",
    },
    "doubt.digits-lost": {
        "zh": "（该页有数字未能读入，请先对照原件核实。）",
        "en": " (Digits of this page were not all read: please verify against the original first.)",
    },
    "review": {"zh": "（待核实）", "en": " (undecided)"},
    "unread": {"zh": "未读取", "en": "not read"},
    "unfinished": {"zh": "内部错误", "en": "internal error"},
    "page": {"zh": "第 {page} 页", "en": "page {page}"},
    "computed": {"zh": "计算", "en": "computed"},
    "help": {"zh": "帮助", "en": "help"},
    "see-also": {"zh": "另见", "en": "see also"},
    "cause": {"zh": "同源", "en": "one cause"},
    "repair": {"zh": "建议", "en": "repair"},
    "repair-all": {"zh": "，改后各项勾稽关系全部成立", "en": "; then every relation holds"},
    "would-hold": {"zh": "这样改即成立", "en": "would hold with"},
    "or": {"zh": "；或 ", "en": "; or "},
    "level": {"zh": "【{level}】", "en": "[{level}] "},
    "not-vouched": {"zh": "未核验", "en": "Not checked"},
    "level-dot": {"zh": "·", "en": ", "},
    "opposite": {"zh": "对照", "en": "other end"},
    "against": {"zh": "对照", "en": "against"},
    "alike": {"zh": " {count} 处", "en": " ({count} times)"},
    "in-brackets": {"zh": "（{text}）", "en": " ({text})"},
    "answers": {
        "zh": "{message}（另一处：“{words}”，{place}）",
        "en": "{message} (the other place: “{words}”, {place})",
    },
    "decision": {"zh": "影响", "en": "changes"},
    "times": {"zh": "{count} 处", "en": "{count} places"},
    "at": {"zh": "：", "en": ": "},
    "comma": {"zh": "，", "en": ", "},
    "item": {"zh": "、", "en": ", "},
    "stop": {"zh": "。", "en": "."},
    "more": {"zh": " 等", "en": ", …"},
    "found": {"zh": "在 {files}中发现 {counts}", "en": "Found {counts} in {files}"},
    "found-nothing": {"zh": "已检查 {files}，未发现问题", "en": "Checked {files}, found nothing"},
    "read-nothing": {"zh": "没有可检查的内容", "en": "Nothing could be checked"},
    "and-unread": {"zh": "；另有 {files}未读取。", "en": "; {files} not read."},
    "looked": {
        "zh": "{rules}核对 {looked} 处：{passed} 处成立、{failed} 处不成立、{review} 处待核实。",
        "en": "Checked {looked} places against {rules}: {passed} hold, {failed} fail, {review} to review.",
    },
    "profiles": {"zh": "适用评价方案：{names}。", "en": "Judged by: {names}."},
    "looked-nowhere": {"zh": "没有核对任何一处。", "en": "No rule found anything to look at."},
    "covered": {
        "zh": "文中 {numbers} 个数字，{checked} 个参与核对。",
        "en": "{checked} of {numbers} numbers take part in checks.",
    },
    "idle": {"zh": "{rules}未找到可核对的内容", "en": "{rules} found nothing to look at"},
    "idle-hint": {"zh": "（--verbose 列出）。", "en": " (--verbose lists them)."},
    "not-checked": {"zh": "未核验：{what}", "en": "Not checked: {what}"},
    "not-read": {"zh": "未读取：{what}。", "en": "Not read: {what}."},
    "pages-unread": {
        "zh": "{path}：第 {pages} 页没有可读取的文字。",
        "en": "{path}: no readable text on page {pages}.",
    },
    "suppressed": {
        "zh": "另有 {count} 处按要求不予报告（{kinds}）；--no-ignores 全部显示。",
        "en": "{count} suppressed ({kinds}); --no-ignores shows them.",
    },
    "silence.document": {"zh": "文内批注", "en": "in the document"},
    "silence.file": {"zh": "忽略清单", "en": "in an ignore file"},
    "silence.baseline": {"zh": "基线", "en": "in the baseline"},
    "silence.count": {"zh": "{kind} {count}", "en": "{count} {kind}"},
    "silence.author": {"zh": "（{author}）", "en": " ({author})"},
    "silence.until": {"zh": "，至 {day}", "en": ", until {day}"},
    "holds": {"zh": "成立：{computed}", "en": "holds: {computed}"},
    "undecided": {"zh": "待核实", "en": "undecided"},
    "more-in-log": {"zh": "另有 {count} 处见日志。", "en": "{count} more in the log."},
    "column.rule": {"zh": "规则", "en": "rule"},
    "column.looked": {"zh": "核对", "en": "looked"},
    "column.passed": {"zh": "成立", "en": "hold"},
    "column.failed": {"zh": "不成立", "en": "fail"},
    "column.review": {"zh": "待核实", "en": "review"},
    "why": {"zh": "为什么", "en": "Why"},
    "bad": {"zh": "错误示例", "en": "Bad"},
    "good": {"zh": "正确示例", "en": "Good"},
    "todo": {"zh": "（尚不能发现）", "en": " (not found yet)"},
    "parameters": {"zh": "参数", "en": "Parameters"},
    "see": {"zh": "依据", "en": "See"},
    "status": {"zh": "状态", "en": "Status"},
    "stable": {"zh": "稳定", "en": "stable"},
    "preview": {"zh": "试行", "en": "preview"},
    "deprecated": {"zh": "已弃用", "en": "deprecated"},
    "off": {"zh": "默认关闭", "en": "off by default"},
    "EXACT": {"zh": "成立", "en": "holds"},
    "ROUNDED": {"zh": "舍入内", "en": "rounded"},
    "TRUNCATED": {"zh": "截断", "en": "truncated"},
    "DOUBLE-ROUNDED": {"zh": "连续修约", "en": "rounded twice"},
    "INCONSISTENT": {"zh": "不成立", "en": "broken"},
    "UNBOUND": {"zh": "无法核对", "en": "undecided"},
    "weak": {"zh": "弱", "en": "weak"},
    "no-relations": {"zh": "未找到勾稽关系。", "en": "No relation found."},
    "doubted": {"zh": "待核实", "en": "to verify"},
    "ledger-total": {"zh": "共 {count} 条勾稽关系：{parts}。", "en": "{count} relations: {parts}."},
    "unchecked-total": {
        "zh": "{numbers} 个数字中有 {count} 个未参与任何核对。",
        "en": "{count} of {numbers} numbers take part in no relation.",
    },
    "ledger-weak": {
        "zh": "其中 {count} 条为弱关系：数字改错一位也未必能发现，只有其中多半改错会被发现的数字计入已核对。",
        "en": "{count} of them are weak: most wrong digits would pass; only numbers whose slips show count as checked.",
    },
}
"""Key → text by language."""

NOUNS: Mapping[str, tuple[str, str, str]] = {
    "error": ("个错误", "error", "errors"),
    "warning": ("个警告", "warning", "warnings"),
    "info": ("个提示", "hint", "hints"),
    "file": ("个文件", "file", "files"),
    "rule": ("条规则", "rule", "rules"),
    "example": ("个示例", "example", "examples"),
    "problem": ("个问题", "finding", "findings"),
}
"""What is counted: after a number in Chinese; one and many in English."""


def say(key: str, language: str, **values: object) -> str:
    """Return a text of the catalogue with its values filled in."""
    return WORDS[key][language].format_map(values)


def count(number: int, noun: str, language: str) -> str:
    """Return a number with what it counts: `3 个错误`, `1 error`."""
    chinese, one, many = NOUNS[noun]
    if language == "zh":
        return f"{number} {chinese}"
    return f"{number} {one if number == 1 else many}"


def listed(items: Iterable[str], language: str) -> str:
    """Join items as the language does."""
    return say("item", language).join(items)
