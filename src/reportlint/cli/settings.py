"""What the call says about settings, and which settings hold for which file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from reportlint.cli.session import Session
from reportlint.cli.verbs import several, wish
from reportlint.cli.words import mistake, say
from reportlint.config import Config
from reportlint.load.globs import matcher
from reportlint.load.settings import (
    Layer,
    Layered,
    SettingFiles,
    Settings,
    anchored,
    config_of,
    inline_layer,
    left_out,
    named_file,
)

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def rule_wishes(command: Decorated) -> Decorated:
    """Add the options that choose rules."""
    for option in (
        wish("--preview/--no-preview", heading="rules", default=None),
        several("--ignore"),
        several("--extend-select"),
        several("--select"),
    ):
        command = option(command)
    return command


def settings_wishes(command: Decorated) -> Decorated:
    """Add the options that choose setting files."""
    for option in (
        wish("--isolated", heading="settings", is_flag=True),
        wish("--config", "configs", heading="settings", multiple=True, metavar="PATH|'KEY = VALUE'"),
    ):
        command = option(command)
    return command


def setting_files(configs: Sequence[str], flags: Mapping[str, Any], *, isolated: bool) -> SettingFiles:
    """Return what finds the settings of a file; `flags` are the fields of `Settings` that the call gives.

    Raises `ConfigError` for a file that does not exist, and for settings that cannot be read.
    """
    inline = [text for text in configs if is_inline(text)]
    named = [text for text in configs if not is_inline(text)]
    if len(named) > 1:
        raise mistake("two-configs", paths=", ".join(named))
    layer = Layer(say("call", "en"), anchored(dict(flags), os.getcwd()))  # noqa: PTH109
    only = named_file(named[0]) if named else None
    return SettingFiles(layer, tuple(map(inline_layer, inline)), only, isolated)


def is_inline(text: str) -> bool:
    """Whether `--config` gives settings rather than a file."""
    return "=" in text and not os.path.isfile(text)  # noqa: PTH113 - the name stays as it was written


def given(**flags: object) -> dict[str, Any]:
    """Keep the flags that were given."""
    return {name: value for name, value in flags.items() if value not in (None, ())}


def file_patterns(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read `PATTERN:CODE`, the last colon counts; raises `ConfigError` where there is none."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        pattern, colon, code = pair.rpartition(":")
        if not colon:
            raise mistake("no-pattern", text=pair)
        found.setdefault(pattern, []).append(code)
    return {pattern: tuple(codes) for pattern, codes in found.items()}


@dataclass
class Ground:
    """Settings and the language of a call: makes the configuration of every file."""

    files: SettingFiles
    """Finds settings."""
    session: Session
    """The surroundings."""
    _matchers: dict[str, Callable[[str], bool]] = field(default_factory=dict)

    def layered(self, path: str) -> Layered:
        """Return the settings that hold for a file or folder."""
        return self.files.of(path)

    def config(self, path: str) -> Config:
        """Return the configuration of a file or folder."""
        settings = self.layered(path).settings
        return config_of(settings, self.language(settings), left_out(settings, path, self.fits))

    def language(self, settings: Settings) -> str:
        """Return the language: that of the call, of the settings, or of the system."""
        return self.session.language if self.session.asked or not settings.lang else settings.lang

    def speaking(self, path: str) -> Session:
        """Return the surroundings with the language that holds for a file or folder."""
        return replace(self.session, language=self.language(self.layered(path).settings))

    def fits(self, pattern: str, path: str) -> bool:
        """Whether a file fits a pattern."""
        if pattern not in self._matchers:
            self._matchers[pattern] = matcher([pattern])
        return self._matchers[pattern](path)
