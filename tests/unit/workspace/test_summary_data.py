"""The completeness summary of a real file: the figures of the program, in the person's words, on one page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from pypdf import PdfReader

import ilms_desktop
from ilms_desktop import i18n
from ilms_desktop.model.command import (
    AddSource,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    RecordSubmission,
    SetObservations,
)
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.report.summary import completeness_pdf
from ilms_desktop.workspace.summary_data import summary_data
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.report.summary import SummaryData, TableLine

NOW = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
REGISTER = "FX:N1"
DIGITS = "26348 11467 42571 53456 16141 34442 16338 16275"
C7_2021 = QTableKey(REGISTER, "C7", Criterion.NONE, "OCU_SKILL", 2021)
SOURCE = Source(id="FX:N", type="FX", name="Register of workers", years=(2020, 2021))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A file with one register, three figures, a letter and a table with nothing to report."""
    numbers = count(1)
    made = Workspace.create(
        tmp_path / "cambodia.ilms",
        country="KHM",
        round_id="2026",
        edition_id="ilms-2019",
        language="en",
        clock=lambda: NOW,
        ids=lambda: UUID(int=next(numbers)),
        person="Sok Dara",
        office="Ministry of Labour",
    )
    with made:
        made.execute(AddSource(SOURCE))
        made.execute(SetObservations(entries(made), Label("Type")))
        made.execute(DeclareQTable(C7_2021._replace(version=made.version(REGISTER, C7_2021.table_key)), NOTHING))
        yield made


NOTHING = Declaration.NOTHING


def entries(workspace: Workspace) -> tuple[tuple[ObservationKey, Observation], ...]:
    """Two figures, a zero and a letter in table C5 of 2020."""
    table = next(each for each in workspace.tables(REGISTER) if each.number == "C5")
    version = workspace.version(REGISTER, table.key)
    codes = [code.id for code in workspace.edition.class_list(version).codes if not code.is_total][:2]
    qtable = QTableKey(REGISTER, "C5", Criterion.NONE, version, 2020)
    cells = [CellKey(sex, ABSENT, code) for sex in ("SEX_M", "SEX_F") for code in codes]
    values = (Observation(1250, 3), Observation(10, 2), Observation(0), Observation(status="N"))
    return tuple((ObservationKey(qtable, cell), value) for cell, value in zip(cells, values, strict=True))


def submission(number: int) -> Submission:
    """The package with this number, sealed that many days after the file was made."""
    return Submission(
        package=f"ILMS_KHM-01_2026_S{number:04d}",
        package_id=f"{number:x}" * 64,
        signer="khm-01",
        sequence=number,
        previous=None,
        kind=SubmissionKind.FULL,
        created=NOW + timedelta(days=number),
        file_name="x.zip",
        file_sha256="0" * 64,
        observations=4,
    )


def line(data: SummaryData, number: str) -> TableLine:
    """Line of a table on the fullest list."""
    return next(each for each in data.tables[0].lines if each.number == number)


def test_the_figures_are_those_of_the_file(workspace: Workspace) -> None:
    """The sheet counts what the screens count."""
    data = summary_data(workspace, now=NOW)
    total = workspace.completeness().total
    # three figures, and the one total whose parts are both there
    assert line(data, "C5").parts[:2] == (4, 1)
    assert line(data, "C5").years == "2020–2021"
    assert line(data, "C7").parts[2] > 0
    assert data.tables[0].total.parts == (total.reported, total.missing, total.nothing, total.empty)
    assert [figure.value for figure in data.figures] == [
        f"{total.percent}%",
        "0 of 21",
        f"{total.reported:,}",
        f"{total.missing:,}",
        f"{total.nothing:,}",
        f"{total.empty:,}",
    ]
    assert data.figures[1].label == "tables answered (none), 2 begun"
    assert data.figures[2].label == "reported, 1 of them zero"
    assert data.before == ()


def test_the_head_says_whose_figures_these_are(workspace: Workspace) -> None:
    """Country, round, office, person, file and date; times are UTC and say so."""
    data = summary_data(workspace, now=NOW)
    assert data.heading.title == "Completeness summary · Cambodia"
    assert data.heading.collection == "International Labour Migration Statistics · round 2026"
    assert data.heading.reference == "cambodia.ilms"
    assert data.heading.dated == "as of 12 September 2026, 14:03 UTC"
    assert [fact.value for fact in data.facts] == [
        "Ministry of Labour",
        "Sok Dara",
        "nothing: first submission",
        "thousands of persons",
    ]
    assert data.foot.program == f"ILMS Desktop {ilms_desktop.__version__} · ilms-2019"
    assert data.key is None


def test_a_package_brings_its_name_number_and_forerunner(workspace: Workspace) -> None:
    """Paper and package must be told to belong together."""
    first, second = submission(1), submission(2)
    workspace.execute(RecordSubmission(first))
    workspace.execute(RecordSubmission(second))
    data = summary_data(workspace, now=NOW, package=second, key_code=DIGITS)
    assert data.heading.reference == "ILMS_KHM-01_2026_S0002"
    assert data.heading.dated == "packaged 14 September 2026, 14:03 UTC"
    assert data.facts[1].value == "Sok Dara (khm-01)"
    assert data.facts[2].value == "S0001 of 13 September 2026"
    assert data.key is not None
    assert data.key.digits == DIGITS
    assert data.key.package == "Package number " + " ".join(["22222222"] * 8)
    assert data.key.payload.split("\n") == [second.package, second.package_id, DIGITS]
    assert summary_data(workspace, now=NOW).facts[2].value == "S0002 of 14 September 2026"


def test_a_code_may_come_before_the_package(workspace: Workspace) -> None:
    """The sheet inside a package is made before the package has its number."""
    key = summary_data(workspace, now=NOW, key_code=DIGITS).key
    assert key is not None
    assert key.package == ""
    assert key.payload == DIGITS


def test_a_number_may_come_without_code(workspace: Workspace) -> None:
    """Who prints later may not have the key at hand."""
    key = summary_data(workspace, now=NOW, package=submission(1)).key
    assert key is not None
    assert (key.digits, key.advice) == ("", "")


def test_sharing_is_that_of_the_package(workspace: Workspace) -> None:
    """The director signs for it; tables without figures are not sent."""
    assert line(summary_data(workspace, now=NOW), "C5").sharing == "Public"
    assert line(summary_data(workspace, now=NOW), "C4").sharing == ""
    workspace.execute(EditSource(replace(workspace.source(REGISTER), fields={"sharing": "ilo-only"})))
    assert line(summary_data(workspace, now=NOW), "C5").sharing == "ILO only"


def test_an_embargo_without_date_is_printed_as_one(workspace: Workspace) -> None:
    """Sealing asks for the date; the sheet before it need not wait."""
    workspace.execute(EditSource(replace(workspace.source(REGISTER), fields={"sharing": "embargo"})))
    assert line(summary_data(workspace, now=NOW), "C5").sharing == "Public from a date"


def test_what_nobody_stated_is_called_so(tmp_path: Path) -> None:
    """An empty field on paper looks like a printing error; example data are no reply of the country."""
    numbers = count(1)
    with Workspace.create(
        tmp_path / "new.ilms",
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=lambda: NOW,
        ids=lambda: UUID(int=next(numbers)),
        is_example=True,
    ) as empty:
        data = summary_data(empty, now=NOW)
    assert [fact.value for fact in data.facts[:2]] == ["not stated", "not stated"]
    assert "example data" in data.heading.collection
    assert data.figures[0].value == "0%"
    assert len(PdfReader(io.BytesIO(completeness_pdf(data))).pages) == 1


def test_the_sheet_of_a_file_may_lie_in_a_package(workspace: Workspace) -> None:
    """One page, paper only, the same bytes for the same moment."""
    pdf = completeness_pdf(summary_data(workspace, now=NOW, key_code=DIGITS))
    assert pdf == completeness_pdf(summary_data(workspace, now=NOW, key_code=DIGITS))
    assert check_pdf(pdf) is None
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_arabic_sheets_isolate_codes_and_keep_latin_digits(workspace: Workspace) -> None:
    """Otherwise names of packages and ranges of years are turned round."""
    i18n.use("ar")
    workspace.use_language("ar")
    data = summary_data(workspace, now=NOW, package=submission(1), key_code=DIGITS)
    assert data.language == "ar"
    assert data.heading.reference == "\u2066ILMS_KHM-01_2026_S0001\u2069"
    assert "سبتمبر" in data.heading.dated
    assert "14:03" in data.heading.dated
    assert len(PdfReader(io.BytesIO(completeness_pdf(data))).pages) == 1


def test_french_sheets_write_numbers_and_dates_as_french_does(workspace: Workspace) -> None:
    """A percent sign stands off, months have no capital."""
    i18n.use("fr")
    workspace.use_language("fr")
    data = summary_data(workspace, now=NOW)
    assert data.figures[0].value.endswith("\u00a0%")
    assert "12 septembre 2026" in data.heading.dated
    assert "Cambodge" in data.heading.title


def test_the_sheet_of_a_package_is_not_compared_with_itself(workspace: Workspace) -> None:
    """The file as it stands is compared with its last package."""
    package = submission(1)
    workspace.execute(RecordSubmission(package))
    assert summary_data(workspace, now=NOW, package=package).before == ()
    assert len(summary_data(workspace, now=NOW).before) == 1
