"""XML that we write is XML, whatever stands in the texts."""

from __future__ import annotations

from xml.parsers import expat

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.exchange.sdmx.xml_text import document, element, escaped

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def read_back(data: bytes) -> tuple[dict[str, str], str]:
    """Attributes of the outermost element, and the text inside."""
    found: dict[str, str] = {}
    words: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _tag, values: found.update(values)
    parser.CharacterDataHandler = words.append
    parser.Parse(data, True)
    return found, "".join(words)


@given(TEXT, TEXT)
def test_a_text_comes_back_as_it_went_in(value: str, words: str) -> None:
    """Line ends and signs of XML too; what XML cannot hold is left out."""
    kept = [value, words]
    for forbidden in [chr(code) for code in range(32) if chr(code) not in "\t\n\r"] + ["\ufffe", "\uffff"]:
        kept = [each.replace(forbidden, "") for each in kept]
    found, text = read_back(document(element("a", {"b": value}, text=words)))
    assert (found.get("b", ""), text) == (kept[0], kept[1])


def test_empty_attributes_are_left_out_and_children_stand_on_lines_of_their_own() -> None:
    """People look into these files."""
    assert element("a", {"b": "", "c": "1"}, children=("<d/>", "<e/>")) == '<a c="1">\n<d/>\n<e/>\n</a>'
    assert element("a") == "<a/>"
    assert escaped('<&">') == "&lt;&amp;&quot;&gt;"
