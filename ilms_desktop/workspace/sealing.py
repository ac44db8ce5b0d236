"""Sealing: from an open file to signed packages, in one go.

The lock gate first; then everything is read in one piece, built, signed, verified by the desk's own verifier, kept byte
for byte in the file, and recorded. A number is taken only together with a package that stands. From then on the
figures are frozen, until a new version is begun.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.errors import CommandRefused, NotReadyToLock, SigningKeyError, StorageError, UserError
from ilms_desktop.model.command import AllowFindings, RecordSubmission
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.package.write import build
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.carrying import carrier_pdf
from ilms_desktop.workspace.encrypting import age_file, age_name, encryption_for
from ilms_desktop.workspace.keeping import document_of_package, written
from ilms_desktop.workspace.seal_contents import Contents, contents_of
from ilms_desktop.workspace.trust_store import installed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.trust import TrustBundle
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.workspace.numbering import Numbering
    from ilms_desktop.workspace.seal_order import Hand, Order
    from ilms_desktop.workspace.workspace import Workspace

_SIGNER: Final = re.compile(r"[a-z]{3}-[0-9]{2,3}")
#: these hold figures, so every finding in the way must be answered for
_WITH_FIGURES: Final = frozenset({SubmissionKind.FULL, SubmissionKind.CORRECTION})


@dataclass(frozen=True, slots=True)
class SealResult:
    """A package that was sealed.

    Attributes:
        package_id, package: identity and name.
        counts: errors, warnings and justified findings, tables and observations in it.
        submission: what was recorded. files: carrier -> (file name, exact bytes), as kept in the file.
        written: carrier -> the file that was written besides, where a folder was named.
    """

    package_id: str
    package: str
    counts: dict[str, int]
    submission: Submission
    files: Mapping[str, tuple[str, bytes]]
    written: Mapping[str, Path] = field(default_factory=dict)


def seal(workspace: Workspace, order: Order, hand: Hand, *, out: Path | None = None) -> tuple[SealResult, ...]:
    """Seal what the order says.

    Args:
        workspace: the open file.
        order: what is to be sealed.
        hand: who signs.
        out: folder for the packages, which the file keeps in any case; None = nowhere else.

    Returns:
        One package, or those of a batch in their order.

    Raises:
        NotReadyToLock: `not_ready` with the findings, `nothing_to_send`, `nothing_changed`, `embargo_without_date`.
        CommandRefused: `already_packaged`, `nil_with_figures`, `unknown_package`.
        UserError: `example_not_sealed`, `signer_other_country`, `package_exists`, `file_unwritable` and others.
    """
    with workspace.lock:
        _refuse(workspace, order, hand)
        workspace.sign_as(hand.signer)
        if order.kind in _WITH_FIGURES:
            pass_gate(workspace, order.allow_reason)
        trust = None if hand.user_dir is None else installed(hand.user_dir)
        recipients = encryption_for(trust, workspace.country, wanted=order.encrypt)
        created = workspace.clock().replace(microsecond=0)
        version = 0 if trust is None else trust.version
        contents = contents_of(workspace, order, key=hand.key, created=created, trust_version=version)
        made = _build(workspace, contents, hand)
        results = [_result(each, place, created) for each, place in made]
        files = [carriers_of(workspace, each, recipients, with_carrier=order.with_carrier) for each, _place in made]
        commands = [
            RecordSubmission(result.submission, document_of_package(sealed, recorded=created), carriers)
            for result, (sealed, _place), carriers in zip(results, made, files, strict=True)
        ]
        return _keep(workspace, results, commands, hand=hand, out=out)


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


def _refuse(workspace: Workspace, order: Order, hand: Hand) -> None:
    if workspace.handed is not None:
        raise CommandRefused("part_not_sealed", coordinator=workspace.handed.coordinator)
    refuse_hand(workspace, hand, allow_example=order.allow_example)
    locked_by = workspace.locked_by
    if locked_by is not None and order.kind is not SubmissionKind.WITHDRAWAL:
        raise CommandRefused("already_packaged", package=locked_by.tail)


def refuse_hand(workspace: Workspace, hand: Hand, *, allow_example: bool = False) -> None:
    """Refuse to seal anything of a file that is an example or was changed from outside, or with a foreign key.

    Raises:
        UserError: `example_not_sealed`.
        SigningKeyError: `bad_signer`, `signer_other_country`. StorageError: `workspace_damaged`.
    """
    if workspace.is_example and not allow_example:
        raise UserError("example_not_sealed")
    if not _SIGNER.fullmatch(hand.signer):
        raise SigningKeyError("bad_signer", signer=hand.signer)
    if not hand.signer.startswith(f"{workspace.country.lower()}-"):
        raise SigningKeyError("signer_other_country", signer=hand.signer, country=workspace.country)
    broken = workspace.journal_break()
    if broken is not None:
        raise StorageError(
            "workspace_damaged",
            path=workspace.path,
            detail=f"journal entry {broken} was changed",
            backups=workspace.backups_folder,
        )


def next_place(workspace: Workspace, hand: Hand, kind: DocumentKind) -> Numbering:
    """Place of the next document in the chain of its signer.

    Raises:
        StorageError: `numbers_damaged`.
    """
    post = workspace.post()
    own = [(each.signer, each.number, each.package_id) for each in post.of(kind)]
    if kind is DocumentKind.SUBMISSION:
        own += [(each.signer, each.sequence, each.package_id) for each in workspace.submissions()]
    noted = None if hand.user_dir is None else numbering.read_noted(hand.user_dir, hand.signer, kind)
    return numbering.next_numbering(post, own, kind=kind, signer=hand.signer, noted=noted)


def _build(workspace: Workspace, contents: Sequence[Contents], hand: Hand) -> list[tuple[Sealed, Numbering]]:
    """The packages, each following the one before."""
    place = next_place(workspace, hand, DocumentKind.SUBMISSION)
    made: list[tuple[Sealed, Numbering]] = []
    for each in contents:
        document = each.document(place, program_version=hand.program_version)
        sealed = build(document, tables=each.tables, files=each.files, key=hand.key)
        made.append((sealed, place))
        place = numbering.Numbering(place.signer, place.sequence + 1, sealed.package_id)
    return made


def carriers_of(
    workspace: Workspace, sealed: Sealed, recipients: TrustBundle | None, *, with_carrier: bool
) -> dict[str, tuple[str, bytes]]:
    """The package in each form in which it may travel; where it must be encrypted, the PDF's cover would tell."""
    files = {str(CarrierKind.ZIP): (sealed.file_name, sealed.data)}
    if recipients is not None:
        return {**files, str(CarrierKind.AGE): (age_name(sealed), age_file(sealed, recipients))}
    # why: nothing where our own reader would not take it, such as for its size; then only the ZIP is offered
    pdf = carrier_pdf(sealed, workspace.edition) if with_carrier else None
    return {**files, str(CarrierKind.PDF): (f"{sealed.name}.pdf", pdf)} if isinstance(pdf, bytes) else files


def _result(sealed: Sealed, place: Numbering, created: datetime) -> SealResult:
    document = cast("dict[str, Any]", sealed.verified.document)
    counts = {name: document["rules"][name] for name in ("errors", "warnings", "justified")}
    counts |= {"tables": len(document["tables"]), "observations": document["observations"]}
    submission = Submission(
        package=sealed.name,
        package_id=sealed.package_id,
        signer=place.signer,
        sequence=place.sequence,
        previous=place.previous,
        kind=SubmissionKind(document["kind"]),
        created=created,
        file_name=sealed.file_name,
        file_sha256=hashlib.sha256(sealed.data).hexdigest(),
        observations=document["observations"],
    )
    return SealResult(sealed.package_id, sealed.name, counts, submission, {})


def _keep(
    workspace: Workspace,
    results: Sequence[SealResult],
    commands: Sequence[RecordSubmission],
    *,
    hand: Hand,
    out: Path | None,
) -> tuple[SealResult, ...]:
    """Write the packages where they are wanted, then note the number of each and record it with its bytes.

    Nothing is recorded unless every file stands. A package of a batch that was recorded stays in the outbox of the
    file, whatever becomes of those after it.
    """
    with ExitStack() as stack:
        paths = [stack.enter_context(written(out, each.files)) for each in commands]
        for command in commands:
            last = numbering.Last(command.submission.sequence, command.submission.package_id)
            with numbering.noted(hand.user_dir, hand.signer, DocumentKind.SUBMISSION, last):
                workspace.execute(command)
    return tuple(
        replace(result, files=command.files, written=where)
        for result, command, where in zip(results, commands, paths, strict=True)
    )
