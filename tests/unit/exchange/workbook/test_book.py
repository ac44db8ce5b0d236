"""Whatever a questionnaire says comes back from its workbook; several sources give several files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import layout, read_any
from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.exporting import outgoing, part_of
from tests.unit.exchange.workbook.workbook_support import take
from tests.unit.workspace.importing_support import new_workspace
from tests.unit.workspace.workspace_support import Quiet, figures, options

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source("FX:N1", "FX", "Our records", criteria=(Criterion.CITIZENSHIP,), years=(2022, 2023))
#: tables of every shape: two classes, countries, means
SHAPES = (
    ("A5", Criterion.CITIZENSHIP, ("ECO_AGGREGATE", "ECO_SECTOR"), "CCT_CIT", ("AGR", "MAN", "TOTAL", "X")),
    ("C4", Criterion.NONE, ("CDS_DES",), "", ("TOTAL", "THA", "MYS", "X")),
    ("A10", Criterion.CITIZENSHIP, ("_",), "CCT_CIT", ()),
)
WITH_FIGURE = ("", "E", "P", "B", "S")
ALONE = ("N", "X", "C", "S")
REMARKS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30).map(str.strip)


@st.composite
def keys(draw: st.DrawFn) -> ObservationKey:
    """A cell of some table."""
    number, criterion, versions, statuses, classes = draw(st.sampled_from(SHAPES))
    version = draw(st.sampled_from(versions))
    status = f"{statuses}_{draw(st.sampled_from(('TOTAL', 'CITIZEN', 'NONCIT')))}" if statuses else "_"
    klass = "_"
    if classes:
        known = [each for each in classes if version != "ECO_SECTOR" or each in {"AGR", "TOTAL", "X"}]
        klass = f"{version}_{draw(st.sampled_from(known))}"
    cell = CellKey(draw(st.sampled_from(("SEX_T", "SEX_M", "SEX_F"))), status, klass)
    return ObservationKey(QTableKey("FX:N1", number, criterion, version, draw(st.sampled_from((2022, 2023)))), cell)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """A figure with the decimals that were typed, or a letter."""
    note = draw(REMARKS)
    if draw(st.booleans()):
        return Observation(status=draw(st.sampled_from(ALONE)), note=note)
    decimals = draw(st.integers(0, 2))
    value = draw(st.integers(0, 9 * 10**12) | st.integers(0, 99_999)) * 10 ** (3 - decimals)
    return Observation(value, decimals, draw(st.sampled_from(WITH_FIGURE)) or None, note=note)


@given(said=st.dictionaries(keys(), observations(), min_size=1, max_size=12))
@settings(max_examples=12)
def test_every_figure_letter_and_remark_comes_back(
    tmp_path_factory: pytest.TempPathFactory, said: dict[ObservationKey, Observation]
) -> None:
    """Into a new file, with the decimals that were typed; means have two decimals."""
    said = {
        key: each
        if key.qtable.table != "A10" or each.value is None
        else Observation(each.value // 10**3 * 10**2, 0, each.status, note=each.note)
        for key, each in said.items()
    }
    folder = tmp_path_factory.mktemp("round")
    with new_workspace(folder / "a.ilms") as one, new_workspace(folder / "b.ilms") as other:
        one.execute(AddSource(SOURCE))
        one.execute(SetObservations(tuple(said.items()), label=Label("Type"), imported=True))
        leaving = part_of(one, outgoing(one), tables=[shape[0] for shape in SHAPES])
        (data,) = layout("xlsx").write(leaving).values()
        found = take(other, data)
        assert found.refused == ()
        assert figures(other) == figures(one)
        assert other.sources() == one.sources()
        assert take(one, data).count(found.rows[0].outcome) == 0


def test_several_sources_give_several_files(tmp_path: Path) -> None:
    """Each named after its source."""
    with Quiet.create(tmp_path / "a.ilms", country="KHM", round_id="2026", edition_id=None, **options()) as made:
        with pytest.raises(ExchangeError) as caught:
            layout("xlsx").write(outgoing(made))
        assert caught.value.code == "no_source_to_write"
        made.execute(AddSource(SOURCE))
        made.execute(AddSource(Source("BA:544", "BA", "Survey", criteria=(Criterion.BIRTH,), years=(2023,))))
        files = layout("xlsx").write(outgoing(made))
        assert list(files) == ["FX-N1", "BA-544"]
        for name, data in files.items():
            (source,) = read_any(data, name=name, edition=made.edition).sources
            assert source == made.source(name.replace("-", ":"))
