"""An export gives back every figure digit for digit, and the same questionnaire gives the same bytes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.csv_ilo import write
from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.exporting import outgoing, published_codes, unreadable_cells
from tests.unit.workspace.importing_support import bulk, new_workspace, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

C4 = QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020)
A8 = QTableKey("FX:1", "A8", Criterion.CITIZENSHIP, "CCT_CTZ", 2020)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A questionnaire with one source by citizenship."""
    with new_workspace(tmp_path / "a.ilms") as made:
        made.execute(AddSource(Source("FX:1", "FX", "Our records", criteria=(Criterion.CITIZENSHIP,))))
        yield made


def put(workspace: Workspace, qtable: QTableKey, said: dict[str, Observation], *, sex: str = "SEX_T") -> None:
    """Put these into the class rows of one sex."""
    entries = tuple((ObservationKey(qtable, CellKey(sex, ABSENT, code)), each) for code, each in said.items())
    workspace.execute(SetObservations(entries, label=Label("Type"), imported=True))


def rows(workspace: Workspace) -> list[dict[str, str]]:
    """The export, row by row."""
    return list(csv.DictReader(io.StringIO(write(outgoing(workspace)).decode())))


def test_figures_letters_and_zero_are_written_and_blank_is_not(workspace: Workspace) -> None:
    """Text that is no figure stays at home, and is counted."""
    put(
        workspace,
        C4,
        {
            "CDS_DES_TOTAL": Observation(value=18600, decimals=2, status="E"),
            "CDS_DES_THA": Observation(value=0),
            "CDS_DES_MYS": Observation(status="N"),
            "CDS_DES_SGP": Observation(text="some"),
            "CDS_DES_X": Observation(note="asked in May"),
        },
    )
    assert [(row["classif1"], row["obs_value"], row["obs_status"]) for row in rows(workspace)] == [
        ("CDS_DES_TOTAL", "18.60", "E"),
        ("CDS_DES_THA", "0", ""),
        ("CDS_DES_MYS", "", "N"),
    ]
    assert unreadable_cells(workspace) == 1


def test_codes_are_written_as_the_ilo_publishes_them(workspace: Workspace) -> None:
    """Kosovo has another code there, and stateless persons are part of Other countries."""
    put(
        workspace,
        A8,
        {
            "CCT_CTZ_TOTAL": Observation(value=6000),
            "CCT_CTZ_STATELESS": Observation(value=1500, decimals=1),
            "CCT_CTZ_XKX": Observation(value=2000),
            "CCT_CTZ_X": Observation(value=2500, decimals=2),
        },
    )
    assert [(row["classif1"], row["obs_value"]) for row in rows(workspace)] == [
        ("CCT_CTZ_TOTAL", "6"),
        ("CCT_CTZ_KOS", "2"),
        ("CCT_CTZ_X", "4.00"),
    ]


@pytest.mark.parametrize(
    ("stateless", "other", "expected"),
    [
        (Observation(value=1000), Observation(status="N"), ("1", "")),
        (Observation(status="C"), Observation(value=1000, status="E"), ("1", "E")),
        (Observation(status="C"), Observation(status="N"), ("", "C")),
        (Observation(value=1000, status="P"), Observation(value=1000), ("2", "P")),
    ],
)
def test_rows_written_as_one_keep_the_figure_that_is_there(
    workspace: Workspace, stateless: Observation, other: Observation, expected: tuple[str, str]
) -> None:
    """A letter never swallows a figure."""
    put(workspace, A8, {"CCT_CTZ_STATELESS": stateless, "CCT_CTZ_X": other})
    (row,) = rows(workspace)
    assert (row["obs_value"], row.get("obs_status", "")) == expected


def test_rows_written_as_one_keep_the_remarks_of_both(workspace: Workspace) -> None:
    """A remark is no less true because its row has no code of its own."""
    said = {"CCT_CTZ_STATELESS": Observation(value=1000, note="camps"), "CCT_CTZ_X": Observation(5000, note="others")}
    put(workspace, A8, said)
    assert [row.remark for row in outgoing(workspace).rows] == ["camps\nothers"]


def test_cells_are_named_in_the_order_of_the_indicator() -> None:
    """Findings and exports use the same names."""
    edition = load_edition("ilms-2019")
    activity = QTableKey("FX:1", "A5", Criterion.BIRTH, "ECO_SECTOR", 2020)
    key = ObservationKey(activity, CellKey("SEX_F", "CBR_BIR_FOREIGN", "ECO_SECTOR_AGR"))
    assert published_codes(edition, key) == {
        "indicator": "MST_TEMP_SEX_ECO_CBR_NB",
        "source": "FX:1",
        "sex": "SEX_F",
        "classif1": "ECO_SECTOR_AGR",
        "classif2": "CBR_BIR_FOREIGN",
        "time": "2020",
    }
    origin = QTableKey("FX:1", "SA4", Criterion.STATUS, "COU_ORI", 2020)
    codes = published_codes(load_edition("ilms-asean"), ObservationKey(origin, CellKey(ABSENT, ABSENT, "COU_ORI_THA")))
    assert (codes["sex"], codes["classif1"], codes["classif2"]) == (None, "COU_ORI_THA", None)


INDICATORS = {
    "MNA_OEMP_SEX_CDS_NB": [("CDS_DES_TOTAL", ""), ("CDS_DES_THA", ""), ("CDS_DES_KOR", ""), ("CDS_DES_X", "")],
    "MNA_OEMP_SEX_ECO_NB": [("ECO_SECTOR_TOTAL", ""), ("ECO_SECTOR_AGR", ""), ("ECO_AGGREGATE_MAN", "")],
    "MST_NCTE_SEX_CCT_NB": [("CCT_CTZ_STATELESS", ""), ("CCT_CTZ_X", ""), ("CCT_CTZ_XKX", ""), ("CCT_CTZ_VNM", "")],
    "MST_TEMP_SEX_ECO_CBR_NB": [("ECO_SECTOR_AGR", "CBR_BIR_TOTAL"), ("ECO_SECTOR_IND", "CBR_BIR_FOREIGN")],
    "MST_EARA_SEX_CBR_NB": [("CBR_BIR_TOTAL", ""), ("CBR_BIR_NATIVE", "")],
}
CELLS = [(indicator, *classes) for indicator, codes in INDICATORS.items() for classes in codes]
VALUES = st.decimals(0, 99999, places=2).map(str) | st.integers(0, 99999).map(str)
SAID = st.tuples(VALUES, st.sampled_from(["", "E", "P"])) | st.tuples(st.just(""), st.sampled_from(["N", "C", "X"]))
ROWS = st.dictionaries(
    st.tuples(
        st.sampled_from(["FX:2", "BA:544", "EA:N1"]),
        st.sampled_from(CELLS),
        st.sampled_from(["SEX_T", "SEX_M", "SEX_F"]),
        st.integers(2015, 2018),
    ),
    SAID,
    min_size=1,
    max_size=12,
)


@settings(max_examples=25)
@given(content=ROWS)
def test_an_export_imported_elsewhere_exports_the_same_bytes(
    content: dict[tuple[str, tuple[str, str, str], str, int], tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the order of the rows, sources and countries was."""
    folder = tmp_path_factory.mktemp("export")
    data = bulk(
        *(
            f"KHM,{source},{indicator},{sex},{first},{second},{year},{value},{status}"
            for (source, (indicator, first, second), sex, year), (value, status) in content.items()
        )
    )
    with new_workspace(folder / "one.ilms") as one, new_workspace(folder / "two.ilms") as two:
        assert take(one, data).refused == ()
        exported = write(outgoing(one))
        assert take(two, exported).refused == ()
        assert write(outgoing(two)) == exported
