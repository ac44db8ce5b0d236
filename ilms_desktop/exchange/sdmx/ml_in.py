"""Reads SDMX-ML 2.1 with figures, structure-specific and generic, alone or as the one XML file of a ZIP file.

A document type is refused before any entity could unfold; a ZIP file is unpacked in pieces up to a limit. Only names
without their namespaces are looked at, since each version and program chooses its own.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.zip_guard import Parts
from ilms_desktop.exchange.sdmx import ids, incoming
from ilms_desktop.exchange.sdmx.incoming import Record, SdmxFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.edition import Edition

_ZIP: Final = b"PK\x03\x04"
_SCHEMAS: Final = b"sdmxml/schemas/"
_FIRST: Final = 4096
_PIECE: Final = 1 << 16
_WITH_FIGURES: Final = frozenset(
    ("StructureSpecificData", "StructureSpecificTimeSeriesData", "GenericData", "GenericTimeSeriesData")
)
_SPACE: Final = " "


def is_sdmx_ml(data: bytes) -> bool:
    """Whether the bytes begin as SDMX-ML does, or are a ZIP file with one XML file that does."""
    if not data.startswith(_ZIP):
        return _begins(data)
    try:
        parts = Parts(data, name="")
        part = _only_xml(parts)
        return bool(part) and _begins(next(parts.pieces(part), b""))
    except ExchangeError:  # damaged, encrypted or a bomb: whoever reads it as a sheet says so
        return False


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """Rows of a file of the questionnaire's dataflows.

    Raises:
        ExchangeError: those of `read_file` and of `incoming.parsed`.
    """
    return incoming.parsed(read_file(data, name=name), edition)


def read_file(data: bytes, *, name: str) -> SdmxFile:
    """A file of any dataflow.

    Raises:
        ExchangeError: `xml_damaged`, `xml_with_entities`, `sdmx_without_figures`; `sheet_damaged`, `sheet_bomb`,
            `sheet_encrypted` of a ZIP file.
    """
    message = _Message()
    parser = expat.ParserCreate(namespace_separator=_SPACE)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype(name)
    parser.StartElementHandler = lambda tag, found: message.start(tag, found, parser.CurrentLineNumber)
    parser.EndElementHandler = message.end
    parser.CharacterDataHandler = message.text
    try:
        for piece in _pieces(data, name):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by position
            if message.kind and message.kind not in _WITH_FIGURES:
                raise ExchangeError("sdmx_without_figures", path=name, kind=message.kind)
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position
    except expat.ExpatError as error:
        raise ExchangeError("xml_damaged", path=name, line=error.lineno) from error
    return SdmxFile(name, message.records, tuple(message.columns))


def _begins(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" and _SCHEMAS in data[:_FIRST]


def _only_xml(parts: Parts) -> str:
    """Name of the one XML file of a ZIP file; empty where it is something else, such as a workbook."""
    names = [each for each in parts.names if not each.endswith("/")]
    return names[0] if len(names) == 1 and names[0].lower().endswith(".xml") else ""


def _pieces(data: bytes, name: str) -> Iterator[bytes]:
    """The XML in pieces."""
    if data.startswith(_ZIP):
        parts = Parts(data, name=name)
        yield from parts.pieces(_only_xml(parts))
    else:
        yield from (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))


def _refuse_doctype(name: str) -> Callable[..., None]:
    def refuse(*_found: object) -> None:
        raise ExchangeError("xml_with_entities", path=name)

    return refuse


@dataclass
class _Message:
    """What was met so far.

    Attributes:
        kind: name of the outermost element. records: observations. columns: ids met, in order of first use.
    """

    kind: str = ""
    records: list[Record] = field(default_factory=list)
    columns: dict[str, None] = field(default_factory=dict)
    _structures: dict[str, str] = field(default_factory=dict)
    _dimensions: dict[str, str] = field(default_factory=dict)
    _structure: str = ""
    _flow: str = ""
    _action: str = ""
    _dimension: str = ids.TIME
    _set: dict[str, str] = field(default_factory=dict)
    _groups: list[dict[str, str]] = field(default_factory=list)
    _by_key: dict[tuple[str, ...], dict[tuple[str, ...], dict[str, str]]] = field(default_factory=dict)
    _series: dict[str, str] = field(default_factory=dict)
    _observation: dict[str, str] | None = None
    _line: int = 0
    _path: list[str] = field(default_factory=list)
    _words: str = ""

    def start(self, tag: str, found: dict[str, str], line: int) -> None:
        """An element begins."""
        name = tag.rpartition(_SPACE)[2]
        self.kind = self.kind or name
        self._path.append(name)
        self._words = ""
        begin = _BEGIN.get(name)
        if begin is not None:
            begin(self, found, line)

    def end(self, tag: str) -> None:
        """An element is over."""
        name = tag.rpartition(_SPACE)[2]
        self._path.pop()
        finish = _FINISH.get(name)
        if finish is not None:
            finish(self)

    def text(self, words: str) -> None:
        """Text inside an element."""
        if self._path[-1] == "URN":
            self._words += words

    # --- head

    def begin_structure(self, found: Mapping[str, str], _line: int) -> None:
        """A structure of the head, or what it points to."""
        if "structureID" in found:
            self._structure = found["structureID"]
            self._dimensions[self._structure] = found.get("dimensionAtObservation", ids.TIME)

    def begin_reference(self, found: Mapping[str, str], _line: int) -> None:
        """What a structure points to."""
        if "Header" in self._path and self._structure:
            agency, version = found.get("agencyID", ""), found.get("version", ids.VERSION)
            reference = f"{agency}:{found.get('id', '')}({version})" if agency else found.get("id", "")
            self._structures.setdefault(self._structure, reference)

    def finish_urn(self) -> None:
        """The same as URN."""
        if "Header" in self._path and self._structure:
            self._structures.setdefault(self._structure, self._words.strip())

    # --- data

    def begin_set(self, found: Mapping[str, str], _line: int) -> None:
        """A data set; attributes without namespace hold for all its figures."""
        by_name = {name.rpartition(_SPACE)[2]: value for name, value in found.items()}
        reference = by_name.get("structureRef", "")
        self._flow = self._structures.get(reference, reference)
        self._action = by_name.get("action", "")
        self._dimension = self._dimensions.get(reference, ids.TIME)
        own = {"structureRef", "action", "setID", "dataScope"}
        self._set = {name: value for name, value in found.items() if _SPACE not in name and name not in own}
        self._groups, self._by_key, self._series = [], {}, {}

    def begin_group(self, found: Mapping[str, str], _line: int) -> None:
        """Attributes of all figures that agree with it in its dimensions."""
        self._groups.append(_plain(found))

    def begin_series(self, found: Mapping[str, str], _line: int) -> None:
        """What figures of a series share."""
        self._series = _plain(found)

    def finish_series(self) -> None:
        """Figures behind it are of no series."""
        self._series = {}

    def begin_observation(self, found: Mapping[str, str], line: int) -> None:
        """A figure."""
        self._observation = _plain(found)
        self._line = line

    def finish_observation(self) -> None:
        """All of a figure is known."""
        own = {**self._series, **(self._observation or {})}
        values = {**self._set, **self._of_groups(own), **own}
        self.columns.update(dict.fromkeys(values))
        self.records.append(Record(self._line, self._flow, self._action, values))
        self._observation = None

    def _of_groups(self, own: Mapping[str, str]) -> dict[str, str]:
        """Attributes of the groups to which a figure belongs."""
        for group in self._groups:
            # why: without the structure, the dimensions of a group are those of its ids that figures have too
            shared = tuple(name for name in group if name in own)
            rest = {name: value for name, value in group.items() if name not in own}
            self._by_key.setdefault(shared, defaultdict(dict))[tuple(group[name] for name in shared)] |= rest
        self._groups = []
        found: dict[str, str] = {}
        for names, values in self._by_key.items():
            found |= values.get(tuple(own.get(name, "") for name in names), {})
        return found

    def begin_value(self, found: Mapping[str, str], _line: int) -> None:
        """A value of the generic layout, whatever it belongs to."""
        self._put(found.get("id", ""), found.get("value", ""))

    def begin_dimension(self, found: Mapping[str, str], _line: int) -> None:
        """The dimension in which figures of a series differ."""
        self._put(found.get("id", self._dimension), found.get("value", ""))

    def begin_figure(self, found: Mapping[str, str], _line: int) -> None:
        """The figure of the generic layout."""
        self._put(ids.VALUE, found.get("value", ""))

    def _put(self, name: str, value: str) -> None:
        """Store a value where the parser stands: figure, series, group or data set."""
        if self._observation is not None:
            self._observation[name] = value
        elif "Series" in self._path:
            self._series[name] = value
        elif "Group" in self._path:
            self._groups[-1][name] = value
        else:
            self._set[name] = value


def _plain(found: Mapping[str, str]) -> dict[str, str]:
    """Attributes without namespace."""
    return {name: value for name, value in found.items() if _SPACE not in name}


_BEGIN: Final[dict[str, Callable[[_Message, dict[str, str], int], None]]] = {
    "Structure": _Message.begin_structure,
    "Ref": _Message.begin_reference,
    "DataSet": _Message.begin_set,
    "Group": _Message.begin_group,
    "Series": _Message.begin_series,
    "Obs": _Message.begin_observation,
    "Value": _Message.begin_value,
    "ObsDimension": _Message.begin_dimension,
    "ObsValue": _Message.begin_figure,
}
_FINISH: Final[dict[str, Callable[[_Message], None]]] = {
    "URN": _Message.finish_urn,
    "Series": _Message.finish_series,
    "Obs": _Message.finish_observation,
}
