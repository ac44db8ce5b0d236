"""Every core vector of the format, by code and stage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package import messages
from ilms_desktop.package.outcome import Outcome, Refusal, Verified
from tests.vectors.package.catalogue import VECTORS

if TYPE_CHECKING:
    from tests.vectors.package.vector import Vector

HELD = {
    "KEY_UNKNOWN": Outcome.QUARANTINE,
    "REPLAY_DUPLICATE": Outcome.DUPLICATE,
    "SEQ_GAP_HOLD": Outcome.HOLD,
    "RECEIPT_STALE": Outcome.FILED,
    "QUERY_UNKNOWN_PACKAGE": Outcome.HOLD,
    "PART_BASE_UNKNOWN": Outcome.HOLD,
    "PART_CONFLICT": Outcome.HOLD,
    "AGE_REQUIRED": Outcome.HOLD,
}
#: what the desk signs never waits
NEVER_HELD = {"k5"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector.id}-{vector.name}")
def test_each_vector_ends_at_its_code_and_stage(vector: Vector) -> None:
    """One defect, one code, one stage; and a sentence that names everything it promises to name."""
    result = vector.case().judge()
    assert (result.code, result.stage if isinstance(result, Refusal) else "-") == (vector.code, vector.stage)
    held = Outcome.REFUSE if vector.id in NEVER_HELD else HELD.get(vector.code, Outcome.REFUSE)
    expected = Outcome.ACCEPT if vector.code == "OK" else held
    assert result.outcome is expected
    matter, step = messages.result_texts(result)
    assert "{" not in matter + step
    assert matter
    assert step


def test_the_list_is_complete() -> None:
    """125 core vectors: 123 that must not pass and 2 that must; then the extended ones, family by family."""
    ids = Counter(vector.id for vector in VECTORS)
    assert set(ids.values()) == {1}
    core = {f"v{number:03d}" for number in range(1, 124)} | {"c01", "c02"}
    carriers = {f"d{number:02d}" for number in range(1, 47)}
    sizes = {"a": 4, "x": 5, "s": 14, "r": 10, "q": 11, "n": 10, "e": 8, "k": 11, "w": 11}
    kinds = {f"{family}{number}" for family, count in sizes.items() for number in range(1, count + 1)}
    # why: the format lists no good renewal and no good grant
    assert set(ids) == core | carriers | kinds | {"e8-renewal", "e8-grant"}


def test_a_vector_is_made_again_byte_for_byte() -> None:
    """Fixed keys, a fixed clock and no dice: whoever builds the files gets the same ones."""
    for vector in VECTORS:
        assert vector.case().data == vector.case().data


def test_what_is_refused_hands_out_nothing() -> None:
    """Only bytes that the signature covers leave the verifier, and only where every stage before the history held."""
    for vector in VECTORS:
        result = vector.case().judge()
        if isinstance(result, Refusal):
            assert (result.verified is not None) == (vector.stage in {"H", "R"})
        else:
            assert isinstance(result, Verified)
