"""The public surface: what `import reportlint` promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportlint
from reportlint import ConfigError, Severity, draw, lint, lint_text

REPORT = """\
| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 管护里程完成率 | 10 | 15 |
"""

PUBLIC = {
    "ConfigError", "Coverage", "Document", "Finding", "Group", "Observation", "Outcome", "Problem", "Related", "Result",
    "Rule", "Run", "Severity", "Silence", "Span", "Tally", "__version__", "lint", "lint_text", "draw",
}  # fmt: skip
"""Taking a name away, or changing what it is, is a new major version."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_the_public_names_are_these_and_all_can_be_had() -> None:
    assert set(reportlint.__all__) == PUBLIC == set(dir(reportlint))
    assert all(getattr(reportlint, name) for name in PUBLIC)


def test_every_public_thing_says_what_it_is() -> None:
    assert [name for name in PUBLIC - {"__version__"} if not (getattr(reportlint, name).__doc__ or "").strip()] == []


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lnt'"):
        _ = reportlint.lnt


@pytest.mark.parametrize("source", ["a.md", Path("a.md")])
def test_a_path_gives_what_was_found(source: str | Path) -> None:
    result = lint(source)
    (finding,) = result.findings
    assert (finding.rule.code, finding.severity) == ("SCO101", Severity.ERROR)
    assert result.document.quote(finding.span) == "15"
    assert "15" in finding.message("zh") != finding.message("en")


def test_bytes_have_a_name_that_tells_their_format() -> None:
    assert lint(REPORT.encode(), name="x.md").path == "x.md"
    assert lint(REPORT.encode(), name="x.pdf").document.format == "pdf"
    assert [one.rule.code for one in lint_text(REPORT).findings] == ["SCO101"]


def test_the_nearest_settings_hold_unless_another_file_or_none_is_wanted() -> None:
    Path("reportlint.toml").write_text('ignore = ["SCO101"]', encoding="utf-8")
    Path("other.toml").write_text('[per-file-ignores]\n"a.*" = ["SCO"]\n', encoding="utf-8")
    assert lint("a.md").findings == ()
    assert lint("a.md", config="other.toml").findings == ()
    assert len(lint("a.md", isolated=True).findings) == 1
    assert len(lint("a.md", select=["SCO101"]).findings) == 1
    assert lint("a.md", isolated=True, ignore=["SCO"]).findings == ()


def test_what_is_wrong_with_a_file_is_no_exception() -> None:
    assert [problem.kind for problem in lint("gone.md").problems] == ["missing-file"]
    assert lint(b"", name="x.docx").unread


def test_what_is_wrong_with_settings_is_one() -> None:
    with pytest.raises(ConfigError, match="no rule is called “XYZ”"):
        lint("a.md", select=["XYZ"])
    with pytest.raises(ConfigError, match=r"no such setting file: no\.toml"):
        lint("a.md", config="no.toml")


def test_results_are_drawn_in_the_formats_of_the_command_line() -> None:
    assert "error[SCO101]" in str(draw(lint("a.md"), language="en"))
    assert str(draw(lint("a.md"), lint("a.md"), output_format="json")).count('"SCO101"') >= 2
    with pytest.raises(KeyError):
        draw(output_format="xml")
    with pytest.raises(ValueError, match="marks copies"):
        draw(output_format="docx")


def test_importing_the_package_imports_nothing_heavy() -> None:
    script = "import sys, reportlint; print(sorted(name for name in sys.modules if name.startswith('reportlint')))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603
    assert done.stdout.strip() == "['reportlint', 'reportlint.version']"


def test_types_come_with_the_package() -> None:
    assert (Path(reportlint.__file__).parent / "py.typed").is_file()
