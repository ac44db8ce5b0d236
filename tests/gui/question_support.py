"""Questions of the desk about the example, for the tests of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.command import RecordSubmission
from ilms_desktop.model.submission import Submission, SubmissionKind
from tests.gui.conftest import SOURCE, START, c4
from tests.unit.workspace import question_support
from tests.unit.workspace.question_support import query_file, take

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.workspace.workspace import Workspace

PACKAGE: Final = "ab" * 32
KOREA: Final = c4("M", "KOR", 2017)
#: the same cell as the desk writes it
CELL: Final[dict[str, Any]] = {
    "country": "KHM",
    "source": SOURCE,
    "criterion": "none",
    "table": "C4",
    "class_version": [{"concept": "CDS", "code": "CDS_DES"}],
    "year": 2017,
    "sex": "SEX_M",
    "classes": [{"concept": "CDS", "code": "CDS_DES_KOR"}],
}
TABLE: Final = {**CELL, "sex": None, "classes": None}
WHOLE: Final = {**CELL, **dict.fromkeys(("criterion", "table", "class_version", "year", "sex", "classes"))}
FIRST: Final = "KHM-2026-Q0012-001"


def query(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One question about the cell of Korea."""
    return question_support.query(number, **{"cell": CELL, "value_seen": "1.531", **changes})


def package(workspace: Workspace) -> None:
    """Record a package of the example, as if it had been sealed."""
    name = "ILMS_KHM-01_2026_S0001"
    record = Submission(name, PACKAGE, "khm-01", 1, None, SubmissionKind.FULL, START, f"{name}.zip", "0" * 64, 3)
    workspace.execute(RecordSubmission(record))


def ask(workspace: Workspace, *queries: Mapping[str, Any], about: str = PACKAGE, **changes: Any) -> None:
    """Take a file of questions about the package, which is recorded the first time."""
    if not workspace.submissions():
        package(workspace)
    take(workspace, query_file(about, queries or [query()], **changes))
