"""What the house promises: examples that hold, two languages, light imports, the same output every time."""

from __future__ import annotations

import ast
import hashlib
import io
import os
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from string import Formatter

import pytest
from helpers import ROOT, profiles, rules, vocabulary

from reportlint.checks import CHECKS
from reportlint.config import Config
from reportlint.examples import Remark, company, run_examples
from reportlint.flow import Beliefs, lint
from reportlint.rule import Rule

SOURCES = sorted((ROOT / "src" / "reportlint").rglob("*.py"))
HEAVY = {"docx", "lxml", "pdfplumber", "pdfminer", "pypdfium2", "PIL", "rich", "openpyxl", "reportlab"}


def name(path: Path) -> str:
    """Name a source file by its place in the program."""
    return str(path.relative_to(ROOT / "src"))


def run(*arguments: str, cwd: Path, seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONHASHSEED": seed,
        "REPORTLINT_RULES": str(ROOT / "rules"),
    }
    return subprocess.run([sys.executable, *arguments], capture_output=True, check=False, cwd=cwd, env=environment)  # noqa: S603


def imported(script: str, cwd: Path) -> set[str]:
    """Run a script and return the top-level names of the modules it left imported."""
    tail = "; import sys; sys.stderr.write('\\n' + ' '.join(sorted({n.partition('.')[0] for n in sys.modules})))"
    done = run("-c", script + tail, cwd=cwd)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().splitlines()[-1].split())


# ---------------------------------------------------------------- rules


def remarks(text: str, rule: Rule) -> Iterator[Remark]:
    """Let one rule look at one passage."""
    known = frozenset(name for each in rules() for name in (each.code, each.name))
    result = lint(
        text.encode(), "example.md", Beliefs(company(rule, rules()), vocabulary(), known, profiles()), Config()
    )
    assert [problem for problem in result.problems if problem.kind == "rule-failed"] == []
    for finding in (each for each in result.findings if each.rule is rule):
        said = [template.format_map(finding.observation.values) for template in rule.message.values()]
        yield (finding.span.start, finding.span.end, "\n".join(said))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_hold(rule: Rule) -> None:
    reports = run_examples([rule], remarks)
    assert [(one.example.line, one.missed, one.surplus, one.remarks) for one in reports if not one.passed] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    for text in (rule.summary, rule.message, rule.why):
        assert set(text) == {"zh", "en"}
        assert all(said.strip() for said in text.values())
    assert any(character.isascii() and character.isalpha() for character in rule.summary["en"])
    assert any("\u4e00" <= character <= "\u9fff" for character in rule.summary["zh"])


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_both_messages_of_a_rule_name_things_its_examples_know(rule: Rule) -> None:
    wanted = {field for text in rule.message.values() for _, field, _, _ in Formatter().parse(text) if field}
    for example in rule.examples:
        result = lint(
            example.text.encode(), "example.md", Beliefs((rule,), vocabulary(), profiles=profiles()), Config()
        )
        assert all(wanted <= set(finding.observation.values) for finding in result.findings)


def test_every_check_is_asked_by_a_rule() -> None:
    assert set(CHECKS) - {rule.check for rule in rules()} == set()


def test_every_word_of_the_vocabulary_has_one_meaning() -> None:
    words = vocabulary()
    for section in (words.columns, words.amounts):
        used = [word for canonical, synonyms in section.items() for word in {canonical, *synonyms}]
        assert len(used) == len(set(used))


# ---------------------------------------------------------------- light imports


def test_asking_for_the_version_imports_nothing_of_the_program_but_itself(tmp_path: Path) -> None:
    names = imported("import reportlint.version", tmp_path)
    assert not names & {*HEAVY, "click", "regex", "yaml", "rapidfuzz", "hashlib", "dataclasses", "re"}


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_checking_markdown_imports_no_reader_of_another_format(tmp_path: Path, form: str) -> None:
    (tmp_path / "x.md").write_text("一、概况\n\n预算10.00万元，支出9.00万元，执行率90.00%。\n", encoding="utf-8")
    script = f"from reportlint.cli import main; main(['check', 'x.md', '--output-format', '{form}'])"
    assert not imported(script, tmp_path) & {"docx", "lxml", "pdfplumber", "pdfminer", "pypdfium2", "PIL"}


# ---------------------------------------------------------------- dependencies


def declared(*, extras: bool) -> set[str]:
    """Return what is installed with the program, or with an extra that users may want."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["optional-dependencies"]
    lists = [wanted["ocr"], wanted["lsp"]] if extras else [project["dependencies"]]
    return {re.split(r"[<>=\[]", line)[0].casefold() for lines in lists for line in lines}


def used() -> set[str]:
    """Return the packages that the program imports anywhere."""
    homes = {module: {each.casefold() for each in names} for module, names in packages_distributions().items()}
    modules: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    return {home for module in modules - {"reportlint"} for home in homes.get(module, ())}


def test_what_is_installed_with_the_program_is_what_it_imports() -> None:
    assert declared(extras=False) - used() == set()


def test_what_the_program_imports_comes_with_it_or_with_an_extra() -> None:
    along = {"numpy", "opencv-python", "opencv-python-headless", "lsprotocol"}  # come with the extras
    assert used() - declared(extras=False) - declared(extras=True) - along == set()


# ---------------------------------------------------------------- the same every time


@pytest.mark.parametrize("report", ["accounts.md", "project.docx", "accounts.pdf"])
def test_two_runs_print_the_same_bytes(tmp_path: Path, report: str) -> None:
    arguments = ("-m", "reportlint", "check", str(ROOT / "fixtures" / report), "--output-format", "json", "--exit-zero")
    first, second = (run(*arguments, cwd=tmp_path, seed=seed) for seed in ("1", "2"))
    assert first.returncode == 0, first.stderr.decode()
    assert first.stdout
    assert hashlib.sha256(first.stdout).digest() == hashlib.sha256(second.stdout).digest()


# ---------------------------------------------------------------- the source


def test_there_is_a_source() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_the_identifiers_of_a_module_are_ascii(path: Path) -> None:
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    assert [token.string for token in tokens if token.type == tokenize.NAME and not token.string.isascii()] == []


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or (ast.get_docstring(ast.parse(text)) or "").strip()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_public_function_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and node.col_offset == 0
    ]
    assert silent == []


def test_nothing_but_source_lies_in_the_source_folder() -> None:
    strays = [path for path in (ROOT / "src" / "reportlint").rglob("*") if path.is_file()]
    assert {path.suffix for path in strays} - {".pyc"} <= {".py", ".typed", ".css", ".js", ".html", ".json"}
