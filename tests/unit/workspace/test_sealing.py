"""From an open file to a signed package: the gate, the chain of numbers, one new file, one record."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import BugError, NotReadyToLock, StorageError
from ilms_desktop.model.command import AddSource, EditSource, Label, SetContact, SetObservations
from ilms_desktop.model.finding import FindingState, Severity
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.audit import AuditEntry, audit_line
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.keys import new_key
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.storage import journal
from ilms_desktop.workspace import seal_contents
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.sealing import SealResult, seal
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.trust_support import install_six
from tests.unit.workspace.workspace_support import (
    C1,
    C4,
    REGISTER,
    REVISE,
    Quiet,
    again,
    cell,
    new,
    options,
    put,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

KEY = new_key(bytes(range(32)))
REASON = "As published by the ministry."
TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")
GOOD = {TOTAL: 90, MEN: 60, WOMEN: 30}
BAD = {TOTAL: 100, MEN: 60, WOMEN: 30}


def sealed(workspace: Workspace, folder: Path | None, **more: Any) -> SealResult:
    """A package in a folder."""
    hand = Hand(more.pop("key", KEY), more.pop("signer", "khm-01"), "1.2.3", more.pop("user_dir", None))
    order = Order(**{"with_summary": False, "with_carrier": False, **more})
    (result,) = seal(workspace, order, hand, out=folder)
    return result


def verified(result: SealResult) -> Verified:
    """What the desk reads from the file."""
    known = Register((Signer("khm-01", KEY.public),))
    path = result.written["zip"]
    read = verify(path.read_bytes(), path.name, register=known, ledger=None, now=result.submission.created)
    assert isinstance(read, Verified)
    return read


def test_a_good_file_becomes_a_package_that_the_desk_takes(ruled: Workspace, tmp_path: Path) -> None:
    """The whole way: figures, document, signature, file, record."""
    put(ruled, C1, GOOD)
    result = sealed(ruled, tmp_path / "out")
    assert result.written["zip"] == tmp_path / "out" / "ILMS_KHM-01_2026_S0001.zip"
    read = verified(result)
    assert (read.package_id, read.package.text) == (result.package_id, result.package)
    assert b"BA:544" in read.payload["metadata.json"]
    assert read.payload["tables/C1.csv"].count(b"\n") == 4
    assert result.counts["observations"] == 3
    assert result.counts["errors"] == 0


def test_the_package_is_recorded_as_it_lies_on_the_disk(ruled: Workspace, tmp_path: Path) -> None:
    """Number, identity and hash of the file; undo does not cross it."""
    put(ruled, C1, GOOD)
    result = sealed(ruled, tmp_path / "out")
    (submission,) = ruled.submissions()
    assert submission == result.submission
    assert submission.file_sha256 == hashlib.sha256(result.written["zip"].read_bytes()).hexdigest()
    assert (submission.kind, submission.sequence, submission.previous) == (SubmissionKind.FULL, 1, None)
    assert refused(ruled.undo).code == "undo_across_lock"
    opened = again(ruled)
    assert opened.submissions() == (submission,)
    assert refused(opened.undo).code == "undo_across_lock"
    opened.close()


def test_the_document_vouches_for_the_journal(ruled: Workspace, tmp_path: Path) -> None:
    """The head that the package names is that of the journal before the record, and can be recomputed as a line."""
    put(ruled, C1, GOOD)
    count, head = ruled.journal_head()
    document: Any = verified(sealed(ruled, tmp_path / "out")).document
    assert (document["audit"]["count"], document["audit"]["head"]) == (count, head)
    entry = journal.get(ruled._database, count)
    author = entry.author
    moment = author.at.strftime("%Y-%m-%dT%H:%M:%SZ")
    digest = entry.line().split(",")[5]
    line = AuditEntry(entry.entry, moment, author.office, entry.command, entry.object, digest)
    assert audit_line(line, entry.previous)[1] == head


def test_the_next_package_follows_the_one_before(ruled: Workspace, tmp_path: Path) -> None:
    """Numbers without gaps, each naming its predecessor, and undo works up to the package."""
    put(ruled, C1, GOOD)
    first = sealed(ruled, tmp_path / "out")
    ruled.execute(REVISE)
    put(ruled, C1, {TOTAL: 80, MEN: 50})
    second = sealed(ruled, tmp_path / "out")
    assert (second.submission.sequence, second.submission.previous) == (2, first.package_id)
    assert verified(second).document["previous"] == first.package_id
    ruled.execute(REVISE)
    other = sealed(ruled, tmp_path / "out", signer="khm-02", key=new_key(bytes(32)))
    assert (other.submission.sequence, other.submission.previous) == (1, None)


def test_errors_stand_in_the_way(ruled: Workspace, tmp_path: Path) -> None:
    """And the error names them; nothing is written, no number taken."""
    put(ruled, C1, BAD)
    before = ruled.journal_head()
    with pytest.raises(NotReadyToLock) as caught:
        sealed(ruled, tmp_path / "out")
    found: Any = caught.value.context["findings"]
    assert caught.value.context["count"] == len(found) > 0
    assert {each.severity for each in found} == {Severity.ERROR}
    assert not (tmp_path / "out").exists()
    assert ruled.journal_head() == before


def test_errors_may_stand_with_a_reason(ruled: Workspace, tmp_path: Path) -> None:
    """Each gets the reason, and it travels in the package."""
    put(ruled, C1, BAD)
    result = sealed(ruled, tmp_path / "out", allow_reason=REASON)
    errors = [each for each in ruled.report().findings if each.severity is Severity.ERROR]
    assert {each.state for each in errors} == {FindingState.ALLOWED}
    assert result.counts["justified"] == len(errors) > 0
    assert REASON.encode() in verified(result).payload["validation.json"]


@pytest.mark.parametrize(("named", "stands"), [("", "khm-01"), ("Sok Dara", "Sok Dara")])
def test_a_reason_has_a_name(ruled: Workspace, tmp_path: Path, named: str, stands: str) -> None:
    """Of the person, or at least of the key that signs."""
    ruled.execute(SetContact(office="", office_code="", person=named, function=""))
    put(ruled, C1, BAD)
    sealed(ruled, tmp_path / "out", allow_reason=REASON)
    assert {each.person for each in ruled.allowances()} == {stands}


def test_a_reason_is_a_sentence_here_too(ruled: Workspace, tmp_path: Path) -> None:
    """A dot would only make the desk ask."""
    put(ruled, C1, BAD)
    assert refused(lambda: sealed(ruled, tmp_path / "out", allow_reason=".")).code == "reason_too_short"


def test_what_must_be_corrected_stays_in_the_way(
    ruled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No reason lets a fatal finding stand."""
    put(ruled, C1, BAD)
    (error,) = (each for each in ruled.report().findings if each.severity is Severity.ERROR)
    from dataclasses import replace

    fatal = replace(ruled.report(), findings=(error, replace(error, key="x", severity=Severity.FATAL)))
    monkeypatch.setattr(ruled, "check", lambda: fatal)
    with pytest.raises(NotReadyToLock) as caught:
        sealed(ruled, tmp_path / "out", allow_reason=REASON)
    assert caught.value.context["count"] == 1
    assert ruled.allowances() == ()


def test_an_empty_file_is_not_sent(ruled: Workspace, tmp_path: Path) -> None:
    """A package without figures would be taken for "nothing to report"."""
    assert refused(lambda: sealed(ruled, tmp_path / "out")).code == "nothing_to_send"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"signer": "tha-01"}, "signer_other_country"),
        ({"signer": "KHM-01"}, "bad_signer"),
        ({"signer": "khm"}, "bad_signer"),
    ],
)
def test_the_signer_is_of_the_country(ruled: Workspace, tmp_path: Path, more: dict[str, str], code: str) -> None:
    """A package signed for another country would be refused by the desk, weeks later."""
    put(ruled, C1, GOOD)
    assert refused(lambda: sealed(ruled, tmp_path / "out", **more)).code == code


def test_example_figures_are_sealed_by_the_demonstration_only(tmp_path: Path) -> None:
    """Nobody must send the example by mistake."""
    with new(tmp_path / "x.ilms", is_example=True) as example:
        put(example, C1, GOOD)
        assert refused(lambda: sealed(example, tmp_path / "out")).code == "example_not_sealed"
        assert sealed(example, tmp_path / "out", allow_example=True).written["zip"].is_file()


def test_another_file_is_never_written_over(ruled: Workspace, tmp_path: Path) -> None:
    """And no number is taken for a package that was not written."""
    put(ruled, C1, GOOD)
    place = tmp_path / "ILMS_KHM-01_2026_S0001.zip"
    place.write_bytes(b"sent last week")
    assert refused(lambda: sealed(ruled, tmp_path)).code == "package_exists"
    assert place.read_bytes() == b"sent last week"
    assert ruled.submissions() == ()


def test_a_package_that_cannot_be_recorded_is_taken_away(
    ruled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its number would be given a second time."""
    put(ruled, C1, GOOD)

    def full(_: object) -> None:
        raise StorageError("disk_full", path=ruled.path)

    with monkeypatch.context() as patch:
        patch.setattr(ruled, "execute", full)
        assert refused(lambda: sealed(ruled, tmp_path / "out")).code == "disk_full"
    assert list((tmp_path / "out").iterdir()) == []
    assert sealed(ruled, tmp_path / "out").submission.sequence == 1


def test_a_journal_that_was_changed_is_not_vouched_for(ruled: Workspace, tmp_path: Path) -> None:
    """The head in the package says that the history was not rewritten."""
    put(ruled, C1, GOOD)
    with ruled._database.transaction() as cursor:
        cursor.execute("UPDATE journal SET person = 'Somebody else' WHERE entry = 2")
    error = refused(lambda: sealed(ruled, tmp_path / "out"))
    assert (error.code, error.context["detail"]) == ("workspace_damaged", "journal entry 2 was changed")


def test_a_package_that_our_own_verifier_refuses_is_not_written(
    ruled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the desk would refuse must never leave the house."""
    put(ruled, C1, GOOD)
    monkeypatch.setattr(seal_contents, "workbook_of", lambda _: b"MZ")
    with pytest.raises(BugError):
        sealed(ruled, tmp_path / "out", with_workbook=True)
    assert not (tmp_path / "out").exists()
    assert ruled.submissions() == ()


def test_the_package_goes_out_in_a_pdf_too(ruled: Workspace, tmp_path: Path) -> None:
    """Beside the package, under its name; its bytes are inside."""
    put(ruled, C1, GOOD)
    result = sealed(ruled, tmp_path / "out", with_carrier=True)
    assert result.written["pdf"] == result.written["zip"].with_suffix(".pdf")
    assert extract(result.written["pdf"].read_bytes()) == Content(
        result.written["zip"].read_bytes(), result.written["zip"].name
    )
    ruled.execute(REVISE)
    assert "pdf" not in sealed(ruled, tmp_path / "out").written


def test_both_files_are_written_or_none(ruled: Workspace, tmp_path: Path) -> None:
    """A number is taken only with all that belongs to it."""
    put(ruled, C1, GOOD)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "ILMS_KHM-01_2026_S0001.pdf").write_text("mine")
    assert refused(lambda: sealed(ruled, folder, with_carrier=True)).code == "package_exists"
    assert [path.name for path in folder.iterdir()] == ["ILMS_KHM-01_2026_S0001.pdf"]
    assert (folder / "ILMS_KHM-01_2026_S0001.pdf").read_text() == "mine"
    assert ruled.submissions() == ()


def test_sharing_travels_with_the_tables(ruled: Workspace, tmp_path: Path) -> None:
    """An embargo without date cannot be kept, so it is refused."""
    put(ruled, C1, GOOD)
    held = {"sharing": "embargo"}
    ruled.execute(EditSource(Source(REGISTER, "FX", "Register", years=(2023,), fields=held)))
    assert refused(lambda: sealed(ruled, tmp_path / "out")).code == "embargo_without_date"
    dated = {**held, "sharing_from": "2027-01-01"}
    ruled.execute(EditSource(Source(REGISTER, "FX", "Register", years=(2023,), fields=dated)))
    document: Any = verified(sealed(ruled, tmp_path / "out")).document
    (table,) = document["tables"]
    assert (table["sharing"], table["embargo_until"]) == ("embargo", "2027-01-01")


def test_unread_text_does_not_become_a_figure(ruled: Workspace, tmp_path: Path) -> None:
    """It travels as text beside the figures, if a reason lets it stand at all."""
    put(ruled, C1, {**GOOD, cell("T", "CRS_RES_X"): Observation(text="about 12")})
    read = verified(sealed(ruled, tmp_path / "out", allow_reason=REASON))
    assert b"about 12" in read.payload["metadata.json"]
    assert b"about" not in read.payload["tables/C1.csv"]


def test_the_same_file_gives_the_same_identity(copied: Path, tmp_path: Path) -> None:
    """The clock of the export decides nothing but the time it claims."""
    ids = []
    for number in range(2):
        place = tmp_path / f"{number}.ilms"
        place.write_bytes(copied.read_bytes())
        with Quiet.open(place, **options()) as opened:
            entries = tuple((ObservationKey(C4, cell(sex, "CDS_DES_THA")), Observation(5000, 0)) for sex in "TM")
            opened.execute(SetObservations((*entries, (ObservationKey(C1, TOTAL), BLANK)), Label("Type")))
            ids.append(sealed(opened, tmp_path / str(number)).package_id)
    assert ids[0] == ids[1]


def test_numbers_go_on_over_the_files_of_a_person(ruled: Workspace, tmp_path: Path) -> None:
    """Two questionnaires, one chain; the person's folder knows the other one."""
    put(ruled, C1, GOOD)
    person = tmp_path / "person"
    first = sealed(ruled, tmp_path / "out", user_dir=person)
    with Workspace.create(
        tmp_path / "other.ilms", country="KHM", round_id="2026", edition_id=None, **options()
    ) as other:
        other.execute(AddSource(Source(REGISTER, "FX", "Register", years=(2023,))))
        put(other, C1, GOOD)
        second = sealed(other, tmp_path / "out", user_dir=person)
    assert (second.submission.sequence, second.submission.previous) == (2, first.package_id)
    ruled.execute(REVISE)
    third = sealed(ruled, tmp_path / "out", user_dir=person)
    assert (third.submission.sequence, third.submission.previous) == (3, second.package_id)


def test_a_number_is_noted_only_with_its_package(
    ruled: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed has none."""
    put(ruled, C1, GOOD)

    def full(_: object) -> None:
        raise StorageError("disk_full", path=ruled.path)

    with monkeypatch.context() as patch:
        patch.setattr(ruled, "execute", full)
        assert refused(lambda: sealed(ruled, tmp_path / "out", user_dir=tmp_path / "person")).code == "disk_full"
    assert sealed(ruled, tmp_path / "out", user_dir=tmp_path / "person").submission.sequence == 1


def test_the_file_keeps_what_goes_out(ruled: Workspace) -> None:
    """Each carrier byte for byte, with what was signed; a folder is only a convenience."""
    put(ruled, C1, GOOD)
    result = sealed(ruled, None, with_carrier=True)
    assert result.written == {}
    (document,) = ruled.post().documents
    assert (document.package_id, document.fields["kind"]) == (result.package_id, "full")
    for carrier, (name, data) in result.files.items():
        assert ruled.document_bytes(result.package_id, carrier) == data
        assert name == f"{result.package}.{carrier}"
    assert set(result.files) == {"zip", "pdf"}


def test_a_frozen_file_is_not_sealed_again(ruled: Workspace, tmp_path: Path) -> None:
    """Nothing can have changed; the same file is sent again instead."""
    put(ruled, C1, GOOD)
    sealed(ruled, tmp_path)
    error = refused(lambda: sealed(ruled, tmp_path))
    assert (error.code, error.context["package"]) == ("already_packaged", "S0001")


def test_no_package_of_a_batch_is_recorded_unless_all_its_files_stand(ruled: Workspace, tmp_path: Path) -> None:
    """Half a reply must not go out because of a file that was in the way."""
    put(ruled, C1, GOOD)
    put(ruled, C4, {cell(sex, "CDS_DES_TOTAL"): figure for sex, figure in {"T": 9, "M": 5, "F": 4}.items()})
    (tmp_path / "ILMS_KHM-01_2026_S0002.zip").write_text("mine")
    order = Order(with_summary=False, with_carrier=False, parts=(frozenset({"C1"}), frozenset({"C4"})))
    hand = Hand(KEY, "khm-01", "1.2.3", tmp_path / "person")
    assert refused(lambda: seal(ruled, order, hand, out=tmp_path)).code == "package_exists"
    assert ruled.submissions() == ()
    assert [path.name for path in tmp_path.glob("*.zip")] == ["ILMS_KHM-01_2026_S0002.zip"]
    results = seal(ruled, order, hand, out=tmp_path / "out")
    assert [each.submission.sequence for each in results] == [1, 2]
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_installed_bundle_is_named(ruled: Workspace, tmp_path: Path) -> None:
    """So the desk sends a newer one with its answer."""
    put(ruled, C1, GOOD)
    install_six(tmp_path)
    document: Any = verified(sealed(ruled, tmp_path / "out", user_dir=tmp_path)).document
    assert document["trust_version"] == 6
