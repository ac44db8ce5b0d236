"""What leaves the questionnaire, dataflow by dataflow, as values by SDMX's names; layouts only put it into signs.

A figure's key in SDMX does not say its source, so a file holds one source for a table and year; what further sources
say of the same table and year stands in files beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.figures import decimals_of
from ilms_desktop.exchange.sdmx.letters import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedRow
    from ilms_desktop.model.structure import TableDefinition

_SEPARATOR: Final = "_"


class Action(Enum):
    """What the receiver does with the figures: the letter of SDMX-CSV, and the word of SDMX-ML."""

    #: they are as they were in the last package
    INFORMATION = ("I", "Information")
    #: there are none of them yet
    APPEND = ("A", "Append")
    #: they take the place of those of the last package
    REPLACE = ("R", "Replace")
    #: there is nothing any more where the last package had a figure
    DELETE = ("D", "Delete")

    @property
    def letter(self) -> str:
        """As the column ACTION has it."""
        return self.value[0]

    @property
    def word(self) -> str:
        """As a data set of SDMX-ML has it."""
        return self.value[1]


@dataclass
class FlowRows:
    """Rows of one dataflow.

    Attributes:
        indicator: whose dataflow. action: of its rows. rows: figures. gone: keys of figures that are no more.
    """

    indicator: str
    action: Action = Action.INFORMATION
    rows: list[dict[str, str]] = field(default_factory=list)
    gone: list[dict[str, str]] = field(default_factory=list)


@dataclass
class Part:
    """What stands in one file: dataflows in the order of the questionnaire."""

    flows: dict[str, FlowRows] = field(default_factory=dict)

    def flow(self, indicator: str) -> FlowRows:
        """Rows of a dataflow, to add to."""
        if indicator not in self.flows:
            self.flows[indicator] = FlowRows(indicator)
        return self.flows[indicator]

    @property
    def classes(self) -> tuple[str, ...]:
        """Class dimensions of all its dataflows."""
        return tuple(dict.fromkeys(each for indicator in self.flows for each in ids.classes_of(indicator)))

    @property
    def has_sex(self) -> bool:
        """Whether a dataflow is split by sex; so is a file of none."""
        return not self.flows or any(ids.has_sex(indicator) for indicator in self.flows)


def parts(outgoing: Outgoing) -> dict[str, Part]:
    """What stands in which file: the first one has no name, the others are named after a source."""
    sharing = _Sharing()
    found: dict[str, Part] = {"": Part()}
    tables = outgoing.edition.by_indicator
    for row in outgoing.rows:
        flow = found.setdefault(sharing.part_of(row), Part()).flow(row.indicator)
        flow.rows.append(values_of(row, tables[row.indicator]))
    for row in outgoing.gone:
        found.setdefault(sharing.part_of(row), Part()).flow(row.indicator).gone.append(key_of(row))
    actions = _actions(outgoing)
    for flow in (flow for part in found.values() for flow in part.flows.values()):
        sources = {row[ids.SOURCE] for row in flow.rows}
        flow.action = _strongest(actions.get((flow.indicator, source), Action.INFORMATION) for source in sources)
    return found


@dataclass
class _Sharing:
    """Gives each source its file: the first source of a table and year is in the main one."""

    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def part_of(self, row: ParsedRow) -> str:
        """Name of the file in which a row stands."""
        holder = self.first.setdefault((row.indicator, row.time), row.source)
        return "" if holder == row.source else row.source.replace(":", "-")


def values_of(row: ParsedRow, table: TableDefinition) -> dict[str, str]:
    """A row by SDMX's names; bounds are never known."""
    sdmx, conf, ilo = written(row.status)
    values = key_of(row)
    values[ids.VALUE] = row.text
    values[ids.STATUS] = sdmx
    values[ids.UNIT_TYPE] = ids.unit_type_of(row.indicator)
    values[ids.UNIT] = str(table.unit)
    values[ids.UNIT_MULT] = str(table.unit_mult)
    values[ids.SOURCE] = row.source
    values[ids.NOTE_SOURCE] = fitting(row.note_source)
    values[ids.NOTE_INDICATOR] = fitting(row.note_indicator)
    values[ids.NOTE_CLASSIF] = fitting(row.note_classif)
    values[ids.DECIMALS] = decimals_of(row.text)
    values[ids.CONF_STATUS] = conf
    values[ids.ILO_STATUS] = ilo
    return values


def key_of(row: ParsedRow) -> dict[str, str]:
    """The dimensions of a row."""
    indicator = row.indicator
    key = {ids.REF_AREA: row.ref_area, ids.FREQ: ids.YEARLY, ids.MEASURE: ids.measure_of(indicator)}
    if ids.has_sex(indicator):
        key[ids.SEX] = row.sex
    key.update(zip(ids.classes_of(indicator), (row.classif1, row.classif2), strict=False))
    key[ids.TIME] = row.time
    return key


def fitting(codes: str) -> str:
    """Note codes that fit into a text attribute; whole codes only."""
    while len(codes) > ids.TEXT_LIMIT:
        codes = codes.rpartition(_SEPARATOR)[0]
    return codes


_OF_DEED: Final = {Deed.NEW: Action.APPEND, Deed.REVISED: Action.REPLACE}
_STRENGTH: Final = (Action.INFORMATION, Action.APPEND, Action.REPLACE)


def _actions(outgoing: Outgoing) -> dict[tuple[str, str], Action]:
    """What is done with the figures of an indicator and source, where anything is different since the last package."""
    found: dict[tuple[str, str], Action] = {}
    for key, deed in outgoing.deeds.items():
        where = (outgoing.edition.by_key[key.table_key].indicator, key.source)
        found[where] = _strongest((found.get(where, Action.INFORMATION), _OF_DEED.get(deed, Action.INFORMATION)))
    return found


def _strongest(actions: Iterable[Action]) -> Action:
    """One action for all rows of a dataflow, since readers take no more: replacing covers new and unchanged ones."""
    return max(actions, key=_STRENGTH.index, default=Action.INFORMATION)
