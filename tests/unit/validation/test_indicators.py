"""Live indicators: shown always, with their range and the year before."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.indicators import Indicator, indicators
from ilms_desktop.validation.records import read_grids, read_records
from tests.oracle.files import File, cell_of

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V28")
TOTAL = "CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL"
NOBODY = ("SEX_T ECO_AGGREGATE_TOTAL", "SEX_F ECO_AGGREGATE_TOTAL")


def shown(file: File, year: int = 2020) -> list[Indicator]:
    """Indicators of everything in a file."""
    grids = read_grids(file.connection, read_records(file.connection, file.edition))
    return list(indicators(RULE, file.edition, grids.values(), year))


def computed(file: File, year: int = 2020) -> list[Indicator]:
    """Those that have a value."""
    return [each for each in shown(file, year) if each.value is not None]


def write(file: File, table: str, year: int, figures: dict[str, str]) -> None:
    """A table by age and place of birth."""
    file.write(QTableKey("FX:N1", table, Criterion.BIRTH, "AGE_AGGREGATE", year), figures)


def test_rates_stand_with_range_and_year_before(file: File) -> None:
    """Also where they are within the range."""
    for year, employed in ((2019, "50"), (2020, "60")):
        write(file, "A1", year, {f"SEX_T {TOTAL}": "100"})
        write(file, "A4", year, {f"SEX_T {TOTAL}": employed})
    (rate,) = [each for each in computed(file) if each.table is None]
    assert (rate.id, rate.name, rate.group) == ("employment", "Share of employed persons in the population", "")
    assert (rate.value, rate.before, rate.low, rate.high, rate.is_plausible) == (600, 500, 150, 950, True)
    assert (rate.table, rate.criterion) == (None, Criterion.BIRTH)
    assert [(key.qtable.table, key.qtable.year) for key in rate.cells] == [("A1", 2020), ("A4", 2020)]
    assert [each.before for each in computed(file, 2019)] == [None]
    assert rate.depth == 0


def test_a_rate_beyond_its_range_is_marked(file: File) -> None:
    """The window shows it in another way; whether to warn is the rule's affair."""
    write(file, "A1", 2020, {f"SEX_T {TOTAL}": "100"})
    write(file, "A4", 2020, {f"SEX_T {TOTAL}": "9"})
    assert [each.is_plausible for each in computed(file)] == [False]


def test_each_criterion_has_its_rates(file: File) -> None:
    """In the order of the questionnaire."""
    for criterion, code in ((Criterion.CITIZENSHIP, "CCT_CIT_NONCIT"), (Criterion.BIRTH, "CBR_BIR_FOREIGN")):
        for table in ("A1", "A4"):
            key = QTableKey("FX:N1", table, criterion, "AGE_AGGREGATE", 2020)
            file.write(key, {f"SEX_M {code} AGE_AGGREGATE_Y15-24": "10"})
    assert [(each.criterion, each.group, each.depth) for each in computed(file)] == [
        (Criterion.BIRTH, "Foreign-born, Male, 15–24", 3),
        (Criterion.CITIZENSHIP, "Non-citizens, Male, 15–24", 3),
    ]


def test_shares_of_a_table_stand_with_it(file: File) -> None:
    """Women among all, and all countries named among all countries."""
    for year, figure in ((2019, "2"), (2020, "3")):
        file.write(
            QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", year),
            {
                "SEX_T CDS_DES_TOTAL": "10",
                "SEX_F CDS_DES_TOTAL": figure,
                "SEX_T CDS_DES_KOR": "4",
                "SEX_T CDS_DES_JPN": "2",
            },
        )
    women, named = shown(file)
    assert (women.id, women.name, women.value, women.before) == ("women", "Women's share", 300, 200)
    assert (named.id, named.name, named.value) == ("named", "Share of the countries named", 600)
    assert named.table == TableKey("C4", Criterion.NONE)
    assert (named.low, named.high) == (500, 1000)
    assert [key.cell for key in named.cells] == [cell_of(f"SEX_T CDS_DES_{code}") for code in ("TOTAL", "JPN", "KOR")]


def test_a_share_that_lacks_a_figure_says_which(file: File) -> None:
    """Whoever fills the table sees what is still needed."""
    left = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
    file.write(left, {"SEX_F CDS_DES_TOTAL": "3", "SEX_T CDS_DES_KOR": "4"})
    file.write(left._replace(table="C7", version="OCU_SKILL"), {"SEX_T OCU_SKILL_TOTAL": "3"})
    women, named, of_c7 = shown(file)
    assert (women.value, women.missing, women.is_plausible) == (None, (("C4", ""),), True)
    assert [key.cell for key in named.cells] == [cell_of("SEX_T CDS_DES_TOTAL")]
    assert of_c7.missing == (("C7", "Female"),)


def test_what_cannot_have_a_share_has_none(file: File) -> None:
    """A mean, a total of 0, a year that was not asked for, a table of which nothing but letters is known."""
    left = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
    file.write(left._replace(year=2019), {"SEX_T CDS_DES_TOTAL": "3", "SEX_F CDS_DES_TOTAL": "2"})
    file.write(left, {"SEX_T CDS_DES_TOTAL": "N"})
    file.write(left._replace(table="C6", version="ECO_AGGREGATE"), dict.fromkeys(NOBODY, "0"))
    means = {"SEX_T CBR_BIR_TOTAL": "900", "SEX_F CBR_BIR_TOTAL": "800"}
    file.write(QTableKey("FX:N1", "A10", Criterion.BIRTH, "_", 2020), means)
    assert shown(file) == []


def test_shares_are_told_by_status(file: File) -> None:
    """Women among the foreign-born are another question than women among all."""
    rows = {"TOTAL": ("10", "4"), "FOREIGN": ("2", "1")}
    figures = {
        f"SEX_{sex} CBR_BIR_{status} AGE_AGGREGATE_TOTAL": figure
        for status, pair in rows.items()
        for sex, figure in zip("TF", pair, strict=True)
    }
    write(file, "A2", 2020, {})
    file.write(QTableKey("FX:N1", "A1", Criterion.BIRTH, "AGE_AGGREGATE", 2020), figures)
    found = [(each.group, each.value, each.depth) for each in shown(file) if each.id == "women"]
    assert found == [("", 400, 0), ("Foreign-born", 500, 1)]


def test_a_rate_that_lacks_a_figure_says_where_it_would_stand(file: File) -> None:
    """Of a table that is begun, else of the first that counts it; groups that nobody counts are left out."""
    write(file, "A1", 2020, {f"SEX_{sex} {TOTAL}": "100" for sex in "TF"})
    write(file, "A4", 2020, {f"SEX_T {TOTAL}": "60"})
    gaps = {(each.id, each.group): each for each in shown(file) if each.value is None and each.table is None}
    assert gaps["participation", ""].missing == (("A9", ""),)
    assert gaps["participation", "Female"].missing == (("A4", "Female"), ("A9", "Female"))
    assert gaps["employment", "Female"].missing == (("A4", "Female"),)
    assert {key.qtable.year for key in gaps["employment", "Female"].cells} == {2020}
    assert {group for _name, group in gaps} == {"", "Female"}


def test_what_the_questionnaire_never_asks_for_is_not_missing() -> None:
    """The edition of 2018 has no table on unemployment, so nobody waits for participation in it."""
    file = File(load_edition("ilms-2018"))
    for table, version in (("A2", "EDU_AGGREGATE"), ("A5", "ECO_AGGREGATE")):
        key = QTableKey("FX:N1", table, Criterion.BIRTH, version, 2020)
        file.write(key, {f"SEX_T CBR_BIR_TOTAL {version}_TOTAL": "50", f"SEX_F CBR_BIR_TOTAL {version}_TOTAL": "0"})
    assert [(each.id, each.group, each.value) for each in shown(file) if each.table is None] == [
        ("employment", "", 1000)
    ]
    file.close()
