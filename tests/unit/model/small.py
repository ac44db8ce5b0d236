"""A questionnaire small enough to read: one table by age, one of means, one of countries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ilms_desktop.model.codelist import Code, CodeKind, Codelist, ListKind
from ilms_desktop.model.edition import Country, Edition, Module, Round
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import SourceType
from ilms_desktop.model.structure import Axis, TableDefinition, Unit, Universe

SEX = Codelist(
    "SEX",
    "Sex",
    ListKind.SEX,
    (Code("SEX_T", "Total", kind=CodeKind.TOTAL), Code("SEX_M", "Men"), Code("SEX_F", "Women")),
)
STATUS = Codelist(
    "CCT_CIT",
    "Citizenship",
    ListKind.STATUS,
    (Code("CCT_CIT_TOTAL", "Total", kind=CodeKind.TOTAL), Code("CCT_CIT_NONCIT", "Non-citizens")),
)
AGES = Codelist(
    "AGE_X",
    "Age",
    ListKind.CLASS,
    (
        Code("AGE_X_TOTAL", "All ages", kind=CodeKind.TOTAL),
        Code("AGE_X_YLT15", "Under 15"),
        Code("AGE_X_YGE15", "15 and over"),
        Code("AGE_X_ALT", "Another cut", alternative="S2"),
    ),
)
COUNTRIES = Codelist(
    "CDS_DES",
    "Country of destination",
    ListKind.COUNTRY,
    (
        Code("CDS_DES_TOTAL", "Total", kind=CodeKind.TOTAL),
        Code("CDS_DES_KOR", "Republic of Korea", kind=CodeKind.COUNTRY),
        Code("CDS_DES_THA", "Thailand", kind=CodeKind.COUNTRY),
        Code("CDS_DES_X", "Other countries", kind=CodeKind.OTHER),
    ),
)
BY_AGE = TableDefinition(
    edition="small",
    number="A1",
    criterion=Criterion.CITIZENSHIP,
    indicator="MST_SMALL_SEX_AGE_CCT_NB",
    other_indicators=("OLD_SMALL_NB", "MNA_SMALL_SEX_CDS_NB"),
    measure="MST_SMALL_NB",
    dataflow="",
    module="A",
    topic="MST",
    title="Population by sex, age and citizenship",
    short_title="Population · age",
    universe_text="Residents.",
    instruction="Count residents.",
    universe=Universe.WORKING_AGE,
    axes=(Axis.STATUS, Axis.SEX, Axis.CLASS),
    id_axes=(Axis.CLASS, Axis.STATUS),
    status_list="CCT_CIT",
    default_version="AGE_X",
    offered_versions=("AGE_X",),
    accepted_versions=("AGE_OLD", "AGE_X"),
    named_countries=None,
    unit=Unit.PERSONS,
    unit_mult=3,
    decimals_shown=1,
    decimals_stored=3,
    out_of_scope=frozenset({"AGE_X_YLT15"}),
)
EARNINGS = replace(
    BY_AGE,
    number="A10",
    indicator="MST_EARA_SEX_CCT_NB",
    other_indicators=(),
    axes=(Axis.STATUS, Axis.SEX),
    id_axes=(Axis.STATUS,),
    default_version=None,
    offered_versions=(),
    accepted_versions=(),
    unit=Unit.CURRENCY,
    unit_mult=0,
    decimals_stored=2,
    out_of_scope=frozenset(),
)
BY_COUNTRY = replace(
    BY_AGE,
    number="C4",
    criterion=Criterion.NONE,
    indicator="MNA_SMALL_SEX_CDS_NB",
    other_indicators=(),
    module="C",
    axes=(Axis.SEX, Axis.CLASS),
    id_axes=(Axis.CLASS,),
    status_list=None,
    default_version="CDS_DES",
    offered_versions=("CDS_DES",),
    accepted_versions=(),
    named_countries=2,
    out_of_scope=frozenset(),
)
EDITION = Edition(
    id="small",
    version="1.0.0",
    title="Small questionnaire",
    digest="0" * 64,
    language="en",
    criteria=(Criterion.CITIZENSHIP,),
    modules=(Module("A", "Stock", "Stock"), Module("C", "Nationals abroad", "Abroad")),
    tables=(BY_AGE, EARNINGS, BY_COUNTRY),
    codelists={codes.id: codes for codes in (SEX, STATUS, AGES, COUNTRIES)},
    countries={"KHM": Country("KHM", "KH", "116", "Cambodia")},
    fields=(),
    source_types={"FX": SourceType("FX", "Records", "ADM", "F", offered=True)},
)
ROUND = Round("2026", "ILMS-2026", "small", 2024, 2025, 2, date(2026, 10, 31))
