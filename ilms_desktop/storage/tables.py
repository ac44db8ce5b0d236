"""The tables of a workspace file (SQLAlchemy Core, STRICT), and which of them commands change row by row (`keyed`).

`docs/spec/workspace.md` says what each column means. An absent axis is `_`. Values are integers: whole persons, or
hundredths of currency (ADR 0004).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

from ilms_desktop.storage.keyed import Keyed

if TYPE_CHECKING:
    from sqlalchemy.schema import SchemaItem

METADATA: Final = MetaData()


def _table(name: str, *parts: SchemaItem, **options: Any) -> Table:
    return Table(name, METADATA, *parts, sqlite_strict=True, **options)


def _text(name: str, **options: Any) -> Column[Any]:
    return Column(name, Text, nullable=False, **options)


def _number(name: str, **options: Any) -> Column[Any]:
    return Column(name, Integer, nullable=False, **options)


META: Final = _table("meta", _text("key", primary_key=True), _text("value"))

SOURCE: Final = _table(
    "source",
    _text("source_id", primary_key=True),
    _text("type"),
    _text("name"),
    _text("criteria"),
    _text("years"),
    _text("fields"),
    _number("position"),
)

QTABLE: Final = _table(
    "qtable",
    Column("qtable_id", Integer, primary_key=True, nullable=False),
    _text("source_id"),
    _text("table_no"),
    _text("criterion"),
    _text("class_version"),
    _number("year"),
    Column("declaration", Text),
    _text("reason"),
    _text("fields"),
    UniqueConstraint("source_id", "table_no", "criterion", "class_version", "year"),
)

QTABLE_COUNTRY: Final = _table(
    "qtable_country",
    _number("qtable_id", primary_key=True),
    _number("position", primary_key=True),
    _text("code"),
)

OBSERVATION: Final = _table(
    "observation",
    Column("observation_id", Integer, primary_key=True, nullable=False),
    Column("qtable_id", Integer, ForeignKey("qtable.qtable_id"), nullable=False),
    _text("sex"),
    _text("status_class"),
    _text("class"),
    Column("value", Integer),
    _number("decimals"),
    Column("obs_status", Text),
    Column("entered_text", Text),
    _text("note"),
    UniqueConstraint("qtable_id", "sex", "status_class", "class"),
)

VERSION_CHOICE: Final = _table(
    "version_choice",
    _text("source_id", primary_key=True),
    _text("table_no", primary_key=True),
    _text("criterion", primary_key=True),
    _text("class_version"),
)

ALLOWANCE: Final = _table(
    "allowance",
    _text("finding", primary_key=True),
    _text("fingerprint"),
    _text("reason"),
    _text("person"),
    _text("given"),
    # why: a later step added these; without a value, rows of older journal entries still fit
    Column("code", Text),
    Column("figures", Text),
)

#: reasons of other files, offered again
EARLIER_REASON: Final = _table(
    "earlier_reason",
    _text("round", primary_key=True),
    _text("finding", primary_key=True),
    _text("fingerprint"),
    _text("reason"),
    _text("person"),
    _text("given"),
    _text("code"),
    _text("figures"),
)

#: what a country plans for itself: who fills which gap until when
WORK_PLAN: Final = _table(
    "work_plan",
    _text("source_id", primary_key=True),
    _text("table_no", primary_key=True),
    _text("criterion", primary_key=True),
    _text("owner"),
    _text("due"),
    _text("note"),
)

#: how complete the questionnaire of an earlier round is, year by year of its tables; `counts` is a JSON object
EARLIER_COUNT: Final = _table(
    "earlier_count",
    _text("round", primary_key=True),
    _text("source_id", primary_key=True),
    _text("table_no", primary_key=True),
    _text("criterion", primary_key=True),
    _number("year", primary_key=True),
    _text("class_version"),
    _text("module"),
    _text("source_name"),
    _text("agency"),
    _number("started"),
    _text("counts"),
)

SUBMISSION: Final = _table(
    "submission",
    _text("package_id", primary_key=True),
    _text("package"),
    _text("signer"),
    _number("sequence"),
    Column("previous", Text),
    _text("kind"),
    _text("created"),
    _text("file_name"),
    _text("file_sha256"),
    _number("observations"),
    UniqueConstraint("signer", "sequence"),
)

#: signed documents that went out or came in; `fields` is what was signed, as JSON
DOCUMENT: Final = _table(
    "document",
    _text("package_id", primary_key=True),
    _text("package"),
    _text("kind"),
    _text("signer"),
    _number("number"),
    _text("moment"),
    _text("recorded"),
    _text("fields"),
)

#: the same documents byte for byte, as each carrier was made or came; never changed, so the journal leaves them out
DOCUMENT_FILE: Final = _table(
    "document_file",
    _text("package_id", primary_key=True),
    _text("carrier", primary_key=True),
    _text("file_name"),
    Column("data", LargeBinary, nullable=False),
)

#: what the person said of a document that went out
MAILING: Final = _table(
    "mailing",
    _text("package_id", primary_key=True),
    _text("sent_on"),
    _text("way"),
)

#: answers to questions of the desk, before they are sealed and after
ANSWER: Final = _table(
    "answer",
    _text("query", primary_key=True),
    _text("outcome"),
    _text("text"),
    _text("language"),
    _text("note"),
    _text("expected"),
    _text("person"),
    _text("at"),
)

#: versions begun after a package, which freezes the figures until then
REVISION: Final = _table(
    "revision",
    Column("entry", Integer, primary_key=True, nullable=False),
    _text("package_id"),
    _text("reason"),
    _text("person"),
    _text("at"),
)

#: offices of the country whose keys were confirmed in this file, for parts only; never mixed with the ILO's register
OFFICE: Final = _table(
    "office",
    _text("code", primary_key=True),
    _text("name"),
    _text("signer"),
    _text("public_key"),
    _text("tables"),
    _text("confirmed"),
    _text("way"),
    _text("person"),
)

#: how a person settled the conflicts of a merge
MERGE_CHOICE: Final = _table(
    "merge_choice",
    _text("package_id", primary_key=True),
    _text("place", primary_key=True),
    _text("side"),
    _text("base"),
    _text("ours"),
    _text("theirs"),
)

# why: `changes` can be megabytes; last in the row, the columns before it are read without touching it
JOURNAL: Final = _table(
    "journal",
    Column("entry", Integer, primary_key=True, nullable=False),
    _text("at"),
    _text("person"),
    _text("office"),
    _text("command"),
    _text("object"),
    _text("label"),
    _text("label_values"),
    Column("undoes", Integer),
    _text("previous"),
    _text("hash"),
    _text("changes"),
)

#: which entries said something in which QTables; follows from the journal, and makes finding quick
JOURNAL_QTABLE: Final = _table(
    "journal_qtable",
    _number("qtable_id", primary_key=True),
    _number("entry", primary_key=True),
    sqlite_with_rowid=False,
)

# why: a point is known by the entry that made it; there is no second number to get out of step
RESTORE_POINT: Final = _table(
    "restore_point",
    Column("entry", Integer, primary_key=True, nullable=False),
    _text("name"),
    _text("kind"),
    _text("at"),
    _text("person"),
    _text("office"),
    _number("is_deleted"),
)

MIGRATION: Final = _table("migration", _number("step", primary_key=True), _text("name"))


META_ROWS: Final = Keyed(META, ("key",))
SOURCE_ROWS: Final = Keyed(SOURCE, ("source_id",))
QTABLE_ROWS: Final = Keyed(QTABLE, ("source_id", "table_no", "criterion", "class_version", "year"), surrogate=True)
COUNTRY_ROWS: Final = Keyed(QTABLE_COUNTRY, ("qtable_id", "position"))
OBSERVATION_ROWS: Final = Keyed(OBSERVATION, ("qtable_id", "sex", "status_class", "class"), surrogate=True)
VERSION_ROWS: Final = Keyed(VERSION_CHOICE, ("source_id", "table_no", "criterion"))
ALLOWANCE_ROWS: Final = Keyed(ALLOWANCE, ("finding",))
EARLIER_ROWS: Final = Keyed(EARLIER_REASON, ("round", "finding"))
PLAN_ROWS: Final = Keyed(WORK_PLAN, ("source_id", "table_no", "criterion"))
EARLIER_COUNT_ROWS: Final = Keyed(EARLIER_COUNT, ("round", "source_id", "table_no", "criterion", "year"))
SUBMISSION_ROWS: Final = Keyed(SUBMISSION, ("package_id",))
POINT_ROWS: Final = Keyed(RESTORE_POINT, ("entry",))
DOCUMENT_ROWS: Final = Keyed(DOCUMENT, ("package_id",))
MAILING_ROWS: Final = Keyed(MAILING, ("package_id",))
ANSWER_ROWS: Final = Keyed(ANSWER, ("query",))
REVISION_ROWS: Final = Keyed(REVISION, ("entry",))
OFFICE_ROWS: Final = Keyed(OFFICE, ("code",))
CHOICE_ROWS: Final = Keyed(MERGE_CHOICE, ("package_id", "place"))

#: every table that commands change, by name
KEYED: Final = {
    each.name: each
    for each in (
        META_ROWS,
        SOURCE_ROWS,
        QTABLE_ROWS,
        COUNTRY_ROWS,
        OBSERVATION_ROWS,
        VERSION_ROWS,
        ALLOWANCE_ROWS,
        EARLIER_ROWS,
        PLAN_ROWS,
        EARLIER_COUNT_ROWS,
        SUBMISSION_ROWS,
        POINT_ROWS,
        DOCUMENT_ROWS,
        MAILING_ROWS,
        ANSWER_ROWS,
        REVISION_ROWS,
        OFFICE_ROWS,
        CHOICE_ROWS,
    )
}
#: tables whose rows belong to a QTable, with the place of its number in a row
OF_QTABLE: Final = {
    OBSERVATION.name: OBSERVATION_ROWS.columns.index("qtable_id"),
    QTABLE.name: 0,
    QTABLE_COUNTRY.name: 0,
}
