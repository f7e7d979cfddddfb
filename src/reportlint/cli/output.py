"""Where a run is drawn: formats and targets in, standard output and files out; no report is ever written over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from reportlint.cli.terminal import complain, deliver, deliver_bytes, deliver_to, is_terminal
from reportlint.cli.words import mistake, say
from reportlint.files import MARKED, Source
from reportlint.finding import Result, Run
from reportlint.load.errors import ConfigError, guess
from reportlint.messages import LANGUAGES
from reportlint.render import (
    ALIASES,
    FORMATS,
    Drawing,
    load_folder_renderer,
    load_piece_renderer,
    load_renderer,
)
from reportlint.render.options import Options
from reportlint.render.visible import one_line

SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))
"""What a target ends in that is meant as a folder, whether it exists or not."""


@dataclass(frozen=True, slots=True)
class Output:
    """One thing to draw."""

    format: str
    """A key of `FORMATS`."""
    target: str | None = None
    """A file, a folder, or None for standard output."""

    @property
    def shows_looks(self) -> bool:
        """Whether it shows looks that found nothing."""
        return FORMATS[self.format].looks

    @property
    def from_findings(self) -> bool:
        """Whether the findings of a run are enough to draw it."""
        return FORMATS[self.format].from_findings

    @property
    def takes(self) -> tuple[str, ...]:
        """Formats of the reports it marks copies of; empty where it marks none."""
        return FORMATS[self.format].takes

    @property
    def in_folder(self) -> bool:
        """Whether the target is a folder, which may yet have to be made."""
        return self.target is not None and (self.target.endswith(SEPARATORS) or Path(self.target).is_dir())


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something drawn, with its place."""

    target: str | None
    """A file, None for standard output."""
    drawing: Drawing | Iterator[str]
    """What is written there, text perhaps piece by piece."""


# ---------------------------------------------------------------- what was asked for


def outputs_of(wishes: Sequence[str], output_file: str | None) -> tuple[Output, ...]:
    """Read `FORMAT` and `FORMAT:TARGET`; `output_file` is the target of the one that names none.

    Raises `ConfigError` for unknown formats, and where two outputs would go to one place.
    """
    outputs = [wished(wish) for wish in wishes]
    homeless = [output for output in outputs if output.target is None]
    if len(homeless) > 1:
        raise mistake("two-to-stdout", formats=", ".join(output.format for output in homeless))
    if output_file is not None and not homeless:
        raise mistake("file-without-format", path=output_file)
    placed = tuple(replace(output, target=output_file) if output.target is None else output for output in outputs)
    targets = [output.target for output in placed if not output.in_folder]
    twice = next((target for target in targets if targets.count(target) > 1), None)
    if twice is not None:
        raise mistake("two-to-file", path=twice)
    return placed


def wished(wish: str) -> Output:
    """Read one wish; a target may contain colons of its own."""
    name, _, target = wish.partition(":")
    return Output(format_named(name), target or None)


def format_named(name: str) -> str:
    """Return the format of a name; raises `ConfigError` for one that nobody knows."""
    known = ALIASES.get(name, name)
    if known in FORMATS:
        return known
    raise ConfigError(*(unknown_format(name, language) for language in LANGUAGES))


def unknown_format(name: str, language: str) -> str:
    """Say that a format is unknown, which are known, and which may have been meant."""
    near = guess(name, FORMATS)
    hint = say("did-you-mean", language, name=near) if near else ""
    return say("no-format", language, name=name, known=", ".join(FORMATS)) + hint


# ---------------------------------------------------------------- drawing


def show(outputs: Sequence[Output], run: Run, sources: Sequence[Source], options: Options) -> None:
    """Draw a run everywhere it was asked for; raises `ConfigError` for what cannot be drawn or written."""
    for output in outputs:
        to_terminal = output.target is None
        wanted = options if to_terminal else replace(options, color=False)
        for sheet in sheets(output, run, sources, wanted):
            refuse_report(sheet.target, sources)
            put(sheet, in_folder=output.in_folder, color=wanted.color)


def sheets(output: Output, run: Run, sources: Sequence[Source], options: Options) -> Iterator[Sheet]:
    """Draw one output: the run, or a marked copy of every report the format takes."""
    form = FORMATS[output.format]
    if output.target is None and form.binary and is_terminal():
        raise mistake("binary-to-terminal", format=output.format, example=f"{output.format}:{example_target(output)}")
    try:
        renderer = load_renderer(output.format)
    except ModuleNotFoundError as error:
        raise missing_extra(output.format, error) from error
    if form.marks_reports:
        for result, source, target in marked_reports(output, run, sources, options):
            yield Sheet(target, renderer(result, data_of(source, result), options))
    elif form.folder and output.in_folder and output.target is not None:
        for name, drawing in load_folder_renderer(output.format)(run, options):
            yield Sheet(os.path.join(output.target, *name.split("/")), drawing)  # noqa: PTH118
    else:
        draw = load_piece_renderer(output.format) if form.pieces else renderer
        yield Sheet(run_target(output), draw(run, options))


def example_target(output: Output) -> str:
    """Propose a target for a format."""
    return "marked/" if FORMATS[output.format].marks_reports else f"report{FORMATS[output.format].suffix}"


def missing_extra(name: str, error: ModuleNotFoundError) -> ConfigError:
    """Say what has to be installed for a format."""
    return mistake("no-extra", name=name, module=error.name or "?", extra=FORMATS[name].extra or "all")


def run_target(output: Output) -> str | None:
    """Return the file a run is drawn to; in a folder it has a name of its own."""
    if not output.in_folder or output.target is None:
        return output.target
    return os.path.join(output.target, f"reportlint{FORMATS[output.format].suffix}")  # noqa: PTH118


def marked_reports(
    output: Output, run: Run, sources: Sequence[Source], options: Options
) -> Iterator[tuple[Result, Source, str | None]]:
    """Yield the reports a format takes, each with its target; what it does not take is said."""
    form = FORMATS[output.format]
    read = [(result, source) for result, source in zip(run.results, sources, strict=False) if not result.unread]
    taken = [(result, source) for result, source in read if result.document.format in form.takes]
    if not output.in_folder and len(taken) > 1:
        raise mistake("several-copies", format=output.format, count=len(taken))
    if not taken:
        raise mistake("nothing-to-mark", format=output.format, takes=", ".join(form.takes))
    for result, _ in read:
        if result.document.format not in form.takes:
            text = say("not-marked", options.language, path=one_line(result.path), format=output.format)
            complain(text, options.language, kind="warning")
    base = common_folder([source.name for _, source in taken])
    for result, source in taken:
        yield result, source, copy_target(output, source, base)


def copy_target(output: Output, source: Source, base: str) -> str | None:
    """Return the file of a marked copy; in a folder the copies stand as the reports stand below their common folder."""
    if not output.in_folder or output.target is None:
        return output.target
    suffix = FORMATS[output.format].suffix
    below = os.path.relpath(source.name, base)
    stem = below[: -len(suffix)] if below.lower().endswith(suffix) else below
    return os.path.join(output.target, f"{stem}{MARKED}{suffix}")  # noqa: PTH118


def common_folder(names: Sequence[str]) -> str:
    """Return the folder that holds all files."""
    folders = [os.path.dirname(os.path.abspath(name)) for name in names]  # noqa: PTH100, PTH120 - names may be odd
    try:
        return os.path.commonpath(folders)
    except ValueError:  # files on several drives
        return os.getcwd()  # noqa: PTH109


def data_of(source: Source, result: Result) -> bytes:
    """Return the bytes a result is about; raises `ConfigError` where the file is another one by now."""
    try:
        data = source.read()
    except OSError as error:
        raise mistake("report-gone", path=source.name, detail=error.strerror or str(error)) from error
    if sha256(data).hexdigest() != result.sha256:
        raise mistake("report-changed", path=source.name)
    return data


# ---------------------------------------------------------------- writing


def refuse_report(target: str | None, sources: Sequence[Source]) -> None:
    """Raise `ConfigError` where a target is one of the reports, by whatever name."""
    if target is None or not os.path.exists(target):  # noqa: PTH110
        return
    for source in sources:
        if source.data is None and os.path.exists(source.name) and os.path.samefile(source.name, target):  # noqa: PTH110, PTH121
            raise mistake("over-report", path=target)


def put(sheet: Sheet, *, in_folder: bool, color: bool) -> None:
    """Write something drawn where it belongs; a folder that was asked for is made, one that was mistyped is not."""
    if sheet.target is not None:
        if in_folder:
            make_folder(os.path.dirname(sheet.target))  # noqa: PTH120 - targets stay as they were written
        deliver_to(sheet.target, sheet.drawing)
    elif isinstance(sheet.drawing, bytes):
        deliver_bytes(sheet.drawing)
    else:
        deliver(sheet.drawing, color=color)


def make_folder(path: str) -> None:
    """Make a folder and those around it; raises `ConfigError`."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise mistake("cannot-write", path=path, detail=error.strerror or str(error)) from error
