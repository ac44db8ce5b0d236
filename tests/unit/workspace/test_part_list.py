"""What was handed out and handed back, from either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.part import Address, What
from ilms_desktop.workspace.part_list import changed_here, parts_of
from tests.unit.workspace.part_support import coordinator, handed_out, opened, returned
from tests.unit.workspace.workspace_support import C4, REGISTER, cell, put

if TYPE_CHECKING:
    from pathlib import Path


def test_each_end_sees_the_other_office(tmp_path: Path) -> None:
    """The coordinator sees whom it asked, the office who asked."""
    with coordinator(tmp_path / "khm.ilms") as file:
        made = handed_out(file, tmp_path / "out")
        with opened(made, tmp_path / "mol.ilms") as own:
            returned(own, tmp_path / "back")
            back, asked = parts_of(own)
            assert (back.is_return, back.office, asked.is_return, asked.office) == (True, "KHM", False, "KHM")
            assert asked.answer == back.document
            assert asked.scope == made.scope
        (out,) = parts_of(file)
        assert (out.office, out.answer, out.merge) == ("MOL", None, None)


def test_who_changed_a_cell_last_is_told(tmp_path: Path) -> None:
    """A conflict shows both offices and both dates."""
    with coordinator(tmp_path / "khm.ilms") as file:
        key = ObservationKey(C4, cell("T", "CDS_DES_THA"))
        address = Address(What.FIGURE, REGISTER, C4, key)
        assert changed_here(file, address) is None
        put(file, C4, {key.cell: 1})
        found = changed_here(file, address)
        assert found is not None
        assert found[0] == "MOL"
        assert changed_here(file, Address(What.SOURCE, REGISTER, field="S1")) is None
