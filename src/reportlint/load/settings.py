"""Setting files in, settings out: the nearest file of a report, what it extends, and what the call says above it.

A setting file is `reportlint.toml`, or the table `[tool.reportlint]` of `pyproject.toml`. Nothing merges silently: a
file stands alone unless it says `extend`. Paths and patterns in a file are relative to the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar, Literal

from reportlint.config import Config
from reportlint.load.decode import Positive, decode_given, fields_of
from reportlint.load.errors import ConfigError
from reportlint.load.globs import rooted
from reportlint.load.mistakes import Mistake, Mistakes
from reportlint.load.script import Script, read_script
from reportlint.load.strict_toml import parse_toml
from reportlint.load.strict_yaml import Entries, Node
from reportlint.rule import Severity

FILE_NAME = "reportlint.toml"
"""The setting file."""
PROJECT_FILE = "pyproject.toml"
"""A file of others that may hold our settings as well; in one folder, `FILE_NAME` wins."""
TABLE = ("tool", "reportlint")
"""Where they stand in it."""
MOST_EXTENDED = 16
"""How many files one may extend, one after the other."""


AS_MANY_AS_PAY = Positive(0)
"""The number of processes where none is given."""


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """How much one file may ask of the machine, where it differs from `reportlint.read.trouble.Limits`."""

    HYPHENATED: ClassVar[bool] = True

    file_bytes: Positive | None = None
    """Largest input file, in bytes."""
    text_bytes: Positive | None = None
    """Largest input file that is plain text, in bytes."""
    part_bytes: Positive | None = None
    """Largest single part of a package once unpacked, in bytes."""
    package_bytes: Positive | None = None
    """All parts of a package together once unpacked, in bytes."""
    pages: Positive | None = None
    """Pages of a pdf."""
    slots: Positive | None = None
    """Grid slots of one table."""
    depth: Positive | None = None
    """Nesting of elements."""
    seconds: Positive | None = None
    """Time for one file, in seconds."""
    memory_bytes: Positive | None = None
    """Memory for one file, in bytes, where the system can hold a process to it."""


@dataclass(frozen=True)
class Settings:
    """The keys of a setting file, with what holds where none is given."""

    HYPHENATED: ClassVar[bool] = True

    extend: str = ""
    """Another setting file that this one adds to; keys given here win."""
    select: tuple[str, ...] = ()
    """Rules to use: codes, prefixes, names or `ALL`; empty for the default set."""
    extend_select: tuple[str, ...] = ()
    """Rules to use besides those of `select`."""
    ignore: tuple[str, ...] = ()
    """Rules to do without; the longer selector wins, on equal length this one."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Pattern of files → rules to do without in them."""
    preview: bool = False
    """Whether rules in preview may be selected by their prefix."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Selector → severity instead of the rule's own."""
    fail_severity: Severity = Severity.ERROR
    """The least severity that makes the run exit with 1."""
    rules: Mapping[str, Entries] = field(default_factory=dict)
    """Code or name of a rule → parameters that replace those of its file."""
    rule_paths: tuple[str, ...] = ()
    """Folders of further rules, beside those that come with the program."""
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders that a folder's visitor passes over, as in `.gitignore`."""
    extend_exclude: tuple[str, ...] = ()
    """Patterns besides those of `exclude`, for files that extend another."""
    respect_gitignore: bool = True
    """Whether files that git ignores are passed over."""
    lang: Literal["", "zh", "en"] = ""
    """Language of the messages; empty for that of the system."""
    jobs: Positive = AS_MANY_AS_PAY
    """Number of processes; as many as pay where none is given."""
    baseline: str = ""
    """File of findings that are tolerated for the time being; empty for none."""
    honour_document_ignores: bool = True
    """Whether comments in a report may silence findings about it."""
    profile: str = ""
    """Local scheme to judge reports by; empty for the one each report shows."""
    limits: Mapping[str, Positive] = field(default_factory=dict)
    """How much one file may ask of the machine."""


@dataclass(frozen=True)
class Layer:
    """Settings from one place: a file, the call, or nowhere."""

    name: str
    """Where they come from, as it is shown."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Field of `Settings` → value, only those that are given."""
    script: Script | None = None
    """The text they stand in, None for flags."""
    root: Entries = field(default_factory=Entries)
    """Their nodes, to show where a mistake stands."""

    def refuse(self, mistakes: Iterable[Mistake]) -> None:
        """Raise `RuleFilesError` if there are mistakes in its text."""
        found = tuple(mistakes)
        if found and self.script is not None:
            raise self.script.errors(found)


@dataclass(frozen=True)
class Layered:
    """Settings in force, and the layers they come from."""

    layers: tuple[Layer, ...]
    """The strongest first."""

    @cached_property
    def settings(self) -> Settings:
        """What holds: each key by the strongest layer that gives it."""
        values: dict[str, Any] = {}
        for layer in reversed(self.layers):
            values = above(layer.values, values)
        return Settings(**values)

    def origin(self, name: str) -> Layer | None:
        """Return the layer that decides a field, None where it is left at its default."""
        return next((layer for layer in self.layers if name in layer.values), None)

    @property
    def file(self) -> str:
        """The setting file, empty where there is none."""
        return next((layer.script.path for layer in self.layers if layer.script and layer.script.path != INLINE), "")


ADDED = ("extend_select", "ignore", "extend_exclude")
"""Lists that add to those of weaker layers, until a layer makes a selection of its own."""
MERGED = ("severity", "rules", "limits")
"""Tables whose entries go above those of weaker layers one by one."""


def above(stronger: Mapping[str, Any], weaker: Mapping[str, Any]) -> dict[str, Any]:
    """Lay settings above others."""
    values = {**weaker, **stronger}
    if "select" in stronger:
        weaker = {name: value for name, value in weaker.items() if name not in {"extend_select", "ignore"}}
        values = {**weaker, **stronger}
    for name in ADDED:
        if name in stronger and name in weaker:
            values[name] = tuple(dict.fromkeys((*weaker[name], *stronger[name])))
    for name in MERGED:
        if name in stronger and name in weaker:
            values[name] = {**weaker[name], **stronger[name]}
    return values


INLINE = "--config"
"""The name of settings that stand in the call."""


# ---------------------------------------------------------------- finding files


def nearest_file(folder: str) -> str | None:
    """Return the setting file of a folder or of the nearest one above it; a project file without our table is none."""
    here = os.path.abspath(folder)  # noqa: PTH100 - links stay as they are written
    while True:
        for name in (FILE_NAME, PROJECT_FILE):
            path = os.path.join(here, name)  # noqa: PTH118
            if os.path.isfile(path) and (name == FILE_NAME or has_table(path)):  # noqa: PTH113
                return path
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return None
        here = above


def has_table(path: str) -> bool:
    """Whether a project file holds our table; one that is no TOML is complained about."""
    script = read_script(path)
    return TABLE[1] in script.text and table_in(parsed(script)) is not None


def table_in(root: Entries) -> Entries | None:
    """Return our table of a project file."""
    node: Node | None = root
    for name in TABLE:
        node = node.nodes.get(name) if isinstance(node, Entries) else None
    return node if isinstance(node, Entries) else None


def parsed(script: Script) -> Entries:
    """Read a text as TOML; raise `RuleFilesError`."""
    try:
        return parse_toml(script.text)
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal


# ---------------------------------------------------------------- reading files


def layers_of(path: str) -> tuple[Layer, ...]:
    """Read a setting file and those it extends, the strongest first; raise `RuleFilesError` or `ConfigError`."""
    layers: list[Layer] = []
    seen: list[str] = []
    wanted: str | None = path
    while wanted is not None:
        seen.append(os.path.realpath(wanted))
        layer = read_layer(wanted)
        layers.append(layer)
        wanted = layer.values.get("extend") or None
        if wanted is not None and (os.path.realpath(wanted) in seen or len(seen) > MOST_EXTENDED):
            layer.refuse([Mistake(layer.root.place("extend"), "extends-itself", {"path": wanted})])
        if wanted is not None and not os.path.isfile(wanted):  # noqa: PTH113
            layer.refuse([Mistake(layer.root.place("extend"), "no-such-file", {"path": wanted})])
    return tuple(layers)


def read_layer(path: str) -> Layer:
    """Read one setting file."""
    full = os.path.abspath(path)  # noqa: PTH100
    script = read_script(full)
    root = parsed(script)
    if os.path.basename(full) == PROJECT_FILE:  # noqa: PTH119
        root = table_in(root) or Entries()
    return layer_of(root, script, os.path.dirname(full))  # noqa: PTH120


def inline_layer(text: str) -> Layer:
    """Read settings that stand in the call: `select = ["SCO"]`."""
    script = Script(INLINE, text)
    return layer_of(parsed(script), script, os.getcwd())  # noqa: PTH109


def layer_of(root: Entries, script: Script, base: str) -> Layer:
    """Make a layer of a table; its paths are relative to `base`."""
    try:
        values = decode_given(root, Settings)
        limits(root)
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal
    return Layer(script.path, anchored(values, base), script, root)


def limits(root: Entries) -> None:
    """Check the names of the limits."""
    if "limits" in root.nodes:
        decode_given(root.nodes["limits"], LimitSettings)


def limit_fields(given: Mapping[str, int]) -> dict[str, int]:
    """Turn the keys of limits into the names of the fields they stand for."""
    names = fields_of(LimitSettings)
    return {names[key]: value for key, value in given.items()}


# ---------------------------------------------------------------- paths

PATHS = ("extend", "baseline")
"""Settings that are a path."""
PATH_LISTS = ("rule_paths",)
"""Settings that are paths."""
PATTERN_LISTS = ("exclude", "extend_exclude")
"""Settings that are patterns."""


def anchored(values: dict[str, Any], base: str) -> dict[str, Any]:
    """Turn what is relative to a folder into what is not."""
    changed = dict(values)
    for name in PATHS:
        if changed.get(name):
            changed[name] = os.path.join(base, changed[name])  # noqa: PTH118
    for name in PATH_LISTS:
        if name in changed:
            changed[name] = tuple(os.path.join(base, path) for path in changed[name])  # noqa: PTH118
    for name in PATTERN_LISTS:
        if name in changed:
            changed[name] = tuple(rooted(pattern, base) for pattern in changed[name])
    if "per_file_ignores" in changed:
        given = changed["per_file_ignores"]
        changed["per_file_ignores"] = {rooted(pattern, base): codes for pattern, codes in given.items()}
    return changed


def missing_folders(layer: Layer) -> Iterator[Mistake]:
    """Complain about folders of rules that do not exist."""
    for number, path in enumerate(layer.values.get("rule_paths", ())):
        if not os.path.isdir(path):  # noqa: PTH112
            node = layer.root.nodes.get("rule-paths")
            yield Mistake(item_place(node, number), "no-such-folder", {"path": path})


def item_place(node: Node | None, number: int) -> int:
    """Return where an item of a list stands."""
    items: Sequence[Node] = getattr(node, "nodes", ())
    return items[number].at if isinstance(items, tuple) and number < len(items) else getattr(node, "at", 0)


# ---------------------------------------------------------------- all of it


@dataclass
class SettingFiles:
    """Finds the settings of every report; each file is read once."""

    flags: Layer
    """What the call says."""
    inline: tuple[Layer, ...] = ()
    """Settings of the call that are written like those of a file, the last one strongest."""
    only: str | None = None
    """The one file to use, for every report."""
    isolated: bool = False
    """Whether no file is used at all."""
    _by_folder: dict[str, str | None] = field(default_factory=dict)
    _by_file: dict[str | None, Layered] = field(default_factory=dict)

    def of(self, path: str) -> Layered:
        """Return the settings of a report or of a folder."""
        file = self.file_of(path)
        if file not in self._by_file:
            found = layers_of(file) if file is not None else ()
            layered = Layered((self.flags, *reversed(self.inline), *found))
            for layer in layered.layers:
                layer.refuse(missing_folders(layer))
            self._by_file[file] = layered
        return self._by_file[file]

    def file_of(self, path: str) -> str | None:
        """Return the setting file of a report or of a folder."""
        if self.isolated or self.only is not None:
            return None if self.isolated else self.only
        folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH112, PTH120
        if folder not in self._by_folder:
            self._by_folder[folder] = nearest_file(folder)
        return self._by_folder[folder]


def named_file(path: str) -> str:
    """Return a setting file that the call names; raises `ConfigError` where there is none."""
    if not os.path.isfile(path):  # noqa: PTH113
        raise ConfigError(f"找不到配置文件：{path}", f"no such setting file: {path}")
    return path


def keys() -> dict[str, str]:
    """Map the keys of a setting file to the fields of `Settings`."""
    return dict(fields_of(Settings))


# ---------------------------------------------------------------- what it means for one file


def config_of(settings: Settings, language: str, file_ignore: tuple[str, ...] = ()) -> Config:
    """Make the configuration of a file; `file_ignore` holds the rules to do without in it."""
    return Config(
        select=settings.select,
        extend_select=settings.extend_select,
        ignore=settings.ignore,
        file_ignore=file_ignore,
        preview=settings.preview,
        severity=settings.severity,
        fail_severity=settings.fail_severity,
        language=language,
        honour_comments=settings.honour_document_ignores,
        profile=settings.profile,
        limits=limit_fields(settings.limits),
    )


def left_out(settings: Settings, path: str, fits: Callable[[str, str], bool]) -> tuple[str, ...]:
    """Return the rules that settings do without in one file; `fits` says whether a pattern fits a path."""
    patterns = settings.per_file_ignores.items()
    return tuple(code for pattern, codes in patterns if fits(pattern, path) for code in codes)
