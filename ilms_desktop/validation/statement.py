"""The set statement: every identity of every frame of a file in one grouped query.

Cells that hold a figure, or do not apply, are numbered and copied into a temporary table with an integer key; terms
refer to those numbers. The statement walks frame by frame, identity by identity, in key order, so that grouping the
terms needs no sorting. (Measured on 600,000 terms with SQLite 3.40: 0.45 s, and 0.15 s for the copy; 0.75 s when terms
look cells up by their codes; 0.60 s from cells to terms, with sorting.) Counts and the mask of filled cells are packed
into one sum of flags, since each further sum costs a tenth of the whole. For the same reason a cell with a letter
instead of a figure has a number of its own, to which only the parts refer that may be blank (asking each cell what
stands in it takes 0.2 s).

Only temporary tables are written. What comes back are the tallies of identities that an exact sum does not settle; the
others of a frame are counted from that.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, Integer, MetaData, Table, Text, and_, case, func, insert, not_, or_, select

from ilms_desktop.model.observation import NOT_APPLICABLE
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import OBSERVATION
from ilms_desktop.validation.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.identity import Identity

#: most QTables in one frame
SLOTS: Final = 3
#: room for cell numbers inside a QTable; all lists of the questionnaire together have far fewer combinations
_ROOM: Final = 1 << 20
#: what is added to the number of a cell in which a letter stands instead of a figure
_UNTOLD_CELLS: Final = _ROOM >> 1
#: bits of each count in a sum of flags, and where the counts and the mask stand in it
_BITS: Final = 10
_MOST: Final = (1 << _BITS) - 1
_PARTS, _SIDES, _UNTOLD, _FIGURES, _TARGET = (_BITS * place for place in (1, 2, 3, 4, 5))
_MASK: Final = _TARGET + 1
#: an identity in one number: three flags, how many cells it requires, which it needs, and which one it is
_PLAIN, _AT_LEAST, _GIVES_WAY = (1 << place for place in range(3))
_REQUIRED: Final = 3
_NEEDS: Final = _REQUIRED + _BITS
_IDENTITY: Final = _NEEDS + _BITS

_TEMPORARY: Final = MetaData()


def _temporary(name: str, keys: Sequence[str], numbers: Sequence[str], key_type: Any = Integer) -> Table:
    columns = [Column(key, key_type, primary_key=True, autoincrement=False) for key in keys]
    columns += [Column(number, Integer) for number in numbers]
    # why: several keys and no row number make one tree instead of two; a single number is the row number itself
    options: dict[str, Any] = {"sqlite_with_rowid": False} if len(keys) > 1 else {}
    table: Table = Table(name, _TEMPORARY, *columns, prefixes=["TEMPORARY"], **options)
    return table


# why: classes differ most, so that most comparisons end with the first column
_PLACE: Final = _temporary("rule_place", ("klass", "status", "sex"), ("place",), Text)
_FIGURE: Final = _temporary("rule_figure", ("cell",), ("number", "is_figure"))
_FRAME: Final = _temporary("rule_frame", ("frame",), ("layout", *(f"start{slot}" for slot in range(SLOTS))))
_TERM: Final = _temporary(
    "rule_term", ("layout", "identity", "position"), ("slot", "place", "weight", "flag", "flag_of_figure")
)


@dataclass(frozen=True, slots=True)
class SetResult:
    """What the set statement found.

    Attributes:
        settled: number of identities that hold exactly, by position of the frame.
        open: tallies of the others, by position of the frame and of the identity in it.
    """

    settled: dict[int, int] = field(default_factory=dict)
    open: dict[int, dict[int, Tally]] = field(default_factory=dict)


def run(connection: Connection, frames: Sequence[Frame]) -> SetResult:
    """Add up all identities of `frames` over the whole file."""
    result = SetResult()
    # why: the statement hands over what an exact sum does not settle; all the rest of a frame is settled
    left = [len(frame.identities) for frame in frames]
    with _tables(connection):
        _fill(connection, frames)
        for frame, identity, difference, flags in connection.execute(_statement()).all():
            left[frame] -= 1
            if _is_used(identity, flags):
                result.open.setdefault(frame, {})[identity >> _IDENTITY] = _tally(identity, difference, flags)
    result.settled.update((at, count) for at, count in enumerate(left) if count)
    return result


def _is_used(code: int, flags: int | None) -> bool:
    """Whether an identity has a figure, and its condition does not rule it out; without any cell there are no flags."""
    if flags is None:
        return False
    needs = code >> _NEEDS & _MOST
    is_needed = (flags >> _MASK & needs) == needs
    stays = not code & _GIVES_WAY or not flags & (_MOST << _SIDES)
    return bool(flags & (_MOST << _FIGURES)) and is_needed and stays


def _tally(code: int, difference: int, flags: int) -> Tally:
    """Tally of an identity from its code, its sum of figures and its sum of flags."""
    return Tally(
        difference=difference,
        missing=(code >> _REQUIRED & _MOST) - (flags & _MOST) + (flags >> _UNTOLD & _MOST),
        has_target=bool(flags >> _TARGET & 1),
        parts=flags >> _PARTS & _MOST,
        sides=flags >> _SIDES & _MOST,
        figures=flags >> _FIGURES & _MOST,
        mask=flags >> _MASK,
    )


@contextmanager
def _tables(connection: Connection) -> Iterator[None]:
    """The temporary tables, gone again afterwards; one savepoint makes the many insertions one step."""
    with connection.begin_nested():
        _TEMPORARY.create_all(connection, checkfirst=False)
        try:
            yield
        finally:
            _TEMPORARY.drop_all(connection, checkfirst=False)


def _fill(connection: Connection, frames: Sequence[Frame]) -> None:
    """Put layouts, terms and figures into the temporary tables."""
    layouts = {id(frame.identities): frame.identities for frame in frames}
    numbers = {key: number for number, key in enumerate(layouts)}
    places: dict[CellKey, int] = {}
    for identities in layouts.values():
        for identity in identities:
            for term in identity.terms:
                places.setdefault(term.cell, len(places))
    _insert(connection, _TERM, [row for key, each in layouts.items() for row in _terms(numbers[key], each, places)])
    _insert(connection, _FRAME, [_frame(at, numbers[id(frame.identities)], frame) for at, frame in enumerate(frames)])
    _insert(connection, _PLACE, [(*reversed(cell), place) for cell, place in places.items()])
    connection.execute(insert(_FIGURE).from_select(_FIGURE.columns.keys(), _figures()))


def _insert(connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows in the order of the columns, by the driver: Core would spend more on them than the database."""
    if rows:
        connection.exec_driver_sql(compiled(insert(table)), list(rows))


def _terms(layout: int, identities: Sequence[Identity], places: Mapping[CellKey, int]) -> Iterator[tuple[object, ...]]:
    """Rows of the terms of a layout, and of what may stand instead of a figure in parts that may be blank."""
    for number, identity in enumerate(identities):
        code = _code(number, identity)
        for position, term in enumerate(identity.terms):
            weight = -term.coefficient if position else 1
            kind = 1 << (_TARGET if not position else _PARTS if term.is_added else _SIDES)
            of_figure = term.is_added << _FIGURES | term.bit << _MASK
            place = places[term.cell]
            yield (layout, code, position, term.slot, place, weight, kind | term.is_required, of_figure)
            if term.is_spared:
                yield (layout, code, _MOST + position, term.slot, place + _UNTOLD_CELLS, 0, 1 << _UNTOLD, 0)


def _code(number: int, identity: Identity) -> int:
    """What the statement must know of an identity; sorting by it sorts by its number."""
    required = sum(term.is_required for term in identity.terms)
    flags = identity.is_plain * _PLAIN | identity.is_at_least * _AT_LEAST | identity.gives_way * _GIVES_WAY
    return number << _IDENTITY | identity.needs << _NEEDS | required << _REQUIRED | flags


def _frame(at: int, layout: int, frame: Frame) -> tuple[object, ...]:
    """Row of a frame: its layout and where the cell numbers of each of its QTables start."""
    starts = [record.id * _ROOM for record in frame.records]
    return (at, layout, *starts, *[None] * (SLOTS - len(starts)))


def _figures() -> Select[Any]:
    """Cells in which a figure or a letter stands, numbered; what does not apply is as good as a figure."""
    cell, place = OBSERVATION.columns, _PLACE.columns
    at = and_(place.sex == cell.sex, place.status == cell.status_class, place.klass == cell["class"])
    is_present = or_(cell.value.is_not(None), cell.obs_status == NOT_APPLICABLE)
    return (
        select(
            cell.qtable_id * _ROOM + place.place + case((is_present, 0), else_=_UNTOLD_CELLS),
            func.coalesce(cell.value, 0),
            case((cell.value.is_not(None), 1), else_=0),
        )
        .join_from(OBSERVATION, _PLACE, at)
        .where(or_(cell.value.is_not(None), cell.obs_status.is_not(None)))
    )


def _statement() -> Select[Any]:
    """Sums of every identity that an exact sum does not settle."""
    frame, term, figure = _FRAME.columns, _TERM.columns, _FIGURE.columns
    start = case(*((term.slot == slot, frame[f"start{slot}"]) for slot in range(1, SLOTS)), else_=frame.start0)
    terms = _FRAME.join(_TERM, term.layout == frame.layout)
    difference = func.sum(term.weight * figure.number)
    flags = func.sum(term.flag + figure.is_figure * term.flag_of_figure)
    return (
        select(frame.frame, term.identity, difference, flags)
        .select_from(terms.outerjoin(_FIGURE, figure.cell == start + term.place))
        .group_by(frame.frame, term.identity)
        .having(or_(difference.is_(None), not_(_is_settled(term.identity, difference, flags))))
    )


def _is_settled(identity: ColumnElement[int], difference: Any, flags: Any) -> ColumnElement[bool]:
    """Whether an identity holds exactly and nothing else is to be said of it (`judge.is_settled`)."""
    is_plain = identity.bitwise_and(_PLAIN) > 0
    is_complete = flags.bitwise_and(_MOST) == identity.bitwise_rshift(_REQUIRED).bitwise_and(_MOST)
    parts, figures = (flags.bitwise_rshift(place).bitwise_and(_MOST) for place in (_PARTS, _FIGURES))
    beside = flags.bitwise_and(_MOST << _SIDES | _MOST << _UNTOLD)
    is_filled = and_(parts > 0, figures == parts + 1, beside == 0)
    holds = or_(difference == 0, and_(identity.bitwise_and(_AT_LEAST) > 0, difference > 0))
    return and_(holds, is_plain, is_complete, is_filled)
