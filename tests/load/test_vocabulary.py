"""Loading words: every file of every vocabulary, merged."""

from pathlib import Path
from time import process_time

import pytest

from reportlint.load.errors import RuleFilesError
from reportlint.load.vocabulary import load_vocabulary
from reportlint.rule import Vocabulary


def write(folder: Path, name: str, text: str) -> None:
    path = folder / "vocabulary" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def complaints(*folders: Path) -> list[str]:
    with pytest.raises(RuleFilesError) as caught:
        load_vocabulary(folders)
    return [
        f"{Path(error.path).name}:{error.line}:{error.column} {error.message['en']}" for error in caught.value.errors
    ]


def test_every_file_of_words_is_merged(tmp_path: Path) -> None:
    write(tmp_path, "columns.yaml", "columns:\n  得分: [自评得分, 实际得分]\n  分值: [权重]\n")
    write(tmp_path, "amounts.yaml", "amounts: {资产总额: [资产总计]}")
    write(tmp_path, "terms/totals.yaml", "terms:\n  totals: [合计, 总计]\n")
    write(tmp_path, "terms/grades.yaml", "terms:\n  grades: [优, 良]\n")
    words = load_vocabulary([tmp_path])
    assert words.columns == {"得分": ("自评得分", "实际得分"), "分值": ("权重",)}
    assert words.amounts == {"资产总额": ("资产总计",)}
    assert words.terms == {"grades": ("优", "良"), "totals": ("合计", "总计")}
    assert words.column_of["权重"] == "分值"


def test_a_second_folder_adds_synonyms(tmp_path: Path) -> None:
    write(tmp_path / "rules", "columns.yaml", "columns: {得分: [自评得分]}")
    write(tmp_path / "own", "ours.yaml", "columns: {得分: [本局评分, 自评得分]}\nterms: {totals: [总数]}")
    words = load_vocabulary([tmp_path / "rules", tmp_path / "own"])
    assert words.columns == {"得分": ("自评得分", "本局评分")}
    assert words.terms == {"totals": ("总数",)}


def test_a_folder_without_words_adds_nothing(tmp_path: Path) -> None:
    assert load_vocabulary([tmp_path]) == Vocabulary()


def test_a_word_with_two_meanings_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "columns:\n  得分: [评分]\n")
    write(tmp_path, "b.yaml", "columns:\n  分值: [评分]\n  满分: [得分]\n")
    first, second = complaints(tmp_path)
    assert first.startswith("b.yaml:2:8 评分 means both 得分 (")
    assert first.endswith("a.yaml:2) and 分值.")
    assert second.startswith("b.yaml:3:8 得分 means both 得分 (")


def test_a_column_and_an_amount_may_share_a_word_and_so_may_terms(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "columns: {金额: [合计]}\namounts: {总额: [合计]}\nterms: {a: [合计], b: [合计]}")
    assert load_vocabulary([tmp_path]).amount_of["合计"] == "总额"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "colums: {}",
            (
                "x.yaml:1:1 unknown key colums (did you mean columns?); known: columns, amounts, terms, wordings, "
                "instruments."
            ),
        ),
        ("terms: {totals: 合计}", "x.yaml:1:17 expected a list, found “合计”."),
        ("terms:\n  totals: [合计, ]\n  totals: []", "x.yaml:3:3 totals is given twice."),
        ("terms: {totals: [合计, ~]}", "x.yaml:1:22 expected text, found nothing."),
        ("terms: [}", "x.yaml:1:9 not valid YAML: "),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path, "x.yaml", text)
    (found,) = complaints(tmp_path)
    assert found.startswith(complaint)


def test_banks_of_phrases_of_several_folders_are_joined(tmp_path: Path) -> None:
    entry = "wordings:\n  misspellings:\n    - source: 形近字误\n      words: {%s}\n"
    write(tmp_path / "rules", "a.yaml", entry % "拔付: 拨付")
    write(tmp_path / "own", "b.yaml", entry % "顶目: 项目" + "      unless: [屋顶]\n")
    words = load_vocabulary([tmp_path / "rules", tmp_path / "own"])
    assert {phrase: one.words[phrase] for phrase, one in words.wording_of["misspellings"].items()} == {
        "拔付": "拨付",
        "顶目": "项目",
    }
    assert words.lexicons["misspellings"].phrases == {"拔付", "顶目", "屋顶"}


def test_a_phrase_of_one_character_is_refused_with_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "wordings:\n  misspellings:\n    - source: 误\n      words: {帐: 账}\n")
    (complaint,) = complaints(tmp_path)
    assert complaint.startswith("a.yaml:3:")
    assert "帐" in complaint


def test_ten_thousand_phrases_are_read_in_moderate_time(tmp_path: Path) -> None:
    signs = [chr(0x4E00 + number) for number in range(100)]
    pairs = "".join(f"        {one}{other}误: {one}{other}正\n" for one in signs for other in signs)
    write(tmp_path, "a.yaml", f"wordings:\n  misspellings:\n    - source: 误\n      words:\n{pairs}")
    start = process_time()
    assert len(load_vocabulary([tmp_path]).wording_of["misspellings"]) == 10_000
    assert process_time() - start < 3
