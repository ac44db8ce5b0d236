"""One door to every chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.report.chart.bars import Bars
from ilms_desktop.report.chart.files import picture_of
from ilms_desktop.report.chart.heat import Heat
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.svg import svg
from ilms_desktop.report.chart.trend import Trend
from ilms_desktop.workspace.chart_data import chart_of
from ilms_desktop.workspace.chart_places import Kind
from tests.unit.workspace.chart_support import fill, wish
from tests.unit.workspace.workspace_support import SURVEY, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_each_kind_has_its_chart(quiet: Workspace) -> None:
    """And the same file gives the same bytes."""
    fill(quiet)
    kinds = {Kind.TREND: Trend, Kind.COUNTRIES: Bars, Kind.COMPLETENESS: Heat}
    for kind, made in kinds.items():
        chart = chart_of(quiet, wish(kind))
        assert isinstance(chart, made)
        again = chart_of(quiet, wish(kind))
        assert svg(picture_of(chart, paper())) == svg(picture_of(again, paper()))


def test_a_source_can_be_named(quiet: Workspace) -> None:
    """One that is not there is refused."""
    assert "Labour Force Survey" in chart_of(quiet, wish(Kind.COMPLETENESS, source=SURVEY)).caption.source
    assert refused(lambda: chart_of(quiet, wish(Kind.TREND, source="XX:1"))).code == "unknown_source"


def test_every_language_is_drawn(quiet: Workspace) -> None:
    """Numbers and years in the style of the language, without a placeholder left."""
    fill(quiet)
    try:
        for language in ("fr", "es", "ar"):
            i18n.use(language)
            quiet.use_language(language)
            for kind in Kind:
                text = svg(picture_of(chart_of(quiet, wish(kind)), paper())).decode()
                assert "{" not in text
                assert f'xml:lang="{language}"' in text
    finally:
        i18n.use("en")
