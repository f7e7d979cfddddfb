"""Folders in, rules out: one YAML file a rule, read strictly, with every mistake of every file told at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import ClassVar, Literal

from reportlint.load.decode import Place, decode
from reportlint.load.errors import RuleFileError, RuleFilesError
from reportlint.load.mistakes import Mistake, Mistakes, did_you_mean, listed, wrong
from reportlint.load.script import Script, read_script, yaml_files
from reportlint.load.strict_yaml import Entries, Node
from reportlint.patterns import compiled
from reportlint.rule import Example, Rule, Severity

OTHER_FOLDERS = ("vocabulary", "profiles")
"""Subfolders of a folder of rules that hold something else."""
BEYOND_TEXT = (
    "reader-problem",
    "silence",
    "chart-agreement",
    "formula-result",
    "left-behind",
    "missing-picture",
    "outer-year",
    "contents-pages",
    "levels-declared",
    "foreign-properties",
    "carried-along",
)
"""Checks with faults that no Markdown example can show: what a reader could not see, entries of other files."""
CODE = compiled(r"[A-Z]{3}[0-9]{3}")
NAME = compiled(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
FIELD = compiled(r"[a-z_][a-z0-9_]*")
MARKER = compiled(r"=+")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in both languages."""

    zh: str
    """Chinese."""
    en: str
    """English."""

    def by_language(self) -> Mapping[str, str]:
        """Return it as rules keep it, without the line feed that block texts end in."""
        return {"zh": self.zh.strip(), "en": self.en.strip()}


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """One entry of `examples`."""

    at: Place
    """Where it stands."""
    bad: str | None = None
    """A passage the rule must remark on, faults between `==`."""
    good: str | None = None
    """A passage it must not remark on."""
    says: str | None = None
    """What the first message must contain."""
    todo: bool = False
    """A known miss."""
    marked: bool = True
    """Whether the faults are marked."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The keys of a rule file."""

    HYPHENATED: ClassVar[bool] = True

    at: Place
    """Where the rule begins."""
    code: str
    name: str
    severity: Severity
    check: str
    summary: Bilingual
    message: Bilingual
    why: Bilingual
    examples: tuple[ExampleEntry, ...]
    params: Entries | None = None
    see: str | tuple[str, ...] = ()
    status: Literal["preview", "stable", "deprecated"] = "stable"
    default: bool = True
    aliases: tuple[str, ...] = ()
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A rule with what is needed to complain about it."""

    rule: Rule
    script: Script
    root: Entries


def load_rules(folders: Iterable[str | Path], params_of: Mapping[str, type]) -> tuple[Rule, ...]:
    """Read every rule below `folders`, by code; `params_of` maps the name of a check to the type of its parameters.

    Raises `RuleFilesError` with the mistakes of all files.
    """
    loaded: list[Loaded] = []
    errors: list[RuleFileError] = []
    for path in rule_files(folders):
        try:
            loaded.append(load_rule(path, params_of))
        except RuleFilesError as refusal:
            errors.extend(refusal.errors)
    errors.extend(duplicates(loaded))
    if errors:
        raise RuleFilesError(errors)
    return tuple(sorted((each.rule for each in loaded), key=lambda rule: rule.code))


def rule_files(folders: Iterable[str | Path]) -> dict[str, None]:
    """List the rule files of all folders, each once."""
    return dict.fromkeys(path for folder in folders for path in yaml_files(folder, OTHER_FOLDERS))


def load_rule(path: str, params_of: Mapping[str, type]) -> Loaded:
    """Read one rule file."""
    script = read_script(path)
    node = script.parsed()
    try:
        rule = rule_of(node, script, os.path.basename(path), params_of)  # noqa: PTH119 - a string is enough
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal
    return Loaded(rule, script, decode(node, Entries))


def rule_of(node: Node, script: Script, file_name: str, params_of: Mapping[str, type]) -> Rule:
    """Make a rule of a parsed file; raise all its mistakes together."""
    written = decode(node, RuleFile)
    root = decode(node, Entries)
    mistakes = list(faults(written, root, file_name))
    params, examples = None, []
    try:
        params = params_for(written, root, params_of)
    except Mistakes as refusal:
        mistakes.extend(refusal.mistakes)
    for entry in written.examples:
        try:
            examples.append(example_of(entry, script))
        except Mistakes as refusal:
            mistakes.extend(refusal.mistakes)
    if mistakes:
        raise Mistakes(mistakes)
    return assembled(written, params, tuple(examples), script.path)


def assembled(written: RuleFile, params: object, examples: tuple[Example, ...], path: str) -> Rule:
    """Put the parts of a rule together."""
    return Rule(
        code=written.code,
        name=written.name,
        severity=written.severity,
        check=written.check,
        params=params,
        summary=written.summary.by_language(),
        message=written.message.by_language(),
        why=written.why.by_language(),
        examples=examples,
        see=(written.see,) if isinstance(written.see, str) else written.see,
        status=written.status,
        default=written.default,
        path=path,
        aliases=written.aliases,
        replaced_by=written.replaced_by,
    )


def params_for(written: RuleFile, root: Entries, params_of: Mapping[str, type]) -> object:
    """Read the parameters as the type its check asks for."""
    if written.check not in params_of:
        hint = did_you_mean(written.check, params_of)
        known = listed(sorted(params_of))
        raise wrong(root.place("check"), "unknown-check", check=written.check, hint=hint, known=known)
    params = written.params or Entries(at=root.place("check"))
    return decode(params, params_of[written.check])


# ---------------------------------------------------------------- faults that types do not see


def faults(written: RuleFile, root: Entries, file_name: str) -> Iterator[Mistake]:
    """Yield what is wrong with a rule although every key has the right type."""
    yield from naming_faults(written, root, file_name)
    yield from text_faults(root)
    yield from template_faults(written, root)
    yield from missing_examples(written, root)


def naming_faults(written: RuleFile, root: Entries, file_name: str) -> Iterator[Mistake]:
    """Check code, name, and that the file is called after them."""
    if not CODE.fullmatch(written.code):
        yield Mistake(root.place("code"), "bad-code", {"code": written.code})
    elif not NAME.fullmatch(written.name):
        yield Mistake(root.place("name"), "bad-name", {"name": written.name})
    elif file_name != f"{written.code}-{written.name}.yaml":
        yield Mistake(root.place("code"), "bad-file-name", {"wanted": f"{written.code}-{written.name}.yaml"})


def text_faults(root: Entries) -> Iterator[Mistake]:
    """Refuse texts without a character."""
    for key in ("summary", "message", "why"):
        texts = decode(root.nodes[key], Entries)
        for language, text in texts.nodes.items():
            if not decode(text, str).strip():
                yield Mistake(text.at, "empty-text", {"key": f"{key}.{language}"})


def template_faults(written: RuleFile, root: Entries) -> Iterator[Mistake]:
    """Check that the messages are templates whose braces hold nothing but names."""
    templates = decode(root.nodes["message"], Entries)
    for language, text in written.message.by_language().items():
        fault = template_fault(text)
        if fault:
            yield Mistake(templates.place(language), "bad-template", {"detail": fault})


def template_fault(text: str) -> str | None:
    """Say what is wrong with a message template, None where nothing is."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        return str(error)
    for _, name, spec, conversion in parts:
        if name is not None and (not FIELD.fullmatch(name) or spec or conversion):
            return "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"
    return None


def missing_examples(written: RuleFile, root: Entries) -> Iterator[Mistake]:
    """Ask for one example of each kind that is expected to work today."""
    working = [entry for entry in written.examples if not entry.todo]
    if written.check not in BEYOND_TEXT and all(entry.bad is None for entry in working):
        yield Mistake(root.keys["examples"], "no-bad-example")
    if all(entry.good is None for entry in working):
        yield Mistake(root.keys["examples"], "no-good-example")


def duplicates(loaded: Iterable[Loaded]) -> Iterator[RuleFileError]:
    """Complain about codes and names that are taken already."""
    first: dict[str, str] = {}
    for each in loaded:
        names = (("code", each.rule.code), ("name", each.rule.name), *(("aliases", old) for old in each.rule.aliases))
        for key, word in names:
            if word in first:
                kind = "duplicate-code" if CODE.fullmatch(word) else "duplicate-name"
                named = {kind.removeprefix("duplicate-"): word, "first": first[word]}
                mistake = Mistake(each.root.place(key), kind, named)
                yield each.script.error(mistake)
            first.setdefault(word, each.script.path)


# ---------------------------------------------------------------- examples


def example_of(entry: ExampleEntry, script: Script) -> Example:
    """Make an example of its entry: the markers become ranges of the text without them."""
    if (entry.bad is None) == (entry.good is None):
        raise wrong(entry.at, "bad-or-good")
    if entry.good is not None:
        return good_example(entry, entry.good, script)
    text, marked = unmarked(entry.bad or "", entry.at)
    if bool(marked) != entry.marked:
        raise wrong(entry.at, "unmarked" if entry.marked else "stray-marker")
    return Example(text, True, marked, entry.says, entry.todo, script.line(entry.at))  # noqa: FBT003 - it is bad


def good_example(entry: ExampleEntry, text: str, script: Script) -> Example:
    """Make a good example, which has nothing to mark and nothing to say."""
    if entry.says is not None or not entry.marked:
        raise wrong(entry.at, "says-of-good", key="says" if entry.says is not None else "marked")
    if unmarked(text, entry.at)[1]:
        raise wrong(entry.at, "stray-marker")
    return Example(text, bad=False, marked=(), todo=entry.todo, line=script.line(entry.at))


def unmarked(text: str, at: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the `==` markers out of a passage; return it with the ranges they enclosed.

    `====` marks an empty place, such as an empty cell.
    """
    parts = text.split("==")
    if len(parts) % 2 == 0 or any(len(run) not in {1, 2, 4} for run in MARKER.findall(text)):
        raise wrong(at, "stray-marker")
    marked, length = [], 0
    for index, part in enumerate(parts):
        if index % 2:
            marked.append((length, length + len(part)))
        length += len(part)
    return "".join(parts), tuple(marked)
