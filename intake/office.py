"""DOC, WPS, RTF and ODT through LibreOffice, where it is installed: one process, which ends within the step's time."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from chushen.findings import Cause
from intake.refusal import RefusalError
from intake.sniffing import SAVE_AS_PDF

PROGRAMS = ("soffice", "libreoffice")


def to_pdf(path: Path, work: Path) -> Path:
    """The file as a PDF, in a new folder within `work`. No macro is run and no link is followed.

    Raises:
        RefusalError: LibreOffice is not there, or makes nothing of the file.
    """
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise RefusalError(Cause.NOT_ACCEPTED, f"本机没有 LibreOffice，读不了这种文档：{SAVE_AS_PDF}")
    folder = Path(mkdtemp(dir=work, prefix="office-"))
    copy = folder / "document.doc"  # LibreOffice goes by the content; a name might be an option to it
    shutil.copyfile(path, copy)
    ended = subprocess.run(  # noqa: S603  a fixed program with fixed options
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "pdf"),
            *("--outdir", str(folder), str(copy)),
        ],
        env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    made = copy.with_suffix(".pdf")
    if not made.is_file():
        said = ended.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise RefusalError(Cause.DAMAGED, f"LibreOffice makes no PDF of it ({ended.returncode}) {''.join(said)}"[:300])
    return made
