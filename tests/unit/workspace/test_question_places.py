"""The desk's coordinates become keys of the file: cells, rows, tables, sources."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.workspace.question_places import AskedPlace, place_of
from tests.unit.workspace.workspace_support import A5, A10, SURVEY

EDITION = load_edition("ilms-2019")
_WHOLE: dict[str, Any] = dict.fromkeys(("criterion", "table", "class_version", "year", "sex", "classes"))


def coordinates(**parts: Any) -> dict[str, Any]:
    """Coordinates with some parts."""
    return {"country": "KHM", "source": SURVEY, **_WHOLE, **parts}


def pairs(*codes: str) -> list[dict[str, str]]:
    """Concepts and codes as documents carry them."""
    return [{"concept": code.partition("_")[0], "code": code} for code in codes]


def a5(**parts: Any) -> dict[str, Any]:
    """A cell of a table with all three axes."""
    table = EDITION.table(TableKey("A5", Criterion.BIRTH))
    order = [str(table.status_list), "ECO_AGGREGATE"]
    good = {
        "criterion": "birth",
        "table": "A5",
        "class_version": pairs(*order),
        "year": 2023,
        "sex": "SEX_F",
        "classes": pairs(EDITION.class_list(order[0]).codes[1].id, "ECO_AGGREGATE_AGR"),
    }
    return coordinates(**good | parts)


def test_a_cell_with_all_axes_is_found() -> None:
    """Sex, status and class each in their place, in the version that is named."""
    place = place_of(a5(), EDITION)
    assert place is not None
    assert place.key is not None
    assert place.key.qtable == A5
    assert place.key.cell.sex == "SEX_F"
    assert place.key.cell.klass == "ECO_AGGREGATE_AGR"
    assert place.key.cell.status == a5()["classes"][0]["code"]
    assert place.is_rows
    assert place.covers(place.key)


def test_a_table_without_classes_is_addressed_without_a_version() -> None:
    """What a table lacks is absent in the key."""
    table = EDITION.table(TableKey("A10", Criterion.BIRTH))
    status = EDITION.class_list(str(table.status_list))
    named = {"criterion": "birth", "table": "A10", "year": 2023, "class_version": pairs(status.id)}
    place = place_of(coordinates(**named, sex="SEX_M", classes=pairs(status.codes[0].id)), EDITION)
    assert place is not None
    assert place.key == ObservationKey(A10, CellKey("SEX_M", status.codes[0].id, ABSENT))


@pytest.mark.parametrize(
    ("blank", "covered"),
    [
        (("sex",), {"SEX_F", "SEX_M"}),
        (("classes",), {"SEX_F"}),
        (("sex", "classes"), {"SEX_F", "SEX_M"}),
        (("sex", "classes", "year"), {"SEX_F", "SEX_M"}),
    ],
)
def test_what_is_left_out_means_every_one(blank: tuple[str, ...], covered: set[str]) -> None:
    """Rows of one sex, of one class, a year, a table: no single cell then."""
    place = place_of(a5(**dict.fromkeys(blank)), EDITION)
    full = place_of(a5(), EDITION)
    assert place is not None
    assert full is not None
    assert full.key is not None
    assert place.key is None
    assert place.is_rows is not (len(blank) > 1)
    cells = [full.key._replace(cell=full.key.cell._replace(sex=sex)) for sex in ("SEX_F", "SEX_M")]
    assert {each.cell.sex for each in cells if place.covers(each)} == covered


def test_a_source_alone_is_a_place() -> None:
    """The question is about what was said of it."""
    place = place_of(coordinates(), EDITION)
    assert place == AskedPlace(SURVEY)
    assert place.covers(ObservationKey(A5, CellKey(ABSENT, ABSENT, ABSENT)))
    assert not place.covers(ObservationKey(QTableKey("FX:1", *A5[1:]), CellKey(ABSENT, ABSENT, ABSENT)))


@pytest.mark.parametrize(
    "parts",
    [
        {"table": "A99"},
        {"criterion": "none"},
        {"criterion": "eye colour"},
        {"class_version": pairs("CCT_CIT", "ECO_NONE")},
        {"sex": "SEX_X"},
        {"classes": pairs("CCT_NONE", "ECO_AGGREGATE_AGR")},
        {"classes": pairs("CCT_BIRTH_TOTAL", "ECO_NONE")},
    ],
)
def test_what_the_questionnaire_does_not_have_is_no_place(parts: dict[str, Any]) -> None:
    """Rather than a cell that cannot be named on screen."""
    assert place_of(a5(**parts), EDITION) is None


def test_every_axis_of_every_table_can_be_asked_about() -> None:
    """One cell of each table of the edition, written as the desk writes it, comes back as its key."""
    for table in EDITION.tables:
        version = table.versions[0]
        lists = [str(table.status_list) if axis == "status" else version for axis in table.axes if axis != "sex"]
        codes = [EDITION.class_list(each).codes[0].id for each in lists]
        sexes = EDITION.codelists["SEX"].codes
        sex = sexes[0].id if "sex" in table.axes else None
        asked = coordinates(
            criterion=table.criterion.value,
            table=table.number,
            class_version=pairs(*lists),
            year=2023,
            sex=sex,
            classes=pairs(*codes),
        )
        place = place_of(asked, EDITION)
        assert place is not None
        assert place.key is not None
        assert place.key.qtable == QTableKey(SURVEY, *table.key, version, 2023)
        assert {place.key.cell.sex, place.key.cell.status, place.key.cell.klass} - {ABSENT} == {sex, *codes} - {None}
