"""The one order of things."""

from __future__ import annotations

import random
from functools import partial

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.layout import build_layout
from ilms_desktop.model.source import Source
from ilms_desktop.storage.qtables import QTable
from ilms_desktop.workspace.ordering import Ordering
from tests.unit.workspace.workspace_support import A5, C4, REGISTER, SURVEY, cell

EDITION = load_edition("ilms-2019")
SOURCES = {each: Source(each, each[:2], "x") for each in (REGISTER, SURVEY)}
NAMED = ("CDS_DES_THA", "CDS_DES_KOR", "CDS_DES_ASIA")
ORDERING = Ordering(EDITION, SOURCES, {C4: QTable(1, C4, named=NAMED)})


def test_rows_stand_as_on_screen() -> None:
    """For plain tables and for tables of countries, in the order in which these were named."""
    for key, named in ((A5, ()), (C4, NAMED)):
        table = EDITION.table(key.table_key)
        rows = [row.cell for row in build_layout(EDITION, table, key.version, named=named).rows]
        mixed = random.Random(1).sample(rows, len(rows))
        assert sorted(mixed, key=ORDERING.rows_of(key)) == rows
        assert sorted(mixed, key=partial(ORDERING.cell, key)) == rows


def test_tables_come_first_then_sources_versions_and_years() -> None:
    """As in the questionnaire, as added, as offered, ascending."""
    ordered = [
        A5,
        A5._replace(year=2024),
        A5._replace(version="ECO_ISIC4", year=2020),
        A5._replace(source="BA:9"),
        A5._replace(criterion=Criterion.CITIZENSHIP),
        C4,
        C4._replace(source=SURVEY, year=1990),
        C4._replace(version="OLD"),
    ]
    ordered.insert(len(ordered), QTableKey(REGISTER, "Z9", Criterion.NONE, "_", 2000))
    mixed = random.Random(2).sample(ordered, len(ordered))
    expected = [*ordered[:3], ordered[3], ordered[4], ordered[5], ordered[7], ordered[6], ordered[8]]
    assert sorted(mixed, key=ORDERING.qtable) == expected


def test_what_is_not_known_comes_last_and_breaks_nothing() -> None:
    """A finding may speak of a table of an older edition."""
    strange = QTableKey("FX:9", "Z9", Criterion.NONE, "_", 2000)
    known = ObservationKey(C4, cell("T", "CDS_DES_THA"))
    assert ORDERING.observation(ObservationKey(strange, cell("T"))) > ORDERING.observation(known)
    assert ORDERING.source("FX:9") > ORDERING.source(SURVEY) > ORDERING.source(REGISTER)
