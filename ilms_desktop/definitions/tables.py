"""Tables of an edition from their TOML files: one definition for each criterion of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.translatable import TABLE_TEXTS, table_path
from ilms_desktop.i18n import fill
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.structure import Axis, TableDefinition, Unit, Universe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.definitions.texts import Texts

#: part of an indicator id that is no class
SEX_PART: Final = "SEX"


def table_lists(section: Mapping[str, Any]) -> tuple[str, ...]:
    """Code lists that a section of a table names: status list, then class versions."""
    named = (section.get("status_list"), section.get("default_version"))
    versions = (*section.get("offered_versions", ()), *section.get("accepted_versions", ()))
    return tuple(dict.fromkeys(list_id for list_id in (*named, *versions) if list_id))


def id_axes(section: Mapping[str, Any]) -> tuple[Axis, ...]:
    """Class-like axes in the order of the indicator id, which is the order of classif1 and classif2.

    `MST_TEMP_SEX_ECO_CBR_NB` gives activity before place of birth, whatever the order of the rows.

    Raises:
        KeyError: a part of the id belongs to no list of the section.
    """
    dimensions = {}
    if "default_version" in section:
        dimensions[section["default_version"].partition("_")[0]] = Axis.CLASS
    if "status_list" in section:
        dimensions[section["status_list"].partition("_")[0]] = Axis.STATUS
    return tuple(dimensions[part] for part in id_parts(section["indicator"]) if part != SEX_PART)


def id_parts(indicator: str) -> tuple[str, ...]:
    """Dimensions named in an indicator id, between its variable and its measure type."""
    return tuple(indicator.split("_")[2:-1])


def build_tables(
    edition: str,
    keys: Mapping[str, Any],
    texts: Texts,
    *,
    hidden: Mapping[str, frozenset[str]],
) -> Iterator[TableDefinition]:
    """Definitions of one file, one for each criterion.

    Args:
        edition: id of the edition.
        keys: content of the file.
        texts: where translations come from.
        hidden: codes that a table of the file's universe leaves empty, by code list.
    """
    for criterion, section in keys["criteria"].items():
        yield _table(edition, keys, texts, criterion=Criterion(criterion), section=section, hidden=hidden)


def _table(
    edition: str,
    keys: Mapping[str, Any],
    texts: Texts,
    *,
    criterion: Criterion,
    section: Mapping[str, Any],
    hidden: Mapping[str, frozenset[str]],
) -> TableDefinition:
    """Definition of one table for one criterion."""
    shown = {name: _text(edition, keys, texts, criterion=criterion, name=name) for name in TABLE_TEXTS}
    return TableDefinition(
        edition=edition,
        number=keys["number"],
        criterion=criterion,
        indicator=section["indicator"],
        other_indicators=tuple(section.get("other_indicators", ())),
        measure=section["measure"],
        dataflow=section["dataflow"],
        module=keys["module"],
        topic=keys["topic"],
        title=shown["title"],
        short_title=shown["short_title"],
        universe_text=shown["universe_text"],
        instruction=fill(shown["instruction"], {"max_countries": str(keys.get("named_countries", ""))}),
        universe=Universe(keys["universe"]),
        axes=tuple(Axis(axis) for axis in keys["axes"]),
        id_axes=id_axes(section),
        status_list=section.get("status_list"),
        default_version=section.get("default_version"),
        offered_versions=tuple(section.get("offered_versions", ())),
        accepted_versions=tuple(section.get("accepted_versions", ())),
        named_countries=keys.get("named_countries"),
        unit=Unit(keys["unit"]),
        unit_mult=keys["unit_mult"],
        decimals_shown=keys["decimals_shown"],
        decimals_stored=keys["decimals_stored"],
        out_of_scope=frozenset().union(*(hidden.get(list_id, frozenset()) for list_id in table_lists(section))),
        flow=keys["flow"],
        subjects=frozenset(keys["subjects"]),
    )


def _text(edition: str, keys: Mapping[str, Any], texts: Texts, *, criterion: Criterion, name: str) -> str:
    """A text of the table: that of the criterion, or else that of the whole table."""
    section = keys["criteria"][str(criterion)]
    if name in section:
        return texts.get(table_path(edition, keys["number"], str(criterion), name), section[name])
    return texts.get(table_path(edition, keys["number"], name), keys[name])
