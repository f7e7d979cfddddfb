"""What every command knows about its surroundings: the language to speak, and the environment."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlint.messages import LANGUAGES

UNKNOWN_LOCALES = frozenset({"", "C", "POSIX"})


@dataclass(frozen=True, slots=True)
class Session:
    """The surroundings of one call."""

    language: str
    """`zh` or `en`."""
    debug: bool = False
    """Whether our own bugs are shown with their traceback."""
    asked: bool = False
    """Whether the language was asked for, so that no setting file changes it."""


def session_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Session:
    """Look at the arguments and the environment; what is wrong with them is found out later."""
    language = asked_language(arguments) or environment.get("REPORTLINT_LANG", "")
    asked = language in LANGUAGES
    if not asked:
        language = language_of(locale_name(environment))
    return Session(language, bool(environment.get("REPORTLINT_DEBUG")), asked)


def asked_language(arguments: Sequence[str]) -> str:
    """Return what follows `--lang`, wherever it stands; even the help speaks it."""
    pairs = [after for word, after in pairwise(arguments) if word == "--lang"]
    joined = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return next(iter([*joined, *pairs]), "")


def locale_name(environment: Mapping[str, str]) -> str:
    """Return the name of the locale for messages, as POSIX looks for it; on Windows, that of the user."""
    if os.name == "nt" and not environment.get("LANG"):
        return locale.getlocale()[0] or ""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, names), "")


def language_of(name: str) -> str:
    """Choose the language for a locale: Chinese where it is Chinese or unknown."""
    bare = name.partition(".")[0].partition("@")[0]
    is_chinese = bare.lower().startswith(("zh", "chinese"))
    return "zh" if is_chinese or bare in UNKNOWN_LOCALES else "en"
