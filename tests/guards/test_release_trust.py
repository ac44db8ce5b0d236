"""What stands in `resources/trust` goes out with every release: never the roots of the tests, never a dead bundle."""

from __future__ import annotations

from datetime import UTC, date, datetime

import ilms_desktop
from ilms_desktop.workspace.trust_store import release_trouble


def test_the_bundle_of_the_build_may_go_out() -> None:
    """Everybody can sign with the roots of the tests, whose private keys are in the source."""
    assert release_trouble() is None


def test_the_day_of_the_version_is_not_in_the_future() -> None:
    """Else every right clock would be called wrong."""
    assert date.fromisoformat(ilms_desktop.__released__) <= datetime.now(tz=UTC).date()
