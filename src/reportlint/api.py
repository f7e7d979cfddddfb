"""The way into the program from Python: a report in, what was found out.

    from reportlint import lint

    result = lint("report.docx")
    for finding in result.findings:
        print(finding.rule.code, finding.message("en"), result.document.quote(finding.span))

What is wrong with a file stands in `result.problems`, never in an exception; mistakes in settings and rules raise
`ConfigError`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from reportlint.beliefs import beliefs_for
from reportlint.finding import Result, Run
from reportlint.flow import lint as lint_bytes
from reportlint.load.globs import matcher
from reportlint.load.settings import Layer, SettingFiles, anchored, config_of, left_out, named_file
from reportlint.model import Document, Problem
from reportlint.render import FORMATS, Drawing, load_renderer
from reportlint.render.options import Options

__all__ = ["draw", "lint", "lint_text"]


def lint(  # noqa: PLR0913 - one keyword a setting
    source: str | os.PathLike[str] | bytes,
    *,
    name: str = "",
    select: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
    language: str = "zh",
) -> Result:
    """Check one report.

    `source` is a path, or the bytes of a report; then `name` tells what it is called, and thereby its format.
    `select`, `extend_select` and `ignore` take codes, prefixes and names as the flags do and stand above the nearest
    setting file, which `config` replaces and `isolated` leaves out. `language` (`zh` or `en`) is that of warnings;
    findings speak both. Requests for silence in the report itself are heard; files of requests and baselines are
    the command line's.

    Raises `ConfigError` for settings and rules that cannot be read or do not exist.
    """
    data = source if isinstance(source, bytes) else None
    path = (name or "report.md") if isinstance(source, bytes) else os.fspath(source)
    files = setting_files(select, extend_select, ignore, config, isolated=isolated)
    layered = files.of(path)
    settings = layered.settings
    wanted = config_of(settings, language, left_out(settings, path, fits))
    beliefs, _ = beliefs_for(wanted, layered)
    if data is None:
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - the name stays as it was given
                data = file.read()
        except OSError as error:
            return unread(path, error)
    return lint_bytes(data, path, beliefs, wanted)


def lint_text(text: str, *, name: str = "report.md", **settings: Any) -> Result:  # noqa: ANN401 - those of `lint`
    """Check a text as the Markdown report `name`; settings as for `lint`."""
    return lint(text.encode("utf-8", "surrogatepass"), name=name, **settings)


def draw(*results: Result, output_format: str = "full", language: str = "zh") -> Drawing:
    """Draw results in an output format of the command line; raises `KeyError` for one that does not exist.

    Formats that mark a copy of a report want its bytes and are the command line's.
    """
    if FORMATS[output_format].marks_reports:
        raise ValueError(f"{output_format} marks copies of reports; use the command line")
    drawing: Drawing = load_renderer(output_format)(Run(results), Options(language))
    return drawing


def setting_files(
    select: Sequence[str],
    extend_select: Sequence[str],
    ignore: Sequence[str],
    config: str | os.PathLike[str] | None,
    *,
    isolated: bool,
) -> SettingFiles:
    """Return what finds the settings of a report, with what the caller wants above them."""
    lists = {"select": tuple(select), "extend_select": tuple(extend_select), "ignore": tuple(ignore)}
    given: Mapping[str, Any] = {key: value for key, value in lists.items() if value}
    only = None if config is None else named_file(os.fspath(config))
    return SettingFiles(Layer("call", anchored(dict(given), os.getcwd())), (), only, isolated)  # noqa: PTH109


def fits(pattern: str, path: str) -> bool:
    """Whether a file fits a rooted pattern."""
    return matcher([pattern])(path)


def unread(path: str, error: OSError) -> Result:
    """Make the result of a file that cannot be opened."""
    kind = "missing-file" if isinstance(error, FileNotFoundError) else "not-permitted"
    problems = (Problem(kind, {"detail": error.strerror or str(error)}, fatal=True),)
    return Result(path, Document("", "txt", problems=problems), "", problems=problems)
