"""SDMX against the bare cost of putting the same fields into one text, measured in the same run.

Ten thousand observations of all tables, as a country with a long series has them. Times are printed beside the bars of
the product; the ratios are what is judged, since they do not depend on the computer.
"""

from __future__ import annotations

import csv
import io
import random
import statistics
import time
from itertools import cycle, islice, product
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.exchange.formats import layout, read_any
from ilms_desktop.exchange.outgoing import Outgoing
from ilms_desktop.exchange.report import ParsedRow
from ilms_desktop.exchange.sdmx.leaving import parts
from ilms_desktop.model.key import QTableKey
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OBSERVATIONS: Final = 10_000
ROUNDS: Final = 9
EDITION: Final = load_edition("ilms-2019")
#: layout -> bar of the product in milliseconds, and the largest ratio to the floor
BARS: Final = {"sdmx-csv": (100, 6.0), "sdmx-csv-1": (100, 6.0), "sdmx-ml": (140, 9.0)}


def rows() -> Iterator[tuple[ParsedRow, QTableKey]]:
    """Figures of every table and year; now and then a letter, notes everywhere."""
    dice = random.Random(1)
    letters = cycle([*[""] * 20, "E", "B", "P"])
    for year, table in product(range(1990, 2026), EDITION.tables):
        lists = {Axis.CLASS: table.versions[0], Axis.STATUS: str(table.status_list)}
        key = QTableKey("BA:544", table.number, table.criterion, table.versions[0], year)
        for sex, *codes in product(
            ("SEX_T", "SEX_M", "SEX_F"),
            *([c.id for c in EDITION.codelists[lists[axis]].codes[:6]] for axis in table.id_axes),
        ):
            row = ParsedRow(
                ref_area="KHM",
                source="BA:544",
                indicator=table.indicator,
                sex=sex,
                classif1=codes[0],
                classif2=codes[1] if len(codes) > 1 else "",
                time=str(year),
                text=f"{dice.random() * 1000:.3f}",
                status=next(letters),
                note_source="S3:5_S4:30",
                note_indicator="I11:264",
            )
            yield row, key


@pytest.fixture(scope="module")
def outgoing() -> Outgoing:
    """Ten thousand observations."""
    found = list(islice(rows(), OBSERVATIONS))
    return Outgoing(
        edition=EDITION,
        round=load_round("2026"),
        country="KHM",
        rows=tuple(row for row, _key in found),
        keys=tuple(key for _row, key in found),
        sources=(),
        qtables=(),
    )


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.mark.parametrize("name", BARS)
def test_ten_thousand_observations_leave_within_the_bar(name: str, outgoing: Outgoing) -> None:
    """The floor writes the fields of the same rows as CSV, values known already."""
    fields = [list(row.values()) for flow in parts(outgoing)[""].flows.values() for row in flow.rows]
    assert len(fields) == OBSERVATIONS

    def floor() -> bytes:
        stream = io.StringIO()
        csv.writer(stream).writerows(fields)
        return stream.getvalue().encode()

    pairs = [(seconds(lambda: layout(name).write(outgoing)), seconds(floor)) for _ in range(ROUNDS)]
    work, least = (statistics.median(times) for times in zip(*pairs, strict=True))
    bar, ratio = BARS[name]
    print(f"{name}: {work * 1000:.0f} ms for {OBSERVATIONS:,}, bar {bar} ms; {work / least:.1f} floors, bar {ratio}")
    assert work / least <= ratio


@pytest.mark.parametrize("name", BARS)
def test_reading_takes_no_more_than_a_few_times_writing(name: str, outgoing: Outgoing) -> None:
    """Every value is looked at, checked and turned into a row."""
    data = layout(name).write(outgoing)[""]
    pairs = [
        (seconds(lambda: read_any(data, name="x", edition=EDITION)), seconds(lambda: layout(name).write(outgoing)))
        for _ in range(ROUNDS)
    ]
    read, written = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{name}: read in {read * 1000:.0f} ms, {read / written:.1f} times writing")
    assert read / written <= 8
