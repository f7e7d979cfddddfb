"""The user's mistakes: what is wrong with a setting or a rule file, in both languages; they end with exit code 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unicodedata import east_asian_width

from reportlint.messages import LANGUAGES


class ConfigError(Exception):
    """A mistake in what the user wrote: a flag, a setting, a rule."""

    def __init__(self, zh: str, en: str = "") -> None:
        """Keep the sentence in both languages; one sentence serves for both."""
        super().__init__(zh, en)
        self.message: Mapping[str, str] = {"zh": zh, "en": en or zh}

    def text(self, language: str = "zh") -> str:
        """Say what is wrong, in `language` (`zh` or `en`)."""
        return self.message[language]

    def __str__(self) -> str:
        """Say it in English, for tracebacks."""
        return self.text("en")


class RuleFileError(ConfigError):
    """A mistake at one place of a rule or vocabulary file."""

    def __init__(self, path: str, line: int, column: int, excerpt: str, message: Mapping[str, str]) -> None:
        """Keep the place; `line` and `column` are 1-based, `excerpt` is the whole line."""
        super().__init__(message["zh"], message["en"])
        self.path = path
        self.line = line
        self.column = column
        self.excerpt = excerpt

    def text(self, language: str = "zh") -> str:
        """Say where and what, and show the line with a caret."""
        return f"{self.path}:{self.line}:{self.column}: {self.message[language]}\n{self.drawing()}".rstrip("\n")

    def drawing(self) -> str:
        """Draw the line with a caret under the column; nothing for an empty line."""
        if not self.excerpt.strip():
            return ""
        gutter = f"{self.line:>4} | "
        before = self.excerpt[: self.column - 1]
        return f"{gutter}{self.excerpt}\n{' ' * (len(gutter) - 2)}| {blank(before)}^\n"

    @property
    def order(self) -> tuple[str, int, int]:
        """Sort by file, then by place."""
        return (self.path, self.line, self.column)


class RuleFilesError(ConfigError):
    """All mistakes of all rule files, so that they can be mended in one go."""

    def __init__(self, errors: Iterable[RuleFileError]) -> None:
        """Keep the errors, sorted by place."""
        self.errors = tuple(sorted(errors, key=lambda error: error.order))
        super().__init__(*("\n".join(error.text(language) for error in self.errors) for language in LANGUAGES))


def blank(text: str) -> str:
    """Return white space as wide as `text` in a terminal; tabs stay."""
    return "".join(character if character == "\t" else " " * width(character) for character in text)


def width(character: str) -> int:
    """Return how many terminal columns a character takes."""
    return 2 if east_asian_width(character) in "WF" else 1


def guess(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, for "did you mean"."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed once something is wrong

    by_look = {name.casefold().translate(ALIKE): name for name in known}
    return next((by_look[match] for match in get_close_matches(word.casefold().translate(ALIKE), by_look, n=1)), None)


ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l"})
"""Characters that are typed for each other, because they look alike."""
