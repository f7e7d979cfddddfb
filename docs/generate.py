"""Writes the pages of the site: the guides as they are, and what the program says of its rules, settings and commands.

Nothing that is generated is kept, so that nothing can be stale: `python docs/generate.py build/docs`.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from accuracy import accuracy_page

from reportlint.beliefs import all_rules
from reportlint.cli import main
from reportlint.cli.verbs import COMMANDS
from reportlint.load.manual import MANUAL
from reportlint.load.settings import keys
from reportlint.render.rule_markdown import rule_markdown
from reportlint.render.words import say
from reportlint.rule import Rule

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")
WORDS = {
    "rules": {"zh": "规则", "en": "Rules"},
    "settings": {"zh": "配置", "en": "Settings"},
    "commands": {"zh": "命令", "en": "Commands"},
    "file": {
        "zh": "写在 `reportlint.toml` 中，或 `pyproject.toml` 的 `[tool.reportlint]` 下。每份报告采用离它最近的一份。",
        "en": "In `reportlint.toml`, or `[tool.reportlint]` of `pyproject.toml`. The nearest file of a report counts.",
    },
    "columns": {"zh": "| 代码 | 级别 | 说明 |", "en": "| code | severity | about |"},
}


def generate(target: Path) -> None:
    """Write all pages into a folder, replacing it."""
    shutil.rmtree(target, ignore_errors=True)
    for language in LANGUAGES:
        shutil.copytree(HERE / language, target / language)
        write(target / language / "settings.md", settings_page(language))
        write(target / language / "commands.md", commands_page(language))
        write(target / language / "accuracy.md", accuracy_page(language))
        for rule in all_rules():
            write(target / language / "rules" / f"{rule.code}.md", rule_markdown(rule, language))
        write(target / language / "rules" / "index.md", rules_page(all_rules(), language))
    home = target / "zh" / "index.md"
    write(target / "index.md", home.read_text(encoding="utf-8").replace("](", "](zh/").replace("](zh/../", "]("))
    home.unlink()


def write(path: Path, text: str) -> None:
    """Write a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rules_page(rules: tuple[Rule, ...], language: str) -> str:
    """List the rules."""
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {say(rule.severity.value, language)} | {rule.summary[language].strip()} |"
        for rule in rules
    ]
    return "\n".join(
        [f"# {WORDS['rules'][language]}", "", WORDS["columns"][language], "| --- | --- | --- |", *rows, ""]
    )


def settings_page(language: str) -> str:
    """Describe every setting."""
    parts = [f"## {key}\n\n{MANUAL[key].text(language)}\n\n```toml\n{MANUAL[key].example}\n```\n" for key in keys()]
    return "\n".join([f"# {WORDS['settings'][language]}", "", WORDS["file"][language], "", *parts])


def commands_page(language: str) -> str:
    """Show the help of every command."""
    parts = [f"## {name}\n\n```text\n{help_of(name, language)}```\n" for name in COMMANDS]
    return "\n".join([f"# {WORDS['commands'][language]}", "", *parts])


def help_of(command: str, language: str) -> str:
    """Return the help of a command."""
    out = io.StringIO()
    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(out):
        main([command, "--help", "--lang", language])
    return out.getvalue()


if __name__ == "__main__":
    generate(Path(sys.argv[1]))
