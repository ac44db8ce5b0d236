"""A mapping written is a mapping read, and everything that is wrong in one is said with its place."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.number_text import NumberStyle
from ilms_desktop.workspace.mapping.model import Anchor, Dim, Only, Part, Place, Share, SheetMapping, Unit, Where
from ilms_desktop.workspace.mapping.toml_text import read_mapping, write_mapping
from tests.unit.workspace.mapping.small import HEAD, LONG

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
COLUMNS = st.sampled_from(["A", "C", "AB", "XFD"])
CODES = st.text("ABCXYZ_0123456789-", min_size=1, max_size=8)


@st.composite
def several_codes(draw: st.DrawFn) -> tuple[Share, ...]:
    """No code, one, or several with shares that add up to 1."""
    codes = draw(st.lists(CODES, max_size=4, unique=True))
    weights = [draw(st.integers(1, 50)) for _code in codes]
    return tuple(Share(code, Fraction(weight, sum(weights))) for code, weight in zip(codes, weights, strict=True))


PLACES = st.one_of(
    st.builds(Place, st.just(Where.FIXED), CODES),
    st.builds(Place, st.sampled_from([Where.COLUMN, Where.HEADING]), COLUMNS, st.booleans()),
    st.builds(Place, st.just(Where.ROW), st.integers(1, 9999).map(str), st.booleans()),
    st.builds(Place, st.just(Where.SHEET)),
)
PARTS = st.builds(
    Part,
    sheet=TEXTS,
    table=st.builds(TableKey, st.sampled_from(["C3", "A8"]), st.sampled_from(Criterion)),
    version=CODES,
    places=st.dictionaries(st.sampled_from(Dim), PLACES),
    first_row=st.integers(1, 99),
    first_column=COLUMNS,
    last_row=st.integers(0, 99),
    last_column=st.one_of(st.just(""), COLUMNS),
    skipped=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    only=st.lists(st.builds(Only, COLUMNS, st.lists(TEXTS, max_size=2).map(tuple), st.booleans()), max_size=2).map(
        tuple
    ),
    labels=st.dictionaries(st.sampled_from(Dim), st.dictionaries(TEXTS, several_codes(), max_size=3), max_size=2),
    anchor=st.one_of(st.none(), st.builds(Anchor, TEXTS, st.integers(1, 99), COLUMNS)),
)
MAPPINGS = st.builds(
    SheetMapping,
    name=TEXTS,
    parts=st.lists(PARTS, min_size=1, max_size=2).map(tuple),
    source=st.sampled_from(["", "FX:N1"]),
    unit=st.sampled_from(Unit),
    style=st.builds(NumberStyle, decimal=st.sampled_from([".", ","]), group=st.sampled_from(["", ",", ".", " ", "'"])),
    marks=st.dictionaries(TEXTS, st.sampled_from(["", "0", "N"]), max_size=4),
    rounded=st.booleans(),
    first_year=st.sampled_from([0, 2010]),
    last_year=st.sampled_from([0, 2020]),
)


@given(MAPPINGS)
def test_what_is_written_is_read_the_same(mapping: SheetMapping) -> None:
    """Whatever stands in labels and names; next year's import depends on it."""
    assert read_mapping(write_mapping(mapping), name="m.toml") == mapping


PART = LONG.strip()
START = HEAD.replace("{unit}", "persons")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "it is not TOML"),
        ("", "“format” is missing"),
        ('format = "1"', "“format” must be a whole number"),
        ("format = true", "“format” must be a whole number"),
        ("format = 2", "format 2, this program reads format 1"),
        ("format = 1\nparts = []", "“name” is missing"),
        (START, "“parts” is missing"),
        (START + "colour = 1\n" + PART, "“colour” is not a word"),
        (START.replace("persons", "dozens") + PART, "“unit” is “dozens”"),
        (START + 'decimal = "x"\n' + PART, "“decimal” is “x”"),
        (START + "marks = 3\n" + PART, "“marks” must be"),
        (START + "parts = [1]", "parts[1]: “parts[1]” must be"),
        (START + PART + "\nfirst_line = 3", "parts[1]: “first_line” is not a word"),
        (START + PART.replace('"C3"', "3"), "parts[1]: “table” must be a text"),
        (START + PART + '\ncriterion = "age"', "parts[1]: “criterion” is “age”"),
        (START + PART.replace('first_column = "D"', 'first_column = "D4"'), "“D4” is not a column"),
        (START + PART.replace('at = "A"', 'at = ""'), "parts[1].year: “?” is not a column"),
        (START + PART.replace('"column", at = "A"', '"row", at = "x"'), "parts[1].year: “x” is not a row"),
        (START + PART.replace('"column", at = "A"', '"cell", at = "A"'), "“where” is “cell”"),
        (START + PART + '\nskipped = ["x"]', "“skipped” must be [7, 12]"),
        (START + PART + "\nonly = [1]", "parts[1].only: “only” must be"),
        (START + PART + "\nanchor = 1", "parts[1].anchor: “anchor” must be"),
        (START + PART + "\nlabels = { age = {} }", "“labels” is “age”"),
        (START + PART + "\nlabels = { class = 1 }", "parts[1].labels.class"),
        (START + PART + "\nlabels = { class = { x = 1 } }", "“x” must be"),
        (START + PART + "\nlabels = { class = { x = { A = 0.5, B = 0.4 } } }", "of “x” add up to 0.9, not to 1"),
        (START + PART + '\nlabels = { class = { x = { A = "half" } } }', "“half” is not a share"),
        (START + PART + '\nlabels = { class = { x = { A = "1/0" } } }', "“1/0” is not a share"),
        (START + PART + "\nlabels = { class = { x = { A = -1 } } }", "“-1” is not a share"),
        (START + PART + "\nlabels = { class = { x = { A = nan } } }", "is not a share"),
        (START + PART + "\nlabels = { class = { x = { A = [] } } }", "is not a share"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, said: str) -> None:
    """A person corrects the file with a text editor and needs to know where."""
    with pytest.raises(ExchangeError) as caught:
        read_mapping(text.encode(), name="m.toml")
    assert caught.value.code == "mapping_wrong"
    assert said in str(caught.value)


def test_bytes_of_something_else_are_no_mapping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a picture nor an endless file."""
    with pytest.raises(ExchangeError, match="not TOML"):
        read_mapping(b"\xff\xfe\x00", name="m.toml")
    monkeypatch.setattr("ilms_desktop.workspace.mapping.toml_text._LONGEST", 3)
    with pytest.raises(ExchangeError, match="not TOML"):
        read_mapping(b"name", name="m.toml")


def test_rows_may_be_written_as_numbers() -> None:
    """A person writes `at = 3` as easily as `at = "3"`."""
    text = START + PART.replace('"column", at = "A"', '"row", at = 3')
    assert read_mapping(text.encode(), name="m.toml").parts[0].places[Dim.YEAR] == Place(Where.ROW, "3")
