"""Making parts: what goes out, what goes back, and what is refused before anything is signed."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.model.command import SetContact
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import OFFICE_KINDS, Register, Signer
from ilms_desktop.workspace.parts import Wanted, assign, give_back, scope_for
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.sealing import seal
from tests.unit.workspace.part_support import (
    COORDINATOR,
    COORDINATOR_KEY,
    OFFICE,
    OFFICE_KEY,
    confirm,
    coordinator,
    handed_out,
    opened,
    returned,
)
from tests.unit.workspace.workspace_support import C1, C4, REGISTER, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.workspace import Workspace

THAILAND = cell("T", "CDS_DES_THA")


def read(made: MadePart) -> Verified:
    """What the office's verifier reads."""
    assert made.path is not None
    known = Register((Signer("khm-01", COORDINATOR_KEY.public, OFFICE_KINDS, office="KHM"),))
    found = verify(
        made.path.read_bytes(),
        made.path.name,
        allowed_kinds={Kind.PART},
        register=known,
        ledger=None,
        now=datetime(2026, 12, 1, tzinfo=UTC),
    )
    assert isinstance(found, Verified)
    return found


def test_an_assignment_holds_the_figures_as_they_stand_and_nothing_outside(tmp_path: Path) -> None:
    """What is handed out is the base of every merge; what is not asked for stays at home."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        put(workspace, C4, {THAILAND: 100})
        put(workspace, C1, {cell("T", "CRS_RES_TOTAL"): 7})
        made = assign(workspace, "MOL", Wanted(("C4",), (REGISTER,), (2023,)), COORDINATOR, out=tmp_path / "out")
        content = read(made)
        assert [each for each in content.payload if each.startswith("tables/")] == ["tables/C4.csv"]
        assert SURVEY.encode() not in content.payload["metadata.json"]
        assert (content.document["kind"], content.document["base"], content.document["recipient"]) == (
            "assignment",
            None,
            "MOL",
        )
        assert made.observations == 1
        (kept,) = workspace.post().of(DocumentKind.PART)
        assert made.path is not None
        assert workspace.document_bytes(kept.package_id, "zip") == made.path.read_bytes()
        assert kept.tail == "W0001"


def test_parts_of_one_key_are_one_chain(tmp_path: Path) -> None:
    """The next number follows from the file and from the person's folder."""
    hand = replace(COORDINATOR, user_dir=tmp_path / "user")
    with coordinator(tmp_path / "khm.ilms") as workspace:
        confirm(workspace)
        first, second = (assign(workspace, "MOL", Wanted(("C4",)), hand) for _each in range(2))
        documents = workspace.post().of(DocumentKind.PART)
        assert [each.number for each in documents] == [1, 2]
        assert documents[1].fields["previous"] == first.package_id
        assert second.package.endswith("W0002_KHM")
        assert second.path is None


def test_a_return_is_all_of_the_assignment(tmp_path: Path) -> None:
    """The coordinator compares it with what was handed out."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        made = handed_out(workspace, tmp_path / "out")
        with opened(made, tmp_path / "mol.ilms") as own:
            put(own, C4, {THAILAND: 5})
            back = returned(own, tmp_path / "back")
            document = own.post().document(back.package_id)
            assert document is not None
            assert (document.fields["base"], document.fields["recipient"]) == (made.package_id, "KHM")
            assert document.fields["scope"] == own.post().documents[0].fields["scope"]
            assert back.package == "ILMS_KHM-71_2026_W0001_MOL"


def test_tables_of_an_assignment_are_those_of_the_office(tmp_path: Path) -> None:
    """A key that was confirmed for some tables is not asked for others."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        office = confirm(workspace, tables=("C4",))
        assert {table.number for table in scope_for(workspace, office, Wanted()).tables} == {"C4"}
        assert refused(lambda: scope_for(workspace, office, Wanted(("C1",)))).code == "office_tables"
        assert refused(lambda: scope_for(workspace, office, Wanted(("Z9",)))).code == "unknown_tables"
        assert refused(lambda: scope_for(workspace, office, Wanted(sources=("FX:9",)))).code == "unknown_source"
        everything = confirm(workspace)
        assert "A5" in {table.number for table in scope_for(workspace, everything, Wanted()).tables}
        only_new = Wanted(("A5-birth",), (REGISTER,))
        assert refused(lambda: scope_for(workspace, everything, only_new)).code == "part_without_tables"


def test_nothing_is_handed_out_to_oneself_or_to_strangers(tmp_path: Path) -> None:
    """An office must be confirmed, and be another one."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        assert refused(lambda: handed_out(workspace, tmp_path, code="NIS")).code == "unknown_office"
        workspace.execute(SetContact(**asdict(replace(workspace.contact, office_code="MOL"))))
        assert refused(lambda: handed_out(workspace, tmp_path)).code == "office_is_own"
        workspace.execute(SetContact(**asdict(replace(workspace.contact, office_code="no code"))))
        assert refused(lambda: handed_out(workspace, tmp_path)).code == "office_code"


def test_only_the_file_of_an_office_is_handed_back_and_only_with_its_key(tmp_path: Path) -> None:
    """Otherwise the coordinator could not tell whose work it is."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        assert refused(lambda: give_back(workspace, COORDINATOR)).code == "not_a_part"
        with opened(handed_out(workspace, tmp_path / "out"), tmp_path / "mol.ilms") as own:
            stranger = Hand(OFFICE_KEY, "khm-72", "1.2.3")
            assert refused(lambda: give_back(own, stranger)).code == "office_signer"
            assert refused(lambda: handed_out(own, tmp_path)).code == "part_of_part"


def test_the_work_of_one_office_is_no_submission(tmp_path: Path) -> None:
    """The ILO gets the questionnaire of the country."""
    with coordinator(tmp_path / "khm.ilms") as workspace:
        own: Workspace = opened(handed_out(workspace, tmp_path / "out"), tmp_path / "mol.ilms")
        with own:
            assert refused(lambda: seal(own, Order(), OFFICE)).code == "part_not_sealed"
