"""The text as a person reads it, every character traceable to the document."""

from __future__ import annotations

import html
from unicodedata import normalize

import pytest
from helpers import document, facts
from hypothesis import given
from hypothesis import strategies as st

from reportlint.facts.text.passages import Passage, read_passage
from reportlint.model import Document, Span

DASHES = dict.fromkeys(map(ord, "−‐‑－﹣"), "-")
TILDES = dict.fromkeys(map(ord, "～〜∼"), "~")
PUNCTUATION = str.maketrans("（），；：？！", "(),;:?!")


def passage(text: str) -> tuple[Passage, Document]:
    """Read a whole text as one passage."""
    one = Document(text, "md")
    return read_passage(one, [Span(0, len(text))]), one


def plain(text: str) -> str:
    """Bring a character into one form: width, dashes, entities."""
    return normalize("NFKC", html.unescape(text)).translate(DASHES).translate(TILDES).translate(PUNCTUATION).strip()


def untraceable(text: str) -> list[tuple[str, str]]:
    """Return the characters of a passage whose place in the document holds something else."""
    read, one = passage(text)
    located = [(character, one.quote(read.locate(at, at + 1))) for at, character in enumerate(read.text)]
    return [(character, quote) for character, quote in located if plain(character) != plain(quote)]


# ---------------------------------------------------------------- how it reads


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("预算 2024.99 万元", "预算2024.99万元"),
        ("２０２４．９９ 万元", "2024.99万元"),
        ("１８％", "18%"),
        ("增长 −15.3%", "增长-15.3%"),
        ("90～99 分", "90~99分"),
        ("**12.5** 万元", "12.5万元"),
        ("`12.5` 万元", "12.5万元"),
        ("10\u00a0万元", "10万元"),
        ("10&nbsp;万元", "10万元"),
        ("得分&lt;60", "得分<60"),
        ("$75 \\leq 得分 < 85$ 分", "75≤得分<85分"),
        ("$91.19\\%$", "91.19%"),
        ("其中:基本支出(含公用经费),项目支出", "其中：基本支出（含公用经费），项目支出"),
        ("1,234.50 元", "1,234.50元"),
        ("09:02", "09:02"),
        ("资产858.15¹万元", "资产858.15万元"),
        ("服务1234² 人", "服务1234人"),
        ("占12.5¹²%", "占12.5%"),
        ("合计858.10¹", "合计858.10"),
        ("另有９５³，略", "另有95，略"),
        ("占地3.5km²", "占地3.5km²"),
        ("每m³2元", "每m³2元"),
        ("约3×10⁴元", "约3×10⁴元"),
        ("共10⁴人", "共10⁴人"),
        ("浓度10⁻³克", "浓度10⁻³克"),
        ("因2³=8", "因2³=8"),
        ("即5²+6²", "即5²+6²"),
        ("即15²+16人", "即15²+16人"),
        ("一\n二", "一二"),
        ("Word 文档 and text", "Word文档and text"),
        ("1 129 236 万元", "1 129 236万元"),
        ("最终得分“98”分", "最终得分98分"),
        ("\u200b零宽\ufeff空格", "零宽空格"),
        ("3\\*2", "3*2"),
        ("行<br>尾", "行尾"),
    ],
)
def test_a_text_reads_without_what_its_source_adds(text: str, reads: str) -> None:
    assert passage(text)[0].text == reads


def test_width_and_white_space_make_no_difference_to_what_is_read() -> None:
    one = passage("本年收入 2465.03 万元（含结转）,增幅 21.73%。")[0].text
    other = passage("本年收入２４６５．０３万元(含结转)，增幅２１．７３％。")[0].text
    assert one == other


# ---------------------------------------------------------------- where it stands


@pytest.mark.parametrize(
    "text",
    [
        "２０２４．９９ 万元",
        "**12.5** 万元，`代码`",
        "其中:基本支出(含公用经费),项目支出",
        "10\u00a0万元\u3000与上年 持平",
        "增长 −15.3%～16%",
        "第一行\n第二行",
        "最终得分“98”分",
    ],
)
def test_every_character_of_a_passage_stands_where_it_is_located(text: str) -> None:
    assert untraceable(text) == []


@given(st.text(alphabet="预算执行率12.,9０９％ \u3000\n（(：:*_`-−～\u200b%“”元", max_size=60))
def test_every_character_of_any_passage_stands_where_it_is_located(text: str) -> None:
    assert untraceable(text) == []


@pytest.mark.xfail(strict=True, reason="an entity is located at its & alone")
def test_a_character_read_from_an_entity_stands_at_the_whole_entity() -> None:
    assert untraceable("得分&lt;60分") == []


@pytest.mark.xfail(strict=True, reason="every character of a formula is located at its opening $")
@pytest.mark.parametrize("text", ["得分$85$分", "$91.19\\%$", "$75 \\leq 得分 < 85$"])
def test_a_character_read_from_a_formula_stands_where_it_is_printed(text: str) -> None:
    assert untraceable(text) == []


@given(st.text(alphabet="预算12.９％ \n（(*_&;lt$", max_size=60))
def test_offsets_never_run_backwards_and_never_leave_the_document(text: str) -> None:
    read, _ = passage(text)
    assert len(read.offsets) == len(read.text) + 1
    assert list(read.offsets) == sorted(read.offsets)
    assert all(0 <= offset <= len(text) for offset in read.offsets)


@given(st.text(alphabet="预算12.９％ \n（(*_", min_size=1, max_size=40), st.data())
def test_what_was_located_is_found_again(text: str, data: st.DataObject) -> None:
    read, _ = passage(text)
    if not read.text:
        return
    start = data.draw(st.integers(0, len(read.text) - 1))
    end = data.draw(st.integers(start + 1, len(read.text)))
    assert read.find(read.locate(start, end)) == (start, end)


def test_a_paragraph_torn_by_a_page_cut_is_one_passage() -> None:
    text = "本年收入合计18205.31万元，比上年增加1164.89万元，主要原因是\n\n教育专项补助增加，增长6.84%。\n"
    (prose,) = facts(text).prose
    assert len(prose.passage.paragraphs) == 2
    assert "主要原因是教育专项" in prose.passage.text


@pytest.mark.parametrize(
    "text",
    [
        "本年收入合计18205.31万元，比上年增加。\n\n本年支出合计18311.46万元。\n",
        "本年收入合计18205.31万元，比上年增加1164.89万元\n\n（二）支出情况\n",
        "一、基本情况\n\n本单位为县级部门。\n",
        "本年收入合计18205.31万元，比上年增加1164.89万元，见\n\n表1 收入情况\n",
    ],
)
def test_paragraphs_that_end_or_open_a_section_stay_apart(text: str) -> None:
    assert len(facts(text).prose) == 2


def test_an_empty_document_has_no_passages() -> None:
    assert facts("\n").prose == ()
    assert document("").blocks == ()
