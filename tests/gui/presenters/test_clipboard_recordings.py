"""What real spreadsheets put on the clipboard lands exactly, in every number style, and nothing of it is dropped."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import number_text
from ilms_desktop.model.command import AddSource, Batch, Label, NameCountries
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.figures import Writing
from ilms_desktop.ui.presenters.findings_index import FindingsIndex
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import Fate
from ilms_desktop.ui.presenters.table_state import TableState
from tests.gui.conftest import CountedIds, SlowClock
from tests.gui.presenters.recordings import STYLES, Recording, recordings
from tests.unit.workspace.workspace_support import Quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.workspace.workspace import Workspace

SOURCE = "FX:N1"
C4 = TableKey("C4", Criterion.NONE)
YEARS = (2020, 2021, 2022, 2023)
FLAGS = ("B", "E", "I", "P", "S", "U")
ALL = [pytest.param(each, id=f"{each.locale}-{each.name}") for each in recordings()]
#: recordings of which the text alone tells every figure
TOLD_BY_TEXT = [
    pytest.param(each, id=f"{each.locale}-{each.name}")
    for each in recordings()
    if each.name
    in ("plain", "grouped", "grouped_whole", "three_decimals", "as_text", "own_digits", "total_row", "transposed")
]
#: a locale, and the number style of somebody from elsewhere
FOREIGN = [(locale, style) for locale in STYLES for style in STYLES.values() if style != STYLES[locale]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A questionnaire with one register and no figures."""
    path = tmp_path_factory.mktemp("recordings") / "own.ilms"
    clock, ids = SlowClock(), CountedIds()
    with Quiet.create(
        path, country="KHM", round_id="2026", edition_id=None, language="en", clock=clock, ids=ids
    ) as workspace:
        workspace.execute(AddSource(Source(SOURCE, "FX", "Register", years=YEARS)))
        yield workspace


@pytest.fixture
def file(made: Workspace) -> Iterator[Workspace]:
    """The questionnaire, empty again afterwards."""
    yield made
    empty(made)


def empty(file: Workspace) -> None:
    """Take pastes back until no figure is left."""
    while any(file.observations()):
        file.undo()


def qtable(year: int) -> QTableKey:
    """Table C4 of a year."""
    return QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", year)


def cell(row: str, year: int) -> ObservationKey:
    """Cell of men in a country."""
    return ObservationKey(qtable(year), CellKey("SEX_M", "_", f"CDS_DES_{row}"))


def prepare(file: Workspace, recording: Recording, style: str) -> TableState:
    """The table with the countries of the recording and no figures, for a person of a number style."""
    countries = tuple(f"CDS_DES_{row}" for row in recording.rows if row not in ("TOTAL", "X"))
    if file.table_view(SOURCE, C4).years[0].named != countries:
        named = tuple(NameCountries(qtable(year), countries) for year in YEARS)
        file.execute(Batch(named, Label("Countries")))
    return TableState(
        file.table_view(SOURCE, C4),
        FindingsIndex(file.report()),
        writing=Writing(number_text.style_for(style)),
        letters={},
        flags=FLAGS,
    )


def pasting(file: Workspace, recording: Recording, clip: Clip, style: str) -> Paste:
    """The block on its way to the men of the first country."""
    state = prepare(file, recording, style)
    at = state.place(cell(recording.rows[0], YEARS[0]))
    assert at is not None
    return Paste(state, clip, at, range(len(state.rows)), PasteBook(file, state.view))


def planned(recording: Recording, paste: Paste) -> PastePlan:
    """What it would do with the choices that a preview opens with; whole persons are told by hand."""
    options = paste.first_options()
    return paste.plan(replace(options, persons=True) if recording.case.get("persons") else options)


def assert_pasted(file: Workspace, recording: Recording, clip: Clip, style: str) -> None:
    """Paste a block: nothing of it is dropped, every cell lands, and the file says so."""
    paste = pasting(file, recording, clip, style)
    plan = planned(recording, paste)
    assert_nothing_is_dropped(recording, clip, plan)
    file.execute(paste.command(plan))
    assert_lands(recording, plan, dict(file.observations()))


def assert_lands(recording: Recording, plan: PastePlan, stored: Mapping[ObservationKey, Observation]) -> None:
    """Every cell holds what the sheet held, or was refused by its text; no other cell holds anything."""
    wanted = {
        cell(row, year): each
        for row, line in zip(recording.rows, recording.wanted(), strict=True)
        for year, each in zip(YEARS, line, strict=False)
    }
    by_target = {each.target: each for each in plan.cells}
    places = {row.cell: place for place, row in enumerate(plan.rows)}
    for key, each in wanted.items():
        target = by_target[places[key.cell], YEARS.index(key.qtable.year)]
        said = stored.get(key, BLANK)
        if target.fate is Fate.SKIPPED and target.agrees:
            assert target.observation is not None
            assert (target.observation.value, said) == (each.value, BLANK)
            continue
        assert each.allows(said)
        assert said == BLANK or target.fate is Fate.CHANGED or not each.is_told
        assert said != BLANK or target.fate is Fate.REFUSED or not target.text.strip()
    assert stored.keys() <= wanted.keys()


def assert_nothing_is_dropped(recording: Recording, clip: Clip, plan: PastePlan) -> None:
    """Each cell of the block has one fate, and each text of the clipboard is listed with it."""
    assert len({each.at for each in plan.cells}) == len(plan.cells) == len(clip.rows) * clip.width
    assert sorted(plain(each.text) for each in plan.cells if each.text.strip()) == sorted(shown(recording))
    for each in plan.cells:
        assert each.fate in Fate
        assert each.fate is not Fate.REFUSED or (each.text.strip() and each.reason and each.observation is None)


def shown(recording: Recording) -> list[str]:
    """Texts that the program showed, as its own plain text tells them."""
    texts = recording.text.replace("\n", "\t").split("\t")
    return [plain(text) for text in texts if text.strip()]


def plain(text: str) -> str:
    """A text as the plain flavour tells it: one kind of space, nothing raised."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("recording", ALL)
def test_what_was_copied_lands_in_the_style_of_its_own_people(file: Workspace, recording: Recording) -> None:
    """A person copies from the sheet of a colleague beside them."""
    assert_pasted(file, recording, read_clip(recording.text, recording.html), STYLES[recording.locale])


@pytest.mark.parametrize(("locale", "style"), FOREIGN)
def test_what_was_copied_lands_in_every_number_style(file: Workspace, locale: str, style: str) -> None:
    """A sheet from the neighbours means the same, however one writes numbers oneself."""
    for recording in recordings():
        if recording.locale == locale:
            assert_pasted(file, recording, read_clip(recording.text, recording.html), style)
            empty(file)


@pytest.mark.parametrize("recording", TOLD_BY_TEXT)
def test_the_plain_text_alone_lands_too(file: Workspace, recording: Recording) -> None:
    """Some programs hand on the text and nothing else."""
    assert_pasted(file, recording, read_clip(recording.text), STYLES[recording.locale])


@pytest.mark.parametrize("recording", TOLD_BY_TEXT)
def test_a_text_alone_in_another_style_is_never_pasted_unseen_where_it_would_read_wrong(
    file: Workspace, recording: Recording
) -> None:
    """`1,234` from a neighbour may be two things; whoever pastes it sees which one is meant."""
    clip = read_clip(recording.text)
    for style in set(STYLES.values()) - {STYLES[recording.locale]}:
        paste = pasting(file, recording, clip, style)
        plan = planned(recording, paste)
        assert_nothing_is_dropped(recording, clip, plan)
        if paste.is_usual(plan):
            assert_pasted(file, recording, clip, style)
            empty(file)


@pytest.mark.parametrize("recording", ALL)
def test_the_preview_opens_where_something_is_unusual_and_only_there(file: Workspace, recording: Recording) -> None:
    """Ten plain figures are pasted at once; a figure that would change is looked at first."""
    paste = pasting(file, recording, read_clip(recording.text, recording.html), STYLES[recording.locale])
    plan = paste.plan(paste.first_options())
    assert paste.is_usual(plan) is recording.case.get("usual", False)
