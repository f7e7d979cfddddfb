"""Folders in, vocabulary out: what words mean, merged from all files of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportlint.load.decode import decode
from reportlint.load.errors import RuleFileError, RuleFilesError
from reportlint.load.mistakes import Mistake, Mistakes
from reportlint.load.script import Script, read_script, yaml_files
from reportlint.load.strict_yaml import Entries, Items
from reportlint.rule import Instrument, Vocabulary, Wording

FOLDER = "vocabulary"
"""Where a folder of rules keeps its words."""
UNAMBIGUOUS = ("columns", "amounts")
"""Sections in which a word has one meaning; terms are lists that may share words."""


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """The keys of a file of words; each maps a name to words."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical column name → header texts."""
    amounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Canonical name of an amount → labels."""
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a list → its words."""
    wordings: Mapping[str, tuple[Wording, ...]] = field(default_factory=dict)
    """Name of a bank of phrases → its entries."""
    instruments: tuple[Instrument, ...] = ()
    """Regulations whose number and title are known."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file of words with what is needed to complain about it."""

    words: VocabularyFile
    script: Script
    root: Entries


@dataclass(frozen=True, slots=True)
class Use:
    """A word in its place."""

    word: str
    name: str
    """What it means."""
    at: int
    script: Script

    @property
    def place(self) -> str:
        """Where it stands, for people."""
        return f"{self.script.path}:{self.script.line(self.at)}"


def load_vocabulary(folders: Iterable[str | Path]) -> Vocabulary:
    """Merge the words of every file in the `vocabulary` of each folder; raise `RuleFilesError` with all mistakes."""
    files: list[Loaded] = []
    errors: list[RuleFileError] = []
    for path in word_files(folders):
        try:
            files.append(load_words(path))
        except RuleFilesError as refusal:
            errors.extend(refusal.errors)
    errors.extend(error for section in UNAMBIGUOUS for error in clashes(files, section))
    if errors:
        raise RuleFilesError(errors)
    return Vocabulary(
        columns=merged(file.words.columns for file in files),
        amounts=merged(file.words.amounts for file in files),
        terms=merged(file.words.terms for file in files),
        wordings=gathered(file.words.wordings for file in files),
        instruments=tuple(one for file in files for one in file.words.instruments),
    )


def word_files(folders: Iterable[str | Path]) -> dict[str, None]:
    """List the files of words of all folders, each once; a folder need not have any."""
    places = [Path(folder) / FOLDER for folder in folders]
    return dict.fromkeys(path for place in places if place.is_dir() for path in yaml_files(place))


def load_words(path: str) -> Loaded:
    """Read one file of words."""
    script = read_script(path)
    node = script.parsed()
    try:
        return Loaded(decode(node, VocabularyFile), script, decode(node, Entries))
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal


def merged(parts: Iterable[Mapping[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """Join word lists of the same name, each word once."""
    lists: dict[str, dict[str, None]] = {}
    for part in parts:
        for name, words in part.items():
            lists.setdefault(name, {}).update(dict.fromkeys(words))
    return {name: tuple(words) for name, words in lists.items()}


def gathered(parts: Iterable[Mapping[str, tuple[Wording, ...]]]) -> Mapping[str, tuple[Wording, ...]]:
    """Join banks of the same name."""
    banks: dict[str, list[Wording]] = {}
    for part in parts:
        for name, entries in part.items():
            banks.setdefault(name, []).extend(entries)
    return {name: tuple(entries) for name, entries in banks.items()}


def clashes(files: Iterable[Loaded], section: str) -> Iterator[RuleFileError]:
    """Complain about words of a section that have two meanings."""
    first: dict[str, Use] = {}
    for use in (use for file in files for use in uses(file, section)):
        known = first.setdefault(use.word, use)
        if known.name != use.name:
            values = {"word": use.word, "first": known.name, "place": known.place, "second": use.name}
            yield use.script.error(Mistake(use.at, "two-meanings", values))


def uses(file: Loaded, section: str) -> Iterator[Use]:
    """Yield every word of a section, the canonical names as words for themselves."""
    if section not in file.root.nodes:
        return
    entries = decode(file.root.nodes[section], Entries)
    for name, words in getattr(file.words, section).items():
        yield Use(name, name, entries.keys[name], file.script)
        node = entries.nodes[name]
        places = node.nodes if isinstance(node, Items) else ()
        for word, place in zip(words, places, strict=True):
            yield Use(word, name, place.at, file.script)
