"""What goes into the packages of an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.model.command import FileDocument, RemoveSource
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.audit import PATH as AUDIT
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.workspace.pictures import SUMMARY_PATH, WORKBOOK_PATH
from ilms_desktop.workspace.seal_contents import contents_of
from ilms_desktop.workspace.seal_order import Order
from tests.unit.workspace.post_support import KEY, NOW, receipt, seal_all, sealed
from tests.unit.workspace.test_sealing import GOOD, TOTAL
from tests.unit.workspace.workspace_support import C1, C4, REVISE, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.sealing import SealResult
    from ilms_desktop.workspace.workspace import Workspace

OUT = {cell(sex, "CDS_DES_TOTAL"): figure for sex, figure in {"T": 9, "M": 5, "F": 4}.items()}


def read(result: SealResult) -> Verified:
    """What the desk reads."""
    name, data = result.files["zip"]
    known = Register((Signer("khm-01", KEY.public),))
    found = verify(data, name, register=known, ledger=None, now=NOW)
    assert isinstance(found, Verified)
    return found


def fields(result: SealResult) -> dict[str, Any]:
    """What was signed."""
    return dict(read(result).document)


def filled(workspace: Workspace) -> SealResult:
    """A complete reply with two tables; a new version has begun after it."""
    put(workspace, C1, GOOD)
    put(workspace, C4, OUT)
    result = sealed(workspace)
    workspace.execute(REVISE)
    return result


def test_a_complete_reply_holds_every_table_and_refers_to_nothing(ruled: Workspace) -> None:
    """No receipt has come, no bundle is installed, the journal stays here."""
    result = filled(ruled)
    document = fields(result)
    assert [each["id"] for each in document["tables"]] == ["C1", "C4"]
    assert [document[name] for name in ("kind", "supersedes", "batch", "last_receipt")] == ["full", None, None, None]
    assert (document["trust_version"], document["audit"]["extract_from"]) == (0, None)
    assert not {SUMMARY_PATH, WORKBOOK_PATH, AUDIT} & set(read(result).payload)


def test_a_correction_holds_the_tables_that_changed(ruled: Workspace) -> None:
    """And names the package that it corrects."""
    first = filled(ruled)
    put(ruled, C1, {TOTAL: 80, cell("M", "CRS_RES_TOTAL"): 50})
    document = fields(sealed(ruled, kind=SubmissionKind.CORRECTION, supersedes=first.package_id))
    assert ([each["id"] for each in document["tables"]], document["supersedes"]) == (["C1"], first.package_id)
    assert document["previous"] == first.package_id


def test_a_correction_without_a_change_is_refused(ruled: Workspace) -> None:
    """Sending the same file again is the way then."""
    first = filled(ruled)
    order: dict[str, Any] = {"kind": SubmissionKind.CORRECTION, "supersedes": first.package_id}
    assert refused(lambda: sealed(ruled, **order)).code == "nothing_changed"


def test_nothing_to_report_holds_no_table(ruled: Workspace) -> None:
    """And is refused while figures stand in the file."""
    document = fields(sealed(ruled, kind=SubmissionKind.NIL))
    assert (document["kind"], document["tables"], document["observations"]) == ("nil", [], 0)
    ruled.execute(REVISE)
    put(ruled, C1, GOOD)
    error = refused(lambda: sealed(ruled, kind=SubmissionKind.NIL))
    assert (error.code, error.context["count"]) == ("nil_with_figures", 1)
    put(ruled, C1, dict.fromkeys(GOOD, BLANK))
    assert refused(lambda: sealed(ruled)).code == "nothing_to_send"


def test_a_withdrawal_needs_no_new_version(ruled: Workspace) -> None:
    """What was sent by mistake is taken back at once, with whatever findings there are."""
    put(ruled, C1, GOOD)
    first = sealed(ruled)
    withdrawn = sealed(ruled, kind=SubmissionKind.WITHDRAWAL, supersedes=first.package_id)
    document = fields(withdrawn)
    assert (document["kind"], document["supersedes"], document["tables"]) == ("withdrawal", first.package_id, [])
    assert document["sequence"] == 2


@pytest.mark.parametrize(
    ("kind", "supersedes"),
    [
        (SubmissionKind.CORRECTION, None),
        (SubmissionKind.WITHDRAWAL, None),
        (SubmissionKind.CORRECTION, "00" * 32),
        (SubmissionKind.FULL, "00" * 32),
    ],
)
def test_what_is_referred_to_was_sent_from_here(ruled: Workspace, kind: SubmissionKind, supersedes: str | None) -> None:
    """And only a correction or a withdrawal refers to anything."""
    put(ruled, C1, GOOD)
    assert refused(lambda: sealed(ruled, kind=kind, supersedes=supersedes)).code == "unknown_package"


def test_the_newest_receipt_is_named(ruled: Workspace) -> None:
    """So the desk sees what this computer knows."""
    first = filled(ruled)
    document = ruled.post().document(first.package_id)
    assert document is not None
    ruled.execute(FileDocument(receipt(42, document), {"zip": ("r.zip", b"receipt")}))
    assert fields(sealed(ruled))["last_receipt"] == 42


def test_the_journal_since_the_package_before_travels_where_it_is_asked_for(ruled: Workspace) -> None:
    """From its first entry for the first package; the desk's verifier follows its hashes."""
    put(ruled, C1, GOOD)
    first = sealed(ruled, with_journal=True)
    assert fields(first)["audit"]["extract_from"] == 1
    count = ruled.journal_head()[0]
    ruled.execute(REVISE)
    second = sealed(ruled, with_journal=True)
    assert fields(second)["audit"]["extract_from"] == count + 1
    assert read(second).payload[AUDIT].count(b"\n") == 2
    withdrawal = sealed(ruled, kind=SubmissionKind.WITHDRAWAL, supersedes=first.package_id, with_journal=True)
    assert fields(withdrawal)["audit"]["extract_from"] == ruled.journal_head()[0] - 1, "an extract is never empty"


def test_pictures_go_in_where_they_are_asked_for(ruled: Workspace) -> None:
    """And the desk takes the package with them."""
    put(ruled, C1, GOOD)
    ruled.execute(RemoveSource(SURVEY))
    payload = read(sealed(ruled, with_summary=True, with_workbook=True)).payload
    assert payload[SUMMARY_PATH].startswith(b"%PDF")
    assert payload[WORKBOOK_PATH].startswith(b"PK")


def test_the_packages_of_a_batch_are_complete_each(ruled: Workspace) -> None:
    """With the tables of their part, one id, and the same metadata."""
    put(ruled, C1, GOOD)
    put(ruled, C4, OUT)
    results = seal_all(ruled, parts=(frozenset({"C4"}), frozenset({"C1"})))
    first, second = map(read, results)
    batches: list[Any] = [found.document["batch"] for found in (first, second)]
    assert [(each["index"], each["total"]) for each in batches] == [(1, 2), (2, 2)]
    assert batches[0]["id"] == batches[1]["id"]
    assert {"tables/C4.csv"} == {path for path in first.payload if path.startswith("tables/")}
    assert {"tables/C1.csv"} == {path for path in second.payload if path.startswith("tables/")}
    assert first.payload["metadata.json"] == second.payload["metadata.json"]
    assert [each.tail for each in ruled.submissions()] == ["S0001", "S0002"]


def test_the_contents_are_read_without_changing_anything(ruled: Workspace) -> None:
    """A person may ask what would go out."""
    put(ruled, C1, GOOD)
    before = ruled.journal_head()
    order = Order(with_summary=False)
    (found,) = contents_of(ruled, order, key=KEY, created=NOW, trust_version=7)
    assert [each.id for each in found.tables] == ["C1"]
    assert (found.fields["trust_version"], ruled.journal_head()) == (7, before)


@pytest.mark.parametrize(
    "parts", [(frozenset({"C1"}),), (frozenset({"C1", "C4"}), frozenset({"C1"})), (frozenset({"C1", "C4", "A1"}),)]
)
def test_no_table_is_lost_or_doubled_by_splitting(ruled: Workspace, parts: tuple[frozenset[str], ...]) -> None:
    """Nobody would see at the desk that one is missing."""
    put(ruled, C1, GOOD)
    put(ruled, C4, OUT)
    with pytest.raises(BugError):
        seal_all(ruled, parts=parts)
    assert ruled.submissions() == ()
