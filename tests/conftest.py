"""Makes `helpers` importable from every folder of tests, hypothesis the same on every run, and what does not run loud.

A test that opens a result with a program of other people says so: `pytest.mark.needs("browser")`. Where the program is
not on the machine, the test is left out and the last lines of the run name it; in CI, and with `--no-skips`, that is a
failure. No other reason to skip is taken, except those in EXCUSES.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from programs import PROGRAMS, install_line, lacking

os.environ.setdefault("REPORTLINT_CACHE_DIR", str(Path(__file__).parent.parent / ".pytest_cache" / "patterns"))

settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

EXCUSES = ("the superuser may read everything",)
"""Why a test may be skipped everywhere."""

LEFT_OUT = "left out, as this machine lacks "
"""How the reason of a test begins that a program is missing for."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail where a test lacks a program, as in CI")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"needs(*programs): opens results with {', '.join(PROGRAMS)}")


def is_strict(config: pytest.Config) -> bool:
    """Whether every test has to run."""
    return bool(config.getoption("--no-skips")) or os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    needs = [need for marker in item.iter_markers("needs") for need in marker.args]
    names = " and ".join(program.name for program in lacking(needs))
    if names and is_strict(item.config):
        pytest.fail(f"this machine lacks {names}: {install_line(lacking(needs))}", pytrace=False)
    if names:
        pytest.skip(LEFT_OUT + names)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for where in unexcused(terminalreporter):
        terminalreporter.write_line(f"NOT EXCUSED {where}", red=True)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and any(unexcused(reporter)):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    left_out = Counter(reason for _, reason in skipped(reporter) if reason.startswith(LEFT_OUT))
    if not left_out:
        return
    reporter.write_sep("!", f"{sum(left_out.values())} TESTS DID NOT RUN", red=True, bold=True)
    for reason, count in left_out.items():
        reporter.write_line(f"{count} {reason}", red=True)
    reporter.write_line(f"To run them too: make programs, or as root: {install_line(lacking())}", red=True)


def unexcused(reporter: pytest.TerminalReporter) -> Iterator[str]:
    """Yield the tests that were skipped without an excuse, with the reason that was given."""
    for where, reason in skipped(reporter):
        if reason not in EXCUSES and not reason.startswith(LEFT_OUT):
            yield f"{where}: {reason}"


def skipped(reporter: pytest.TerminalReporter) -> Iterator[tuple[str, str]]:
    """Yield the tests that were skipped, with the reason that was given."""
    for report in reporter.stats.get("skipped", ()):
        yield report.nodeid, str(report.longrepr[2]).removeprefix("Skipped: ")
