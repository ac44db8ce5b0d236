"""Which texts of the definitions are for people, and under which path each is translated.

A path is stable: it names the thing, not the place in the file. The same functions build the paths for reading.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.definitions.forms import CONCEPTS, FIELDS, INDEX, MICRODATA, REASONS, list_file
from ilms_desktop.definitions.thresholds import thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.definitions.forms import Forms

#: texts of a table that stand for all criteria or for one
TABLE_TEXTS: Final = ("title", "short_title", "universe_text", "instruction")
#: columns of code lists that people read
CODE_TEXTS: Final = ("label", "acronym", "help")
#: texts that every rule has; more stand under its key `texts`
RULE_TEXTS: Final = ("title", "why", "message", "hint", "formula", "waits")
#: place of the reasons beside a rule's thresholds, each behind the threshold's name
THRESHOLDS: Final = "thresholds"


class Text(NamedTuple):
    """A text to translate: its path, the English, and the file it stands in."""

    path: str
    english: str
    file: str


def edition_path(edition: str) -> str:
    """Path of an edition's title."""
    return f"edition:{edition}/title"


def module_path(edition: str, module: str, name: str) -> str:
    """Path of a text of a module."""
    return f"module:{edition}/{module}/{name}"


def table_path(edition: str, number: str, *rest: str) -> str:
    """Path of a text of a table: name, or criterion and name."""
    return "/".join((f"table:{edition}/{number}", *rest))


def codelist_path(list_id: str) -> str:
    """Path of a code list's title."""
    return f"codelist:{list_id}/title"


def code_path(list_id: str, code: str, name: str) -> str:
    """Path of a text of a code."""
    return f"code:{list_id}/{code}/{name}"


def field_path(code: str, name: str) -> str:
    """Path of a text of a metadata field."""
    return f"field:{code}/{name}"


def choice_path(code: str, value: str) -> str:
    """Path of a choice of a metadata field."""
    return f"field:{code}/{value}/label"


def named_path(kind: str, thing: str, name: str) -> str:
    """Path of a text of a section, concept, criterion, unit, round, standard reason or of what a survey asks."""
    return f"{kind}:{thing}/{name}"


def threshold_path(rule: str, name: str) -> str:
    """Path of the reason beside a threshold of a rule: `rule:V10/thresholds/share`."""
    return f"rule:{rule}/{THRESHOLDS}/{name}"


def texts_of(forms: Forms) -> Iterator[Text]:
    """Every text of the definitions that people read, in the order of the files."""
    return chain(
        _editions(forms),
        _tables(forms),
        _codelists(forms),
        _fields(forms),
        _named(forms.entries(CONCEPTS, "concepts"), kind="concept", names=("title",), file=CONCEPTS),
        _named(forms.entries(CONCEPTS, "criteria"), kind="criterion", names=("title", "phrase"), file=CONCEPTS),
        _named(forms.entries(CONCEPTS, "units"), kind="unit", names=("title",), file=CONCEPTS),
        _named(forms.entries(MICRODATA, "variables"), kind="variable", names=("title",), file=MICRODATA),
        _named(forms.entries(MICRODATA, "conditions"), kind="condition", names=("title",), file=MICRODATA),
        *(_named([keys], kind="round", names=("title",), file=name) for name, keys in forms.rounds.items()),
        _reasons(forms),
    )


def rule_texts_of(forms: Forms) -> Iterator[Text]:
    """Every text of the rules; they have catalogues of their own, and schemas that this layer does not know."""
    for file in forms.names("rules"):
        keys = forms.keys(file)
        texts: list[tuple[tuple[str, ...], Any]] = [((name,), keys.get(name)) for name in RULE_TEXTS]
        texts += [(("texts", name), text) for name, text in keys.get("texts", {}).items()]
        limits = thresholds(keys.get("parameters", {}), forms.written.get(file, ""))
        texts += [((THRESHOLDS, limit.name), limit.reason) for limit in limits]
        for place, text in texts:
            if text:
                yield Text("/".join((f"rule:{keys.get('id')}", *place)), str(text), file)


def _editions(forms: Forms) -> Iterator[Text]:
    """Titles of editions and their modules."""
    for file, edition in forms.editions.items():
        yield Text(edition_path(edition["id"]), edition["title"], file)
        for module in edition["modules"]:
            for name in ("title", "short_title"):
                yield Text(module_path(edition["id"], module["id"], name), module[name], file)


def _tables(forms: Forms) -> Iterator[Text]:
    """Texts of tables, for all criteria and for one."""
    for file, table in forms.all_tables.items():
        edition = file.split("/")[1]
        parts: list[tuple[tuple[str, ...], Mapping[str, Any]]] = [((), table)]
        parts += [((criterion,), section) for criterion, section in table["criteria"].items()]
        for place, keys in parts:
            for name in TABLE_TEXTS:
                if name in keys:
                    yield Text(table_path(edition, table["number"], *place, name), keys[name], file)


def _codelists(forms: Forms) -> Iterator[Text]:
    """Titles of code lists, and the texts of their codes."""
    for list_id, entry in forms.lists.items():
        file = list_file(list_id)
        yield Text(codelist_path(list_id), entry["title"], INDEX)
        for row in forms.rows(file):
            for name in CODE_TEXTS:
                if row.get(name):
                    yield Text(code_path(list_id, row["code"], name), row[name], file)


def _fields(forms: Forms) -> Iterator[Text]:
    """Titles of sections, titles, helps and choices of fields."""
    yield from _named(forms.entries(FIELDS, "sections"), kind="section", names=("title",), file=FIELDS)
    for entry in forms.entries(FIELDS, "fields"):
        yield Text(field_path(entry["code"], "title"), entry["title"], FIELDS)
        yield Text(field_path(entry["code"], "help"), entry["help"], FIELDS)
        for choice in entry.get("choices", ()):
            yield Text(choice_path(entry["code"], choice["value"]), choice["label"], FIELDS)


def _reasons(forms: Forms) -> Iterator[Text]:
    """Standard reasons."""
    for entry in forms.entries(REASONS, "reasons"):
        yield Text(named_path("reason", entry["code"], "text"), entry["text"], REASONS)


def _named(entries: Iterable[Mapping[str, Any]], *, kind: str, names: tuple[str, ...], file: str) -> Iterator[Text]:
    """Texts of things that have an id."""
    for entry in entries:
        for name in names:
            yield Text(named_path(kind, entry["id"], name), entry[name], file)
