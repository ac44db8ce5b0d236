"""The place of the next document in the chain of its signer (format.md, section 13; ADR 0024).

A number belongs to a person and a kind of document, not to a file: somebody who works on two questionnaires has one
chain. So three things are asked, and the farthest counts: what this file holds, what was noted in the person's own
folder, and what the desk said it expects - which is ahead after a computer was brought back from a copy. A number is
never used again.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import StorageError
from ilms_desktop.exchange.files import write_file
from ilms_desktop.model.post import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.post import Post

#: folder below that of the person
FOLDER: Final = "numbers"
_REFUSED: Final = "refused"
_TAILS: Final = {"S": DocumentKind.SUBMISSION, "A": DocumentKind.ANSWER}


@dataclass(frozen=True, slots=True)
class Last:
    """The last document of a chain: its number, and its package_id (None at the start)."""

    number: int = 0
    package_id: str | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """Place of a document in the chain of its signer.

    Attributes:
        signer: `khm-01`. sequence: 1, 2, 3 ... previous: id of the package before it, or None.
    """

    signer: str
    sequence: int
    previous: str | None


def next_numbering(
    post: Post, sealed: Iterable[tuple[str, int, str]], *, kind: DocumentKind, signer: str, noted: Last | None = None
) -> Numbering:
    """Place of the next document of a signer.

    Args:
        post: of the open file.
        sealed: signer, number and package_id of what was sealed in this file, also where its bytes lie elsewhere.
        kind: submission or answer.
        signer: whose chain.
        noted: the last one noted in the person's folder.
    """
    own = [Last(number, package_id) for who, number, package_id in sealed if who == signer]
    last = max([*own, noted or Last()], key=lambda each: each.number)
    for receipt in sorted(_receipts(post, kind, signer), key=lambda each: each.number):
        last = _after(last, receipt)
    return Numbering(signer, last.number + 1, last.package_id)


def _after(last: Last, receipt: Document) -> Last:
    """The end of a chain once the desk's word in a receipt is known."""
    expected = receipt.fields["next_expected"]
    if expected["sequence"] > last.number:
        # why: also where both say the same number: that one here was made from a copy, and the desk knows another
        return Last(expected["sequence"] - 1, expected["previous"])
    was_refused = (
        receipt.fields["status"] == _REFUSED and receipt.fields["in_reply_to"]["package_id"] == last.package_id
    )
    # why: the next package follows the last one that the desk took; the number of the refused one is not used again
    return Last(last.number, expected["previous"]) if was_refused else last


def _receipts(post: Post, kind: DocumentKind, signer: str) -> list[Document]:
    """Receipts for documents of a chain."""
    return [
        each
        for each in post.of(DocumentKind.RECEIPT)
        if each.fields["in_reply_to"]["signer"] == signer and kind_of(each.fields["in_reply_to"]["package"]) is kind
    ]


def kind_of(package: str) -> DocumentKind | None:
    """Kind of a document that goes out, by its name; None for another name."""
    return _TAILS.get(package.rpartition("_")[2][:1])


def read_noted(user_dir: Path, signer: str, kind: DocumentKind) -> Last | None:
    """What was noted of a chain in the person's folder; None before the first.

    Raises:
        StorageError: `numbers_damaged`.
    """
    return _of(_read(_path(user_dir, signer)), kind, _path(user_dir, signer))


def note(user_dir: Path, signer: str, kind: DocumentKind, last: Last) -> None:
    """Note the end of a chain in the person's folder; one that is behind what stands there is passed over.

    What comes later counts where both have the same number: it is the desk's word on a package made from a copy.

    Raises:
        StorageError: `numbers_damaged`. ExchangeError: `file_unwritable`.
    """
    path = _path(user_dir, signer)
    stored = _read(path)
    before = _of(stored, kind, path)
    if before is None or (before.number <= last.number and before != last):
        _write(path, {**stored, str(kind): {"number": last.number, "package_id": last.package_id}})


def note_word(user_dir: Path, signer: str, kind: DocumentKind, expected: Mapping[str, Any]) -> None:
    """Note how far the desk is with a chain, by `next_expected` of a receipt or a grant.

    Raises:
        StorageError: `numbers_damaged`. ExchangeError: `file_unwritable`.
    """
    if expected["sequence"] > 1:
        note(user_dir, signer, kind, Last(expected["sequence"] - 1, expected["previous"]))


@contextmanager
def noted(user_dir: Path | None, signer: str, kind: DocumentKind, last: Last) -> Iterator[None]:
    """Note the end of a chain for as long as the block ends well; what stood there comes back when it does not.

    Raises:
        StorageError: `numbers_damaged`. ExchangeError: `file_unwritable`.
    """
    if user_dir is None:
        yield
        return
    before = _read(_path(user_dir, signer))
    note(user_dir, signer, kind, last)
    try:
        yield
    except BaseException:
        _write(_path(user_dir, signer), before)
        raise


def _path(user_dir: Path, signer: str) -> Path:
    return user_dir / FOLDER / f"{signer}.json"


def _read(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    try:
        stored: Mapping[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise StorageError("numbers_damaged", path=path) from error
    return stored


def _write(path: Path, stored: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, json.dumps(stored, indent=1, sort_keys=True).encode("ascii"))


def _of(stored: Mapping[str, Any], kind: DocumentKind, path: Path) -> Last | None:
    try:
        found = stored.get(str(kind))
        return None if found is None else Last(int(found["number"]), found["package_id"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise StorageError("numbers_damaged", path=path) from error
