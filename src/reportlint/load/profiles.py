"""Folders in, profiles out: one file of `profiles/` a local scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from reportlint.load.decode import decode
from reportlint.load.errors import ConfigError, RuleFileError, RuleFilesError, guess
from reportlint.load.mistakes import Mistake, Mistakes
from reportlint.load.rules import Bilingual
from reportlint.load.script import Script, read_script, yaml_files
from reportlint.rule import Profile, Severity, Traits

FOLDER = "profiles"
"""Where a folder of rules keeps its profiles."""


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """The keys of a file; what they mean stands with `Profile`."""

    name: str
    title: Bilingual
    recognise: Traits = field(default_factory=Traits)
    columns: tuple[str, ...] = ()
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    bands: tuple[Fraction, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    see: str = ""

    def profile(self) -> Profile:
        """Return what the file says."""
        return Profile(
            self.name,
            self.title.by_language(),
            self.recognise,
            self.columns,
            self.sections,
            self.weights,
            self.bands,
            self.severity,
            self.see,
        )


def load_profiles(folders: Iterable[str | Path]) -> tuple[Profile, ...]:
    """Load the profiles of every folder by name; raise `RuleFilesError` with all mistakes."""
    found: dict[str, tuple[Profile, Script]] = {}
    errors: list[RuleFileError] = []
    for path in profile_files(folders):
        try:
            profile, script = load_profile(path)
        except RuleFilesError as refusal:
            errors.extend(refusal.errors)
            continue
        if profile.name in found:
            values = {"word": profile.name, "first": profile.name, "place": found[profile.name][1].path}
            errors.append(script.error(Mistake(0, "two-meanings", values | {"second": profile.name})))
        found.setdefault(profile.name, (profile, script))
    if errors:
        raise RuleFilesError(errors)
    return tuple(profile for _, (profile, _) in sorted(found.items()))


def profile_files(folders: Iterable[str | Path]) -> Iterator[str]:
    """Yield the files of profiles of all folders, each once; a folder need not have any."""
    places = [Path(folder) / FOLDER for folder in folders]
    yield from dict.fromkeys(path for place in places if place.is_dir() for path in yaml_files(place))


def load_profile(path: str) -> tuple[Profile, Script]:
    """Read one profile with its script."""
    script = read_script(path)
    node = script.parsed()
    try:
        return decode(node, ProfileFile).profile(), script
    except Mistakes as refusal:
        raise script.errors(refusal.mistakes) from refusal


def refuse_unknown_profile(name: str, profiles: Iterable[Profile]) -> None:
    """Raise `ConfigError` where no profile is called so."""
    names = [profile.name for profile in profiles]
    if name and name not in names:
        near = guess(name, names)
        raise ConfigError(
            f"没有名为“{name}”的评价方案" + (f"；是否想写 {near}？" if near else f"；可用：{'、'.join(names)}。"),
            f"no profile is called “{name}”" + (f"; did you mean {near}?" if near else f"; known: {', '.join(names)}."),
        )
