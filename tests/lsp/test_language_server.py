"""The language server, by an editor that talks to it over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from helpers import ROOT
from lsprotocol import types
from pygls.lsp.client import LanguageClient

REPORT = """\
# 一、概况 𠀀

| 三级指标 | 分值 | 自评得分 |
| --- | --- | --- |
| 𠀀管护里程完成率 | 10 | 15 |
"""
PATIENCE = 60
"""Seconds to wait for the server on a busy machine."""


class Editor:
    """A client that remembers what it was told."""

    def __init__(self, folder: Path) -> None:
        """Open nothing yet."""
        self.client = LanguageClient("editor", "1")
        self.folder = folder
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.told.put_nowait))

    async def start(self) -> types.InitializeResult:
        """Start the server and greet it."""
        await self.client.start_io(sys.executable, "-m", "reportlint", "lsp", "--lang", "en", cwd=self.folder)
        capabilities = types.ClientCapabilities()
        greeted = await self.client.initialize_async(
            types.InitializeParams(capabilities, root_uri=self.folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())
        return greeted

    def uri(self, name: str) -> str:
        """Return the address of a report."""
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str) -> types.PublishDiagnosticsParams:
        """Open a report and return what is told of it."""
        item = types.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def change(self, name: str, text: str) -> types.PublishDiagnosticsParams:
        """Write something else into a report and return what is told of it."""
        identifier = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))
        return await asyncio.wait_for(self.told.get(), PATIENCE)

    async def leave(self) -> None:
        """End the session as the protocol wants it."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), PATIENCE)  # type: ignore[no-untyped-call]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Editor], Awaitable[None]]], None]:
    """Run a conversation with a server of its own."""
    monkeypatch.setenv("REPORTLINT_RULES", str(ROOT / "rules"))

    def run(talk: Callable[[Editor], Awaitable[None]]) -> None:
        async def whole() -> None:
            editor = Editor(tmp_path)
            await editor.start()
            await talk(editor)
            await editor.leave()

        asyncio.run(whole())

    return run


Session = Callable[[Callable[[Editor], Awaitable[None]]], None]


def test_a_report_is_told_about_when_opened_and_changed_and_forgotten_when_closed(session: Session) -> None:
    async def talk(editor: Editor) -> None:
        told = await editor.open("a.md", REPORT)
        (found,) = [each for each in told.diagnostics if each.code == "SCO101"]
        assert (found.severity, found.source) == (types.DiagnosticSeverity.Error, "reportlint")
        assert "above" in found.message
        assert (found.range.start.line, found.range.start.character) == (4, 19)  # 𠀀 counts two units
        (related, *_) = found.related_information or []
        assert related.location.range.start.character == 14
        better = await editor.change("a.md", REPORT.replace("15", "9"))
        assert [each.code for each in better.diagnostics] == []
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri("a.md")))
        )
        assert (await asyncio.wait_for(editor.told.get(), PATIENCE)).diagnostics == ()

    session(talk)


def test_hovering_shows_the_page_of_the_rule_and_an_action_keeps_the_finding_back(session: Session) -> None:
    async def talk(editor: Editor) -> None:
        told = await editor.open("a.md", REPORT)
        (found,) = [each for each in told.diagnostics if each.code == "SCO101"]
        document = types.TextDocumentIdentifier(editor.uri("a.md"))
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, found.range.start))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "# SCO101 score-above-maximum" in hover.contents.value
        elsewhere = types.HoverParams(document, types.Position(0, 0))
        assert await editor.client.text_document_hover_async(elsewhere) is None
        wanted = types.CodeActionParams(document, found.range, types.CodeActionContext([found]))
        actions = await editor.client.text_document_code_action_async(wanted) or []
        (action,) = [each for each in actions if isinstance(each, types.CodeAction)]
        assert action.title == "Ignore SCO101 here"
        assert action.edit is not None
        (edit,) = (action.edit.changes or {})[editor.uri("a.md")]
        lines = REPORT.splitlines(keepends=True)
        lines.insert(edit.range.start.line, edit.new_text)
        after = await editor.change("a.md", "".join(lines))
        assert [each.code for each in after.diagnostics] == []

    session(talk)


def test_settings_of_the_folder_hold_and_their_mistakes_are_shown(session: Session, tmp_path: Path) -> None:
    async def talk(editor: Editor) -> None:
        shown: asyncio.Queue[types.ShowMessageParams] = asyncio.Queue()
        editor.client.feature(types.WINDOW_SHOW_MESSAGE)(partial(shown.put_nowait))
        (tmp_path / "reportlint.toml").write_text('ignore = ["SCO101"]', encoding="utf-8")
        assert (await editor.open("a.md", REPORT)).diagnostics == ()
        (tmp_path / "reportlint.toml").write_text('ignor = ["SCO101"]', encoding="utf-8")
        identifier = types.TextDocumentIdentifier(editor.uri("a.md"))
        editor.client.text_document_did_save(types.DidSaveTextDocumentParams(identifier))
        said = await asyncio.wait_for(shown.get(), PATIENCE)
        assert "unknown key ignor (did you mean ignore?)" in said.message

    session(talk)
