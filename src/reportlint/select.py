"""Rules and settings in, the rules of this run out: the longer selector wins, as in ruff and flake8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint.config import Config
from reportlint.load.errors import ConfigError, guess
from reportlint.load.mistakes import Mistake, did_you_mean
from reportlint.load.strict_yaml import Entries, Items, Node, Scalar
from reportlint.messages import LANGUAGES
from reportlint.rule import Rule, Severity

ALL = "ALL"
"""The selector of every rule."""
BY_DEFAULT = 0
"""How specific the default set is: as `ALL`, so that every selector overrules it."""


def select_rules(rules: Iterable[Rule], config: Config) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the selected rules by code, and warnings about the selection.

    An unknown selector raises `ConfigError`, except in `ignore`, where it is a warning: shared settings must survive
    the renaming of a rule.
    """
    known = sorted(rules, key=lambda rule: rule.code)
    refuse_unknown((*config.select, *config.extend_select, *config.severity), known)
    selected = tuple(rule for rule in known if is_selected(rule, config) and not is_left_out(rule, config))
    return selected, tuple(warnings(known, selected, config))


def is_selected(rule: Rule, config: Config) -> bool:
    """Weigh the longest selector for a rule against the longest one that ignores it; ignoring wins a draw."""
    wanted = longest([*wants(rule, config)])
    unwanted = longest([specificity(selector, rule) for selector in config.ignore])
    return wanted is not None and (unwanted is None or wanted > unwanted)


def is_left_out(rule: Rule, config: Config) -> bool:
    """Whether the settings do without a rule in this file."""
    return any(specificity(selector, rule) is not None for selector in config.file_ignore)


def wants(rule: Rule, config: Config) -> Iterator[int | None]:
    """Yield how specifically each selector asks for a rule."""
    if not config.select and rule.default and rule.status == "stable":
        yield BY_DEFAULT
    for selector in (*config.select, *config.extend_select):
        if may_select(selector, rule, config):
            yield specificity(selector, rule)


def may_select(selector: str, rule: Rule, config: Config) -> bool:
    """Whether the status of a rule lets this kind of selector switch it on.

    A preview rule wants preview and at least its prefix, a deprecated one its code or name.
    """
    match rule.status:
        case "preview":
            return config.preview and selector != ALL
        case "deprecated":
            return is_exact(selector, rule)
        case _:
            return True


def specificity(selector: str, rule: Rule) -> int | None:
    """Return how closely a selector describes a rule, None where it does not; a name is as close as the code."""
    if selector == ALL:
        return 0
    if is_exact(selector, rule):
        return len(rule.code)
    return len(selector) if selector and rule.code.startswith(selector) else None


def is_exact(selector: str, rule: Rule) -> bool:
    """Whether a selector is the rule's code or name, or one it used to have."""
    return selector in {rule.code, rule.name, *rule.aliases}


def longest(lengths: Iterable[int | None]) -> int | None:
    """Return the greatest length, None where nothing matched."""
    return max((length for length in lengths if length is not None), default=None)


def severity_of(rule: Rule, config: Config) -> Severity:
    """Return the severity the settings give a rule, by the longest selector, or its own."""
    fitting = [
        (length, severity)
        for selector, severity in config.severity.items()
        if (length := specificity(selector, rule)) is not None
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else rule.severity


# ---------------------------------------------------------------- selectors that select nothing


def is_known(selector: str, rules: Iterable[Rule]) -> bool:
    """Whether a selector describes any rule."""
    return selector == ALL or any(specificity(selector, rule) is not None for rule in rules)


def refuse_unknown(selectors: Iterable[str], rules: Sequence[Rule]) -> None:
    """Raise `ConfigError` for selectors that describe no rule, all of them together."""
    unknown = [selector for selector in dict.fromkeys(selectors) if not is_known(selector, rules)]
    if unknown:
        raise ConfigError(
            *("\n".join(unknown_text(each, rules, language) for each in unknown) for language in LANGUAGES)
        )


def matching(selectors: Sequence[str], rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that selectors describe, all without any; raises `ConfigError` for one that describes none."""
    refuse_unknown(selectors, rules)
    return [rule for rule in rules if not selectors or any(specificity(each, rule) is not None for each in selectors)]


def selector_mistakes(root: Entries, rules: Sequence[Rule]) -> Iterator[Mistake]:
    """Yield the selectors of a table of settings that describe no rule, where that is an error."""
    for key in ("select", "extend-select"):
        for word, at in words_of(root.nodes.get(key)):
            if not is_known(word, rules):
                yield Mistake(at, "unknown-selector", {"word": word, "hint": did_you_mean(word, selectors_of(rules))})
    for word, at in words_of(root.nodes.get("severity")):
        if not is_known(word, rules):
            yield Mistake(at, "unknown-selector", {"word": word, "hint": did_you_mean(word, selectors_of(rules))})
    for word, at in words_of(root.nodes.get("rules")):
        if not any(is_exact(word, rule) for rule in rules):
            yield Mistake(at, "rule-wanted", {"word": word, "hint": did_you_mean(word, exact_names(rules))})


def ignored_mistakes(root: Entries, rules: Sequence[Rule]) -> Iterator[Mistake]:
    """Yield the selectors that describe no rule where that is worth a warning only."""
    per_file = root.nodes.get("per-file-ignores")
    lists = [root.nodes.get("ignore"), *(per_file.nodes.values() if isinstance(per_file, Entries) else ())]
    for word, at in (pair for node in lists for pair in words_of(node)):
        if not is_known(word, rules):
            yield Mistake(at, "unknown-selector", {"word": word, "hint": did_you_mean(word, selectors_of(rules))})


def words_of(node: Node | None) -> Iterator[tuple[str, int]]:
    """Yield the words of a list, or the keys of a table, with their places."""
    if isinstance(node, Items):
        yield from ((item.text, item.at) for item in node.nodes if isinstance(item, Scalar))
    elif isinstance(node, Entries):
        yield from node.keys.items()


def unknown_text(selector: str, rules: Sequence[Rule], language: str) -> str:
    """Say that a selector is unknown, and which one may have been meant."""
    name = meant(selector, rules)
    if language == "zh":
        return f"没有与“{selector}”对应的规则" + (f"；是否想写 {name}？" if name else "。")
    return f"no rule is called “{selector}”" + (f"; did you mean {name}?" if name else ".")


def meant(selector: str, rules: Sequence[Rule]) -> str | None:
    """Return the selector that may have been meant: one of the family that was named, else any."""
    known = selectors_of(rules)
    kin = [word for word in known if word.startswith(selector.rstrip("0123456789"))]
    return guess(selector, kin) or guess(selector, known)


def selectors_of(rules: Iterable[Rule]) -> dict[str, None]:
    """List the words a user may have meant: codes, names, families, `ALL`."""
    words = (word for rule in rules for word in (rule.code, rule.name, rule.family))
    return dict.fromkeys([*words, ALL])


def exact_names(rules: Iterable[Rule]) -> dict[str, None]:
    """List the codes and names of rules."""
    return dict.fromkeys(word for rule in rules for word in (rule.code, rule.name))


def warnings(rules: Sequence[Rule], selected: Sequence[Rule], config: Config) -> Iterator[str]:
    """Yield what is odd about a selection, in the language of the run."""
    for selector in dict.fromkeys(config.ignore):
        if not is_known(selector, rules):
            yield f"ignore: {unknown_text(selector, rules, config.language)}"
    for rule in rules:
        yield from renamed_warnings(rule, config)
        if any(is_exact(selector, rule) for selector in (*config.select, *config.extend_select)):
            yield from status_warnings(rule, config)
    if not selected:
        yield NOTHING_SELECTED[config.language]


def renamed_warnings(rule: Rule, config: Config) -> Iterator[str]:
    """Warn where a rule is called by a code or name it used to have."""
    used = {*config.select, *config.extend_select, *config.ignore, *config.file_ignore, *config.severity}
    for alias in rule.aliases:
        if alias in used:
            yield RENAMED[config.language].format(alias=alias, code=rule.code, name=rule.name)


def status_warnings(rule: Rule, config: Config) -> Iterator[str]:
    """Warn about a rule that was asked for by name and is not stable."""
    if rule.status == "deprecated":
        instead = INSTEAD[config.language].format(code=rule.replaced_by) if rule.replaced_by else ""
        yield DEPRECATED[config.language].format(code=rule.code, name=rule.name) + instead
    if rule.status == "preview" and not config.preview:
        yield NEEDS_PREVIEW[config.language].format(code=rule.code, name=rule.name)


DEPRECATED = {
    "zh": "规则 {code} {name} 已弃用，将在后续版本中移除。",
    "en": "rule {code} {name} is deprecated and will be removed.",
}
INSTEAD = {"zh": "请改用 {code}。", "en": " Use {code} instead."}
RENAMED = {
    "zh": "规则 {alias} 现称 {code} {name}，请改用新名称。",
    "en": "rule {alias} is now called {code} {name}; please use the new name.",
}
NEEDS_PREVIEW = {
    "zh": "规则 {code} {name} 尚处于预览阶段，启用预览（preview）后才会执行。",
    "en": "rule {code} {name} is in preview and only runs with preview switched on.",
}
NOTHING_SELECTED = {
    "zh": "没有选中任何规则，未作任何检查。",
    "en": "no rule is selected; nothing is checked.",
}
