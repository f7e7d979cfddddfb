"""Where the rules that come with the program are kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reportlint.load.errors import ConfigError

VARIABLE = "REPORTLINT_RULES"
"""Environment variable that names another folder of rules."""
PACKAGE = Path(__file__).resolve().parent.parent
"""The installed package."""


def bundled_rules(environment: Mapping[str, str] = os.environ, package: Path = PACKAGE) -> Path:
    """Return the folder of rules: as the environment says, inside the wheel, or in the checkout around the package."""
    if environment.get(VARIABLE):
        return named_folder(environment[VARIABLE])
    inside = package / "_rules"
    folder = inside if inside.is_dir() else checkout_rules(package)
    if folder is None:
        raise ConfigError(
            f"找不到随程序安装的规则；请重新安装 reportlint，或用环境变量 {VARIABLE} 指定规则文件夹。",
            f"the bundled rules are missing; reinstall reportlint, or name a folder of rules in {VARIABLE}.",
        )
    return folder


def named_folder(name: str) -> Path:
    """Return the folder the environment names."""
    folder = Path(name)
    if not folder.is_dir():
        raise ConfigError(
            f"环境变量 {VARIABLE} 指定的规则文件夹不存在：{name}",
            f"the folder that {VARIABLE} names does not exist: {name}",
        )
    return folder


def checkout_rules(package: Path) -> Path | None:
    """Walk up to the project that holds the package and return its `rules`, None where there is no such project."""
    project = next((parent for parent in package.parents if (parent / "pyproject.toml").is_file()), None)
    rules = project / "rules" if project else None
    return rules if rules and rules.is_dir() else None
