"""A check tells people what to do, and programs where, in the codes that the ILO publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.model.command import AllowFindings
from ilms_desktop.workspace.clock import system_clock, system_ids
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
    figures.write_text(figures.read_text(encoding="utf-8").replace(",9\n", ",10\n"), encoding="utf-8")
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
