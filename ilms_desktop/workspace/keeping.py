"""What is done with a document that was signed here: the record that the file keeps, and files in a folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.package.shape import read_moment
from ilms_desktop.workspace.new_file import write_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.write import Sealed

_KINDS: Final = {
    Kind.SUBMISSION: DocumentKind.SUBMISSION,
    Kind.ANSWER: DocumentKind.ANSWER,
    Kind.PART: DocumentKind.PART,
}


def document_of_package(sealed: Sealed, *, recorded: datetime) -> Document:
    """The record of a submission, an answer file or a part."""
    fields = cast("dict[str, Any]", dict(sealed.verified.document))
    return Document(
        package_id=sealed.package_id,
        package=sealed.name,
        kind=_KINDS[sealed.verified.package.kind],
        signer=fields["signer"],
        number=fields["sequence"],
        moment=cast("datetime", read_moment(fields["created_utc"])),
        recorded=recorded,
        fields=fields,
    )


@contextmanager
def written(folder: Path | None, files: Mapping[str, tuple[str, bytes]]) -> Iterator[dict[str, Path]]:
    """Files that stand in a folder when the block ends well, and are gone when it does not.

    Args:
        folder: where to; None = nowhere.
        files: carrier -> (file name, exact bytes); of an encrypted package only the `.age` file is written.

    Raises:
        ExchangeError: `package_exists`, `file_unwritable`; nothing is left behind then.
    """
    paths: dict[str, Path] = {}
    # why: beside the encrypted file, the readable one would only be sent by mistake
    leaving = {carrier: file for carrier, file in files.items() if carrier == CarrierKind.AGE} or files
    try:
        for carrier, (name, data) in leaving.items() if folder is not None else ():
            path = cast("Path", folder) / name
            write_new(path, data)
            paths[carrier] = path
        yield paths
    except BaseException:
        for path in paths.values():
            path.unlink(missing_ok=True)
        raise
