"""What every key of a setting file does, in both languages, with an example as it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One key."""

    zh: str
    """What it does, in Chinese."""
    en: str
    """What it does, in English."""
    example: str
    """Lines of TOML that use it."""
    parts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Of a table with keys of its own: each key with what it holds, in Chinese and in English."""

    def text(self, language: str) -> str:
        """Return what it does."""
        return self.zh if language == "zh" else self.en

    def part_texts(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield the keys of a table, each with what it holds."""
        return ((key, zh if language == "zh" else en) for key, (zh, en) in self.parts.items())


MANUAL: Mapping[str, Entry] = {
    "extend": Entry(
        "在另一个配置文件的基础上增加；此处给出的键优先。",
        "Another setting file that this one adds to; keys given here win.",
        'extend = "../reportlint.toml"',
    ),
    "select": Entry(
        "使用哪些规则：代码、前缀、名称或 ALL；不写时为默认规则。",
        "Rules to use: codes, prefixes, names or ALL; the default set where it is left out.",
        'select = ["SCO", "FND", "AMT102"]',
    ),
    "extend-select": Entry(
        "在此之外另加的规则。", "Rules to use besides those of `select`.", 'extend-select = ["TRM"]'
    ),
    "ignore": Entry(
        "不用的规则；选择器长的优先，同长时以此为准。",
        "Rules to do without; the longer selector wins, on equal length this one.",
        'ignore = ["TRM106"]',
    ),
    "per-file-ignores": Entry(
        "在符合通配符的文件中不用的规则，无论它是怎样选中的。",
        "Rules to do without in the files of a pattern, however they were selected.",
        '[per-file-ignores]\n"附件/*.md" = ["SEC", "TRM106"]',
    ),
    "preview": Entry(
        "是否允许以前缀选用试行规则。", "Whether rules in preview may be selected by their prefix.", "preview = true"
    ),
    "severity": Entry(
        "改变规则的级别：error、warning 或 info。",
        "Severity of rules instead of their own: error, warning or info.",
        '[severity]\nDUP101 = "info"',
    ),
    "fail-severity": Entry(
        "达到此级别时退出码为 1；默认 error。",
        "The least severity that makes the run exit with 1; error where it is left out.",
        'fail-severity = "warning"',
    ),
    "rules": Entry(
        "某条规则的参数，替换规则文件中的参数；可用的参数见 reportlint rule 代码。",
        "Parameters of one rule instead of those of its file; `reportlint rule CODE` lists them.",
        '[rules.SCO101]\nlow = "得分"\nhigh = "分值"',
    ),
    "rule-paths": Entry(
        "自己的规则所在的文件夹，与自带规则并用。",
        "Folders of rules of your own, beside those that come with the program.",
        'rule-paths = ["rules"]',
    ),
    "exclude": Entry(
        "检查文件夹时略过的文件和文件夹，写法同 .gitignore。",
        "Files and folders that are passed over in folders, written as in .gitignore.",
        'exclude = ["草稿", "*.旧.docx"]',
    ),
    "extend-exclude": Entry(
        "在此之外另外略过的。", "Passed over besides those of `exclude`.", 'extend-exclude = ["存档"]'
    ),
    "respect-gitignore": Entry(
        "是否略过 git 忽略的文件；默认是。",
        "Whether files that git ignores are passed over; true where it is left out.",
        "respect-gitignore = false",
    ),
    "lang": Entry(
        "界面语言：zh 或 en；不写时随系统。",
        "Language of the messages: zh or en; that of the system where it is left out.",
        'lang = "zh"',
    ),
    "jobs": Entry(
        "并行进程数；不写时自动决定。", "Number of processes; as many as pay where it is left out.", "jobs = 4"
    ),
    "baseline": Entry(
        "基线文件：其中已有的问题暂不报告。",
        "File of findings that are tolerated for the time being.",
        'baseline = "reportlint-baseline.json"',
    ),
    "honour-document-ignores": Entry(
        "报告内的忽略标注是否有效；默认有效。审核外来报告时可关闭。",
        "Whether comments in a report may keep back findings about it; true where it is left out.",
        "honour-document-ignores = false",
    ),
    "limits": Entry(
        "单个文件的上限，超出的部分会明确指出。",
        "How much one file may ask of the machine; what lies beyond is named.",
        "[limits]\npages = 1000",
        {
            "file-bytes": ("文件的字节数", "bytes of a file"),
            "text-bytes": ("纯文本文件的字节数", "bytes of a plain text file"),
            "part-bytes": ("文档压缩包中单个部件解压后的字节数", "bytes of one part of a package once unpacked"),
            "package-bytes": ("文档压缩包全部解压后的字节数", "bytes of all parts of a package once unpacked"),
            "pages": ("pdf 的页数", "pages of a pdf"),
            "slots": ("一张表格的单元格数", "cells of one table"),
            "depth": ("元素嵌套的层数", "nesting of elements"),
            "seconds": ("读取时间（秒），每 16 KiB 另加 1 秒", "seconds it may take, and one more for every 16 KiB"),
            "memory-bytes": ("内存字节数（系统支持时）", "bytes of memory, where the system can hold a process to it"),
        },
    ),
    "profile": Entry(
        "采用的评价方案（地区或部门的计分办法）；不写时按报告内容识别。",
        "The local scheme to judge by; recognised from the report where it is left out.",
        'profile = "ministry-project-2020"',
    ),
}
"""Key → what it does."""

TABLES = frozenset({"per-file-ignores", "severity", "rules", "limits"})
"""Keys that open a table and therefore stand at the end of a file."""
