"""`ilms indicators` shows rates and shares, in words and as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def filled(ilms: Any, file: Path, figures: Path) -> Path:
    """Ten left for work, four of them women."""
    ilms("source", "add", file, "--type", "FX", "--name", "Register", "--years", "2019-2020")
    assert ilms("import", file, figures, "--source", "FX:N1").code == 0
    return file


def test_shares_are_told_with_their_range(ilms: Any, filled: Path) -> None:
    """Good while all of them are plausible."""
    ran = ilms("indicators", filled)
    assert ran.code == 0
    assert "FX:N1 2020 C4 Women's share (everybody): 44.4 %, the year before –; usual 10.0 % to 90.0 %" in ran.err


def test_a_document_has_percent(ilms: Any, filled: Path) -> None:
    """One source and one year, where that is asked for."""
    ran = ilms("indicators", filled, "--source", "FX:N1", "--year", "2020", "--json")
    (women,) = ran.document["indicators"]
    assert (women["id"], women["value"], women["before"], women["low"]) == ("women", 44.4, None, 10.0)
    assert (women["table"], women["tables"], women["missing"]) == ("C4", ["C4"], [])
    assert ilms("indicators", filled, "--year", "2019", "--json").document == {"indicators": []}


def test_what_is_outside_its_range_or_lacks_a_figure_is_told(ilms: Any, filled: Path, tmp_path: Path) -> None:
    """1, so that a script notices."""
    rows = ["ref_area,indicator,sex,classif1,time,obs_value"]
    rows += [f"KHM,MNA_OEMP_SEX_CDS_NB,SEX_{sex},CDS_DES_TOTAL,2019,{n}" for sex, n in (("T", 100), ("F", 1))]
    rows += ["KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2018,100"]
    odd = tmp_path / "odd.csv"
    odd.write_text("\n".join(rows), encoding="utf-8")
    assert ilms("import", filled, odd, "--source", "FX:N1").code == 0
    ran = ilms("indicators", filled)
    assert ran.code == 1
    assert "1.0 %" in ran.err
    assert "OUTSIDE THE RANGE" in ran.err
    assert "not computed, no figure in C4, Female" in ran.err


def test_an_unknown_source_is_refused(ilms: Any, filled: Path) -> None:
    """With those that there are."""
    assert ilms("indicators", filled, "--source", "BA:N7").code == 1
