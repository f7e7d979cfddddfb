"""A language server for Markdown and plain text reports: findings while one writes (extra `lsp`, with pygls).

It tells what `check` tells of the same text, with both ends of a contradiction; hovering shows the page of the rule,
and a code action writes the comment that keeps a finding back. It never changes a report by itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from reportlint.api import lint
from reportlint.finding import Finding, Result
from reportlint.load.errors import ConfigError
from reportlint.model import Document, Lines, Span
from reportlint.render.rule_markdown import rule_markdown
from reportlint.render.telling import message
from reportlint.render.visible import one_line
from reportlint.rule import Severity
from reportlint.version import VERSION

SOURCE = "reportlint"
DELAY = 0.3
"""Seconds without a change after which a report is checked again."""
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
REASONS = {"zh": "请写明理由", "en": "please give a reason"}
TITLES = {"zh": "忽略此处的 {code}", "en": "Ignore {code} here"}
COMMENTED = frozenset({"md"})
"""Formats that have comments."""


@dataclass
class Reports:
    """What is known of the open reports."""

    language: str
    """Of the messages."""
    results: dict[str, Result] = field(default_factory=dict)
    """Address of a report → what was found when it was checked last."""
    waiting: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    """Address of a report → the check that will start unless it changes again."""

    def check(self, document: TextDocument) -> Result:
        """Check a report as it stands in the editor."""
        path = to_fs_path(document.uri) or "report.md"
        result = lint(document.source.encode("utf-8", "replace"), name=path, language=self.language)
        self.results[document.uri] = result
        return result

    def at(self, uri: str, offset: int) -> Iterator[Finding]:
        """Yield the findings about a place of a report."""
        result = self.results.get(uri)
        for finding in result.findings if result else ():
            if finding.span.start <= offset <= finding.span.end:
                yield finding


def server(language: str = "zh") -> LanguageServer:
    """Make the server; nothing runs yet."""
    made = LanguageServer("reportlint", VERSION)
    reports = Reports(language)
    follow(made, reports)
    answer(made, reports)
    return made


def follow(made: LanguageServer, reports: Reports) -> None:
    """Let a server check reports as they are opened, changed, saved and closed."""
    language = reports.language

    async def check_later(uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = made.workspace.get_text_document(uri)
        try:
            result = await asyncio.to_thread(reports.check, document)
        except ConfigError as error:
            made.window_show_message(types.ShowMessageParams(types.MessageType.Error, error.text(language)))
            return
        publish(made, document, result, language)

    def schedule(uri: str, delay: float) -> None:
        earlier = reports.waiting.pop(uri, None)
        if earlier is not None:
            earlier.cancel()
        reports.waiting[uri] = asyncio.get_running_loop().create_task(check_later(uri, delay))

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        schedule(params.text_document.uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        schedule(params.text_document.uri, DELAY)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        schedule(params.text_document.uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        reports.results.pop(uri, None)
        task = reports.waiting.pop(uri, None)
        if task is not None:
            task.cancel()
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def answer(made: LanguageServer, reports: Reports) -> None:
    """Let a server answer what an editor asks about a place of a report."""
    language = reports.language

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = made.workspace.get_text_document(params.text_document.uri)
        found = list(reports.at(document.uri, document.offset_at_position(params.position)))
        pages = [f"{message(each, language)}\n\n{rule_markdown(each.rule, language)}" for each in found]
        text = "\n\n---\n\n".join(dict.fromkeys(pages))
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = made.workspace.get_text_document(params.text_document.uri)
        result = reports.results.get(document.uri)
        if result is None or result.document.format not in COMMENTED:
            return []
        wanted = Span(*(document.offset_at_position(each) for each in (params.range.start, params.range.end)))
        near = [each for each in result.findings if each.span.start <= wanted.end and wanted.start <= each.span.end]
        return [ignoring(document, result.document, finding, language) for finding in near]


# ---------------------------------------------------------------- what editors are told


def publish(made: LanguageServer, document: TextDocument, result: Result, language: str) -> None:
    """Tell the editor what was found."""
    place = Place(made, document, Lines.of(result.document.text))
    diagnostics = [diagnostic(place, finding, language) for finding in result.findings]
    params = types.PublishDiagnosticsParams(document.uri, diagnostics, document.version)
    made.text_document_publish_diagnostics(params)


@dataclass(frozen=True, slots=True)
class Place:
    """Turns spans of a text into ranges as the editor counts."""

    made: LanguageServer
    """Knows the units the editor counts in."""
    document: TextDocument
    """The report in the editor."""
    lines: Lines
    """The line starts of its text."""

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        at = self.lines.position(offset)
        plain = types.Position(at.line - 1, at.column - 1)
        return self.made.workspace.position_codec.position_to_client_units(self.document.lines, plain)


def diagnostic(place: Place, finding: Finding, language: str) -> types.Diagnostic:
    """Describe a finding."""
    computed = one_line(finding.observation.computed)
    return types.Diagnostic(
        range=place.range(finding.span),
        message=message(finding, language) + (f"\n{computed}" if computed else ""),
        severity=SEVERITIES[finding.severity],
        code=finding.rule.code,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(place.document.uri, place.range(other.span)), one_line(other.text)
            )
            for other in finding.observation.related
        ],
        data={"fingerprint": finding.fingerprint},
    )


def ignoring(document: TextDocument, read: Document, finding: Finding, language: str) -> types.CodeAction:
    """Offer the comment that keeps a finding back, above the block it stands in."""
    block = next((one.span for one in read.blocks if one.span.covers(finding.span)), finding.span)
    line = Lines.of(read.text).position(block.start).line - 1
    comment = f"<!-- reportlint: ignore[{finding.rule.code}] {REASONS[language]} -->\n"
    start = types.Position(line, 0)
    edit = types.TextEdit(types.Range(start, start), comment)
    return types.CodeAction(
        title=TITLES[language].format(code=finding.rule.code),
        kind=types.CodeActionKind.QuickFix,
        edit=types.WorkspaceEdit(changes={document.uri: [edit]}),
    )
