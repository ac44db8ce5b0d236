"""Which page belongs to which part of the window."""

from __future__ import annotations

from ilms_desktop.ui.presenters.help_places import FIRST_PAGE, address_of, trouble_address


def test_a_dialog_has_its_own_page_before_that_of_what_it_is_derived_from() -> None:
    """The order of the classes decides."""
    assert address_of(["SealDialog", "BusyDialog", "QDialog"]) == "sealing#seal"
    assert address_of(["QFileDialog", "QDialog"]) == FIRST_PAGE


def test_a_problem_leads_to_its_way_out() -> None:
    """A code that nobody knows leads to all of them."""
    assert trouble_address("disk_full") == "troubleshooting#disk"
    assert trouble_address("no_such_code") == "troubleshooting"
