"""The editions as they are loaded hold the questionnaire as it is published: every table, id, list and figure."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions import loader
from ilms_desktop.definitions.check import check_forms
from ilms_desktop.errors import DefinitionError, UserError
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from ilms_desktop.model.layout import build_layout
from ilms_desktop.model.structure import Axis, TableDefinition

from .conftest import VECTORS

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.edition import Edition

EDITIONS = ("ilms-2018", "ilms-2019", "ilms-asean")
EXPECTED = list(csv.DictReader((VECTORS / "expected_tables.csv").read_text(encoding="utf-8").splitlines()))
CURRENT = Criterion.CITIZENSHIP


def parts(cell: str) -> tuple[str, ...]:
    """Codes that a cell of the expected table holds."""
    return tuple(cell.split("|")) if cell else ()


def row_dimensions(edition: Edition, table: TableDefinition) -> str:
    """Row axes of a table from outside to inside, as dimensions."""
    version = table.default_version or ABSENT
    lists = [edition.axis_list(table, axis, version) for axis in table.axes]
    return ">".join(codes.id.partition("_")[0] for codes in lists if codes is not None)


def cells_asked(edition: Edition, table: TableDefinition) -> int:
    """Cells of one year with the default list and the usual rows, all countries named."""
    version = table.default_version or ABSENT
    named: list[str] = []
    if table.named_countries:
        countries = [code.id for code in edition.class_list(version).codes if code.kind is CodeKind.COUNTRY]
        named = countries[: table.named_countries]
    return len(build_layout(edition, table, version, named=named).rows)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['edition']}-{row['number']}-{row['criterion']}")
def test_a_table_is_the_published_one(row: dict[str, str]) -> None:
    """A wrong id or list would send figures to another series of the ILO."""
    edition = loader.load_edition(row["edition"])
    table = edition.table(TableKey(row["number"], Criterion(row["criterion"])))

    assert table.indicator == row["indicator"]
    assert table.other_indicators == parts(row["other_indicators"])
    assert (table.dataflow, table.measure) == (row["dataflow"], row["measure"])
    assert (table.module, table.topic) == (row["module"], row["topic"])
    assert row_dimensions(edition, table) == row["rows"]
    assert (table.status_list or "", table.default_version or "") == (row["status_list"], row["default_version"])
    assert table.offered_versions == parts(row["offered_versions"])
    assert table.accepted_versions == parts(row["accepted_versions"])
    assert str(table.named_countries or "") == row["named_countries"]
    assert (str(table.unit), str(table.unit_mult)) == (row["unit"], row["unit_mult"])
    assert (str(table.decimals_shown), str(table.decimals_stored)) == (row["decimals_shown"], row["decimals_stored"])
    assert cells_asked(edition, table) == int(row["cells"])


@pytest.mark.parametrize(
    ("edition_id", "ids", "tables", "criteria"),
    [("ilms-2019", 35, 21, 2), ("ilms-2018", 33, 20, 2), ("ilms-asean", 23, 23, 1)],
)
def test_an_edition_has_all_its_tables(edition_id: str, ids: int, tables: int, criteria: int) -> None:
    """A table too few is a question never asked."""
    edition = loader.load_edition(edition_id)

    assert len(edition.criteria) == criteria
    assert len({table.indicator for table in edition.tables}) == len(edition.tables) == ids
    for criterion in edition.criteria:
        split = len(edition.tables_for(criterion)) + len(edition.tables_for(Criterion.NONE))
        assert split == tables


def test_nothing_is_expected_that_is_not_loaded() -> None:
    """The comparison above covers every table of every edition."""
    loaded = Counter(edition for edition in EDITIONS for _ in loader.load_edition(edition).tables)
    assert loaded == Counter(row["edition"] for row in EXPECTED)
    assert sum(loaded.values()) == 91


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
@pytest.mark.parametrize("edition_id", EDITIONS)
def test_an_edition_speaks_its_language(edition_id: str, language: str) -> None:
    """English inside a French questionnaire looks unfinished and is misread."""
    english = loader.load_edition(edition_id)
    edition = loader.load_edition(edition_id, language=language)

    for table in edition.tables:
        source = english.table(table.key)
        assert table.title != source.title
        assert table.instruction != source.instruction
        assert table.universe_text != source.universe_text
        assert "{" not in table.instruction
    assert edition.title != english.title
    assert edition.digest == english.digest


def test_official_titles_keep_their_accents() -> None:
    """Titles are the ILO's own, with accents restored."""
    french = loader.load_edition("ilms-2019", language="fr")
    spanish = loader.load_edition("ilms-2019", language="es")
    key = TableKey("A8", CURRENT)

    assert french.table(key).title == "Non-ressortissants en emploi par sexe et pays de nationalité"
    assert spanish.table(key).title == "No nacionales ocupados según sexo y país de nacionalidad"
    assert french.codelists["SEX"]["SEX_F"].label == "Femmes"
    assert french.countries["LAO"].name != loader.load_countries()["LAO"].name


def test_countries_are_called_in_arabic_as_the_united_nations_call_them() -> None:
    """Ministries recognise the short names of the United Nations; everyday names only help to find."""
    names = {iso3: country.name for iso3, country in loader.load_countries(language="ar").items()}

    assert names["EGY"] == "مصر"
    assert names["CIV"] == "كوت ديفوار"
    assert names["THA"] == "تايلند"
    assert names["BOL"] == "بوليفيا (دولة - المتعددة القوميات)"


def test_a_language_without_catalogue_falls_back_to_english(tmp_path: Path) -> None:
    """Nobody should meet an empty label while a translation is only begun."""
    root = tmp_path / "forms"
    shutil.copytree(paths.forms_dir(), root, ignore=shutil.ignore_patterns("*ar.po"))
    arabic = loader.load_edition("ilms-2019", language="ar", root=root)
    english = loader.load_edition("ilms-2019")

    assert [table.title for table in arabic.tables] == [table.title for table in english.tables]
    assert arabic.countries["EGY"].name == "مصر"


def test_an_instruction_names_the_limit_of_its_edition() -> None:
    """The same sentence serves 5 and 18 countries."""
    assert "up to 5 countries" in loader.load_edition("ilms-2019").table(TableKey("C4", Criterion.NONE)).instruction
    assert "up to 18 countries" in loader.load_edition("ilms-2018").table(TableKey("C4", Criterion.NONE)).instruction


def test_rows_below_working_age_are_out_of_scope_where_working_age_is_counted() -> None:
    """Rule V29 stands on this."""
    current, older = loader.load_edition("ilms-2019"), loader.load_edition("ilms-2018")
    working_age = current.table(TableKey("A1", CURRENT)).out_of_scope

    assert {"AGE_AGGREGATE_YLT15", "AGE_10YRBANDS_YLT15", "AGE_5YRBANDS_Y10-14"} <= working_age
    assert older.table(TableKey("A1", CURRENT)).out_of_scope == frozenset()


def test_classes_come_in_the_order_of_the_id() -> None:
    """In the ILO's files classif1 of MST_TEMP_SEX_ECO_CBR_NB is the activity, whatever the rows look like."""
    edition = loader.load_edition("ilms-2019")

    assert edition.table(TableKey("A5", Criterion.BIRTH)).id_axes == (Axis.CLASS, Axis.STATUS)
    assert edition.table(TableKey("A10", Criterion.BIRTH)).id_axes == (Axis.STATUS,)
    assert loader.load_edition("ilms-asean").table(TableKey("SA7", Criterion.STATUS)).id_axes == (
        Axis.CLASS,
        Axis.STATUS,
    )


def test_some_source_types_cannot_fill_some_tables() -> None:
    """An establishment census knows neither the unemployed born abroad nor people who came back."""
    types = loader.load_edition("ilms-2019").source_types

    assert [code for code, kind in types.items() if kind.offered] == [
        *("AA", "BA", "BB", "BX", "CA", "DA", "EA", "EB", "FB", "FJ", "FX"),
    ]
    assert not types["CA"].fills("A9", Criterion.BIRTH)
    assert types["CA"].fills("A9", CURRENT)
    assert not types["CA"].fills("C2", Criterion.NONE)
    assert not types["DA"].fills("C2", Criterion.NONE)
    assert types["FX"].fills("C2", Criterion.NONE)


def test_flows_and_stocks_are_told_apart() -> None:
    """A year's arrivals and the people present at a date follow different rules."""
    edition = loader.load_edition("ilms-2019")
    stocks = [table.number for table in edition.tables_for(Criterion.NONE) if not table.flow]

    assert stocks == ["C1"]
    assert {table.module for table in edition.tables_for(CURRENT) if table.flow} == {"B"}


def test_a_round_is_read_with_its_years() -> None:
    """The round says which years may be reported and until when."""
    found = loader.load_round("2026", language="fr")

    assert (found.edition, found.collection) == ("ilms-2019", "ILMS-2026")
    assert (found.first_year, found.last_year, found.default_years) == (1980, 2025, 5)
    assert found.deadline == date(2026, 10, 31)
    assert found.title == "Collecte ILMS 2026"
    assert found.languages == ("en", "fr", "es")


def test_what_there_is_can_be_listed() -> None:
    """Lists of choices come from the files, not from code."""
    assert loader.list_editions() == EDITIONS
    assert loader.list_rounds() == ("2026",)
    assert [(entry.code, entry.direction, entry.complete) for entry in loader.load_languages()] == [
        ("en", "ltr", True),
        ("fr", "ltr", True),
        ("es", "ltr", True),
        ("ar", "rtl", True),
    ]
    assert len(loader.load_countries()) == 250
    assert loader.load_codelist("ECO_ISIC2", language="fr")["ECO_ISIC2_5"].label == "5. Bâtiment et travaux publics"


def test_titles_of_editions_are_known_without_reading_them() -> None:
    """A list of editions needs no table."""
    titles = loader.edition_titles(language="fr")
    assert tuple(titles) == EDITIONS
    assert titles["ilms-2019"] == loader.load_edition("ilms-2019", language="fr").title
    assert loader.edition_titles()["ilms-2019"] == "ILMS questionnaire, 2019 edition"


def test_an_edition_is_read_once() -> None:
    """Opening a second window must not read the files again."""
    assert loader.load_edition("ilms-2019") is loader.load_edition("ilms-2019")


def test_an_edition_reads_its_own_files_only(small_forms: Path) -> None:
    """A damaged table of another edition must not stop this one."""
    (small_forms / "tables" / "other").mkdir()
    (small_forms / "tables" / "other" / "A1.toml").write_text("number =", encoding="utf-8")

    assert len(loader.load_edition("mini", root=small_forms).tables) == 3


@pytest.mark.parametrize(
    ("load", "code"),
    [
        (lambda root: loader.load_edition("maxi", root=root), "unknown_edition"),
        (lambda root: loader.load_round("1999", root=root), "unknown_round"),
        (lambda root: loader.load_edition("mini", language="xx", root=root), "unknown_language"),
        (lambda root: loader.load_round("2026", language="xx", root=root), "unknown_language"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(load: object, code: str, small_forms: Path) -> None:
    """The next step is a choice from what there is."""
    assert callable(load)
    with pytest.raises(UserError) as caught:
        load(small_forms)
    assert caught.value.code == code
    assert caught.value.context["known"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tables/mini/A1.toml", 'unit = "PS"', 'unit = "XX"'),
        ("tables/mini/A1.toml", 'unit = "PS"\n', ""),
        ("tables/mini/A1.toml", "SEX_AGE_CBR", "SEX_EDU_CBR"),
        ("editions/mini.toml", '"C1"', '"C1", "C9"'),
    ],
)
def test_broken_files_are_named_all_together(small_forms: Path, name: str, old: str, new: str) -> None:
    """Whoever changed a file by hand sees what is wrong with it, and with every other file."""
    text = (small_forms / name).read_text(encoding="utf-8")
    (small_forms / name).write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(DefinitionError) as caught:
        loader.load_edition("mini", root=small_forms)

    assert caught.value.code == "definitions_broken"
    problems = check_forms(small_forms)
    assert caught.value.context["problems"] == problems
    assert caught.value.context["count"] == len(problems) > 0


def test_a_fault_of_our_own_is_not_blamed_on_the_files(small_forms: Path) -> None:
    """With good files a failure while reading is a bug, and must be seen as one."""

    def stumble() -> None:
        raise KeyError(small_forms.name)

    with pytest.raises(KeyError):
        loader._or_explain(small_forms, stumble)
