"""What a paste asks beside the table: labels, totals, rows of countries that are not named yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.paste_book import PasteBook
from tests.gui.conftest import A5, C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_table_of_countries_knows_whom_it_may_name(workspace: Workspace) -> None:
    """Other tables have no such list."""
    countries = PasteBook(workspace, workspace.table_view(SOURCE, C4)).countries
    assert countries is not None
    assert "CDS_DES_VNM" in countries
    assert PasteBook(workspace, workspace.table_view(SOURCE, A5)).countries is None


def test_rows_of_more_countries_stand_in_the_order_of_the_table(workspace: Workspace) -> None:
    """One for each sex."""
    rows = PasteBook(workspace, workspace.table_view(SOURCE, C4)).rows_of(("CDS_DES_VNM", "CDS_DES_ARE"))
    assert [(row.cell.sex, row.cell.klass) for row in rows] == [
        (sex, country) for sex in ("SEX_T", "SEX_M", "SEX_F") for country in ("CDS_DES_VNM", "CDS_DES_ARE")
    ]


def test_labels_speak_of_the_axes_of_the_table(workspace: Workspace) -> None:
    """The total of each axis is known."""
    labels = PasteBook(workspace, workspace.table_view(SOURCE, A5)).labels(str.isdecimal)
    assert labels.totals == {Axis.STATUS: "CCT_CIT_TOTAL", Axis.SEX: "SEX_T", Axis.CLASS: "ECO_AGGREGATE_TOTAL"}
