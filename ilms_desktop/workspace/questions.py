"""Questions of the desk about cells: where each points, what was seen and stands there now, and how far its answer is.

Worked out from the documents that the file keeps. Nothing here changes a figure, a note or a finding, and a suggested
figure is shown, never put in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import number_text
from ilms_desktop.model.post import AnswerOutcome, DocumentKind
from ilms_desktop.workspace.changed_tables import entry_of
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.question_places import AskedPlace, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.post import Answer, Document
    from ilms_desktop.workspace.post import Post
    from ilms_desktop.workspace.workspace import Workspace

#: codes by which a receipt says that a submission did not correct what it names
_STANDS: Final = frozenset({"RESOLVES_UNCHANGED", "RESOLVES_UNKNOWN"})


class Urgency(StrEnum):
    """How much the desk needs an answer, the most urgent first; the values are those of the package format."""

    MUST = "must-answer"
    PLEASE = "please-answer"
    INFORMATION = "for-information"


_RANK: Final = {each: rank for rank, each in enumerate(Urgency)}


class QuestionState(StrEnum):
    """How far a question is."""

    #: nobody answered it in this file
    OPEN = "open"
    #: answered here, and not in a file that was sealed
    ANSWERED = "answered"
    #: the answer went into an answer file
    SEALED = "sealed"
    #: the desk has that answer file
    RECEIVED = "received"
    #: a submission names it as corrected
    CORRECTED = "corrected"
    #: the desk put it more precisely in another question
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure that the desk compares with: what it is, and as the desk writes it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the desk.

    Attributes:
        id: `KEN-2026-Q0012-003`, unique for ever. file: the document that asks it.
        cell: coordinates as the desk wrote them. place: the same in this questionnaire; None where it has no such cell.
        has_package: whether this file holds the package that is asked about. is_linked: whether it stands at a place
            of this file; if not, it is shown alone.
        kind, rule, compare, suggested: as the desk wrote them. urgency, deadline: when an answer is due.
        text, language: in the person's language where there is one, else in the original.
        value_seen: figure that the desk imported; None for an empty cell.
        recipient: a signer who alone is asked; empty for whoever works for the country.
        state: how far it is. by: what brought it there, such as `A0001`, `S0004`, or the id of another question.
        receipt: number of the desk's receipt for it, 0 before.
        answer: as kept in this file, or None. sealed_in: the answer file that tells it to the desk, `A0001`, or empty.
        is_pending: whether another answer file would say something else.
    """

    id: str
    file: Document
    cell: Mapping[str, Any]
    place: AskedPlace | None
    has_package: bool
    is_linked: bool
    kind: str
    urgency: Urgency
    deadline: date
    text: str
    language: str
    value_seen: str | None
    compare: tuple[Compared, ...] = ()
    rule: str = ""
    suggested: str | None = None
    recipient: str = ""
    state: QuestionState = QuestionState.OPEN
    by: str = ""
    receipt: int = 0
    answer: Answer | None = None
    sealed_in: str = ""
    is_pending: bool = False

    @property
    def number(self) -> str:
        """Its number as people say it, `Q0012-003`."""
        return "-".join(self.id.split("-")[-2:])

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer of a person here."""
        return self.state is QuestionState.OPEN

    @property
    def can_be_answered(self) -> bool:
        """Whether an answer is of use; one that was replaced is answered in its new form."""
        return self.state is not QuestionState.REPLACED

    @property
    def cell_key(self) -> ObservationKey | None:
        """The one cell it is about, where it can be gone to."""
        return self.place.key if self.is_linked and self.place is not None else None

    def is_about(self, key: ObservationKey) -> bool:
        """Whether it is about a cell of this file, alone or among others."""
        return self.is_linked and self.place is not None and self.place.covers(key)

    def marks(self, key: ObservationKey) -> bool:
        """Whether it waits at a cell; what is about a whole table or source marks none."""
        return self.is_open and self.is_about(key) and self.place is not None and self.place.is_rows


def questions(workspace: Workspace) -> tuple[Question, ...]:
    """Every question, the most urgent first: by deadline, then severity, then number."""
    post = workspace.post()
    files = post.of(DocumentKind.QUERY)
    if not files:
        return ()
    reader = _Reader(workspace, post)
    found = (reader.question(file, each) for file in files for each in file.fields["queries"])
    return tuple(sorted(found, key=lambda each: (each.deadline, _RANK[each.urgency], each.id)))


def of_file(listed: Iterable[Question], package_id: str) -> tuple[Question, ...]:
    """Questions of one file, by their ids."""
    return tuple(sorted((each for each in listed if each.file.package_id == package_id), key=lambda each: each.id))


def to_seal(listed: Iterable[Question]) -> tuple[Document, ...]:
    """Files of questions whose answers were not sealed yet, or changed since, the oldest first."""
    files = {each.file.package_id: each.file for each in listed if each.is_pending}
    return tuple(sorted(files.values(), key=lambda each: (each.moment, each.number)))


def entry_fields(answer: Answer) -> dict[str, Any]:
    """An answer as an answer file carries it (receipt-and-queries.md, section 3)."""
    return {
        "query": answer.query,
        "outcome": str(answer.outcome),
        "text": answer.text or None,
        "language": answer.language or None,
        "note": answer.note or None,
        "expected": None if answer.expected is None else answer.expected.isoformat(),
    }


# --- figures


@dataclass(frozen=True, slots=True)
class Now:
    """What stands in the cell of a question today.

    Attributes:
        observation: blank where nothing stands. figure: as files write it, None where there is none.
        is_changed: whether it is another figure than the desk saw.
    """

    observation: Observation
    figure: str | None
    is_changed: bool


def value_now(workspace: Workspace, question: Question) -> Now | None:
    """What stands in the cell of a question; None where it is not about one cell of this file."""
    key = question.cell_key
    if key is None:
        return None
    said = workspace.observation(key)
    stored = workspace.edition.table(key.qtable.table_key).decimals_stored
    figure = None if said.value is None else number_text.plain(said.value, decimals=said.decimals, stored=stored)
    return Now(said, figure, is_changed=_number(figure) != _number(question.value_seen))


def _number(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)


# --- corrected by a submission


def resolves(workspace: Workspace, tables: Collection[str] | None = None) -> list[str]:
    """Questions that the next submission corrects: answered so, figures changed, and not corrected by an earlier one.

    Args:
        workspace: the open file.
        tables: ids of the tables that the submission carries; None = every one.
    """
    post, listed = workspace.post(), questions(workspace)
    if not listed:
        return []
    done = {query for each in _submissions(post) if _has_imported(post, each) for query in _corrected_by(post, each)}
    return sorted(
        each.id
        for each in listed
        if each.answer is not None
        and each.answer.outcome is AnswerOutcome.CORRECTION
        and each.can_be_answered
        and each.id not in done
        and _is_carried(each, tables)
        and _is_changed(workspace, each)
    )


def _is_carried(question: Question, tables: Collection[str] | None) -> bool:
    """Whether a submission with these tables can say anything about it."""
    place = question.place
    return tables is None or place is None or place.table is None or place.table.id in tables


def _is_changed(workspace: Workspace, question: Question) -> bool:
    """Whether another figure stands there than the desk saw; for several cells, than the package held."""
    now = value_now(workspace, question)
    if now is not None:
        return now.is_changed
    if not question.is_linked:
        return False
    changes = workspace.compare(entry_of(workspace, question.file.fields["in_reply_to"]))
    return any(question.is_about(each.key) and each.before.value != each.after.value for each in changes.cells)


# --- how far each is


class _Reader:
    """Reads questions of one post."""

    def __init__(self, workspace: Workspace, post: Post) -> None:
        """Take what is asked for every question alike."""
        self._workspace = workspace
        self._post = post
        self._packages = {each.package_id for each in workspace.submissions()}
        self._packages |= {each.package_id for each in _submissions(post)}
        self._sources = {each.id for each in workspace.sources()}
        self._replaced = {
            query["replaces"]: query["id"] for file in post.of(DocumentKind.QUERY) for query in file.fields["queries"]
        }
        self._corrected = {query: each for each in _submissions(post) for query in _corrected_by(post, each)}

    def question(self, file: Document, query: Mapping[str, Any]) -> Question:
        """A question with its state."""
        draft, sealed = self._post.answers.get(query["id"]), self._sealed(file, query["id"])
        state, by, receipt = self._state(query["id"], draft, sealed)
        has_package = file.fields["in_reply_to"] in self._packages
        place = place_of(query["cell"], self._workspace.edition)
        language, text = self._text(query["text"], file.fields["languages"])
        recipient = file.fields["recipient"]
        return Question(
            id=query["id"],
            file=file,
            cell=query["cell"],
            place=place,
            has_package=has_package,
            is_linked=has_package and place is not None and place.source in self._sources,
            kind=query["kind"],
            urgency=Urgency(query["severity"]),
            deadline=date.fromisoformat(query["deadline"] or file.fields["deadline"]),
            text=text,
            language=language,
            value_seen=query["value_seen"],
            compare=tuple(Compared(each["label"], each["value"]) for each in query["compare"] or ()),
            rule=query["rule"] or "",
            suggested=query["suggested"],
            recipient="" if recipient == file.fields["country"] else recipient,
            state=state,
            by=by,
            receipt=receipt,
            answer=draft,
            sealed_in="" if sealed is None else sealed.document.tail,
            is_pending=_entry(draft) != (None if sealed is None else sealed.entry),
        )

    def _text(self, texts: Mapping[str, str], languages: Sequence[str]) -> tuple[str, str]:
        """Language and words: the person's own where there are any, else the original."""
        own = self._workspace.language
        language = own if own in texts else languages[0]
        return language, texts[language]

    def _sealed(self, file: Document, query: str) -> _Sealed | None:
        """What the newest answer file says that the desk did not refuse."""
        found = None
        for each in self._answer_files(file):
            if query in each.fields["open"]:
                found = None
            entry = next((entry for entry in each.fields["answers"] if entry["query"] == query), None)
            if entry is not None:
                found = _Sealed(each, entry)
        return found

    def _answer_files(self, file: Document) -> list[Document]:
        """Answer files to a file of questions, the oldest first."""
        mine = [
            each
            for each in self._post.of(DocumentKind.ANSWER)
            if each.fields["in_reply_to"] == file.package_id
            and self._post.status_of(each.package_id) != Standing.REFUSED
        ]
        return sorted(mine, key=lambda each: (each.moment, each.number))

    def _state(self, query: str, draft: Answer | None, sealed: _Sealed | None) -> tuple[QuestionState, str, int]:
        """State, what brought it there, and the receipt for that."""
        if query in self._replaced:
            return QuestionState.REPLACED, self._replaced[query], 0
        if query in self._corrected:
            document = self._corrected[query]
            return QuestionState.CORRECTED, document.tail, self._receipt(document)
        if draft is None:
            return QuestionState.OPEN, "", 0
        if sealed is None or _entry(draft) != sealed.entry:
            return QuestionState.ANSWERED, "", 0
        receipt = self._receipt(sealed.document)
        return QuestionState.RECEIVED if receipt else QuestionState.SEALED, sealed.document.tail, receipt

    def _receipt(self, document: Document) -> int:
        receipts = self._post.receipts_of(document.package_id)
        return receipts[0].number if receipts else 0


@dataclass(frozen=True, slots=True)
class _Sealed:
    """An answer in an answer file."""

    document: Document
    entry: Mapping[str, Any]


def _entry(draft: Answer | None) -> dict[str, Any] | None:
    return None if draft is None else entry_fields(draft)


def _submissions(post: Post) -> list[Document]:
    """Submissions that the desk did not refuse, the oldest first."""
    kept = (each for each in post.of(DocumentKind.SUBMISSION) if post.status_of(each.package_id) != Standing.REFUSED)
    return sorted(kept, key=lambda each: (each.moment, each.number))


def _has_imported(post: Post, document: Document) -> bool:
    return post.status_of(document.package_id) == Standing.IMPORTED


def _corrected_by(post: Post, document: Document) -> set[str]:
    """Questions that a submission names as corrected, but for those of which the desk says that nothing changed."""
    receipts = post.receipts_of(document.package_id)
    found = receipts[0].fields["findings"] if receipts else ()
    stands = {(each["parameters"] or {}).get("query") for each in found if each["code"] in _STANDS}
    return set(document.fields["resolves"]) - stands
