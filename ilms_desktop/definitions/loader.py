"""Opening the definitions: editions, rounds, countries, languages, statuses and concepts as model objects.

Only the files of what is asked for are read, and each result is kept. Files are trusted to have the right shape; when
one has not, the full check runs and all its problems are raised together.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ilms_desktop import paths
from ilms_desktop.definitions.codelists import CodelistReader, out_of_scope, read_countries
from ilms_desktop.definitions.digest import digest_of
from ilms_desktop.definitions.forms import COUNTRIES, FIELDS, INDEX, REGIONS, list_file
from ilms_desktop.definitions.reading import broken, need_keys
from ilms_desktop.definitions.regions import read_regions
from ilms_desktop.definitions.sources import build_source_types, read_fields
from ilms_desktop.definitions.tables import build_tables, table_lists
from ilms_desktop.definitions.texts import Language, read_languages, read_texts
from ilms_desktop.definitions.translatable import edition_path, module_path, named_path
from ilms_desktop.errors import DefinitionError
from ilms_desktop.i18n import DEFAULT_LANGUAGE
from ilms_desktop.model.edition import Country, Edition, Module, Round
from ilms_desktop.model.key import Criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from ilms_desktop.definitions.texts import Texts
    from ilms_desktop.model.codelist import Codelist

T = TypeVar("T")

#: code lists that every edition has, beside those of its tables and fields
_COMMON_LISTS: Final = ("SEX", "OBS_STATUS", "SOURCE_TYPE", "SOURCE_GROUP")


def load_edition(edition_id: str, *, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Edition:
    """An edition of the questionnaire with all its texts in `language`.

    Raises:
        DefinitionError: `unknown_edition`, or `definitions_broken` with every problem.
        UserError: `unknown_language`.
    """
    return _edition(root or paths.forms_dir(), edition_id, language)


def load_round(round_id: str, *, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Round:
    """A round of the collection.

    Raises:
        DefinitionError: `unknown_round`, or `definitions_broken` with every problem.
        UserError: `unknown_language`.
    """
    return _round(root or paths.forms_dir(), round_id, language)


def load_countries(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Mapping[str, Country]:
    """Countries and areas by ISO alpha-3 code."""
    return MappingProxyType(_countries(root or paths.forms_dir(), language))


def load_codelist(list_id: str, *, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Codelist:
    """A code list, whether an edition uses it or not.

    Raises:
        KeyError: there is no such list.
    """
    folder = root or paths.forms_dir()
    return CodelistReader(folder, read_texts(folder, language)).read(list_id)


def load_languages(*, root: Path | None = None) -> tuple[Language, ...]:
    """Languages of the definitions."""
    return read_languages(root or paths.forms_dir())


def list_editions(*, root: Path | None = None) -> tuple[str, ...]:
    """Ids of the editions, sorted."""
    return _stems(root or paths.forms_dir(), "editions")


def edition_titles(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> dict[str, str]:
    """Titles of the editions by id, in `language`; nothing else of them is read.

    Raises:
        DefinitionError: `definitions_broken`, with the file that cannot be read.
        UserError: `unknown_language`.
    """
    folder = root or paths.forms_dir()
    texts = read_texts(folder, language)
    english = {each: need_keys(folder, f"editions/{each}.toml")["title"] for each in list_editions(root=root)}
    return {each: texts.get(edition_path(each), title) for each, title in english.items()}


def list_rounds(*, root: Path | None = None) -> tuple[str, ...]:
    """Ids of the rounds, sorted."""
    return _stems(root or paths.forms_dir(), "rounds")


@lru_cache(maxsize=16)
def _edition(root: Path, edition_id: str, language: str) -> Edition:
    """Edition from its files."""
    known = _stems(root, "editions")
    if edition_id not in known:
        raise DefinitionError("unknown_edition", edition=edition_id, known=", ".join(known))
    return _or_explain(root, lambda: _read_edition(root, edition_id, language))


@lru_cache(maxsize=16)
def _round(root: Path, round_id: str, language: str) -> Round:
    """Round from its file."""
    known = _stems(root, "rounds")
    if round_id not in known:
        raise DefinitionError("unknown_round", round=round_id, known=", ".join(known))
    return _or_explain(root, lambda: _read_round(root, round_id, language))


@lru_cache(maxsize=16)
def _countries(root: Path, language: str) -> dict[str, Country]:
    """Countries from their file."""
    return read_countries(root, language)


def _read_edition(root: Path, edition_id: str, language: str) -> Edition:
    """Edition built from its own files, and nothing else read."""
    texts = read_texts(root, language)
    keys = need_keys(root, f"editions/{edition_id}.toml")
    names = {number: f"tables/{edition_id}/{number}.toml" for number in keys["tables"]}
    tables = [need_keys(root, name) for name in names.values()]
    fields = read_fields(root, texts)
    reader = CodelistReader(root, texts)
    used = _used_lists(tables, (field.codelist for field in fields))
    hidden = {list_id: reader.rows(list_id) for list_id in used}
    return Edition(
        id=keys["id"],
        version=keys["version"],
        title=texts.get(edition_path(edition_id), keys["title"]),
        digest=digest_of(root, _files(edition_id, names.values(), used)),
        language=language,
        criteria=tuple(Criterion(criterion) for criterion in keys["criteria"]),
        modules=tuple(_module(edition_id, module, texts) for module in keys["modules"]),
        tables=tuple(
            table
            for table_keys in tables
            for table in build_tables(
                edition_id,
                table_keys,
                texts,
                hidden={name: frozenset(out_of_scope(rows, table_keys["universe"])) for name, rows in hidden.items()},
            )
        ),
        codelists=MappingProxyType({list_id: reader.read(list_id) for list_id in used}),
        countries=MappingProxyType(read_countries(root, language)),
        regions=read_regions(root),
        fields=fields,
        source_types=MappingProxyType(build_source_types(hidden["SOURCE_TYPE"], texts, keys["source_types"])),
    )


def _read_round(root: Path, round_id: str, language: str) -> Round:
    """Round built from its file."""
    keys = need_keys(root, f"rounds/{round_id}.toml")
    texts = read_texts(root, language)
    return Round(
        id=keys["id"],
        collection=keys["collection"],
        edition=keys["edition"],
        first_year=keys["first_year"],
        last_year=keys["last_year"],
        default_years=keys["default_years"],
        deadline=date.fromisoformat(keys["deadline"]),
        title=texts.get(named_path("round", round_id, "title"), keys["title"]),
        languages=tuple(keys["languages"]),
        contact=keys["contact"],
    )


def _module(edition_id: str, keys: Mapping[str, Any], texts: Texts) -> Module:
    """A module of an edition."""
    module = keys["id"]
    return Module(
        id=module,
        title=texts.get(module_path(edition_id, module, "title"), keys["title"]),
        short_title=texts.get(module_path(edition_id, module, "short_title"), keys["short_title"]),
    )


def _used_lists(tables: Iterable[Mapping[str, Any]], of_fields: Iterable[str]) -> tuple[str, ...]:
    """Code lists of an edition: the common ones, those of its tables, those of the fields."""
    of_tables = (name for table in tables for section in table["criteria"].values() for name in table_lists(section))
    return tuple(dict.fromkeys(name for name in (*_COMMON_LISTS, *of_tables, *of_fields) if name))


def _files(edition_id: str, tables: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """Files that make an edition what it is."""
    lists = (list_file(list_id) for list_id in used)
    return (f"editions/{edition_id}.toml", INDEX, COUNTRIES, REGIONS, FIELDS, *tables, *lists)


def _stems(root: Path, folder: str) -> tuple[str, ...]:
    """Names of the TOML files in a folder."""
    return tuple(sorted(path.stem for path in (root / folder).glob("*.toml")))


def _or_explain(root: Path, build: Callable[[], T]) -> T:
    """What `build` makes; where the files have another shape than it expects, every problem of the files.

    Raises:
        DefinitionError: `definitions_broken`.
    """
    try:
        return build()
    except (DefinitionError, KeyError, TypeError, ValueError) as error:
        # why: the full check is large to load and needed only where something is broken
        from ilms_desktop.definitions.check import check_forms

        problems = check_forms(root)
        if not problems:
            raise
        raise broken(problems) from error
