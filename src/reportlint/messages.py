"""The languages the program speaks, and the texts of what can go wrong with a file, by kind and language.

Findings get their texts from their rules; these are the sentences about files that no rule can see into.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("zh", "en")
"""The languages the program speaks, the first one where nobody asks for any."""

PAGE_PROBLEMS = frozenset({"unreadable-page", "damaged-page"})
"""Kinds of problems that name a page of which nothing could be read."""

PROBLEMS: Mapping[str, Mapping[str, str]] = {
    "missing-file": {
        "zh": "找不到文件。",
        "en": "no such file.",
    },
    "nothing-matches": {
        "zh": "没有与此通配符相符的报告。",
        "en": "no report matches this pattern.",
    },
    "empty-folder": {
        "zh": "该文件夹中没有可检查的报告（支持 {formats}）。",
        "en": "no report in this folder (formats: {formats}).",
    },
    "not-permitted": {
        "zh": "没有读取权限：{detail}。",
        "en": "cannot be opened: {detail}.",
    },
    "not-regular": {
        "zh": "不是普通文件（是管道、设备或套接字），未读取。",
        "en": "not a regular file (a pipe, a device or a socket); not read.",
    },
    "empty-file": {
        "zh": "文件为空，没有任何内容。",
        "en": "the file is empty.",
    },
    "too-large": {
        "zh": "文件超过大小上限（{limit}），未读取。",
        "en": "larger than the limit ({limit}); not read.",
    },
    "unknown-format": {
        "zh": "无法识别的文件格式{detail}；支持 {formats}。",
        "en": "unknown file format{detail}; supported: {formats}.",
    },
    "unsupported-format": {
        "zh": "尚不支持 {suffix} 格式，未核验；请另存为 docx 或 pdf 后再检查。",
        "en": "{suffix} files are not supported yet; not checked. Please save it as docx or pdf.",
    },
    "binary-text": {
        "zh": "扩展名为文本，内容却是二进制数据，未读取。",
        "en": "named as text but holds binary data; not read.",
    },
    "unknown-encoding": {
        "zh": "无法识别文本编码（已尝试 UTF-8、UTF-16、GB18030 和 Big5）。",
        "en": "text encoding not recognised (tried UTF-8, UTF-16, GB18030 and Big5).",
    },
    "not-a-zip": {
        "zh": "不是有效的文档（应为 zip 压缩包）：{detail}。",
        "en": "not a valid document (should be a zip archive): {detail}.",
    },
    "encrypted": {
        "zh": "文件已加密，需要密码才能打开；请提供未加密的副本。",
        "en": "the file is encrypted and needs a password; please supply an unprotected copy.",
    },
    "damaged": {
        "zh": "文件已损坏，无法读取：{detail}。",
        "en": "the file is damaged and cannot be read: {detail}.",
    },
    "no-main-part": {
        "zh": "压缩包中没有文档正文部分，不是可读取的文档。",
        "en": "the package has no main part; not a document that can be read.",
    },
    "archive": {
        "zh": "压缩包未展开，其中文件未读取；请解压后再检查。",
        "en": "the archive was not unpacked, so nothing in it was read. Please unpack it.",
    },
    "reader-died": {
        "zh": "读取进程意外终止（文件异常，或占用内存超过 {memory}），未读取。",
        "en": "the process that read it ended unexpectedly (malformed, or in need of more than {memory}); not read.",
    },
    "timed-out": {
        "zh": "读取超过 {seconds} 秒仍未完成，已中止，未读取。",
        "en": "reading took longer than {seconds} s and was ended; not read.",
    },
    "needs-converter": {
        "zh": "{format} 文件未能直接读取（{detail}），且未安装 LibreOffice，无法转换；请另存为 docx 或 pdf 后再检查。",
        "en": "this {format} file could not be read directly ({detail}) and LibreOffice is not installed to convert "
        "it; please save it as docx or pdf.",
    },
    "limit-exceeded": {
        "zh": "超过安全上限，未读取：{detail}。",
        "en": "exceeds a safety limit, not read: {detail}.",
    },
    "reader-failed": {
        "zh": "读取时发生意外错误：{detail}。",
        "en": "the reader failed unexpectedly: {detail}.",
    },
    "rule-failed": {
        "zh": "规则 {code} 运行失败，未完成检查：{detail}。",
        "en": "rule {code} failed and was not completed: {detail}.",
    },
    "recognised-pages": {
        "zh": "第 {pages} 页是图片，其文字由识别得来，可能有误；与之有关的结果请对照原件核实。",
        "en": "page(s) {pages} are pictures whose words were recognised and may be wrong; please verify what rests on "
        "them against the original.",
    },
    "digits-lost": {
        "zh": "第 {page} 页有数字未能读入（缺 {lost}），该页的结果请对照原件核实。",
        "en": "some digits of page {page} were not read (missing {lost}); please verify its findings against the "
        "original.",
    },
    "unreadable-page": {
        "zh": "第 {page} 页没有可读取的文字（可能是扫描件或图片），该页未核验。",
        "en": "page {page} has no readable text (a scan or a picture?); it was not checked.",
    },
    "damaged-page": {
        "zh": "第 {page} 页无法解析，该页未核验：{detail}。",
        "en": "page {page} could not be parsed and was not checked: {detail}.",
    },
    "cut-off": {
        "zh": "文件不完整，内容在结尾之前中断，其后的部分未核验。",
        "en": "the file breaks off before its end; what followed was not checked.",
    },
    "chains-crossed": {
        "zh": "文件的存储结构已损坏，读出的内容可能缺失或错乱，请对照原件核对。",
        "en": "the file is damaged inside; what was read may lack words or have them in the wrong place.",
    },
    "missing-part": {
        "zh": "文档引用的部件缺失，其内容未核验：{part}。",
        "en": "a part the document refers to is missing and was not checked: {part}.",
    },
    "unread-import": {
        "zh": "文档插入了另一格式的文件，打开时才并入正文，其内容未核验：{part}。",
        "en": "the document takes in another file when it is opened; that file was not checked: {part}.",
    },
    "unread-symbol": {
        "zh": "文档含 {count} 个符号字体的字符，不知其样，读作空白：{symbols}。",
        "en": "{count} character(s) of symbol fonts whose look is not known were left out: {symbols}.",
    },
    "unread-field": {
        "zh": "文档含未能读懂的域，其显示的内容未核验：{instruction}。",
        "en": "what a field of the document shows could not be worked out and was not checked: {instruction}.",
    },
    "words-lost": {
        "zh": "{count} 个单元格的文字在文件中缺失，按空白处理；请在表格软件中打开核对并重新保存。",
        "en": "the words of {count} cell(s) are missing from the file and were read as blank; please open it in a "
        "spreadsheet program, check them and save it again.",
    },
    "unread-picture": {
        "zh": "文档含 {count} 处图片，图中文字和数据未核验。",
        "en": "{count} picture(s) in the document; text and figures inside them were not checked.",
    },
    "unread-chart": {
        "zh": "文档含 {count} 处图表，图中数据未与正文核对。",
        "en": "{count} chart(s) in the document; their figures were not compared with the text.",
    },
    "hidden-sheet": {
        "zh": "工作表“{name}”被隐藏，其内容未核验。",
        "en": "sheet “{name}” is hidden; it was not checked.",
    },
    "formula-uncached": {
        "zh": "{count} 个公式单元格没有保存计算结果，按空白处理；请在表格软件中打开并重新保存。",
        "en": "{count} formula cell(s) have no stored result and were read as blank; please open and save the file in "
        "a spreadsheet program.",
    },
    "formula-unsolved": {
        "zh": "{count} 个公式未能复算（含本工具不计算的函数或引用），其结果未与公式核对。",
        "en": "{count} formula(s) use functions or references that are not worked out here; their results were not "
        "compared with them.",
    },
    "table-not-parsed": {
        "zh": "第 {page} 页疑似有未能识别结构的表格，其中数字仅按文字处理。",
        "en": "page {page} seems to hold a table whose structure was not recognised; "
        "its numbers were read as text only.",
    },
    "table-too-large": {
        "zh": "表格超过 {limit} 个单元格，未核验。",
        "en": "a table exceeds {limit} cells and was not checked.",
    },
}


def problem_text(kind: str, values: Mapping[str, str], language: str) -> str:
    """Say what is wrong with a file, in `language` (`zh` or `en`)."""
    return PROBLEMS[kind][language].format_map(values)
