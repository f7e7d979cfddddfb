"""The schemas that editors use: as fresh as the types they come from, and right about files that are right."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from calling import call
from helpers import ROOT, RULES
from jsonschema import Draft7Validator

from reportlint.cli.config import SCHEMAS
from reportlint.cli.init import settings_text
from reportlint.load.decode import fields_of
from reportlint.load.manual import MANUAL
from reportlint.load.settings import LimitSettings, keys, read_layer
from reportlint.load.strict_yaml import PARSER

FILES = {"settings": "reportlint.schema.json", "ignores": "reportlint-ignores.schema.json", "rule": "rule.schema.json"}


def schema(kind: str) -> dict[str, Any]:
    return dict(json.loads((ROOT / "schemas" / FILES[kind]).read_text(encoding="utf-8")))


def errors(kind: str, value: object) -> list[str]:
    return [error.message for error in Draft7Validator(schema(kind)).iter_errors(value)]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_committed_schema_is_fresh(kind: str) -> None:
    printed = call("config", "--schema", kind).out
    assert (ROOT / "schemas" / FILES[kind]).read_text(encoding="utf-8") == printed, "run `make schemas`"
    Draft7Validator.check_schema(json.loads(printed))


@pytest.mark.parametrize("path", sorted(RULES.glob("[A-Z]*/*.yaml")), ids=lambda path: path.stem[:6])
def test_every_rule_fits_its_schema(path: Path) -> None:
    value = yaml.load(path.read_text(encoding="utf-8"), Loader=PARSER)  # noqa: S506 - the parser of the house
    assert errors("rule", value) == []


def test_every_key_has_an_entry_in_the_manual_and_its_example_is_right(tmp_path: Path) -> None:
    assert set(keys()) <= set(MANUAL)
    for key in keys():
        example = MANUAL[key].example
        assert errors("settings", tomllib.loads(example)) == [], key
        if key != "extend":
            (tmp_path / "reportlint.toml").write_text(example, encoding="utf-8")
            read_layer(str(tmp_path / "reportlint.toml"))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("settings", 'sevrity = "x"'),
        ("settings", "jobs = 0"),
        ("settings", 'select = "SCO"'),
        ("settings", "[limits]\npage = 3"),
        ("ignores", '[[ignore]]\nfile = "a"\ncode = "SCO101"\nquote = "x"'),
        ("ignores", '[[ignore]]\nfile = "a"\ncode = 3\nquote = "x"\nreason = "y"'),
    ],
)
def test_what_the_program_refuses_the_schema_refuses(kind: str, text: str) -> None:
    assert errors(kind, tomllib.loads(text)) != []


def test_the_keys_of_a_table_are_explained_with_what_holds_without_them() -> None:
    assert set(MANUAL["limits"].parts) == set(dict(fields_of(LimitSettings)))
    said = call("config", "limits", "--lang", "en").out
    assert "      pages          pages of a pdf (default: 5000)\n" in said


def test_the_schemes_that_a_report_may_be_judged_by_are_listed() -> None:
    listed = call("config", "profile", "--lang", "en").out
    names = [path.stem for path in sorted((RULES / "profiles").glob("*.yaml"))]
    assert names
    assert all(f"\n      {name} " in listed for name in names)
    assert tomllib.loads(MANUAL["profile"].example)["profile"] in names


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_file_of_init_is_right_with_and_without_its_comments(language: str, tmp_path: Path) -> None:
    text = settings_text(language)
    assert tomllib.loads(text) == {}
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    said = {line for entry in MANUAL.values() for line in entry.example.splitlines()}
    examples = "\n".join(line for line in lines if line in said)
    assert errors("settings", tomllib.loads(examples)) == []
    assert set(tomllib.loads(examples)) == set(keys())


def test_init_writes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("init", "--lang", "en").code == 0
    (tmp_path / "reportlint.toml").write_text("jobs = 1\n", encoding="utf-8")
    answer = call("init", "--lang", "en")
    assert (answer.code, answer.err) == (2, "error: reportlint.toml is there already and stays as it is.\n")
    assert (tmp_path / "reportlint.toml").read_text(encoding="utf-8") == "jobs = 1\n"


def test_config_describes_one_setting_or_all() -> None:
    assert call("config", "jobs", "--lang", "en").out.startswith("jobs\n    Number of processes")
    assert all(f"\n{key}\n" in "\n" + call("config").out for key in keys())
    assert set(json.loads(call("config", "--output-format", "json").out)) == set(keys())
    assert "did you mean jobs?" in call("config", "job", "--lang", "en").err
