"""A handful of spoilt files in every run of the tests; `make fuzz` takes hundreds."""

from __future__ import annotations

from benchmarks.fuzz import judge, seeds, spoilt


def test_spoilt_files_are_answered_and_never_called_clean() -> None:
    tally, wrong = judge(40, 120.0)
    assert wrong == []
    assert tally["unread"] > 0


def test_every_format_is_spoilt_and_the_same_files_come_every_time() -> None:
    assert {path.suffix for path in seeds()} >= {".md", ".docx", ".pdf", ".wps", ".rtf", ".odt", ".html", ".ofd"}
    assert list(spoilt(5)) == list(spoilt(5))
