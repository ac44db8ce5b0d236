"""The page of findings: whole by itself, readable by a screen reader, and never more than text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from ilms_desktop.report.findings_html import findings_html
from ilms_desktop.report.findings_sheet import COLUMNS, FindingRow
from tests.unit.report.test_findings_sheet import SHEET


class Page(HTMLParser):
    """Reads a page back."""

    def __init__(self, data: bytes) -> None:
        """Parse it."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep tags with their attributes."""
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        """Text of the last cell."""
        if self.tags and self.tags[-1][0] in ("td", "th"):
            self.cells[-1] += data.strip()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every tag of a name."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_language_and_direction_are_said(language: str, direction: str) -> None:
    """A screen reader picks its voice by them."""
    page = Page(findings_html(replace(SHEET, language=language)))
    assert page.all("html") == [{"lang": language, "dir": direction}]


def test_the_table_has_heads_and_a_caption() -> None:
    """Each column and each row is named."""
    page = Page(findings_html(SHEET))
    scopes = [attrs.get("scope") for attrs in page.all("th")]
    assert scopes == ["col"] * len(COLUMNS) + ["row"]
    assert len(page.all("caption")) == len(page.all("main")) == len(page.all("title")) == 1
    assert page.cells[: len(COLUMNS)] == list(COLUMNS)
    assert page.cells[len(COLUMNS)] == "V02"


def test_nothing_is_loaded_and_nothing_runs() -> None:
    """Whatever a text holds, it is shown as text."""
    evil = FindingRow(message='<script>alert("1")</script><img src=x>', reason="a & b")
    page = Page(findings_html(replace(SHEET, rows=(evil,), title="<b>")))
    assert not {"script", "img", "link", "iframe", "a", "b"} & {tag for tag, _attrs in page.tags}
    assert '<script>alert("1")</script><img src=x>' in page.cells
    assert "a & b" in page.cells
    policy = next(attrs for attrs in page.all("meta") if "http-equiv" in attrs)
    assert str(policy["content"]).startswith("default-src 'none'")
