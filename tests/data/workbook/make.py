"""Writes the workbook that LibreOffice changes: `python -m tests.data.workbook.make OUT.xlsx`. No test runs this."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.unit.exchange.workbook.workbook_support import questionnaire, written

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, questionnaire(Path(folder) / "a.ilms") as made:
        Path(sys.argv[1]).write_bytes(written(made))
