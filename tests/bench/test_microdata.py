"""Tabulating 200,000 records of a survey into all tables of an edition: median and bar."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Final

import pyreadstat
import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.microdata.tabulate import tabulate_survey
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.survey_files import read_survey
from tests.unit.exchange.microdata.survey_support import LABELS, VALUE_LABELS, labour_force_survey, recipe

if TYPE_CHECKING:
    from pathlib import Path

RECORDS: Final = 200_000
ROUNDS: Final = 5
BAR: Final = 5.0


@pytest.mark.parametrize("suffix", ["sav", "dta", "csv"])
def test_a_survey_of_200_000_records_is_tabulated(tmp_path: Path, suffix: str) -> None:
    """From the file on the disk to the rows of the import."""
    frame, path = labour_force_survey(RECORDS), tmp_path / f"lfs.{suffix}"
    if suffix == "sav":
        pyreadstat.write_sav(frame, path, column_labels=LABELS, variable_value_labels=VALUE_LABELS)
    elif suffix == "dta":
        pyreadstat.write_dta(frame, path, variable_value_labels=VALUE_LABELS)
    else:
        frame.to_csv(path, index=False)
    how, edition, source = recipe(), load_edition("ilms-2019"), Source(id="BA:1", type="BA", name="LFS")
    whole, reading = [], []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        survey = read_survey(path, how.names)
        read = time.perf_counter()
        found = tabulate_survey(survey, how, edition=edition, country="KHM", source=source)
        whole.append(time.perf_counter() - began)
        reading.append(read - began)
        assert len(found.tables) == 28
    median = statistics.median(whole)
    print(f"{suffix}: {median:.2f} s of which reading {statistics.median(reading):.2f} s (bar {BAR:.0f} s)")
    assert median <= BAR
