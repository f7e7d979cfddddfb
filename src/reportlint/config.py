"""What the user asked for: which rules, how severe, what makes a run fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlint.rule import Severity


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run, after flags and files were merged."""

    select: tuple[str, ...] = ()
    """Codes, prefixes, names or `ALL`; empty for the default set."""
    extend_select: tuple[str, ...] = ()
    """Added to `select`."""
    ignore: tuple[str, ...] = ()
    """Taken away again; the longer selector wins, on equal length this one."""
    file_ignore: tuple[str, ...] = ()
    """What the settings take away from this file alone, however it was selected."""
    preview: bool = False
    """Whether rules in preview may be selected by prefix."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Selector → severity instead of the rule's own."""
    fail_severity: Severity = Severity.ERROR
    """The least severity that makes the run exit with 1."""
    language: str = "zh"
    """`zh` or `en`."""
    honour_comments: bool = True
    """Whether comments in a document may keep back findings about it."""
    profile: str = ""
    """Name of the local scheme a document is judged by; empty for the one it shows."""
    limits: Mapping[str, int] = field(default_factory=dict)
    """How much a file may ask of the machine, where it differs: fields of `reportlint.read.trouble.Limits`."""
