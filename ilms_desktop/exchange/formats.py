"""The layouts in which figures come and go, by name; readers and writers are found here and nowhere else.

A reader takes the bytes of a file and gives `ParsedFile`; a writer takes `Outgoing` and gives bytes. Their modules are
imported when they are used (ADR 0011).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from ilms_desktop.collector import without_collection
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange import carried
from ilms_desktop.exchange.carried import Content
from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.edition import Edition

#: first bytes of XLSX and ODS, and of XLS
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
#: name that stands in every XLSX, be it packed or not
_XLSX_PART: Final = b"xl/workbook.xml"
#: bytes in which a picture or a PDF shows that it is no text
_START: Final = 512
_PUBLISHED: Final = "ilostat-bulk"
_EXCHANGE: Final = "ilms_desktop.exchange."


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of files.

    Attributes:
        id: its name on the command line. title: its name for people, a gettext id. suffix: of its files.
        module: where it is. reads, writes: functions there; empty where it is only written or only read.
        looks_like: function there that tells from the first bytes whether a file is of this layout.
        deletes: function there that writes the QTables to be deleted, where a layout loads whole QTables as new,
            revised or deleted.
        carries: what of a questionnaire comes back from its files.
        fills_in: whether people fill its files in, so that one without figures makes sense.
    """

    id: str
    title: str
    suffix: str
    module: str
    reads: str = ""
    writes: str = ""
    looks_like: str = ""
    deletes: str = ""
    carries: frozenset[Content] = carried.ROWS
    fills_in: bool = False

    def read(self, data: bytes, *, name: str, edition: Edition) -> ParsedFile:
        """Rows of a file of this layout.

        Raises:
            ExchangeError: those of the reader.
        """
        with without_collection():
            parsed = cast("Callable[..., ParsedFile]", self._function(self.reads))(data, name=name, edition=edition)
        return replace(parsed, digest=sha256(data).hexdigest())

    def write(self, outgoing: Outgoing) -> dict[str, bytes]:
        """The files: the one that was asked for under an empty name, and what stands beside it by what it holds."""
        if not self.deletes:
            written = cast("Callable[[Outgoing], bytes | dict[str, bytes]]", self._function(self.writes))(outgoing)
            return written if isinstance(written, dict) else {"": written}
        writes = cast("Callable[[Outgoing], bytes]", self._function(self.writes))
        files = {"": writes(outgoing.only(Deed.NEW))}
        revised = outgoing.only(Deed.REVISED)
        if revised.rows:
            files[Deed.REVISED] = writes(revised)
        if outgoing.deleted:
            files[Deed.DELETED] = cast("Callable[[Outgoing], bytes]", self._function(self.deletes))(outgoing)
        return files

    def fits(self, data: bytes) -> bool:
        """Whether a file looks like it."""
        return bool(self.reads) and cast("Callable[[bytes], bool]", self._function(self.looks_like))(data)

    def _function(self, name: str) -> object:
        return getattr(import_module(_EXCHANGE + self.module), name)


#: by name; where a file looks like several, the first reads it, and the published layout comes last: others have its
#: columns and more
LAYOUTS: Final = {
    each.id: each
    for each in (
        Layout(
            _PUBLISHED,
            N_("ILOSTAT, as published (CSV)"),
            ".csv",
            "csv_ilo",
            "read",
            "write",
            "is_bulk",
            carries=carried.ROWS | {Content.UNCHANGED},
        ),
        Layout(
            "ilostat-load",
            N_("ILOSTAT, load file with 35 columns (CSV)"),
            ".csv",
            "ilostat_load",
            "read",
            "write",
            "is_load",
            deletes="write_deleted",
            carries=carried.ROWS | {Content.DELETIONS, Content.SOURCE_NAMES, Content.REMARKS},
        ),
        Layout(
            "ilostat-upload",
            N_("ILOSTAT, upload form (CSV)"),
            ".csv",
            "ilostat_load",
            "read_upload",
            "write_upload",
            "is_upload",
            deletes="write_upload_deleted",
            carries=carried.ROWS | {Content.DELETIONS},
        ),
        Layout(
            "sdmx-csv",
            N_("SDMX-CSV 2.0"),
            ".csv",
            "sdmx.layouts",
            "read_csv",
            "write_csv_2",
            "is_sdmx_csv",
            carries=carried.ROWS | {Content.UNCHANGED, Content.DELETIONS},
        ),
        Layout(
            "sdmx-csv-1",
            N_("SDMX-CSV 1.0"),
            ".csv",
            "sdmx.layouts",
            writes="write_csv_1",
            carries=carried.ROWS | {Content.UNCHANGED},
        ),
        Layout(
            "sdmx-ml",
            N_("SDMX-ML 2.1 (XML)"),
            ".xml",
            "sdmx.layouts",
            "read_ml",
            "write_ml",
            "is_sdmx_ml",
            carries=carried.ROWS | {Content.UNCHANGED, Content.DELETIONS},
        ),
        Layout(
            "xlsx",
            N_("Questionnaire workbook (Excel)"),
            ".xlsx",
            "workbook.book",
            "read",
            "write",
            "is_ours",
            carries=carried.TABLES,
            fills_in=True,
        ),
        Layout(
            "csv",
            N_("Table with names and remarks (CSV)"),
            ".csv",
            "csv_own",
            "read",
            "write",
            "is_own",
            carries=carried.ROWS | {Content.UNCHANGED, Content.REMARKS, Content.SOURCE_NAMES},
        ),
    )
}


def layout(name: str) -> Layout:
    """A layout that can be written, by name.

    Raises:
        ExchangeError: `unknown_format`.
    """
    found = LAYOUTS.get(name)
    if found is None or not found.writes:
        known = ", ".join(each.id for each in LAYOUTS.values() if each.writes)
        raise ExchangeError("unknown_format", format=name, known=known)
    return found


def read_any(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """Rows of a file, whatever its layout.

    Raises:
        ExchangeError: `needs_mapping`, a workbook that is none of ours; `workbook_not_xlsx`, `web_page`, `not_a_table`;
            those of the reader of the layout. A text that fits no layout is refused by the reader of the published one,
            which says what is missing.
    """
    for each in sorted(LAYOUTS.values(), key=lambda each: each.id == _PUBLISHED):
        if each.fits(data):
            return each.read(data, name=name, edition=edition)
    _check_foreign(data, name=name)
    return LAYOUTS[_PUBLISHED].read(data, name=name, edition=edition)


def _check_foreign(data: bytes, *, name: str) -> None:
    """Refuse what no reader takes: each kind of file needs something else.

    Raises:
        ExchangeError: `needs_mapping`, `workbook_without_identity`, `workbook_not_xlsx`, `web_page`, `not_a_table`;
            those of `read_foreign`.
    """
    from ilms_desktop.exchange.foreign.book import read_foreign
    from ilms_desktop.exchange.foreign.text_table import UTF16_MARKS, is_tagged
    from ilms_desktop.exchange.workbook.read import is_sheet_of_ours, was_ours

    if data.startswith(_WORKBOOKS):
        if not was_ours(read_foreign(data, name=name)):
            raise ExchangeError("needs_mapping", path=name)
        raise ExchangeError("workbook_without_identity" if _XLSX_PART in data else "workbook_not_xlsx", path=name)
    if is_sheet_of_ours(data):
        raise ExchangeError("workbook_not_xlsx", path=name)
    if is_tagged(data):
        raise ExchangeError("web_page", path=name)
    if b"\0" in data[:_START] and not data.startswith(UTF16_MARKS):
        raise ExchangeError("not_a_table", path=name)


def open_foreign(data: bytes, *, name: str) -> ForeignBook:
    """A file that needs a mapping, as sheets of cells: a workbook, a text table, or SDMX of somebody else's dataflow.

    Raises:
        ExchangeError: those of the readers.
    """
    from ilms_desktop.exchange.foreign.book import read_foreign
    from ilms_desktop.exchange.sdmx.foreign_data import is_sdmx, read_foreign_sdmx

    return read_foreign_sdmx(data, name=name) if is_sdmx(data) else read_foreign(data, name=name)
