"""An assignment becomes a questionnaire that is limited to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.exchange.report import Refusal as RowRefusal
from ilms_desktop.model.command import (
    AddSource,
    Batch,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    NameCountries,
    RemoveSource,
    SetQTableField,
)
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.package import strict_json
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.part_opening import open_assignment
from tests.unit.workspace.importing_support import bulk, take
from tests.unit.workspace.part_support import (
    COORDINATOR_KEY,
    OFFICE_KEY,
    OTHER_KEY,
    coordinator,
    digits,
    handed_out,
    opened,
    reader,
    returned,
)
from tests.unit.workspace.workspace_support import C1, C4, REGISTER, SURVEY, again, cell, figures, put, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.workspace import Workspace

THAILAND, MALAYSIA = cell("T", "CDS_DES_THA"), cell("F", "CDS_DES_MYS")


@pytest.fixture
def made(tmp_path: Path) -> MadePart:
    """An assignment with a figure, a letter, a remark, a text, a declaration, an answer and a country row."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        put(
            workspace,
            C4,
            {
                THAILAND: Observation(100_500, 1, note="Provisional."),
                MALAYSIA: Observation(status="N"),
                cell("M", "CDS_DES_MYS"): Observation(text="about 12"),
                cell("F", "CDS_DES_THA"): Observation(-3000, 0),
            },
        )
        earlier = C4._replace(year=2022)
        workspace.execute(DeclareQTable(earlier, Declaration.NOT_AVAILABLE, "No register then."))
        workspace.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_MYS", "CDS_DES_KOR")))
        source = workspace.source(REGISTER)
        workspace.execute(EditSource(Source(source.id, "FX", "Register of permits", years=source.years)))
        return handed_out(workspace, tmp_path / "out")


def test_everything_of_the_assignment_stands_in_the_new_file(made: MadePart, tmp_path: Path) -> None:
    """Figures with their digits, letters, remarks, texts, answers, declarations, rows: nothing is lost on the way."""
    with opened(made, tmp_path / "mol.ilms") as own:
        assert {key.cell: said for key, said in figures(own).items()} == {
            THAILAND: Observation(100_500, 1, note="Provisional."),
            MALAYSIA: Observation(status="N"),
            cell("M", "CDS_DES_MYS"): Observation(text="about 12"),
            cell("F", "CDS_DES_THA"): Observation(-3000, 0),
        }
        assert own.source(REGISTER).name == "Register of permits"
        assert own.source(SURVEY).criteria == ()
        assert own.declarations() == {C4._replace(year=2022): Declaration.NOT_AVAILABLE}
        named = next(each.named for each in own.qtables() if each.key == C4)
        assert named == ("CDS_DES_THA", "CDS_DES_MYS", "CDS_DES_KOR")
        assert own.contact.office == "Ministry of Labour"
        (known,) = own.offices()
        assert (known.code, known.signer) == ("KHM", "khm-01")
        assert own.undo_status().undo is None, "undo would take the start of the work away"


def test_the_limit_stays_with_the_file(made: MadePart, tmp_path: Path) -> None:
    """It is a fact of the file, not of the window that made it."""
    own = again(opened(made, tmp_path / "mol.ilms"))
    handed = own.handed
    assert handed is not None
    assert (handed.assignment, handed.code, handed.signer, handed.coordinator) == (
        made.package_id,
        "MOL",
        "khm-71",
        "KHM",
    )
    assert handed.scope == made.scope
    own.close()


def test_what_was_not_handed_out_is_refused_where_it_is_typed(made: MadePart, tmp_path: Path) -> None:
    """A figure left out of the return in silence would be lost; the message names the office that has it."""
    with opened(made, tmp_path / "mol.ilms") as own:
        source = own.source(REGISTER)
        outside = (
            lambda: put(own, C1, {cell("T", "CRS_RES_TOTAL"): 1}),
            lambda: own.execute(DeclareQTable(C1, Declaration.NOTHING)),
            lambda: own.execute(NameCountries(C1, ())),
            lambda: own.execute(SetQTableField(C1, "T7", "")),
        )
        for deed in outside:
            error = refused(deed)
            assert error.code == "outside_assignment"
            assert "KHM" in str(error)
        other = Source("FX:N9", "FX", "Another")
        deeds = (AddSource(other), RemoveSource(REGISTER), EditSource(other), Batch((AddSource(other),), Label("x")))
        for command in deeds:
            assert refused(own.execute, command).code == "sources_of_assignment"
        own.execute(EditSource(Source(source.id, "FX", "A better name", years=source.years)))
        put(own, C4, {THAILAND: 5})


def test_an_import_takes_what_was_handed_out_and_lists_the_rest(made: MadePart, tmp_path: Path) -> None:
    """An office's export usually holds more than it was asked for; the rest of it is no reason to refuse all."""
    start = "MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_THA,"
    rows = (f"KHM,{REGISTER},{start},2023,7,", f"KHM,{REGISTER},{start},2021,8,", f"KHM,FX:9,{start},2023,9,")
    with opened(made, tmp_path / "mol.ilms") as own:
        report = take(own, bulk(*rows), source=REGISTER)
        assert [each.reason for each in report.refused] == [RowRefusal.NOT_HANDED_OUT] * 2
        assert report.refused[0].params["other"] == "KHM"
        assert own.observation(ObservationKey(C4, cell("M", "CDS_DES_THA"))) == Observation(7000, 0)
        assert [each.id for each in own.sources()] == list(made.scope.sources)


def test_other_digits_make_no_file(made: MadePart, tmp_path: Path) -> None:
    """The coordinator's key is compared before anything is read."""
    assert made.path is not None
    path, data = tmp_path / "mol.ilms", made.path.read_bytes()
    told = reader(digits(OTHER_KEY))
    assert refused(lambda: open_assignment(data, made.path.name, path, told)).code == "office_code_differs"  # type: ignore[union-attr]
    assert not path.exists()


def test_what_is_no_assignment_makes_no_file(made: MadePart, tmp_path: Path) -> None:
    """Damaged files get the verifier's words; returns and requests are told from assignments."""
    assert made.path is not None
    path = tmp_path / "new.ilms"
    found = open_assignment(b"no part", "ILMS_KHM-01_2026_W0001_KHM.zip", path, reader())
    assert isinstance(found, Refusal)
    data = made.path.read_bytes()
    damaged = data[:-400] + bytes([data[-400] ^ 1]) + data[-399:]
    assert isinstance(open_assignment(damaged, made.path.name, path, reader()), Refusal)
    with opened(made, tmp_path / "mol.ilms") as own:
        back = returned(own, tmp_path / "back")
    assert back.path is not None
    told = reader(digits(OFFICE_KEY))
    error = refused(lambda: open_assignment(back.path.read_bytes(), back.path.name, path, told))  # type: ignore[union-attr]
    assert error.code == "not_an_assignment"
    assert not path.exists()


def forged(path: Path, metadata: dict[str, Any] | None = None, **changes: Any) -> Workspace | Refusal:
    """What becomes of an assignment that the coordinator signed and that is not as the program makes it."""
    office = {"code": "MOL", "name": "Ministry of Labour", "signer": "khm-71"}
    said = {"format": "ilms-metadata/1", "sources": [], "qtables": [], "cells": [], "office": office}
    fields = {
        "package": "ILMS_KHM-01_2026_W0001_KHM",
        "kind": "assignment",
        "country": "KHM",
        "collection": "ILMS-2026",
        "questionnaire": {"id": "ilms-2019", "version": 2019, "package_id": None},
        "office": {"name": "Statistics", "code": "KHM"},
        "signer": "khm-01",
        "sequence": 1,
        "previous": None,
        "base": None,
        "scope": [{"table": "C4", "source": REGISTER, "criterion": "none", "years": [2023]}],
        "created_utc": "2026-09-01T10:00:00Z",
        "recipient": "MOL",
        "software": {"name": "ILMS Desktop", "version": "1.2.3", "build": "1.2.3"},
        **changes,
    }
    files = {"metadata.json": strict_json.dump({**said, **(metadata or {})})}
    sealed = build_kind(Kind.PART, fields, key=COORDINATOR_KEY, files=files)
    return open_assignment(sealed.data, sealed.file_name, path, reader())


def test_an_assignment_that_does_not_fit_leaves_no_file_behind(tmp_path: Path) -> None:
    """Another round, words outside of what is asked, no word of whom it is for, another form."""
    path = tmp_path / "new.ilms"
    place = {"table": "C4", "source": REGISTER, "version": "CDS_DES", "year": 2022}
    stray = {**place, "sex": "SEX_T", "status": "_", "class": "CDS_DES_THA", "note": "x", "text": None}
    old: dict[str, Any] = {"collection": "ILMS-1999", "package": "ILMS_KHM-01_1999_W0001_KHM"}
    assert refused(lambda: forged(path, **old)).code == "round_unknown_here"
    assert refused(lambda: forged(path, {"cells": [stray]})).code == "not_an_assignment"
    assert refused(lambda: forged(path, {"office": None})).code == "not_an_assignment"
    assert isinstance(forged(path, {"sources": "none"}), Refusal)
    assert not path.exists()


def test_a_file_that_is_there_is_not_written_over(made: MadePart, tmp_path: Path) -> None:
    """Somebody's work may lie under that name."""
    path = tmp_path / "khm.ilms"
    before = path.read_bytes()
    assert refused(lambda: opened(made, path)).code == "workspace_exists"
    assert path.read_bytes() == before


def test_the_coordinators_file_is_not_limited(tmp_path: Path) -> None:
    """The questionnaire of the country stays open for everything."""
    workspace: Workspace = coordinator(tmp_path / "khm.ilms")
    with workspace:
        assert workspace.handed is None
