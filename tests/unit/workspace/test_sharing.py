"""Who may see a table."""

from __future__ import annotations

from datetime import date

import pytest

from ilms_desktop.errors import NotReadyToLock
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import Sharing
from ilms_desktop.workspace.sharing import TableSharing, sharing_of

TODAY = date(2026, 10, 1)


def source(level: str = "", until: str = "") -> Source:
    """A source with a sharing level."""
    fields = {name: value for name, value in (("sharing", level), ("sharing_from", until)) if value}
    return Source("FX:1", "FX", "Register", fields=fields)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], TableSharing(Sharing.PUBLIC)),
        ([source()], TableSharing(Sharing.PUBLIC)),
        ([source("ilo-only")], TableSharing(Sharing.ILO_ONLY)),
        ([source(), source("partner-states")], TableSharing(Sharing.PARTNERS)),
        ([source("embargo", "2027-01-01"), source("ilo-only")], TableSharing(Sharing.ILO_ONLY)),
        ([source("embargo", "2027-01-01"), source()], TableSharing(Sharing.EMBARGO, "2027-01-01")),
        (
            [source("embargo", "2027-01-01"), source("embargo", "2027-06-30")],
            TableSharing(Sharing.EMBARGO, "2027-06-30"),
        ),
        ([source("embargo", "2026-10-01")], TableSharing(Sharing.PUBLIC)),
        ([source("public", "2027-01-01")], TableSharing(Sharing.PUBLIC)),
    ],
)
def test_the_strictest_level_holds(sources: list[Source], expected: TableSharing) -> None:
    """A table of two sources must not show what one of them holds back; an embargo that is over holds nothing."""
    assert sharing_of(sources, TODAY) == expected


def test_an_embargo_needs_its_date() -> None:
    """Otherwise nobody could ever publish."""
    with pytest.raises(NotReadyToLock, match="Register is under embargo") as caught:
        sharing_of([source("embargo")], TODAY)
    assert caught.value.code == "embargo_without_date"
