"""Sealing: from an open file to a signed package on the disk, in one go.

The lock gate first; then everything is read in one piece, built, signed, verified by the desk's own verifier, written
as a new file, and recorded. A number is taken only together with a package that stands on the disk.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.errors import NotReadyToLock, SigningKeyError, StorageError, UserError
from ilms_desktop.model.command import AllowFindings, RecordSubmission
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.package.write import build
from ilms_desktop.workspace.build_submission import Numbering, document_of, files_of, next_numbering, tables_of
from ilms_desktop.workspace.carrying import SUMMARY_PATH, carrier_pdf
from ilms_desktop.workspace.definitions_in_use import rules_digest
from ilms_desktop.workspace.new_file import write_new

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.workspace.workspace import Workspace

_SIGNER: Final = re.compile(r"[a-z]{3}-[0-9]{2,3}")


@dataclass(frozen=True, slots=True)
class SealResult:
    """A package that was sealed.

    Attributes:
        path: the file. package_id, package: identity and name.
        counts: errors, warnings and justified findings, tables and observations in it.
        submission: what was recorded.
        carrier: the PDF with the package inside, None where none was asked for or none could be made.
    """

    path: Path
    package_id: str
    package: str
    counts: dict[str, int]
    submission: Submission
    carrier: Path | None = None


def seal(
    workspace: Workspace,
    *,
    key: SigningKey,
    signer: str,
    out: Path,
    allow_reason: str | None,
    program_version: str,
    summary_pdf: bytes | None = None,
    allow_example: bool = False,
    with_carrier: bool = False,
) -> SealResult:
    """Seal everything in the file.

    Args:
        workspace: the open file.
        key: private key of the signer.
        signer: id of the signer in the register, `khm-01`.
        out: folder for the package.
        allow_reason: reason with which every open error may stand, or None.
        program_version: of this program.
        summary_pdf: the summary for people, or None.
        allow_example: whether a file of example figures may be sealed (the demonstration).
        with_carrier: whether a PDF with the package inside is made too.

    Raises:
        NotReadyToLock: `not_ready` with the findings, `nothing_to_send`, `embargo_without_date`.
        UserError: `example_not_sealed`, `signer_other_country`, `package_exists`, `file_unwritable` and others.
    """
    with workspace.lock:
        _refuse(workspace, signer=signer, allow_example=allow_example)
        workspace.sign_as(signer)
        pass_gate(workspace, allow_reason)
        created = workspace.clock().replace(microsecond=0)
        numbering = next_numbering(workspace.submissions(), signer)
        sealed = _build(
            workspace,
            key=key,
            numbering=numbering,
            created=created,
            program_version=program_version,
            summary_pdf=summary_pdf,
        )
        files = {out / sealed.file_name: sealed.data}
        if with_carrier:
            files |= _carrier(workspace, sealed, out)
        path, *others = _write(files)
        submission = _submission(sealed, numbering, created)
        _record(workspace, submission, [path, *others])
    document = cast("dict[str, Any]", sealed.verified.document)
    counts = {name: document["rules"][name] for name in ("errors", "warnings", "justified")}
    counts |= {"tables": len(document["tables"]), "observations": document["observations"]}
    return SealResult(path, sealed.package_id, sealed.name, counts, submission, others[0] if others else None)


def pass_gate(workspace: Workspace, allow_reason: str | None) -> None:
    """Refuse while findings block; with a reason, let every error that may stand do so.

    Raises:
        NotReadyToLock: `not_ready`, with the findings in the way.
        CommandRefused: `reason_too_short`.
    """
    blocking = workspace.check().at_sending.blocking
    firm = tuple(each for each in blocking if not each.severity.can_be_allowed)
    in_the_way = firm if allow_reason is not None else blocking
    if in_the_way:
        raise NotReadyToLock("not_ready", count=len(in_the_way), findings=in_the_way)
    if blocking and allow_reason is not None:
        workspace.execute(AllowFindings(tuple(each.key for each in blocking), allow_reason))


def _refuse(workspace: Workspace, *, signer: str, allow_example: bool) -> None:
    if workspace.is_example and not allow_example:
        raise UserError("example_not_sealed")
    if not _SIGNER.fullmatch(signer):
        raise SigningKeyError("bad_signer", signer=signer)
    if not signer.startswith(f"{workspace.country.lower()}-"):
        raise SigningKeyError("signer_other_country", signer=signer, country=workspace.country)
    broken = workspace.journal_break()
    if broken is not None:
        raise StorageError(
            "workspace_damaged",
            path=workspace.path,
            detail=f"journal entry {broken} was changed",
            backups=workspace.backups_folder,
        )


def _build(
    workspace: Workspace,
    *,
    key: SigningKey,
    numbering: Numbering,
    created: datetime,
    program_version: str,
    summary_pdf: bytes | None,
) -> Sealed:
    """The package, made from one reading of the file."""
    stored = list(workspace.observations())
    tables = tables_of(workspace, stored, today=created.date())
    if not tables:
        raise NotReadyToLock("nothing_to_send")
    document = document_of(
        workspace,
        kind=SubmissionKind.FULL,
        numbering=numbering,
        created=created,
        program_version=program_version,
        rules_digest=rules_digest(),
    )
    files = files_of(workspace, stored, created=created)
    if summary_pdf is not None:
        files[SUMMARY_PATH] = summary_pdf
    return build(document, tables=tables, files=files, key=key)


def _carrier(workspace: Workspace, sealed: Sealed, out: Path) -> dict[Path, bytes]:
    """The PDF beside the package; nothing where our own reader would not take it, such as for its size."""
    made = carrier_pdf(sealed, workspace.edition)
    return {out / f"{sealed.name}.pdf": made} if isinstance(made, bytes) else {}


def _write(files: dict[Path, bytes]) -> list[Path]:
    """Write all of the files or none."""
    done: list[Path] = []
    try:
        for path, data in files.items():
            write_new(path, data)
            done.append(path)
    except BaseException:
        _remove(done)
        raise
    return done


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _submission(sealed: Sealed, numbering: Numbering, created: datetime) -> Submission:
    return Submission(
        package=sealed.name,
        package_id=sealed.package_id,
        signer=numbering.signer,
        sequence=numbering.sequence,
        previous=numbering.previous,
        kind=SubmissionKind.FULL,
        created=created,
        file_name=sealed.file_name,
        file_sha256=hashlib.sha256(sealed.data).hexdigest(),
        observations=int(str(sealed.verified.document["observations"])),
    )


def _record(workspace: Workspace, submission: Submission, paths: list[Path]) -> None:
    """Record the package; one that cannot be recorded must not lie about, its number would be given again."""
    try:
        workspace.execute(RecordSubmission(submission))
    except BaseException:
        _remove(paths)
        raise
