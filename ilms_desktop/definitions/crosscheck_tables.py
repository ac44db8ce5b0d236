"""Checks of editions and tables: listed and there, lists of the right kind, ids that fit the axes, ids used once."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.forms import CONCEPTS
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.definitions.tables import SEX_PART, id_parts, table_lists
from ilms_desktop.model.key import Criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms

_AXIS_LIST_KINDS: Final = {"status_list": ("status",), "default_version": ("class", "country")}
#: texts that stand once for the table, or once in every section
_SHARED_TEXTS: Final = ("universe_text", "instruction")


def check_names(forms: Forms) -> Iterator[Problem]:
    """A file is called like what it holds."""
    named = [(name, keys["id"]) for name, keys in (forms.editions | forms.rounds).items()]
    named += [(name, keys["number"]) for name, keys in forms.all_tables.items()]
    for name, says in named:
        stem = PurePosixPath(name).stem
        if stem != says:
            yield Problem("name.mismatch", name, context={"name": stem, "says": says})


def check_listing(forms: Forms) -> Iterator[Problem]:
    """Tables that an edition lists have a file, and every file is listed."""
    listed = set()
    for name, edition in forms.editions.items():
        for number in edition["tables"]:
            file = f"tables/{edition['id']}/{number}.toml"
            listed.add(file)
            if file not in forms.documents:
                yield Problem("edition.table_missing", name, number, {"table": number})
    for name, table in forms.all_tables.items():
        if name not in listed:
            yield Problem("edition.table_unlisted", name, context={"table": table["number"]})


def check_indicators(forms: Forms) -> Iterator[Problem]:
    """An indicator belongs to one table of an edition."""
    for name, edition in forms.editions.items():
        owners = defaultdict(list)
        for table in forms.tables(edition["id"]).values():
            for criterion, section in table["criteria"].items():
                owners[section["indicator"]].append(f"{table['number']} {criterion}")
        for indicator, tables in owners.items():
            if len(tables) > 1:
                context = {"indicator": indicator, "tables": ", ".join(tables)}
                yield Problem("edition.indicator_repeated", name, indicator, context)


def check_membership(forms: Forms) -> Iterator[Problem]:
    """Module and criteria of a table are those of its edition; its unit has a name."""
    units = {(entry["id"], entry["mult"]) for entry in forms.entries(CONCEPTS, "units")}
    for edition in forms.editions.values():
        modules = {module["id"] for module in edition["modules"]}
        criteria = {*edition["criteria"], str(Criterion.NONE)}
        for name, table in forms.tables(edition["id"]).items():
            if table["module"] not in modules:
                yield Problem("ref.module", name, "module", {"module": table["module"]})
            for criterion in sorted(set(table["criteria"]) - criteria):
                yield Problem("ref.criterion", name, f"criteria.{criterion}", {"criterion": criterion})
            if (table["unit"], table["unit_mult"]) not in units:
                yield Problem("ref.unit", name, "unit", {"unit": table["unit"], "mult": str(table["unit_mult"])})


def check_lists(forms: Forms) -> Iterator[Problem]:
    """Lists of a table exist and are of the kind that their axis needs; the default is offered."""
    for name, criterion, _table, section in _sections(forms):
        place = f"criteria.{criterion}"
        unknown = [list_id for list_id in table_lists(section) if list_id not in forms.lists]
        yield from (Problem("ref.list", name, place, {"list": list_id}) for list_id in unknown)
        for key, kinds in _AXIS_LIST_KINDS.items():
            list_id = section.get(key, "")
            kind = forms.lists.get(list_id, {}).get("kind", kinds[0])
            if kind not in kinds:
                context = {"list": list_id, "kind": kind, "wanted": " / ".join(kinds)}
                yield Problem("table.list_kind", name, f"{place}.{key}", context)
        default = section.get("default_version")
        if default and default not in section["offered_versions"]:
            yield Problem("table.default", name, place, {"list": default})


def check_axes(forms: Forms) -> Iterator[Problem]:
    """A status axis has a status list, a class axis class versions, a country list a limit, and the other way round."""
    for name, criterion, table, section in _sections(forms):
        for axis, key in (("status", "status_list"), ("class", "default_version")):
            if (axis in table["axes"]) != (key in section):
                context = {"criterion": criterion, "detail": f"{axis} / {key}"}
                yield Problem("table.axes", name, f"criteria.{criterion}", context)
        of_countries = forms.lists.get(section.get("default_version", ""), {}).get("kind") == "country"
        if of_countries != ("named_countries" in table):
            yield Problem("table.countries", name, f"criteria.{criterion}")


def check_ids(forms: Forms) -> Iterator[Problem]:
    """An indicator id says topic and dimensions of its table; measure and dataflow follow from it."""
    for name, criterion, table, section in _sections(forms):
        indicator = section["indicator"]
        topic, variable, *_dimensions, measure_type = indicator.split("_")
        lists = (section.get("status_list", ""), section.get("default_version", ""))
        dimensions = {list_id.partition("_")[0] for list_id in lists if list_id}
        dimensions |= {SEX_PART} if "sex" in table["axes"] else set()
        checks = {
            "topic": topic == table["topic"],
            "axes": set(id_parts(indicator)) == dimensions,
            "measure": section["measure"] == f"{topic}_{variable}_{measure_type}",
            "dataflow": section["dataflow"] in {"", f"DF_{indicator}"},
        }
        for detail, fits in checks.items():
            if not fits:
                context = {"indicator": indicator, "detail": detail}
                yield Problem("table.indicator", name, f"criteria.{criterion}", context)


def check_table_texts(forms: Forms) -> Iterator[Problem]:
    """A shared text stands once for the table or in every section; stored decimals cover the shown ones."""
    for name, table in forms.all_tables.items():
        for text in _SHARED_TEXTS:
            having = [text in section for section in table["criteria"].values()]
            if (text in table) == any(having) or any(having) != all(having):
                yield Problem("table.text", name, text, {"text": text})
        if table["decimals_stored"] < table["decimals_shown"]:
            yield Problem("table.decimals", name, "decimals_stored")


def _sections(forms: Forms) -> Iterator[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """File, criterion, table and section of every table of every edition."""
    for name, table in forms.all_tables.items():
        for criterion, section in table["criteria"].items():
            yield name, criterion, table, section


TABLE_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    check_names,
    check_listing,
    check_indicators,
    check_membership,
    check_lists,
    check_axes,
    check_ids,
    check_table_texts,
)
