"""What is read from an open file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import (
    AddSource,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    MakeRestorePoint,
    NameCountries,
    RecordSubmission,
)
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.contact import Contact
from ilms_desktop.model.key import ABSENT, Criterion, ObservationKey, TableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from ilms_desktop.storage.journal import NO_HASH
from tests.unit.workspace.test_labels import SUBMISSION
from tests.unit.workspace.workspace_support import (
    A5,
    C1,
    C4,
    REGISTER,
    REVISE,
    SURVEY,
    again,
    cell,
    put,
    refused,
)

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

THAI = cell("T", "CDS_DES_THA")


def test_the_facts_of_a_file(quiet: Workspace) -> None:
    """What stands in the title of the window."""
    assert (quiet.country, quiet.round.id, quiet.edition.id, quiet.language) == ("KHM", "2026", "ilms-2019", "en")
    assert (quiet.is_example, quiet.path.name) == (False, "khm.ilms")
    assert quiet.contact == Contact(office="MOL", person="A. Person")
    assert quiet.uuid.count("-") == 4
    assert quiet.backups_folder.name == "khm.ilms.backups"


def test_sources_are_found_by_id(quiet: Workspace) -> None:
    """And the message for one that is not there names those that are."""
    assert quiet.source(REGISTER).name == "Department of Employment"
    error = refused(quiet.source, "FX:9")
    assert (error.code, error.context["known"]) == ("unknown_source", f"{REGISTER}, {SURVEY}")


def test_a_source_fills_the_tables_of_its_criteria(quiet: Workspace) -> None:
    """A register without criterion fills module C only."""
    assert [table.id for table in quiet.tables(REGISTER)] == ["C1", "C2", "C3", "C4", "C5", "C6", "C7"]
    assert len(quiet.tables(SURVEY)) == 35
    quiet.execute(EditSource(Source(SURVEY, "BA", "LFS", criteria=(Criterion.CITIZENSHIP,))))
    assert {table.criterion for table in quiet.tables(SURVEY)} == {Criterion.CITIZENSHIP, Criterion.NONE}


def test_some_types_of_source_do_not_fill_some_tables(quiet: Workspace) -> None:
    """Nobody is asked for what cannot be had."""
    both = (Criterion.BIRTH, Criterion.CITIZENSHIP)
    quiet.execute(AddSource(Source("CA:1", "CA", "Economic census", criteria=both)))
    ids = {table.id for table in quiet.tables("CA:1")}
    assert "A9-citizenship" in ids
    assert not {"A9-birth", "C2"} & ids


def test_the_version_is_the_chosen_one_or_the_one_in_use(quiet: Workspace) -> None:
    """A table filled by import opens as it was filled."""
    table = A5.table_key
    assert quiet.version(SURVEY, table) == "ECO_AGGREGATE"
    put(quiet, A5._replace(version="ECO_SECTOR"), {cell("T", "ECO_SECTOR_AGR", "CBR_BIR_TOTAL"): 1})
    assert quiet.version(SURVEY, table) == "ECO_SECTOR"
    put(quiet, A5, {cell(sex, "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 1 for sex in "MF"})
    assert quiet.version(SURVEY, table) == "ECO_AGGREGATE"
    quiet.execute(ChooseVersion(SURVEY, table, "ECO_ISIC4"))
    assert quiet.version(SURVEY, table) == "ECO_ISIC4"
    assert quiet.version(SURVEY, TableKey("A10", Criterion.BIRTH)) == ABSENT


def test_a_cell_is_read_by_its_key(quiet: Workspace) -> None:
    """Blank where nothing stands, in known and unknown QTables alike."""
    put(quiet, C4, {THAI: 5})
    assert quiet.observation(ObservationKey(C4, THAI)) == Observation(5000, 0)
    assert quiet.observation(ObservationKey(C4, cell("M", "CDS_DES_THA"))) == BLANK
    assert quiet.observation(ObservationKey(C4._replace(year=1999), THAI)) == BLANK


def test_everything_is_read_in_the_order_of_the_screen(quiet: Workspace) -> None:
    """By table, source, version, year and row."""
    put(quiet, C4, {cell("F", "CDS_DES_KOR"): 1, cell("T", "CDS_DES_X"): 2, cell("T", "CDS_DES_THA"): 3})
    put(quiet, C4._replace(year=2022), {cell("M", "CDS_DES_TOTAL"): 4})
    put(quiet, C1, {cell("M", "CRS_RES_TOTAL"): 5})
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 6})
    assert [
        (key.qtable.table, key.qtable.year, key.cell.sex[-1], key.cell.klass.rpartition("_")[2])
        for key, _ in quiet.observations()
    ] == [
        ("A5", 2023, "T", "AGR"),
        ("C1", 2023, "M", "TOTAL"),
        ("C4", 2022, "M", "TOTAL"),
        ("C4", 2023, "T", "THA"),
        ("C4", 2023, "T", "X"),
        ("C4", 2023, "F", "KOR"),
    ]


def test_qtables_that_say_something_are_listed(quiet: Workspace) -> None:
    """With figures, with a declaration or with a country; an emptied one says nothing."""
    put(quiet, C4, {THAI: 5})
    quiet.execute(DeclareQTable(C1, Declaration.NOTHING))
    assert [each.key for each in quiet.qtables()] == [C1, C4]
    put(quiet, C4, {THAI: BLANK})
    assert [(each.key, each.named) for each in quiet.qtables()] == [(C1, ()), (C4, ("CDS_DES_THA",))]
    quiet.execute(NameCountries(C4, ()))
    assert [each.key for each in quiet.qtables()] == [C1]


def test_completeness_has_a_cell_per_source_table_and_year(quiet: Workspace) -> None:
    """In the order of sources, tables and years."""
    cells = quiet.completeness().cells
    assert len(cells) == 7 * 2 + 35
    assert [(each.table.id, each.year) for each in cells[:3]] == [("C1", 2022), ("C1", 2023), ("C2", 2022)]
    assert not any(each.started for each in cells)
    assert quiet.completeness().total.answered == 0


def test_completeness_follows_every_step(quiet: Workspace) -> None:
    """Counts are kept, so they must be dropped when their table changes."""

    def c4() -> tuple[Counts, bool]:
        wanted = (REGISTER, "C4", 2023)
        (found,) = (each for each in quiet.completeness().cells if (each.source, each.table.id, each.year) == wanted)
        return found.counts, found.started

    assert c4() == (Counts(blank=6), False)
    put(quiet, C4, {cell("M", "CDS_DES_THA"): 3, cell("F", "CDS_DES_THA"): Observation(0, 0)})
    assert c4() == (Counts(entered=1, zero=1, computed=4, blank=3), True)
    quiet.execute(DeclareQTable(C4, Declaration.NOT_AVAILABLE, "No more."))
    assert c4() == (Counts(entered=1, zero=1, computed=4, missing=3), True)
    quiet.undo()
    quiet.undo()
    assert c4() == (Counts(blank=6), False)
    quiet.execute(DeclareQTable(C4, Declaration.NOTHING, "Nobody."))
    assert c4() == (Counts(nothing=6), True)


def test_looking_at_another_version_takes_no_answer_away(quiet: Workspace) -> None:
    """Which version is shown is a matter of the screen; figures count until others stand in their place."""
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    quiet.execute(ChooseVersion(SURVEY, A5.table_key, "ECO_SECTOR"))
    (found,) = (each for each in quiet.completeness().cells if each.table == A5.table_key)
    assert (found.version, found.counts.answered, found.started) == ("ECO_AGGREGATE", 1, True)
    put(quiet, A5._replace(version="ECO_SECTOR"), {cell("T", "ECO_SECTOR_AGR", "CBR_BIR_TOTAL"): 5})
    (found,) = (each for each in quiet.completeness().cells if each.table == A5.table_key)
    assert (found.version, found.counts.answered, found.started) == ("ECO_SECTOR", 1, True)


def test_completeness_counts_the_same_as_the_table(quiet: Workspace) -> None:
    """The sheet and the screen must not tell two stories."""
    put(quiet, C4, {cell("M", "CDS_DES_THA"): 3, cell("F", "CDS_DES_THA"): 2, cell("T", "CDS_DES_X"): 9})
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_MIN", "CBR_BIR_TOTAL"): 3})
    for found in quiet.completeness().cells:
        (year,) = (y for y in quiet.table_view(found.source, found.table).years if y.qtable.year == found.year)
        assert year.counts == found.counts


def test_completeness_counts_findings_where_they_are(ruled: Workspace) -> None:
    """Explained ones included: the cell still wants a look."""
    put(ruled, C1, {cell(sex, "CRS_RES_TOTAL"): value for sex, value in zip("TMF", (100, 60, 30), strict=True)})
    found = {(each.table.id, each.year): each.findings for each in ruled.completeness().cells if each.findings}
    assert found == {("C1", 2023): sum(1 for each in ruled.report().findings if each.cells)}


def test_indicators_are_those_of_a_source_and_year(ruled: Workspace) -> None:
    """With what they were the year before; another source has its own."""
    for year, figure in ((2022, 20), (2023, 30)):
        put(ruled, C1._replace(year=year), {cell("T", "CRS_RES_TOTAL"): 100, cell("F", "CRS_RES_TOTAL"): figure})
    (women,) = ruled.indicators(REGISTER, 2023)
    assert (women.id, women.value, women.before, women.table) == ("women", 300, 200, C1.table_key)
    assert ruled.indicators(SURVEY, 2023) == ()


def test_indicators_beside_a_table_are_its_own(ruled: Workspace) -> None:
    """Shares of other tables stand beside those; after a check the same is said as before one."""
    put(ruled, C1, {cell("T", "CRS_RES_TOTAL"): 100, cell("F", "CRS_RES_TOTAL"): 30})
    put(ruled, C1._replace(table="C4", version="CDS_DES"), {cell("T", "CDS_DES_TOTAL"): 10})
    before = ruled.indicators(REGISTER, 2023, table=C1.table_key)
    assert {each.table for each in before} == {C1.table_key}
    ruled.check()
    assert ruled.indicators(REGISTER, 2023, table=C1.table_key) == before
    put(ruled, C1, {cell("F", "CRS_RES_TOTAL"): 40})
    assert [each.value for each in ruled.indicators(REGISTER, 2023, table=C1.table_key)] == [400]


def test_the_journal_is_vouched_for_by_its_head(quiet: Workspace) -> None:
    """Two numbers that a package can carry."""
    count, head = quiet.journal_head()
    assert (count, len(head)) == (2, 64)
    assert head != NO_HASH
    assert quiet.journal_break() is None


def test_another_language_does_not_ask_for_a_check(ruled: Workspace) -> None:
    """The report is made when somebody looks at it."""
    ruled.use_language("fr")
    assert not ruled._checks.is_known
    assert ruled.report().findings == ()


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_texts_come_in_the_language_asked_for(ruled: Workspace, language: str) -> None:
    """Codes and figures stay; titles and findings change."""
    put(ruled, C1, {cell(sex, "CRS_RES_TOTAL"): value for sex, value in zip("TMF", (100, 60, 30), strict=True)})
    before = [(each.key, each.fingerprint) for each in ruled.check().findings]
    english = ruled.edition.table(C1.table_key).title
    ruled.use_language(language)
    assert ruled.language == ruled.edition.language == language
    assert (ruled.edition.table(C1.table_key).title == english) is (language == "en")
    assert [(each.key, each.fingerprint) for each in ruled.report().findings] == before
    assert ruled.observation(ObservationKey(C1, cell("T", "CRS_RES_TOTAL"))) == Observation(100_000, 0)


def test_a_year_counts_in_the_version_it_was_filled_in(quiet: Workspace) -> None:
    """A country that changed its classification has answered both years; neither is asked for twice."""
    c7 = C4._replace(table="C7", version="OCU_ISCO08", year=2022)
    put(quiet, c7, {cell("T", f"OCU_ISCO08_{group}"): 5 for group in ("TOTAL", "1", "2")})
    put(quiet, c7._replace(version="OCU_SKILL", year=2023), {cell("T", "OCU_SKILL_TOTAL"): 7})
    cells = quiet.completeness().cells
    found = {each.year: each for each in cells if (each.source, each.table) == (REGISTER, c7.table_key)}
    assert {year: (each.version, each.counts.entered) for year, each in found.items()} == {
        2022: ("OCU_ISCO08", 3),
        2023: ("OCU_SKILL", 1),
    }


def test_a_year_filled_in_another_version_says_where(quiet: Workspace) -> None:
    """It must not look merely empty."""
    sectors = A5._replace(version="ECO_SECTOR")
    put(quiet, sectors, {cell("T", "ECO_SECTOR_AGR", "CBR_BIR_TOTAL"): 5})
    (year,) = quiet.table_view(SURVEY, A5.table_key, version="ECO_AGGREGATE").years
    assert year.elsewhere is not None
    assert (year.elsewhere.qtable, year.elsewhere.counts.entered) == (sectors, 1)
    assert year.elsewhere.title == quiet.edition.class_list("ECO_SECTOR").title
    (there,) = quiet.table_view(SURVEY, A5.table_key, version="ECO_SECTOR").years
    assert there.elsewhere is None
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    assert quiet.table_view(SURVEY, A5.table_key, version="ECO_AGGREGATE").years[0].elsewhere is None


def test_a_declaration_speaks_for_the_year_in_every_version(quiet: Workspace) -> None:
    """What is not there is not there, however activities are grouped; a figure goes before it."""
    quiet.execute(DeclareQTable(A5, Declaration.NOTHING, "No foreign workers."))
    view = quiet.table_view(SURVEY, A5.table_key, version="ECO_SECTOR")
    assert view.years[0].elsewhere is not None
    assert view.years[0].elsewhere.declaration is Declaration.NOTHING
    quiet.execute(ChooseVersion(SURVEY, A5.table_key, "ECO_SECTOR"))
    (counted,) = (each for each in quiet.completeness().cells if each.table == A5.table_key)
    assert (counted.version, counted.counts.empty) == ("ECO_AGGREGATE", 0)
    assert counted.counts.nothing == counted.counts.asked
    assert quiet.table_view(SURVEY, A5.table_key, version="ECO_AGGREGATE").years[0].elsewhere is None


def test_what_changed_after_the_last_package_is_known(quiet: Workspace) -> None:
    """The window must not say "packaged" of figures that no package holds; names in the history change nothing."""
    put(quiet, C4, {THAI: 5})
    assert not quiet.is_changed_since_package()
    quiet.execute(RecordSubmission(SUBMISSION))
    quiet.execute(MakeRestorePoint("before the meeting"))
    assert not quiet.is_changed_since_package()
    quiet.execute(REVISE)
    assert not quiet.is_changed_since_package()
    put(quiet, C4, {THAI: 6})
    assert quiet.is_changed_since_package()
    quiet.undo()
    assert quiet.is_changed_since_package()


def test_only_the_years_a_step_touched_are_read_again(quiet: Workspace) -> None:
    """An edit in a table of forty years costs one of them; what is kept equals what a fresh look finds."""
    men = cell("M", "CDS_DES_TOTAL")
    put(quiet, C4._replace(year=2021), {men: 4})
    put(quiet, C4, {men: 5})
    before = {column.qtable: column for column in quiet.table_view(REGISTER, C4.table_key).years}
    put(quiet, C4, {men: 6})
    after = {column.qtable: column for column in quiet.table_view(REGISTER, C4.table_key).years}
    others = [key for key in after if key != C4]
    assert others
    assert all(after[key] is before[key] for key in others)
    assert after[C4].observations[men].value == 6000
    quiet.undo()
    assert quiet.table_view(REGISTER, C4.table_key).years == tuple(before.values())
    quiet.execute(NameCountries(C4._replace(year=2021), ("CDS_DES_THA",)))
    kept = quiet.table_view(REGISTER, C4.table_key)
    with again(quiet) as fresh:
        assert fresh.table_view(REGISTER, C4.table_key) == kept


def test_cells_of_some_qtables_are_read_alone(quiet: Workspace) -> None:
    """A small file is compared with what it touches, however much the questionnaire holds."""
    put(quiet, C1, {cell("M", "CRS_RES_TOTAL"): 1})
    put(quiet, C4, {cell("T", "CDS_DES_THA"): 2})
    found = quiet.cells_of([C1, A5])
    assert {key: [said.value for said in cells.values()] for key, cells in found.items()} == {C1: [1000], A5: []}
