"""The typesetter: what happens when it is not there, and when a template and its data do not fit."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from ilms_desktop.errors import BugError, UserError
from ilms_desktop.report.typeset import typeset

MOMENT = datetime(2026, 9, 12, tzinfo=UTC)


def test_a_computer_without_typesetter_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some systems have no build of it; the person hears what to do instead of a traceback."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UserError) as caught:
        typeset("summary.typ", {}, moment=MOMENT)
    assert caught.value.code == "pdf_unavailable"
    assert "typst" in str(caught.value)


def test_data_that_do_not_fit_the_template_are_our_mistake() -> None:
    """A page with holes is never printed."""
    with pytest.raises(BugError, match="does not contain key"):
        typeset("summary.typ", {}, moment=MOMENT)
