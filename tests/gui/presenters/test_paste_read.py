"""Each cell of the clipboard says one thing: a figure, a letter, nothing, or why it cannot be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.clip_cell import ClipCell, Oddity, OwnCell, oddities_of
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste_options import Fate, Leftover, PasteOptions, Reason
from ilms_desktop.ui.presenters.paste_read import ClipReader, Reading, told_sign
from tests.gui.presenters.test_table_state import state_of

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def state(workspace: Workspace) -> TableState:
    """Table C4 in English."""
    return state_of(workspace)


def read(state: TableState, text: str, exact: str | None = None, **options: Any) -> Reading:
    """What a cell says."""
    cell = ClipCell(text, exact, oddities_of(text))
    return ClipReader(state, PasteOptions(**options)).read(cell)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12", Observation(12_000)),
        ("12.40", Observation(12_400, 2)),
        ("12,5", Observation(12_500, 1)),
        ("0", Observation(0)),
        (" ", Observation()),
        ("n", Observation(status="N")),
        ("12.4 E", Observation(12_400, 1, "E")),
    ],
)
def test_plain_cells_are_accepted(state: TableState, text: str, said: Observation) -> None:
    """Blank, zero and missing stay three things."""
    assert read(state, text) == Reading(Fate.ACCEPTED, said)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("1,234.5", 1_234_500, Reason.GROUPED),
        ("1 234", 1_234_000, Reason.GROUPED),
        ("1,234", 1_234_000, Reason.GROUPED),
        ("١٢٫٥", 12_500, Reason.SCRIPT),
    ],
)
def test_what_is_written_otherwise_is_shown(state: TableState, text: str, value: int, reason: Reason) -> None:
    """The person sees what was made of it."""
    found = read(state, text)
    assert (found.fate, found.observation and found.observation.value, found.reason) == (Fate.CHANGED, value, reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("about 4", Reason.NOT_A_NUMBER),
        ("-", Reason.NOT_A_NUMBER),
        ("12 %", Reason.PERCENT),
        ("€ 12", Reason.CURRENCY),
        ("1.2E3", Reason.EXPONENT),
        ("-3", Reason.NEGATIVE),
        ("1.23456", Reason.TOO_FINE),
        ("1٢", Reason.TWO_SCRIPTS),
        ("9" * 20, Reason.TOO_LARGE),
        ("#REF!", Reason.BROKEN),
        ("=A1", Reason.FORMULA),
        ("###", Reason.TOO_NARROW),
    ],
)
def test_what_is_no_figure_is_refused_with_its_reason(state: TableState, text: str, reason: Reason) -> None:
    """A dash may be zero, nothing or not available; only the person knows."""
    assert read(state, text) == Reading(Fate.REFUSED, None, reason)


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("12.4", "12.36", Reading(Fate.CHANGED, Observation(12_360, 2), Reason.EXACT)),
        ("12.4", "12.4", Reading(Fate.ACCEPTED, Observation(12_400, 1))),
        ("12.40", "12.4", Reading(Fate.ACCEPTED, Observation(12_400, 2))),
        ("1,234", "1234", Reading(Fate.ACCEPTED, Observation(1_234_000))),
        ("1,234", "1.234", Reading(Fate.ACCEPTED, Observation(1_234, 3))),
        ("1.234,5", "1234.5", Reading(Fate.ACCEPTED, Observation(1_234_500, 1))),
        ("", "5.5", Reading(Fate.CHANGED, Observation(5_500, 1), Reason.EXACT)),
        ("–", "0", Reading(Fate.CHANGED, Observation(0), Reason.EXACT)),
        ("###", "12", Reading(Fate.CHANGED, Observation(12_000), Reason.EXACT)),
        ("1.2E+01", "12", Reading(Fate.CHANGED, Observation(12_000), Reason.EXACT)),
        ("12.4 e", "12.4", Reading(Fate.CHANGED, Observation(12_400, 1, "E"), Reason.EXACT)),
        ("N", "5", Reading(Fate.CHANGED, Observation(5_000), Reason.EXACT)),
        ("12.3", "12.3456", Reading(Fate.REFUSED, None, Reason.TOO_FINE)),
        ("4.5", "-4.5", Reading(Fate.REFUSED, None, Reason.NEGATIVE)),
        ("TRUE", "1", Reading(Fate.REFUSED, None, Reason.NOT_A_NUMBER)),
        ("12.5%", "0.125", Reading(Fate.REFUSED, None, Reason.PERCENT)),
        ("#REF!", "0", Reading(Fate.REFUSED, None, Reason.BROKEN)),
    ],
)
def test_the_figure_that_the_sheet_stored_goes_before_the_one_it_shows(
    state: TableState, text: str, exact: str, expected: Reading
) -> None:
    """A rounded display is not what a country reports; a date or a truth value is no figure."""
    assert read(state, text, exact) == expected


def test_two_readings_are_asked_for(workspace: Workspace) -> None:
    """French uses the point for neither; the stored figure decides where there is one."""
    state = state_of(workspace, locale="fr")
    assert read(state, "1.234").reason is Reason.TWO_READINGS
    assert read(state, "1.234", "1.234").observation == Observation(1_234, 3)
    assert read(state, "1.234", "1234").observation == Observation(1_234_000)
    assert read(state, "1.234", "5").reason is Reason.TWO_READINGS


@pytest.mark.parametrize(("sign", "value"), [(".", 1_234), (",", 1_234_000)])
def test_the_sign_that_was_chosen_decides(workspace: Workspace, sign: str, value: int) -> None:
    """One answer for the whole block; what reads so anyhow needs no look."""
    state = state_of(workspace, locale="fr")
    found = read(state, "1.234", decimal=sign)
    assert found.observation is not None
    assert found.observation.value == value
    assert found.fate is Fate.CHANGED
    assert read(state, "12.5", decimal=".") == Reading(Fate.ACCEPTED, Observation(12_500, 1))


def test_persons_become_thousands(state: TableState) -> None:
    """Exactly, with the decimals that persons have; zero stays a plain zero."""
    assert read(state, "12400", persons=True) == Reading(Fate.CHANGED, Observation(12_400, 3), Reason.DIVIDED)
    assert read(state, "0", persons=True) == Reading(Fate.ACCEPTED, Observation(0))
    assert read(state, "12,400", "12400", persons=True).observation == Observation(12_400, 3)
    assert read(state, "12401", "12400.6", persons=True).reason is Reason.TOO_FINE
    rounded = read(state, "12401", "12400.6", persons=True, round_off=True)
    assert (rounded.observation, rounded.reason) == (Observation(12_401, 3), Reason.ROUNDED)


@pytest.mark.parametrize(
    ("text", "exact", "value"),
    [("1.23456", None, 1_235), ("12.3", "12.3456", 12_346), ("0.0005", None, 1), ("0.0004", None, 0)],
)
def test_rounding_is_done_only_where_it_is_wanted(state: TableState, text: str, exact: str | None, value: int) -> None:
    """Half upwards, and shown."""
    found = read(state, text, exact, round_off=True)
    assert (found.fate, found.observation and found.observation.value) == (Fate.CHANGED, value)
    assert found.reason is Reason.ROUNDED


def test_a_figure_too_large_is_not_rounded(state: TableState) -> None:
    """There is no figure that it could become."""
    assert read(state, "9" * 17 + ".12345", round_off=True).fate is Fate.REFUSED


def test_texts_may_be_kept_or_become_a_letter(state: TableState) -> None:
    """By the person's choice alone; a percentage is never taken for a missing figure."""
    kept = read(state, "about 4", leftover=Leftover.TEXT)
    assert kept == Reading(Fate.CHANGED, Observation(text="about 4"), Reason.AS_TEXT)
    letter = read(state, "n.a.", leftover=Leftover.LETTER)
    assert letter == Reading(Fate.CHANGED, Observation(status="N"), Reason.AS_LETTER)
    assert read(state, "5 %", leftover=Leftover.LETTER).fate is Fate.REFUSED
    assert read(state, "x" * 501, leftover=Leftover.TEXT).fate is Fate.REFUSED


def test_a_covered_cell_takes_nothing(state: TableState) -> None:
    """A merged cell must not empty its neighbours."""
    reader = ClipReader(state, PasteOptions())
    assert reader.read(ClipCell("", oddities=frozenset({Oddity.MERGED}))).reason is Reason.COVERED


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("12.40", OwnCell("12.40"), Reading(Fate.ACCEPTED, Observation(12_400, 2))),
        ("12,40", OwnCell("12.40"), Reading(Fate.ACCEPTED, Observation(12_400, 2))),
        ("12.4 e", OwnCell("12.4", "E"), Reading(Fate.ACCEPTED, Observation(12_400, 1, "E"))),
        ("N", OwnCell(letter="N"), Reading(Fate.ACCEPTED, Observation(status="N"))),
        ("", OwnCell(), Reading(Fate.ACCEPTED, Observation())),
        ("about", OwnCell(text="about"), Reading(Fate.ACCEPTED, Observation(text="about"))),
        ("", OwnCell(is_part=False), Reading(Fate.SKIPPED, None, Reason.NOT_CHOSEN)),
        ("12400", OwnCell("12.4"), Reading(Fate.CHANGED, Observation(12_400, 1), Reason.OWN)),
        ("12", OwnCell("twelve"), Reading(Fate.ACCEPTED, Observation(12_000))),
    ],
)
def test_what_was_copied_here_comes_back_exactly(state: TableState, text: str, own: OwnCell, expected: Reading) -> None:
    """Decimals, letters and texts; where the text says something else, a person looks."""
    assert ClipReader(state, PasteOptions()).read(ClipCell(text, own=own)) == expected


def test_an_own_figure_with_two_readings_is_exact(workspace: Workspace) -> None:
    """Copied in English, pasted in French."""
    reader = ClipReader(state_of(workspace, locale="fr"), PasteOptions())
    assert reader.read(ClipCell("1.234", own=OwnCell("1.234"))) == Reading(Fate.ACCEPTED, Observation(1_234, 3))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("1.234\t12.5", "."),
        ("1.234\t1.234,5", ","),
        ("1.234\t1.5\t1,5", ""),
        ("1.234\t7", ""),
        ("12.5", ""),
        ("1.234\tabout 1.5", ""),
    ],
)
def test_other_figures_of_the_block_may_tell_the_sign(workspace: Workspace, text: str, sign: str) -> None:
    """Only where they leave no doubt, and only where there is any."""
    assert told_sign(state_of(workspace, locale="fr"), read_clip(text)) == sign
