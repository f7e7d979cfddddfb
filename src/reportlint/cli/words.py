"""What the command line itself says, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.load.errors import ConfigError
from reportlint.messages import LANGUAGES

WORDS: Mapping[str, Mapping[str, str]] = {
    # commands
    "reportlint": {
        "zh": "核对文档中的数字、表格与文字是否一致，离线运行，不修改原文件。",
        "en": "Check whether the figures, tables and words of a report agree; offline, and never edits it.",
    },
    "check": {
        "zh": "检查报告（文件、文件夹、通配符，- 为标准输入；默认当前文件夹）。",
        "en": "Check reports: files, folders, globs, - for standard input; the current folder by default.",
    },
    "rule": {"zh": "说明规则；不带参数时列出全部规则。", "en": "Explain rules; without one, list them all."},
    "facts": {
        "zh": "显示从报告中读出的标题、表格、数字、日期和表述。",
        "en": "Show the headings, tables and numbers read.",
    },
    "text": {"zh": "显示带行号的全文，所有位置以此为准。", "en": "Show the numbered text that all locations refer to."},
    "ledger": {"zh": "列出全部勾稽关系及其计算过程。", "en": "List every relation with its arithmetic and verdict."},
    "render": {
        "zh": "把保存的检查结果（check --output-format json）改写为另一种格式。",
        "en": "Draw a run that was saved by check --output-format json in another format.",
    },
    "config": {
        "zh": "说明可用的配置项；--schema 输出 JSON Schema。",
        "en": "Describe the settings; --schema for editors.",
    },
    "lsp": {"zh": "语言服务器，供编辑器边写边查（需安装 [lsp]）。", "en": "Language server for editors (extra lsp)."},
    "init": {"zh": "写出一个带说明的配置文件。", "en": "Write a setting file in which every key is explained."},
    "test": {"zh": "运行规则文件中的示例。", "en": "Run the examples in the rule files."},
    # help
    "usage": {"zh": "用法", "en": "Usage"},
    "commands": {"zh": "命令", "en": "Commands"},
    "rules": {"zh": "选择规则", "en": "Rule selection"},
    "files": {"zh": "选择文件", "en": "File selection"},
    "output": {"zh": "输出", "en": "Output"},
    "failing": {"zh": "退出码", "en": "Exit code"},
    "silence": {"zh": "忽略与基线", "en": "Silence"},
    "settings": {"zh": "配置", "en": "Settings"},
    "debugging": {"zh": "查看", "en": "Looking inside"},
    "other": {"zh": "其他", "en": "Miscellaneous"},
    "opt.select": {"zh": "只用这些规则（代码、前缀、名称或 ALL）", "en": "use these: codes, prefixes, names, ALL"},
    "opt.extend_select": {"zh": "另外加上这些规则", "en": "use these rules as well"},
    "opt.ignore": {"zh": "不用这些规则", "en": "do without these rules"},
    "opt.profile": {
        "zh": "评价方案（reportlint config profile 列出），默认按报告内容识别",
        "en": "local scheme to judge by (reportlint config profile lists them); recognised by default",
    },
    "opt.unchecked": {
        "zh": "改为列出没有参与任何核对的数字",
        "en": "list the numbers that no relation touches instead",
    },
    "opt.preview": {"zh": "允许选用试行规则", "en": "allow rules in preview to be selected"},
    "opt.per_file_ignores": {
        "zh": "在符合通配符的文件中不用此规则",
        "en": "do without a rule in the files of a pattern",
    },
    "opt.exclude": {"zh": "略过符合通配符的文件和文件夹", "en": "pass over these files and folders"},
    "opt.extend_exclude": {"zh": "另外略过这些", "en": "pass over these as well"},
    "opt.respect_gitignore": {"zh": "略过 .gitignore 中的文件（默认是）", "en": "pass over what git ignores (default)"},
    "opt.force_exclude": {"zh": "直接给出的文件也可略过", "en": "pass over files that are named, too"},
    "opt.no_ignores": {"zh": "不理会任何忽略标注、忽略清单和基线", "en": "hear no request for silence at all"},
    "opt.baseline": {"zh": "不报告此基线中已有的问题", "en": "tolerate what this baseline holds"},
    "opt.write_baseline": {"zh": "把现有问题写入基线", "en": "write what is found into a baseline"},
    "opt.configs": {
        "zh": "配置文件，或单独一项，如 'jobs = 2'",
        "en": "a setting file, or one setting: 'jobs = 2'",
    },
    "opt.isolated": {"zh": "不读取任何配置文件", "en": "read no setting file"},
    "opt.show_files": {"zh": "列出将要检查的文件", "en": "list the files that would be checked"},
    "opt.show_settings": {"zh": "列出生效的配置及其出处", "en": "list the settings in force and their origin"},
    "opt.stdin_filename": {
        "zh": "标准输入的文件名，用以判断格式（默认 stdin.md）",
        "en": "name of standard input, tells its format (stdin.md)",
    },
    "opt.output_format": {"zh": "输出格式", "en": "format of the output"},
    "opt.outputs": {
        "zh": "输出格式，可连同文件重复给出，如 json:out.json（{formats}）",
        "en": "format of the output; with a file, repeatable: json:out.json ({formats})",
    },
    "opt.output_file": {
        "zh": "写入文件；以 / 结尾的是文件夹",
        "en": "write to a file, or into a folder (ends in /)",
    },
    "opt.statistics": {"zh": "每条规则核对了多少处、结果如何", "en": "how often each rule looked and what it saw"},
    "opt.schema": {"zh": "输出此类文件的 JSON Schema", "en": "print the JSON Schema of these files"},
    "opt.color": {"zh": "是否使用颜色", "en": "when to use colours"},
    "opt.lang": {"zh": "界面语言", "en": "language of the messages"},
    "opt.quiet": {"zh": "只输出发现的问题", "en": "findings only, no summary"},
    "opt.verbose": {"zh": "不折叠，全部列出", "en": "fold nothing"},
    "opt.anonymous": {"zh": "汇总中不出现单位名称（供通报）", "en": "name nobody in summaries of several reports"},
    "opt.fail_severity": {"zh": "达到此级别时退出码为 1（默认 error）", "en": "least severity to exit with 1 (error)"},
    "opt.exit_zero": {"zh": "有问题也以 0 退出", "en": "exit with 0 even if there are findings"},
    "opt.allow_unread": {
        "zh": "有未读取的页面（如扫描页）时不以 2 退出",
        "en": "do not exit with 2 for pages that were not read, such as scans",
    },
    "opt.watch": {"zh": "文件改动后自动重新检查，Ctrl-C 结束", "en": "check again after every change, until Ctrl-C"},
    "opt.jobs": {"zh": "并行进程数", "en": "number of processes"},
    "opt.everything": {"zh": "逐条说明全部规则", "en": "explain every rule"},
    "opt.version": {"zh": "显示版本", "en": "show the version"},
    "opt.help": {"zh": "显示帮助", "en": "show this help"},
    # what is said on standard error
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "see-help": {"zh": "用法见 {command} --help", "en": "see {command} --help"},
    "interrupted": {"zh": "已中断。", "en": "interrupted."},
    "internal": {
        "zh": "程序内部错误：{detail}。设置 REPORTLINT_DEBUG=1 可查看详情，请反馈给开发者。",
        "en": "internal error: {detail}. Set REPORTLINT_DEBUG=1 for details, and please report it.",
    },
    "cannot-write": {"zh": "无法写入 {path}：{detail}。", "en": "cannot write {path}: {detail}."},
    "no-format": {
        "zh": "没有名为 {name} 的输出格式；可用：{known}。",
        "en": "no output format {name}; known: {known}.",
    },
    "two-to-stdout": {
        "zh": "标准输出只能写一种格式（{formats}）；其余请写成“格式:文件”。",
        "en": "only one format can go to standard output ({formats}); give the others as FORMAT:FILE.",
    },
    "two-to-file": {"zh": "两种输出都要写入 {path}。", "en": "two outputs would be written to {path}."},
    "file-without-format": {
        "zh": "每种格式都已指定文件，{path} 没有可写的内容。",
        "en": "every format has a file of its own; nothing is left for {path}.",
    },
    "binary-to-terminal": {
        "zh": "{format} 不是文本，请写入文件，如 --output-format {example}。",
        "en": "{format} is no text; write it to a file: --output-format {example}.",
    },
    "no-extra": {
        "zh": "{name} 需要另外安装 {module}：pip install 'reportlint[{extra}]'。",
        "en": "{name} needs {module}: pip install 'reportlint[{extra}]'.",
    },
    "several-copies": {
        "zh": "共有 {count} 份报告要输出为 {format}，请指定文件夹（以 / 结尾）。",
        "en": "{count} reports are to be drawn as {format}; name a folder (ending in /).",
    },
    "nothing-to-mark": {
        "zh": "输出格式 {format} 是在 {takes} 报告的副本上标注，所检查的报告都不是 {takes}；请改用 html。",
        "en": "output format {format} marks copies of {takes} reports, and none was read; use html instead.",
    },
    "not-marked": {
        "zh": "{path} 不能输出为 {format}，已略过；请用 html 查看其结果。",
        "en": "{path} cannot be drawn as {format} and is left out of it.",
    },
    "report-gone": {"zh": "检查后无法再次读取 {path}：{detail}。", "en": "cannot read {path} again: {detail}."},
    "report-changed": {
        "zh": "{path} 在检查后被修改，请重新检查。",
        "en": "{path} was changed after it had been checked; please check it again.",
    },
    "over-report": {
        "zh": "{path} 是被检查的报告，不会覆盖；请换一个文件名。",
        "en": "{path} is one of the reports and is never written over; choose another name.",
    },
    "no-baseline": {"zh": "找不到基线文件：{path}。", "en": "no such baseline: {path}."},
    "baseline-written": {
        "zh": "已将 {findings}写入基线 {path}。",
        "en": "wrote {findings} into the baseline {path}.",
    },
    "renamed": {
        "zh": "基线中的 {old} 已不存在，是否改名为 {new}？其问题照常报告；用 --write-baseline 可更新基线。",
        "en": "{old} of the baseline is gone; was it renamed to {new}? Its findings are told all the same; "
        "--write-baseline brings the baseline up to date.",
    },
    "call": {"zh": "命令行", "en": "command line"},
    "with-default": {"zh": "{text}（默认 {value}）", "en": "{text} (default: {value})"},
    "default": {"zh": "默认", "en": "default"},
    "passed-over": {"zh": "略过", "en": "passed over"},
    "settings-of": {"zh": "{path} 的配置", "en": "settings of {path}"},
    "no-settings-file": {"zh": "没有配置文件", "en": "no setting file"},
    "two-configs": {"zh": "只能指定一个配置文件：{paths}。", "en": "only one setting file can be named: {paths}."},
    "no-pattern": {
        "zh": "{text} 应写成“通配符:规则”，如 附件/*.md:TRM106。",
        "en": "{text} should be PATTERN:CODE, like annex/*.md:TRM106.",
    },
    "not-from-json": {
        "zh": "保存的结果出自另一版本，缺少 {format} 所需的内容，请重新检查：--output-format {format}:文件。",
        "en": "the run was saved by another version and lacks what {format} draws; please check again: "
        "--output-format {format}:FILE.",
    },
    "read-otherwise": {
        "zh": "{path} 现在读出的文字与保存结果时不同（程序版本不同？），请重新检查。",
        "en": "{path} reads differently than when the run was saved (another version?); please check it again.",
    },
    "no-run": {"zh": "找不到保存的结果：{path}。", "en": "no such saved run: {path}."},
    "no-key": {"zh": "没有配置项 {name}；是否想写 {near}？", "en": "no setting {name}; did you mean {near}?"},
    "is-there": {"zh": "{path} 已经存在，未作改动。", "en": "{path} is there already and stays as it is."},
    "written": {"zh": "已写入 {path}。", "en": "wrote {path}."},
    "settings-head": {
        "zh": "reportlint 的配置；去掉行首的 # 即可启用。说明见 reportlint config。",
        "en": "Settings of reportlint; take a # away to switch a line on. `reportlint config` says more.",
    },
    "one-file": {"zh": "{name} 不是单个文件。", "en": "{name} is not a single file."},
    "no-option": {"zh": "没有选项 {option}。{hint}", "en": "no such option {option}.{hint}"},
    "too-many": {"zh": "多余的参数：{words}。", "en": "no argument {words} is wanted."},
    "no-command": {"zh": "没有命令 {command}。{hint}", "en": "no such command {command}.{hint}"},
    "no-argument": {"zh": "缺少 {name}。", "en": "{name} is missing."},
    "no-choice": {
        "zh": "{option} 没有“{value}”这个值；可选：{choices}。{hint}",
        "en": "{option} does not take “{value}”, but one of {choices}.{hint}",
    },
    "no-number": {
        "zh": "{option} 应为不小于 {least} 的整数。",
        "en": "{option} wants a whole number of at least {least}.",
    },
    "no-value": {"zh": "{option} 后缺少值。", "en": "{option} wants a value."},
    "did-you-mean": {"zh": "是否想写 {name}？", "en": " Did you mean {name}?"},
    "progress": {"zh": "检查中", "en": "Checking"},
    # test
    "example.bad": {"zh": "错误示例", "en": "bad example"},
    "example.good": {"zh": "正确示例", "en": "good example"},
    "example.missed": {"zh": "第 {line} 行“{words}”应当指出，未指出", "en": "line {line}, “{words}”: not found"},
    "example.surplus": {"zh": "第 {line} 行“{words}”不应指出：{said}", "en": "line {line}, “{words}”: found: {said}"},
    "example.silent": {"zh": "应当有所发现，没有任何发现", "en": "nothing was found"},
    "example.mute": {"zh": "消息中没有“{says}”：{said}", "en": "the message does not say “{says}”: {said}"},
    "example.todo": {"zh": "标为待办（todo）的示例已经通过，请去掉 todo", "en": "works now: take the todo away"},
    "example.count": {
        "zh": "{rules}，{examples}：{passed} 个通过，{failed} 个未通过。",
        "en": "{rules}, {examples}: {passed} passed, {failed} failed.",
    },
}
"""Key → text by language."""


def say(key: str, language: str, **values: object) -> str:
    """Return a text of the catalogue with its values filled in."""
    return WORDS[key][language].format_map(values)


def mistake(key: str, **values: object) -> ConfigError:
    """Make the exception for a mistake in the call, with a text of the catalogue."""
    return ConfigError(*(say(key, language, **values) for language in LANGUAGES))
