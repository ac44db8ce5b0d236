"""The base of a merge is read from the bytes that were kept, or there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import FileDocument
from ilms_desktop.workspace.stored_parts import stored_content
from tests.unit.workspace.part_support import coordinator, handed_out, opened, returned
from tests.unit.workspace.workspace_support import C4, cell, put

if TYPE_CHECKING:
    from pathlib import Path


def test_only_assignments_of_this_file_are_a_base(tmp_path: Path) -> None:
    """A return, a stranger's id and nothing at all are none."""
    with coordinator(tmp_path / "khm.ilms") as file:
        put(file, C4, {cell("T", "CDS_DES_THA"): 100})
        made = handed_out(file, tmp_path / "out")
        found = stored_content(file, made.package_id)
        assert found is not None
        assert found.scope == made.scope
        assert stored_content(file, "0" * 64) is None
        assert stored_content(file, None) is None
        with opened(made, tmp_path / "mol.ilms") as own:
            back = returned(own, tmp_path / "back")
            assert stored_content(own, back.package_id) is None
            assert stored_content(own, made.package_id) is not None


def test_a_record_without_its_bytes_or_with_others_is_no_base(tmp_path: Path) -> None:
    """What is compared must be what was signed."""
    with coordinator(tmp_path / "khm.ilms") as file:
        made = handed_out(file, tmp_path / "out")
        document = file.post().document(made.package_id)
        assert document is not None
        bare = replace(document, package_id="1" * 64)
        file.execute(FileDocument(bare, {}))
        assert stored_content(file, bare.package_id) is None
        broken = replace(document, package_id="2" * 64)
        file.execute(FileDocument(broken, {"zip": ("ILMS_KHM-01_2026_W0001_KHM.zip", b"no package")}))
        assert stored_content(file, broken.package_id) is None
