"""A check tells people what to do, and programs where, in the codes that the ILO publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.check import REPORTS
from ilms_desktop.model.command import AllowFindings
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.findings_data import FORMS
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def describe(ilms: Any, file: Path) -> None:
    """A source about which nothing is left to ask."""
    ran = ilms(
        *("source", "add", file, "--type", "FX", "--name", "Our records", "--note", "S3:5"),
        *("contact_name=A. B.", "register_population=All who leave through an agency."),
    )
    assert ran.code == 0, ran.err


def test_an_empty_questionnaire_is_good(ilms: Any, file: Path) -> None:
    """Nothing entered is nothing wrong; completeness speaks of it."""
    ran = ilms("check", file, "--json")
    assert (ran.code, ran.document["findings"]) == (0, [])


def test_a_wrong_sum_is_found_on_its_cells(ilms: Any, file: Path, wrong_figures: Path) -> None:
    """Rule, severity, outcome, state, level, message, cells, values: what a script needs."""
    ilms("import", file, wrong_figures)
    ran = ilms("check", file, "--json")
    assert ran.code == 1
    (finding,) = [each for each in ran.document["findings"] if each["rule"] == "V02"]
    assert (finding["severity"], finding["outcome"], finding["state"]) == ("E", "fail", "ERROR")
    assert finding["level"] == "VALUE"
    expected = {
        "indicator": "MNA_OEMP_SEX_CDS_NB",
        "source": "XX:N1",
        "classif1": "CDS_DES_TOTAL",
        "classif2": None,
        "time": "2020",
    }
    assert {cell["sex"] for cell in finding["cells"]} == {"SEX_T", "SEX_M", "SEX_F"}
    assert all(expected.items() <= cell.items() for cell in finding["cells"])
    assert finding["values"]
    assert finding["message"] in ran.err
    counts = ran.document["counts"]
    assert counts["failed"] == len(ran.document["findings"]) == sum(counts["by_severity"].values())
    assert counts["not_evaluated"] == len(ran.document["not_evaluated"])
    assert counts["open_by_severity"]["E"] >= 1


def test_a_reason_closes_a_finding(ilms: Any, file: Path, wrong_figures: Path) -> None:
    """It stays in the list with the reason; only open ones make the command end with 1."""
    describe(ilms, file)
    ilms("import", file, wrong_figures)
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        asked = [each.key for each in workspace.check().findings if each.severity.can_be_allowed]
        workspace.execute(AllowFindings(tuple(asked), "counted at two borders"))
    ran = ilms("check", file, "--json")
    assert ran.code == 0
    states = {each["state"] for each in ran.document["findings"] if each["severity"] != "I"}
    assert states == {"ALLOWED"}
    assert "explained: counted at two borders" in ran.err
    assert ran.document["findings"][0]["reason"] == "counted at two borders"


def test_information_alone_is_good(ilms: Any, file: Path, figures: Path) -> None:
    """A difference that rounding explains asks nothing of anybody."""
    describe(ilms, file)
    heading, *totals = figures.read_text(encoding="utf-8").replace(",9\n", ",10\n").splitlines()
    rows = [line.replace("CDS_DES_TOTAL", "CDS_DES_KOR") for line in totals]
    figures.write_text("\n".join([heading, *totals, *rows]), encoding="utf-8")
    ilms("import", file, figures)
    ran = ilms("check", file, "--json")
    assert {each["severity"] for each in ran.document["findings"]} == {"I"}, ran.err
    assert ran.code == 0
    assert "For information" in ran.err


def test_without_json_standard_output_is_silent(ilms: Any, file: Path, wrong_figures: Path) -> None:
    """Words are for people and go to standard error."""
    ilms("import", file, wrong_figures)
    ran = ilms("check", file)
    assert (ran.code, ran.out) == (1, "")
    assert "Fix or explain" in ran.err


@pytest.mark.parametrize("ending", REPORTS)
def test_a_report_is_written_beside_the_words(
    ilms: Any, file: Path, wrong_figures: Path, tmp_path: Path, ending: str
) -> None:
    """The same file that the window exports; the exit code stays that of the check."""
    ilms("import", file, wrong_figures)
    out = tmp_path / f"findings.{ending}"
    ran = ilms("check", file, "--report", out, "--json")
    assert (ran.code, out.stat().st_size > 500) == (1, True)
    assert ran.document["findings"]
    assert str(out) in ran.err


def test_an_unknown_ending_is_refused_before_the_check(ilms: Any, file: Path, tmp_path: Path) -> None:
    """And those that are known are named; they are the ones the command tells of."""
    ran = ilms("check", file, "--report", tmp_path / "findings.docx")
    assert ran.code != 0
    assert ", ".join(REPORTS) in ran.err
    assert tuple(FORMS) == REPORTS


def test_findings_can_be_weighed_as_when_they_are_sent(ilms: Any, file: Path, tmp_path: Path) -> None:
    """A missing total is a warning while one types, and an error in what is sealed."""
    data = tmp_path / "men_and_women.csv"
    rows = ["ref_area,source,indicator,sex,classif1,time,obs_value,obs_status"]
    rows += [f"KHM,,MNA_TPOP_SEX_CRS_NB,{sex},CRS_RES_TOTAL,2020,5," for sex in ("SEX_M", "SEX_F")]
    data.write_text("\n".join(rows), encoding="utf-8")
    describe(ilms, file)
    assert ilms("import", file, data).code == 0
    found = []
    for more in ([], ["--sending"]):
        (finding,) = [
            each for each in ilms("check", file, "--json", *more).document["findings"] if each["rule"] == "V30"
        ]
        found.append((finding["severity"], finding["severity_at_sending"]))
    assert found == [("W", "E"), ("E", "E")]
