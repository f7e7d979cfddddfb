"""Finding the bundled rules: the environment, the wheel, the checkout, in this order."""

from pathlib import Path

import pytest

from reportlint.load.errors import ConfigError
from reportlint.load.locate import bundled_rules


def project(folder: Path) -> Path:
    """Lay out a checkout and return the folder of its package."""
    package = folder / "src" / "reportlint"
    package.mkdir(parents=True)
    (folder / "rules").mkdir()
    (folder / "pyproject.toml").touch()
    return package


def test_the_environment_comes_first(tmp_path: Path) -> None:
    package = project(tmp_path)
    (tmp_path / "mine").mkdir()
    assert bundled_rules({"REPORTLINT_RULES": str(tmp_path / "mine")}, package) == tmp_path / "mine"


def test_an_environment_that_names_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="REPORTLINT_RULES"):
        bundled_rules({"REPORTLINT_RULES": str(tmp_path / "absent")}, project(tmp_path))


def test_rules_inside_the_package_come_before_those_of_a_checkout(tmp_path: Path) -> None:
    package = project(tmp_path)
    (package / "_rules").mkdir()
    assert bundled_rules({}, package) == package / "_rules"


def test_an_editable_install_finds_the_checkout(tmp_path: Path) -> None:
    assert bundled_rules({"REPORTLINT_RULES": ""}, project(tmp_path)) == tmp_path / "rules"


def test_a_project_without_rules_is_not_taken_for_the_checkout(tmp_path: Path) -> None:
    package = project(tmp_path)
    (tmp_path / "rules").rmdir()
    with pytest.raises(ConfigError, match="reinstall"):
        bundled_rules({}, package)
