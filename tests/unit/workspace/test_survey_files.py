"""SPSS and Stata files are read with their labels; without the optional library the advice is how to install it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pyreadstat
import pytest

from ilms_desktop.errors import ExchangeError, ExtraMissing
from ilms_desktop.workspace.survey_files import read_survey, survey_info
from tests.unit.exchange.microdata.survey_support import LABELS, VALUE_LABELS, labour_force_survey

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["sav", "dta"])
def labelled(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A survey with labels."""
    frame = labour_force_survey(50)
    path = tmp_path / f"lfs.{request.param}"
    if request.param == "sav":
        pyreadstat.write_sav(frame, path, column_labels=LABELS, variable_value_labels=VALUE_LABELS)
    else:
        labels = [LABELS[str(name)] for name in frame]
        pyreadstat.write_dta(frame, path, column_labels=labels, variable_value_labels=VALUE_LABELS)
    return path


def test_a_survey_says_what_is_in_it(labelled: Path) -> None:
    """Names, labels and values, without its records."""
    info = survey_info(labelled)
    assert info.variables[:2] == ("SEX", "AGE")
    assert info.labels["BIRTH"] == "Country of birth"
    assert info.value_labels["SEX"] == {"1": "Male", "2": "Female"}


def test_only_what_is_asked_for_is_read(labelled: Path) -> None:
    """The other variables never come into memory."""
    found = read_survey(labelled, ("AGE", "SEX"))
    assert (tuple(found.columns), found.records, found.info.records) == (("AGE", "SEX"), 50, 50)
    with pytest.raises(ExchangeError) as caught:
        read_survey(labelled, ("AGE", "HEIGHT"))
    assert (caught.value.code, caught.value.context["variables"]) == ("survey_lacks", "HEIGHT")


def test_csv_needs_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It works where the optional part is not installed; the others say how to get it."""
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    path = tmp_path / "lfs.CSV"
    path.write_text("A,B\n1,2\n", encoding="utf-8")
    assert survey_info(path).variables == ("A", "B")
    assert read_survey(path, ("B",)).records == 1
    other = tmp_path / "lfs.sav"
    other.write_bytes(b"x")
    with pytest.raises(ExtraMissing, match=r"pip install ilms-desktop\[microdata\]"):
        survey_info(other)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("lfs.sav", b"Sophea", "survey_unreadable"),
        ("lfs.dta", b"", "survey_unreadable"),
        ("lfs.sas7bdat", b"Sophea" * 2000, "survey_unreadable"),
        ("lfs.rds", b"", "survey_format"),
        ("lfs.dta", None, "file_missing"),
    ],
)
def test_what_is_no_survey_is_refused(tmp_path: Path, name: str, data: Any, code: str) -> None:
    """With its own advice, and nothing of what stands in the file."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ExchangeError) as caught:
        survey_info(tmp_path / name)
    assert caught.value.code == code
    assert "Sophea" not in str(caught.value)
