"""Strict YAML: nothing means something else, and everything knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.load.mistakes import Mistakes
from reportlint.load.script import Script
from reportlint.load.strict_yaml import DEPTH, LIMIT, Entries, Plain, Scalar, parse, plain


def read(text: str) -> Plain:
    return plain(parse(text))


def refusal(text: str) -> str:
    with pytest.raises(Mistakes) as caught:
        parse(text)
    (mistake,) = caught.value.mistakes
    error = Script("rules/x.yaml", text).error(mistake)
    return f"{mistake.kind} {error.line}:{error.column}"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("2024-01-01", "2024-01-01"),
        ("1_000", "1_000"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("=", "="),
        ("true", True),
        ("FALSE", False),
        ("15", 15),
        ("-3", -3),
        ("0", 0),
        ("~", None),
        ("null", None),
        ("", None),
        ("'15'", "15"),
        ('"true"', "true"),
        ("'~'", "~"),
        ("''", ""),
        ("得分", "得分"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says_and_no_more(written: str, meant: Plain) -> None:
    assert read(f"key: {written}") == {"key": meant}


def test_lists_and_mappings_nest() -> None:
    assert read("a: [1, {b: c}]\nd:\n  - e\n  - |\n    f\n    g\n") == {"a": [1, {"b": "c"}], "d": ["e", "f\ng\n"]}


def test_keys_are_text_even_where_they_look_like_numbers() -> None:
    assert read("2024: a\ntrue: b") == {"2024": "a", "true": "b"}


def test_every_value_and_key_knows_its_offset() -> None:
    text = "名称: 得分\nb: [x, y]\n"
    root = parse(text)
    assert isinstance(root, Entries)
    assert text[root.keys["b"] :].startswith("b:")
    assert text[root.place("名称") :].startswith("得分")
    assert root.place("absent") == root.at


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: 1\nb: 2\na: 3", "duplicate-key 3:1"),
        ("x:\n  a: 1\n  'a': 2", "duplicate-key 3:3"),
        ("a: &x 1\nb: *x", "alias 1:4"),
        ("a: *x", "alias 1:4"),
        ("a: &x [1]", "alias 1:4"),
        ("a: !!python/object:os.system x", "tag 1:4"),
        ("a: !x {b: c}", "tag 1:4"),
        ("a: !!str 1", "tag 1:4"),
        ("? [a]\n: b", "key-not-text 1:3"),
        ("~: c", "key-not-text 1:1"),
        ("a: 1\n---\nb: 2", "several-documents 2:1"),
        ("", "empty-file 1:1"),
        ("# nothing\n", "empty-file 1:1"),
        ("a: b: c", "syntax 1:5"),
        ("a: [1", "syntax 1:6"),
        ("a: 'x", "syntax 1:6"),
        ("a: @b", "syntax 1:4"),
    ],
)
def test_what_is_not_strict_is_refused_where_it_stands(text: str, complaint: str) -> None:
    assert refusal(text) == complaint


def test_a_billion_laughs_are_not_laughed() -> None:
    levels = [f"l{n}: &l{n} [{', '.join(f'*l{n - 1}' for _ in range(9))}]" for n in range(1, 10)]
    assert refusal("\n".join(["l0: &l0 [lol]", *levels])) == "alias 1:5"


def test_an_endless_nesting_is_cut_off() -> None:
    assert refusal("[" * (DEPTH + 1) + "]" * (DEPTH + 1)).startswith("too-deep")
    assert refusal("[" * 5000)  # by the parser, or by us: newer parsers have a bound of their own
    assert read("[" * DEPTH + "]" * DEPTH)


def test_a_giant_is_refused_before_it_is_read() -> None:
    assert refusal("a" * (LIMIT + 1)).startswith("too-large")


def test_control_characters_are_a_syntax_error_and_not_a_crash() -> None:
    assert refusal("a: \x01").startswith("syntax")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n\t- b", "不用制表符"),
        ("code：SCO101\nname: x", "半角冒号"),
        ("a: b\nc：d\ne: f", "半角冒号"),
        ("message: {zh: 得分 {low} 分, en: x}", "各占一行"),
        ("message:\n  en: {low} is above", "请加引号"),
    ],
)
def test_the_mistakes_one_makes_first_come_with_a_hint(text: str, hint: str) -> None:
    with pytest.raises(Mistakes) as caught:
        parse(text)
    assert hint in caught.value.mistakes[0].message["zh"]


def test_a_block_text_ends_up_without_its_indentation() -> None:
    root = parse("bad: |\n  | 得分 |\n  | ==15== |\n")
    assert isinstance(root, Entries)
    assert root.nodes["bad"] == Scalar("| 得分 |\n| ==15== |\n", plain=False, at=5)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_but_never_crashes(text: str) -> None:
    try:
        parse(text.encode(errors="ignore").decode())
    except Mistakes as caught:
        assert all(mistake.message["zh"] and mistake.message["en"] for mistake in caught.mistakes)  # noqa: PT017
