"""What may be chosen when sealing follows from the file and from the desk's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Revise
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.seal_plan import seal_plan
from ilms_desktop.ui.presenters.seal_wish import Encrypted, seal_choices
from tests.unit.workspace.post_support import sealed
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.ui.presenters.seal_wish import SealChoices
    from ilms_desktop.workspace.workspace import Workspace


def choices(workspace: Workspace, folder: Path) -> SealChoices:
    """What may be chosen now."""
    return seal_choices(workspace, seal_plan(workspace), folder)


def words(found: SealChoices) -> list[str]:
    """Kinds of reply as they are offered."""
    return [bare(text) for _kind, text in found.kinds()]


def test_the_first_reply_is_a_complete_one(workspace: Workspace, tmp_path: Path) -> None:
    """There is nothing to correct, and there are figures to report."""
    assert words(choices(workspace, tmp_path)) == ["Complete reply"]


def test_after_a_package_a_correction_of_it_is_offered(packaged: Workspace, tmp_path: Path) -> None:
    """It names the newest package with figures; a recall is none."""
    packaged.execute(Revise("Newer figures came in.", "S0001"))
    found = choices(packaged, tmp_path)
    assert words(found) == ["Complete reply", "Correction of S0001: changed tables only"]
    order = found.order(SubmissionKind.CORRECTION, workbook=True, journal=True, encrypt=True, reason=None)
    (first,) = packaged.submissions()
    assert (order.supersedes, order.with_workbook, order.with_journal) == (first.package_id, True, True)
    assert not order.encrypt
    complete = found.order(SubmissionKind.FULL, workbook=False, journal=False, encrypt=False, reason="Because.")
    assert (complete.supersedes, complete.allow_reason) == (None, "Because.")
    sealed(packaged, kind=SubmissionKind.WITHDRAWAL, supersedes=first.package_id)
    assert words(choices(packaged, tmp_path)) == words(found)


def test_without_figures_nothing_to_report_can_be_said(empty_workspace: Workspace, tmp_path: Path) -> None:
    """It is never said by itself."""
    found = choices(empty_workspace, tmp_path)
    assert found.is_empty
    assert words(found) == ["Complete reply", "Nothing to report: no figures this year"]


@pytest.mark.parametrize(
    ("policy", "encrypted"),
    [("off", Encrypted.NO), ("allowed", Encrypted.CHOICE), ("required", Encrypted.ALWAYS)],
)
def test_the_desks_policy_says_whether_encryption_is_asked(
    workspace: Workspace, tmp_path: Path, policy: str, encrypted: Encrypted
) -> None:
    """Where it is required nobody needs to choose."""
    install_six(tmp_path, policies={"KHM": {"encryption": policy}})
    assert choices(workspace, tmp_path).encrypted is encrypted


def test_a_damaged_bundle_is_told_when_sealing(workspace: Workspace, tmp_path: Path) -> None:
    """Until then nothing is chosen."""
    install_six(tmp_path)
    for path in (tmp_path / "trust").rglob("*.json"):
        path.write_bytes(b"{}")
    assert choices(workspace, tmp_path).encrypted is Encrypted.NO
