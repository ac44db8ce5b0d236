"""The extended vectors of submissions: sharing levels, journal, tables, nested and renamed content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import audit, container, limits
from ilms_desktop.package import zip_records as zr
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, namespace
from tests.vectors.package import world
from tests.vectors.package.forge import Raw, deflate, emit, entries, insert
from tests.vectors.package.resign import complete, sealed, signed_by, with_bytes
from tests.vectors.package.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

_TOP: Final = world.NAME.encode() + b"/"
_FOLDER_LINK: Final = 0o120777 << 16
_XLSX: Final = "people/questionnaire.xlsx"
#: reads the container of a workbook, whose parts have names that no package may have
_WORKBOOK: Final = container.Profile(name_problem=lambda _names: None)
_ENTRIES: Final = tuple(
    audit.AuditEntry(number, f"2026-11-21T09:3{number}:00Z", "editor", "set", "C4", "") for number in (1, 2, 3)
)


def _table(*without: str, **changes: Any) -> Callable[[], bytes]:
    """A submission with the first of its tables listed otherwise."""
    first, *others = complete()["tables"]
    listed = {name: value for name, value in (first | changes).items() if name not in without}
    return lambda: sealed(complete(tables=[listed, *others]))


def _with_journal(edit: Callable[[bytes], bytes] = bytes, **declared: Any) -> Callable[[], bytes]:
    """A submission with an extract of the journal, which says of it what `declared` says."""
    data, head = audit.audit_csv(_ENTRIES, audit.NO_LINE)
    said = complete()["audit"] | {"count": len(_ENTRIES), "head": head, "extract_from": 1} | declared
    return lambda: sealed(complete(audit=said), payload=lambda files: files.update({audit.PATH: edit(data)}))


def _other_actor(data: bytes) -> bytes:
    """Another line in the middle, its own hash right, and the next one still linked to the line that was there."""
    lines = data.decode().splitlines(keepends=True)
    previous = lines[2].rstrip("\n").split(",")[-2]
    lines[2], _ = audit.audit_line(_ENTRIES[1]._replace(actor="reviewer"), previous)
    return "".join(lines).encode()


def _file(path: str, data: bytes) -> Callable[[], bytes]:
    return lambda: sealed(payload=lambda files: files.update({path: data}))


def _over_size() -> bytes:
    """A summary that fills the package: one good page, and a comment of 32 MiB in front of its trailer."""
    return sealed(
        payload=lambda files: files.update({"people/summary.pdf": world.pdf() + bytes(limits.MAX_PACKAGE_BYTES)})
    )


def _approved() -> bytes:
    """A second signature beside the first."""
    raws = entries(world.good())
    approval = signed_by(world.TZA, namespace("approval"))(raws[1].plain)
    return emit(insert(raws, SIGNATURE_FILE, Raw(_TOP + b"approver.sig", approval)))


def _zipped_on_a_mac() -> bytes:
    """A second top folder with what the Finder keeps beside a file."""
    return emit([*entries(world.good()), Raw(b"__MACOSX/._README.txt", b"\0\5\x16\7")])


def _part_twice() -> bytes:
    """A workbook with one sheet under two central entries."""
    raws = entries(world.xlsx(), _WORKBOOK)
    return emit([*raws, raws[-1]])


def _workbook_bomb() -> bytes:
    """A workbook with one sheet of ten million blanks, which packs far better than any sheet of figures."""
    raws = entries(world.xlsx(), _WORKBOOK)
    plain = raws[-1].plain + b" " * 10_000_000
    return emit([*raws[:-1], Raw(raws[-1].name, plain, zr.DEFLATED, deflate(plain))])


_SHARING: Final = (
    Vector("s1", "sharing-level-missing", "SUBMISSION_FIELDS", "F", _table("sharing")),
    Vector("s2", "sharing-level-unknown", "SUBMISSION_SHARING", "F", _table(sharing="everybody", embargo_until=None)),
    Vector("s3", "embargo-without-date", "SUBMISSION_SHARING", "F", _table(sharing="embargo", embargo_until=None)),
    Vector("s4", "date-without-embargo", "SUBMISSION_SHARING", "F", _table(sharing="public")),
)

_JOURNAL: Final = (
    Vector("s5", "audit-extract-link-broken", "AUDIT_CHAIN", "G", _with_journal(_other_actor)),
    Vector("s6", "audit-head-differs", "AUDIT_CHAIN", "G", _with_journal(head="ab" * 32)),
    Vector("s7", "audit-count-differs", "AUDIT_CHAIN", "G", _with_journal(count=4)),
    Vector("s14", "audit-extract-good-accepted", "OK", "-", _with_journal()),
)

_REST: Final = (
    Vector("s8", "nil-with-table", "SUBMISSION_TABLES", "F", lambda: sealed(complete(kind="nil"))),
    Vector(
        "s9",
        "table-file-not-in-list",
        "SUBMISSION_TABLES",
        "F",
        _file("tables/A9.csv", world.tables()[0].data),
    ),
    Vector(
        "s10",
        "full-with-validation-errors",
        "SUBMISSION_ERRORS",
        "F",
        lambda: sealed(complete(rules=complete()["rules"] | {"errors": 3})),
    ),
    Vector("s11", "approver-signature-present", "LAYOUT_ORDER", "B", _approved),
    Vector(
        "s12",
        "namespace-of-another-domain",
        "SIG_NAMESPACE",
        "C",
        lambda: sealed(sign=signed_by(world.KEN, f"ilms-{Kind.SUBMISSION}-v1@other.example")),
    ),
    Vector("s13", "package-over-size-limit", "ZIP_SIZE", "A", _over_size),
    Vector(
        "x1",
        "xlsx-with-duplicate-part",
        "XLSX_STRUCTURE",
        "G",
        lambda: sealed(payload=with_bytes(_XLSX, lambda _: _part_twice())),
    ),
    Vector(
        "x2",
        "xlsx-bomb",
        "XLSX_BOMB",
        "G",
        lambda: sealed(payload=with_bytes(_XLSX, lambda _: _workbook_bomb())),
    ),
    Vector(
        "x3",
        "zip-symlinked-directory-entry",
        "ZIP_ATTR",
        "A",
        lambda: emit(
            [*entries(world.good()), Raw(_TOP + b"data/tables.dir", b"..", central={"external": _FOLDER_LINK})]
        ),
    ),
    Vector("x4", "package-nested-in-package", "FILE_TYPE", "G", _file(f"people/{world.NAME}.zip", world.good())),
    Vector("x5", "macos-resource-files-added", "NAME_UNSAFE", "A", _zipped_on_a_mac),
)

VECTORS: Final = (*_SHARING, *_JOURNAL, *_REST)
