"""Nothing a document holds reaches the terminal as a command."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.render.visible import one_line, visible


@given(st.text())
def test_what_is_printed_holds_no_control_and_nothing_invisible(text: str) -> None:
    assert not any(category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in visible(text))


@pytest.mark.parametrize("text", ["财预〔2020〕10号", "“全角”，。！", "a-z 0.5%", "①②③ ㎡ ℃", "é ü"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_one_line_folds_white_space() -> None:
    assert one_line("  甲\n\t乙  丙\u3000丁 ") == "甲 乙 丙 丁"
