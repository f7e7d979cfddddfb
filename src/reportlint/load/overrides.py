"""Parameters of rules that settings replace, read as strictly as those of a rule file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportlint.load.decode import decode_given
from reportlint.load.mistakes import wrong
from reportlint.load.strict_yaml import Node
from reportlint.rule import Rule


def overridden(rules: Iterable[Rule], nodes: Mapping[str, Node]) -> tuple[Rule, ...]:
    """Return the rules with the parameters that settings give by code or name; raise `Mistakes`."""
    return tuple(replaced(rule, nodes) for rule in rules)


def replaced(rule: Rule, nodes: Mapping[str, Node]) -> Rule:
    """Return one rule with its parameters replaced."""
    for key, node in nodes.items():
        if key in {rule.code, rule.name, *rule.aliases}:
            return replace(rule, params=new_params(rule.params, node))
    return rule


def new_params(params: Any, node: Node) -> Any:  # noqa: ANN401 - every check has parameters of its own
    """Return parameters with some replaced; a `ValueError` of theirs is the author's mistake."""
    given = decode_given(node, type(params))
    try:
        return replace(params, **given)
    except ValueError as error:
        raise wrong(node.at, "refused", detail=str(error).rstrip("。.")) from error
