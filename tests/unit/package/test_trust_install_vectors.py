"""Every vector of stage T, by code, stage and outcome."""

from __future__ import annotations

import pytest

from ilms_desktop.package import messages
from ilms_desktop.package.outcome import Outcome, Refusal
from tests.vectors.package.vectors_trust import VECTORS, TrustVector

OUTCOMES = {"OK": Outcome.ACCEPT, "TRUST_EXPIRED": Outcome.WARN}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector.id}-{vector.name}")
def test_each_vector_ends_at_its_code_and_stage(vector: TrustVector) -> None:
    """One defect, one code; and a sentence that names everything it promises to name."""
    result = vector.judge()
    assert result.code == vector.code
    assert result.outcome is OUTCOMES.get(vector.code, Outcome.REFUSE)
    if isinstance(result, Refusal):
        assert (result.stage, vector.stage) == ("T", "T")
        matter, step = messages.code_texts(result.code, result.parameters)
        assert "{" not in matter + step


def test_a_vector_is_the_same_bytes_every_time() -> None:
    """Fixed keys, a fixed clock, no randomness."""
    for vector in VECTORS:
        assert vector.make() == vector.make()


def test_the_list_is_complete() -> None:
    """t1 to t8."""
    assert [vector.id for vector in VECTORS] == [f"t{number}" for number in range(1, 9)]
