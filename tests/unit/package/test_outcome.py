"""Results of a verification."""

from __future__ import annotations

from ilms_desktop.package.outcome import Outcome, Verified
from tests.vectors.package.vector import Case
from tests.vectors.package.world import NAME, good


def test_a_verified_package_answers_like_any_result() -> None:
    """Callers ask both ends for code and outcome."""
    result = Case(good()).judge()
    assert isinstance(result, Verified)
    assert (result.code, result.outcome) == ("OK", Outcome.ACCEPT)
    assert result.signer is not None
    assert (result.package.text, result.signer.id, result.carrier.kind, result.notes) == (NAME, "ken-01", "zip", ())
