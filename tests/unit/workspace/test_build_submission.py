"""What a submission says of an open file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ilms_desktop.model.command import (
    AllowFindings,
    Declaration,
    DeclareQTable,
    NameCountries,
    SetContact,
    SetQTableField,
)
from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.strict_json import load
from ilms_desktop.package.tables import read_rows
from ilms_desktop.workspace.build_submission import (
    NOT_STATED,
    document_of,
    files_of,
    metadata_of,
    tables_of,
    validation_of,
)
from ilms_desktop.workspace.numbering import Numbering
from tests.unit.workspace.workspace_support import A5, A10, C1, C4, REGISTER, SURVEY, TickingClock, cell, new, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

MOMENT = TickingClock()()
TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")


def document(workspace: Workspace, numbering: Numbering | None = None) -> dict[str, Any]:
    """The document of a submission."""
    return document_of(
        workspace,
        kind=SubmissionKind.FULL,
        numbering=numbering or Numbering("khm-01", 1, None),
        created=MOMENT,
        program_version="1.2.3",
        rules_digest="d" * 64,
    )


def test_the_document_says_who_what_and_when(ruled: Workspace) -> None:
    """Its fields follow from the file alone."""
    ruled.execute(SetContact("Ministry of Labour", "MOL", "A. Person", "Statistician"))
    put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    said = document(ruled, Numbering("khm-01", 7, "e" * 64))
    count, head = ruled.journal_head()
    assert said["package"] == "ILMS_KHM-01_2026_S0007"
    assert (said["sequence"], said["previous"]) == (7, "e" * 64)
    assert (said["country"], said["collection"]) == ("KHM", "ILMS-2026")
    assert said["questionnaire"] == {"id": "ilms-2019", "version": 1, "package_id": None}
    assert said["office"] == {"name": "Ministry of Labour", "code": "MOL"}
    assert said["prepared_by"] == {"name": "A. Person", "function": "Statistician"}
    assert said["created_utc"] == "2026-10-01T09:00:01Z"
    assert said["audit"] == {"workspace": ruled.uuid, "count": count, "head": head, "extract_from": None}
    report = ruled.report()
    assert said["rules"]["errors"] == len(report.blocking) > 0
    assert said["rules"]["warnings"] == report.count(Severity.WARNING)


def test_who_approved_is_said_where_somebody_did(ruled: Workspace) -> None:
    """Name and function; a function alone is nobody."""
    assert document(ruled)["approved_by"] is None
    ruled.execute(SetContact("MOL", "MOL", "A. Person", "", approver="D. Director", approver_function="Director"))
    assert document(ruled)["approved_by"] == {"name": "D. Director", "function": "Director"}
    ruled.execute(SetContact("MOL", "MOL", "A. Person", "", approver="", approver_function="Director"))
    assert document(ruled)["approved_by"] is None


def test_what_the_file_does_not_say_is_not_invented(tmp_path: Any) -> None:
    """A field that must be filled says that nothing was stated."""
    with new(tmp_path / "x.ilms", person="", office="") as made:
        made.execute(SetContact("", "", "", ""))
        said = document(made)
    assert said["office"] == {"name": NOT_STATED, "code": "KHM"}
    assert said["prepared_by"] == {"name": NOT_STATED, "function": ""}


def test_tables_hold_figures_and_letters_as_typed(quiet: Workspace) -> None:
    """A blank has no row, a remark or an unread text neither; digits are those typed."""
    put(
        quiet,
        C4,
        {
            cell("T", "CDS_DES_THA"): Observation(16_420, 3),
            cell("M", "CDS_DES_THA"): Observation(0, 1, status="E"),
            cell("F", "CDS_DES_THA"): Observation(status="N"),
            cell("T", "CDS_DES_X"): Observation(note="asked again"),
            cell("M", "CDS_DES_X"): Observation(text="12.5?", status="E"),
        },
    )
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    put(quiet, A10, {cell("T", status="CBR_BIR_TOTAL"): Observation(123_45, 2)})
    tables = tables_of(quiet, list(quiet.observations()), today=MOMENT.date())
    assert {table.id: read_rows(table.data) for table in tables} == {
        "A5-birth": [(SURVEY, "ECO_AGGREGATE", "2023", "SEX_T", "CBR_BIR_TOTAL", "ECO_AGGREGATE_AGR", "5", "")],
        "A10-birth": [(SURVEY, ABSENT, "2023", "SEX_T", "CBR_BIR_TOTAL", ABSENT, "123.45", "")],
        "C4": [
            (REGISTER, "CDS_DES", "2023", "SEX_T", ABSENT, "CDS_DES_THA", "16.420", ""),
            (REGISTER, "CDS_DES", "2023", "SEX_M", ABSENT, "CDS_DES_THA", "0.0", "E"),
            (REGISTER, "CDS_DES", "2023", "SEX_F", ABSENT, "CDS_DES_THA", "", "N"),
        ],
    }
    assert {table.sharing for table in tables} == {"public"}


def test_a_file_without_figures_makes_no_tables(quiet: Workspace) -> None:
    """Declarations and remarks travel in the metadata."""
    put(quiet, C4, {cell("T", "CDS_DES_X"): Observation(note="none")})
    assert tables_of(quiet, list(quiet.observations()), today=MOMENT.date()) == []


def test_metadata_hold_all_that_is_no_figure(quiet: Workspace) -> None:
    """Sources, countries, declarations, fields, remarks, and texts that nobody could read as figures."""
    quiet.execute(NameCountries(C4, ("CDS_DES_KOR",)))
    put(quiet, C4, {cell("M", "CDS_DES_THA"): Observation(text="12.5?", note="from the fax")})
    quiet.execute(SetQTableField(A10, "T30", "KHR"))
    quiet.execute(DeclareQTable(C1, Declaration.NOT_AVAILABLE, "No register."))
    said = metadata_of(quiet, list(quiet.observations()))
    assert [source["id"] for source in said["sources"]] == [REGISTER, SURVEY]
    assert said["sources"][0] == {
        "id": REGISTER,
        "type": "FX",
        "name": "Department of Employment",
        "criteria": [],
        "years": [2022, 2023],
        "fields": {},
    }
    by_table = {qtable["table"]: qtable for qtable in said["qtables"]}
    assert by_table["C4"]["named"] == ["CDS_DES_KOR", "CDS_DES_THA"]
    assert by_table["A10-birth"]["fields"] == {"T30": "KHR"}
    assert (by_table["C1"]["declaration"], by_table["C1"]["reason"]) == ("not_available", "No register.")
    assert said["cells"] == [
        {
            "table": "C4",
            "source": REGISTER,
            "version": "CDS_DES",
            "year": 2023,
            "sex": "SEX_M",
            "status": ABSENT,
            "class": "CDS_DES_THA",
            "note": "from the fax",
            "text": "12.5?",
        }
    ]


def test_the_validation_report_carries_reasons(ruled: Workspace) -> None:
    """What is only told is counted; what stands with a reason says whose."""
    put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    put(
        ruled,
        C4,
        {cell(sex, "CDS_DES_TOTAL"): Observation(value, 3) for sex, value in zip("TMF", (11, 5, 5), strict=True)},
    )
    errors = [each.key for each in ruled.report().blocking]
    ruled.execute(AllowFindings(tuple(errors), "As published in 2010."))
    report = ruled.report()
    said = validation_of(report, created=MOMENT)
    assert (said["errors"], said["justified"]) == (0, len(errors))
    assert said["information"] == report.count(Severity.INFORMATION) > 0
    assert "I" not in {each["severity"] for each in said["findings"]}
    allowed = {each["key"]: each["allowance"] for each in said["findings"] if each["state"] == "ALLOWED"}
    assert set(allowed) == set(errors)
    assert {(each["reason"], each["person"]) for each in allowed.values()} == {("As published in 2010.", "A. Person")}


def test_the_same_file_gives_the_same_bytes(ruled: Workspace) -> None:
    """And bytes that the strict reader takes."""
    put(ruled, C1, {TOTAL: 100, MEN: 60, WOMEN: 30})
    stored = list(ruled.observations())
    first, second = (files_of(ruled, stored, created=MOMENT) for _ in range(2))
    assert first == second
    assert {name: load(data) for name, data in first.items()} == {
        name: json.loads(data) for name, data in first.items()
    }
