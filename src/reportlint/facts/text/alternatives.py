"""A pattern of many words that share their beginnings: compiled and matched letter by letter, not word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex


def longest_of(words: Iterable[str], guard: Callable[[str], str] = lambda _: "") -> str:
    """Return a pattern that takes the longest of the words that stands there, then the next longest.

    What `guard` returns is a pattern that must hold behind the word.
    """
    return branches({word: guard(word) for word in words}, 0)


def branches(guards: dict[str, str], depth: int) -> str:
    """Return the pattern of what follows the first `depth` letters, which all the words share."""
    by_letter: dict[str, dict[str, str]] = {}
    for word, guard in guards.items():
        if len(word) > depth:
            by_letter.setdefault(word[depth], {})[word] = guard
    longer = [regex.escape(letter) + branches(rest, depth + 1) for letter, rest in by_letter.items()]
    ends = [guard for word, guard in guards.items() if len(word) == depth]
    if not longer:
        return "".join(ends)
    if ends and not ends[0]:
        return f"(?:{'|'.join(longer)})?"
    return longer[0] if len(longer) == 1 and not ends else f"(?:{'|'.join([*longer, *ends])})"
