"""What the installed trust bundle says of a document, and what the document says of the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.errors import UserError
from ilms_desktop.package.keys import public_text
from ilms_desktop.package.known import NOTHING, Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.register import SignerStatus
from ilms_desktop.workspace.trust_store import Installed, needed
from ilms_desktop.workspace.trusted_judgement import Judgement, judge_by_trust
from tests.unit.workspace.trust_support import NOW, ROOTS, files, install_six
from tests.vectors.package import kinds_world, trust_world, world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey

#: file name of the good receipt
RECEIPT: Final = f"{kinds_world.NAMES[Kind.RECEIPT]}.zip"
NEW: Final = trust_world.desk_key(id="desk-2027", key=public_text(world.KEN.public))
RETIRED: Final = trust_world.desk_key(status="retired")


def judged(
    user_dir: Path,
    brought: dict[str, bytes] | None = None,
    key: SigningKey = world.DESK,
    known: Known = NOTHING,
) -> Judgement:
    """What is said of a receipt that brought these files."""
    data = kinds_world.sealed(Kind.RECEIPT, key=key, more=brought)
    return judge_by_trust(user_dir, data, RECEIPT, allowed_kinds={Kind.RECEIPT}, now=NOW, known=known)


def trust_of(judgement: Judgement) -> int | str | None:
    """Version that was installed, or why it was not."""
    trust = judgement.trust
    if trust is None:
        return None
    return trust.version if isinstance(trust, Installed) else trust.code


def test_without_a_bundle_nothing_is_judged(tmp_path: Path) -> None:
    """The first bundle never comes in a document: nobody could vouch for it."""
    with pytest.raises(UserError) as caught:
        judged(tmp_path, files(7))
    assert caught.value.code == "trust_missing"


def test_a_document_of_the_desk_needs_no_newer_bundle(tmp_path: Path) -> None:
    """Most bring none."""
    install_six(tmp_path)
    found = judged(tmp_path)
    assert (found.result.code, found.content, found.trust) == ("OK", found.result, None)


def test_the_bundle_that_comes_with_a_document_counts_from_then_on(tmp_path: Path) -> None:
    """The document itself was judged by the one before, which still knew its key."""
    install_six(tmp_path)
    found = judged(tmp_path, files(7, desk_keys=[RETIRED, NEW]))
    assert (found.result.code, trust_of(found), needed(tmp_path).version) == ("OK", 7, 7)
    assert [each.status for each in found.desk.signers] == [SignerStatus.ACTIVE]
    assert trust_of(judged(tmp_path, files(7, desk_keys=[RETIRED, NEW]), world.KEN)) is None, "nothing new"


def test_a_document_that_does_not_fit_brings_its_bundle_all_the_same(tmp_path: Path) -> None:
    """It is whole and the desk's."""
    install_six(tmp_path)
    number = kinds_world.document(Kind.RECEIPT)["number"]
    found = judged(tmp_path, files(7), known=Known(received={Kind.RECEIPT: {number: "ab" * 32}}))
    assert (found.result.code, trust_of(found)) == ("RECEIPT_FORK", 7)


def test_a_new_key_of_the_desk_is_learnt_from_the_document_that_it_signed(tmp_path: Path) -> None:
    """Else a computer that was behind could never be told of the change."""
    install_six(tmp_path)
    found = judged(tmp_path, files(7, desk_keys=[RETIRED, NEW]), world.KEN)
    assert (found.result.code, trust_of(found)) == ("OK", 7)
    assert [each.status for each in found.desk.signers] == [SignerStatus.ENDED, SignerStatus.ACTIVE]


@pytest.mark.parametrize(
    ("brought", "trust"),
    [({}, None), (files(7, {"r1": ROOTS["r1"]}, desk_keys=[NEW]), "TRUST_QUORUM"), (files(7), 7)],
)
def test_a_key_that_no_root_speaks_for_stays_unknown(
    brought: dict[str, bytes], trust: int | str | None, tmp_path: Path
) -> None:
    """Whatever bundle it brings."""
    install_six(tmp_path)
    found = judged(tmp_path, brought, world.KEN)
    assert (found.result.code, found.content, trust_of(found)) == ("KEY_UNKNOWN", None, trust)


def test_a_refused_bundle_says_nothing_against_its_document(tmp_path: Path) -> None:
    """It is told beside it."""
    install_six(tmp_path)
    found = judged(tmp_path, files(7, {"r1": ROOTS["r1"]}))
    assert (found.result.code, trust_of(found), needed(tmp_path).version) == ("OK", "TRUST_QUORUM", 6)


def test_a_file_that_is_no_document_brings_nothing(tmp_path: Path) -> None:
    """Nothing is raised for what is in a file."""
    install_six(tmp_path)
    found = judge_by_trust(tmp_path, b"PK", "x.zip", allowed_kinds={Kind.RECEIPT}, now=NOW)
    assert isinstance(found.result, Refusal)
    assert (found.content, found.trust) == (None, None)
