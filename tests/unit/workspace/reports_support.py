"""A small file for the tests of printed reports: two sources, every state of a cell, notes, a break, a declaration."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID

from ilms_desktop.model.command import (
    AddSource,
    Declaration,
    DeclareQTable,
    Label,
    NameCountries,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
REGISTER, SURVEY = "FX:N1", "BA:N1"
THAI = "ทะเบียนแรงงาน"
KHMER = "ស្ទង់កម្លាំងពលកម្ម"
C4 = QTableKey(REGISTER, "C4", Criterion.NONE, "CDS_DES", 2020)
C5 = QTableKey(REGISTER, "C5", Criterion.NONE, "EDU_AGGREGATE", 2020)
C7_2021 = QTableKey(REGISTER, "C7", Criterion.NONE, "OCU_SKILL", 2021)
#: what stands in C4 of 2020: sex and country, observation
CELLS = (
    ("SEX_M", "CDS_DES_THA", Observation(1234567, 3)),
    ("SEX_F", "CDS_DES_THA", Observation(2000, 0, status="E", note="Few cases.")),
    ("SEX_M", "CDS_DES_MYS", Observation(0)),
    ("SEX_F", "CDS_DES_MYS", Observation(status="N", note="Not asked before 2021.")),
    ("SEX_M", "CDS_DES_X", Observation(status="X")),
    ("SEX_F", "CDS_DES_X", Observation(text="some 12")),
)


def make(path: Path, *, language: str = "en", is_example: bool = False) -> Workspace:
    """The file, open."""
    numbers = count(1)
    made = Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id="ilms-2019",
        language=language,
        clock=lambda: NOW,
        ids=lambda: UUID(int=next(numbers)),
        person="Sok Dara",
        office="Ministry of Labour",
        is_example=is_example,
    )
    made.execute(AddSource(Source(id="FX:N", type="FX", name=f"Register {THAI}", years=(2020, 2021))))
    survey = Source(
        id="BA:N",
        type="BA",
        name=f"Survey {KHMER}",
        criteria=(Criterion.CITIZENSHIP,),
        years=(2021,),
        fields={"S3": "S3:5", "agency": "Statistics office"},
    )
    made.execute(AddSource(survey))
    made.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_MYS")))
    entries = tuple((ObservationKey(C4, CellKey(sex, ABSENT, klass)), said) for sex, klass, said in CELLS)
    made.execute(SetObservations(entries, Label("Type")))
    made.execute(DeclareQTable(C7_2021, Declaration.NOTHING, "The law forbids it."))
    made.execute(SetQTableField(C4, "I13", "From the second\nquarter on."))
    made.execute(SetQTableField(C4, "I11", made.edition.codelists["I11"].codes[0].id))
    return made
