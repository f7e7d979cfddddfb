"""Programs of other people that tests open results with: whether each is here, and how it comes.

`python tests/programs.py` prints the Debian packages that are lacking, `--install` brings them. It needs nothing but
Python, as it may run before anything else is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POPPLER = ("pdftoppm", "pdftotext", "pdfinfo")


@dataclass(frozen=True)
class Program:
    """Something that is no Python package."""

    name: str
    """How people call it."""
    package: str
    """The Debian package that brings it."""
    is_here: Callable[[], bool]
    """Whether it is on this machine."""


def has_office(library: str) -> bool:
    """Whether LibreOffice is here, with the part that a library stands for."""
    program = shutil.which("soffice")
    return program is not None and (Path(program).resolve().parent / library).exists()


def has_chinese_font() -> bool:
    """Whether a font with Chinese characters is here."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)  # noqa: S607
    return bool(listed.stdout.strip())


PROGRAMS: Mapping[str, Program] = {
    "browser": Program("Chromium", "chromium", lambda: any(map(shutil.which, BROWSERS))),
    "writer": Program("LibreOffice Writer", "libreoffice-writer-nogui", lambda: has_office("libswlo.so")),
    "calc": Program("LibreOffice Calc", "libreoffice-calc-nogui", lambda: has_office("libsclo.so")),
    "poppler": Program("poppler", "poppler-utils", lambda: all(map(shutil.which, POPPLER))),
    "font": Program("a Chinese font", "fonts-wqy-microhei", has_chinese_font),
    "git": Program("git", "git", lambda: shutil.which("git") is not None),
}
"""What `pytest.mark.needs` names → the program."""


@cache
def is_here(need: str) -> bool:
    """Whether what a test needs is on this machine."""
    return PROGRAMS[need].is_here()


def lacking(needs: Iterable[str] = PROGRAMS) -> list[Program]:
    """Return what of these is not on this machine."""
    return [PROGRAMS[need] for need in needs if not is_here(need)]


def install_line(programs: Iterable[Program]) -> str:
    """Return the command that brings programs."""
    return "apt-get install --no-install-recommends " + " ".join(program.package for program in programs)


def install(programs: Iterable[Program]) -> int:
    """Bring programs, where that may be done; return the exit code."""
    command = install_line(programs)
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        print(f"only root can install on Debian: {command}", file=sys.stderr)
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "update", "-qq"], [*command.split(), "-qq", "-y"]):
        done = subprocess.run(words, env=environment, check=False)  # noqa: S603 - our own words
        if done.returncode:
            return done.returncode
    return 0


def main() -> int:
    """Print or install what is lacking."""
    found = lacking()
    if not found:
        return 0
    if "--install" in sys.argv:
        return install(found)
    print(install_line(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
