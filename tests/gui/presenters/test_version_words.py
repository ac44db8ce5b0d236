"""Class versions by their short names, and what happens to figures when another one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.version_words import short_elsewhere, short_titles, switch_words, version_switch
from tests.gui.conftest import A5, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

AGGREGATE, SECTOR = "ECO_AGGREGATE", "ECO_SECTOR"
TITLES = ("Economic activity, aggregate", "Economic activity, broad sectors")


def fill_total(workspace: Workspace, version: str, year: int) -> None:
    """One figure in a version and year of table A5."""
    qtable = QTableKey(SOURCE, "A5", Criterion.CITIZENSHIP, version, year)
    key = ObservationKey(qtable, CellKey("SEX_T", "CCT_CIT_TOTAL", f"{version}_TOTAL"))
    workspace.execute(SetObservations(((key, Observation(5000, 0)),), Label("Test")))


@pytest.mark.parametrize(
    ("titles", "short"),
    [
        (TITLES, ["aggregate", "broad sectors"]),
        (("النشاط، مجمل", "النشاط، قطاعات"), ["مجمل", "قطاعات"]),
        (("Work, men, total", "Work, men, parts", "Work, men, all"), ["total", "parts", "all"]),
        (("Age, bands", "Activity, bands"), ["Age, bands", "Activity, bands"]),
        (("Age, bands",), ["Age, bands"]),
        (("Aggregate", "Agriculture"), ["Aggregate", "Agriculture"]),
    ],
)
def test_what_all_titles_share_is_left_out(titles: tuple[str, ...], short: list[str]) -> None:
    """Only whole parts before a comma, in any script; a beginning of a word is no part."""
    assert list(short_titles(titles).values()) == short


def test_before_a_switch_everything_is_said(workspace: Workspace) -> None:
    """What stays, what is out of sight, what waits there, where both are filled; nothing is copied."""
    fill_total(workspace, AGGREGATE, 2020)
    fill_total(workspace, AGGREGATE, 2021)
    shown = workspace.table_view(SOURCE, A5, version=AGGREGATE)
    switch = version_switch(shown, workspace.table_view(SOURCE, A5, version=SECTOR), TITLES)
    assert (switch.figures, switch.waiting, switch.both) == (2, 0, ())
    told = [bare(text) for text in switch_words(switch)]
    assert told[0].startswith("2 filled cells in “aggregate” stay in the file. They are not shown in “broad sectors”")
    assert told[1] == "“broad sectors” is still empty. Nothing is copied or added up into it."
    assert len(told) == 3
    fill_total(workspace, SECTOR, 2021)
    switch = version_switch(shown, workspace.table_view(SOURCE, A5, version=SECTOR), TITLES)
    told = [bare(text) for text in switch_words(switch)]
    assert told[1] == "“broad sectors” holds 1 filled cell already; you will see it."
    assert told[2].startswith("2021: both are filled.")


def test_a_year_elsewhere_has_the_short_name_of_its_version(workspace: Workspace) -> None:
    """Beside the version that is shown."""
    fill_total(workspace, SECTOR, 2021)
    view = workspace.table_view(SOURCE, A5, version=AGGREGATE)
    (elsewhere,) = (year.elsewhere for year in view.years if year.elsewhere)
    assert short_elsewhere(view.layout, elsewhere) == "broad sectors"
