"""Random steps of a person who fills a questionnaire: typing, pasting, clearing, naming, declaring, taking back."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    Batch,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    NameCountries,
    OrderSources,
    RemoveSource,
    SetObservations,
    SetQTableField,
    WithdrawAllowances,
)
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import NAME_FIELD, FieldKind, FieldLevel, Source
from ilms_desktop.workspace.qtable_fields import fields_of
from tests.oracle.random_files import consistent, random_countries, random_qtable, slips

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from ilms_desktop.model.command import Command
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.workspace.workspace import Workspace

Figures = dict[ObservationKey, Observation]

#: share of the fields of a source that are answered
ANSWERED: Final = 0.3
#: share of the countries in use that stay named
KEPT: Final = 0.9
_REASON: Final = "The register was revised."


class Turn(Enum):
    """A step that goes back or forth among those before it."""

    UNDO = auto()
    REDO = auto()


def random_step(random: Random, workspace: Workspace) -> Command | Turn | None:
    """Something that a person may do now; None where what was thought of is not possible."""
    make = random.choices([kind for kind, _often in _KINDS], [often for _kind, often in _KINDS])[0]
    return make(random, workspace, dict(workspace.observations()))


def put(figures: Mapping[ObservationKey, Observation]) -> SetObservations:
    """Fill cells in one step, letters of older files among them."""
    return SetObservations(tuple(figures.items()), Label("Agreement"), imported=True)


def source_of(random: Random, edition: Edition, source: str) -> Source:
    """A source with random answers; many of its fields are left open, as people do."""
    type_ = source.partition(":")[0]
    known = [
        field
        for field in edition.fields
        if field.level is FieldLevel.SOURCE
        and not field.read_only
        and field.code != NAME_FIELD
        and field.is_offered(type_)
    ]
    fields = {field.code: answer(random, edition, field) for field in known if random.random() < ANSWERED}
    name = random.choice(["Survey", "Survey 2019", ""])
    return Source(source, type_, name, criteria=edition.criteria, years=tuple(range(2010, 2023)), fields=fields)


def answer(random: Random, edition: Edition, field: FieldDefinition) -> str:
    """Something that fits a field; few choices, so that sources agree now and then."""
    if field.kind is FieldKind.LIST:
        listed = [value for value, _label in field.choices]
        listed = listed or [code.id for code in edition.codelists[field.codelist].codes]
        return random.choice(["", *listed[:4]])
    numbers = [each for each in (field.minimum, field.maximum) if each is not None] or [15]
    texts = {FieldKind.NUMBER: str(random.choice(numbers)), FieldKind.CURRENCY: "USD", FieldKind.DATE: "2026-01-31"}
    return random.choice(["", texts.get(field.kind, "Somebody")])


# --- cells


def _typing(random: Random, workspace: Workspace, held: Figures) -> Command | None:
    """One figure or a few: that of another cell, one close to what stands there, or any."""
    if not held:
        return None
    keys = sorted(held)
    chosen = random.sample(keys, min(len(keys), random.choice([1, 1, 1, 2, 5])))
    return put({key: _figure(random, workspace, held, key) for key in chosen})


def _figure(random: Random, workspace: Workspace, held: Figures, key: ObservationKey) -> Observation:
    stored = workspace.edition.table(key.qtable.table_key).decimals_stored
    old = held[key].value or 0
    # why: cells of other tables may have figures with more decimals than this table takes
    other = held[random.choice([each for each in held if each.qtable == key.qtable])].value or 0
    value = random.choice([other, other, old + 1, old * 10, old * 1000, old // 10, -old, random.randrange(10**6), 0])
    return Observation(value, stored, status=random.choice([None, None, None, None, "S", "B"]))


def _clearing(random: Random, _workspace: Workspace, held: Figures) -> Command | None:
    """A few cells, or all of a table, or all of a year."""
    if not held:
        return None
    first = random.choice(sorted(held))
    near = [key for key in held if key.qtable == first.qtable]
    year = [key for key in held if key.qtable.year == first.qtable.year]
    few = random.sample(near, min(len(near), random.choice([1, 1, 4])))
    return put(dict.fromkeys(random.choice([[first], few, few, near, year]), BLANK))


def _letters(random: Random, _workspace: Workspace, held: Figures) -> Command | None:
    """A letter instead of a figure or beside it, a text, or a remark."""
    if not held:
        return None
    key = random.choice(sorted(held))
    said = held[key]
    choices = [Observation(status=letter) for letter in "NXCS"]
    choices += [Observation(text=text) for text in ("about ten", "1 2 3", f"{said.value}x")]
    choices += [replace(said, note=note) for note in ("C5:1023", "Rounded", "")]
    return put({key: random.choice(choices)})


def _pasting(random: Random, workspace: Workspace, held: Figures) -> Command | None:
    """A whole table, new or over what stands there; with slips, and countries that nobody named."""
    sources = [each.id for each in workspace.sources()]
    qtables = sorted({key.qtable for key in held})
    new = random_qtable(random, workspace.edition)
    key = random.choice([new._replace(source=random.choice(sources)) if sources else new, *qtables[:3]])
    table = workspace.edition.table(key.table_key)
    named = random_countries(random, workspace.edition, key)
    cells = consistent(workspace.edition, random, key, named)
    slips(random, table, cells)
    return put({ObservationKey(key, cell): said for cell, said in cells.items()})


def _copying(random: Random, workspace: Workspace, held: Figures) -> Command | None:
    """A table of one year pasted into another year, into another source, or beside itself."""
    if not held:
        return None
    origin = random.choice(sorted(held)).qtable
    sources = [each.id for each in workspace.sources()]
    years = [origin.year - 2, origin.year - 1, origin.year + 1, origin.year + 3]
    target = random.choice(
        [origin._replace(year=random.choice(years))] * 3 + [origin._replace(source=random.choice(sources))]
    )
    times = random.choice([1, 1, 1.02, 2, 1000])
    return put(
        {
            ObservationKey(target, key.cell): said
            if said.value is None
            else replace(said, value=int(said.value * times))
            for key, said in held.items()
            if key.qtable == origin
        }
    )


def _exchanging(random: Random, _workspace: Workspace, held: Figures) -> Command | None:
    """Two cells, two rows, or men and women, each in the other's place."""
    if not held:
        return None
    qtable = random.choice(sorted(held)).qtable
    cells = {key.cell: said for key, said in held.items() if key.qtable == qtable}
    one, other = (random.choice(sorted(cells)) for _ in range(2))
    sexes = {"SEX_M": "SEX_F", "SEX_F": "SEX_M"}
    rows = {one.klass: other.klass, other.klass: one.klass}
    kind = random.choice(["cells", "rows", "sexes"])
    if kind == "cells":
        return put({ObservationKey(qtable, one): cells[other], ObservationKey(qtable, other): cells[one]})
    moved = {
        cell: cell._replace(sex=sexes.get(cell.sex, cell.sex))
        if kind == "sexes"
        else cell._replace(klass=rows.get(cell.klass, cell.klass))
        for cell in cells
    }
    return put({ObservationKey(qtable, cell): cells.get(origin, BLANK) for cell, origin in moved.items()})


def _suggested(random: Random, workspace: Workspace, _held: Figures) -> Command | None:
    """What a finding suggests."""
    offered = [each.suggestion for each in workspace.report().findings if each.suggestion is not None]
    return SetObservations(random.choice(offered).edits, Label("Agreement")) if offered else None


# --- tables, sources, reasons


def _naming(random: Random, workspace: Workspace, held: Figures) -> Command | None:
    """Countries of a table, more or fewer."""
    known = [key for key in {key.qtable for key in held} if workspace.edition.table(key.table_key).names_countries]
    key: QTableKey = random.choice([*sorted(known), random_qtable(random, workspace.edition)])
    used = dict.fromkeys(each.cell.klass for each in held if each.qtable == key)
    if not workspace.edition.table(key.table_key).names_countries:
        return None
    listed = workspace.edition.class_list(key.version)
    kept = [code for code in used if code not in (listed.total, listed.other) and random.random() < KEPT]
    return NameCountries(key, tuple(dict.fromkeys([*kept, *random_countries(random, workspace.edition, key)])))


def _declaring(random: Random, workspace: Workspace, held: Figures) -> Command:
    """A table as a whole, with a reason or none."""
    key = random.choice([*sorted({key.qtable for key in held}), random_qtable(random, workspace.edition)])
    return DeclareQTable(key, random.choice([None, *Declaration]), random.choice(["", "No such persons."]))


def _field(random: Random, workspace: Workspace, held: Figures) -> Command:
    """Metadata of a table."""
    key = random.choice([*sorted({key.qtable for key in held}), random_qtable(random, workspace.edition)])
    field = random.choice(fields_of(workspace.edition, workspace.edition.table(key.table_key)))
    return SetQTableField(key, field.code, answer(random, workspace.edition, field))


def _version(random: Random, workspace: Workspace, _held: Figures) -> Command:
    """Class version in which a table is shown."""
    table = random.choice([table for table in workspace.edition.tables if table.versions])
    source = random.choice([each.id for each in workspace.sources()] or ["FX:N1"])
    return ChooseVersion(source, table.key, random.choice(table.versions))


def _editing_source(random: Random, workspace: Workspace, _held: Figures) -> Command | None:
    """Answers about a source, its years among them."""
    if not workspace.sources():
        return None
    old = random.choice(list(workspace.sources()))
    new = source_of(random, workspace.edition, old.id)
    years = random.choice([old.years, old.years[1:], (*old.years[:-1], 2023), tuple(range(2010, 2025))])
    return EditSource(replace(new, years=years))


def _sources(random: Random, workspace: Workspace, _held: Figures) -> Command:
    """A source more, one less, or another order."""
    known = [each.id for each in workspace.sources()]
    new = random.choice(["FX:N2", "BA:545", "FX:N1"])
    more = AddSource(source_of(random, workspace.edition, new))
    order = OrderSources(tuple(random.sample(known, len(known))))
    choices: list[Command] = [more, order, RemoveSource(random.choice([*known, "FX:N2"]))]
    return random.choice(choices)


def _allowing(random: Random, workspace: Workspace, _held: Figures) -> Command | None:
    """A reason for one finding or several."""
    keys = sorted({each.key for each in workspace.report().findings if each.severity.can_be_allowed})
    chosen = random.sample(keys, min(len(keys), random.choice([1, 3])))
    return AllowFindings(tuple(chosen), _REASON) if chosen else None


def _withdrawing(random: Random, workspace: Workspace, _held: Figures) -> Command | None:
    """A reason taken back."""
    keys = sorted(each.key for each in workspace.report().findings if each.allowance is not None)
    return WithdrawAllowances((random.choice(keys),)) if keys else None


def _together(random: Random, workspace: Workspace, held: Figures) -> Command | None:
    """Several commands as one step."""
    made = [make(random, workspace, held) for make in random.sample([_typing, _clearing, _field, _editing_source], 2)]
    return Batch(tuple(each for each in made if each is not None), Label("Agreement"))


def _undoing(_random: Random, _workspace: Workspace, _held: Figures) -> Turn:
    return Turn.UNDO


def _redoing(_random: Random, _workspace: Workspace, _held: Figures) -> Turn:
    return Turn.REDO


#: kinds of steps, and how often each is taken
_KINDS: Final[tuple[tuple[Callable[[Random, Workspace, Figures], Command | Turn | None], int], ...]] = (
    (_typing, 8),
    (_clearing, 4),
    (_letters, 4),
    (_pasting, 3),
    (_copying, 4),
    (_exchanging, 4),
    (_suggested, 2),
    (_naming, 2),
    (_declaring, 1),
    (_field, 2),
    (_version, 1),
    (_editing_source, 2),
    (_sources, 2),
    (_allowing, 2),
    (_withdrawing, 1),
    (_together, 1),
    (_undoing, 4),
    (_redoing, 2),
)
