"""The rules and words a call works with, and the settings that choose and change them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from reportlint.checks import CHECKS
from reportlint.config import Config
from reportlint.flow import Beliefs
from reportlint.load.locate import bundled_rules
from reportlint.load.mistakes import Mistakes
from reportlint.load.overrides import overridden
from reportlint.load.profiles import load_profiles, refuse_unknown_profile
from reportlint.load.rules import load_rules
from reportlint.load.settings import Layer, Layered
from reportlint.load.vocabulary import load_vocabulary
from reportlint.rule import Profile, Rule, Vocabulary
from reportlint.select import ignored_mistakes, select_rules, selector_mistakes

NO_SETTINGS = Layered(())
"""What holds where there is no file and nothing was asked for."""


def all_rules(settings: Layered = NO_SETTINGS) -> tuple[Rule, ...]:
    """Load every rule, those of the folders that the settings name too, with the parameters they give.

    Raises `RuleFilesError` for rules or settings that cannot be read.
    """
    rules = rules_in(folders(settings))
    for layer in reversed(settings.layers):
        layer.refuse(selector_mistakes(layer.root, rules))
        rules = with_params(rules, layer)
    return rules


def words_for(settings: Layered = NO_SETTINGS) -> Vocabulary:
    """Load the words, those beside further rules too."""
    return words_in(folders(settings))


def profiles_for(settings: Layered = NO_SETTINGS) -> tuple[Profile, ...]:
    """Load the profiles, those beside further rules too."""
    return profiles_in(folders(settings))


def beliefs_for(config: Config, settings: Layered = NO_SETTINGS) -> tuple[Beliefs, tuple[str, ...]]:
    """Load the selected rules and the vocabulary; return them with warnings about the selection."""
    rules = all_rules(settings)
    in_files = {mistake.values["word"] for layer in settings.layers for mistake in ignored_mistakes(layer.root, rules)}
    ignore = tuple(word for word in config.ignore if word not in in_files)
    selected, warnings = select_rules(rules, replace(config, ignore=ignore))
    named = tuple(layer_warnings(settings.layers, rules, config.language))
    profiles = profiles_for(settings)
    refuse_unknown_profile(config.profile, profiles)
    return Beliefs(selected, words_for(settings), names_of(rules), profiles), (*named, *warnings)


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return all codes and names that rules have or had."""
    return frozenset(name for rule in rules for name in (rule.code, rule.name, *rule.aliases))


def folders(settings: Layered) -> tuple[str, ...]:
    """Return the folders of rules: the bundled one first."""
    return (str(bundled_rules()), *settings.settings.rule_paths)


@cache
def rules_in(paths: tuple[str, ...]) -> tuple[Rule, ...]:
    """Load the rules of some folders, once."""
    return load_rules(paths, {name: check.params for name, check in CHECKS.items()})


@cache
def profiles_in(paths: tuple[str, ...]) -> tuple[Profile, ...]:
    """Load the profiles of some folders, once."""
    return load_profiles(paths)


@cache
def words_in(paths: tuple[str, ...]) -> Vocabulary:
    """Load the words of some folders, once."""
    return load_vocabulary(paths)


def with_params(rules: Sequence[Rule], layer: Layer) -> tuple[Rule, ...]:
    """Replace parameters as a layer of settings says."""
    if layer.script is None or "rules" not in layer.values:
        return tuple(rules)
    try:
        return overridden(rules, layer.values["rules"])
    except Mistakes as refusal:
        raise layer.script.errors(refusal.mistakes) from refusal


def layer_warnings(layers: Iterable[Layer], rules: Sequence[Rule], language: str) -> Iterator[str]:
    """Yield what setting files ignore although no rule is called so: shared files must survive a renaming."""
    for layer in layers:
        mistakes = tuple(ignored_mistakes(layer.root, rules))
        if layer.script is not None and mistakes:
            yield from (error.text(language) for error in layer.script.errors(mistakes).errors)
