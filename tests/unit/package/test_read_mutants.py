"""Bytes of a good package changed at random: no crash, and nothing but the same package is ever accepted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.package import messages, strict_json
from ilms_desktop.package.history import Ledger
from ilms_desktop.package.names import Kind, document_path
from ilms_desktop.package.outcome import Verified
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.forge import contents, emit, entries
from tests.vectors.package.resign import with_document
from tests.vectors.package.vector import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = world.good()
PACKAGE_ID = world.package_id(GOOD)


def mutant(dice: random.Random, data: bytes) -> bytes:
    """A copy with one to four places changed: a bit, a byte, a piece cut out, doubled or moved."""
    copy = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        if not copy:
            break
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


#: values of the wrong sort, or the right sort in the wrong place
ODD: tuple[object, ...] = (None, [], {}, "", -1, 0, 10**15, "x" * 300, True, [None], {"a": 1}, "ken-01", "\n")


def places(value: object, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of a value and of everything in it."""
    yield place
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield from places(member, (*place, name))


def replaced(value: Any, place: tuple[Any, ...], odd: object) -> Any:
    """A copy with something else in one place."""
    if not place:
        return odd
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[place[0]] = replaced(copied[place[0]], place[1:], odd)
    return copied


@pytest.mark.parametrize("kind", list(kw.NAMES))
def test_an_odd_value_in_a_signed_document_does_no_harm(kind: Kind) -> None:
    """Whoever signed it: the verifier answers, and what it accepts it can say in words."""
    dice = random.Random(kind)
    good = kw.complete(kind)
    for place in dice.choices(list(places(good)), k=25):
        text = strict_json.dump(replaced(good, place, dice.choice(ODD)))
        data = kw.sealed(kind, payload=lambda files, text=text: files.update({document_path(kind): text}))
        assert all(messages.result_texts(kw.case(kind, data, ledger=Ledger()).judge()))


def test_a_short_name_in_a_question_file_does_no_harm() -> None:
    """Ids of questions are compared with it before it is compared with the folder."""
    text = strict_json.dump(kw.complete(Kind.QUERY) | {"package": "Q"})
    data = kw.sealed(Kind.QUERY, payload=lambda files: files.update({"query.json": text}))
    assert kw.case(Kind.QUERY, data).judge().code == "QUERY_FIELDS"


@pytest.mark.parametrize("kind", list(kw.NAMES))
def test_a_changed_package_of_any_kind_is_refused_or_the_same(kind: Kind) -> None:
    """As for submissions."""
    dice, good = random.Random(kind), kw.good(kind)
    for _ in range(25):
        result = kw.case(kind, mutant(dice, good)).judge()
        assert not isinstance(result, Verified) or result.package_id == world.package_id(good)
