"""Lines that look alike: found by their figures, kept up to date with every edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.validation.alike import AlikeIndex, codes_left_aside, lines_of
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.outline import read_outlines
from ilms_desktop.validation.records import read_changed, read_records

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation.wide import Bundle
    from tests.oracle.files import File

LEFT = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
ABROAD = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
FIGURES = {"KOR": "10.5", "JPN": "3.25"}


def write(file: File, key: QTableKey, figures: dict[str, str] = FIGURES, sex: str = "SEX_T") -> None:
    """A table by country."""
    file.write(key, {f"{sex} {key.version}_{code}": figure for code, figure in figures.items()})


def index(file: File) -> AlikeIndex:
    """What looks alike in a file."""
    made = AlikeIndex(file.edition)
    made.fill(read_records(file.connection, file.edition), read_outlines(file.connection))
    return made


def held(bundles: list[Bundle]) -> set[tuple[str, ...]]:
    """Tables and years of what looks alike."""
    return {tuple(f"{each.key.table} {each.key.year}" for each in bundle.records) for bundle in bundles}


def test_totals_rests_and_unknown_persons_are_left_aside(edition: Edition) -> None:
    """They are alike without being copied; a class of unknown activity is a class."""
    aside = codes_left_aside(edition)
    assert {"SEX_T", "CBR_BIR_TOTAL", "CBR_BIR_X", "CDS_DES_X", "CDS_DES_TOTAL"} <= aside
    assert aside.isdisjoint({"SEX_M", "CBR_BIR_FOREIGN", "CDS_DES_KOR", "ECO_SECTOR_X"})


def test_lines_are_columns_and_rows(edition: Edition) -> None:
    """A table without classes is one line of its own; rows only where there is a status beside the sex."""
    aside = codes_left_aside(edition)
    cells = [
        CellKey("SEX_M", "CBR_BIR_FOREIGN", "ECO_SECTOR_AGR"),
        CellKey("SEX_T", "CBR_BIR_FOREIGN", "ECO_SECTOR_AGR"),
        CellKey("SEX_M", "CBR_BIR_FOREIGN", "ECO_SECTOR_TOTAL"),
        CellKey("SEX_M", "_", "CDS_DES_KOR"),
        CellKey("SEX_M", "CBR_BIR_NATIVE", "_"),
        CellKey("SEX_T", "CBR_BIR_NATIVE", "_"),
    ]
    assert lines_of(cells, aside) == {
        ("SEX_M", "CBR_BIR_FOREIGN"): cells[:1],
        ("SEX_T", "CBR_BIR_FOREIGN"): cells[1:2],
        ("ECO_SECTOR_AGR",): cells[:1],
        ("SEX_M", "_"): cells[3:4],
        ("_",): cells[4:5],
    }


def test_two_tables_of_one_year_look_alike_whatever_their_rows(file: File) -> None:
    """Rows are pasted as they stand, beside whatever countries are named there."""
    write(file, LEFT)
    write(file, ABROAD, {"THA": "3.25", "VNM": "10.5", "FRA": "0"})
    write(file, LEFT._replace(table="C3", year=2021))
    (bundle,) = index(file).all()
    assert held([bundle]) == {("C1 2020", "C4 2020")}
    assert bundle.key.group == Group("FX:N1", 2020)


def test_tables_of_two_sources_belong_to_the_year(file: File) -> None:
    """The same table of two sources may well be the same; two tables may not."""
    other = "BA:2"
    file.source(other)
    write(file, LEFT)
    write(file, LEFT._replace(source=other))
    assert list(index(file).all()) == []
    write(file, ABROAD._replace(source=other))
    found = list(index(file).all())
    assert {bundle.key.group for bundle in found} == {Group("", 2020), Group(other, 2020)}
    assert held(found) == {("C1 2020", "C4 2020")}


def test_years_with_a_line_in_common_are_one_bundle(file: File) -> None:
    """Which year was copied into which is for the rule to say."""
    for year, figures in ((2018, FIGURES), (2019, {"KOR": "7", "JPN": "8"}), (2020, FIGURES)):
        write(file, LEFT._replace(year=year), figures)
    (bundle,) = index(file).all()
    assert held([bundle]) == {("C4 2018", "C4 2020")}
    assert bundle.key.group == Group("FX:N1", 0)


def test_a_table_with_two_lines_alike_stands_alone(file: File) -> None:
    """Men copied into women."""
    write(file, LEFT, sex="SEX_M")
    write(file, LEFT, sex="SEX_F")
    assert held(list(index(file).all())) == {("C4 2020",)}


def test_everybody_by_birth_is_everybody_by_citizenship(file: File) -> None:
    """These two columns are equal in every good questionnaire; other columns of the two tables are not."""
    classes = {"AGR": "10.5", "MAN": "3.25"}
    tables = {Criterion.BIRTH: ("CBR_BIR", "FOREIGN"), Criterion.CITIZENSHIP: ("CCT_CIT", "NONCIT")}
    for criterion, (codes, _migrants) in tables.items():
        key = QTableKey("FX:N1", "A5", criterion, "ECO_AGGREGATE", 2020)
        file.write(key, {f"SEX_T {codes}_TOTAL ECO_AGGREGATE_{code}": n for code, n in classes.items()})
    assert list(index(file).all()) == []
    for criterion, (codes, migrants) in tables.items():
        key = QTableKey("FX:N1", "A5", criterion, "ECO_AGGREGATE", 2020)
        file.write(key, {f"SEX_T {codes}_{migrants} ECO_AGGREGATE_{code}": n + "1" for code, n in classes.items()})
    assert held(list(index(file).all())) == {("A5 2020", "A5 2020")}


@pytest.mark.parametrize("figures", [{"KOR": "5", "JPN": "5"}, {"KOR": "5", "JPN": "0"}, {"KOR": "5"}, {"KOR": "N"}])
def test_a_line_of_one_figure_looks_like_nothing(file: File, figures: dict[str, str]) -> None:
    """One figure comes back by chance."""
    write(file, LEFT, figures)
    write(file, ABROAD, figures)
    assert list(index(file).all()) == []


def test_what_an_edit_changes_is_told_with_what_it_was_before(file: File) -> None:
    """A pair that is no pair any more comes back empty, so that its finding goes."""
    write(file, LEFT)
    write(file, ABROAD, {"KOR": "10.5", "JPN": "9"})
    made = index(file)

    def follow(key: QTableKey) -> set[tuple[str, ...]]:
        return held(made.follow([key], read_changed(file.connection, file.edition, [key])))

    write(file, ABROAD, {"JPN": "3.25"})
    assert follow(ABROAD) == {("C1 2020", "C4 2020")}
    write(file, ABROAD, {"JPN": "3.5"})
    assert follow(ABROAD) == {()}
    assert follow(ABROAD) == set()


def test_years_that_stay_alike_are_told_when_one_of_them_leaves(file: File) -> None:
    """Three equal years: with the middle one corrected, the last repeats the first."""
    for year in (2018, 2019, 2020):
        write(file, LEFT._replace(year=year))
    made, middle = index(file), LEFT._replace(year=2019)
    write(file, middle, {"JPN": "4"})
    (bundle,) = made.follow([middle], read_changed(file.connection, file.edition, [middle]))
    assert held([bundle]) == {("C4 2018", "C4 2020")}
    (emptied,) = made.follow([LEFT], {})
    assert held([emptied]) == {()}
    assert held(list(made.all())) == set()


def test_a_table_that_was_empty_begins_to_look_alike(file: File) -> None:
    """A QTable that nobody knew."""
    made = index(file)
    write(file, LEFT, sex="SEX_M")
    write(file, LEFT, sex="SEX_F")
    found = made.follow([LEFT], read_changed(file.connection, file.edition, [LEFT]))
    assert held(found) == {("C4 2020",)}
    file.write(LEFT, dict.fromkeys((f"{sex} CDS_DES_{code}" for sex in ("SEX_M", "SEX_F") for code in FIGURES), "N"))
    assert held(made.follow([LEFT], read_changed(file.connection, file.edition, [LEFT]))) == {()}
