"""Bytes of a good package changed at random: no crash, and nothing but the same package is ever accepted."""

from __future__ import annotations

import random

import pytest

from ilms_desktop.package import strict_json
from ilms_desktop.package.outcome import Verified
from tests.vectors.package import world
from tests.vectors.package.forge import contents, emit, entries
from tests.vectors.package.resign import with_document
from tests.vectors.package.vector import Case

GOOD = world.good()
PACKAGE_ID = world.package_id(GOOD)


def mutant(dice: random.Random, data: bytes) -> bytes:
    """A copy with one to four places changed: a bit, a byte, a piece cut out, doubled or moved."""
    copy = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(copy))
        to = min(len(copy), at + dice.choice((1, 2, 4, 30, 200)))
        piece = copy[at:to]
        copy[at:to] = dice.choice(
            (
                bytes([copy[at] ^ 1 << dice.randrange(8)]) + piece[1:],
                dice.randbytes(len(piece)),
                b"",
                piece + piece,
                piece[::-1],
            )
        )
    return bytes(copy)


@pytest.mark.parametrize("seed", range(8))
def test_a_changed_package_is_refused_or_the_same(seed: int) -> None:
    """Four hundred mutants; a mutant may be accepted only if it says the same (another packing of the same bytes)."""
    dice = random.Random(seed)
    for _ in range(50):
        result = Case(mutant(dice, GOOD)).judge()
        assert not isinstance(result, Verified) or result.package_id == PACKAGE_ID


@pytest.mark.parametrize("seed", range(4))
def test_changed_contents_in_a_sound_container_are_refused(seed: int) -> None:
    """The container is written anew around each mutant, so that the later stages meet it."""
    dice = random.Random(seed)
    raws = entries(GOOD)
    for _ in range(25):
        at = dice.randrange(len(raws))
        spoiled = mutant(dice, raws[at].plain)
        data = emit([*raws[:at], type(raws[at])(raws[at].name, spoiled), *raws[at + 1 :]])
        result = Case(data).judge()
        assert not isinstance(result, Verified) or spoiled == raws[at].plain


def signed(text: bytes) -> bytes:
    """A package whose document is this text, signed over it."""
    return with_document(lambda _: text)


@pytest.mark.parametrize("seed", range(2))
def test_changed_documents_under_a_good_signature_do_no_harm(seed: int) -> None:
    """An enrolled sender may write anything; what is taken is read in the one way it can be written."""
    dice = random.Random(seed)
    text = contents(GOOD)["data/submission.json"]
    for _ in range(40):
        spoiled = mutant(dice, text)
        result = Case(signed(spoiled)).judge()
        assert not isinstance(result, Verified) or strict_json.dump(result.document) == spoiled
