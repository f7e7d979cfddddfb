"""The settings in force, as the setting file that would ask for them, each with its origin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from reportlint.cli.settings import Ground
from reportlint.cli.words import say
from reportlint.load.settings import Layer, Layered, keys
from reportlint.load.strict_yaml import Entries, plain
from reportlint.render.visible import one_line


def settings_text(ground: Ground, paths: Sequence[str]) -> str:
    """Print the settings of every path; paths with the same setting file share them."""
    by_file: dict[str, tuple[list[str], Layered]] = {}
    for path in paths:
        layered = ground.layered(path)
        by_file.setdefault(layered.file, ([], layered))[0].append(path)
    language = ground.session.language
    parts = ["\n".join(lines(names, layered, language)) for names, layered in by_file.values()]
    return "\n\n".join(parts) + "\n"


def lines(names: Sequence[str], layered: Layered, language: str) -> Iterator[str]:
    """Print settings line by line: a heading, then `key = value  # origin`."""
    heading = say("settings-of", language, path=", ".join(map(one_line, names)))
    yield f"# {heading}: {layered.file or say('no-settings-file', language)}"
    for key, name in keys().items():
        value = getattr(layered.settings, name)
        if name == "extend" or (name == "jobs" and not value):
            continue
        yield f"{key} = {written(value)}  # {origin(layered.origin(name), key, language)}"


def origin(layer: Layer | None, key: str, language: str) -> str:
    """Say where a setting comes from: a place in a file, the call, or nowhere."""
    if layer is None:
        return say("default", language)
    if layer.script is None:
        return say("call", language)
    return f"{layer.script.path}:{layer.script.line(layer.root.keys.get(key, 0))}"


def written(value: Any) -> str:  # noqa: ANN401 - settings are of many types
    """Write a value as TOML on one line."""
    match value:
        case Enum():
            return json.dumps(value.value)
        case Entries():
            return written(plain(value))
        case Mapping():
            return (
                "{"
                + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {written(one)}" for key, one in value.items())
                + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(map(written, value)) + "]"
        case _:
            return json.dumps(value, ensure_ascii=False)
