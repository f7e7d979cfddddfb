"""JSON Schemas of the files that users write, made from the types they are read into, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from reportlint.load.decode import Positive, keys_of, required_keys
from reportlint.load.ignores import IgnoreFile
from reportlint.load.manual import MANUAL
from reportlint.load.rules import CODE, NAME, RuleFile
from reportlint.load.settings import LimitSettings, Settings
from reportlint.load.strict_yaml import Entries

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"

SIMPLE: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Positive: {"type": "integer", "minimum": 1},
    Fraction: {"type": ["number", "string"]},
    date: {"type": "string", "format": "date"},
    Entries: {"type": "object"},
}
"""Hint → what it asks for."""


def schema_of(hint: Any) -> Schema:  # noqa: ANN401 - a type hint has no common type
    """Return what a type hint asks for."""
    origin, arguments = get_origin(hint) or hint, get_args(hint)
    if origin in SIMPLE:
        return dict(SIMPLE[origin])
    words = choices_of(origin, arguments)
    if words:
        return {"enum": words}
    if origin in {Union, UnionType}:
        return either([schema_of(each) for each in arguments if each is not NoneType])
    if origin is tuple:
        return list_of(arguments)
    if is_dataclass(origin):
        return record_of(origin)  # type: ignore[arg-type]
    return {"type": "object", "additionalProperties": schema_of(arguments[1]) if arguments else {}}


def choices_of(origin: Any, arguments: tuple[Any, ...]) -> list[str]:  # noqa: ANN401 - a type hint
    """Return the words that a place may hold where it holds one of some words."""
    if origin is Literal:
        return [choice for choice in arguments if choice]
    is_enum = isinstance(origin, type) and issubclass(origin, Enum)
    return [member.value for member in origin] if is_enum else []


def either(choices: Sequence[Schema]) -> Schema:
    """Return alternatives, or the only one."""
    return choices[0] if len(choices) == 1 else {"anyOf": list(choices)}


def list_of(hints: tuple[Any, ...]) -> Schema:
    """Return what a list of one kind, or of fixed length, asks for."""
    if len(hints) == 2 and hints[1] is Ellipsis:
        return {"type": "array", "items": schema_of(hints[0])}
    return {
        "type": "array",
        "items": [schema_of(hint) for hint in hints],
        "minItems": len(hints),
        "maxItems": len(hints),
    }


def record_of(record: type) -> Schema:
    """Return what a dataclass asks for: its keys, and which must be given."""
    properties = {key: schema_of(hint) for key, hint in keys_of(record).items()}
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = list(required_keys(record))
    return {**schema, "required": required} if required else schema


# ---------------------------------------------------------------- the files


def settings_schema() -> Schema:
    """Return the schema of `reportlint.toml`."""
    schema = record_of(Settings)
    schema["properties"]["limits"] = record_of(LimitSettings)
    schema["properties"]["rules"] = {"type": "object", "additionalProperties": {"type": "object"}}
    for key, entry in MANUAL.items():
        if key in schema["properties"]:
            schema["properties"][key]["description"] = f"{entry.en}\n{entry.zh}"
        for part, (zh, en) in entry.parts.items():
            schema["properties"][key]["properties"][part]["description"] = f"{en}\n{zh}"
    return titled("reportlint.toml", schema)


def ignores_schema() -> Schema:
    """Return the schema of `reportlint-ignores.toml`."""
    return titled("reportlint-ignores.toml", record_of(IgnoreFile))


def rule_schema(params_of: Mapping[str, type]) -> Schema:
    """Return the schema of a rule file; `params_of` maps the name of a check to the type of its parameters."""
    schema = record_of(RuleFile)
    schema["properties"]["check"] = {"enum": sorted(params_of)}
    schema["properties"]["code"]["pattern"] = f"^{CODE.pattern}$"
    schema["properties"]["name"]["pattern"] = f"^{NAME.pattern}$"
    entry = schema["properties"]["examples"]["items"]["properties"]
    entry["says"] = {"type": ["string", "number"]}  # what YAML takes for a number is a text to us
    schema["allOf"] = [
        {"if": {"properties": {"check": {"const": name}}}, "then": {"properties": {"params": record_of(params)}}}
        for name, params in sorted(params_of.items())
        if is_dataclass(params)
    ]
    return titled("reportlint rule", schema)


def titled(title: str, schema: Schema) -> Schema:
    """Return a schema with its name."""
    return {"$schema": DIALECT, "title": title, **schema}


def schema_text(schema: Schema) -> str:
    """Write a schema."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
