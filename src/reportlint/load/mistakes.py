"""What can be wrong in a rule file, by kind and language, as values that know their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlint.load.errors import guess
from reportlint.messages import LANGUAGES

Words: TypeAlias = str | Mapping[str, str]
"""A text that is the same in every language, or one text a language."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in one file."""

    at: int
    """Offset in the text of the file."""
    kind: str
    """A key of `MISTAKES`."""
    values: Mapping[str, Words] = field(default_factory=dict)
    """What the sentence names."""

    @property
    def message(self) -> Mapping[str, str]:
        """The sentence, by language."""
        return {
            language: MISTAKES[self.kind][language].format_map(
                {key: words if isinstance(words, str) else words[language] for key, words in self.values.items()}
            )
            for language in LANGUAGES
        }


class Mistakes(Exception):  # noqa: N818 - it carries several
    """Raised when a file, or a part of it, cannot be read as what it should be."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Keep the mistakes, in the order in which they were met."""
        self.mistakes = tuple(mistakes)
        super().__init__(*(mistake.message["en"] for mistake in self.mistakes))


def wrong(at: int, kind: str, **values: Words) -> Mistakes:
    """Make the exception for a single mistake."""
    return Mistakes((Mistake(at, kind, values),))


def did_you_mean(word: str, known: Iterable[str]) -> Words:
    """Return the tail of a sentence that proposes the known word most like `word`, or nothing."""
    name = guess(word, known)
    return {"zh": f"（是否想写 {name}？）", "en": f" (did you mean {name}?)"} if name else ""


def listed(names: Iterable[str]) -> Words:
    """Join names as each language does."""
    names = list(names)
    return {"zh": "、".join(names), "en": ", ".join(names)}


MISTAKES: Mapping[str, Mapping[str, str]] = {
    "not-utf8": {
        "zh": "文件不是 UTF-8 编码。",
        "en": "the file is not UTF-8.",
    },
    "not-readable": {
        "zh": "无法读取：{detail}。",
        "en": "cannot be read: {detail}.",
    },
    "too-large": {
        "zh": "文件超过 {limit} 字节。",
        "en": "the file is larger than {limit} bytes.",
    },
    "syntax": {
        "zh": "YAML 语法错误：{detail}{hint}。",
        "en": "not valid YAML: {detail}{hint}.",
    },
    "toml-syntax": {
        "zh": "TOML 语法错误：{detail}。",
        "en": "not valid TOML: {detail}.",
    },
    "json-syntax": {
        "zh": "JSON 语法错误：{detail}。",
        "en": "not valid JSON: {detail}.",
    },
    "no-baseline": {
        "zh": "不是基线文件；基线由 --write-baseline 写出。",
        "en": "not a baseline; --write-baseline writes one.",
    },
    "no-run": {
        "zh": "不是 check --output-format json 保存的结果：{detail}。",
        "en": "not a run saved by check --output-format json: {detail}.",
    },
    "no-such-file": {
        "zh": "找不到文件 {path}。",
        "en": "no such file: {path}.",
    },
    "no-such-folder": {
        "zh": "找不到文件夹 {path}。",
        "en": "no such folder: {path}.",
    },
    "extends-itself": {
        "zh": "extend 形成循环或层数过多：{path}。",
        "en": "extend goes in a circle, or too far: {path}.",
    },
    "unknown-selector": {
        "zh": "没有与“{word}”对应的规则{hint}。",
        "en": "no rule is called {word}{hint}.",
    },
    "rule-wanted": {
        "zh": "此处应为一条规则的代码或名称，“{word}”不是{hint}。",
        "en": "expected the code or name of one rule; {word} is none{hint}.",
    },
    "empty-file": {
        "zh": "文件没有内容。",
        "en": "the file is empty.",
    },
    "several-documents": {
        "zh": "一个文件只能有一个 YAML 文档。",
        "en": "only one YAML document a file.",
    },
    "too-deep": {
        "zh": "嵌套超过 {limit} 层。",
        "en": "nested more than {limit} levels deep.",
    },
    "alias": {
        "zh": "不支持 YAML 锚点和别名（& 与 *）；请直接写出内容，以 * 或 & 开头的文字请加引号。",
        "en": "YAML anchors and aliases (& and *) are not supported; write the value out, and quote a text that begins "
        "with * or &.",
    },
    "tag": {
        "zh": "不支持 YAML 标签 {tag}；以 ! 开头的文字请加引号。",
        "en": "YAML tags are not supported ({tag}); quote a text that begins with an exclamation mark.",
    },
    "key-not-text": {
        "zh": "键必须是文字。",
        "en": "a key must be plain text.",
    },
    "duplicate-key": {
        "zh": "键 {key} 重复。",
        "en": "{key} is given twice.",
    },
    "expected": {
        "zh": "此处应为{wanted}，实为{found}。",
        "en": "expected {wanted}, found {found}.",
    },
    "wrong-length": {
        "zh": "此处应有 {wanted} 项，实有 {found} 项。",
        "en": "expected {wanted} items, found {found}.",
    },
    "not-a-choice": {
        "zh": "{found} 不在可选值 {choices} 之中{hint}。",
        "en": "{found} is not one of {choices}{hint}.",
    },
    "unknown-key": {
        "zh": "未知的键 {key}{hint}，可用：{known}。",
        "en": "unknown key {key}{hint}; known: {known}.",
    },
    "missing-key": {
        "zh": "缺少 {keys}。",
        "en": "{keys} missing.",
    },
    "refused": {
        "zh": "{detail}。",
        "en": "{detail}.",
    },
    "empty-text": {
        "zh": "{key} 不能为空。",
        "en": "{key} must not be empty.",
    },
    "bad-code": {
        "zh": "规则代码 {code} 应为三个大写字母加三位数字，如 SCO101。",
        "en": "the code {code} should be three capital letters and three digits, like SCO101.",
    },
    "bad-name": {
        "zh": "规则名称 {name} 应为小写英文单词，用连字符连接，如 score-above-maximum。",
        "en": "the name {name} should be lower-case words joined by hyphens, like score-above-maximum.",
    },
    "bad-file-name": {
        "zh": "文件名应为 {wanted}。",
        "en": "the file should be named {wanted}.",
    },
    "unknown-check": {
        "zh": "没有名为 {check} 的检查{hint}，可用：{known}。",
        "en": "there is no check {check}{hint}; known: {known}.",
    },
    "bad-template": {
        "zh": "消息模板有误：{detail}。花括号只用于 {{name}} 这样的名称，字面花括号请写成两个。",
        "en": "not a valid template: {detail}. Braces hold names only, like {{name}}; double them to mean braces.",
    },
    "no-bad-example": {
        "zh": "至少需要一个错误示例（bad），待办（todo）的不算。",
        "en": "at least one bad example is needed; one that is todo does not count.",
    },
    "no-good-example": {
        "zh": "至少需要一个正确示例（good），待办（todo）的不算。",
        "en": "at least one good example is needed; one that is todo does not count.",
    },
    "bad-or-good": {
        "zh": "每个示例须为 bad 或 good 之一。",
        "en": "an example is either bad or good.",
    },
    "says-of-good": {
        "zh": "正确示例没有消息可言，不能写 {key}。",
        "en": "a good example has no message: {key} makes no sense here.",
    },
    "unmarked": {
        "zh": "错误示例须用 ==…== 标出问题所在；确实无法标出的，请加 marked: false。",
        "en": "mark the fault of a bad example by ==…==, or say marked: false where that cannot be done.",
    },
    "stray-marker": {
        "zh": "示例中的 == 须成对出现，且只用于标出错误示例的问题所在。",
        "en": "== must come in pairs, and only to mark the fault of a bad example.",
    },
    "duplicate-code": {
        "zh": "规则代码 {code} 已在 {first} 中使用。",
        "en": "the code {code} is already taken by {first}.",
    },
    "duplicate-name": {
        "zh": "规则名称 {name} 已在 {first} 中使用。",
        "en": "the name {name} is already taken by {first}.",
    },
    "two-meanings": {
        "zh": "{word} 既属于 {first}（{place}），又属于 {second}。",
        "en": "{word} means both {first} ({place}) and {second}.",
    },
}
"""Kind → sentence by language."""
