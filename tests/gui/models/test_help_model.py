"""The list beside a page of the help."""

from __future__ import annotations

from ilms_desktop.model.help_page import HelpPage
from ilms_desktop.ui.models.help_model import HelpModel, content_lines, hit_lines
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, LINES_ROLE
from ilms_desktop.workspace.help.search import Hit


def test_contents_are_titles_and_hits_say_where_they_are() -> None:
    """A hit without heading is the beginning of its page."""
    model = HelpModel()
    model.show_lines(content_lines((HelpPage("a", "Sealing", ()),)))
    assert model.index(0).data() == "Sealing"
    model.show_lines(hit_lines((Hit("a#b", "Sealing", "Before", "…so"), Hit("a", "Sealing", "", "It"))))
    assert model.index(0).data(LINES_ROLE) == ("Before", "…so", "Sealing")
    assert model.index(0).data(ACCESSIBLE) == "Before, …so, Sealing"
    assert model.index(1).data(LINES_ROLE) == ("Sealing", "It", "")
