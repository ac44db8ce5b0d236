"""The scan of XLS finds what would hurt before the library opens the file, and what the library does not tell."""

from __future__ import annotations

import struct

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.book import MACROS, read_foreign
from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.xls_scan import XLS_MARK, XlsScan
from tests.unit.exchange.foreign.sheets import DATA

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(code: int, body: bytes = b"") -> bytes:
    """A record of BIFF."""
    return struct.pack("<HH", code, len(body)) + body


def compound(streams: dict[str, bytes], *, sector: int = 512, cutoff: int = 4096) -> bytes:
    """A compound file; streams below the cut-off go into small sectors."""
    small = {name: data for name, data in streams.items() if len(data) < cutoff}
    body = b""
    small_fat: list[int] = []
    starts: dict[str, int] = {}
    for name, data in small.items():
        count = -(-len(data) // 64)
        starts[name] = len(small_fat)
        small_fat += [*range(len(small_fat) + 1, len(small_fat) + count), END] if count else []
        body += data.ljust(count * 64, b"\0")
    chains = {"": body, **{name: data for name, data in streams.items() if name not in small}}
    data_sectors = b""
    fat: list[int] = []
    first: dict[str, int] = {}
    for name, data in chains.items():
        count = -(-len(data) // sector)
        first[name] = len(fat) if count else END
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
        data_sectors += data.ljust(count * sector, b"\0")
    directory = entry("Root Entry", 5, first[""], len(body))
    directory += b"".join(
        entry(name, 2, starts.get(name, first.get(name, END)), len(data)) for name, data in streams.items()
    )
    for each in (struct.pack(f"<{len(small_fat)}I", *small_fat), directory):
        count = -(-len(each) // sector)
        starts_at = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + count), END] if count else []
        data_sectors += each.ljust(count * sector, b"\0")
        first[f"#{len(first)}"] = starts_at if count else END
    *_others, small_start, directory_start = first.values()
    fat_sectors = -(-(len(fat) + 4) * 4 // sector)
    places = [len(fat) + step for step in range(fat_sectors)]
    fat += [FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * sector, b"\xff")
    head = XLS_MARK + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, sector.bit_length() - 1, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIIII", 0, fat_sectors, directory_start, 0, cutoff, small_start, 1, END, 0, places[0])
    head += struct.pack("<108I", *(places[1:] + [FREE] * (109 - len(places))))
    return head.ljust(sector, b"\0") + data_sectors + table


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    """An entry of the directory."""
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1) + struct.pack("<III", FREE, FREE, FREE)
    return head.ljust(116, b"\0") + struct.pack("<II", start, size) + b"\0" * 4


def workbook(*cells: bytes, formats: bytes = b"", before: bytes = b"") -> bytes:
    """A stream with one sheet of these records."""
    styles = formats + b"".join(record(0x00E0, struct.pack("<HH", 0, number) + b"\0" * 16) for number in (0, 9, 164))
    start = 4 + len(before) + len(styles) + 4 + 8 + 4
    sheets = record(0x0085, struct.pack("<IBBB", start, 0, 0, 0) + b"x")
    globals_ = record(0x0809) + before + styles + sheets + record(0x000A)
    return globals_ + record(0x0809) + b"".join(cells) + record(0x000A)


def number(row: int, column: int, style: int) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, 0.5))


@pytest.mark.parametrize("cutoff", [0, 4096])
@pytest.mark.parametrize("sector", [512, 4096])
def test_percentages_and_errors_are_found(sector: int, cutoff: int) -> None:
    """By the number of the format, or by its text; in streams of both kinds."""
    own = record(0x041E, struct.pack("<HH", 164, 3) + b"\x000.0%")
    cells = [
        number(0, 0, 0),
        number(0, 1, 1),
        number(0, 2, 2),
        record(0x0205, struct.pack("<HHHBB", 1, 0, 0, 0x17, 1)),
        record(0x0205, struct.pack("<HHHBB", 1, 1, 0, 1, 0)),
        record(0x0006, struct.pack("<HHHBBBBBBH", 1, 2, 0, 2, 0, 0x17, 0, 0, 0, 0xFFFF)),
        record(0x0006, struct.pack("<HHHdH", 1, 3, 1, 0.5, 0)),
        record(0x00BD, struct.pack("<HHHIHIH", 2, 0, 0, 2, 1, 2, 1)),
        record(0x0208, b"\0" * 16),
    ]
    # a chart inside the sheet has cells of its own, which are no cells of the sheet
    chart = record(0x0809) + number(9, 9, 1) + record(0x000A)
    data = compound({"Workbook": workbook(*cells, chart, formats=own)}, sector=sector, cutoff=cutoff)
    assert XlsScan(data, name="f.xls").odd[0] == {
        (0, 1): CellKind.PERCENT,
        (0, 2): CellKind.PERCENT,
        (1, 0): CellKind.ERROR,
        (1, 2): CellKind.ERROR,
        (1, 3): CellKind.PERCENT,
        (2, 1): CellKind.PERCENT,
    }


def test_locked_files_are_told() -> None:
    """Both ways in which Excel locks a file end in the same words."""
    for streams in ({"EncryptedPackage": b"x"}, {"Workbook": workbook(before=record(0x002F, b"\0" * 6))}):
        with pytest.raises(ExchangeError, match="password"):
            read_foreign(compound(streams), name="f.xls")


def test_cells_far_apart_are_refused() -> None:
    """Two cells can ask a library for sixteen million."""
    with pytest.raises(ExchangeError, match="IV65536"):
        XlsScan(compound({"Workbook": workbook(number(0, 0, 0), number(65535, 255, 0))}), name="f.xls")


def test_a_file_without_a_workbook_is_damaged() -> None:
    """A Word document has the same first bytes."""
    with pytest.raises(ExchangeError, match="damaged"):
        XlsScan(compound({"WordDocument": b"x" * 5000}), name="f.doc")


def test_a_chain_that_bites_its_tail_ends() -> None:
    """A damaged table of sectors must not keep the program busy for ever."""
    for cutoff in (0, 4096):
        data = bytearray(compound({"Workbook": workbook(*[number(0, 0, 0)] * 200)}, cutoff=cutoff))
        data = data.replace(struct.pack("<II", 1, 2), struct.pack("<II", 0, 0))
        try:
            XlsScan(bytes(data), name="f.xls")
        except ExchangeError as error:
            assert error.code == "sheet_damaged"  # noqa: PT017 - ending is what counts


def test_a_long_table_of_sectors_is_followed() -> None:
    """Files above seven megabytes have more sectors than the header can name."""
    data = compound({"Workbook": workbook(number(0, 1, 1)).ljust(5000, b"\0")})
    count, place = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 76)[0]
    assert count == 1
    more = len(data) // 512 - 1
    head = bytearray(data[:512])
    struct.pack_into("<II", head, 68, more, 1)
    struct.pack_into("<I", head, 76, FREE)
    struct.pack_into("<I", head, 44, 110)
    extra = struct.pack("<128I", place, *[FREE] * 126, END)
    found = XlsScan(bytes(head) + data[512:] + extra, name="f.xls")
    assert found.odd[0] == {(0, 1): CellKind.PERCENT}
    struct.pack_into("<II", head, 68, END, 5)
    struct.pack_into("<I", head, 76, place)
    assert XlsScan(bytes(head) + data[512:], name="f.xls").odd[0] == {(0, 1): CellKind.PERCENT}


def test_macros_are_told() -> None:
    """They are not run, and a person should know of them."""
    data = bytearray((DATA / "odd.xls").read_bytes())
    old = "\x05SummaryInformation".encode("utf-16-le")
    new = "_VBA_PROJECT_CUR".encode("utf-16-le").ljust(len(old), b"\0")
    place = data.index(old)
    data[place : place + len(old)] = new
    struct.pack_into("<H", data, place + 64, 34)
    assert read_foreign(bytes(data), name="f.xls").remarks == (MACROS,)
