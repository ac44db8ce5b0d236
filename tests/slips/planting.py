"""Fourteen kinds of slips, planted into clean questionnaires.

Each function makes one slip of its kind at a place that the dice choose, or says that the questionnaire has no place
for it. A slip on a figure is made on its digits as they stand in the cell, decimal sign included.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.model.key import CellKey, ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from tests.oracle.files import said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from random import Random

    from tests.slips.questionnaire import Figures, Questionnaire

#: digits that a figure has at least before a slip is made in it: a slip in a smaller one hardly shows
_DIGITS: Final = 3
#: a slip changes a figure by at least so many units of the last decimal; sums cannot tell less from rounding
_UNITS: Final = 3
#: cells that a block of wrong figures changes, at least
_CHANGED: Final = 3
#: cells of a block that is shifted, at least
_BLOCK: Final = 4
#: a row counts for a category or a sex exchanged if its total is at least so many persons
_ROW: Final = 2_000
#: by how much two categories differ that are exchanged, at least
_APART: Final = 2.0
#: share of one sex in a row whose sexes are exchanged, at most or the rest of it at least
_ONE_SEX: Final = 0.3


@dataclass(frozen=True)
class Planted:
    """A slip.

    Attributes:
        edits: what stands in the cells after it. truth: what should stand there.
    """

    edits: Figures
    truth: Figures


def planted(
    questionnaire: Questionnaire, edits: Mapping[ObservationKey, Observation], *, cells: int = 1
) -> Planted | None:
    """A slip, if it changes at least so many cells by more than rounding can."""
    figures = questionnaire.figures
    real = {key: said for key, said in edits.items() if figures.get(key, BLANK) != said}
    shown = sum(_shows(questionnaire, key, said) for key, said in real.items())
    return Planted(real, {key: figures.get(key, BLANK) for key in real}) if shown >= cells else None


def _shows(questionnaire: Questionnaire, key: ObservationKey, said: Observation) -> bool:
    """Whether another content of a cell is more than a matter of rounding."""
    before = questionnaire.figures.get(key, BLANK)
    if before.value is None or said.value is None:
        return True
    stored = questionnaire.edition.table(key.qtable.table_key).decimals_stored
    unit = 10 ** (stored - max(each.decimals for each in questionnaire.qtables[key.qtable].values()))
    return bool(abs(before.value - said.value) >= _UNITS * unit)


# --- one figure


def text_of(said: Observation, stored: int) -> str:
    """A figure as it stands in a cell."""
    return number_text.plain(said.value or 0, decimals=said.decimals, stored=stored)


def one_figure(change: Callable[[Random, str], str | None]) -> Callable[[Random, Questionnaire], Planted | None]:
    """A slip that changes the text of one figure."""

    def plant(random: Random, questionnaire: Questionnaire) -> Planted | None:
        key = random.choice(telling(questionnaire))
        stored = questionnaire.edition.table(key.qtable.table_key).decimals_stored
        text = change(random, text_of(questionnaire.figures[key], stored))
        return None if text is None else planted(questionnaire, {key: said_of(text, stored)})

    return plant


def telling(questionnaire: Questionnaire) -> list[ObservationKey]:
    """Cells with a figure of enough digits."""
    return [
        key
        for key, said in questionnaire.figures.items()
        if said.value is not None
        and len(text_of(said, questionnaire.edition.table(key.qtable.table_key).decimals_stored).lstrip("0.")) > _DIGITS
    ]


def _places(text: str) -> list[int]:
    """Places of the digits of a text."""
    return [place for place, sign in enumerate(text) if sign.isdigit()]


def transposed(random: Random, text: str) -> str | None:
    """Two neighbouring digits exchanged."""
    pairs = [(one, other) for one, other in pairwise(_places(text)) if text[one] != text[other]]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    signs = list(text)
    signs[one], signs[other] = signs[other], signs[one]
    return _written("".join(signs))


def dropped(random: Random, text: str) -> str | None:
    """A digit left out."""
    place = random.choice(_places(text))
    return _written(text[:place] + text[place + 1 :])


def doubled(random: Random, text: str) -> str | None:
    """A digit typed twice."""
    place = random.choice(_places(text))
    return text[:place] + text[place] + text[place:]


def _written(text: str) -> str:
    """A figure as a person would leave it: no zero before its first digit, no decimal sign at its end."""
    whole, sign, rest = text.partition(".")
    return (whole.lstrip("0") or "0") + (sign + rest if rest else "")


def thousand(random: Random, text: str) -> str | None:
    """Persons instead of thousands, or the reverse."""
    whole, _, rest = text.partition(".")
    if random.random() < _MOSTLY or len(whole) <= _DIGITS or rest:
        return _written(whole + rest.ljust(_DIGITS, "0"))
    return _written(f"{whole[:-_DIGITS]}.{whole[-_DIGITS:]}")


_MOSTLY: Final = 0.8


def signed(random: Random, text: str) -> str | None:
    """A sign that does not belong there."""
    return random.choice((f"-{text}", f"\u2212{text}", f"({text})", f"{text}-"))


# --- two figures


def exchanged(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """Two cells of one row or one column, each with the other's figure."""
    figures = questionnaire.figures
    key = random.choice(telling(questionnaire))
    others = [
        other
        for other in questionnaire.qtables[key.qtable]
        if _axes_apart(key.cell, other.cell) == 1 and _digits(figures[other]) >= _DIGITS
    ]
    if not others:
        return None
    other = random.choice(others)
    return planted(questionnaire, {key: figures[other], other: figures[key]})


def _axes_apart(one: CellKey, other: CellKey) -> int:
    return sum(code != at for code, at in zip(one, other, strict=True))


def _digits(said: Observation) -> int:
    return len(str(said.value or 0))


def copied(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """The figure of the same cell in a neighbouring year."""
    key = random.choice(telling(questionnaire))
    near = [at_year(key, key.qtable.year + away) for away in (-1, 1)]
    held = [questionnaire.figures[each] for each in near if each in questionnaire.figures]
    held = [said for said in held if said.value is not None]
    return planted(questionnaire, {key: random.choice(held)}) if held else None


def at_year(key: ObservationKey, year: int) -> ObservationKey:
    """The same cell in another year."""
    return ObservationKey(key.qtable._replace(year=year), key.cell)


# --- columns


def columns(questionnaire: Questionnaire) -> list[list[ObservationKey]]:
    """Cells below each other, in the order of the table, with the total first."""
    found: dict[object, list[ObservationKey]] = defaultdict(list)
    for key in questionnaire.figures:
        found[key.qtable, key.cell.sex, key.cell.status].append(key)
    return [_in_order(questionnaire, column) for column in found.values() if len(column) > _BLOCK]


def _in_order(questionnaire: Questionnaire, column: Iterable[ObservationKey]) -> list[ObservationKey]:
    """Cells of a column as they stand below each other."""
    listed = list(column)
    qtable = listed[0].qtable
    codes = questionnaire.edition.class_list(qtable.version)
    order = {code.id: place for place, code in enumerate(codes.codes)}
    named = questionnaire.named.get(qtable)
    if named is not None:
        order = {code: place for place, code in enumerate((codes.total, *named, codes.other)) if code}
    return sorted(listed, key=lambda key: order[key.cell.klass])


def copied_column(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """A column of another sex, or of a neighbouring year, instead of its own."""
    column = random.choice(columns(questionnaire))
    first = column[0]
    sexes = [sex for sex in ("SEX_T", "SEX_M", "SEX_F") if sex != first.cell.sex]
    away = random.choice((-1, 1))
    sex = random.choice(sexes) if random.random() < 0.5 else first.cell.sex
    figures = questionnaire.figures

    def model(key: ObservationKey) -> ObservationKey:
        if sex != first.cell.sex:
            return ObservationKey(key.qtable, key.cell._replace(sex=sex))
        return at_year(key, key.qtable.year + away)

    found = {key: figures[model(key)] for key in column if model(key) in figures}
    return planted(questionnaire, found, cells=_CHANGED) if len(found) == len(column) else None


def shifted(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """Some figures of a column one row too high or too low; the first one of them is lost."""
    column = random.choice(columns(questionnaire))[1:]
    figures = questionnaire.figures
    if len(column) < _BLOCK or any(figures[key].value is None for key in column):
        return None
    start = random.randrange(len(column) - _BLOCK + 1)
    block = column[start : random.randint(start + _BLOCK, len(column))]
    ordered = block if random.random() < 0.5 else block[::-1]
    edits = {key: figures[below] for key, below in pairwise(ordered)}
    if random.random() < 0.5:  # the last row is left blank, or keeps what stood there
        edits[ordered[-1]] = BLANK
    return planted(questionnaire, edits, cells=_CHANGED)


# --- whole tables


def pasted(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """The figures of one table in the cells of another one of the same shape and year."""
    pairs = [
        (one, other)
        for one in questionnaire.qtables
        for other in questionnaire.qtables
        if one.table != other.table and one[3:] == other[3:] and one.criterion == other.criterion
    ]
    if not pairs:
        return None
    target, origin = random.choice(pairs)
    names = questionnaire.named.get(target, ()), questionnaire.named.get(origin, ())
    here, there = questionnaire.qtables[target], questionnaire.qtables[origin]
    edits = dict.fromkeys(here, BLANK)
    for key, said in there.items():
        edits[ObservationKey(target, _same_place(key.cell, *names))] = said
    by_cell = {key.cell for key in here} == {key.cell for key in edits}
    return planted(questionnaire, edits) if by_cell else None


def _same_place(cell: CellKey, here: tuple[str, ...], there: tuple[str, ...]) -> CellKey:
    """The cell at the same place of a table that names other countries: the rows are pasted as they stand."""
    if cell.klass not in there or there.index(cell.klass) >= len(here):
        return cell
    return cell._replace(klass=here[there.index(cell.klass)])


def sexes_exchanged(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """Men and women in each other's place, in a whole table or in one row, its totals adjusted."""
    figures = questionnaire.figures
    rows = [
        key
        for key, said in figures.items()
        if key.cell.sex == "SEX_T" and (said.value or 0) >= _ROW and _is_of_one_sex(figures, key)
    ]
    if not rows:
        return None
    row = random.choice(rows)
    if random.random() < 0.5:
        cells = [key for key in questionnaire.qtables[row.qtable] if key.cell.sex in _OTHER]
        return planted(
            questionnaire, {key: figures[_of_other_sex(key)] for key in cells if _of_other_sex(key) in figures}
        )
    return planted(questionnaire, _row_exchanged(questionnaire, row))


_OTHER: Final = {"SEX_M": "SEX_F", "SEX_F": "SEX_M"}


def _of_other_sex(key: ObservationKey) -> ObservationKey:
    return ObservationKey(key.qtable, key.cell._replace(sex=_OTHER[key.cell.sex]))


def _is_of_one_sex(figures: Figures, total: ObservationKey) -> bool:
    """Whether a row is mostly of men or mostly of women."""
    women = figures.get(ObservationKey(total.qtable, total.cell._replace(sex="SEX_F")), BLANK).value
    return women is not None and not _ONE_SEX < women / (figures[total].value or 1) < 1 - _ONE_SEX


def _row_exchanged(questionnaire: Questionnaire, row: ObservationKey) -> Figures:
    """Men and women of one row exchanged, and added up again: the table with the slip adds up like the one without."""
    figures, codes = questionnaire.figures, questionnaire.edition.class_list(row.qtable.version)
    edits: Figures = {}
    for sex, other in _OTHER.items():
        key, instead = (ObservationKey(row.qtable, row.cell._replace(sex=each)) for each in (sex, other))
        total = ObservationKey(row.qtable, key.cell._replace(klass=str(codes.total)))
        edits[key] = figures[instead]
        if total != key and total in figures:
            more = (figures[instead].value or 0) - (figures[key].value or 0)
            edits[total] = replace(figures[total], value=(figures[total].value or 0) + more)
    return edits


def category_exchanged(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """Two rows of a table in each other's place, for men, women and both."""
    qtable = random.choice(list(questionnaire.qtables))
    here = questionnaire.qtables[qtable]
    total = questionnaire.edition.class_list(qtable.version).total
    other = questionnaire.edition.class_list(qtable.version).other
    rows = [
        key
        for key, said in here.items()
        if key.cell.sex == "SEX_T" and key.cell.status in _WHOLE and key.cell.klass not in (total, other)
        if (said.value or 0) >= _ROW
    ]
    pairs = [(one, two) for one in rows for two in rows if here[one].value >= _APART * here[two].value]  # type: ignore[operator]
    if not pairs:
        return None
    one, two = (key.cell.klass for key in random.choice(pairs))
    edits = {}
    for key in here:
        if key.cell.klass in (one, two):
            klass = two if key.cell.klass == one else one
            edits[key] = here.get(ObservationKey(qtable, key.cell._replace(klass=klass)), BLANK)
    return planted(questionnaire, edits)


_WHOLE: Final = ("_", "CBR_BIR_TOTAL", "CCT_CIT_TOTAL", "CBR_BIR_FOREIGN", "CCT_CIT_NONCIT")


def unit_changed(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """Persons instead of thousands, in a whole table or in one row or column of it."""
    qtable = random.choice([each for each in questionnaire.qtables if _is_large(questionnaire, each)])
    here = questionnaire.qtables[qtable]
    chosen = random.choice(list(here))
    whole = random.random()
    cells = [
        key
        for key in here
        if whole < 0.6  # mostly whole tables
        or (whole < 0.8 and key.cell.klass == chosen.cell.klass)
        or (whole >= 0.8 and key.cell[:2] == chosen.cell[:2])
    ]
    return planted(questionnaire, {key: _in_persons(here[key]) for key in cells})


def _is_large(questionnaire: Questionnaire, qtable: object) -> bool:
    """Whether a QTable has figures worth the name."""
    return max((said.value or 0 for said in questionnaire.qtables[qtable].values()), default=0) >= _ROW  # type: ignore[index]


def _in_persons(said: Observation) -> Observation:
    """A figure in persons where thousands are asked."""
    if said.value is None:
        return said
    return Observation(value=said.value * 1000, decimals=0)


def undeclared_break(random: Random, questionnaire: Questionnaire) -> Planted | None:
    """From one year on, a universe is counted from another source; nobody says so."""
    year = random.choice(questionnaire.years[1:])
    module = random.choice(sorted({plan.table.module for plan in questionnaire.plans}))
    factor = random.uniform(2.4, 4.0)
    factor = factor if random.random() < 0.5 else 1 / factor
    other = questionnaire.with_size(module, factor)
    moved = {"A": "AB"}.get(module, module)
    edits: Figures = {}
    for key in {**questionnaire.figures, **other.figures}:
        if key.qtable.year >= year and key.qtable.table[0] in moved and key in questionnaire.figures:
            edits[key] = other.figures.get(key, BLANK)
    return planted(questionnaire, edits)


@dataclass(frozen=True)
class Kind:
    """A kind of slip.

    Attributes:
        name: in words. plant: makes one. is_arithmetic: whether sums can see it. is_single: whether one edit mends it.
    """

    name: str
    plant: Callable[[Random, Questionnaire], Planted | None]
    is_arithmetic: bool
    is_single: bool


KINDS: Final = (
    Kind("exchange", exchanged, is_arithmetic=True, is_single=True),
    Kind("transposition", one_figure(transposed), is_arithmetic=True, is_single=True),
    Kind("dropped digit", one_figure(dropped), is_arithmetic=True, is_single=True),
    Kind("doubled digit", one_figure(doubled), is_arithmetic=True, is_single=True),
    Kind("thousand-factor", one_figure(thousand), is_arithmetic=True, is_single=True),
    Kind("sign", one_figure(signed), is_arithmetic=True, is_single=True),
    Kind("copied cell", copied, is_arithmetic=True, is_single=True),
    Kind("copied column", copied_column, is_arithmetic=True, is_single=False),
    Kind("shifted rows", shifted, is_arithmetic=True, is_single=False),
    Kind("table pasted elsewhere", pasted, is_arithmetic=False, is_single=False),
    Kind("sexes exchanged", sexes_exchanged, is_arithmetic=False, is_single=False),
    Kind("category exchanged", category_exchanged, is_arithmetic=False, is_single=False),
    Kind("unit change", unit_changed, is_arithmetic=False, is_single=False),
    Kind("undeclared break", undeclared_break, is_arithmetic=False, is_single=False),
)
