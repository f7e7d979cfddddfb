"""TOML as nodes: the same values that `tomllib` reads, each with its place."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.load.mistakes import Mistakes
from reportlint.load.strict_toml import parse_toml
from reportlint.load.strict_yaml import Entries, Items, Node, Scalar, plain

SETTINGS = """\
# comment
select = ["SCO", 'AMT' , # both
  "CMP",]
"per-file-ignores" = {"附件/*.md" = ["TRM"], x.y = 1}

[severity]
TRM106 = "info"   # quieter

[rules.SCO101]
low = '''自评得分
"得分"'''

[rules.DAT101.deep]
day = 2026-12-31

[[ignore]]
code = "A"
[[ignore]]
code = "B"
"""


def at(text: str, node: Node) -> str:
    """Return the rest of the line a node stands on."""
    return text[node.at :].partition("\n")[0]


def entry(node: Node, *path: str | int) -> Node:
    """Follow a path."""
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Items)
            node = node.nodes[step]
        else:
            assert isinstance(node, Entries)
            node = node.nodes[step]
    return node


def test_the_values_are_those_of_toml() -> None:
    expected = tomllib.loads(SETTINGS)
    expected["rules"]["DAT101"]["deep"]["day"] = "2026-12-31"
    assert plain(parse_toml(SETTINGS)) == expected


@pytest.mark.parametrize(
    ("path", "rest"),
    [
        (("select", 1), "'AMT' , # both"),
        (("select", 2), '"CMP",]'),
        (("per-file-ignores", "附件/*.md", 0), '"TRM"], x.y = 1}'),
        (("severity", "TRM106"), '"info"   # quieter'),
        (("rules", "SCO101", "low"), "'''自评得分"),
        (("rules", "DAT101", "deep", "day"), "2026-12-31"),
        (("ignore", 1), "[[ignore]]"),
        (("ignore", 1, "code"), '"B"'),
    ],
)
def test_every_value_knows_its_place(path: tuple[str | int, ...], rest: str) -> None:
    assert at(SETTINGS, entry(parse_toml(SETTINGS), *path)) == rest


def test_every_key_knows_its_place() -> None:
    root = parse_toml(SETTINGS)
    assert SETTINGS[root.keys["severity"] :].startswith("severity]")
    rules = entry(root, "rules")
    assert isinstance(rules, Entries)
    assert SETTINGS[rules.keys["SCO101"] :].startswith("SCO101]")


def test_a_text_is_never_a_truth_value_nor_a_number() -> None:
    root = parse_toml('a = "true"\nb = true\nc = "7"\nd = 7\n')
    values = [root.nodes[key] for key in "abcd"]
    assert all(isinstance(value, Scalar) for value in values)
    assert [(value.truth, value.whole) for value in values if isinstance(value, Scalar)] == [
        (None, None),
        (True, None),
        (None, None),
        (None, 7),
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [("a = \n", 4), ("a = 1\nb == 2\n", 9), ("a = [1", 6), ("a = 1\na = 2\n", 11), ("[a\n", 2)],
)
def test_what_is_no_toml_is_refused_with_its_place(text: str, at: int) -> None:
    with pytest.raises(Mistakes) as refusal:
        parse_toml(text)
    (mistake,) = refusal.value.mistakes
    assert (mistake.kind, mistake.at) == ("toml-syntax", at)


def test_lists_in_lists_without_end_are_refused() -> None:
    with pytest.raises(Mistakes):
        parse_toml("a = " + "[" * 5000 + "]" * 5000)


VALUES = st.recursive(
    st.one_of(
        st.booleans(), st.integers(-(10**9), 10**9), st.text(st.characters(exclude_categories=["C"]), max_size=6)
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab.-键 \"'", max_size=4), inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    """Write a value as TOML."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{written(key)} = {written(one)}" for key, one in value.items()) + "}"
    raise AssertionError


@given(st.dictionaries(st.text("abc-_", min_size=1, max_size=4), VALUES, max_size=4))
def test_what_was_written_is_read(values: dict[str, object]) -> None:
    text = "".join(f"{key} = {written(value)} # {key}\n" for key, value in values.items())
    assert plain(parse_toml(text)) == values
