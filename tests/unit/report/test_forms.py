"""The ending of a file's name says how it is written."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.report.forms import form_of


@pytest.mark.parametrize("name", ["plan.pdf", "C:\\reports\\plan.v2.PDF", "reports/2026.1/plan.Pdf"])
def test_the_ending_decides(name: str) -> None:
    """Whatever its letters and whatever stands before it."""
    assert form_of(name, ("csv", "pdf")) == "pdf"


@pytest.mark.parametrize("name", ["plan.docx", "plan", "pdf.", ""])
def test_a_form_that_cannot_be_written_is_refused(name: str) -> None:
    """With the forms that can."""
    with pytest.raises(ExchangeError) as caught:
        form_of(name, ("csv", "pdf"))
    assert caught.value.code == "unknown_format"
    assert caught.value.context["known"] == "csv, pdf"
