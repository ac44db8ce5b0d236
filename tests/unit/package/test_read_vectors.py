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

HELD = {"KEY_UNKNOWN": Outcome.QUARANTINE, "REPLAY_DUPLICATE": Outcome.DUPLICATE, "SEQ_GAP_HOLD": Outcome.HOLD}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector.id}-{vector.name}")
def test_each_vector_ends_at_its_code_and_stage(vector: Vector) -> None:
    """One defect, one code, one stage; and a sentence that names everything it promises to name."""
    result = vector.case().judge()
    assert (result.code, result.stage if isinstance(result, Refusal) else "-") == (vector.code, vector.stage)
    expected = Outcome.ACCEPT if vector.code == "OK" else HELD.get(vector.code, Outcome.REFUSE)
    assert result.outcome is expected
    matter, step = messages.result_texts(result)
    assert "{" not in matter + step
    assert matter
    assert step


def test_the_list_is_complete() -> None:
    """125 core vectors: 123 that must not pass and 2 that must."""
    ids = Counter(vector.id for vector in VECTORS)
    assert set(ids.values()) == {1}
    assert set(ids) == {f"v{number:03d}" for number in range(1, 124)} | {"c01", "c02"}


def test_what_is_refused_hands_out_nothing() -> None:
    """Only bytes that the signature covers leave the verifier, and only where every stage before the history held."""
    for vector in VECTORS:
        result = vector.case().judge()
        if isinstance(result, Refusal):
            assert (result.verified is not None) == (vector.stage == "H")
        else:
            assert isinstance(result, Verified)
