"""The last resort for files no reader of ours follows: LibreOffice, where it is installed, makes a docx of them.

The one reader that needs the disk: LibreOffice takes and gives files. Every call has a profile of its own, for a second
one on the same profile ends at once and gives nothing, without a word.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from reportlint.model import Document
from reportlint.read.docx import read_docx
from reportlint.read.trouble import Limits, Unreadable, brief

PROGRAMS: Final = ("soffice", "libreoffice")


def converted(data: bytes, form: str, detail: str, limits: Limits) -> Document:
    """Convert a file of format `form` and read the result; `detail` says why it could not be read directly."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise Unreadable("needs-converter", format=form, detail=detail)
    with tempfile.TemporaryDirectory(prefix="reportlint-") as folder:
        source, result = Path(folder, f"in.{form}"), Path(folder, "out", "in.docx")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        call = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "docx"]
        run([*call, "--outdir", str(result.parent), str(source)], 0.8 * limits.seconds)
        if not result.is_file():
            raise Unreadable("damaged", detail=detail)
        if result.stat().st_size > limits.file_bytes:
            raise Unreadable("limit-exceeded", detail=brief(f"{result.stat().st_size} B"))
        return read_docx(result.read_bytes(), limits)


def run(call: list[str], seconds: float) -> None:
    """Run a program and whatever it starts for so long at most."""
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the arguments are our own
        call, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("timed-out", seconds=f"{seconds:g}") from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
