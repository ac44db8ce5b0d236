"""SVG that every program shows: right direction, right words, the same bytes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from ilms_desktop.report.chart.marks import Anchor, Box, Dot, Picture, Shape, Stroke, Words
from ilms_desktop.report.chart.svg import across, directed, svg, turned

NS = "{http://www.w3.org/2000/svg}"


def read(data: bytes) -> ET.Element:
    """Our own drawing, parsed."""
    return ET.fromstring(data)  # noqa: S314 - made here


def picture(language: str, *marks: Stroke | Box | Dot | Words) -> Picture:
    """A picture of 100 by 50."""
    return Picture(language, "A <title>", "What & how", 100, 50, "#FFFFFF", marks)


def test_title_and_description_are_for_who_does_not_see_it() -> None:
    """A screen reader asks for these two, and the root says where they are."""
    root = read(svg(picture("fr")))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert [root.findtext(f"{NS}title"), root.findtext(f"{NS}desc")] == ["A <title>", "What & how"]


@pytest.mark.parametrize("shape", Shape)
def test_each_shape_is_drawn_round_its_place(shape: Shape) -> None:
    """The figure is in the middle of its marker."""
    root = read(svg(picture("en", Dot((40, 20), shape, "#000000", "#FFFFFF", "dot"))))
    (mark,) = [each for each in root if each.get("id") == "dot"]
    if shape is Shape.CIRCLE:
        assert (mark.get("cx"), mark.get("cy")) == ("40", "20")
    else:
        places = [tuple(map(float, each.split(","))) for each in str(mark.get("points")).split()]
        assert min(x for x, _y in places) < 40 < max(x for x, _y in places)
        assert min(y for _x, y in places) < 20 < max(y for _x, y in places)


def test_a_language_from_the_right_is_mirrored() -> None:
    """Reading begins where the chart begins."""
    marks = (
        Box((10, 5), 30, 10, "#000000"),
        Stroke(((10, 5), (40, 5)), "#000000", dash=(2, 1)),
        Words((10, 30), "2014–2023", "#000000"),
        Words((20, 30), "المجموع", "#000000", anchor=Anchor.MIDDLE, bold=True),
    )
    left, right = (read(svg(picture(language, *marks))) for language in ("en", "ar"))
    assert [each.findall(f"{NS}rect")[1].get("x") for each in (left, right)] == ["10", "60"]
    assert [each.find(f"{NS}polyline").get("points") for each in (left, right)] == ["10,5 40,5", "90,5 60,5"]  # type: ignore[union-attr] # it is there
    assert [each.findall(f"{NS}text")[0].get("text-anchor") for each in (left, right)] == ["start", "end"]
    assert [each.findall(f"{NS}text")[1].get("text-anchor") for each in (left, right)] == ["middle", "middle"]
    assert across(10, picture("ar")) == 90
    assert turned(Anchor.END, rtl=True) is Anchor.START


def test_numbers_run_from_the_left_in_every_language() -> None:
    """2014–2023 must not become 2023–2014."""
    assert directed("2014–2023", rtl=False) == "2014–2023"
    assert directed("2014–2023", rtl=True) == "\u20662014–2023\u2069"
    assert directed("سنة 2014", rtl=True) == "\u2067سنة 2014\u2069"
    assert directed("", rtl=True) == ""


def test_words_can_be_left_to_somebody_else() -> None:
    """The typesetter shapes scripts that a drawing program may not."""
    made = picture("en", Words((10, 30), "Total", "#000000"), Words((10, 30), "", "#000000"))
    assert svg(made).count(b"<text") == 1
    assert svg(made, with_words=False).count(b"<text") == 0


def test_no_style_sheet_script_or_link_is_inside() -> None:
    """Mail servers and publishing systems take these out or refuse the file."""
    text = svg(picture("en", Words((1, 2), "a", "#000000"))).decode()
    for word in ("<style", "<script", "href", "<image", "url("):
        assert word not in text
