"""Makes `helpers` importable from every folder of tests, hypothesis the same on every run, and skipping loud."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

EXCUSES = ("the superuser may read everything",)
"""Why a test may be skipped; a missing tool or library is no excuse."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail if a test was skipped for a reason not in EXCUSES")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if terminalreporter.config.getoption("--no-skips"):
        for where in unexcused(terminalreporter):
            terminalreporter.write_line(f"NOT EXCUSED {where}", red=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and session.config.getoption("--no-skips") and any(unexcused(reporter)):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def unexcused(reporter: pytest.TerminalReporter) -> Iterator[str]:
    """Yield the tests that were skipped without an excuse, with the reason that was given."""
    for report in reporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2]).removeprefix("Skipped: ")
        if reason not in EXCUSES:
            yield f"{report.nodeid}: {reason}"
