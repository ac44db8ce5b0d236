"""The structures of the questionnaire are written for programs that speak SDMX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def test_the_structures_of_the_latest_round_are_written(ilms: Any, tmp_path: Path) -> None:
    """No questionnaire file is needed."""
    out = tmp_path / "ilms.xml"
    ran = ilms("structure", "--format", "sdmx-ml", out)
    assert (ran.code, ran.out) == (0, f"{out}\n")
    text = out.read_text(encoding="utf-8")
    assert "DF_MST_XWAP_SEX_AGE_CBR_NB" in text
    assert 'id="FOCAL_POINTS"' in text


def test_edition_and_country_can_be_named(ilms: Any, tmp_path: Path) -> None:
    """The country becomes the provider of the figures."""
    out = tmp_path / "asean.xml"
    assert ilms("structure", "--format", "sdmx-ml", "--questionnaire", "ilms-asean", "--country", "khm", out).code == 0
    text = out.read_text(encoding="utf-8")
    assert "PA_MST_TPOP_SEX_MIG_NB_KHM" in text
    assert "FOCAL_POINTS" not in text


def test_what_is_not_known_is_refused_and_nothing_is_written(ilms: Any, tmp_path: Path) -> None:
    """Layout, edition and country, each with its own sentence."""
    out = tmp_path / "x.xml"
    for words, said in (
        (("--format", "xml"), "sdmx-ml"),
        (("--format", "sdmx-ml", "--questionnaire", "ilms-1999"), "ilms-2019"),
        (("--format", "sdmx-ml", "--country", "XYZ"), "XYZ"),
    ):
        ran = ilms("structure", *words, out)
        assert ran.code == 2
        assert said in ran.err
    assert not out.exists()
