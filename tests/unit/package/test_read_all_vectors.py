"""Every vector of mails, by the code and stage of each carrier in it."""

from __future__ import annotations

import pytest

from ilms_desktop.package import messages
from ilms_desktop.package.outcome import Refusal
from tests.vectors.package.vectors_mail import VECTORS, MailVector


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: f"{vector.id}-{vector.name}")
def test_each_vector_ends_at_its_codes_and_stages(vector: MailVector) -> None:
    """One result for each package, and sentences that name everything they promise to name."""
    judged = vector.judge()
    results = [each.result for each in judged]
    found = tuple((result.code, result.stage if isinstance(result, Refusal) else "-") for result in results)
    assert found == vector.results
    for result in results:
        assert "{" not in "".join(messages.result_texts(result))


def test_the_list_is_complete() -> None:
    """m1 to m5, each the same bytes every time."""
    assert [vector.id for vector in VECTORS] == [f"m{number}" for number in range(1, 6)]
    assert all(vector.make() == vector.make() for vector in VECTORS)
