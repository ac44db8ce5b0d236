"""Sheets to print: one invented country, in a language written from the left and one from the right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.report.summary import (
    FindingLine,
    FindingList,
    Foot,
    Heading,
    KeyCode,
    Labelled,
    Share,
    ShareForm,
    ShareList,
    Signature,
    SummaryData,
    TableLine,
    TableList,
)

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

MOMENT: Final = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
DIGITS: Final = "26348 11467 42571 53456 16141 34442 16338 16275"

#: number, title, source, years, reported, missing, nothing, empty, findings
TABLES: Final = (
    ("A1–A10", "Migrant stock, by citizenship", "Labour force survey", "2019, 2021", 300, 30, 0, 132, 6),
    ("B1", "Inflow of non-citizens by sex and country of citizenship", "Register, MoI", "2016–2023", 80, 12, 4, 0, 0),
    ("B2", "Inflow of working-age non-citizens by sex and education", "Register, MoI", "2016–2023", 32, 8, 0, 40, 0),
    ("B3", "Inflow of employed non-citizens by sex and activity", "Register, MoI", "2016–2023", 8, 4, 0, 116, 0),
    ("C1", "Stock of nationals abroad by sex and country", "Register, MLVT", "2023", 12, 0, 0, 2, 0),
    ("C4", "Outflow for employment by sex and destination", "Register, MLVT", "2016–2023", 1190, 2, 0, 4, 15),
    ("C7", "Outflow for employment by sex and occupation", "Register, MLVT", "2016–2023", 0, 6, 10, 48, 0),
)


def _line(row: tuple[str, str, str, str, int, int, int, int, int]) -> TableLine:
    number, title, source, years, *parts, findings = row
    reported, missing, nothing, empty = parts
    return TableLine(
        number=number,
        title=title,
        source=source,
        years=years,
        parts=(reported, missing, nothing, empty),
        shown=(f"{reported:,}", f"{missing:,}", f"{nothing:,}", f"{empty:,}"),
        findings=f"{findings:,}",
        sharing="Public" if reported else "",
    )


def english() -> SummaryData:
    """A sheet in English with seven tables."""
    tables = TableList(
        title="Tables",
        columns=("No.", "Table", "Source", "Years", "Answered", "Rep.", "Miss.", "None", "Empty", "Find.", "Sharing"),
        lines=tuple(_line(row) for row in TABLES),
        total=_line(("", "All tables", "", "", 1622, 62, 14, 342, 21)),
        legend=("reported", "missing with a reason", "nothing to report", "empty", "Find. = explained ones included"),
    )
    return SummaryData(
        language="en",
        moment=MOMENT,
        title="Completeness summary, Cambodia, 2026",
        author="Ministry of Labour",
        heading=Heading(
            collection="International Labour Migration Statistics · round 2026",
            title="Completeness summary · Cambodia",
            reference="ILMS_KHM-01_2026_S0003",
            dated="packaged 12 September 2026, 14:03 UTC",
        ),
        facts=(
            Labelled("Office", "Ministry of Labour and Vocational Training"),
            Labelled("Prepared by", "Sok Dara (khm-01)"),
            Labelled("Follows", "S0002 of 3 March 2026"),
            Labelled("Unit", "thousands of persons"),
        ),
        figures=(
            Labelled("answered: 1,698 of 2,040 cells", "83%"),
            Labelled("reported", "1,622"),
            Labelled("missing with a reason", "62"),
            Labelled("nothing to report", "14"),
            Labelled("empty, declared as not yet reported", "342"),
        ),
        before=("Before, S0002 of 3 March 2026: 70% answered, 1,428 of 2,040 cells; 612 empty.",),
        tables=(tables,),
        shares=(
            ShareList(
                "By module (in brackets: S0002)",
                (
                    Share("A Stock", (300, 30, 0, 132), "71%", "330 of 462", "(65%)"),
                    Share("B Inflow", (120, 24, 4, 156), "48%", "148 of 304", "(40%)"),
                ),
                ShareForm.COLUMN,
            ),
            ShareList("By source", (Share("FX:N1 Register", (80, 0, 0, 20), "80%", "80 of 100"),), ShareForm.LINES),
            ShareList(
                "By year",
                (Share("2022", (9, 0, 0, 1), "90%", ""), Share("2023", (1, 0, 0, 9), "10%", "")),
                ShareForm.STRIP,
            ),
        ),
        findings=FindingList(
            title="Findings",
            columns=("Kind", "Number", "What they are"),
            lines=(
                FindingLine("square", "Must fix, fix or explain", "0", ""),
                FindingLine(
                    "triangle", "To explain", "3", "Men and women look exchanged: C4 (1). Zero and blank: C4 (2)."
                ),
                FindingLine("tick", "Explained", "20", "Change since last year: A5, A8 (6), C4 (12), C6 (2)."),
                FindingLine("info", "For information", "7", "Sum of sexes, rounding: C4 (7)."),
                FindingLine("circle", "Not checked", "9", "Sum of classes: C4 (9)."),
            ),
        ),
        key=KeyCode(
            title="Code of the key that signs (40 digits)",
            digits=DIGITS,
            package="Package number 9f3c61a04be7d218",
            advice="Read the 40 digits aloud when the ILO telephones.",
            alternative="Picture with package and code",
            payload=f"ILMS_KHM-01_2026_S0003\n{DIGITS}",
        ),
        signature=Signature(
            "Head of office: I have seen this summary.", "stamp", "Name and signature", "Place and date"
        ),
        foot=Foot(
            statement="The numbers are in the signed package; this sheet proves nothing by itself.",
            program="ILMS Desktop 1.0 · ilms-2019",
            page="page {page} of {pages}",
        ),
    )


def french() -> SummaryData:
    """The same sheet with French words where they are longest."""
    sheet = english()
    tables = replace(
        sheet.tables[0],
        title="Tableaux",
        columns=(
            "N°",
            "Tableau",
            "Source",
            "Années",
            "Répondu",
            "Décl.",
            "Manq.",
            "Néant",
            "Vide",
            "Const.",
            "Partage",
        ),
        legend=("déclaré", "manquant avec motif", "rien à déclarer", "vide", "Const. = constats, y compris expliqués"),
    )
    return replace(
        sheet,
        language="fr",
        title="Résumé de complétude, Cambodge, 2026",
        heading=replace(
            sheet.heading,
            collection="Statistiques internationales des migrations de main-d’œuvre · collecte 2026",
            title="Résumé de complétude · Cambodge",
            dated="mis en paquet le 12 septembre 2026 à 14:03 UTC",
        ),
        tables=(tables,),
        foot=replace(sheet.foot, page="page {page} sur {pages}"),
    )


def arabic() -> SummaryData:
    """The same sheet from right to left."""
    sheet = english()
    tables = replace(
        sheet.tables[0],
        title="الجداول",
        columns=(
            "رقم",
            "الجدول",
            "المصدر",
            "السنوات",
            "المجاب",
            "مبلّغ",
            "مفقود",
            "لا شيء",
            "فارغ",
            "نتائج",
            "المشاركة",
        ),
        lines=tuple(replace(line, title="تدفق المواطنين للعمل حسب الجنس") for line in sheet.tables[0].lines),
        total=replace(sheet.tables[0].total, title="كل الجداول"),
        legend=("مبلّغ عنه", "مفقود مع سبب", "لا شيء للإبلاغ", "فارغ", "نتائج = بما فيها الموضحة"),
    )
    lines = tuple(
        replace(line, kind=kind)
        for line, kind in zip(
            sheet.findings.lines, ("يجب التصحيح", "يلزم توضيح", "موضّحة", "للعلم", "لم تدقّق"), strict=True
        )
    )
    return replace(
        sheet,
        language="ar",
        title="ملخص الاكتمال، كمبوديا، 2026",
        heading=replace(
            sheet.heading, title="ملخص الاكتمال · كمبوديا", collection="إحصاءات هجرة اليد العاملة الدولية · جولة 2026"
        ),
        facts=(Labelled("المكتب", "وزارة العمل"), *sheet.facts[1:]),
        tables=(tables,),
        findings=FindingList("نتائج التدقيق", ("النوع", "العدد", "ما هي"), lines),
        foot=replace(
            sheet.foot,
            statement="الأرقام في الحزمة الموقّعة؛ هذه الورقة لا تثبت شيئا بذاتها.",
            page="صفحة {page} من {pages}",
        ),
    )


SHEETS: Final = {"en": english, "fr": french, "ar": arabic}


@pytest.fixture
def sheet() -> SummaryData:
    """The English sheet."""
    return english()


@pytest.fixture(params=sorted(SHEETS))
def any_sheet(request: pytest.FixtureRequest) -> SummaryData:
    """The sheet in each language, from the left and from the right."""
    return SHEETS[request.param]()


@pytest.fixture(scope="session")
def questionnaire() -> Edition:
    """The current questionnaire in English, with its 35 tables."""
    return load_edition("ilms-2019")
